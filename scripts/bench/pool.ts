/**
 * Bench `pool`: what a shared coordinator needs for many agents and runs at once, how fairly the runs share the agents, and how soon those of a
 * cancelled run are free. `node --cpu-prof scripts/bench/main.ts pool …` leaves a profile of the coordinator's process.
 */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@grpc/grpc-js';
import { cancelRun, connect, submitRun, watchRun } from '../../cli/remote/rpc/run-client.ts';
import { sendSnapshot } from '../../cli/workspace/rpc/send-snapshot.ts';
import { takeSnapshot } from '../../cli/workspace/snapshot.ts';
import type { RunId } from '../../core/id.ts';
import type { WorkspaceRef } from '../../core/workspace.ts';
import { sampleRequest } from '../../test/support/rpc/sample-request.ts';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { withTempDir } from './command.ts';
import { foldFairness, type ShareSample, settledAfterMs } from './pool-fairness.ts';
import type { PoolMessage, PoolOrder, PoolPlan } from './pool-process.ts';
import { median, quantile, ratio, seconds } from './sample.ts';
import type { SwarmPlan } from './swarm-plan.ts';

const AGENTS = 1_000;
const RUNS = 100;
const SWARM_PROCESSES = 2;
/** With the next three: a minute of work for all agents, a thousand results a second. */
const FILES = 60;
const CASES_A_FILE = 10;
const CASE_MS = 1_000;
/** Every tenth run weighs four times as much as the others. */
const HEAVY_EVERY = 10;
const HEAVY_PRIORITY = 3;
const CANCELS = 5;
/** All agents of a process register within seconds on an idle machine. */
const PATIENCE_MS = 300_000;
const LOOK_MS = 100;

export const POOL: Bench = {
  summary: `${AGENTS} simulated agents over gRPC from two other processes and ${RUNS} runs at once, each watched, a tenth of them with four times the weight (--agents N, --runs N, --size 0.1 for a tenth of the files)`,
  run: (options) => withTempDir((dir) => run(options, dir)),
};

type Scale = { readonly agents: number; readonly runs: number; readonly files: number };
type Ended = { readonly runId: RunId; readonly verdict: string; readonly reasons: readonly string[]; readonly cases: number };
/** How long the slots of a cancelled run took to be free. */
type Cancel = { readonly runId: RunId; readonly ms: number };
type Figures = Extract<PoolMessage, { type: 'figures' }>;

async function run(options: BenchOptions, dir: string): Promise<BenchResult> {
  const scale = {
    agents: Number(options.extra['agents'] ?? AGENTS),
    runs: Number(options.extra['runs'] ?? RUNS),
    files: Math.max(1, Math.round(FILES * options.size)),
  };
  const coordinator = new CoordinatorProcess({ stateDir: path.join(dir, 'state') });
  const swarms: ChildProcess[] = [];
  try {
    const address = await coordinator.address;
    for (let index = 0; index < SWARM_PROCESSES; index += 1) swarms.push(startSwarm(scale, address, index));
    await coordinator.until(({ agents }) => agents === scale.agents);
    options.log(`${scale.agents} agents are here`);
    const client = connect({ address, identity: () => null });
    try {
      return await measure({ client, coordinator, scale, log: options.log }, await sendTree(client, dir));
    } finally {
      client.close();
    }
  } finally {
    coordinator.end();
    for (const child of swarms) child.kill('SIGKILL');
  }
}

type Ground = {
  readonly client: Client;
  readonly coordinator: CoordinatorProcess;
  readonly scale: Scale;
  readonly log: BenchOptions['log'];
};

async function measure(ground: Ground, ref: WorkspaceRef): Promise<BenchResult> {
  const { client, coordinator, scale, log } = ground;
  await coordinator.figures();
  coordinator.samples.length = 0;
  const startedMs = performance.now();
  const runs = await Promise.all(Array.from({ length: scale.runs }, (_, index) => submit(client, ref, index)));
  const ends = runs.map((each) => follow(client, each));
  await coordinator.until(({ shares }) => shares.length > 1 && settledAfterMs(coordinator.samples) !== null);
  log(`every run has its share ${seconds(settledAfterMs(coordinator.samples) ?? Number.NaN)} after the first sample`);
  const cancels: Cancel[] = [];
  while (cancels.length < Math.min(CANCELS, Math.floor(scale.runs / 4))) {
    const chosen = coordinator.richest(cancels.map(({ runId }) => runId));
    if (chosen === null) break;
    cancels.push({ runId: chosen, ms: await cancel(ground, chosen) });
  }
  log(`cancelled: ${cancels.map(({ ms }) => seconds(ms)).join(', ')}`);
  const ended = await Promise.all(ends);
  const wallMs = performance.now() - startedMs;
  return report({ scale, ended, cancels, wallMs, figures: await coordinator.figures(), samples: coordinator.samples });
}

function submit(client: Client, ref: WorkspaceRef, index: number): Promise<RunId> {
  const priority = index % HEAVY_EVERY === 0 ? HEAVY_PRIORITY : 0;
  return submitRun(client, sampleRequest(ref, 'vitest', { submissionId: `run-${index}`, branch: `branch-${index}`, priority }));
}

async function follow(client: Client, runId: RunId): Promise<Ended> {
  for await (const watched of watchRun(client, runId)) {
    if (!('event' in watched) || watched.event.type !== 'run-finished') continue;
    const { verdict, reasons, totals } = watched.event.summary;
    return { runId, verdict, reasons, cases: totals.cases - totals.missing };
  }
  throw new Error(`the run ${runId} has no end`);
}

/** From the request until no agent has anything of the run. */
async function cancel({ client, coordinator }: Ground, runId: RunId): Promise<number> {
  const askedMs = performance.timeOrigin + performance.now();
  const freed = coordinator.whenFreed(runId);
  await cancelRun(client, runId);
  return (await freed) - askedMs;
}

async function sendTree(client: Client, dir: string): Promise<WorkspaceRef> {
  const folder = path.join(dir, 'project');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{}');
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const snapshot = await takeSnapshot({ folder, store: path.join(dir, 'snapshots'), signal });
  await sendSnapshot(client, snapshot, signal);
  return snapshot.ref;
}

function startSwarm({ agents, files }: Scale, address: string, index: number): ChildProcess {
  const share = Math.floor(agents / SWARM_PROCESSES) + (index < agents % SWARM_PROCESSES ? 1 : 0);
  const plan: SwarmPlan = { address, prefix: `swarm-${index}`, agents: share, files, casesPerFile: CASES_A_FILE, caseMs: CASE_MS };
  return fork(new URL('./agent-swarm.ts', import.meta.url), [JSON.stringify(plan)], { execArgv: [] });
}

/** The coordinator as the bench sees it: what it says of itself, and what it is asked. */
class CoordinatorProcess {
  readonly samples: ShareSample[] = [];
  readonly address: Promise<string>;
  readonly #child: ChildProcess;
  #agents = 0;

  constructor(plan: PoolPlan) {
    this.#child = fork(new URL('./pool-process.ts', import.meta.url), [JSON.stringify(plan)]);
    this.address = this.#answer('listening').then(({ address }) => address);
    this.#child.on('message', (message: PoolMessage) => {
      if (message.type !== 'sample') return;
      this.#agents = message.agents;
      this.samples.push(message);
    });
  }

  async until(fits: (now: { readonly agents: number; readonly shares: ShareSample['shares'] }) => boolean): Promise<void> {
    const overdueMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const now = { agents: this.#agents, shares: this.samples.at(-1)?.shares ?? [] };
      if (fits(now)) return;
      if (performance.now() > overdueMs) throw new Error(`the pool has ${now.agents} agents and ${JSON.stringify(now.shares)}`);
      await pause(LOOK_MS);
    }
  }

  /** The run that has most slots now, apart from these; `null` when nobody has any. */
  richest(others: readonly RunId[]): RunId | null {
    const shares = (this.samples.at(-1)?.shares ?? []).filter(({ runId, slots }) => slots > 0 && !others.includes(runId as RunId));
    const [first] = shares.toSorted((a, b) => b.slots - a.slots);
    return (first?.runId as RunId | undefined) ?? null;
  }

  async whenFreed(runId: RunId): Promise<number> {
    this.#ask({ type: 'watch', runId });
    return (await this.#answer('freed')).atMs;
  }

  figures(): Promise<Figures> {
    this.#ask({ type: 'figures' });
    return this.#answer('figures');
  }

  /** Its profile is written when it is profiled. */
  end(): void {
    if (this.#child.connected) this.#child.disconnect();
  }

  #ask(order: PoolOrder): void {
    this.#child.send(order);
  }

  async #answer<Type extends PoolMessage['type']>(type: Type): Promise<Extract<PoolMessage, { type: Type }>> {
    for (;;) {
      const [message] = (await once(this.#child, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) })) as [PoolMessage];
      if (message.type === type) return message as Extract<PoolMessage, { type: Type }>;
    }
  }
}

type Measured = {
  readonly scale: Scale;
  readonly ended: readonly Ended[];
  readonly cancels: readonly Cancel[];
  readonly wallMs: number;
  readonly figures: Figures;
  readonly samples: readonly ShareSample[];
};

function report({ scale, ended, cancels, wallMs, figures, samples }: Measured): BenchResult {
  const cancelled = new Set(cancels.map(({ runId }) => runId as string));
  const cancelsMs = cancels.map(({ ms }) => ms);
  const fairness = foldFairness(samples).filter(({ runId }) => !cancelled.has(runId));
  const ratios = fairness.map((each) => each.ratio);
  const bad = ended.filter(({ runId, verdict }) => verdict !== (cancelled.has(runId) ? 'incomplete' : 'green'));
  const cases = ended.reduce((sum, each) => sum + each.cases, 0);
  const cpu = figures.cpuMs / figures.wallMs;
  const starvedMs = Math.max(...fairness.map((each) => each.starvedMs));
  return {
    table: [
      [
        'agents',
        'runs',
        'cases',
        'results/s',
        'CPU',
        'cores',
        'peak memory',
        'late p99',
        'of its share, worst',
        'median',
        'starved',
        'cancelled',
      ],
      [
        String(scale.agents),
        String(scale.runs),
        String(cases),
        (cases / (wallMs / 1000)).toFixed(0),
        seconds(figures.cpuMs),
        ratio(cpu),
        `${figures.peakMb.toFixed(0)} MB`,
        `${figures.lateMs.toFixed(0)} ms`,
        ratio(Math.min(...ratios)),
        ratio(median(ratios)),
        seconds(starvedMs),
        seconds(Math.max(...cancelsMs)),
      ],
    ],
    figures: [
      { name: 'cores of the coordinator', unit: 'ratio', value: cpu, target: 'at most 1', samples: [figures.cpuMs, figures.wallMs] },
      { name: 'peak memory', unit: 'MB', value: figures.peakMb, target: 'at most 1024', samples: [] },
      { name: 'slot time over deserved slot time, p05', unit: 'ratio', value: quantile(ratios, 0.05), target: null, samples: ratios },
      {
        name: 'without a slot that it deserved, longest',
        unit: 'ms',
        value: starvedMs,
        target: null,
        samples: fairness.map((each) => each.starvedMs),
      },
      { name: 'every run has its share after', unit: 'ms', value: settledAfterMs(samples) ?? Number.NaN, target: null, samples: [] },
      {
        name: 'slots of a cancelled run free, worst',
        unit: 'ms',
        value: Math.max(...cancelsMs),
        target: 'at most 1000',
        samples: cancelsMs,
      },
      { name: 'runs that ended otherwise than they should', unit: 'count', value: bad.length, target: '0', samples: [] },
    ],
    notes: [
      ...bad.map(({ runId, verdict, reasons }) => `${runId}: ${verdict}: ${reasons.join('; ')}`),
      `CPU: of the coordinator, from the first run to the end of the last one, ${seconds(figures.wallMs)}; the swarm and the watchers share the cores with it`,
      'share: slot time that a run had over what it deserved by its weight and its use, from coming to end; starved: longest without a slot',
    ],
  };
}
