/**
 * What a look reads of each metric: as it is, and for costs, also at the same work.
 *
 * A host that serves more requests uses more CPU, and how many requests a host gets is mostly chance. So a gauge of which more is worse is read a second time with the
 * work taken out: its residual less what the host's own throughput residual explains, throughput being the first gauge of which less is worse. Both
 * readings are in the test's maximum. The second sees a smaller change of cost per request; the first keeps seeing a release that makes work. Whether
 * there is a second is decided by its variance over all hosts, arms unknown, so the test stays exact.
 */
import type { Crossing } from './boundary.ts';
import type { Compared } from './compared.ts';
import { createCountScorer } from './count.ts';
import { detectableRatio } from './detectable.ts';
import { findingOf, isTelling } from './finding.ts';
import { createGaugeScorer, scoreAtSameWork } from './gauge.ts';
import { type Law, lawOf, normalOf, toNormal } from './law.ts';
import { GATE_SHARE, MARGIN_SHARE } from './limit.ts';
import { type Redraws, sumTruth } from './redraw.ts';
import type { Score, Scorer } from './score.ts';
import type { Baseline, Tally } from './tally.ts';
import type { MetricFinding, MetricSpec, WatchDesign } from './types.ts';

/** One way to read a metric. `finding` has no `detectable` yet. */
export type View = {
  readonly score: Score;
  readonly law: Law;
  /** The canaries' sum on the normal scale, measured as a re-draw's is; minus infinity below the gate. */
  readonly value: number;
  /** The same less the margin: what is left is beyond a difference that does not matter. */
  readonly valueBeyondMargin: number;
  readonly finding: MetricFinding;
  /** The effect is large enough to roll back. */
  readonly isTelling: boolean;
};

/** Views of one metric, as it is first. */
export type Reading = { readonly spec: MetricSpec; readonly views: readonly [View, ...View[]] };

export type ReadingRequest = {
  readonly design: WatchDesign;
  readonly compared: Compared;
  /** One a metric, of this design. */
  readonly scorers: readonly Scorer[];
  readonly since: Tally;
  readonly redraws: Redraws;
};

/** Returns what scores each metric of the design. What the baseline alone decides is computed here, and not at each look. */
export function createScorers({ metrics }: WatchDesign, { hosts, canaries }: Compared, baseline: Baseline): Scorer[] {
  return metrics.map((spec, metric) => {
    const request = { spec, metric, hosts, baseline };
    return spec.kind === 'gauge' ? createGaugeScorer(request) : createCountScorer(request, canaries);
  });
}

/** Reads every metric of the design, in its order. */
export function readMetrics(request: ReadingRequest): Reading[] {
  const { design, scorers, since } = request;
  const scores = scorers.map((score) => score(since));
  const work = scores[design.metrics.findIndex(({ kind, worse }) => kind === 'gauge' && worse === 'lower')];
  return design.metrics.flatMap((spec, metric): Reading[] => {
    const score = scores[metric];
    if (score === undefined) return [];
    const isCost = spec.kind === 'gauge' && spec.worse === 'higher';
    const adjusted = isCost && work !== undefined ? scoreAtSameWork(spec, score, work) : null;
    const first = viewOf(request, spec, score);
    return [{ spec, views: adjusted === null ? [first] : [first, viewOf(request, spec, adjusted)] }];
  });
}

function viewOf({ compared, redraws }: ReadingRequest, spec: MetricSpec, score: Score): View {
  const shifts = { gateShift: score.gateShift * GATE_SHARE, marginShift: spec.kind === 'gauge' ? score.gateShift * MARGIN_SHARE : 0 };
  const law = lawOf({ z: score.z, width: redraws.width, isComplement: redraws.isComplement, ...shifts });
  const sum = sumTruth(redraws, law);
  const normal = law.deviation === 0 ? null : toNormal((sum - law.mean) / law.deviation, law.skew);
  const finding = findingOf({ spec, score, compared, normal });
  return { score, law, value: normalOf(law, sum), valueBeyondMargin: beyondMargin(law, sum), finding, isTelling: isTelling(spec, finding) };
}

/** The margin is taken off after the gate, which asks for the whole effect. */
function beyondMargin(law: Law, sum: number): number {
  if (law.deviation === 0 || sum < law.gate) return Number.NEGATIVE_INFINITY;
  return toNormal((sum - law.margin - law.mean) / law.deviation, law.skew);
}

/** Returns the view in which an effect moves a host's score most. */
export function sharpestView({ views }: Pick<Reading, 'views'>): View {
  return views.reduce((best, view) => (view.score.unitShift > best.score.unitShift ? view : best));
}

/** Returns the largest value, beyond its margin, of the views that may roll back; minus infinity when there is none. */
export function tellingValue({ views }: Reading): number {
  return views.reduce((most, view) => (view.isTelling ? Math.max(most, view.valueBeyondMargin) : most), Number.NEGATIVE_INFINITY);
}

/**
 * Returns the finding to show: of the metric as it is, unless the second view alone rolls back. What could have been seen is what the sharper view could.
 */
export function findingToShow(reading: Reading, { canaries, hosts }: Compared, { hasCrossed, level }: Crossing): MetricFinding {
  const { spec, views } = reading;
  const guilty = hasCrossed ? views.findIndex((view) => view.isTelling && view.valueBeyondMargin >= level) : -1;
  const { score, law } = sharpestView(reading);
  const detectable = detectableRatio({ spec, score, canaries, hosts: hosts.length, level, skew: law.skew });
  const shown = views[Math.max(guilty, 0)] ?? views[0];
  return guilty > 0 ? { ...shown.finding, detectable, isAtSameWork: true } : { ...shown.finding, detectable };
}
