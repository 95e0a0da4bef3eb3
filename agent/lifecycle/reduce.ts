/**
 * The agent's one entrance for everything that happens.
 *
 * Each input is applied, then the state is brought forward: suites ask their runners for what is missing, slots start what is queued, and an
 * agent with nothing left to do leaves. Bringing forward is the same for every input, so that no handler must remember whom it unblocked;
 * only a running unit's ordinary event, thousands a second, skips it, for it unblocks nobody.
 */
import { assertNever } from '../../core/assert.ts';
import type { ToAgent } from '../../core/session-message.ts';
import type { RunnerEvent } from '../runner/contract.ts';
import { applyArtifact, applyArtifactCopied } from './artifact.ts';
import { applyConnected, repeatAnswers, send } from './connection.ts';
import { allSuites, applyTick } from './deadline.ts';
import { applyRunnerExited, applySpoolDamaged } from './fault.ts';
import { applyGroundAnswered, applyGroundCleared, applyGroundFailed, applyGroundLaid, applyGroundShaken, hasGround } from './ground.ts';
import { applyFolderChanged, applyKeptExited, giveUpAll } from './kept-runner.ts';
import {
  applyCancel,
  applyGrant,
  applyRecall,
  applyUnitEvent,
  fenceLease,
  giveBack,
  queuedLeases,
  runningLeases,
  startQueued,
} from './lease.ts';
import { applyAck } from './report.ts';
import { applySpoolFull, applySpoolOpened, keepAll, sendAllWaiting } from './spool.ts';
import {
  advanceSuites,
  applyAnswer,
  applyClose,
  applyDiscover,
  applyOpen,
  applyPrepare,
  applyPrewarm,
  beginClosing,
  dropPrewarmed,
} from './suite.ts';
import type { AgentEffect, AgentInput, AgentState, Step, Suite } from './types.ts';

/** Applies one input to the state, in place, and returns what to do, in order. */
export function reduce(state: AgentState, input: AgentInput): readonly AgentEffect[] {
  const step: Step = { state, nowMs: input.nowMs, effects: [] };
  if (state.hasLeft) return step.effects;
  applyInput(step, input);
  if (isOrdinaryUnitEvent(input)) return step.effects;
  if (state.drainReason !== null) closeIdleSuites(step);
  advanceSuites(step);
  startQueued(step);
  leaveWhenDone(step);
  return step.effects;
}

function isOrdinaryUnitEvent(input: AgentInput): boolean {
  return input.type === 'runner-event' && input.event.type === 'unit' && input.event.event.type !== 'unit-ended';
}

function applyInput(step: Step, input: AgentInput): void {
  switch (input.type) {
    case 'prewarm':
      return applyPrewarm(step, input.request);
    case 'connected':
      return applyConnected(step);
    case 'received':
      return applyMessage(step, input.message);
    case 'disconnected':
      return applyDisconnected(step, input.isFenced);
    case 'ground-laid':
      return applyGroundLaid(step, input.ground, input.laid);
    case 'ground-shaken':
      return applyGroundShaken(step, input.ground, input);
    case 'ground-answered':
      return applyGroundAnswered(step, input.lease, input.words);
    case 'ground-failed':
      return applyGroundFailed(step, input.ground, input.failure);
    case 'ground-cleared':
      return applyGroundCleared(step, input.ground);
    case 'spool-opened':
      return applySpoolOpened(step);
    case 'spool-full':
      return applySpoolFull(step);
    case 'spool-damaged':
      return applySpoolDamaged(step, input.lease, input.sequence);
    case 'runner-event':
      return applyRunnerEvent(step, input.runner, input.event);
    case 'artifact-copied':
      return applyArtifactCopied(step, input.copy, input.result);
    case 'runner-exited': {
      if (applyKeptExited(step, input.runner)) return;
      const suite = suiteOfRunner(step.state, input.runner);
      return suite === undefined ? undefined : applyExit(step, suite, input.description);
    }
    case 'drain':
      return applyDrain(step, input.reason);
    case 'memory-short':
      return giveUpAll(step, 'memory is short');
    case 'folder-changed':
      return applyFolderChanged(step, input.root, input.changes);
    case 'tick':
      return applyTick(step);
    default:
      return assertNever(input);
  }
}

function applyMessage(step: Step, message: ToAgent): void {
  switch (message.type) {
    case 'welcome':
      return applyWelcome(step);
    case 'open-suite':
      return applyOpen(step, message);
    case 'discover-suite':
      return applyDiscover(step, message);
    case 'prepare-suite':
      return applyPrepare(step, message);
    case 'grant-lease':
      return applyGrant(step, message);
    case 'recall-lease':
      return applyRecall(step, message.leases);
    case 'cancel-lease':
      return applyCancel(step, message.lease);
    case 'close-suite':
      return applyClose(step, message);
    case 'drain-agent':
      return applyDrain(step, message.reason);
    case 'report-ack':
      return applyReportAck(step, message);
    default:
      return assertNever(message);
  }
}

function applyWelcome(step: Step): void {
  if (step.state.link === 'online') return;
  step.state.link = 'online';
  repeatAnswers(step);
  sendAllWaiting(step);
}

function applyReportAck(step: Step, { lease, sequence, isFenced }: Extract<ToAgent, { type: 'report-ack' }>): void {
  if (!isFenced) return applyAck(step, lease, sequence);
  const held = step.state.leases.get(lease);
  if (held !== undefined) fenceLease(step, held);
}

function applyDisconnected(step: Step, isFenced: boolean): void {
  const { state } = step;
  state.link = 'offline';
  if (!isFenced) return keepAll(step);
  state.sessionNumber += 1;
  for (const held of Array.from(state.leases.values())) fenceLease(step, held);
  // None of the old session's answers concerns the new one.
  for (const lease of state.settled.keys()) state.settled.set(lease, true);
}

function suiteOfRunner(state: AgentState, runner: number): Suite | undefined {
  return allSuites(state).find((suite) => suite.runner === runner);
}

function applyExit(step: Step, suite: Suite, description: string): void {
  applyRunnerExited(step, suite, description);
  if (suite === step.state.prewarmed && suite.closed !== null) step.state.prewarmed = null;
}

function applyRunnerEvent(step: Step, runner: number, event: RunnerEvent): void {
  const suite = suiteOfRunner(step.state, runner);
  if (suite === undefined || suite.killReason !== null) return;
  if (event.type === 'unit') return applyUnitEvent(step, suite, event.leaseId, event.event);
  if (event.type === 'artifact') return applyArtifact(step, suite, event);
  applyAnswer(step, suite, event);
}

function applyDrain(step: Step, reason: string): void {
  if (step.state.drainReason !== null) return;
  step.state.drainReason = reason;
  send(step, { type: 'draining', reason });
  for (const held of queuedLeases(step, null)) giveBack(step, held);
  giveUpAll(step, 'the agent drains');
}

/** A draining agent closes each suite as soon as nothing of it runs. */
function closeIdleSuites(step: Step): void {
  const { prewarmed, suites } = step.state;
  if (prewarmed !== null) dropPrewarmed(step, prewarmed);
  for (const suite of suites.values()) if (!suite.isClosing && runningLeases(step, suite).length === 0) beginClosing(step, suite);
}

/** Not before every report is acknowledged: who cannot reach its coordinator any more is ended by the session, which gives up. */
function leaveWhenDone(step: Step): void {
  const { state } = step;
  if (state.drainReason === null) return;
  const isBusy = allSuites(state).some(
    (suite) => suite.runner !== null || hasGround(suite) || (suite.closed === null && suite.failure === null),
  );
  if (isBusy || state.leases.size > 0 || state.kept.length > 0) return;
  state.hasLeft = true;
  step.effects.push({ type: 'leave' });
}
