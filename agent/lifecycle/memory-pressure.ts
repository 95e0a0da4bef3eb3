/**
 * How many slots an agent may use while memory is short.
 *
 * A machine that swaps is slow for all its slots at once, and one that runs out loses a whole runner: one unit fewer at a time costs less than either. So
 * one slot is closed at each sign of want, with time in between to see what it brought, and one is opened again after a long quiet. The
 * signs are far apart (little left, or processes that wait; much left and nobody waits), so that it does not swing. What runs is never stopped:
 * a closed slot takes nothing new. At least one slot stays open, for otherwise nothing would ever end.
 */

/** One look at the machine; see agent/process/memory.ts. */
export type MemorySign = {
  readonly availableBytes: number;
  readonly totalBytes: number;
  readonly stallRatio: number;
  readonly oomKills: number;
};

export type MemoryPressure = {
  readonly slots: number;
  usableSlots: number;
  /** When it last changed, or the last sign of want, milliseconds of any clock that does not step. */
  sinceMs: number;
  oomKills: number;
};

/** Less than this share is left: a runner of a usual project takes that much when it starts. */
const LITTLE_RATIO = 0.05;
/** More than this share is left: room for the slot that comes back. */
const ENOUGH_RATIO = 0.15;
/** Share of time in which something waits for memory: above it the machine is slower than one with fewer slots, below it nobody notices. */
const STALLED_RATIO = 0.2;
const CALM_RATIO = 0.05;
/** What closing one slot brings shows in a few seconds, when its unit has ended. */
const LOWER_EVERY_MS = 5_000;
const RAISE_AFTER_MS = 30_000;

export function createMemoryPressure(slots: number, oomKills: number): MemoryPressure {
  return { slots, usableSlots: slots, sinceMs: Number.NEGATIVE_INFINITY, oomKills };
}

/** Applies one look, in place, and returns how many slots may take something new: 1 to `slots`. */
export function applyMemorySign(pressure: MemoryPressure, sign: MemorySign, nowMs: number): number {
  const leftRatio = sign.totalBytes > 0 ? sign.availableBytes / sign.totalBytes : 1;
  const wasKilled = sign.oomKills > pressure.oomKills;
  pressure.oomKills = Math.max(pressure.oomKills, sign.oomKills);
  const isShort = leftRatio < LITTLE_RATIO || sign.stallRatio > STALLED_RATIO;
  const quietMs = nowMs - pressure.sinceMs;
  if (wasKilled || (isShort && quietMs >= LOWER_EVERY_MS)) {
    pressure.usableSlots = Math.max(1, pressure.usableSlots - 1);
    pressure.sinceMs = nowMs;
  } else if (!isShort && leftRatio > ENOUGH_RATIO && sign.stallRatio < CALM_RATIO) {
    if (pressure.usableSlots < pressure.slots && quietMs >= RAISE_AFTER_MS) {
      pressure.usableSlots += 1;
      pressure.sinceMs = nowMs;
    }
  } else if (pressure.usableSlots < pressure.slots) pressure.sinceMs = Math.max(pressure.sinceMs, nowMs - LOWER_EVERY_MS);
  return pressure.usableSlots;
}
