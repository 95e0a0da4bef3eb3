/**
 * What a look tells of one metric in numbers that a human can weigh: ratio, interval, hosts, events.
 *
 * Nothing here decides except through the gate of the smallest effect, so arms are known here. The interval is the set of ratios that the test of the metric
 * alone would not refuse at 1 %: for sums over random subsets that set is, to first order, the normal interval with each arm's own variance between
 * hosts, widened by Student's t for few hosts; its coverage is tested by simulation. Residuals are pulled in around each arm's own middle, so
 * that one broken host does not make the ratio, while an effect on all canaries is not pulled in at all.
 */
import type { Compared } from './compared.ts';
import { CLIP_DEVIATIONS, INTERVAL_Z } from './limit.ts';
import { upperTail } from './probability.ts';
import { robustSpread, type Score, signOf, sumOf } from './score.ts';
import type { MetricFinding, MetricSpec } from './types.ts';

export type FindingRequest = {
  readonly spec: MetricSpec;
  readonly score: Score;
  readonly compared: Compared;
  /** The canaries' sum on the normal scale, gate or not; null when the law says nothing. */
  readonly normal: number | null;
};

/** Everything of a finding but what could have been seen: `detectable` is null. */
export function findingOf({ spec, score, compared, normal }: FindingRequest): MetricFinding {
  const { isCanary, canaries } = compared;
  const effect = score.observed === null ? gaugeEffect(spec, score, isCanary) : countEffect(spec, score, isCanary);
  const { ratio, low, high } = effect;
  const p = normal === null || ratio === null ? null : upperTail(normal);
  return { metric: spec.name, ratio, low, high, p, worseHosts: effect.worseHosts, canaries, excessEvents: effect.excess, detectable: null };
}

/** Says whether a finding is large enough to roll a release back. */
export function isTelling(spec: MetricSpec, { ratio, excessEvents }: MetricFinding): boolean {
  if (ratio === null) return false;
  const isWorse = spec.worse === 'higher' ? ratio >= 1 + spec.smallestEffect : ratio <= 1 - spec.smallestEffect;
  return isWorse && signOf(spec.worse) * (excessEvents ?? 0) >= (spec.kind === 'count' ? spec.smallestExcess : 0);
}

type Effect = {
  readonly ratio: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly worseHosts: number;
  readonly excess: number | null;
};

const NO_EFFECT: Effect = { ratio: null, low: null, high: null, worseHosts: 0, excess: null };

function gaugeEffect({ worse }: MetricSpec, { raw, isKnown }: Score, isCanary: Uint8Array): Effect {
  const of = (arm: number): Float64Array => valuesAt(raw, placesOf(isKnown, isCanary, arm));
  const [mine, others] = [of(1), of(0)];
  if (mine.length === 0 || others.length === 0) return NO_EFFECT;
  const [a, b] = [momentsOf(mine), momentsOf(others)];
  const shift = (a.mean - b.mean) * signOf(worse);
  const reach = marginOf(a, b);
  const [ratio, low, high] = [shift, shift - reach, shift + reach].map(Math.exp);
  return {
    ratio: finite(ratio),
    low: bound(low),
    high: bound(high),
    worseHosts: mine.reduce((worse, value) => worse + (value > b.middle ? 1 : 0), 0),
    excess: null,
  };
}

/** Positions of one arm's known hosts, ascending. */
function placesOf(isKnown: Uint8Array, isCanary: Uint8Array, arm: number): number[] {
  const places: number[] = [];
  for (let at = 0; at < isKnown.length; at++) if (isKnown[at] === 1 && isCanary[at] === arm) places.push(at);
  return places;
}

function valuesAt(values: Float64Array | null, places: readonly number[]): Float64Array {
  const picked = new Float64Array(places.length);
  for (let index = 0; index < picked.length; index++) picked[index] = values?.[places[index] as number] ?? 0;
  return picked;
}

/** Of one arm: the middle, the mean, its variance, and the degrees of freedom behind that. */
type Moments = { readonly middle: number; readonly mean: number; readonly variance: number; readonly freedom: number };

function momentsOf(values: Float64Array): Moments {
  const { middle, deviation } = robustSpread(values.slice());
  const limit = deviation * CLIP_DEVIATIONS || Number.POSITIVE_INFINITY;
  const tamed = values.slice();
  let sum = 0;
  for (let at = 0; at < tamed.length; at++) {
    const value = middle + Math.max(-limit, Math.min(limit, (values[at] as number) - middle));
    tamed[at] = value;
    sum += value;
  }
  const mean = sum / tamed.length;
  const freedom = tamed.length - 1;
  let squares = 0;
  for (let at = 0; at < tamed.length; at++) squares += ((tamed[at] as number) - mean) ** 2;
  return { middle, mean, variance: freedom > 0 ? squares / freedom / tamed.length : Number.POSITIVE_INFINITY, freedom };
}

/** An interval that is wider by more than this factor each way says nothing that anybody can weigh. */
const REACH_MAX = Math.log(100);

/** Half the width of the 99 % interval of a difference, infinite when it is too wide to say anything: Welch and Satterthwaite, with Student's t by Cornish and Fisher's expansion. */
function marginOf(a: Moments, b: Moments): number {
  const variance = a.variance + b.variance;
  if (!(variance > 0) || !Number.isFinite(variance)) return variance === 0 ? 0 : Number.POSITIVE_INFINITY;
  const freedom = variance ** 2 / (a.variance ** 2 / a.freedom + b.variance ** 2 / b.freedom);
  const z = INTERVAL_Z;
  const t = z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
  const reach = t * Math.sqrt(variance);
  return reach > REACH_MAX ? Number.POSITIVE_INFINITY : reach;
}

/** Half an event in each arm keeps a ratio finite when one of them had none. */
const HALF_EVENT = 0.5;

function countEffect(spec: MetricSpec, score: Score, isCanary: Uint8Array): Effect {
  const mine = armCounts(score, isCanary, 1);
  const others = armCounts(score, isCanary, 0);
  if (mine.hosts === 0 || others.hosts === 0 || mine.observed + others.observed === 0) return NO_EFFECT;
  const rate = others.observed / Math.max(others.expected, 1e-300);
  const excess = mine.observed - rate * mine.expected;
  const log = Math.log(mine.smoothed) - Math.log(others.smoothed);
  const reach = marginOf(mine.moments, others.moments);
  return {
    ratio: finite(Math.exp(log)),
    low: bound(Math.exp(log - reach)),
    high: bound(Math.exp(log + reach)),
    worseHosts: countWorse(score, isCanary, { rate, sign: signOf(spec.worse) }),
    excess: finite(excess),
  };
}

type ArmCounts = {
  readonly hosts: number;
  readonly observed: number;
  readonly expected: number;
  /** Observed over expected, half an event added to both. */
  readonly smoothed: number;
  readonly moments: Moments;
};

/** The variance of ln(rate) is that between hosts (the sandwich), and at least what chance alone makes of so many events. */
function armCounts({ observed, expected, isKnown }: Score, isCanary: Uint8Array, arm: number): ArmCounts {
  const places = placesOf(isKnown, isCanary, arm);
  const hosts = places.length;
  const [events, due] = [valuesAt(observed, places), valuesAt(expected, places)];
  const [seen, all] = [sumOf(events), sumOf(due)];
  const smoothed = (seen + HALF_EVENT) / (all + HALF_EVENT);
  const freedom = hosts - 1;
  let squares = 0;
  for (let index = 0; index < hosts; index++) squares += ((events[index] as number) - smoothed * (due[index] as number)) ** 2;
  const between = freedom > 0 ? (squares * hosts) / freedom / (seen + HALF_EVENT) ** 2 : Number.POSITIVE_INFINITY;
  const variance = Math.max(between, 1 / (seen + HALF_EVENT));
  return {
    hosts,
    observed: seen,
    expected: all,
    smoothed,
    moments: { middle: Math.log(smoothed), mean: Math.log(smoothed), variance, freedom },
  };
}

function countWorse({ observed, expected, isKnown }: Score, isCanary: Uint8Array, { rate, sign }: { rate: number; sign: number }): number {
  let worse = 0;
  for (let at = 0; at < isKnown.length; at++) {
    if (isKnown[at] !== 1 || isCanary[at] !== 1) continue;
    if (sign * ((observed?.[at] ?? 0) - rate * (expected?.[at] ?? 0)) > 0) worse++;
  }
  return worse;
}

/** A bound of a ratio; one that is nothing or endless says nothing. */
function bound(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : null;
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
