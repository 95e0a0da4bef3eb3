/**
 * How an agent stands: does it fail units that other agents pass, and is it slower than they are, more than chance explains?
 *
 * The test's own part is taken out first: a unit speaks against its agent only when an agent like it was given the same cases and passed them.
 * A healthy agent meets that too, as often as tests are flaky. So each unit is weighed by its likelihood ratio, sick over healthy, where the
 * healthy share is the larger of what the file's past makes likely and what the median agent of this run meets: a service that hiccups for
 * everybody accuses nobody. Nobody knows how often a sick agent fails, so three shares are weighed side by side and their mean decides. Each is
 * kept from falling below 1, for a disk may fill at any time: what was good before must not speak for what comes after.
 *
 * Speed is a median of logarithms over the last units, against the median of the other agents: one odd file moves it nowhere.
 * See docs/operating/sick-agents.md.
 */
import { median } from '../../core/quantile.ts';

/** Shares of its units that a sick agent may fail: a service that few tests need, a disk that is nearly full, a broken machine. */
const SICK_SHARES = [0.1, 0.5, 0.9] as const;
/** How much likelier sick than healthy an agent must be: in 100,000 runs of healthy agents fewer than one is fenced (`npm run simulate:sick`). */
export const SICK_ODDS = 1_000_000;
/** Units that the median agent counts as before it has any, a hundredth of them contradicted. */
const PRIOR_UNITS = 100;
/** Paces that are kept; fewer than `LEAST_PACES` say nothing. */
const KEPT_PACES = 16;
const LEAST_PACES = 6;
/** Slower than the others by this factor: what it brings is less than what the end of the run costs, for it holds the last unit so long. */
const SLOW_FACTOR = 5;

export type Standing = {
  /** Natural logarithm of the likelihood ratio for each of `SICK_SHARES`, at least 0. */
  readonly logs: number[];
  /** True when they began above 0: earlier runs of the pool spoke against the agent. */
  isRecalled: boolean;
  /** Units that were weighed, and of them those that another agent contradicted. */
  units: number;
  contradicted: number;
  /** Of both, those that the pool was told of. */
  readonly told: { units: number; contradicted: number };
  /** True once the pool was told that it is sick: that is the run's last word. */
  isSaid: boolean;
  /** Units that failed elsewhere too. */
  confirmed: number;
  /** Files whose failures here are being repeated elsewhere. */
  doubts: number;
  /** ln(took / expected) of the last units that history knows, oldest first. */
  readonly paces: number[];
  /** Their median; `null` while they are too few. */
  pace: number | null;
};

export function createStanding(): Standing {
  return {
    logs: SICK_SHARES.map(() => 0),
    isRecalled: false,
    units: 0,
    contradicted: 0,
    told: { units: 0, contradicted: 0 },
    isSaid: false,
    confirmed: 0,
    doubts: 0,
    paces: [],
    pace: null,
  };
}

/** Goes on from what earlier runs left: `logs` are theirs, or empty for none. */
export function recallStanding(standing: Standing, logs: readonly number[]): void {
  SICK_SHARES.forEach((_, index) => {
    standing.logs[index] = logs[index] ?? 0;
  });
  standing.isRecalled = !isAboveSuspicion(standing);
}

/** True when a unit that ended well would change nothing: nothing speaks against the agent. */
export function isAboveSuspicion(standing: Standing): boolean {
  return standing.logs.every((log) => log === 0);
}

/** Weighs one unit. `healthyShare` is how often a healthy agent would be contradicted in it, above 0 and below 1. */
export function weighUnit(standing: Standing, isContradicted: boolean, healthyShare: number): void {
  standing.units += 1;
  if (isContradicted) standing.contradicted += 1;
  SICK_SHARES.forEach((share, index) => {
    const ratio = isContradicted ? share / healthyShare : (1 - share) / (1 - healthyShare);
    standing.logs[index] = Math.max(0, (standing.logs[index] ?? 0) + Math.log(ratio));
  });
}

/** Returns how much likelier sick than healthy the agent is; 1 when nothing speaks against it. */
export function sickOdds({ logs }: { readonly logs: readonly number[] }): number {
  if (logs.length === 0) return 1;
  return logs.reduce((sum, log) => sum + Math.exp(log), 0) / logs.length;
}

/** Returns how often a healthy agent is contradicted in a unit: by the file's past, and by what the median of the others meets. */
export function healthyShare(priorShare: number, others: readonly Standing[]): number {
  const shares = others.map(({ units, contradicted }) => (1 + contradicted) / (PRIOR_UNITS + units));
  return Math.min(0.9, Math.max(priorShare, shares.length === 0 ? 0 : median(shares)));
}

/** Notes how a unit's time compares with what was expected of it; both milliseconds, above 0. */
export function notePace(standing: Standing, tookMs: number, expectedMs: number): void {
  standing.paces.push(Math.log(tookMs / expectedMs));
  if (standing.paces.length > KEPT_PACES) standing.paces.shift();
  if (standing.paces.length >= LEAST_PACES) standing.pace = median(standing.paces);
}

/** Returns how many times slower than the others the agent is, when that is too much to keep it; otherwise `null`. */
export function slownessOf(standing: Standing, others: readonly Standing[]): number | null {
  const known = others.flatMap(({ pace }) => pace ?? []);
  if (standing.pace === null || known.length === 0) return null;
  const factor = Math.exp(standing.pace - median(known));
  return factor >= SLOW_FACTOR ? factor : null;
}

/** True when it is worth comparing: a whole suite rarely gets faster by more than three fifths from one run to the next. */
export function mayBeSlow({ pace }: Standing): boolean {
  return pace !== null && pace > Math.log(SLOW_FACTOR * 0.4);
}
