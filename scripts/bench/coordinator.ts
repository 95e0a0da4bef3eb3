/** Bench `coordinator`: how many agents and results one coordinator carries, what a case costs it, and how soon a case's end is seen. */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import type { CoordinatorReport } from './coordinator-process.ts';
import { median, quantile } from './sample.ts';
import type { SwarmPlan } from './swarm-plan.ts';

const SWARM_PROCESSES = 2;

type Part = {
  readonly name: string;
  readonly agents: number;
  readonly files: number;
  readonly casesPerFile: number;
  readonly caseMs: number;
};

/** `steady`: 500 agents that end 10 cases a second each. `burst`: as fast as it goes. `million`: the largest run. */
const PARTS: readonly Part[] = [
  { name: 'steady', agents: 500, files: 5_000, casesPerFile: 20, caseMs: 100 },
  { name: 'burst', agents: 500, files: 10_000, casesPerFile: 15, caseMs: 0 },
  { name: 'million', agents: 500, files: 20_000, casesPerFile: 50, caseMs: 0 },
];

export const COORDINATOR: Bench = {
  summary:
    '500 simulated agents over gRPC from two other processes: results a second, CPU a case, memory, case end to subscriber (--part steady|burst|million)',
  run,
};

type Finished = Extract<CoordinatorReport, { type: 'finished' }>;

async function run(options: BenchOptions): Promise<BenchResult> {
  const rows: string[][] = [];
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const part of PARTS.filter((each) => options.extra['part'] === undefined || each.name === options.extra['part'])) {
    const sized = {
      ...part,
      agents: Number(options.extra['agents'] ?? part.agents),
      files: Math.max(1, Math.round(part.files * options.size)),
    };
    const results: Finished[] = [];
    const repeats = part.name === 'million' ? 1 : options.repeats;
    for (let round = 0; round < repeats; round++) {
      const result = await runPart(sized);
      options.log(`${part.name}: ${result.cases} cases, ${result.verdict}, ${(result.busyMs / 1000).toFixed(1)} s`);
      results.push(result);
      if (result.verdict !== 'green') notes.push(`${part.name}: ${result.verdict}: ${result.reasons.join('; ')}`);
    }
    rows.push(renderPart(sized, results));
    figures.push(...partFigures(part.name, results));
  }
  return {
    table: [
      ['', 'agents', 'cases', 'results/s', 'CPU a case', 'results per CPU second', 'peak memory', 'end to subscriber p50', 'p95'],
      ...rows,
    ],
    figures,
    notes: [...notes, 'the swarm shares the cores with the coordinator; results per CPU second is what one whole core would carry'],
  };
}

function renderPart(part: Part, results: readonly Finished[]): string[] {
  const latencies = results.flatMap((each) => each.latenciesMs);
  const ms = (value: number) => (Number.isNaN(value) ? '-' : `${value.toFixed(1)} ms`);
  return [
    part.name,
    String(part.agents),
    String(results[0]?.cases ?? 0),
    median(results.map(resultsPerSecond)).toFixed(0),
    `${(median(results.map(cpuPerCaseMs)) * 1000).toFixed(0)} us`,
    (1000 / median(results.map(cpuPerCaseMs))).toFixed(0),
    `${median(results.map((each) => each.peakMb)).toFixed(0)} MB`,
    ms(quantile(latencies, 0.5)),
    ms(quantile(latencies, 0.95)),
  ];
}

function partFigures(name: string, results: readonly Finished[]): Figure[] {
  const latencies = results.flatMap((each) => each.latenciesMs);
  const perCpuSecond = results.map((each) => 1000 / cpuPerCaseMs(each));
  return [
    { name: `${name}: results per CPU second`, unit: 'per second', value: median(perCpuSecond), target: '>= 5000', samples: perCpuSecond },
    {
      name: `${name}: results a second, wall`,
      unit: 'per second',
      value: median(results.map(resultsPerSecond)),
      target: null,
      samples: results.map(resultsPerSecond),
    },
    {
      name: `${name}: peak memory`,
      unit: 'MB',
      value: median(results.map((each) => each.peakMb)),
      target: null,
      samples: results.map((each) => each.peakMb),
    },
    ...(latencies.length === 0
      ? []
      : [
          {
            name: `${name}: case end to subscriber, p95`,
            unit: 'ms' as const,
            value: quantile(latencies, 0.95),
            target: '<= 250',
            samples: [],
          },
        ]),
  ];
}

function resultsPerSecond(result: Finished): number {
  return result.cases / (result.busyMs / 1000);
}

function cpuPerCaseMs(result: Finished): number {
  return result.cpuMs / result.cases;
}

async function runPart(part: Part): Promise<Finished> {
  const coordinator = fork(new URL('./coordinator-process.ts', import.meta.url), [JSON.stringify({ agents: part.agents })]);
  const swarms: ChildProcess[] = [];
  try {
    return await new Promise<Finished>((resolve, reject) => {
      coordinator.on('exit', (code) => reject(new Error(`the coordinator ended with ${code}`)));
      coordinator.on('message', (message) => {
        const report = message as CoordinatorReport;
        if (report.type === 'finished') return resolve(report);
        for (let index = 0; index < SWARM_PROCESSES; index++) swarms.push(startSwarm(part, report.address, index));
      });
    });
  } finally {
    for (const child of [...swarms, coordinator]) child.kill('SIGKILL');
  }
}

function startSwarm(part: Part, address: string, index: number): ChildProcess {
  const share = Math.floor(part.agents / SWARM_PROCESSES) + (index < part.agents % SWARM_PROCESSES ? 1 : 0);
  const plan: SwarmPlan = {
    address,
    prefix: `swarm-${index}`,
    agents: share,
    files: part.files,
    casesPerFile: part.casesPerFile,
    caseMs: part.caseMs,
  };
  return fork(new URL('./agent-swarm.ts', import.meta.url), [JSON.stringify(plan)]);
}
