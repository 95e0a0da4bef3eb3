/** Bench `coordinator-kill`: the coordinator is killed at random moments of real runs and started again; nothing may be lost, counted twice or falsely green. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../core/random.ts';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { type CommandEnd, type Started, startShardRun, withTempDir } from './command.ts';
import {
  CASES_OF_KILL_GROUND,
  coordinate,
  freePort,
  journalBytes,
  readBegun,
  readReport,
  startAgents,
  writeProject,
} from './kill-ground.ts';
import { median, quantile, seconds } from './sample.ts';
import { killSharedOften, writeSharedProject } from './shared-kill.ts';

const KILLS = 200;
const KILLS_A_RUN = 4;
const AGENTS = 4;
const LOOK_MS = 5;
const PLAIN_RUNS = 3;
/** A coordinator that is not back by then never will be. */
const PATIENCE_MS = 30_000;
const RED_CASE = 'a failure that is no accident';

export const COORDINATOR_KILL: Bench = {
  summary: `kill -9 of the coordinator, or with --shared of a shared one, at random moments (--kills N, default ${KILLS}), ${AGENTS} agents, ${CASES_OF_KILL_GROUND} cases; every second run has a failing case`,
  run: (options) => withTempDir((dir) => run(options, dir)),
};

/** One run. Faults are in words; none is what is wanted. */
type Killed = { readonly resumesMs: readonly number[]; readonly wallMs: number; readonly faults: readonly string[] };

async function run(options: BenchOptions, dir: string): Promise<BenchResult> {
  const isShared = options.extra['shared'] !== undefined;
  if (isShared) writeSharedProject(dir);
  else writeProject(dir);
  const killOften = isShared ? killSharedRun : killOneShot;
  const random = createRandom(`coordinator-kill/${options.seed}`);
  const plain: number[] = [];
  for (let round = 0; round < PLAIN_RUNS; round += 1) plain.push((await killOften(dir, [], false)).wallMs);
  const kills = Number(options.extra['kills'] ?? KILLS);
  const runs: Killed[] = [];
  for (let done = 0; done < kills; done += KILLS_A_RUN) {
    const killed = await killOften(dir, drawMoments(random, median(plain)), runs.length % 2 === 1);
    runs.push(killed);
    options.log(
      `${done + KILLS_A_RUN}/${kills}: ${seconds(killed.wallMs)}, back in ${killed.resumesMs.map(seconds).join(', ')} ${killed.faults.join('; ')}`,
    );
  }
  return report(runs, plain);
}

/** How long each process lives, from its start. */
function drawMoments(random: Random, wallMs: number): number[] {
  return Array.from({ length: KILLS_A_RUN }, () => random.next() * (wallMs / KILLS_A_RUN) + wallMs / 20);
}

function prepare(dir: string, isRed: boolean): void {
  rmSync(path.join(dir, '.shard-run/runs'), { recursive: true, force: true });
  writeFileSync(path.join(dir, 'begun'), '');
  writeFileSync(path.join(dir, 'test/red.test.js'), redTest(isRed));
}

async function killSharedRun(dir: string, livesMs: readonly number[], isRed: boolean): Promise<Killed> {
  prepare(dir, isRed);
  const { end, resumesMs } = await killSharedOften(dir, AGENTS, livesMs);
  return judge(dir, end, isRed, resumesMs);
}

/** Plays one run with a kill after each life, the last one to its end. */
async function killOneShot(dir: string, livesMs: readonly number[], isRed: boolean): Promise<Killed> {
  prepare(dir, isRed);
  const address = `127.0.0.1:${await freePort()}`;
  const agents = startAgents(dir, address, AGENTS);
  const resumesMs: number[] = [];
  let last = coordinate(dir, address, AGENTS);
  for (const lifeMs of livesMs) {
    resumesMs.push(await untilBack(dir, last));
    await Promise.race([pause(lifeMs), last.ended]);
    last.kill();
    // A run that was faster than its kill has ended.
    if ((await last.ended).code !== null) break;
    last = coordinate(dir, address, AGENTS);
  }
  const end = await last.ended;
  await Promise.all(agents.map(({ ended }) => ended));
  // The first process begins the run, the later ones resume it.
  return judge(dir, end, isRed, resumesMs.slice(1));
}

async function judge(dir: string, { code, stderr }: CommandEnd, isRed: boolean, resumesMs: readonly number[]): Promise<Killed> {
  const faults = code === (isRed ? 1 : 0) ? findFaults(dir, isRed) : [`exit code ${code}: ${stderr}`];
  const verified = await startShardRun(dir, ['verify']).ended;
  if (verified.code !== 0) faults.push(`the certificate does not hold: ${verified.stdout}`);
  return { resumesMs, wallMs: readReport(dir).wallMs, faults };
}

/** Returns the time from the start of the process until it writes the journal on. */
async function untilBack(dir: string, coordinator: Started): Promise<number> {
  const startedMs = performance.now();
  const before = journalBytes(dir);
  let isOver = false;
  void coordinator.ended.then(() => (isOver = true));
  while (journalBytes(dir) <= before && !isOver) {
    if (performance.now() - startedMs > PATIENCE_MS) throw new Error('the coordinator does not come back');
    await pause(LOOK_MS);
  }
  return performance.now() - startedMs;
}

function findFaults(dir: string, isRed: boolean): string[] {
  const { verdict, cases } = readReport(dir);
  const faults: string[] = [];
  if (verdict !== (isRed ? 'red' : 'green')) faults.push(`the verdict is ${verdict}`);
  if (cases.length !== CASES_OF_KILL_GROUND + 1) faults.push(`${cases.length} cases are reported`);
  const begun = readBegun(dir);
  if (begun.size !== CASES_OF_KILL_GROUND) faults.push(`${begun.size} cases began`);
  const doubled = cases.filter(
    // What one agent alone failed may be tried on another: a control.
    ({ name, attempts }) => name !== RED_CASE && attempts.filter(({ outcome }) => outcome === 'passed' || outcome === 'failed').length > 1,
  );
  if (doubled.length > 0) faults.push(`counted twice: ${doubled.map(({ file, name }) => `${file} ${name}`).join(', ')}`);
  const failed = cases.filter(({ attempts }) => attempts.at(-1)?.outcome === 'failed').map(({ name }) => name);
  if (failed.join() !== (isRed ? RED_CASE : '')) faults.push(`failed: ${failed.join()}`);
  return faults;
}

function redTest(isRed: boolean): string {
  return `import { expect, test } from 'vitest';\ntest(${JSON.stringify(RED_CASE)}, () => expect(${isRed ? 1 : 2}).toBe(2));\n`;
}

function report(runs: readonly Killed[], plain: readonly number[]): BenchResult {
  const resumes = runs.flatMap(({ resumesMs }) => resumesMs);
  const extra = (median(runs.map(({ wallMs }) => wallMs)) - median(plain)) / KILLS_A_RUN;
  const faulty = runs.flatMap(({ faults }) => faults);
  return {
    table: [
      ['kills', 'runs with faults', 'back, median', 'p95', 'worst', 'run without', 'longer by a kill'],
      [
        String(runs.length * KILLS_A_RUN),
        String(runs.filter(({ faults }) => faults.length > 0).length),
        seconds(median(resumes)),
        seconds(quantile(resumes, 0.95)),
        seconds(Math.max(...resumes)),
        seconds(median(plain)),
        seconds(extra),
      ],
    ],
    figures: [
      { name: 'runs with faults', unit: 'count', value: faulty.length, target: '0', samples: runs.map(({ faults }) => faults.length) },
      { name: 'back after a kill', unit: 'ms', value: median(resumes), target: 'at most 2000', samples: resumes },
      { name: 'longer by a kill', unit: 'ms', value: extra, target: '3 % of the run', samples: runs.map(({ wallMs }) => wallMs) },
    ],
    notes: ['back: from the start of the process until it writes the journal on', ...faulty],
  };
}
