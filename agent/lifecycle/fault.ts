/**
 * What happens when a runner fails: it exits, does not answer, or does not stop a unit.
 *
 * The user's code can do anything to the process it runs in, so a dead runner is an ordinary event. Whatever was executing there has ended,
 * with a sentence that says why, and the coordinator decides who tries it again; whatever was queued stays queued. The next runner of the
 * suite starts only after the old one's whole process group is gone, for two at once would fight over ports and files. A runner that ends
 * without having run anything is not worth a fourth try: the suite has failed here.
 */

import type { LeaseId } from '../../core/id.ts';
import type { UnitEnd } from '../../core/unit.ts';
import { announceEnd, send } from './connection.ts';
import { endLease, fenceLease, giveBack, overdue, queuedLeases, runningLeases, settleDoubt } from './lease.ts';
import type { HeldLease, Step, Suite, SuiteEnd, SuiteFailure } from './types.ts';

/** Two accidents are weather. */
const MAX_FRUITLESS_RUNNERS = 3;

/** Ends a runner's process and everything that runs in it. `because` is a clause: it completes "the runner was killed because". */
export function killRunner(step: Step, suite: Suite, because: string): void {
  if (suite.runner === null || suite.killReason !== null) return;
  suite.killReason = because;
  suite.pending = null;
  suite.isPrepared = false;
  step.effects.push({ type: 'kill-runner', runner: suite.runner });
  endRunning(step, suite, `the runner was killed because ${because}`);
}

function endRunning(step: Step, suite: Suite, message: string): void {
  for (const held of runningLeases(step, suite)) {
    settleDoubt(step, suite, held);
    if (held.phase === 'running') endLease(step, held, faultEnd(held, message));
  }
}

function faultEnd(held: HeldLease, message: string): UnitEnd {
  if (held.stop?.reason === 'timed-out') return overdue(held);
  if (held.stop?.reason === 'cancelled') return { kind: 'cancelled' };
  return { kind: 'crashed', message };
}

/** A process is gone. What is wanted of its suite stays; what it had answered is void. */
export function applyRunnerExited(step: Step, suite: Suite, description: string): void {
  const wasBusy = runningLeases(step, suite).length > 0;
  const wasKilled = suite.killReason !== null;
  endRunning(step, suite, `the runner's process ended with ${description} while it ran this unit`);
  suite.runner = null;
  suite.reopening = null;
  suite.killReason = null;
  suite.pending = null;
  suite.isOpen = false;
  suite.isPrepared = false;
  suite.exitDeadlineMs = null;
  if (suite.failure !== null || suite.closed !== null) return;
  if (suite.isClosing) return closeSuiteWith(step, suite, brokenEnd(description));
  if (wasBusy || wasKilled) return;
  suite.fruitlessRunners += 1;
  if (suite.fruitlessRunners < MAX_FRUITLESS_RUNNERS) return;
  failSuite(step, suite, {
    code: 'framework-config-broken',
    message: `the test framework's process ended ${MAX_FRUITLESS_RUNNERS} times before it ran a test, the last time with ${description}`,
    hint: `run the framework's own command in ${suite.request.cwd} to see what ends it`,
  });
}

/**
 * A report that was on the disk cannot be read: what it said is lost, and nothing after it would be believed. The unit ends there as one that was
 * cancelled without anybody's wish, which is run again.
 */
export function applySpoolDamaged(step: Step, id: LeaseId, sequence: number): void {
  const held = step.state.leases.get(id);
  if (held === undefined) return;
  const wallMs = Math.max(0, step.nowMs - held.startedAtMs);
  const end = { type: 'unit-ended', end: { kind: 'cancelled' }, wallMs } as const;
  send(step, { type: 'unit-report', runId: held.runId, lease: id, sequence, events: [{ atMs: wallMs, event: end }] });
  fenceLease(step, held);
}

function brokenEnd(description: string): SuiteEnd {
  return {
    errors: [{ kind: 'runner', file: null, message: `the runner ended with ${description} before it had closed the suite`, detail: null }],
    notices: [],
  };
}

export function closeSuiteWith(step: Step, suite: Suite, end: SuiteEnd): void {
  suite.closed = { ...end, notices: [...suite.shocks, ...end.notices] };
  announceEnd(step, suite);
}

/** The suite cannot run here: said once, its waiting leases go back, its runner goes. */
export function failSuite(step: Step, suite: Suite, failure: SuiteFailure): void {
  suite.failure = failure;
  killRunner(step, suite, 'the suite failed');
  for (const held of queuedLeases(step, suite)) giveBack(step, held);
  announceEnd(step, suite);
}
