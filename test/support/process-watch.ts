/** Looks at real processes from outside. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether a process exists and is not a zombie that nobody has collected. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.charAt(stat.lastIndexOf(')') + 2) === 'Z';
  } catch {
    return false;
  }
}

/** Resolves when none of the processes lives; rejects with those that outlived the deadline. */
export async function untilGone(pids: readonly number[], deadlineMs: number): Promise<void> {
  const untilMs = performance.now() + deadlineMs;
  for (;;) {
    const alive = pids.filter(isAlive);
    if (alive.length === 0) return;
    if (performance.now() > untilMs) throw new Error(`still alive after ${deadlineMs} ms: ${alive.join(', ')}`);
    await pause(10);
  }
}
