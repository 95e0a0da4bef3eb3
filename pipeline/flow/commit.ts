/**
 * Which commits a candidate is made of, and how commits leave and come back.
 *
 * A candidate is the base with the batch's commits in the branch's order, without those that are left out. A revert of a commit that is left out would have nothing
 * to take back: the two cancel out, and neither is applied. Where nothing before a commit is missing, the branch's own commit has exactly this
 * content and is taken as it is, so that what is tested is, on most days, what developers see.
 */

import { MAX_BATCH_PATHS } from './limit.ts';
import { type BatchState, type CommitState, commitsOf, enterStage, notify, type PipelineState, settingsOf, shortId } from './state.ts';

/** Commits that may be frozen into the next batch, oldest first. Suspects go group by group, before anybody else. */
export function nextCommits(state: PipelineState): readonly CommitState[] {
  if (!state.commits.some((each) => each.stage === 'waiting')) return [];
  const ready = state.commits.filter((each) => !each.isLeftOut && (each.stage === 'waiting' || each.stage === 'held'));
  const group = Math.min(...ready.map(({ suspectGroup }) => suspectGroup ?? Number.POSITIVE_INFINITY));
  const next = Number.isFinite(group) ? ready.filter(({ suspectGroup }) => suspectGroup === group) : ready;
  return next.slice(0, settingsOf(state).maxBatch);
}

/** Returns who goes along with the batch's next candidate, and which of them it is made of: a revert of what is left out brings nothing. */
export function chooseMembers(state: PipelineState, batch: BatchState): Pick<BatchState, 'members' | 'applied'> {
  const members = commitsOf(state, batch.commits).filter(({ isLeftOut }) => !isLeftOut);
  return {
    members: members.map(({ commit }) => commit.id),
    applied: members.filter(({ cancels }) => cancels === null).map(({ commit }) => commit.id),
  };
}

/** The branch's commit that has exactly the content of the base with `applied`; `null` when there is none. */
export function ownTip(state: PipelineState, batch: BatchState): string | null {
  const members = new Set(batch.members);
  const isIn = (each: CommitState): boolean => isBeyondTest(each) || members.has(each.commit.id);
  const last = state.commits.findLastIndex(isIn);
  if (last < 0) return null;
  const upTo = state.commits.slice(0, last + 1);
  const ids = new Set(upTo.map(({ commit }) => commit.id));
  const isWhole = upTo.every((each) => isIn(each) || (each.cancelledBy !== null && ids.has(each.cancelledBy)));
  return isWhole ? (upTo.at(-1)?.commit.id ?? null) : null;
}

/** Commits of the branch that a candidate lacks although they are there: for the words of the commit that is made. */
export function leftOutCommits(state: PipelineState): readonly string[] {
  return state.commits.filter(({ isLeftOut, cancelledBy }) => isLeftOut && cancelledBy === null).map(({ commit }) => commit.id);
}

/** What a batch changed; `null` when that is not known of one commit, or is too much to name. */
export function pathsOf(state: PipelineState, ids: readonly string[]): readonly string[] | null {
  const paths = new Set<string>();
  for (const { commit } of commitsOf(state, ids)) {
    if (commit.paths === null) return null;
    for (const path of commit.paths) paths.add(path);
  }
  return paths.size > MAX_BATCH_PATHS ? null : [...paths];
}

/** Leaves a commit out of every candidate until it is readmitted or taken back on the branch. */
export function evictCommit(state: PipelineState, each: CommitState, words: string): void {
  each.isLeftOut = true;
  each.suspectGroup = null;
  enterStage(state, each, 'evicted', words);
  cancelPairs(state);
}

/** Finds reverts of commits that are left out: the pair is nothing together. */
export function cancelPairs(state: PipelineState): void {
  for (const revert of state.commits) {
    const { reverts, id } = revert.commit;
    if (reverts === null || revert.isLeftOut || revert.cancels !== null || isBeyondTest(revert)) continue;
    const target = state.commits.find(({ commit }) => commit.id === reverts);
    if (target === undefined || !target.isLeftOut || target.cancelledBy !== null) continue;
    revert.cancels = reverts;
    target.cancelledBy = id;
    enterStage(state, target, 'evicted', `taken back on the branch by ${shortId(id)}`);
    freeDependents(state, target.commit.id);
  }
}

function isBeyondTest({ stage }: CommitState): boolean {
  return stage === 'green' || stage === 'deploying' || stage === 'live';
}

/** Commits that could not be applied without another are tried again when that other is no longer missing. */
export function freeDependents(state: PipelineState, id: string): void {
  for (const each of state.commits) {
    if (each.stage !== 'held' || !each.isLeftOut) continue;
    each.isLeftOut = false;
    enterStage(state, each, 'waiting', `tried again: ${shortId(id)} is not missing any more`);
  }
}

/** Gives commits of a batch that goes nowhere back to the next one. */
export function returnCommits(state: PipelineState, ids: readonly string[], words: string): void {
  for (const each of commitsOf(state, ids)) {
    if (each.stage === 'batched' || each.stage === 'testing' || each.stage === 'evidence') enterStage(state, each, 'waiting', words);
  }
}

/** Puts an evicted commit back. Returns why it cannot be, or `null`. */
export function readmitCommit(state: PipelineState, each: CommitState, words: string): string | null {
  if (each.cancelledBy !== null) return `${shortId(each.commit.id)} was taken back on the branch by ${shortId(each.cancelledBy)}`;
  if (!each.isLeftOut) return `${shortId(each.commit.id)} is not left out: it is ${each.stage}`;
  each.isLeftOut = false;
  enterStage(state, each, 'waiting', words);
  freeDependents(state, each.commit.id);
  notify(state, 'human', `${shortId(each.commit.id)} is taken along again: ${words}`, [each.commit.id]);
  return null;
}
