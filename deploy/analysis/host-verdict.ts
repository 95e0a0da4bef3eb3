/**
 * Verdicts on hosts: one bad host among the canaries is quarantined, not blamed on the release.
 *
 * A host is named only while such hosts are few. When a fifth of all hosts fall silent it is the network or the deployer, and when a fifth of the canaries
 * are far from their own past it is the release: then the tests over all hosts speak, and nobody is quarantined for it.
 */
import type { Compared } from './compared.ts';
import { HOST_SHARE_MAX, NAMED_MAX, OUTLIER_DEVIATIONS, OUTLIER_TICK_SHARE, OUTLIER_TICKS_MIN } from './limit.ts';
import type { Persistence } from './persistence.ts';
import type { Score } from './score.ts';
import type { Silence } from './silence.ts';
import type { HostFinding, MetricSpec, WatchDesign } from './types.ts';

export type HostRequest = {
  readonly design: WatchDesign;
  readonly compared: Compared;
  readonly scores: readonly Score[];
  readonly silence: Silence;
  readonly persistence: Persistence;
  /** Ticks since the switch. */
  readonly ticks: number;
};

/** Returns what is wrong with single hosts, silent ones first, ten of each kind at most. */
export function findHosts(request: HostRequest): HostFinding[] {
  const { compared, silence } = request;
  const silent = silence.hosts.flatMap((at): HostFinding[] => nameHost(request, at, 'silent', 'told nothing for 10 s or more'));
  const outliers: HostFinding[] = [];
  for (let at = 0; at < compared.hosts.length; at++) if (compared.isCanary[at] === 1) outliers.push(...findOutlier(request, at));
  return [...keepFew(silent, compared.hosts.length), ...keepFew(outliers, compared.canaries)];
}

function keepFew(findings: readonly HostFinding[], among: number): readonly HostFinding[] {
  return findings.length <= Math.max(1, HOST_SHARE_MAX * among) ? findings.slice(0, NAMED_MAX) : [];
}

function findOutlier(request: HostRequest, at: number): HostFinding[] {
  const { design, compared, scores, persistence, ticks } = request;
  if (ticks < OUTLIER_TICKS_MIN) return [];
  const details = scores.flatMap((score, metric) => {
    const isLasting = persistence.shareOf(metric, compared.hosts[at] ?? 0) >= OUTLIER_TICK_SHARE;
    return isLasting ? (describeOutlier(design.metrics[metric], score, at) ?? []) : [];
  });
  return details.length === 0 ? [] : nameHost(request, at, 'outlier', details.join(', '));
}

function nameHost({ design, compared }: HostRequest, at: number, reason: HostFinding['reason'], detail: string): HostFinding[] {
  const host = design.hosts[compared.hosts[at] ?? -1];
  return host === undefined ? [] : [{ host, reason, detail }];
}

function describeOutlier(spec: MetricSpec | undefined, score: Score, at: number): string | null {
  if (spec === undefined || score.isKnown[at] !== 1 || score.deviation === 0) return null;
  const deviations = (score.raw[at] ?? 0) / score.deviation;
  if (deviations < OUTLIER_DEVIATIONS) return null;
  const [seen, due] = [score.observed?.[at], score.expected?.[at]];
  if (seen === undefined || due === undefined) return `${spec.name} ${deviations.toFixed(0)} deviations worse than its own past`;
  if (Math.abs(seen - due) < spec.smallestExcess) return null;
  return `${spec.name} ${seen.toFixed(0)} where ${due.toFixed(1)} were expected`;
}
