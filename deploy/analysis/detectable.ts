/**
 * What a watch could have seen: the smallest regression that it catches with 99 % power.
 *
 * The test's statistic moves with an effect by a known amount: one unit moves each canary's z by `unitShift`, so their standardised sum by `unitShift`
 * times the square root of n(N-n)/N. It has to get from 0 beyond the boundary with 2.33 deviations to spare. For gauges the deviation stays; for counts the
 * canaries' own variance grows with their rate, which gives a quadratic in the root of the ratio. On the fleet model of the bench this agrees with the
 * rule N0 = 270 / (r - 1)^2 events that was fitted to simulated power.
 */
import { fromNormal } from './law.ts';
import { MARGIN_SHARE, POWER_Z } from './limit.ts';
import { logEffect, type Score } from './score.ts';
import type { MetricSpec } from './types.ts';

export type PowerRequest = {
  readonly spec: MetricSpec;
  readonly score: Score;
  readonly canaries: number;
  readonly hosts: number;
  /** Boundary on the normal scale, and the skewness of the metric's law. */
  readonly level: number;
  readonly skew: number;
};

/** A ratio further from 1 than this is no statement any more: nothing can be seen. */
const RATIO_MAX = 1_000;

/** Returns the smallest ratio seen with 99 % power, above 1 where higher is worse and below 1 where lower is; null when nothing can be seen. */
export function detectableRatio(request: PowerRequest): number | null {
  const { score, canaries, hosts, level } = request;
  const push = score.unitShift * Math.sqrt((canaries * (hosts - canaries)) / Math.max(hosts, 1));
  if (!(push > 0) || !Number.isFinite(level)) return null;
  const ratio = ratioAt(request, push);
  return ratio <= RATIO_MAX && ratio >= 1 / RATIO_MAX ? ratio : null;
}

/** `push`: deviations of the standardised sum that one unit of effect is worth. */
function ratioAt({ spec, level, skew }: PowerRequest, push: number): number {
  const needed = fromNormal(level, skew);
  const isHigher = spec.worse === 'higher';
  if (spec.kind === 'gauge') {
    const smallest = logEffect(spec.worse, spec.smallestEffect) * push;
    const effect = (Math.max(needed + smallest * MARGIN_SHARE, smallest) + POWER_Z) / push;
    return Math.exp(isHigher ? effect : -effect);
  }
  if (isHigher) return Math.max(ratioBeyond(needed, push), ratioBeyond(spec.smallestEffect * push, push));
  return 1 - Math.max((needed + POWER_Z) / push, spec.smallestEffect + POWER_Z / push);
}

/** Solves (r - 1) push = needed + 2.33 sqrt(r). */
function ratioBeyond(needed: number, push: number): number {
  const root = (POWER_Z + Math.sqrt(POWER_Z * POWER_Z + 4 * push * (push + needed))) / (2 * push);
  return root * root;
}
