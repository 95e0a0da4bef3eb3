/** What one metric says of each compared host at one look, and how an effect of the release would show in it. */
import type { Baseline, Tally } from './tally.ts';
import type { MetricSpec } from './types.ts';

/**
 * Per position in `Compared`. `z` is standardised over all hosts without regard to arms, and worse is up; a host that told nothing has 0.
 * `raw` is the same before clipping and standardising, for naming outliers.
 */
export type Score = {
  readonly z: Float64Array;
  readonly raw: Float64Array;
  readonly isKnown: Uint8Array;
  /** Deviation that `z` was divided by; 0 when all hosts are alike and nothing can be learned. */
  readonly deviation: number;
  /** How far one unit of effect moves a canary's `z`. The unit is 1 in ln(ratio) for gauges, 1 in the ratio for counts. */
  readonly unitShift: number;
  /** Distance of the canaries' mean z from the others' that the smallest effect makes. */
  readonly gateShift: number;
  /** Counts only: events seen and expected, from the host's own baseline and the fleet's common change. */
  readonly observed: Float64Array | null;
  readonly expected: Float64Array | null;
};

/** Scores one metric at a look, from the sums since the switch. */
export type Scorer = (since: Tally) => Score;

export type ScorerRequest = {
  readonly spec: MetricSpec;
  readonly metric: number;
  /** Design indices of the compared hosts. */
  readonly hosts: readonly number[];
  readonly baseline: Baseline;
};

/** Below this share of the mean a deviation is what rounding leaves of hosts that are all alike. */
const ROUNDING = 1e-12;

/** Subtracts the mean and divides by the deviation of the known ones, in place; the others become 0. Returns the deviation. */
export function standardise(x: Float64Array, isKnown: Uint8Array): number {
  const known = countKnown(isKnown);
  const mean = meanOf(x, isKnown);
  let squares = 0;
  for (let at = 0; at < x.length; at++) squares += isKnown[at] === 1 ? ((x[at] as number) - mean) ** 2 : 0;
  const spread = known < 2 ? 0 : Math.sqrt(squares / known);
  const deviation = spread > Math.max(Math.abs(mean) * ROUNDING, Number.MIN_VALUE) ? spread : 0;
  for (let at = 0; at < x.length; at++) x[at] = isKnown[at] === 1 && deviation > 0 ? ((x[at] as number) - mean) / deviation : 0;
  return deviation;
}

/** Returns how many are known. */
export function countKnown(isKnown: Uint8Array): number {
  let known = 0;
  for (let at = 0; at < isKnown.length; at++) known += isKnown[at] as number;
  return known;
}

/** Returns the mean of the known ones, 0 when there are none. */
export function meanOf(x: Float64Array, isKnown: Uint8Array): number {
  let known = 0;
  let sum = 0;
  for (let at = 0; at < x.length; at++) {
    if (isKnown[at] !== 1) continue;
    known++;
    sum += x[at] as number;
  }
  return known === 0 ? 0 : sum / known;
}

/** Returns the sum, added in order. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] as number;
  return sum;
}

/** Returns the effect's sign: +1 when more is worse. */
export function signOf(worse: 'higher' | 'lower'): 1 | -1 {
  return worse === 'higher' ? 1 : -1;
}

/** Returns the smallest effect as a distance in ln(ratio), above 0 in both directions. */
export function logEffect(worse: 'higher' | 'lower', smallestEffect: number): number {
  return worse === 'higher' ? Math.log1p(smallestEffect) : -Math.log1p(-Math.min(smallestEffect, 0.999));
}

/** Returns the values of the known ones, in their order. */
export function pickKnown(values: Float64Array, isKnown: Uint8Array): Float64Array {
  const picked = new Float64Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) if (isKnown[at] === 1) picked[count++] = values[at] as number;
  return picked.subarray(0, count);
}

/** Of a normal distribution, the deviation is this many times the median distance from the median. */
const DEVIATIONS_A_MEDIAN = 1.4826;

/**
 * Returns the median, and the deviation that the median distance from it stands for: 0 when more than half of the values are alike. What is in the array afterwards
 * means nothing.
 */
export function robustSpread(values: Float64Array): { readonly middle: number; readonly deviation: number } {
  const middle = quantileOf(values, 0.5);
  for (let at = 0; at < values.length; at++) values[at] = Math.abs((values[at] as number) - middle);
  return { middle, deviation: DEVIATIONS_A_MEDIAN * quantileOf(values, 0.5) };
}

/** Returns the quantile by linear interpolation, 0 for no values. They change their order, and are not sorted: every look asks for dozens of medians. */
export function quantileOf(values: Float64Array, share: number): number {
  if (values.length === 0) return 0;
  const position = share * (values.length - 1);
  const rank = Math.floor(position);
  const low = select(values, rank);
  let high = low;
  if (position > rank) {
    high = Number.POSITIVE_INFINITY;
    for (let at = rank + 1; at < values.length; at++) high = Math.min(high, values[at] as number);
  }
  return low + (high - low) * (position - rank);
}

/** Moves the number of the rank to its place, none larger before it and none smaller after it, and returns it (Hoare 1961). */
function select(numbers: Float64Array, rank: number): number {
  let [from, to] = [0, numbers.length - 1];
  while (from < to) {
    const pivot = numbers[(from + to) >> 1] as number;
    let [left, right] = [from, to];
    while (left <= right) {
      while ((numbers[left] as number) < pivot) left++;
      while ((numbers[right] as number) > pivot) right--;
      if (left > right) break;
      const kept = numbers[left] as number;
      numbers[left++] = numbers[right] as number;
      numbers[right--] = kept;
    }
    if (rank <= right) to = right;
    else if (rank >= left) from = left;
    else break;
  }
  return numbers[rank] as number;
}
