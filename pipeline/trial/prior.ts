/**
 * What is believed before the evidence: how often tests fail falsely, how often commits break them, how bugs show.
 *
 * Only orders of magnitude count: a trial multiplies the odds of what is so by millions. What is not certain is chosen so that innocents gain: a case
 * without a past may well be bad, and a conviction needs a split that no false failure rate explains anyway (`split.ts`). The rates are grids,
 * because sums over a few dozen points are exact enough, quick, and the same on every machine. See docs/design/0017-trial.md.
 */
import type { CasePast, TriedCase } from './types.ts';

/** A value and the natural logarithm of its weight. */
export type Weighted = { readonly value: number; readonly logWeight: number };

/**
 * False failure rates and how many of 1,000 tests have them, before anything is known of a test: heavy-tailed, as measured suites are; half of
 * them sound, one in a thousand bad. Above 0.6 a test is broken and no flake.
 */
const FALSE_RATES: readonly (readonly [rate: number, weight: number])[] = [
  [1e-7, 500],
  [1e-6, 300],
  [1e-5, 100],
  [1e-4, 60],
  [1e-3, 30],
  [3e-3, 5],
  [0.01, 3],
  [0.03, 1],
  [0.06, 0.4],
  [0.1, 0.3],
  [0.15, 0.2],
  [0.2, 0.2],
  [0.25, 0.15],
  [0.3, 0.15],
  [0.4, 0.1],
  [0.5, 0.1],
  [0.6, 0.05],
];

/** How often a bug shows where it is: most bugs always. `STRONG` and above is what a trial promises to find. */
const SHOWING: readonly (readonly [rate: number, weight: number])[] = [
  [1, 86],
  [0.9, 1],
  [0.7, 2],
  [0.5, 3],
  [0.35, 4],
  [0.2, 2],
  [0.1, 1],
  [0.05, 0.5],
  [0.02, 0.5],
];
/** Below this a bug cannot be told from chance in three rounds: burn-in and the ledger find it. */
export const STRONG = 0.35;

/** How often an attempt fails in what is broken itself: a sick agent, a burst, a bad order. */
const BROKEN: readonly (readonly [rate: number, weight: number])[] = [
  [1, 40],
  [0.9, 30],
  [0.5, 30],
];
/** How often a false failure fails again while what made it lasts: seldom, as a race does, or nearly always, as a full disk does. */
const LINGERING: readonly (readonly [rate: number, weight: number])[] = [
  [0.02, 40],
  [0.05, 30],
  [0.1, 20],
  [0.3, 5],
  [0.5, 3],
  [0.8, 1.5],
  [0.95, 1.5],
];

export const BUG_SHOWING = toGrid(SHOWING);
export const STRONG_BUG = BUG_SHOWING.filter(({ value }) => value >= STRONG);
export const WEAK_BUG = BUG_SHOWING.filter(({ value }) => value < STRONG);
/** For what takes two commits: a sum over fewer points, because there are hundreds of pairs. */
export const PAIR_BUG = toGrid([
  [1, 85],
  [0.7, 15],
]);
export const BROKEN_PLACE = toGrid(BROKEN);
export const LINGERING_FAILURE = toGrid(LINGERING);
const MEAN_LINGERING = LINGERING_FAILURE.reduce((sum, { value, logWeight }) => sum + value * Math.exp(logWeight), 0);

/** Natural logarithms of what is believed of one case in one run. */
export const LOG_PRIOR = {
  /** 2 % of commits are bad and break 3 of 15,000 tests. */
  commit: Math.log(4e-6),
  /** The same, when the commit touches what the case depends on, as about 50 cases do. */
  touching: Math.log(1.2e-3),
  /** Two commits that are fine alone and not together: 2 % of what commits break. */
  together: Math.log(0.02),
  agent: Math.log(1e-6),
  infrastructure: Math.log(1e-6),
  /** Three or more unrelated cases at once: by chance in 5.6e-7 of runs of a sound suite. */
  crowdLuck: Math.log(1e-3),
  crowdTrouble: Math.log(300),
  /** The least that the pipeline counts before it says so. */
  mostlyChance: Math.log(4),
} as const;

/** Shares of how a false failure, and a bug, can depend on company and place. What is left is independent of both. */
export const SHARE = {
  samePlace: 0.15,
  asRun: 0.15,
  needsCompany: 0.03,
  bugAsRun: 0.1,
  bugOnAgent: 0.05,
  bugNeedsCompany: 0.05,
} as const;

/** Reruns of earlier failures count against 20 that cleared: about 5 % of false failures fail again elsewhere. */
const STICKY_PRIOR_RERUNS = 20;

/** Returns the share of false failures whose cause lasts, so that as many reruns at another place fail as did before. */
export function lingeringShare({ reruns, rerunFailures }: CasePast): number {
  return Math.min(0.9, (rerunFailures + 1) / (reruns + STICKY_PRIOR_RERUNS) / MEAN_LINGERING);
}

/** Returns the false failure rates of a case, weighed by its past. */
export function falseRates({ runs, falseFailures }: CasePast): readonly Weighted[] {
  const passes = Math.max(0, runs - falseFailures);
  const logs = FALSE_RATES.map(([rate, weight]) => Math.log(weight) + falseFailures * Math.log(rate) + passes * Math.log1p(-rate));
  const whole = logSum(logs);
  return FALSE_RATES.map(([value], index) => ({ value, logWeight: (logs[index] ?? 0) - whole }));
}

/** Returns the logarithm of the prior of a commit. A batch that touches the case by nobody knows which commit suspects all alike. */
export function logPriorOfCommit({ isTouched, touchedBy }: TriedCase, commitIndex: number, batchSize: number): number {
  if (touchedBy.includes(commitIndex)) return LOG_PRIOR.touching;
  return isTouched && touchedBy.length === 0 ? LOG_PRIOR.touching - Math.log(batchSize) : LOG_PRIOR.commit;
}

/** Returns the logarithm of the sum of what the logarithms stand for; minus infinity for none. */
export function logSum(logs: readonly number[]): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const log of logs) if (log > top) top = log;
  if (top === Number.NEGATIVE_INFINITY) return top;
  let sum = 0;
  for (const log of logs) sum += Math.exp(log - top);
  return top + Math.log(sum);
}

function toGrid(points: readonly (readonly [rate: number, weight: number])[]): readonly Weighted[] {
  const whole = points.reduce((sum, [, weight]) => sum + weight, 0);
  return points.map(([value, weight]) => ({ value, logWeight: Math.log(weight / whole) }));
}
