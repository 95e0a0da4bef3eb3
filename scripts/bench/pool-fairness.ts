/** Folds samples of a pool into who had how much of what he deserved, and how long somebody had nothing. */
import type { PoolShare } from './pool-process.ts';

export type ShareSample = { readonly atMs: number; readonly shares: readonly PoolShare[] };

export type Fairness = {
  readonly runId: string;
  readonly weight: number;
  /** Slot time that it had, over slot time that it deserved, from its first sample to its last. */
  readonly ratio: number;
  /** The longest time without any slot while it deserved a whole one. */
  readonly starvedMs: number;
};

/** Returns a line a run; `samples` are in order. */
export function foldFairness(samples: readonly ShareSample[]): Fairness[] {
  const runs = new Map<string, { weight: number; had: number; deserved: number; withoutMs: number; starvedMs: number }>();
  for (const [index, { atMs, shares }] of samples.entries()) {
    const spanMs = (samples[index + 1]?.atMs ?? atMs) - atMs;
    for (const { runId, weight, slots, deserved } of shares) {
      const run = runs.get(runId) ?? { weight, had: 0, deserved: 0, withoutMs: 0, starvedMs: 0 };
      runs.set(runId, run);
      run.had += slots * spanMs;
      run.deserved += deserved * spanMs;
      run.withoutMs = slots === 0 && deserved >= 1 ? run.withoutMs + spanMs : 0;
      run.starvedMs = Math.max(run.starvedMs, run.withoutMs);
    }
  }
  return [...runs].map(([runId, { weight, had, deserved, starvedMs }]) => ({ runId, weight, ratio: had / deserved, starvedMs }));
}

/** Returns how long it took until every run had all whole slots of its share but one; `null` when it never did. */
export function settledAfterMs(samples: readonly ShareSample[]): number | null {
  const settled = samples.find(
    ({ shares }) => shares.length > 1 && shares.every(({ slots, deserved }) => slots >= Math.floor(deserved) - 1),
  );
  return settled === undefined ? null : settled.atMs - (samples[0]?.atMs ?? 0);
}
