/**
 * Deadlines: everything an agent waits for has one, and the next is a function of the state.
 *
 * The loop keeps a single timer, set to `nextWakeMs`, instead of one for each report, lease and request. Timers that were not cancelled in
 * time are a classic source of ghosts; here nothing is ever cancelled, a deadline that no longer stands in the state does not exist.
 */
import { killRunner } from './fault.ts';
import { applyKeptTick, nextKeptMs } from './kept-runner.ts';
import { endLease, flushDueReports, stopUnit } from './lease.ts';
import { applyOverdueAnswer } from './suite.ts';
import type { AgentState, HeldLease, Step, Suite } from './types.ts';

/** A slot waits no longer than this for the copies of what its unit left: they are made in milliseconds, unless the disk hangs. */
const COPY_GRACE_MS = 10_000;

/** When the loop must call with a `tick` at the latest; `Infinity` when nothing is waited for. */
export function nextWakeMs(state: AgentState): number {
  let next = Number.POSITIVE_INFINITY;
  for (const [head] of state.slots) {
    if (head?.phase !== 'running') continue;
    const flushAtMs = state.link === 'online' ? head.outbox.flushAtMs : null;
    next = Math.min(next, flushAtMs ?? next, leaseDeadlineMs(head));
  }
  for (const suite of allSuites(state)) next = Math.min(next, suite.pending?.deadlineMs ?? next, suite.exitDeadlineMs ?? next);
  return Math.min(next, nextKeptMs(state));
}

function leaseDeadlineMs({ ending, stop, deadlineMs }: HeldLease): number {
  if (ending !== null) return ending.atMs + COPY_GRACE_MS;
  return stop?.killAtMs ?? deadlineMs;
}

export function applyTick(step: Step): void {
  flushDueReports(step);
  for (const [head] of step.state.slots) if (head?.phase === 'running') checkLease(step, head);
  for (const suite of allSuites(step.state)) checkSuite(step, suite);
  applyKeptTick(step);
}

function checkLease(step: Step, held: HeldLease): void {
  const { nowMs, state } = step;
  if (held.ending !== null) {
    if (leaseDeadlineMs(held) <= nowMs) endLease(step, held, held.ending.end);
    return;
  }
  if (held.stop === null) {
    if (held.deadlineMs <= nowMs) stopUnit(step, held, 'timed-out');
    return;
  }
  const suite = state.suites.get(held.suite);
  if (held.stop.killAtMs > nowMs || suite === undefined) return;
  const verb = held.stop.reason === 'timed-out' ? 'overran its time' : 'was cancelled';
  killRunner(step, suite, `a unit beside this one, ${held.lease.unit.files.join(', ')}, ${verb} and could not be stopped`);
}

function checkSuite(step: Step, suite: Suite): void {
  const { nowMs } = step;
  if (suite.exitDeadlineMs !== null && suite.exitDeadlineMs <= nowMs) {
    suite.exitDeadlineMs = null;
    killRunner(step, suite, 'it did not exit after it had closed its suite');
  }
  if (suite.pending !== null && suite.pending.deadlineMs <= nowMs) {
    const overdue = suite.pending;
    suite.pending = null;
    applyOverdueAnswer(step, suite, overdue);
  }
}

export function allSuites(state: AgentState): Suite[] {
  return state.prewarmed === null ? [...state.suites.values()] : [state.prewarmed, ...state.suites.values()];
}
