/** Bench `agent-loss`: an agent of a real run is killed, stands still, or loses its cable (`--cut`); how long until its leases are on their way elsewhere, and what the run says. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readJournal } from '../../coordinator/journal/reader.ts';
import type { RunInput } from '../../coordinator/run/types.ts';
import { createRandom, type Random } from '../../core/random.ts';
import { joinCommand, LinkGround } from '../../test/support/link-ground.ts';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { startShardRun, withTempDir } from './command.ts';
import { CASES_OF_KILL_GROUND, coordinate, freePort, journalOf, readBegun, readReport, startAgents, writeProject } from './kill-ground.ts';
import { median, seconds } from './sample.ts';

const AGENTS = 3;
const KILLS = 10;
const LOOK_MS = 20;
/** A run that does not begin by then never will. */
const PATIENCE_MS = 180_000;
/** While the project's cases run: not too close to the end, or nothing would have to move. */
const MOMENT_MS = 5_000;
const WAYS = [
  ['kill -9', 'SIGKILL'],
  ['SIGSTOP', 'SIGSTOP'],
] as const;

export const AGENT_LOSS: Bench = {
  summary: `one of ${AGENTS} agents is killed, stopped, or with --cut loses its cable at a random moment of a run (--kills N of each, default ${KILLS})`,
  run: (options) => withTempDir((dir) => run(options, dir)),
};

/** One loss. Faults are in words; none is what is wanted. */
type Loss = { readonly noticedMs: number; readonly faults: readonly string[] };

async function run(options: BenchOptions, dir: string): Promise<BenchResult> {
  writeProject(dir);
  const random = createRandom(`agent-loss/${options.seed}`);
  if (options.extra['cut'] !== undefined) return runCuts(options, dir, random);
  const losses = new Map<string, Loss[]>(WAYS.map(([name]) => [name, []]));
  for (let number = 1; number <= Number(options.extra['kills'] ?? KILLS); number += 1) {
    for (const [name, signal] of WAYS) {
      const loss = await loseOne(dir, signal, random.next() * MOMENT_MS);
      losses.get(name)?.push(loss);
      options.log(`${number} ${name}: moved after ${seconds(loss.noticedMs)} ${loss.faults.join('; ')}`);
    }
  }
  return report(losses);
}

async function loseOne(dir: string, signal: 'SIGKILL' | 'SIGSTOP', afterMs: number): Promise<Loss> {
  rmSync(path.join(dir, '.shard-run/runs'), { recursive: true, force: true });
  writeFileSync(path.join(dir, 'begun'), '');
  const address = `127.0.0.1:${await freePort()}`;
  const agents = startAgents(dir, address, AGENTS);
  const coordinator = coordinate(dir, address, AGENTS);
  await untilBegun(dir);
  await pause(afterMs);
  agents[0]?.kill(signal);
  const lostAtMs = Date.now();
  const { code } = await coordinator.ended;
  const noticed = inputsOf(dir).find((input) => input.type === 'agent-lost');
  agents[0]?.kill('SIGKILL');
  await Promise.all(agents.map(({ ended }) => ended));
  const faults = findFaults(dir, code);
  return {
    noticedMs: noticed === undefined ? Number.NaN : noticed.nowMs - lostAtMs,
    faults: noticed === undefined ? ['nobody noticed', ...faults] : faults,
  };
}

/** The cable of one agent is pulled and stays out: the half-open connection that loopback never has. Needs root and iproute2. */
async function runCuts(options: BenchOptions, dir: string, random: Random): Promise<BenchResult> {
  if (!LinkGround.isPossible()) throw new Error('NOT TESTED: a cable needs root and iproute2');
  const losses: Loss[] = [];
  for (let number = 1; number <= Number(options.extra['kills'] ?? KILLS); number += 1) {
    const loss = await cutOne(dir, random.next() * MOMENT_MS);
    losses.push(loss);
    options.log(`${number} cut: moved after ${seconds(loss.noticedMs)} ${loss.faults.join('; ')}`);
  }
  return report(new Map([['cut cable', losses]]));
}

async function cutOne(dir: string, afterMs: number): Promise<Loss> {
  rmSync(path.join(dir, '.shard-run'), { recursive: true, force: true });
  writeFileSync(path.join(dir, 'begun'), '');
  await using link = LinkGround.open();
  const coordinator = coordinate(dir, `${link.address}:0`, AGENTS);
  const words = await untilJoinLine(dir);
  const joinAs = (id: string): string[] => joinCommand(words, id, path.join(dir, '.shard-run', id));
  link.start(dir, joinAs('far'));
  const near = Array.from({ length: AGENTS - 1 }, (_, index) => startShardRun(dir, joinAs(`near-${index}`)));
  await untilBegun(dir);
  await pause(afterMs);
  link.pull();
  const lostAtMs = Date.now();
  const { code } = await coordinator.ended;
  await Promise.all(near.map(({ ended }) => ended));
  const noticed = inputsOf(dir).find((input) => input.type === 'agent-lost');
  const faults = noticed === undefined ? ['nobody noticed', ...findFaults(dir, code)] : findFaults(dir, code);
  return { noticedMs: noticed === undefined ? Number.NaN : noticed.nowMs - lostAtMs, faults };
}

/** What the coordinator tells machines to type, from the address on. */
async function untilJoinLine(dir: string): Promise<readonly string[]> {
  for (const startedMs = performance.now(); performance.now() - startedMs < PATIENCE_MS; ) {
    const { code, stdout } = await startShardRun(dir, ['coordinator', 'token']).ended;
    const line = /agent join (.+)/u.exec(stdout)?.[1];
    if (code === 0 && line !== undefined) return line.trim().split(' ');
  }
  throw new Error('the coordinator does not listen');
}

async function untilBegun(dir: string): Promise<void> {
  for (const startedMs = performance.now(); readBegun(dir).size < AGENTS + 1; await pause(LOOK_MS))
    if (performance.now() - startedMs > PATIENCE_MS) throw new Error('the run does not begin');
}

/** The journal has the coordinator's own clock, which is this machine's. */
function inputsOf(dir: string): readonly RunInput[] {
  const journal = journalOf(dir);
  return journal === null ? [] : [...readJournal(journal)];
}

function findFaults(dir: string, code: number | null): string[] {
  if (code !== 0) return [`exit code ${code}`];
  const { verdict, cases } = readReport(dir);
  const doubled = cases.filter(({ attempts }) => attempts.filter(({ outcome }) => outcome === 'passed').length !== 1);
  return [
    ...(verdict === 'green' ? [] : [`the verdict is ${verdict}`]),
    ...(cases.length === CASES_OF_KILL_GROUND ? [] : [`${cases.length} cases are reported`]),
    ...(doubled.length === 0 ? [] : [`${doubled.length} cases do not have one accepted outcome`]),
  ];
}

function report(losses: ReadonlyMap<string, readonly Loss[]>): BenchResult {
  const rows = [...losses].map(([name, all]) => {
    const times = all.map(({ noticedMs }) => noticedMs);
    const faulty = all.filter(({ faults }) => faults.length > 0).length;
    return { name, times, faulty, all };
  });
  return {
    table: [
      ['an agent', 'times', 'leases moved after, median', 'worst', 'with faults'],
      ...rows.map(({ name, times, faulty }) => [
        name,
        String(times.length),
        seconds(median(times)),
        seconds(Math.max(...times)),
        String(faulty),
      ]),
    ],
    figures: rows.map(({ name, times }) => ({
      name: `${name}: leases moved after`,
      unit: 'ms',
      value: Math.max(...times),
      target: 'at most 5000',
      samples: times,
    })),
    notes: rows.flatMap(({ name, all }) => all.flatMap(({ faults }) => faults.map((words) => `${name}: ${words}`))),
  };
}
