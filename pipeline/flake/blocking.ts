/**
 * What a flaky case costs, in minutes of blocked deploys a day: the ranking.
 *
 * A case's rate says nothing to whoever has an hour for repairs; the minutes do, and they cannot be made to look better by running easy tests more often. A false
 * failure that passes at another place costs a round of evidence, one that fails there again (a share of them does, and it is the figure that matters most) costs
 * the time until a person has looked.
 */

/** Of a person's look at a red that nobody can explain: the middle of what teams report, 5 to 60 minutes. */
export const HOLD_MINUTES = 15;
/** Of one round of evidence. */
export const RERUN_MINUTES = 1;

/** The share of false failures that fail again elsewhere, where nobody has looked yet, and the reruns that it counts for. */
const USUAL_STICKINESS = 0.05;
const USUAL_WEIGHT = 2;

export type Reruns = { readonly reruns: number; readonly rerunFailures: number };

/** Returns the share of a whole suite's false failures that fail again at another place. */
export function suiteStickiness({ reruns, rerunFailures }: Reruns): number {
  return (rerunFailures + USUAL_WEIGHT * USUAL_STICKINESS) / (reruns + USUAL_WEIGHT);
}

/** Returns the same of one case, drawn towards its suite's. */
export function caseStickiness({ reruns, rerunFailures }: Reruns, suite: number): number {
  return (rerunFailures + USUAL_WEIGHT * suite) / (reruns + USUAL_WEIGHT);
}

/** Returns the minutes a day that deploys wait for a case: p x runs a day x (s x hold + (1 - s) x rerun). */
export function blockingMinutes(of: { readonly rate: number; readonly runsPerDay: number; readonly stickiness: number }): number {
  return of.rate * of.runsPerDay * (of.stickiness * HOLD_MINUTES + (1 - of.stickiness) * RERUN_MINUTES);
}
