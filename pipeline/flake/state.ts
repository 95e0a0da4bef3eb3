/**
 * How a case stands with the ledger, by a table that anybody can read.
 *
 * One false failure makes a suspect, which blocks nothing; a second within a month indicts, for an all-clean suite of 15,000 has one such case in thirty months.
 * Who fails too often has no mercy left: a rerun that passes does not unblock a deploy any more. A case in quarantine keeps running and decides nothing until the
 * quarantine ends by itself. After a fix the case has to prove it. A case that never passed since its first failure is broken, not flaky, and quarantine
 * is not for it: see `barQuarantine`.
 */
import { indictEvidence, indictedAt } from './evidence.ts';
import type { Count } from './rate.ts';

export type FlakeState = 'healthy' | 'suspect' | 'indicted' | 'mercy-exhausted' | 'quarantined' | 'fix-proving';

/** False failures are recent for so long. */
export const RECENT_DAYS = 30;
const INDICTED_FAILURES = 2;
/** Acquittals that a case has within the same time: a deploy blocked for each of them would still be fewer than one in six days. */
const MERCY = 5;

export type Standing = {
  readonly count: Count;
  /** Of the last `RECENT_DAYS`. */
  readonly recentFailures: number;
  /** Cases of the suite: the more there are, the more evidence it takes against one of them. */
  readonly cases: number;
  readonly isQuarantined: boolean;
  /** Clean runs that the last fix has to show; 0 when none is to be proven. */
  readonly proofRuns: number;
};

/** Returns the state; the first row of the table that fits. */
export function flakeState({ count, recentFailures, cases, isQuarantined, proofRuns }: Standing): FlakeState {
  if (isQuarantined) return 'quarantined';
  if (proofRuns > 0 && count.failures === 0 && count.runs < proofRuns) return 'fix-proving';
  if (recentFailures >= MERCY) return 'mercy-exhausted';
  if (recentFailures >= INDICTED_FAILURES || indictEvidence(count) >= indictedAt(cases)) return 'indicted';
  return recentFailures > 0 ? 'suspect' : 'healthy';
}

/** What an outcome says of a case, oldest first: passed or failed at the first attempt, or failed and then passed. */
export type PastOutcome = 'passed' | 'failed' | 'flaky' | 'skipped';

/**
 * Returns why a case must not be quarantined, in words; `null` when it may. A quarantine over a test that never passed since its first failure would hide a plain
 * breakage, which is what quarantines are blamed for most; one over a test that never failed hides nothing that is known.
 */
export function barQuarantine(outcomes: readonly PastOutcome[]): string | null {
  const first = outcomes.findIndex((outcome) => outcome === 'failed' || outcome === 'flaky');
  if (first < 0) return 'it has not failed in any run that the ledger knows';
  const since = outcomes.slice(first);
  if (since.includes('flaky') || since.includes('passed')) return null;
  return 'it never passed since its first failure: it is broken, not flaky';
}
