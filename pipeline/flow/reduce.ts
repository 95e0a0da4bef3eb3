/**
 * The pipeline's one way to change: `reducePipeline(state, event)`.
 *
 * Feed `opened` first, then whatever happens. The state is updated in place. Events of a replayed journal give the same state and effects, byte for byte: nothing
 * here reads a clock or draws a number. Each event is applied by its family's file; then what follows is decided in one fixed order: held batches whose
 * pause is over, what waits for the hosts, and the next batch when the place for testing is free. A batch that ends may make room for the next in the same call.
 * See docs/design/0016-pipeline.md.
 */
import { assertNever } from '../../core/assert.ts';
import { answer, noticeName, verdictName } from './ask.ts';
import {
  applyCandidateMade,
  applyConflict,
  applyRunBegan,
  applyRunLost,
  freezeBatch,
  startComposite,
  startRun,
  wakeHeldBatches,
} from './batch.ts';
import { applyBranchSeen, applyOpened, forgetOld } from './branch.ts';
import { applyCaseFailed, applyTrialEnded, pursueInquiry } from './evidence.ts';
import { applyRunEnded, becomeGreen, settleRun } from './green.ts';
import { applyHuman } from './human.ts';
import { applyDeployBegan, applyDeployEnded, applyDeployHeld, shipWaiting } from './ship.ts';
import { type BatchState, batchOf, notify, type PipelineState, shortId } from './state.ts';
import type { PipelineEffect, PipelineEvent } from './types.ts';

/** A notice is worth telling for so long: after it people have looked for themselves. */
const NEWS_MS = 3_600_000;

export type Reduced = { readonly state: PipelineState; readonly effects: readonly PipelineEffect[] };

/** Applies one event and returns what has to be done about it, in order. A clock that steps back stands still. */
export function reducePipeline(state: PipelineState, event: PipelineEvent): Reduced {
  state.effects = [];
  state.nowMs = Math.max(state.nowMs, event.nowMs);
  if (event.type === 'opened') applyOpened(state, event);
  else if (state.settings !== null) applyEvent(state, event);
  if (state.settings !== null) settle(state);
  const { effects } = state;
  state.effects = [];
  return { state, effects };
}

/** When the state changes by itself next, by the clock of the events; `null` when only the world moves it. */
export function wakeAtMs(state: PipelineState): number | null {
  const times = state.batches.flatMap(({ stage, retryAtMs }) => (stage === 'held' && retryAtMs !== null ? [retryAtMs] : []));
  return times.length === 0 ? null : Math.min(...times);
}

function settle(state: PipelineState): void {
  wakeHeldBatches(state);
  shipWaiting(state);
  freezeBatch(state);
  forgetOld(state);
}

function applyEvent(state: PipelineState, event: Exclude<PipelineEvent, { readonly type: 'opened' }>): void {
  switch (event.type) {
    case 'resumed':
      return askAgain(state);
    case 'notified':
      answer(state, noticeName(event.number));
      return;
    case 'tick':
      return;
    case 'branch-seen':
      return applyBranchSeen(state, event);
    case 'candidate-made':
      return beginTest(state, applyCandidateMade(state, event));
    case 'candidate-conflicted':
      return applyConflict(state, event);
    case 'run-began':
      return applyRunBegan(state, event);
    case 'case-failed':
      return pursue(state, applyCaseFailed(state, event));
    case 'run-ended':
      return pursue(state, applyRunEnded(state, event));
    case 'run-lost':
      return settleLost(state, event);
    case 'trial-ended':
      return pursue(state, applyTrialEnded(state, event));
    case 'green-moved':
      answer(state, `green/${event.batch}`);
      return;
    case 'staged':
      answer(state, `stage/${event.batch}`);
      return;
    case 'deploy-began':
      return applyDeployBegan(state, event);
    case 'deploy-held':
      return applyDeployHeld(state, event);
    case 'deploy-ended':
      return applyDeployEnded(state, event);
    case 'revert-prepared':
      return applyRevertPrepared(state, event);
    case 'verdict-recorded':
      answer(state, verdictName(event.batch, event.attempt, event.case));
      return;
    case 'human':
      return applyHuman(state, event.command);
    default:
      return assertNever(event);
  }
}

/** What nobody was told before the process died he is told now, unless it is no news any more. */
function askAgain(state: PipelineState): void {
  state.asked = state.asked.filter((asked) => asked.type !== 'notify' || asked.atMs > state.nowMs - NEWS_MS);
  state.effects.push(...state.asked);
}

/** A tree that is proven already needs no run: a batch whose reverts cancel it, or that changes nothing. */
function beginTest(state: PipelineState, batch: BatchState | null): void {
  if (batch === null) return;
  if (batch.run !== null) {
    startComposite(state, batch, batch.run);
    return settleRun(state, batch);
  }
  const { baseProof } = state;
  if (batch.candidate !== null && baseProof !== null && batch.candidate.tree === baseProof.tree)
    return becomeGreen(state, batch, baseProof);
  startRun(state, batch);
}

function settleLost(state: PipelineState, event: Extract<PipelineEvent, { readonly type: 'run-lost' }>): void {
  applyRunLost(state, event);
  const batch = batchOf(state, event.batch);
  if (batch !== null) settleRun(state, batch);
}

function pursue(state: PipelineState, batch: BatchState | null): void {
  if (batch === null) return;
  pursueInquiry(state, batch);
  settleRun(state, batch);
}

function applyRevertPrepared(state: PipelineState, event: Extract<PipelineEvent, { readonly type: 'revert-prepared' }>): void {
  if (!answer(state, `revert/${event.commit}`)) return;
  const words =
    event.ref === null
      ? `no revert of ${shortId(event.commit)} could be prepared: ${event.words}`
      : `a revert of ${shortId(event.commit)} is prepared: ${event.words}`;
  notify(state, 'culprit', words, [event.commit]);
}
