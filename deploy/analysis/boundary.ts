/**
 * The exact sequential test: when is the largest of all metrics too large to be chance, given that it is looked at again and again?
 *
 * The true draw and the re-draws come from one generator, so if the release changes nothing they are exchangeable, whatever the fleet does. At each look the
 * most extreme draws, measured by their largest metric, are taken away for good, true or not, by one rule that is the same for all; over
 * all looks never more than alpha x (re-draws + 1) of them. The release is rolled back if the true draw is among those taken away, which then has a chance of
 * alpha at most: for any drift, autocorrelation, distribution, dependence between metrics and number of looks.
 *
 * What is due at a look is an even portion of alpha. Eight draws in twenty-three looks are less than one a look, and a look that may take none away
 * could not roll back even a disaster; so the tail of the re-draws is continued as a normal one to the level where the portion lies, and what is
 * beyond that level goes. The level is a function of all draws alike, so it may be as wrong as it likes: the budget keeps the test exact.
 * Ties are taken away together or not at all. See docs/design/0006-judge.md.
 */
import { type Law, normalOf, type Packing, packingOf, sumAt } from './law.ts';
import { ANCHOR_RANK, CANDIDATE_U, FAR_U, LOOK_PORTION_MIN, SMALL_FLEET_HOSTS, SMALL_FLEET_U } from './limit.ts';
import { upperQuantile, upperTail } from './probability.ts';
import { findAtLeast, type PackedSums, type Redraws, unpackInto } from './redraw.ts';

/** What a look of the test found. */
export type Crossing = {
  /** The true draw was taken away, at this look or before: from now on a metric that matters enough may roll back. */
  readonly hasCrossed: boolean;
  /**
   * The value on the normal scale from which the true draw is taken away at this look; once alpha is used up, or the true draw has crossed, what it last
   * was. Infinite when there never was one: alpha is too small for so few re-draws.
   */
  readonly level: number;
  /** For the metrics that may roll back: (1 + re-draws at least as extreme, those taken away included) / (re-draws + 1). 1 when there are none. */
  readonly p: number;
  /** Share of all draws that was taken away so far; never more than alpha. */
  readonly spent: number;
};

export type LookSums = {
  readonly laws: readonly Law[];
  readonly sums: PackedSums;
  /** Largest metric of the true draw, measured as the re-draws are; minus infinity for none. */
  readonly truth: number;
  /** Largest of the metrics that matter enough to roll back, beyond its margin: for `p` alone. Minus infinity for none. */
  readonly telling: number;
};

/** The test of one watch. Stateful: one call a look, in order; `number` is 1-based. */
export type Boundary = { look(number: number, sums: LookSums): Crossing };

/** Returns the most draws that a watch may take away; below 1 it can never roll back by a metric. */
export function budgetOf(alpha: number, redraws: number): number {
  // The sum of alpha and 1 has rounding of its own: a budget of exactly 8 must not become 7.
  return Math.floor(alpha * (redraws + 1) + 1e-9);
}

export function createBoundary(redraws: Redraws, alpha: number, looks: number): Boundary {
  const packing = packingOf(redraws.width);
  const isAlive = new Uint8Array(redraws.count).fill(1);
  const budget = budgetOf(alpha, redraws.count);
  const portion = (alpha * (redraws.count + 1)) / Math.max(looks, 1);
  let used = 0;
  let usedRedraws = 0;
  let hasCrossed = false;
  let crossedAt = Number.POSITIVE_INFINITY;
  let reached = Number.POSITIVE_INFINITY;
  return {
    look(number, request) {
      const bar = barOf(request.laws);
      const due = Math.max(portion * number - used, portion * LOOK_PORTION_MIN);
      const draws = findCandidates(isAlive, packing, request, { due, bar });
      const isTelling = request.telling > Number.NEGATIVE_INFINITY;
      const p = isTelling ? (1 + usedRedraws + countBeyondTelling(isAlive, packing, request)) / (redraws.count + 1) : 1;
      const candidates = hasCrossed ? draws : [...draws, { draw: TRUTH, value: request.truth }];
      candidates.sort((a, b) => b.value - a.value);
      const level = levelOf(candidates, { due, left: budget - used, bar });
      for (const { draw } of candidates.slice(0, countBeyond(candidates, level, budget - used))) {
        used++;
        if (draw === TRUTH) {
          hasCrossed = true;
          crossedAt = level;
          continue;
        }
        isAlive[draw] = 0;
        usedRedraws++;
      }
      if (Number.isFinite(level)) reached = level;
      return { hasCrossed, level: Math.min(reached, crossedAt), p, spent: used / (redraws.count + 1) };
    },
  };
}

/** The true draw among the re-draws. */
const TRUTH = -1;
type Candidate = { readonly draw: number; readonly value: number };

/** From where on draws are looked at one by one: beyond it lies whatever could be taken away. */
function barOf(laws: readonly Law[]): number {
  const hosts = laws[0]?.steps.length ?? 0;
  return hosts > SMALL_FLEET_HOSTS ? CANDIDATE_U : SMALL_FLEET_U;
}

/**
 * Finds the living re-draws that may tell the level or go at it. While fewer than `ANCHOR_RANK` are due, the level is at least the value of that rank: those behind
 * it are then left alone, if so many lie beyond `FAR_U`.
 */
function findCandidates(isAlive: Uint8Array, packing: Packing, look: LookSums, { due, bar }: Record<'due' | 'bar', number>): Candidate[] {
  const far = due < ANCHOR_RANK ? findBeyond(isAlive, packing, look, FAR_U) : [];
  return far.length >= ANCHOR_RANK ? far : findBeyond(isAlive, packing, look, bar);
}

/** Finds the living re-draws beyond a value on the normal scale. */
function findBeyond(isAlive: Uint8Array, packing: Packing, { laws, sums }: LookSums, bar: number): Candidate[] {
  const isFar = findAtLeast(
    sums,
    packing,
    laws.map((law) => sumAt(law, bar)),
  );
  const sum = new Int32Array(sums.length * packing.laws);
  const draws: Candidate[] = [];
  for (let draw = 0; draw < isAlive.length; draw++) {
    if (isFar[draw] === 0 || isAlive[draw] === 0) continue;
    unpackInto(sums, draw, packing, sum);
    draws.push({ draw, value: largestOf(laws, sum) });
  }
  return draws;
}

function countBeyondTelling(isAlive: Uint8Array, packing: Packing, { laws, sums, telling }: LookSums): number {
  const isNear = findAtLeast(
    sums,
    packing,
    laws.map((law) => sumAt(law, telling)),
  );
  let beyond = 0;
  for (let draw = 0; draw < isAlive.length; draw++) beyond += (isNear[draw] as number) & (isAlive[draw] as number);
  return beyond;
}

function largestOf(laws: readonly Law[], sum: Int32Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < laws.length; at++) largest = Math.max(largest, normalOf(laws[at] as Law, sum[at] as number));
  return largest;
}

/** The value that `due` draws are expected to reach: read off the draws while that is a whole number of them, else continued beyond them. */
function levelOf(candidates: readonly Candidate[], { due, left, bar }: Record<'due' | 'left' | 'bar', number>): number {
  if (left < 1) return Number.POSITIVE_INFINITY;
  const whole = Math.floor(due);
  const read = whole >= 1 ? (candidates[whole - 1]?.value ?? bar) : Number.POSITIVE_INFINITY;
  const far = candidates.filter(({ value }) => value >= bar).length;
  const rank = Math.min(ANCHOR_RANK, Math.max(far, 1));
  const anchor = far >= ANCHOR_RANK ? (candidates[rank - 1]?.value ?? bar) : bar;
  const continued = upperQuantile(Math.min((upperTail(anchor) * due) / rank, 0.5));
  return Math.max(Math.min(read, continued), bar);
}

/** How many of the sorted candidates go: all at the level or above, whole ties only, and never more than are left in the budget. */
function countBeyond(candidates: readonly Candidate[], level: number, left: number): number {
  let gone = 0;
  let at = 0;
  while (at < candidates.length && (candidates[at]?.value ?? Number.NEGATIVE_INFINITY) >= level) {
    const value = candidates[at]?.value;
    while (at < candidates.length && candidates[at]?.value === value) at++;
    if (at > left) break;
    gone = at;
  }
  return gone;
}
