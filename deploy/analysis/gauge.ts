/**
 * What a gauge says of each host: how far its level since the switch is from what its own past foretells.
 *
 * ln(level) is regressed on ln(level of ten minutes) and ln(level of the last minute) over all compared hosts, arms unknown (Deng et al. 2013, CUPED, with
 * two covariates): differences between hosts and what the fleet does in common fall out, the residual is left. One re-weighting pulls residuals beyond four
 * robust deviations back before the fit is made again, so that one broken host does not bend the line for the others.
 */
import { CLIP_DEVIATIONS, CLIP_EFFECTS, FIT_HOSTS_MIN } from './limit.ts';
import {
  countKnown,
  logEffect,
  meanOf,
  pickKnown,
  robustSpread,
  type Score,
  type Scorer,
  type ScorerRequest,
  signOf,
  standardise,
} from './score.ts';
import type { Tally } from './tally.ts';
import type { MetricSpec } from './types.ts';

/** Returns what scores a gauge at each look. A host without a baseline or without a level since the switch is not known. */
export function createGaugeScorer({ spec, metric, hosts, baseline }: ScorerRequest): Scorer {
  const level = (tally: Tally): Float64Array => levelsOf(tally, metric, hosts);
  const [past, recent] = [level(baseline.long), level(baseline.recent)];
  const tiny = floorOf(past);
  const x1 = past.map((value) => Math.log(value + tiny));
  const x2 = recent.map((value, at) => Math.log((Number.isFinite(value) ? value : (past[at] as number)) + tiny));
  const gate = logEffect(spec.worse, spec.smallestEffect);
  const sign = signOf(spec.worse);
  return (since) => {
    const now = level(since);
    const isKnown = new Uint8Array(hosts.length);
    const y = new Float64Array(hosts.length);
    for (let at = 0; at < hosts.length; at++) {
      const value = now[at] as number;
      if (!Number.isFinite(past[at]) || !Number.isFinite(value)) continue;
      isKnown[at] = 1;
      y[at] = Math.log(value + tiny);
    }
    const raw = fitResiduals({ y, x1, x2, isKnown, gate });
    for (let at = 0; at < raw.length; at++) raw[at] = isKnown[at] === 1 ? (raw[at] as number) * sign : 0;
    return scoreRaw(raw, isKnown, gate);
  };
}

/** The work has to explain this much of the deviation to be worth a second reading, and a second share of alpha. */
const WORK_SHARE_MAX = 0.9;

/** Returns the score of a cost less what the host's throughput explains of it; null when that is next to nothing. Hosts without a throughput keep theirs. */
export function scoreAtSameWork(spec: MetricSpec, cost: Score, work: Score): Score | null {
  const gate = logEffect(spec.worse, spec.smallestEffect);
  const both = new Uint8Array(cost.isKnown.length);
  for (let at = 0; at < both.length; at++) both[at] = (cost.isKnown[at] as number) & (work.isKnown[at] as number);
  const y = tameAndCentre(cost.raw, both, gate);
  const x = tameAndCentre(work.raw, both, gate);
  let xx = 0;
  let xy = 0;
  for (let at = 0; at < x.length; at++) {
    if (both[at] !== 1) continue;
    xx += (x[at] as number) ** 2;
    xy += (x[at] as number) * (y[at] as number);
  }
  if (!(xx > 0)) return null;
  const slope = xy / xx;
  const raw = cost.raw.slice();
  for (let at = 0; at < raw.length; at++) if (both[at] === 1) raw[at] = (raw[at] as number) - slope * (x[at] as number);
  const score = scoreRaw(raw, cost.isKnown, gate);
  return score.deviation > 0 && score.deviation < cost.deviation * WORK_SHARE_MAX ? score : null;
}

function scoreRaw(raw: Float64Array, isKnown: Uint8Array, gate: number): Score {
  const z = clampAll(raw, clipLimit(raw, isKnown, gate));
  const deviation = standardise(z, isKnown);
  const unitShift = deviation === 0 ? 0 : 1 / deviation;
  return { z, raw, isKnown, deviation, unitShift, gateShift: gate * unitShift, observed: null, expected: null };
}

function levelsOf({ hosts: width, sum, ticks }: Tally, metric: number, hosts: readonly number[]): Float64Array {
  const levels = new Float64Array(hosts.length);
  for (let at = 0; at < levels.length; at++) {
    const cell = metric * width + (hosts[at] as number);
    levels[at] = (sum[cell] as number) / (ticks[cell] as number);
  }
  return levels;
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
  const { y, x1, isKnown, gate } = fit;
  if (countKnown(isKnown) < FIT_HOSTS_MIN) {
    const changes = y.map((value, at) => (isKnown[at] === 1 ? value - (x1[at] as number) : 0));
    return centre(changes, isKnown);
  }
  const first = residualsOf(fit, y);
  const limit = clipLimit(first, isKnown, gate);
  const tamed = new Float64Array(y.length);
  for (let at = 0; at < tamed.length; at++) {
    const residual = first[at] as number;
    tamed[at] = (y[at] as number) - residual + clamp(residual, limit);
  }
  return residualsOf(fit, tamed);
}

/** Fits `target`, and returns how far `y` is from that line; 0 for hosts that are not known. */
function residualsOf({ y, x1, x2, isKnown }: Fit, target: Float64Array): Float64Array {
  const [m1, m2, mean] = [meanOf(x1, isKnown), meanOf(x2, isKnown), meanOf(target, isKnown)];
  const sums = { aa: 0, ab: 0, bb: 0, ay: 0, by: 0 };
  for (let at = 0; at < y.length; at++) {
    if (isKnown[at] !== 1) continue;
    const a = (x1[at] as number) - m1;
    const b = (x2[at] as number) - m2;
    const value = (target[at] as number) - mean;
    sums.aa += a * a;
    sums.ab += a * b;
    sums.bb += b * b;
    sums.ay += a * value;
    sums.by += b * value;
  }
  const [b1, b2] = solve2(sums);
  const residuals = new Float64Array(y.length);
  for (let at = 0; at < y.length; at++) {
    if (isKnown[at] !== 1) continue;
    residuals[at] = (y[at] as number) - mean - b1 * ((x1[at] as number) - m1) - b2 * ((x2[at] as number) - m2);
  }
  return residuals;
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

/** Subtracts the mean of the known ones, in place. */
function centre(x: Float64Array, isKnown: Uint8Array): Float64Array {
  const mean = meanOf(x, isKnown);
  for (let at = 0; at < x.length; at++) x[at] = (x[at] as number) - mean;
  return x;
}

function tameAndCentre(raw: Float64Array, isKnown: Uint8Array, gate: number): Float64Array {
  return centre(clampAll(raw, clipLimit(raw, isKnown, gate)), isKnown);
}

/** Infinite when more than half of the hosts are exactly alike: then any difference is worth seeing whole. */
function clipLimit(residuals: Float64Array, isKnown: Uint8Array, gate: number): number {
  const { deviation } = robustSpread(pickKnown(residuals, isKnown));
  return deviation > 0 ? Math.max(CLIP_DEVIATIONS * deviation, CLIP_EFFECTS * gate) : Number.POSITIVE_INFINITY;
}

function clampAll(values: Float64Array, limit: number): Float64Array {
  const clamped = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) clamped[at] = clamp(values[at] as number, limit);
  return clamped;
}

function clamp(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
