/**
 * The least time for the work of suites, when a slot has to be set up for each suite that it does anything of.
 *
 * Until a moment T a slot can do no more of a suite than what T leaves after the set-up. So each suite needs at least so many slots that its work
 * fits on the best of them, and each of these is a set-up, a loss of time on a slot that is at least as slow as the slowest. When work and losses
 * together fit into what all slots have until T, nothing here says that T is too early; the least such T is the bound. Whether slots could really be
 * divided that way is not asked (that is hard, and unnecessary for a bound): see Mäcker et al., "Non-preemptive scheduling with setup times", 2015.
 *
 * Set-ups are wall time: a browser starts and a service gets ready about as fast everywhere.
 */
import type { SlotCapacity } from './types.ts';

/** What of one suite has to be done, at speed 1, and where it can be. */
export type SuiteLoad = {
  readonly workMs: number;
  /** Wall milliseconds. */
  readonly setupMs: number;
  readonly able: readonly SlotCapacity[];
};

/** Halvings of the time in which the end is looked for: to a millionth of it. */
const HALVINGS = 20;

/** Returns the least time until which the suites could be done on the slots; not less than `leastMs`, which comes back when no set-up binds. */
export function endWithSetups(suites: readonly SuiteLoad[], slots: readonly SlotCapacity[], leastMs: number): number {
  if (!Number.isFinite(leastMs) || suites.every(({ setupMs }) => setupMs === 0) || fits(suites, slots, leastMs)) return leastMs;
  let tooEarlyMs = leastMs;
  let enoughMs = leastMs + suites.reduce((sum, { setupMs }) => sum + setupMs, 0);
  if (!fits(suites, slots, enoughMs)) return leastMs;
  for (let round = 0; round < HALVINGS; round++) {
    const middleMs = (tooEarlyMs + enoughMs) / 2;
    if (fits(suites, slots, middleMs)) enoughMs = middleMs;
    else tooEarlyMs = middleMs;
  }
  return enoughMs;
}

function fits(suites: readonly SuiteLoad[], slots: readonly SlotCapacity[], untilMs: number): boolean {
  let [freeMs, slowest] = [0, Number.POSITIVE_INFINITY];
  for (const slot of slots) {
    freeMs += openMs(slot, untilMs) * slot.speed;
    slowest = Math.min(slowest, slot.speed);
  }
  for (const { workMs, setupMs, able } of suites) {
    const count = fewestSlots(
      able.map((slot) => Math.max(0, openMs(slot, untilMs) - setupMs) * slot.speed),
      workMs,
    );
    if (count === null) return false;
    freeMs -= workMs + count * setupMs * slowest;
  }
  return freeMs >= 0;
}

function openMs({ fromMs = 0, untilMs = Number.POSITIVE_INFINITY }: SlotCapacity, endMs: number): number {
  return Math.max(0, Math.min(endMs, untilMs) - fromMs);
}

function fewestSlots(capacities: readonly number[], workMs: number): number | null {
  let leftMs = workMs;
  let count = 0;
  for (const capacity of capacities.toSorted((a, b) => b - a)) {
    if (leftMs <= 0) break;
    leftMs -= capacity;
    count += 1;
  }
  return leftMs <= 0 ? count : null;
}
