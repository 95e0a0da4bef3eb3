/**
 * When work would end if it could be poured: over slots that are busy for different times and of different speeds.
 *
 * The level L solves sum(speed × max(0, L - owed)) = work: slots busy beyond L take none. Found by leaving out the slots above the level until
 * none is left above, which takes a few rounds.
 */

/** What pouring needs to know of a slot: when it is free, wall milliseconds from now, and how fast it is. */
export type Vessel = { readonly owedMs: number; readonly speed: number };

/** Rounds until the level is taken as it is; each leaves out at least one slot, and three are usual. */
const MAX_ROUNDS = 12;

/** Returns the wall milliseconds from now at which `workMs` (speed 1) is done; 0 without work, infinite when there is work and no vessel. */
export function fluidLevelMs(vessels: readonly Vessel[], workMs: number): number {
  if (workMs <= 0) return 0;
  let level = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = levelBelow(vessels, workMs, level);
    if (next >= level) return next;
    level = next;
  }
  return level;
}

function levelBelow(vessels: readonly Vessel[], workMs: number, level: number): number {
  let filled = workMs;
  let speed = 0;
  for (const vessel of vessels) {
    if (vessel.owedMs >= level) continue;
    filled += vessel.owedMs * vessel.speed;
    speed += vessel.speed;
  }
  return speed > 0 ? filled / speed : level;
}

/** Returns the work (speed 1) that the vessels can still take before the level. */
export function capacityMs(vessels: readonly Vessel[], level: number): number {
  let capacity = 0;
  for (const vessel of vessels) capacity += vessel.speed * Math.max(0, level - vessel.owedMs);
  return capacity;
}
