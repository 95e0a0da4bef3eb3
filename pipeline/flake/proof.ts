/**
 * How many clean runs prove something: that a fix is one, that a commit adds no intermittent failure; and what a retry policy hides.
 *
 * A fix is proven when the old rate, even at its lower bound, would have failed by now in 19 of 20 cases; the runs have to be of the same mix of contexts as the
 * failures were, or they prove another thing. Burn-in asks the same of a rate that somebody names.
 */
import { type Count, exactLow } from './rate.ts';

/** In one proof of 20 the old fault is there and did not show. */
const MISSED_CHANCE = 0.05;

/** Returns the clean runs after which a failure of this rate would have shown with 95 %: 29 at 10 %, 299 at 1 %, 2,995 at 0.1 %. */
export function burnInRuns(rate: number): number {
  if (rate >= 1) return 1;
  return rate <= 0 ? Number.POSITIVE_INFINITY : Math.ceil(Math.log(MISSED_CHANCE) / Math.log1p(-rate));
}

/** Returns the clean runs that prove a fix of a case with these failures: 3.0 / CP_lower. Infinite without a failure: nothing was broken. */
export function fixProofRuns(before: Count): number {
  const low = exactLow(before, MISSED_CHANCE);
  return low === 0 ? Number.POSITIVE_INFINITY : Math.ceil(-Math.log(MISSED_CHANCE) / low);
}

/**
 * Returns the smallest rate of an intermittent product bug that turns a run red within `days`, when a failure has to repeat in each of `retries` reruns
 * and nobody remembers the ones that passed: q^(retries + 1) x runs = 1. Without retries, or with a ledger that counts first attempts, `retries` is 0.
 */
export function maskedRate({
  runsPerDay,
  days,
  retries,
}: {
  readonly runsPerDay: number;
  readonly days: number;
  readonly retries: number;
}): number {
  const runs = runsPerDay * days;
  return runs <= 1 ? 1 : (1 / runs) ** (1 / (retries + 1));
}
