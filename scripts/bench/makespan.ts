/** Bench `makespan`: 36 agent processes on the IMVU shape, over the bound: first run ever, with history, and with two agents killed at half time. */
import type { ChildProcess } from 'node:child_process';
import type { AgentPool } from '../../cli/demo/agent-pool.ts';
import type { MeasuredFile } from '../../cli/demo/comparison.ts';
import { boundOf, measureFiles } from '../../cli/demo/comparison.ts';
import { writeTestFiles } from '../../cli/demo/project.ts';
import type { RunLog, Stage } from '../../cli/demo/stage.ts';
import { createRunLog, labelsOfAgent, logEvent, makespanOf, openStage } from '../../cli/demo/stage.ts';
import { timeShares } from '../../cli/render/summary.ts';
import type { WorkloadFile } from '../../core/workload.ts';
import { createWorkload } from '../../core/workload.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { mean, quantile, ratio, seconds } from './sample.ts';

const AGENTS = 36;
/** Of the target; with a larger one the processor that 36 agents on one machine share has more time for the same work. */
const TIME_SCALE = 0.1;
const KILLED = 2;

export const MAKESPAN: Bench = {
  summary: `${AGENTS} agent processes, 1,000 files, 15,000 cases that wait at ${TIME_SCALE} of IMVU's time, a fifth of the work on 8 of the agents; --size and --agents make it smaller, --time-scale slower`,
  run,
};

type Course = { readonly name: string; readonly target: string; readonly killsAgents: boolean };

const COURSES: readonly Course[] = [
  { name: 'first run ever', target: '<= 1.12', killsAgents: false },
  { name: 'with history', target: '<= 1.04 mean, <= 1.06 p95', killsAgents: false },
  { name: 'two agents killed at half time', target: '<= 1.06 of the reduced bound', killsAgents: true },
];

type Sample = {
  readonly boundMs: number;
  readonly makespanMs: number;
  readonly dispatchMs: number;
  readonly verdict: string;
  readonly shares: string;
};

async function run(options: BenchOptions): Promise<BenchResult> {
  const agents = Number(options.extra['agents'] ?? AGENTS);
  const samples: Sample[][] = COURSES.map(() => []);
  for (let round = 0; round < options.repeats; round++) {
    const results = await runRound(options, agents, options.seed + round);
    for (const [index, sample] of results.entries()) {
      samples[index]?.push(sample);
      options.log(
        `round ${round + 1}, ${COURSES[index]?.name}: ${sample.verdict}, bound ${seconds(sample.boundMs)}, ${ratio(sample.dispatchMs / sample.boundMs)} from dispatch, ${ratio(sample.makespanMs / sample.boundMs)} from start`,
      );
      options.log(`  slots spent ${sample.shares}`);
    }
  }
  return summarise(samples);
}

/** One project: new tests appear between its first run and the others. */
async function runRound(options: BenchOptions, agents: number, seed: number): Promise<Sample[]> {
  const files = createWorkload({
    seed,
    files: Math.max(10, Math.round(1_000 * options.size)),
    cases: Math.max(100, Math.round(15_000 * options.size)),
    totalMs: 264 * 60_000 * options.size,
    timeScale: Number(options.extra['time-scale'] ?? TIME_SCALE),
  });
  const old = files.flatMap((file) => {
    const cases = file.cases.filter((testCase) => !testCase.isNew);
    return cases.length === 0 ? [] : [{ ...file, cases }];
  });
  await using stage = await openStage({ files: old, agents, keepDir: null, signal: new AbortController().signal });
  const results: Sample[] = [];
  for (const course of COURSES) {
    const current = results.length === 0 ? old : files;
    if (results.length > 0) await writeTestFiles(stage.projectDir, files);
    results.push(await runCourse(stage, { course, files: current, agents }));
  }
  return results;
}

type CoursePlan = { readonly course: Course; readonly files: readonly WorkloadFile[]; readonly agents: number };

async function runCourse(stage: Stage, { course, files, agents }: CoursePlan): Promise<Sample> {
  await using pool = await stage.startAgents();
  const log = createRunLog();
  const killing = { halfMs: sumOf(files) / agents / 2, hasKilled: false };
  const handle = stage.coordinator.run(stage.request, (event) => {
    logEvent(log, event);
    if (event.type !== 'unit-started' || !course.killsAgents || killing.hasKilled) return;
    killing.hasKilled = true;
    setTimeout(() => killAgents(pool), killing.halfMs);
  });
  log.summary = await handle.done;
  return sampleOf(log, { course, files, agents }, killing.halfMs);
}

/** Kills agents that anybody can replace: the restricted work keeps its bound. */
function killAgents(pool: AgentPool): void {
  for (const child of pool.processes.slice(0, KILLED) satisfies readonly ChildProcess[]) child.kill('SIGKILL');
}

function sampleOf(log: RunLog, plan: CoursePlan, killedAtMs: number): Sample {
  const makespanMs = makespanOf(log);
  const startedAtMs = log.summary?.startedAtMs ?? 0;
  const dispatchMs = makespanMs - ((log.dispatchedAtMs ?? startedAtMs) - startedAtMs);
  const measured = measureFiles(log.settled, plan.files);
  const slots = Array.from({ length: plan.agents }, (_, number) => ({ labels: new Set(labelsOfAgent(number, plan.agents)), speed: 1 }));
  const boundMs = Math.max(boundOf(measured, slots), plan.course.killsAgents ? reducedBound(measured, plan.agents, killedAtMs) : 0);
  const shares = log.summary === null ? 'nothing' : timeShares(log.summary.breakdown);
  return { boundMs, makespanMs, dispatchMs, verdict: log.summary?.verdict ?? 'none', shares };
}

/** All agents until the kill, fewer after it. */
function reducedBound(files: readonly MeasuredFile[], agents: number, killedAtMs: number): number {
  let workMs = 0;
  for (const { ms } of files) workMs += ms;
  return (workMs - KILLED * killedAtMs) / (agents - KILLED);
}

function sumOf(files: readonly WorkloadFile[]): number {
  let sum = 0;
  for (const file of files) {
    sum += file.loadMs + file.hookMs;
    for (const { ms } of file.cases) sum += ms;
  }
  return sum;
}

function summarise(samples: readonly (readonly Sample[])[]): BenchResult {
  const over = samples.map((each) => each.map((sample) => sample.dispatchMs / sample.boundMs));
  const fromStart = samples.map((each) => each.map((sample) => sample.makespanMs / sample.boundMs));
  return {
    table: [
      ['over the bound', 'mean', 'p95', 'max', "from the run's start, mean", 'bound', 'target'],
      ...COURSES.map((course, index) => {
        const values = over[index] ?? [];
        const bounds = (samples[index] ?? []).map((sample) => sample.boundMs);
        return [
          course.name,
          ratio(mean(values)),
          ratio(quantile(values, 0.95)),
          ratio(Math.max(...values)),
          ratio(mean(fromStart[index] ?? [])),
          seconds(mean(bounds)),
          course.target,
        ];
      }),
    ],
    figures: COURSES.map(
      (course, index): Figure => ({
        name: `${course.name}: makespan / bound, mean`,
        unit: 'ratio',
        value: mean(over[index] ?? []),
        target: course.target,
        samples: over[index] ?? [],
      }),
    ),
    notes: [
      'a makespan goes from the first unit to the last case; agents are processes of this machine with the framework loaded before the run',
      'the bound is that of the durations the run turned out to have, without any set-up',
      ...COURSES.flatMap((course, index) =>
        (samples[index] ?? []).filter((sample) => sample.verdict !== 'green').map((sample) => `${course.name}: ${sample.verdict}`),
      ),
    ],
  };
}
