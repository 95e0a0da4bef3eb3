/**
 * What the branch says: commits that came, and commits that are gone.
 *
 * The branch moves while a batch is frozen; new commits wait. A rewritten branch is obeyed: what it does not have any more is left out of everything that has not
 * shipped, and when it lost something that is green or live already, nothing more is shipped until a person has looked, because the hosts
 * then serve what no branch has.
 */
import { makeCandidate, stopRun } from './batch.ts';
import { cancelPairs } from './commit.ts';
import { KEPT_BATCHES, KEPT_COMMITS } from './limit.ts';
import { batchOf, type CommitState, enterStage, nameCommits, notify, type PipelineState } from './state.ts';
import type { Commit, PipelineEvent } from './types.ts';

type Of<Type extends PipelineEvent['type']> = Extract<PipelineEvent, { readonly type: Type }>;

/** With new settings for a pipeline that has a journal already, only the settings change. */
export function applyOpened(state: PipelineState, event: Of<'opened'>): void {
  const isNew = state.settings === null;
  state.settings = event.settings;
  if (!isNew) return;
  state.tip = event.green.commit;
  state.green = event.green;
  state.base = event.green;
  state.shipped = event.green;
  state.live = event.live;
}

export function applyBranchSeen(state: PipelineState, event: Of<'branch-seen'>): void {
  state.tip = event.tip;
  if (event.isRewritten) dropGone(state, new Set(event.gone));
  const known = new Set(state.commits.map(({ commit }) => commit.id));
  for (const commit of event.commits) if (!known.has(commit.id)) state.commits.push(newCommit(state, commit));
  cancelPairs(state);
}

function newCommit(state: PipelineState, commit: Commit): CommitState {
  return {
    commit,
    enteredAtMs: state.nowMs,
    stage: 'waiting',
    sinceMs: state.nowMs,
    batch: null,
    words: 'waits for the next batch',
    isLeftOut: false,
    suspectGroup: null,
    wasGreen: false,
    cancelledBy: null,
    cancels: null,
  };
}

function dropGone(state: PipelineState, gone: ReadonlySet<string>): void {
  const lost = state.commits.filter(({ commit }) => gone.has(commit.id));
  if (lost.length === 0) return;
  const shipped = lost.filter(({ wasGreen }) => wasGreen).map(({ commit }) => commit.id);
  notify(state, 'warning', `the branch was rewritten without ${nameCommits([...gone])}`, [...gone]);
  for (const each of lost) {
    each.isLeftOut = true;
    enterStage(state, each, 'evicted', 'the branch was rewritten without it');
  }
  state.commits = state.commits.filter(({ commit }) => !gone.has(commit.id));
  state.gone = [...state.gone, ...lost].slice(-KEPT_COMMITS);
  for (const each of state.commits) {
    if (each.cancels !== null && gone.has(each.cancels)) each.cancels = null;
    if (each.cancelledBy !== null && gone.has(each.cancelledBy)) each.cancelledBy = null;
  }
  if (shipped.length > 0) {
    state.hold = {
      actor: 'pipeline',
      reason: `the branch was rewritten without ${nameCommits(shipped)}, which is green`,
      sinceMs: state.nowMs,
    };
    notify(state, 'hold', `nothing is shipped: ${state.hold.reason}`, shipped);
  }
  const tested = batchOf(state, state.testing);
  if (tested === null || !tested.commits.some((id) => gone.has(id))) return;
  stopRun(state, tested);
  makeCandidate(state, tested);
}

/** Forgets what is over for long, oldest first. Commits that somebody may still decide about are never forgotten. */
export function forgetOld(state: PipelineState): void {
  if (state.commits.length > KEPT_COMMITS * 2) {
    let spare = state.commits.length - KEPT_COMMITS;
    state.commits = state.commits.filter((each) => {
      const isOver = each.stage === 'live' || (each.stage === 'evicted' && each.cancelledBy !== null);
      if (!isOver || spare <= 0) return true;
      spare -= 1;
      return false;
    });
  }
  if (state.batches.length <= KEPT_BATCHES * 2) return;
  const alive = new Set([state.testing, state.waiting, state.deploying, state.unconfirmed]);
  const oldest = state.batches.length - KEPT_BATCHES;
  state.batches = state.batches.filter((batch, index) => index >= oldest || alive.has(batch.number) || batch.stage === 'held');
}
