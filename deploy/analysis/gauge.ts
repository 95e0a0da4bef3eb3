/**
 * What a gauge says of each host: how far its level since the switch is from what its own past foretells.
 *
 * ln(level) is regressed on ln(level of ten minutes) and ln(level of the last minute) over all compared hosts, arms unknown (Deng et al. 2013, CUPED, with
 * two covariates): differences between hosts and what the fleet does in common fall out, the residual is left. One re-weighting pulls residuals beyond four
 * robust deviations back before the fit is made again, so that one broken host does not bend the line for the others.
 */
import { CLIP_DEVIATIONS, CLIP_EFFECTS, FIT_HOSTS_MIN } from './limit.ts';
import { logEffect, quantileOf, type Score, signOf, standardise } from './score.ts';
import type { Baseline, Tally } from './tally.ts';
import type { MetricSpec } from './types.ts';

export type ScoreRequest = {
  readonly spec: MetricSpec;
  readonly metric: number;
  /** Design indices of the compared hosts. */
  readonly hosts: readonly number[];
  readonly baseline: Baseline;
  readonly since: Tally;
};

/** Scores a gauge at one look. A host without a baseline or without a level since the switch is not known. */
export function scoreGauge({ spec, metric, hosts, baseline, since }: ScoreRequest): Score {
  const level = (tally: Tally): Float64Array => levelsOf(tally, metric, hosts);
  const [past, recent, now] = [level(baseline.long), level(baseline.recent), level(since)];
  const tiny = floorOf(past);
  const isKnown = Uint8Array.from(hosts.keys(), (at) => (Number.isFinite(past[at]) && Number.isFinite(now[at]) ? 1 : 0));
  const log = (value: number | undefined): number => Math.log((value ?? 0) + tiny);
  const x1 = past.map((value, at) => (isKnown[at] === 1 ? log(value) : 0));
  const x2 = recent.map((value, at) => (isKnown[at] === 1 ? log(Number.isFinite(value) ? value : past[at]) : 0));
  const y = now.map((value, at) => (isKnown[at] === 1 ? log(value) : 0));
  const gate = logEffect(spec.worse, spec.smallestEffect);
  const raw = fitResiduals({ y, x1, x2, isKnown, gate });
  const sign = signOf(spec.worse);
  for (const [at, value] of raw.entries()) raw[at] = isKnown[at] === 1 ? value * sign : 0;
  return scoreRaw(raw, isKnown, gate);
}

/** The work has to explain this much of the deviation to be worth a second reading, and a second share of alpha. */
const WORK_SHARE_MAX = 0.9;

/** Returns the score of a cost less what the host's throughput explains of it; null when that is next to nothing. Hosts without a throughput keep theirs. */
export function scoreAtSameWork(spec: MetricSpec, cost: Score, work: Score): Score | null {
  const gate = logEffect(spec.worse, spec.smallestEffect);
  const both = cost.isKnown.map((flag, at) => (flag === 1 && work.isKnown[at] === 1 ? 1 : 0));
  const limits = [clipLimit(cost.raw, both, gate), clipLimit(work.raw, both, gate)] as const;
  const y = centre(
    cost.raw.map((value) => clamp(value, limits[0])),
    both,
  );
  const x = centre(
    work.raw.map((value) => clamp(value, limits[1])),
    both,
  );
  let [xx, xy] = [0, 0];
  for (let at = 0; at < x.length; at++) {
    if (both[at] !== 1) continue;
    xx += (x[at] as number) ** 2;
    xy += (x[at] as number) * (y[at] as number);
  }
  if (!(xx > 0)) return null;
  const slope = xy / xx;
  const raw = cost.raw.map((value, at) => (both[at] === 1 ? value - slope * (x[at] as number) : value));
  const score = scoreRaw(raw, cost.isKnown, gate);
  return score.deviation > 0 && score.deviation < cost.deviation * WORK_SHARE_MAX ? score : null;
}

function scoreRaw(raw: Float64Array, isKnown: Uint8Array, gate: number): Score {
  const limit = clipLimit(raw, isKnown, gate);
  const z = raw.map((value) => clamp(value, limit));
  const deviation = standardise(z, isKnown);
  const unitShift = deviation === 0 ? 0 : 1 / deviation;
  return { z, raw, isKnown, deviation, unitShift, gateShift: gate * unitShift, observed: null, expected: null };
}

function levelsOf(tally: Tally, metric: number, hosts: readonly number[]): Float64Array {
  return Float64Array.from(hosts, (host) => {
    const cell = metric * tally.hosts + host;
    return (tally.sum[cell] ?? 0) / (tally.ticks[cell] ?? 0);
  });
}

/** A hundredth of the typical level (the geometric mean): lets a level of 0 have a logarithm, and nothing else notice. */
function floorOf(past: Float64Array): number {
  let [levels, sum] = [0, 0];
  for (let at = 0; at < past.length; at++) {
    const value = past[at] as number;
    if (!(value > 0)) continue;
    levels++;
    sum += Math.log(value);
  }
  return levels === 0 ? 1 : Math.exp(sum / levels) / 100;
}

type Fit = {
  readonly y: Float64Array;
  readonly x1: Float64Array;
  readonly x2: Float64Array;
  readonly isKnown: Uint8Array;
  readonly gate: number;
};

function fitResiduals(fit: Fit): Float64Array {
  const known = fit.isKnown.reduce((sum, flag) => sum + flag, 0);
  if (known < FIT_HOSTS_MIN)
    return centre(
      fit.y.map((value, at) => value - (fit.x1[at] ?? 0)),
      fit.isKnown,
    );
  const first = residualsOf(fit, fit.y);
  const limit = clipLimit(first, fit.isKnown, fit.gate);
  const tamed = fit.y.map((value, at) => {
    const residual = first[at] ?? 0;
    return value - residual + clamp(residual, limit);
  });
  return residualsOf(fit, tamed);
}

/** Fits `target`, and returns how far `y` is from that line. */
function residualsOf({ y, x1, x2, isKnown }: Fit, target: Float64Array): Float64Array {
  const [m1, m2, mean] = [meanOf(x1, isKnown), meanOf(x2, isKnown), meanOf(target, isKnown)];
  let [aa, ab, bb, ay, by] = [0, 0, 0, 0, 0];
  for (let at = 0; at < y.length; at++) {
    if (isKnown[at] !== 1) continue;
    const [a, b, value] = [(x1[at] as number) - m1, (x2[at] as number) - m2, (target[at] as number) - mean];
    aa += a * a;
    ab += a * b;
    bb += b * b;
    ay += a * value;
    by += b * value;
  }
  const [b1, b2] = solve2({ aa, ab, bb, ay, by });
  return y.map((value, at) => value - mean - b1 * ((x1[at] as number) - m1) - b2 * ((x2[at] as number) - m2));
}

/** A second covariate that says the same as the first leaves nothing to divide by: this keeps the solution the smaller one. */
const RIDGE = 1e-6;

type Sums = { readonly aa: number; readonly ab: number; readonly bb: number; readonly ay: number; readonly by: number };

/** Solves the two normal equations `[aa ab; ab bb] b = [ay by]`. */
function solve2({ aa, ab, bb, ay, by }: Sums): readonly [number, number] {
  const ridge = RIDGE * (aa + bb);
  const [a, b] = [aa + ridge, bb + ridge];
  const determinant = a * b - ab * ab;
  if (!(determinant > 0)) return [0, 0];
  return [(b * ay - ab * by) / determinant, (a * by - ab * ay) / determinant];
}

function meanOf(x: Float64Array, isKnown: Uint8Array): number {
  let [known, sum] = [0, 0];
  for (let at = 0; at < x.length; at++) {
    if (isKnown[at] !== 1) continue;
    known++;
    sum += x[at] as number;
  }
  return known === 0 ? 0 : sum / known;
}

function centre(x: Float64Array, isKnown: Uint8Array): Float64Array {
  const mean = meanOf(x, isKnown);
  return x.map((value) => value - mean);
}

/** Of a normal distribution, the deviation is this many times the median distance from the median. */
const DEVIATIONS_A_MEDIAN = 1.4826;

/** Infinite when more than half of the hosts are exactly alike: then any difference is worth seeing whole. */
function clipLimit(residuals: Float64Array, isKnown: Uint8Array, gate: number): number {
  const known = residuals.filter((_, at) => isKnown[at] === 1);
  const middle = quantileOf(known, 0.5);
  const spread =
    DEVIATIONS_A_MEDIAN *
    quantileOf(
      known.map((value) => Math.abs(value - middle)),
      0.5,
    );
  return spread > 0 ? Math.max(CLIP_DEVIATIONS * spread, CLIP_EFFECTS * gate) : Number.POSITIVE_INFINITY;
}

function clamp(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
