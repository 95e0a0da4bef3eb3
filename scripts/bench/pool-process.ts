/** A shared coordinator alone in its process, which says who has what of the pool while it serves. Started by the bench `pool`. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startPool } from '../../coordinator/main.ts';
import type { RunId } from '../../core/id.ts';

export type PoolPlan = { readonly stateDir: string };

/** What one run has, and what it deserves. */
export type PoolShare = { readonly runId: string; readonly weight: number; readonly slots: number; readonly deserved: number };

export type PoolMessage =
  | { readonly type: 'listening'; readonly address: string }
  /** `agents` are those that are here. */
  | { readonly type: 'sample'; readonly atMs: number; readonly agents: number; readonly shares: readonly PoolShare[] }
  /** Answers `watch`: when nothing was left of the run on any agent. Milliseconds of `performance.timeOrigin`'s clock. */
  | { readonly type: 'freed'; readonly atMs: number }
  /** Answers `figures`, which begins to count anew. */
  | { readonly type: 'figures'; readonly cpuMs: number; readonly wallMs: number; readonly peakMb: number; readonly lateMs: number };

export type PoolOrder = { readonly type: 'watch'; readonly runId: string } | { readonly type: 'figures' };

const SAMPLE_MS = 500;
/** Twenty times finer than what a cancelled run may take. */
const WATCH_MS = 50;

const { stateDir } = JSON.parse(process.argv[2] ?? '{}') as PoolPlan;
const pool = await startPool({ listen: '127.0.0.1:0', stateDir, history: null, mainBranch: 'main', version: '0' });
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let since = { cpu: process.cpuUsage(), wallMs: performance.now() };

say({ type: 'listening', address: pool.address });
setInterval(() => say(sample()), SAMPLE_MS);
process.on('message', (order: PoolOrder) => {
  if (order.type === 'watch') watch(order.runId as RunId);
  else say(figures());
});
// The bench is over: its folder is removed, and no run has to go on.
process.on('disconnect', () => process.exit());

function sample(): Extract<PoolMessage, { type: 'sample' }> {
  const { agents, queue } = pool.pool();
  const slots = new Map<string, number>();
  // With those that were asked for back: the run has them until it lets go.
  for (const { holder, slots: own } of agents) if (holder !== null) slots.set(holder, (slots.get(holder) ?? 0) + own);
  const shares = queue.map(({ runId, weight, deserved }) => ({ runId, weight, slots: slots.get(runId) ?? 0, deserved }));
  return { type: 'sample', atMs: performance.now(), agents: agents.length, shares };
}

function watch(runId: RunId): void {
  const look = setInterval(() => {
    if (pool.pool().agents.some(({ holder }) => holder === runId)) return;
    clearInterval(look);
    say({ type: 'freed', atMs: performance.timeOrigin + performance.now() });
  }, WATCH_MS);
}

function figures(): PoolMessage {
  const { user, system } = process.cpuUsage(since.cpu);
  const wallMs = performance.now() - since.wallMs;
  const lateMs = delay.percentile(99) / 1e6;
  since = { cpu: process.cpuUsage(), wallMs: performance.now() };
  delay.reset();
  return { type: 'figures', cpuMs: (user + system) / 1000, wallMs, peakMb: process.resourceUsage().maxRSS / 1024, lateMs };
}

function say(message: PoolMessage): void {
  if (process.connected) process.send?.(message);
}
