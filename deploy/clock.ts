/** The deployer's clock: Unix milliseconds that never step back, whatever is done to the machine's time. */
import { performance } from 'node:perf_hooks';

export type Clock = { now(): number };

/** Starts a clock at the machine's time, or at `atLeastMs` when that is later: a journal that is continued never goes back in time. */
export function openClock(atLeastMs: number): Clock {
  const startMs = Math.max(Date.now(), atLeastMs);
  const zero = performance.now();
  return { now: () => Math.round(startMs + performance.now() - zero) };
}
