/**
 * Bench `coordinator`: how many agents and results one coordinator carries, what a case costs it, and how soon a case's end is seen.
 * `node --cpu-prof scripts/bench/main.ts coordinator …` leaves a profile of the coordinator's process.
 */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import type { CoordinatorPlan, CoordinatorReport } from './coordinator-process.ts';
import { median, quantile } from './sample.ts';
import type { SwarmPlan } from './swarm-plan.ts';

const SWARM_PROCESSES = 2;
/** A coordinator that has said its figures and does not end is not waited for longer. */
const EXIT_MS = 30_000;

type Part = {
  readonly name: string;
  readonly agents: number;
  readonly files: number;
  readonly casesPerFile: number;
  /** Results a second that the agents bring together; `null` is as fast as it goes. */
  readonly offered: number | null;
  /** Rounds on one history: the first knows nothing, the second all cases. 1 makes each repeat a stranger. */
  readonly rounds: number;
};

/** `steady`: what the coordinator is made for, a million results at 5,000 a second. `burst`: as fast as it goes. `million`: the largest run, with history too. */
const PARTS: readonly Part[] = [
  { name: 'steady', agents: 500, files: 50_000, casesPerFile: 20, offered: 5_000, rounds: 1 },
  { name: 'burst', agents: 500, files: 5_000, casesPerFile: 20, offered: null, rounds: 1 },
  { name: 'million', agents: 500, files: 20_000, casesPerFile: 50, offered: null, rounds: 2 },
];

export const COORDINATOR: Bench = {
  summary:
    '500 simulated agents over gRPC from two other processes: results a second, CPU a case, memory, case end to subscriber (--part steady|burst|million, --agents N, --size 0.1 for a tenth of the files)',
  run,
};

type Finished = Extract<CoordinatorReport, { type: 'finished' }>;
type Measured = { readonly name: string; readonly part: Part; readonly results: readonly Finished[] };

async function run(options: BenchOptions): Promise<BenchResult> {
  const measured: Measured[] = [];
  for (const part of PARTS.filter((each) => options.extra['part'] === undefined || each.name === options.extra['part'])) {
    const agents = Number(options.extra['agents'] ?? part.agents);
    measured.push(...(await measurePart({ ...part, agents, files: Math.max(1, Math.round(part.files * options.size)) }, options)));
  }
  const bad = measured.flatMap(({ name, results }) =>
    results.filter(({ verdict }) => verdict !== 'green').map(({ verdict, reasons }) => `${name}: ${verdict}: ${reasons.join('; ')}`),
  );
  return {
    table: [HEADING, ...measured.map(renderPart)],
    figures: measured.flatMap(partFigures),
    notes: [...bad, 'the swarm shares the cores with the coordinator; results per CPU second is what one whole core would carry'],
  };
}

/** The long parts are measured once. */
async function measurePart(part: Part, options: BenchOptions): Promise<Measured[]> {
  const repeats = part.rounds > 1 || part.files * part.casesPerFile >= 500_000 ? 1 : options.repeats;
  const rounds: Finished[][] = Array.from({ length: part.rounds }, () => []);
  for (let repeat = 0; repeat < repeats; repeat++) {
    const stateDir = await mkdtemp(path.join(tmpdir(), 'shard-run-bench-'));
    try {
      for (const [round, results] of rounds.entries()) {
        const result = await runPart(part, stateDir);
        options.log(`${nameOf(part, round)}: ${result.cases} cases, ${result.verdict}, ${(result.busyMs / 1000).toFixed(1)} s`);
        results.push(result);
      }
    } finally {
      await rm(stateDir, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return rounds.map((results, round) => ({ name: nameOf(part, round), part, results }));
}

function nameOf(part: Part, round: number): string {
  return round === 0 ? part.name : `${part.name}, known`;
}

const HEADING = [
  '',
  'agents',
  'cases',
  'offered/s',
  'results/s',
  'CPU',
  'CPU a case',
  'results per CPU second',
  'peak memory',
  'end to subscriber p50',
  'p95',
];

function renderPart({ name, part, results }: Measured): string[] {
  const latencies = results.flatMap((each) => each.latenciesMs);
  const ms = (value: number) => (Number.isNaN(value) ? '-' : `${value.toFixed(1)} ms`);
  return [
    name,
    String(part.agents),
    String(results[0]?.cases ?? 0),
    part.offered === null ? '-' : String(part.offered),
    median(results.map(resultsPerSecond)).toFixed(0),
    `${(median(results.map(({ cpuMs }) => cpuMs)) / 1000).toFixed(1)} s`,
    `${(median(results.map(cpuPerCaseMs)) * 1000).toFixed(0)} us`,
    (1000 / median(results.map(cpuPerCaseMs))).toFixed(0),
    `${median(results.map((each) => each.peakMb)).toFixed(0)} MB`,
    ms(quantile(latencies, 0.5)),
    ms(quantile(latencies, 0.95)),
  ];
}

function partFigures({ name, part, results }: Measured): Figure[] {
  const latencies = results.flatMap((each) => each.latenciesMs);
  const figure = (what: string, unit: Figure['unit'], target: string | null, samples: readonly number[]): Figure => ({
    name: `${name}: ${what}`,
    unit,
    value: median(samples),
    target,
    samples,
  });
  const perCpuSecond = results.map((each) => 1000 / cpuPerCaseMs(each));
  const latency: Figure = {
    name: `${name}: case end to subscriber, p95`,
    unit: 'ms',
    value: quantile(latencies, 0.95),
    target: '<= 250',
    samples: [],
  };
  return [
    figure('results per CPU second', 'per second', '>= 5000', perCpuSecond),
    figure(
      'results a second, wall',
      'per second',
      part.offered === null ? null : `>= ${0.98 * part.offered}`,
      results.map(resultsPerSecond),
    ),
    figure(
      'CPU',
      'ms',
      null,
      results.map(({ cpuMs }) => cpuMs),
    ),
    figure(
      'peak memory',
      'MB',
      '<= 1000',
      results.map(({ peakMb }) => peakMb),
    ),
    ...(latencies.length === 0 ? [] : [latency]),
  ];
}

function resultsPerSecond(result: Finished): number {
  return result.cases / (result.busyMs / 1000);
}

function cpuPerCaseMs(result: Finished): number {
  return result.cpuMs / result.cases;
}

async function runPart(part: Part, stateDir: string): Promise<Finished> {
  const plan: CoordinatorPlan = { agents: part.agents, stateDir };
  const coordinator = fork(new URL('./coordinator-process.ts', import.meta.url), [JSON.stringify(plan)]);
  const swarms: ChildProcess[] = [];
  const exited = once(coordinator, 'exit');
  try {
    return await new Promise<Finished>((resolve, reject) => {
      // Its last words may come after its exit, and before the channel is closed.
      void once(coordinator, 'disconnect').then(() => reject(new Error(`the coordinator ended with ${coordinator.exitCode}`)));
      coordinator.on('message', (message) => {
        const report = message as CoordinatorReport;
        if (report.type === 'finished') return resolve(report);
        for (let index = 0; index < SWARM_PROCESSES; index++) swarms.push(startSwarm(part, report.address, index));
      });
    });
  } finally {
    // It has nothing left to do but to end, and to write its profile when it is profiled.
    const overdue = setTimeout(() => coordinator.kill('SIGKILL'), EXIT_MS);
    await exited;
    clearTimeout(overdue);
    for (const child of swarms) child.kill('SIGKILL');
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
    caseMs: part.offered === null ? 0 : (1000 * part.agents) / part.offered,
  };
  return fork(new URL('./agent-swarm.ts', import.meta.url), [JSON.stringify(plan)], { execArgv: [] });
}
