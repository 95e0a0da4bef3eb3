/**
 * From a failed first attempt to a verdict on it, while the run goes on.
 *
 * Every failure joins the inquiry of its run at once, and trials are planned from all that is known. A conviction acts immediately: the commit is evicted, and
 * the batch goes on without it before the run has ended. An acquittal does nothing by itself: the gate asks for it later. Each verdict is recorded for the
 * ledger once, whether or not the run ever ends, because a flake figure must know which failures were somebody's fault.
 */
import type { AgentId } from '../../core/id.ts';
import { displayName } from '../../core/test-case.ts';
import { decide } from '../trial/decide.ts';
import { roundOf } from '../trial/inquiry.ts';
import { needlessTrials, planTrials } from '../trial/plan-trials.ts';
import type { CaseVerdict, Cause, TriedCase, Weighed } from '../trial/types.ts';
import { weigh } from '../trial/weigh.ts';
import { answer, ask, trialName } from './ask.ts';
import { evictFromBatch, refuseComposite, stopTrial } from './batch.ts';
import { MAX_FAILURES, REVERT_WINDOW_MS } from './limit.ts';
import { type Replayed, replayCommand } from './replay.ts';
import {
  type BatchState,
  batchOf,
  commitOf,
  commitsOf,
  enterStage,
  notify,
  type PipelineState,
  type RunState,
  settingsOf,
  shortId,
} from './state.ts';
import type { FailureVerdict, PipelineEvent } from './types.ts';

type Of<Type extends PipelineEvent['type']> = Extract<PipelineEvent, { readonly type: Type }>;

/**
 * A first attempt failed: it is tried at once. Told twice, as after a restart, it counts once. Once a culprit is out, the composite run tries what fails on the
 * tree without it, which is one small run in the place of a whole round; only what fails there, too, is tried on every tree.
 */
export function applyCaseFailed(state: PipelineState, event: Of<'case-failed'>): BatchState | null {
  const batch = batchOf(state, event.batch);
  if (batch?.composite?.attempt === event.attempt) return failOfComposite(state, batch, event);
  const run = batch?.run ?? null;
  if (batch === null || run === null || run.attempt !== event.attempt || run.proof !== null) return null;
  const { failed, past, isTouched } = event;
  const isKnown = [...run.inquiry.cases, ...run.deferred].some((tried) => tried.failed.id === failed.id);
  if (isKnown) return null;
  if (run.inquiry.cases.length >= MAX_FAILURES) {
    run.unweighed += 1;
    return null;
  }
  const tried: TriedCase = { failed, past, isTouched, touchedBy: [] };
  if (batch.attempt > run.attempt) {
    run.deferred = [...run.deferred, tried];
    return null;
  }
  run.inquiry = { ...run.inquiry, cases: [...run.inquiry.cases, tried] };
  for (const each of commitsOf(state, run.applied)) {
    if (each.stage === 'testing')
      enterStage(state, each, 'evidence', `${displayName(failed.titlePath)} failed; it is tried on every commit of the batch`);
  }
  return batch;
}

/** It fails without the culprit: another one, or chance. What failed in the run under way, too, is tried on every tree; the rest needs a whole run. */
function failOfComposite(state: PipelineState, batch: BatchState, { failed }: Of<'case-failed'>): BatchState | null {
  const { run } = batch;
  const tried = run?.deferred.find((each) => each.failed.id === failed.id);
  if (run === null || tried === undefined) {
    refuseComposite(state, batch, `${displayName(failed.titlePath)} fails without the culprit`);
    return batch;
  }
  run.deferred = run.deferred.filter((each) => each !== tried);
  run.inquiry = { ...run.inquiry, cases: [...run.inquiry.cases, tried] };
  return batch;
}

/** What failed beside a culprit and passed without it was the culprit's. */
export function recordDeferred(state: PipelineState, batch: BatchState): void {
  const { run } = batch;
  if (run === null || run.convicted === null) return;
  for (const tried of run.deferred) tell(state, batch, run, { tried, cause: 'commit', ...run.convicted });
}

export function applyTrialEnded(state: PipelineState, event: Of<'trial-ended'>): BatchState | null {
  if (!answer(state, trialName(event.batch, event.trial))) return null;
  const batch = batchOf(state, event.batch);
  const run = batch?.run ?? null;
  if (batch === null || run === null) return null;
  const { inquiry } = run;
  run.inquiry = {
    ...inquiry,
    endedTrials: [...inquiry.endedTrials, event.trial],
    attempts: [...inquiry.attempts, ...event.attempts],
  };
  return batch;
}

/** Decides what can be decided and plans what is missing. Stops at a conviction that ended the run: the batch is another one then. */
export function pursueInquiry(state: PipelineState, batch: BatchState): void {
  const { run } = batch;
  if (run === null || batch.isConfirmation) return;
  const ready = readyCases(run);
  if (ready.length === 0 || decideCases(state, batch, { run, ready })) return;
  planMore(state, batch, run);
}

/** Cases that no trial under way can say more about: a verdict needs its whole round. */
function readyCases({ inquiry, verdicts }: RunState): readonly TriedCase[] {
  const ended = new Set(inquiry.endedTrials);
  const waiting = new Set(inquiry.trials.filter(({ id }) => !ended.has(id)).flatMap(({ cases }) => cases));
  return inquiry.cases.filter(({ failed }) => verdicts[failed.id] === undefined && !waiting.has(failed.id));
}

/** Returns whether a conviction ended the run. In `fast` mode it goes on, and so do the other cases. */
function decideCases(
  state: PipelineState,
  batch: BatchState,
  { run, ready }: { readonly run: RunState; readonly ready: readonly TriedCase[] },
): boolean {
  for (const tried of ready) {
    const { failed } = tried;
    // Put off by a conviction of this very look.
    if (!run.inquiry.cases.includes(tried)) continue;
    const verdict = decide(run.inquiry, failed.id);
    if (verdict.kind === 'again') continue;
    run.verdicts[failed.id] = verdict;
    if (verdict.kind === 'convicted') {
      if (convict(state, batch, run, { verdict, failed }) && batch.run !== run) return true;
      recordOnBadTree(state, batch, run, { caseId: failed.id, culprit: verdict.commitIndex, words: verdict.words });
    }
    if (verdict.kind === 'acquitted') notify(state, 'acquittal', verdict.words, run.applied);
    if (verdict.kind !== 'convicted') tell(state, batch, run, toldOf(run, tried, verdict));
  }
  return false;
}

/** Returns false when the commit was evicted before, as when it breaks several cases and the run goes on. */
function convict(
  state: PipelineState,
  batch: BatchState,
  run: RunState,
  { verdict, failed }: { readonly verdict: Extract<CaseVerdict, { readonly kind: 'convicted' }>; readonly failed: Replayed },
): boolean {
  const id = run.applied[verdict.commitIndex];
  const commit = id === undefined ? null : commitOf(state, id);
  if (id === undefined || commit === null || commit.isLeftOut) return false;
  if (settingsOf(state).proof === 'fast') deferUntried(run);
  // In `fast` mode the inquiry goes on, and may still tell what the others were.
  for (const { failed } of run.inquiry.cases)
    recordOnBadTree(state, batch, run, { caseId: failed.id, culprit: verdict.commitIndex, words: verdict.words });
  run.convicted = { commit: id, probability: verdict.weighed[0]?.probability ?? 0, words: verdict.words };
  const words = `${verdict.words}; to see it: ${replayCommand(id, failed)}`;
  notify(state, 'culprit', `${shortId(id)} by ${commit.commit.author} is evicted: ${words}`, [id]);
  prepareRevert(state, id, commit.commit.reverts);
  evictFromBatch(state, batch, commit, words);
  return true;
}

/** What waited for the round of the conviction is tried without the culprit first, as is everything that fails from now on. */
function deferUntried(run: RunState): void {
  const isUntried = ({ failed }: TriedCase): boolean => run.verdicts[failed.id] === undefined && roundOf(run.inquiry, failed.id) === 0;
  run.deferred = [...run.deferred, ...run.inquiry.cases.filter(isUntried)];
  run.inquiry = { ...run.inquiry, cases: run.inquiry.cases.filter((tried) => !isUntried(tried)) };
}

function prepareRevert(state: PipelineState, id: string, reverts: string | null): void {
  const { preparesReverts, maxRevertsPerDay } = settingsOf(state);
  if (!preparesReverts) return;
  state.revertsMs = state.revertsMs.filter((atMs) => atMs > state.nowMs - REVERT_WINDOW_MS);
  const refusal =
    reverts !== null
      ? 'it is a revert itself'
      : state.revertsMs.length >= maxRevertsPerDay
        ? `${maxRevertsPerDay} were prepared within a day`
        : null;
  if (refusal !== null) {
    notify(state, 'warning', `no revert of ${shortId(id)} is prepared: ${refusal}`, [id]);
    return;
  }
  state.revertsMs.push(state.nowMs);
  ask(state, { type: 'prepare-revert', commit: id });
}

/** Of a run whose tree was bad nothing counts as a false failure: what is not the culprit's is undecided. */
function recordOnBadTree(
  state: PipelineState,
  batch: BatchState,
  run: RunState,
  { caseId, culprit, words }: { readonly caseId: string; readonly culprit: number; readonly words: string },
): void {
  const tried = run.inquiry.cases.find(({ failed }) => failed.id === caseId);
  if (tried === undefined || run.verdicts[caseId]?.kind === 'acquitted' || run.verdicts[caseId]?.kind === 'held') return;
  const weighed = weigh(run.inquiry, tried.failed.id);
  const share = weighed.find(({ cause }) => cause.kind === 'commit' && cause.commitIndex === culprit)?.probability ?? 0;
  const isIts = share > 0.5;
  if (!isIts && settingsOf(state).proof === 'fast') return;
  tell(state, batch, run, {
    tried,
    cause: isIts ? 'commit' : 'undecided',
    commit: isIts ? (run.applied[culprit] ?? run.candidate.commit) : run.candidate.commit,
    probability: share,
    words,
  });
}

function toldOf(run: RunState, tried: TriedCase, verdict: Exclude<CaseVerdict, { readonly kind: 'again' | 'convicted' }>): Told {
  const cause = verdict.kind === 'held' ? 'undecided' : causeName(verdict.cause);
  const probability = verdict.kind === 'held' ? 0 : shareOf(verdict.weighed, verdict.cause);
  return { tried, cause, commit: run.candidate.commit, probability, words: verdict.words };
}

function causeName(cause: Cause): FailureVerdict['cause'] {
  return cause.kind === 'none' ? 'false-failure' : cause.kind;
}

function shareOf(weighed: readonly Weighed[], wanted: Cause): number {
  return weighed.filter(({ cause }) => cause.kind === wanted.kind).reduce((sum, { probability }) => sum + probability, 0);
}

type Told = Pick<FailureVerdict, 'cause' | 'commit' | 'probability' | 'words'> & { readonly tried: TriedCase };

function tell(state: PipelineState, batch: BatchState, run: RunState, { tried, cause, commit, probability, words }: Told): void {
  const { failed } = tried;
  if (run.runId === null || run.recorded.includes(failed.id)) return;
  run.recorded.push(failed.id);
  const elsewhere = rerunsElsewhere(run, failed.id, failed.agent);
  ask(state, {
    type: 'record-verdict',
    batch: batch.number,
    attempt: run.attempt,
    verdict: {
      case: failed.id,
      runId: run.runId,
      commit,
      agent: failed.agent,
      cause,
      probability,
      rerunsElsewhere: elsewhere.length,
      rerunFailuresElsewhere: elsewhere.filter(({ outcome }) => outcome === 'failed').length,
      words,
    },
  });
}

/** Attempts on the tree that failed, at another agent: what the sticky share of a case is counted from. */
function rerunsElsewhere({ inquiry }: RunState, caseId: string, agent: AgentId): Inquiry['attempts'] {
  const atTip = new Set(
    inquiry.trials.filter(({ tree }) => tree.kind === 'prefix' && tree.length === inquiry.batchSize).map(({ id }) => id),
  );
  return inquiry.attempts.filter(
    (each) =>
      each.case === caseId && each.agent !== agent && atTip.has(each.trial) && (each.outcome === 'passed' || each.outcome === 'failed'),
  );
}

type Inquiry = RunState['inquiry'];

function planMore(state: PipelineState, batch: BatchState, run: RunState): void {
  for (const id of needlessTrials(run.inquiry)) {
    if (stopTrial(state, batch.number, id)) run.inquiry = { ...run.inquiry, endedTrials: [...run.inquiry.endedTrials, id] };
  }
  const trials = planTrials(run.inquiry);
  if (trials.length === 0) return;
  run.inquiry = { ...run.inquiry, trials: [...run.inquiry.trials, ...trials] };
  const failed = run.inquiry.cases.map((tried) => tried.failed);
  for (const trial of trials) {
    const cases = failed.filter(({ id }) => trial.cases.includes(id));
    ask(state, { type: 'start-trial', batch: batch.number, trial, base: batch.base, commits: run.applied, failed: cases });
  }
}

/** True when no failed case of the run waits for its verdict. */
export function isDecided({ inquiry, verdicts }: RunState): boolean {
  return inquiry.cases.every(({ failed }) => verdicts[failed.id] !== undefined);
}
