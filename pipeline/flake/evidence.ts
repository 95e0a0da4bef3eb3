/**
 * Evidence for and against a case that may be looked at after every run: e-values (Wald 1945; Ramdas and others 2023).
 *
 * An e-process is a bet against a claim that no honest claim lets grow on average, so that its ever reaching 1 / alpha has at most the chance alpha, whenever one
 * stops. To certify a case the claim is "it fails falsely at least once in a million runs"; to indict it, "at most once in a million". Passes and failures
 * multiply the bet by the ratio of two chances; the sum of logarithms is the evidence. A bound of Clopper and Pearson needs 3.00 million clean runs for what this
 * says after 3.33, but must be looked at once only. A certificate holds for the context that was run and for the text of the test: see segment.ts.
 */
import type { Count } from './rate.ts';

/** The rate that the product promises: one false failure in a million runs. */
export const PROMISED_RATE = 1e-6;
/** The rate that is betted on when a case is certified: a tenth of the promise. */
const CERTIFIED_BET = PROMISED_RATE / 10;
/** The rate that is betted on when a case is indicted. */
const INDICTED_BET = 1e-4;
/** Of a wrong certificate, for one case; of any wrong indictment in the whole suite. */
const ERROR_CHANCE = 0.05;

/** Evidence for a rate below the promise is enough at ln 20 = 3.00. */
export const CERTIFIED_AT = Math.log(1 / ERROR_CHANCE);

/** Returns ln E against "p is at least the promise": +0.9e-6 a pass, -2.30 a failure. */
export function certifyEvidence(count: Count): number {
  return logBet(count, PROMISED_RATE, CERTIFIED_BET);
}

/** Returns ln E against "p is at most the promise": +4.6 a failure, -9.9e-5 a pass. */
export function indictEvidence(count: Count): number {
  return logBet(count, PROMISED_RATE, INDICTED_BET);
}

/** Returns what the evidence of one case must reach so that no innocent one of `cases` is indicted, but for one suite in 20: ln(20 N). */
export function indictedAt(cases: number): number {
  return Math.log(Math.max(1, cases) / ERROR_CHANCE);
}

function logBet({ runs, failures }: Count, claimed: number, betted: number): number {
  const pass = Math.log1p(-betted) - Math.log1p(-claimed);
  return (runs - failures) * pass + failures * Math.log(betted / claimed);
}
