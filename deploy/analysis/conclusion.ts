/**
 * What a watch may conclude when it ends without a regression: a pass, or that it could not tell.
 *
 * A pass is a claim about every metric that the fleet configured. A metric that told nothing (misnamed, its server down, its hosts silent) passes in every tool
 * that only compares what it has; here the watch is then inconclusive, and the policy or a human decides.
 */
import type { Compared } from './compared.ts';
import { DETECTABLE_MAX, HEARD_SHARE_MIN } from './limit.ts';
import type { Score } from './score.ts';
import type { MetricFinding, WatchDesign } from './types.ts';

export type EndRequest = {
  readonly design: WatchDesign;
  readonly compared: Compared;
  readonly scores: readonly Score[];
  readonly findings: readonly MetricFinding[];
  /** The smallest p that the draw's chance and the number of re-draws allow. */
  readonly smallestP: number;
};

/** Returns why nothing can be concluded, in words with numbers, or null when a pass is justified. */
export function findLack({ design, compared, scores, findings, smallestP }: EndRequest): string | null {
  const { canaries, hosts } = compared;
  const others = hosts.length - canaries;
  if (canaries === 0 || others === 0) return `${canaries} canaries against ${others} hosts are nothing to compare`;
  if (design.metrics.length === 0) return 'no metric is watched';
  if (smallestP > design.alpha) {
    return `${canaries} canaries against ${others} cannot give a p below ${smallestP.toPrecision(2)}, and alpha is ${design.alpha}`;
  }
  for (const [metric, score] of scores.entries()) {
    const [mine, theirs] = [countKnown(score, compared, 1), countKnown(score, compared, 0)];
    const isHeard = mine >= canaries * HEARD_SHARE_MIN && theirs >= others * HEARD_SHARE_MIN;
    if (!isHeard)
      return `${design.metrics[metric]?.name ?? 'a metric'} came from ${mine} of ${canaries} canaries and ${theirs} of ${others} others`;
  }
  const isBlind = findings.every(({ detectable }) => detectable === null || Math.max(detectable, 1 / detectable) > DETECTABLE_MAX);
  return isBlind ? `not even ${DETECTABLE_MAX} times as much of any metric would have been seen` : null;
}

function countKnown({ isKnown }: Score, { isCanary }: Compared, arm: number): number {
  let known = 0;
  for (const [at, flag] of isKnown.entries()) if (flag === 1 && isCanary[at] === arm) known++;
  return known;
}
