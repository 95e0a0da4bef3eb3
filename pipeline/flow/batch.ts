/**
 * A batch from its freezing to its end: candidate, run, and the ways in which it does not become green.
 *
 * The tip is frozen when the place for testing is free: everything since the last green goes along, so that waiting commits never queue for a test of their own.
 * Whatever changes what the batch is made of (an eviction, a conflict, a rewritten branch) makes a new candidate under the next attempt; late answers for
 * an older attempt find nobody. A batch that cannot be proven is held by name, and its commits go along with the next batch that another commit makes.
 */
import { answer, ask, candidateName, runName, trialName } from './ask.ts';
import { chooseMembers, evictCommit, leftOutCommits, nextCommits, ownTip, pathsOf, returnCommits } from './commit.ts';
import { INFRASTRUCTURE_PAUSE_MS, MAX_RUN_LOSSES } from './limit.ts';
import { isMostlyChance } from './mercy.ts';
import {
  type BatchState,
  batchOf,
  type CommitState,
  commitOf,
  commitsOf,
  enterStage,
  nameCommits,
  notify,
  type PipelineState,
  type RunState,
  settingsOf,
  shortId,
} from './state.ts';
import type { BatchNumber, Candidate, PipelineEvent } from './types.ts';

type Of<Type extends PipelineEvent['type']> = Extract<PipelineEvent, { readonly type: Type }>;

/** Freezes the tip when nothing is tested. */
export function freezeBatch(state: PipelineState): void {
  const commits = nextCommits(state);
  if (commits.length > 0) setConfirmationAside(state);
  if (state.testing !== null) return;
  if (commits.length === 0) return confirmComposite(state);
  // Suspects that shipped together with others would be suspects again.
  if ((commits[0]?.suspectGroup ?? null) !== null && (state.waiting !== null || state.deploying !== null)) return;
  const batch = addBatch(state, { commits: commits.map(({ commit }) => commit.id), base: state.base, isConfirmation: false });
  for (const each of commits) {
    each.batch = batch.number;
    enterStage(state, each, 'batched', `in batch ${batch.number}`);
  }
  notify(state, 'batch', `batch ${batch.number}: ${nameCommits(batch.commits)}`, batch.commits);
  makeCandidate(state, batch);
}

type NewBatch = Pick<BatchState, 'commits' | 'base' | 'isConfirmation'>;

function addBatch(state: PipelineState, made: NewBatch): BatchState {
  state.lastBatch += 1;
  const batch: BatchState = {
    ...made,
    number: state.lastBatch,
    startedAtMs: state.nowMs,
    stage: 'making',
    words: '',
    attempt: 0,
    members: [],
    applied: [],
    candidate: null,
    run: null,
    composite: null,
    losses: 0,
    retests: 0,
    retryAtMs: null,
    proof: null,
    override: null,
    deployAttempt: 0,
    rollout: null,
  };
  state.batches.push(batch);
  state.testing = batch.number;
  return batch;
}

/** Commits never wait for a confirmation: their own whole run confirms as well. */
function setConfirmationAside(state: PipelineState): void {
  const batch = batchOf(state, state.testing);
  if (batch === null || !batch.isConfirmation) return;
  leaveTest(state, batch);
  batch.stage = 'done';
  batch.words = 'set aside: the next batch is run whole';
}

/** A tree that went out on a composite certificate is run whole as soon as nobody waits; any whole green run in between confirms it as well. */
function confirmComposite(state: PipelineState): void {
  const unconfirmed = batchOf(state, state.unconfirmed);
  if (unconfirmed === null || unconfirmed.candidate === null || unconfirmed.candidate.tree !== state.base.tree) return;
  const batch = addBatch(state, { commits: [], base: unconfirmed.base, isConfirmation: true });
  batch.attempt = 1;
  batch.candidate = unconfirmed.candidate;
  batch.words = `confirms batch ${unconfirmed.number}`;
  startRun(state, batch);
}

/** Asks for the next candidate, or ends the batch when nothing is left of it. */
export function makeCandidate(state: PipelineState, batch: BatchState): void {
  answer(state, candidateName(batch.number, batch.attempt));
  Object.assign(batch, chooseMembers(state, batch));
  batch.attempt += 1;
  batch.candidate = null;
  if (batch.members.length === 0) {
    endBatch(state, batch, 'nothing is left of it');
    return;
  }
  if (batch.run === null) batch.stage = 'making';
  ask(state, {
    type: 'make-candidate',
    batch: batch.number,
    attempt: batch.attempt,
    tip: ownTip(state, batch),
    base: batch.base,
    commits: batch.applied,
    evicted: leftOutCommits(state),
  });
}

/** Returns the batch when its candidate can be run now; the caller decides whether it has to be. */
export function applyCandidateMade(state: PipelineState, event: Of<'candidate-made'>): BatchState | null {
  if (!answer(state, candidateName(event.batch, event.attempt))) return null;
  const batch = batchOf(state, event.batch);
  if (batch === null || batch.attempt !== event.attempt) return null;
  batch.candidate = event.candidate;
  if (state.badTrees.includes(event.candidate.tree)) {
    holdBatch(state, batch, 'this tree was on hosts and was taken back', null);
    return null;
  }
  return batch;
}

/** A commit that needs one which is left out waits for that one; the others go on without it. */
export function applyConflict(state: PipelineState, event: Of<'candidate-conflicted'>): void {
  if (!answer(state, candidateName(event.batch, event.attempt))) return;
  const batch = batchOf(state, event.batch);
  if (batch === null || batch.attempt !== event.attempt) return;
  const commit = commitOf(state, event.commit);
  if (commit === null || commit.isLeftOut || !batch.commits.includes(event.commit)) {
    holdBatch(state, batch, `no candidate could be made: ${event.words}`, INFRASTRUCTURE_PAUSE_MS);
    return;
  }
  const missing = leftOutCommits(state);
  const words = `it cannot be applied without ${missing.length === 0 ? 'what is before it' : nameCommits(missing)}: ${event.words}`;
  commit.isLeftOut = true;
  enterStage(state, commit, 'held', `${words}; readmit that one, or take it back on the branch`);
  notify(state, 'hold', `${shortId(event.commit)} is held: ${words}`, [event.commit]);
  makeCandidate(state, batch);
}

/** Runs the batch's candidate whole. */
export function startRun(state: PipelineState, batch: BatchState): void {
  const { candidate } = batch;
  if (candidate === null) return;
  const settings = settingsOf(state);
  batch.stage = 'testing';
  batch.run = {
    attempt: batch.attempt,
    candidate,
    applied: batch.applied,
    runId: null,
    inquiry: {
      name: `${batch.number}.${batch.attempt}`,
      batchSize: batch.applied.length,
      agents: settings.agents,
      maxRounds: settings.maxRounds,
      isMostlyChance: isMostlyChance(state),
      cases: [],
      trials: [],
      endedTrials: [],
      attempts: [],
    },
    verdicts: {},
    recorded: [],
    deferred: [],
    convicted: null,
    unweighed: 0,
    proof: null,
  };
  for (const each of commitsOf(state, batch.members)) {
    enterStage(state, each, 'testing', `batch ${batch.number}, attempt ${batch.attempt}`);
  }
  askForRun(state, batch, null);
  if (settings.deploys && !batch.isConfirmation) stage(state, batch.number, candidate);
}

/** Runs what the run under way does not prove of the batch's newest candidate, beside it. */
export function startComposite(state: PipelineState, batch: BatchState, run: RunState): void {
  batch.composite = { attempt: batch.attempt, proof: null, isRefused: false };
  askForRun(state, batch, run.attempt);
  if (settingsOf(state).deploys && batch.candidate !== null) stage(state, batch.number, batch.candidate);
}

export function dropComposite(state: PipelineState, batch: BatchState): void {
  const { composite, number } = batch;
  batch.composite = null;
  if (composite === null || !answer(state, runName(number, composite.attempt))) return;
  state.effects.push({ type: 'stop-run', batch: number, attempt: composite.attempt });
}

function askForRun(state: PipelineState, batch: BatchState, composedFrom: number | null): void {
  const { number, attempt, candidate, applied } = batch;
  if (candidate === null) return;
  ask(state, { type: 'start-run', batch: number, attempt, candidate, paths: pathsOf(state, applied), composedFrom });
}

/** The bytes are on the hosts when the run ends. */
function stage(state: PipelineState, batch: BatchNumber, candidate: Candidate): void {
  answer(state, `stage/${batch}`);
  ask(state, { type: 'stage', batch, candidate });
}

export function applyRunBegan(state: PipelineState, event: Of<'run-began'>): void {
  const run = batchOf(state, event.batch)?.run;
  if (run != null && run.attempt === event.attempt) run.runId = event.runId;
}

/** The infrastructure's failure: the same candidate is run again, and after some times the batch waits for better weather. */
export function applyRunLost(state: PipelineState, event: Of<'run-lost'>): void {
  if (!answer(state, runName(event.batch, event.attempt))) return;
  const batch = batchOf(state, event.batch);
  if (batch === null) return;
  if (batch.composite?.attempt === event.attempt) return refuseComposite(state, batch, event.words);
  if (batch.run?.attempt !== event.attempt) return;
  loseRun(state, batch, event.words);
}

/** No composite certificate, whatever the reason: the tree is run whole when the run under way has told all it knows. */
export function refuseComposite(state: PipelineState, batch: BatchState, words: string): void {
  if (batch.composite === null) return;
  batch.composite.isRefused = true;
  notify(state, 'warning', `batch ${batch.number} has no composite certificate and is run whole: ${words}`, []);
}

export function loseRun(state: PipelineState, batch: BatchState, words: string): void {
  batch.losses += 1;
  stopRun(state, batch);
  notify(state, 'warning', `the run of batch ${batch.number} was lost: ${words}`, []);
  if (batch.losses >= MAX_RUN_LOSSES) {
    holdBatch(state, batch, `its run was lost ${batch.losses} times: ${words}`, INFRASTRUCTURE_PAUSE_MS);
    return;
  }
  rerun(state, batch);
}

/** Runs the same content again under the next attempt. */
export function rerun(state: PipelineState, batch: BatchState): void {
  stopRun(state, batch);
  if (batch.isConfirmation) {
    batch.attempt += 1;
    startRun(state, batch);
    return;
  }
  makeCandidate(state, batch);
}

/** Stops the run and its trials; their answers find nobody. */
export function stopRun(state: PipelineState, batch: BatchState): void {
  const { run } = batch;
  dropComposite(state, batch);
  if (run === null) return;
  if (answer(state, runName(batch.number, run.attempt))) {
    state.effects.push({ type: 'stop-run', batch: batch.number, attempt: run.attempt });
  }
  for (const { id } of run.inquiry.trials) stopTrial(state, batch.number, id);
  batch.run = null;
}

export function stopTrial(state: PipelineState, batch: BatchNumber, trial: string): boolean {
  if (!answer(state, trialName(batch, trial))) return false;
  state.effects.push({ type: 'stop-trial', batch, trial });
  return true;
}

/** Evicts a commit of the batch under test; the rest goes on under a new candidate. In `fast` mode the run goes on, because what it proves is carried over. */
export function evictFromBatch(state: PipelineState, batch: BatchState, commit: CommitState, words: string): void {
  evictCommit(state, commit, words);
  if (settingsOf(state).proof === 'strict') stopRun(state, batch);
  else dropComposite(state, batch);
  makeCandidate(state, batch);
}

/** Holds what is left of the batch; `pauseMs` is after how long it is tried again by itself, `null` for a person or another commit. */
export function holdBatch(state: PipelineState, batch: BatchState, words: string, pauseMs: number | null): void {
  leaveTest(state, batch);
  batch.stage = 'held';
  batch.words = words;
  batch.retryAtMs = pauseMs === null ? null : state.nowMs + pauseMs;
  const next =
    pauseMs === null
      ? 'the next commit takes it along, or: shard-run pipeline release'
      : `tried again in ${Math.round(pauseMs / 60_000)} min`;
  for (const each of commitsOf(state, batch.commits)) if (isUnderTest(each)) enterStage(state, each, 'held', `${words}; ${next}`);
  notify(state, 'hold', `batch ${batch.number} is held: ${words}`, batch.applied);
}

/** Ends a batch without a candidate, or whose commits went back. */
export function endBatch(state: PipelineState, batch: BatchState, words: string): void {
  leaveTest(state, batch);
  batch.stage = 'done';
  batch.words = words;
  returnCommits(state, batch.commits, words);
  // A revert whose commit was never let in has nothing to bring: it goes along with the next batch that has something.
}

export function leaveTest(state: PipelineState, batch: BatchState): void {
  stopRun(state, batch);
  answer(state, candidateName(batch.number, batch.attempt));
  answer(state, `stage/${batch.number}`);
  if (state.testing === batch.number) state.testing = null;
}

function isUnderTest({ stage }: CommitState): boolean {
  return stage === 'batched' || stage === 'testing' || stage === 'evidence';
}

/** Held for the infrastructure's sake, and the pause is over. */
export function wakeHeldBatches(state: PipelineState): void {
  for (const batch of state.batches) {
    if (batch.stage !== 'held' || batch.retryAtMs === null || batch.retryAtMs > state.nowMs) continue;
    batch.retryAtMs = null;
    for (const each of commitsOf(state, batch.commits)) {
      if (each.stage === 'held' && !each.isLeftOut && each.batch === batch.number) enterStage(state, each, 'waiting', 'tried again');
    }
  }
}
