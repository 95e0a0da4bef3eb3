/**
 * The randomisation law of one metric's sum over the drawn hosts, and the scale on which metrics are compared.
 *
 * A score is rounded to small whole numbers, so that several metrics are summed in one addition (see `redraw.ts`), sums are exact, and ties are ties. Mean,
 * variance and skewness of a sum over a random subset have closed forms (Cochran 1977, 2.9 and 2.15). Rare counts make the law very skew, so the
 * standardised sum is carried to a normal scale by Wilson and Hilferty's cube root for a Pearson III law: on that scale metrics are alike, and the
 * largest of them is a fair maximum. Were the scale wrong, the test would lose power, never exactness: every re-draw is measured by it too.
 */

import { sumOf } from './score.ts';

/** How sums share a double: each half of its 52 bits holds two laws of 13 bits, or one of 26. */
export type Packing = { readonly laws: 4; readonly bits: 13 } | { readonly laws: 2; readonly bits: 26 };

/** More hosts than this in a sum would leave a score fewer than 64 steps in 13 bits. */
const NARROW_MAX = 128;

/** Returns the packing for sums over `width` hosts. */
export function packingOf(width: number): Packing {
  return width <= NARROW_MAX ? { laws: 4, bits: 13 } : { laws: 2, bits: 26 };
}

export type Law = {
  /** Per position, 0..; worse is up on the drawn side. */
  readonly steps: Float64Array;
  /** Mean of the sum over a random subset, its deviation (0: all hosts alike), and its skewness. */
  readonly mean: number;
  readonly deviation: number;
  readonly skew: number;
  /** The least sum that passes the gate of the smallest effect. */
  readonly gate: number;
  /** What a difference that does not matter adds to the true draw's sum. */
  readonly margin: number;
};

export type LawRequest = {
  readonly z: Float64Array;
  /** Hosts that a draw writes, and whether they are those that are *not* canaries. */
  readonly width: number;
  readonly isComplement: boolean;
  /** Distance between the arms' mean z that opens the gate. */
  readonly gateShift: number;
  /** Distance that does not matter. */
  readonly marginShift: number;
};

/** Returns the law of a score's sum. */
export function lawOf({ z, width, isComplement, gateShift, marginShift }: LawRequest): Law {
  const sign = isComplement ? -1 : 1;
  let [low, high] = [0, 0];
  for (let at = 0; at < z.length; at++) {
    const value = sign * (z[at] as number);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const stepsPerZ = high > low ? Math.floor((2 ** packingOf(width).bits - 1) / Math.max(width, 1)) / (high - low) : 0;
  const hosts = z.length;
  const steps = new Float64Array(hosts);
  for (let at = 0; at < hosts; at++) steps[at] = Math.floor((sign * (z[at] as number) - low) * stepsPerZ);
  const mean = sumOf(steps) / Math.max(hosts, 1);
  let [second, third] = [0, 0];
  for (let at = 0; at < hosts; at++) {
    const distance = (steps[at] as number) - mean;
    second += (distance * distance) / hosts;
    third += (distance * distance * distance) / hosts;
  }
  const rest = hosts - width;
  const variance = hosts < 3 ? 0 : (second * width * rest) / (hosts - 1);
  const skew = variance > 0 ? (third * width * rest * (rest - width)) / ((hosts - 1) * (hosts - 2)) / variance ** 1.5 : 0;
  const toSum = (shift: number): number => (width * shift * stepsPerZ * rest) / Math.max(hosts, 1);
  return {
    steps,
    mean: mean * width,
    deviation: Math.sqrt(variance),
    skew,
    gate: mean * width + toSum(gateShift),
    margin: toSum(marginShift),
  };
}

/** Below this skewness the law is normal, and the formula would divide by nothing. */
const SKEW_MIN = 1e-4;

/** Carries a standardised sum to the normal scale. Increasing. */
export function toNormal(t: number, skew: number): number {
  if (Math.abs(skew) < SKEW_MIN) return t;
  return (6 / skew) * (Math.cbrt((skew * t) / 2 + 1) - 1) + skew / 6;
}

/** The inverse of `toNormal`. */
export function fromNormal(u: number, skew: number): number {
  if (Math.abs(skew) < SKEW_MIN) return u;
  return (2 / skew) * (((u - skew / 6) * (skew / 6) + 1) ** 3 - 1);
}

/** Returns the normal scale's value of a sum; minus infinity when it does not pass the gate or the law says nothing. */
export function normalOf(law: Law, sum: number): number {
  if (law.deviation === 0 || sum < law.gate) return Number.NEGATIVE_INFINITY;
  return toNormal((sum - law.mean) / law.deviation, law.skew);
}

/** Returns the least sum that passes the gate and is at least `u` on the normal scale; infinite when none is. */
export function sumAt(law: Law, u: number): number {
  if (law.deviation === 0) return Number.POSITIVE_INFINITY;
  if (u === Number.NEGATIVE_INFINITY) return law.gate;
  return Math.max(law.gate, law.mean + law.deviation * fromNormal(u, law.skew));
}
