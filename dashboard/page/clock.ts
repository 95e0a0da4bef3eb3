/** The coordinator's clock as this page knows it, and signals that move with it. */
import { signal } from '@preact/signals';

/** The coordinator's time, moved on once a second: what waits and ages is drawn from it. */
export const nowMs = signal(Date.now());

let offsetMs = 0;

/** Returns the coordinator's time now, by the newest message and what passed since. */
export function readClock(): number {
  return Date.now() + offsetMs;
}

/** Learns the coordinator's time from something that just happened; machines' clocks differ, and an old message sets nothing back. */
export function learnClock(atMs: number): void {
  offsetMs = Math.max(offsetMs === 0 ? Number.NEGATIVE_INFINITY : offsetMs, atMs - Date.now());
}

/** Holds the clock at a moment: an export shows the time at which it was made. */
export function holdClock(atMs: number): void {
  nowMs.value = atMs;
}

/** Moves the clock on once a second. */
export function startClock(): void {
  const EVERY_MS = 1_000;
  setInterval(() => {
    nowMs.value = readClock();
  }, EVERY_MS);
}
