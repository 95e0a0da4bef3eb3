/**
 * A look in one sentence with its numbers: what was found, on whom, how sure, and what could not have been seen.
 *
 * The numbers are the look's own, so the sentence says nothing that the look does not hold. Ratios of counts are said as factors, of gauges in per cent.
 */
import type { Look, MetricFinding, MetricSpec, WatchDesign } from './types.ts';

/** All of a look but its sentence, and what the sentence adds to it. */
export type LookFacts = Omit<Look, 'words'>;
export type WordContext = {
  readonly design: WatchDesign;
  readonly others: number;
  /** Metrics that rolled back, most telling first, by index. */
  readonly telling: readonly number[];
  /** Why nothing could be concluded. */
  readonly lack: string | null;
};

export function describeLook(look: LookFacts, context: WordContext): string {
  const since = `at +${Math.round(look.sinceMs / 1000)} s`;
  switch (look.verdict) {
    case 'fail':
      return `roll back ${since}: ${describeCause(look, context)}`;
    case 'pass':
      return `pass ${since}: nothing worse on ${canariesOf(look)} canaries against ${context.others}; ${describeBlindness(look, context.design)}`;
    case 'inconclusive':
      return `inconclusive ${since}: ${context.lack ?? 'nothing could be seen'}`;
    case 'undecided':
      return `undecided ${since}: p ${formatP(look.p, context.design.redraws)}; ${describeBlindness(look, context.design)}`;
  }
}

function describeCause(look: LookFacts, context: WordContext): string {
  const { design, others } = context;
  const metrics = context.telling.flatMap((metric) => describeFinding(design.metrics[metric], look.metrics[metric], others) ?? []);
  const first = look.signatures[0];
  const sign = first === undefined ? [] : [`new: \`${first.sample}\` on ${first.canaries} canaries, ${first.controls} others`];
  const silent = look.hosts.filter(({ reason }) => reason === 'silent').length;
  switch (look.by) {
    case 'metric':
      return [...metrics, `p ${formatP(look.p, design.redraws)}`, ...sign].join('; ');
    case 'signature':
      return [`a log line never seen before, p ${first?.p.toExponential(0) ?? '1'}`, ...sign, ...metrics].join('; ');
    case 'silence':
      return [`${silent} hosts fell silent, more canaries among them than chance allows`, ...metrics, ...sign].join('; ');
    case 'guard':
      return [`canaries are unwell and nobody else: ${look.hosts.map(({ host, reason }) => `${host} ${reason}`).join(', ')}`, ...sign].join(
        '; ',
      );
    default:
      return metrics.join('; ');
  }
}

/** "errors ×2.9 (99 %: 2.1 to 4.0), worse on 14 of 15 canaries against 285, 41 events too many". */
function describeFinding(spec: MetricSpec | undefined, finding: MetricFinding | undefined, others: number): string | null {
  if (spec === undefined || finding === undefined || finding.ratio === null) return null;
  const say = (ratio: number): string => formatRatio(spec, ratio);
  const interval = finding.low === null || finding.high === null ? '' : ` (99 %: ${say(finding.low)} to ${say(finding.high)})`;
  const excess =
    finding.excessEvents === null
      ? ''
      : `, ${Math.abs(finding.excessEvents).toFixed(0)} events too ${finding.excessEvents < 0 ? 'few' : 'many'}`;
  const work = finding.isAtSameWork === true ? ' at the same work' : '';
  return `${spec.name} ${say(finding.ratio)}${interval}${work}, worse on ${finding.worseHosts} of ${finding.canaries} canaries against ${others}${excess}`;
}

/** "could not have seen less than errors ×1.9, cpu +7 %". */
export function describeBlindness(look: Pick<Look, 'metrics'>, design: Pick<WatchDesign, 'metrics'>): string {
  const parts = design.metrics.map((spec, metric) => {
    const detectable = look.metrics[metric]?.detectable ?? null;
    return detectable === null ? `${spec.name} at all` : `${spec.name} ${formatRatio(spec, detectable)}`;
  });
  return parts.length === 0 ? 'no metric is watched' : `could not have seen less than ${parts.join(', ')}`;
}

/** A ratio beyond this is one of next to nothing: its digits are noise. */
const RATIO_MAX = 1000;

/** ×2.9 for counts and whatever more than doubled, +7 % or -7 % otherwise; beyond a thousandth and a thousand only that it is beyond. */
export function formatRatio({ kind }: Pick<MetricSpec, 'kind'>, ratio: number): string {
  if (ratio >= RATIO_MAX) return `×${RATIO_MAX}+`;
  if (ratio <= 1 / RATIO_MAX) return '×0';
  if (kind === 'count' || ratio >= 2) return `×${ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(ratio < 1 ? 2 : 1)}`;
  const percent = (ratio - 1) * 100;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(Math.abs(percent) < 10 ? 1 : 0)} %`;
}

function formatP(p: number, redraws: number): string {
  return p <= 1.5 / (redraws + 1) ? `≤ ${p.toExponential(0)}` : p.toPrecision(2);
}

function canariesOf(look: LookFacts): number {
  return look.metrics[0]?.canaries ?? 0;
}
