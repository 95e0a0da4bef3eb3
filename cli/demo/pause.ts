/** Waits: for a time, for a condition, for a machine that has nothing to do. */
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 100;
const QUIET_WINDOW_MS = 400;
/** Below this share of all cores in use nothing is being loaded any more. */
const QUIET_RATIO = 0.25;

/** Resolves after a time, or at once when aborted. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch {
    // Aborted: whoever waits looks at the signal.
  }
}

/** Resolves whether the condition became true before the deadline; an abort ends the wait. */
export async function waitFor(condition: () => boolean, deadlineMs: number, signal: AbortSignal): Promise<boolean> {
  const until = performance.now() + deadlineMs;
  while (!condition()) {
    if (performance.now() >= until || signal.aborted) return false;
    await sleep(POLL_MS, signal);
  }
  return true;
}

/** Resolves when the whole machine idles, or at the deadline on one that never does. */
export async function waitUntilQuiet(deadlineMs: number, signal: AbortSignal): Promise<void> {
  const until = performance.now() + deadlineMs;
  while (performance.now() < until && !signal.aborted) {
    const before = readCpuTimes();
    await sleep(QUIET_WINDOW_MS, signal);
    const after = readCpuTimes();
    if (busyRatio(before, after) < QUIET_RATIO) return;
  }
}

/** Time that all cores were in use, and time that they had, since the machine started. */
export type CpuTimes = { readonly busyMs: number; readonly totalMs: number };

/** Returns the share of all cores' time that was in use between two readings, 0 to 1. */
export function busyRatio(before: CpuTimes, after: CpuTimes): number {
  return (after.busyMs - before.busyMs) / Math.max(1, after.totalMs - before.totalMs);
}

export function readCpuTimes(): CpuTimes {
  let busyMs = 0;
  let totalMs = 0;
  for (const { times } of cpus()) {
    busyMs += times.user + times.sys + times.nice + times.irq;
    totalMs += times.user + times.sys + times.nice + times.irq + times.idle;
  }
  return { busyMs, totalMs };
}
