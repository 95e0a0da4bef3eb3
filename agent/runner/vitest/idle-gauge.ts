/** Tells whether this machine has a core to spare right now, from the counters of the operating system. */
import { cpus } from 'node:os';

/** Below this the counters' own resolution (10 ms a core) is most of what is read. */
const MIN_WINDOW_MS = 200;
/** On a saturated machine a fifth of the time is lost to waiting for messages and disks, and is nobody's to use. */
const SPARE_RATIO = 0.25;

export class IdleGauge {
  #atMs = performance.now();
  #last = readCounters();
  #hasSpare = true;

  /** True when at least a quarter of all cores was idle lately; true until a first window has passed. */
  hasSpareCore(): boolean {
    if (performance.now() - this.#atMs < MIN_WINDOW_MS) return this.#hasSpare;
    const now = readCounters();
    const totalMs = now.totalMs - this.#last.totalMs;
    this.#hasSpare = totalMs <= 0 || (now.idleMs - this.#last.idleMs) / totalMs >= SPARE_RATIO;
    this.#last = now;
    this.#atMs = performance.now();
    return this.#hasSpare;
  }
}

function readCounters(): { readonly idleMs: number; readonly totalMs: number } {
  let idleMs = 0;
  let totalMs = 0;
  for (const { times } of cpus()) {
    idleMs += times.idle;
    totalMs += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { idleMs, totalMs };
}
