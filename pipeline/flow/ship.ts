/**
 * One place on the hosts: what is green goes there as soon as the rollout before has ended, and what became of it.
 *
 * A rollback is evidence against the commits that the release brought, and against no later ones. All of them leave the candidates and the next batches go
 * on from what the hosts serve, so that one bad release does not stop everybody. The commits then wait for a person (`hold`), or go out again in two
 * halves (`split`), and so on, until one that is taken back alone is evicted. What keeps the hosts from being asked at all (another deployer, a refused certificate) is
 * nobody's fault and stops shipping until a person has looked. See docs/design/0016-pipeline.md.
 */
import { answer, ask, deployName } from './ask.ts';
import { endBatch } from './batch.ts';
import { cancelPairs, evictCommit } from './commit.ts';
import { arrive, decideBatch } from './green.ts';
import { KEPT_BAD_TREES, MAX_DEPLOY_FAILURES } from './limit.ts';
import { type BatchState, batchOf, enterStage, nameCommits, notify, notifyEnd, type PipelineState, settingsOf } from './state.ts';
import type { PipelineEvent } from './types.ts';

type Of<Type extends PipelineEvent['type']> = Extract<PipelineEvent, { readonly type: Type }>;

/** Ships what waits when the place is free and the gate agrees, now. */
export function shipWaiting(state: PipelineState): void {
  const batch = batchOf(state, state.waiting);
  if (batch === null || state.deploying !== null || batch.candidate === null) return;
  const gate = decideBatch(state, batch, { proof: batch.proof, hold: state.hold?.reason ?? null });
  if (gate.kind !== 'ship') {
    batch.words = gate.reasons.join('; ');
    if (state.hold === null) takeBack(state, batch, batch.words);
    return;
  }
  state.waiting = null;
  if (batch.candidate.tree === state.shipped.tree && batch.override === null) {
    arrive(state, batch, 'it changes nothing of what is live');
    return;
  }
  state.deploying = batch.number;
  batch.stage = 'deploying';
  batch.deployAttempt += 1;
  batch.words = gate.reasons.join('; ');
  for (const each of state.commits) {
    if (each.stage === 'green' && (each.batch ?? 0) <= batch.number) enterStage(state, each, 'deploying', `with batch ${batch.number}`);
  }
  ask(state, {
    type: 'deploy',
    batch: batch.number,
    attempt: batch.deployAttempt,
    candidate: batch.candidate,
    proof: batch.proof,
    actor: batch.override?.actor ?? 'pipeline',
    reason: batch.override?.reason ?? batch.words,
  });
}

export function applyDeployBegan(state: PipelineState, event: Of<'deploy-began'>): void {
  const batch = batchOf(state, event.batch);
  if (batch === null || batch.number !== state.deploying || batch.deployAttempt !== event.attempt) return;
  batch.rollout = event.rollout;
}

/** What is held on the hosts holds up everything behind it: whoever asks the pipeline has to hear it. */
export function applyDeployHeld(state: PipelineState, event: Of<'deploy-held'>): void {
  const batch = batchOf(state, event.batch);
  if (batch === null || batch.number !== state.deploying || batch.deployAttempt !== event.attempt) return;
  const wasHeld = (batch.rolloutHold ?? '') !== '';
  batch.rolloutHold = event.words;
  if (wasHeld === (event.words !== '')) return;
  if (wasHeld) notify(state, 'human', `the rollout of batch ${batch.number} goes on`, batch.commits);
  else notify(state, 'hold', `the rollout of batch ${batch.number} is held and waits for ${event.words}`, batch.commits);
}

export function applyDeployEnded(state: PipelineState, event: Of<'deploy-ended'>): void {
  if (!answer(state, deployName(event.batch, event.attempt))) return;
  const batch = batchOf(state, event.batch);
  if (batch === null) return;
  state.deploying = null;
  batch.rolloutHold = '';
  const carried = state.commits.filter(({ stage }) => stage === 'deploying').map(({ commit }) => commit.id);
  const words = `batch ${batch.number} is ${event.result}: ${event.words}`;
  notifyEnd(state, { kind: 'deploy', words, commits: carried, isGood: event.result === 'deployed' });
  switch (event.result) {
    case 'deployed':
      return arrive(state, batch, event.words);
    case 'rolled-back':
      return takeBack(state, batch, event.words);
    case 'failed':
      return requeue(state, batch, batch.deployAttempt < MAX_DEPLOY_FAILURES ? null : `its rollout failed: ${event.words}`);
    case 'refused':
    case 'held':
    case 'superseded':
      return requeue(state, batch, `its rollout is ${event.result}: ${event.words}`);
  }
}

/** Back to the head of the queue, unless a newer green stands there; with `hold`, until a person has looked. */
function requeue(state: PipelineState, batch: BatchState, hold: string | null): void {
  if (hold !== null) {
    state.hold = { actor: 'pipeline', reason: `batch ${batch.number}: ${hold}`, sinceMs: state.nowMs };
    notify(state, 'hold', `nothing is shipped: ${state.hold.reason}; then: shard-run pipeline release`, batch.commits);
  }
  for (const each of state.commits) {
    if (each.stage === 'deploying') enterStage(state, each, 'green', hold ?? 'its rollout is tried again');
  }
  if (state.waiting !== null) {
    batch.stage = 'done';
    batch.words = `shipped with batch ${state.waiting}`;
    return;
  }
  batch.stage = 'green';
  state.waiting = batch.number;
}

/** The release was on hosts and is not any more, or must not go there. */
function takeBack(state: PipelineState, batch: BatchState, words: string): void {
  if (batch.candidate !== null) state.badTrees = [...state.badTrees, batch.candidate.tree].slice(-KEPT_BAD_TREES);
  batch.stage = 'done';
  batch.words = words;
  const suspects = state.commits.filter(
    ({ stage, batch: number }) => stage === 'deploying' || (stage === 'green' && (number ?? 0) <= batch.number),
  );
  const ids = suspects.map(({ commit }) => commit.id);
  startOver(state);
  const isSplit = settingsOf(state).afterRollback === 'split';
  for (const [index, each] of suspects.entries()) {
    if (isSplit && suspects.length === 1) {
      evictCommit(state, each, `its release was taken back: ${words}`);
    } else if (isSplit) {
      each.suspectGroup = state.lastGroup + (index < suspects.length / 2 ? 1 : 2);
      enterStage(state, each, 'waiting', `goes out with half of a release that was taken back: ${words}`);
    } else {
      each.isLeftOut = true;
      enterStage(state, each, 'rolled-back', `${words}; a person decides: shard-run pipeline release, or evict`);
    }
  }
  state.lastGroup += 2;
  notify(state, 'hold', `${nameCommits(ids)} ${ids.length === 1 ? 'was' : 'were'} taken back: ${words}`, ids);
  cancelPairs(state);
}

/** Whatever was built on a release that was taken back is built again on what the hosts serve. */
function startOver(state: PipelineState): void {
  state.base = state.shipped;
  state.baseProof = null;
  state.unconfirmed = null;
  const tested = batchOf(state, state.testing);
  const waiting = batchOf(state, state.waiting);
  state.waiting = null;
  const words = 'it was built on a release that was taken back';
  if (tested !== null) endBatch(state, tested, words);
  if (waiting !== null) endBatch(state, waiting, words);
  for (const each of state.commits) if (each.stage === 'green') enterStage(state, each, 'waiting', words);
}
