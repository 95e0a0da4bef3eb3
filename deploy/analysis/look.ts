/**
 * One look: every metric scored, the test asked, the rules beside it heard, and a verdict with its numbers.
 *
 * Two questions are kept apart. Whether the canaries differ from the others more than chance allows is the test's, which measures the true draw exactly as it
 * measures a re-draw. Whether the difference is large enough to matter is asked afterwards, of the finding and of the value beyond the margin; that can
 * only forbid a rollback, so it can only lower the rate of false ones. See docs/design/0006-judge.md.
 */
import type { Boundary } from './boundary.ts';
import type { Compared } from './compared.ts';
import { findLack } from './conclusion.ts';
import { findHosts } from './host-verdict.ts';
import { RULE_ALPHA } from './limit.ts';
import type { Persistence } from './persistence.ts';
import { findingToShow, readMetrics, tellingValue } from './reading.ts';
import { type PackedSums, type Redraws, sumRedraws } from './redraw.ts';
import type { Scorer } from './score.ts';
import type { SignatureRule } from './signature.ts';
import type { Silence, SilenceRule } from './silence.ts';
import type { HostIndex, Tally } from './tally.ts';
import type { HostFinding, Look, Tick, WatchDesign } from './types.ts';
import { describeLook } from './words.ts';

/** A watch between two ticks. */
export type WatchState = {
  readonly design: WatchDesign;
  readonly compared: Compared;
  readonly scorers: readonly Scorer[];
  readonly since: Tally;
  readonly index: HostIndex;
  readonly redraws: Redraws;
  readonly sums: PackedSums;
  readonly boundary: Boundary;
  readonly signatures: SignatureRule;
  readonly silence: SilenceRule;
  readonly persistence: Persistence;
  ticks: number;
  isOver: boolean;
};

/** Looks at what was folded so far. `unwell`: hosts that a health check or the proof of what they run speaks against. */
export function lookNow(state: WatchState, atMs: Tick['atMs'], unwell: readonly HostFinding[]): Look {
  const { design, compared, redraws, sums } = state;
  const number = state.ticks - design.firstLookTicks + 1;
  const readings = readMetrics(state);
  const views = readings.flatMap((reading) => reading.views);
  const laws = views.map(({ law }) => law);
  const telling = readings.map(tellingValue);
  const crossing = state.boundary.look(number, {
    laws,
    sums: sumRedraws(redraws, laws, sums),
    truth: largestOf(views.map(({ value }) => value)),
    telling: largestOf(telling),
  });
  const scores = readings.map((reading) => reading.views[0].score);
  const silence = state.silence.judge();
  const ruleAlpha = RULE_ALPHA / Math.max(design.looks, 1);
  const signatures = state.signatures.judge(ruleAlpha);
  const guilty = [...telling.keys()].filter((metric) => crossing.hasCrossed && (telling[metric] ?? 0) >= crossing.level);
  const cause = causeOf({ guilty, isCondemned: signatures.isCondemned, silence, isUnwell: areCanariesUnwell(state, unwell), ruleAlpha });
  const metrics = readings.map((reading) => findingToShow(reading, compared, crossing));
  const lack = findLack({ design, compared, scores, findings: metrics, smallestP: (1 + redraws.same) / (redraws.count + 1) });
  const isLast = number >= design.looks;
  const verdict = cause !== null ? 'fail' : !isLast ? 'undecided' : lack === null ? 'pass' : 'inconclusive';
  const facts = {
    number,
    atMs,
    sinceMs: state.ticks * design.tickMs,
    verdict,
    by: cause ?? (!isLast ? null : lack === null ? 'end' : 'power'),
    p: crossing.p,
    alphaSpent: crossing.spent,
    metrics,
    signatures: signatures.findings,
    hosts: [...findHosts({ design, compared, scores, silence, persistence: state.persistence, ticks: state.ticks }), ...unwell],
    lack,
  } as const;
  const others = compared.hosts.length - compared.canaries;
  return { ...facts, words: describeLook(facts, { design, others, telling: guilty, lack }) };
}

function largestOf(values: readonly number[]): number {
  return Math.max(Number.NEGATIVE_INFINITY, ...values);
}

type Evidence = {
  readonly guilty: readonly number[];
  readonly isCondemned: boolean;
  readonly silence: Silence;
  readonly isUnwell: boolean;
  readonly ruleAlpha: number;
};

function causeOf({ guilty, isCondemned, silence, isUnwell, ruleAlpha }: Evidence): 'metric' | 'signature' | 'silence' | 'guard' | null {
  if (guilty.length > 0) return 'metric';
  if (isCondemned) return 'signature';
  if (silence.p <= ruleAlpha) return 'silence';
  return silence.isTotal || isUnwell ? 'guard' : null;
}

/** Unwell canaries that are a guard and not an accident: one may be the host's own fault, and with an unwell control it is not the release. */
const UNWELL_CANARIES_MIN = 2;

function areCanariesUnwell({ index, design }: WatchState, unwell: readonly HostFinding[]): boolean {
  const hosts = new Set(unwell.filter(({ reason }) => reason !== 'outlier').map(({ host }) => host));
  const arms = [...hosts].map((host) => design.arms[index.get(host) ?? -1]);
  return (
    arms.filter((arm) => arm === 'canary').length >= UNWELL_CANARIES_MIN && !arms.some((arm) => arm === 'control' || arm === 'placebo')
  );
}
