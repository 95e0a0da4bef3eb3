/** Bench `coordinator-kill`: the coordinator is killed at random moments of real runs and started again; nothing may be lost, counted twice or falsely green. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../core/random.ts';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { type Started, startShardRun, withTempDir } from './command.ts';
import { median, quantile, seconds } from './sample.ts';

const KILLS = 200;
const KILLS_A_RUN = 4;
const AGENTS = 4;
const FILES = 40;
const CASES = 5;
const CASE_MS = 150;
const LOOK_MS = 5;
const PLAIN_RUNS = 3;
/** A coordinator that is not back by then never will be. */
const PATIENCE_MS = 30_000;
const RED_CASE = 'a failure that is no accident';

export const COORDINATOR_KILL: Bench = {
  summary: `kill -9 of the coordinator at random moments (--kills N, default ${KILLS}), ${AGENTS} agents, ${FILES * CASES} cases; every second run has a failing case`,
  run: (options) => withTempDir((dir) => run(options, dir)),
};

type Report = {
  readonly verdict: string;
  readonly wallMs: number;
  readonly cases: readonly { readonly name: string; readonly attempts: readonly { readonly outcome: string }[] }[];
};
/** One run. Faults are in words; none is what is wanted. */
type Killed = { readonly resumesMs: readonly number[]; readonly wallMs: number; readonly faults: readonly string[] };

async function run(options: BenchOptions, dir: string): Promise<BenchResult> {
  writeProject(dir);
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

/** Plays one run with a kill after each life, the last one to its end. */
async function killOften(dir: string, livesMs: readonly number[], isRed: boolean): Promise<Killed> {
  rmSync(path.join(dir, '.shard-run/runs'), { recursive: true, force: true });
  writeFileSync(path.join(dir, 'begun'), '');
  writeFileSync(path.join(dir, 'test/red.test.js'), redTest(isRed));
  const address = `127.0.0.1:${await freePort()}`;
  const agents = Array.from({ length: AGENTS }, (_, index) =>
    startShardRun(dir, ['agent', '--coordinator', address, '--slots', '1', '--id', `agent-${index}`]),
  );
  const resumesMs: number[] = [];
  let last = coordinate(dir, address);
  for (const lifeMs of livesMs) {
    resumesMs.push(await untilBack(dir, last));
    await Promise.race([pause(lifeMs), last.ended]);
    last.kill();
    // A run that was faster than its kill has ended.
    if ((await last.ended).code !== null) break;
    last = coordinate(dir, address);
  }
  const { code, stderr } = await last.ended;
  const faults = code === (isRed ? 1 : 0) ? findFaults(dir, isRed) : [`exit code ${code}: ${stderr}`];
  const verified = await startShardRun(dir, ['verify']).ended;
  if (verified.code !== 0) faults.push(`the certificate does not hold: ${verified.stdout}`);
  await Promise.all(agents.map(({ ended }) => ended));
  // The first process begins the run, the later ones resume it.
  return { resumesMs: resumesMs.slice(1), wallMs: readReport(dir).wallMs, faults };
}

function coordinate(dir: string, address: string): Started {
  const reporter = `json=${path.join(dir, 'report.json')}`;
  return startShardRun(dir, ['coordinator', '--once', '--resume', '--expect', String(AGENTS), '--listen', address, '--reporter', reporter]);
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

/** The torn tail that a resume cuts off is smaller than what it then writes. */
function journalBytes(dir: string): number {
  try {
    const runs = path.join(dir, '.shard-run/runs');
    return statSync(path.join(runs, readdirSync(runs)[0] ?? '', 'journal')).size;
  } catch {
    return 0;
  }
}

function findFaults(dir: string, isRed: boolean): string[] {
  const { verdict, cases } = readReport(dir);
  const faults: string[] = [];
  if (verdict !== (isRed ? 'red' : 'green')) faults.push(`the verdict is ${verdict}`);
  if (cases.length !== FILES * CASES + 1) faults.push(`${cases.length} cases are reported`);
  const begun = new Set(readFileSync(path.join(dir, 'begun'), 'utf8').trim().split('\n'));
  if (begun.size !== FILES * CASES) faults.push(`${begun.size} cases began`);
  const doubled = cases.filter(({ attempts }) => attempts.filter(({ outcome }) => outcome === 'passed' || outcome === 'failed').length > 1);
  if (doubled.length > 0) faults.push(`${doubled.length} cases were counted twice`);
  const failed = cases.filter(({ attempts }) => attempts.at(-1)?.outcome === 'failed').map(({ name }) => name);
  if (failed.join() !== (isRed ? RED_CASE : '')) faults.push(`failed: ${failed.join()}`);
  return faults;
}

function readReport(dir: string): Report {
  return JSON.parse(readFileSync(path.join(dir, 'report.json'), 'utf8')) as Report;
}

function writeProject(dir: string): void {
  mkdirSync(path.join(dir, 'node_modules'), { recursive: true });
  mkdirSync(path.join(dir, 'test'));
  symlinkSync(path.resolve(import.meta.dirname, '../../node_modules/vitest'), path.join(dir, 'node_modules/vitest'));
  writeFileSync(path.join(dir, 'package.json'), '{ "type": "module", "devDependencies": { "vitest": "*" } }');
  appendFileSync(path.join(dir, 'begun'), '');
  for (let index = 0; index < FILES; index += 1) writeFileSync(path.join(dir, `test/f${index}.test.js`), waitingTest(dir));
}

/** Each case leaves a line when it begins: what never ran is seen there, whatever a report says. */
function waitingTest(dir: string): string {
  return `import { appendFileSync } from 'node:fs';
import { test } from 'vitest';
test.for([...Array(${CASES}).keys()])('case %i', async (index, { task }) => {
  appendFileSync(${JSON.stringify(path.join(dir, 'begun'))}, task.file.name + ' ' + index + '\\n');
  await new Promise((resolve) => setTimeout(resolve, ${CASE_MS}));
});
`;
}

function redTest(isRed: boolean): string {
  return `import { expect, test } from 'vitest';\ntest(${JSON.stringify(RED_CASE)}, () => expect(${isRed ? 1 : 2}).toBe(2));\n`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
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
