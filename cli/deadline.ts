/** Waits that end. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Returns what the promise brings, or `late` when it takes longer; the promise itself goes on. */
export async function withDeadline<Value, Late>(promise: Promise<Value>, deadlineMs: number, late: Late): Promise<Value | Late> {
  const abort = new AbortController();
  const timeout = sleep(deadlineMs, late, { signal: abort.signal, ref: true }).catch(() => late);
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    abort.abort();
  }
}
