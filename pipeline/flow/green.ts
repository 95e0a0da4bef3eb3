/**
 * From a run's end to the green ref: what the gate says of the proof, and what follows.
 *
 * The gate is asked when the run has ended and every failure in it has a verdict. What it rejects is run again, whole, a bounded number of times; what it holds is
 * held by name. What it lets through becomes the base of the next batch in the same moment, so that the next run never waits for a rollout.
 */
import { displayName } from '../../core/test-case.ts';
import { answer, ask, runName } from './ask.ts';
import { holdBatch, leaveTest, loseRun, refuseComposite, rerun } from './batch.ts';
import { isDecided, recordDeferred } from './evidence.ts';
import { decideGate, type FailureFact, type GateDecision } from './gate.ts';
import { INFRASTRUCTURE_PAUSE_MS, MAX_RETESTS } from './limit.ts';
import { mercyOf, spendMercy } from './mercy.ts';
import {
  type BatchState,
  batchOf,
  commitsOf,
  enterStage,
  nameCommits,
  notify,
  type PipelineState,
  type RunState,
  settingsOf,
} from './state.ts';
import type { PipelineEvent, RunProof } from './types.ts';

type Of<Type extends PipelineEvent['type']> = Extract<PipelineEvent, { readonly type: Type }>;

export function applyRunEnded(state: PipelineState, event: Of<'run-ended'>): BatchState | null {
  if (!answer(state, runName(event.batch, event.attempt))) return null;
  const batch = batchOf(state, event.batch);
  if (batch === null) return null;
  const { run, composite } = batch;
  if (composite?.attempt === event.attempt) {
    composite.proof = event.proof;
    if (event.proof.verdict !== 'green') refuseComposite(state, batch, `it is ${event.proof.verdict}`);
    return batch;
  }
  if (run?.attempt !== event.attempt) return null;
  run.runId ??= event.proof.runId;
  run.proof = event.proof;
  return batch;
}

/** Goes on with a batch whose run has ended and whose failures are decided; does nothing before. */
export function settleRun(state: PipelineState, batch: BatchState): void {
  const { run } = batch;
  if (run === null || run.proof === null) return;
  if (batch.isConfirmation) return settleConfirmation(state, batch, run.proof);
  if (!isDecided(run)) return;
  const proof = batch.attempt > run.attempt ? compositeProof(state, batch) : run.proof;
  if (proof === null) return;
  const gate = decideBatch(state, batch, { proof, hold: null });
  if (gate.kind === 'ship') return becomeGreen(state, batch, proof);
  if (gate.kind === 'hold') return holdBatch(state, batch, gate.reasons.join('; '), null);
  testAgain(state, batch, proof, gate);
}

/** Culprits were evicted while the run went on: what counts is the proof of the tree without them. `null` while it is not there, and when it will not be. */
function compositeProof(state: PipelineState, batch: BatchState): RunProof | null {
  const { composite } = batch;
  if (composite === null || (composite.proof === null && !composite.isRefused)) return null;
  if (!composite.isRefused) return composite.proof;
  rerun(state, batch);
  return null;
}

/** Asks the gate. `hold` is a person's hold in words: it stops what ships, not what is tested. */
export function decideBatch(
  state: PipelineState,
  batch: BatchState,
  { proof, hold }: { readonly proof: RunProof | null; readonly hold: string | null },
): GateDecision {
  const candidate = batch.candidate ?? batch.base;
  return decideGate({
    candidate,
    proof,
    failures: batch.run === null ? [] : failureFacts(state, batch.run),
    unweighed: batch.run?.unweighed ?? 0,
    mercyPerCase: settingsOf(state).mercyPerCase,
    isTakenBack: state.badTrees.includes(candidate.tree),
    hold,
    override: batch.override,
  });
}

/** What failed because of a commit that is left out says nothing of the candidate without it. */
function failureFacts(state: PipelineState, run: RunState): FailureFact[] {
  return run.inquiry.cases.flatMap(({ failed, isTouched }) => {
    const verdict = run.verdicts[failed.id];
    if (verdict?.kind === 'convicted' && isLeftOut(state, run, verdict.commitIndex)) return [];
    const fact: FailureFact = {
      case: failed.id,
      verdict: verdict === undefined || verdict.kind === 'again' ? 'open' : verdict.kind,
      isChance: verdict?.kind === 'acquitted' && verdict.cause.kind === 'none',
      isTouched,
      mercyUsed: mercyOf(state, failed.id).length,
      words: verdict?.words ?? displayName(failed.titlePath),
    };
    return [fact];
  });
}

function isLeftOut(state: PipelineState, run: RunState, commitIndex: number): boolean {
  return commitsOf(state, run.applied.slice(commitIndex, commitIndex + 1)).some((each) => each.isLeftOut);
}

function testAgain(state: PipelineState, batch: BatchState, proof: RunProof, gate: GateDecision): void {
  const words = gate.reasons.join('; ');
  if (batch.retests >= MAX_RETESTS) {
    holdBatch(state, batch, words, proof.verdict === 'incomplete' ? INFRASTRUCTURE_PAUSE_MS : null);
    return;
  }
  batch.retests += 1;
  batch.words = words;
  notify(state, 'red', `batch ${batch.number} is tested again: ${words}`, batch.applied);
  rerun(state, batch);
}

/** Certified: the green ref, the next batch's base, and, where there is a fleet, what is shipped next. */
export function becomeGreen(state: PipelineState, batch: BatchState, proof: RunProof): void {
  const { candidate } = batch;
  if (candidate === null) return;
  spendMercy(state, batch.run);
  recordDeferred(state, batch);
  const commits = commitsOf(state, batch.members);
  const hasNews = commits.some(({ wasGreen }) => !wasGreen);
  batch.proof = proof;
  leaveTest(state, batch);
  state.base = candidate;
  state.baseProof = proof;
  if (proof.kind === 'composite') state.unconfirmed = batch.number;
  else state.unconfirmed = null;
  if (hasNews) {
    state.green = candidate;
    ask(state, { type: 'move-green', batch: batch.number, candidate, proof });
  }
  notify(state, 'green', `batch ${batch.number} is green: ${nameCommits(batch.commits)}`, batch.commits);
  for (const each of commits) {
    each.wasGreen = true;
    enterStage(state, each, 'green', `batch ${batch.number} is green`);
  }
  queueForHosts(state, batch);
}

/** A newer green replaces one that waits: its commits are in it. */
export function queueForHosts(state: PipelineState, batch: BatchState): void {
  if (!settingsOf(state).deploys) {
    arrive(state, batch, 'the pipeline ends at green');
    return;
  }
  const older = batchOf(state, state.waiting);
  if (older !== null && older !== batch) {
    older.stage = 'done';
    older.words = `shipped with batch ${batch.number}`;
  }
  batch.stage = 'green';
  state.waiting = batch.number;
}

/** The candidate is where the pipeline ends: its commits, and those of the batches that it carries, are live. */
export function arrive(state: PipelineState, batch: BatchState, words: string): void {
  if (batch.candidate === null) return;
  batch.stage = 'done';
  batch.words = words;
  state.shipped = batch.candidate;
  state.live = batch.candidate.commit;
  for (const each of state.commits) {
    const isCarried = (each.stage === 'green' || each.stage === 'deploying') && (each.batch ?? 0) <= batch.number;
    if (!isCarried) continue;
    each.suspectGroup = null;
    enterStage(state, each, 'live', `live with batch ${batch.number}`);
  }
}

/** The whole run after a composite certificate. A disagreement is a certificate miss: it is told, and nothing more is shipped until somebody has looked. */
function settleConfirmation(state: PipelineState, batch: BatchState, proof: RunProof): void {
  const failures = batch.run?.inquiry.cases ?? [];
  if (proof.verdict !== 'green' && failures.length === 0) return loseRun(state, batch, `it is ${proof.verdict}`);
  leaveTest(state, batch);
  state.unconfirmed = null;
  batch.stage = 'done';
  batch.words = 'the composite certificate is confirmed by a whole run';
  if (proof.verdict === 'green') return;
  batch.words = `the composite certificate was wrong: ${failures.length} cases fail on ${batch.candidate?.commit ?? ''}`;
  state.hold = { actor: 'pipeline', reason: batch.words, sinceMs: state.nowMs };
  notify(state, 'warning', `${batch.words}; roll it back with: shard-run deploy rollback`, []);
}
