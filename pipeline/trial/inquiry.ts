/**
 * Reading an inquiry: which trials wait, what a case did, which commits a tree has.
 *
 * Everything is looked up in the plain lists of the inquiry, which are short (a few hundred attempts), so that there is one truth and no index to keep
 * in step with it. A round is complete when all its trials ended; nothing is concluded before, because who looks after every attempt will see the
 * pattern that he waits for sooner or later.
 */
import type { CaseId } from '../../core/id.ts';
import type { Inquiry, Trial, TrialAttempt, TrialTree, TriedCase } from './types.ts';

/** Cases that are tried at once: the others wait for these, because a culprit that breaks a hundred tests shows in twenty. */
export const MAX_TRIED_CASES = 20;

/** Returns whether the tree has the commit. */
export function hasCommit(tree: TrialTree, commitIndex: number): boolean {
  return tree.kind === 'prefix' ? commitIndex < tree.length : commitIndex !== tree.commitIndex;
}

/** Returns whether the tree has all commits of the batch. */
export function isTip(tree: TrialTree, batchSize: number): boolean {
  return tree.kind === 'prefix' && tree.length === batchSize;
}

/** Returns the case, which must be one of the inquiry's. */
export function findCase(inquiry: Inquiry, id: CaseId): TriedCase {
  const found = inquiry.cases.find(({ failed }) => failed.id === id);
  if (found === undefined) throw new Error(`assertion failed: the inquiry ${inquiry.name} has no case ${id}`);
  return found;
}

/** Returns the trials that the case is part of, in order. */
export function trialsOf(inquiry: Inquiry, id: CaseId): readonly Trial[] {
  return inquiry.trials.filter((trial) => trial.cases.includes(id));
}

/** Returns the rounds that the case has had or is in; 0 before the first. */
export function roundOf(inquiry: Inquiry, id: CaseId): number {
  return Math.max(0, ...trialsOf(inquiry, id).map(({ round }) => round));
}

/** Returns whether a trial of the case has not ended. */
export function isWaiting(inquiry: Inquiry, id: CaseId): boolean {
  const ended = new Set(inquiry.endedTrials);
  return trialsOf(inquiry, id).some((trial) => !ended.has(trial.id));
}

/** An attempt with the trial that it was part of. */
export type Placed = { readonly attempt: TrialAttempt; readonly trial: Trial };

/** Returns what the case did in its trials, in the order of the inquiry. */
export function attemptsOf(inquiry: Inquiry, id: CaseId): readonly Placed[] {
  const trials = new Map(inquiry.trials.map((trial) => [trial.id, trial]));
  return inquiry.attempts.flatMap((attempt) => {
    const trial = attempt.case === id ? trials.get(attempt.trial) : undefined;
    return trial === undefined ? [] : [{ attempt, trial }];
  });
}
