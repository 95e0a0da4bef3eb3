/**
 * Leases in the slots' queues: granted, started, stopped, ended, given back.
 *
 * A slot's queue holds the running unit and what was prefetched, so that no slot waits for a round trip between two units. Every lease that
 * arrives leaves in exactly one of three ways: its report ends with `unit-ended`, it is returned unstarted, or it was fenced and nobody
 * waits for it any more. A unit that must stop is asked first (its runner can kill one worker and keep the rest warm) and given a grace;
 * what happens after the grace is in `fault.ts`.
 */
import { assert } from '../../core/assert.ts';
import type { LeaseId } from '../../core/id.ts';
import type { TestError } from '../../core/outcome.ts';
import { MAX_SLOT_LEASES, type ToAgent } from '../../core/session-message.ts';
import type { UnitEnd, UnitEvent } from '../../core/unit.ts';
import { lostArtifact } from './artifact-event.ts';
import { send } from './connection.ts';
import { endDoubt, isInDoubt } from './doubt.ts';
import { emptyOutbox, flushReport, forgetLease, recordEvent } from './report.ts';
import { dropReports } from './spool.ts';
import { type HeldLease, type Step, type Suite, suiteKey } from './types.ts';

export function applyGrant(step: Step, grant: Extract<ToAgent, { type: 'grant-lease' }>): void {
  const { state, nowMs } = step;
  const { lease, runId, suite, slot } = grant;
  if (state.leases.has(lease.id)) return;
  const wasStarted = state.settled.get(lease.id);
  if (wasStarted === true) return;
  if (wasStarted === false) return send(step, { type: 'lease-returned', lease: lease.id, wasStarted });
  const held: HeldLease = {
    lease,
    runId,
    suite: suiteKey(runId, suite),
    slot,
    phase: 'queued',
    startedAtMs: nowMs,
    deadlineMs: Number.POSITIVE_INFINITY,
    stop: null,
    isFenced: false,
    wasAnnounced: false,
    doubt: null,
    ending: null,
    left: { copying: new Map(), files: 0, bytes: 0 },
    outbox: emptyOutbox(),
  };
  const queue = state.slots[slot];
  const open = state.suites.get(held.suite);
  const isWelcome = state.drainReason === null && open !== undefined && open.failure === null && !open.isClosing;
  if (queue === undefined || queue.length >= MAX_SLOT_LEASES || !isWelcome) return giveBack(step, held);
  state.leases.set(lease.id, held);
  queue.push(held);
}

/** Starts the head of each slot whose runner is ready, and lets the runner know what follows. */
export function startQueued(step: Step): void {
  for (const queue of step.state.slots) {
    const [head, next] = queue;
    if (head?.phase === 'queued') start(step, head);
    if (head?.phase === 'running' && next !== undefined) announceNext(step, next);
  }
}

function start(step: Step, held: HeldLease): void {
  const runner = readyRunner(step, held);
  if (runner === null) return;
  const { lease, slot } = held;
  held.phase = 'running';
  held.startedAtMs = step.nowMs;
  held.deadlineMs = step.nowMs + lease.timeoutMs;
  step.effects.push({ type: 'tell-runner', runner, request: { type: 'run-unit', lease, slot } });
  recordEvent(step, held, { type: 'unit-started' });
}

function announceNext(step: Step, next: HeldLease): void {
  const runner = next.wasAnnounced ? null : readyRunner(step, next);
  if (runner === null) return;
  next.wasAnnounced = true;
  step.effects.push({ type: 'tell-runner', runner, request: { type: 'expect-unit', lease: next.lease, slot: next.slot } });
}

function readyRunner({ state }: Step, held: HeldLease): number | null {
  const suite = state.suites.get(held.suite);
  return suite !== undefined && suite.isPrepared && suite.killReason === null && !suite.isClosing ? suite.runner : null;
}

export function applyRecall(step: Step, leases: readonly LeaseId[]): void {
  for (const id of leases) {
    const held = step.state.leases.get(id);
    if (held?.phase === 'queued') giveBack(step, held);
    else
      send(step, {
        type: 'lease-returned',
        lease: id,
        wasStarted: held !== undefined || (step.state.settled.get(id) ?? rememberUnknown(step, id)),
      });
  }
}

/** A lease that never arrived counts as returned: should its grant still come, it is refused. */
function rememberUnknown({ state }: Step, id: LeaseId): boolean {
  state.settled.set(id, false);
  return false;
}

export function applyCancel(step: Step, id: LeaseId): void {
  const held = step.state.leases.get(id);
  if (held !== undefined) cancelLease(step, held);
}

export function cancelLease(step: Step, held: HeldLease): void {
  if (held.phase === 'queued') return giveBack(step, held);
  if (held.phase === 'running') stopUnit(step, held, 'cancelled');
}

/** Asks the runner to stop one unit, once. A unit that waits for nothing but copies of its files is over: nobody wants them any more. */
export function stopUnit(step: Step, held: HeldLease, reason: 'cancelled' | 'timed-out'): void {
  if (held.ending !== null) return endLease(step, held, held.ending.end);
  if (held.stop !== null) return;
  held.stop = { reason, killAtMs: step.nowMs + step.state.identity.stopGraceMs };
  const runner = step.state.suites.get(held.suite)?.runner ?? null;
  assert(runner !== null, 'a running unit has a runner');
  step.effects.push({ type: 'tell-runner', runner, request: { type: 'cancel-unit', leaseId: held.lease.id, reason } });
}

/** The lease is another agent's: it stops as soon as it can, and nothing more is said of it. */
export function fenceLease(step: Step, held: HeldLease): void {
  held.isFenced = true;
  dropReports(step, held, Number.POSITIVE_INFINITY);
  Object.assign(held.outbox, emptyOutbox());
  forgetLease(step, held, true);
  if (held.phase === 'running') stopUnit(step, held, 'cancelled');
  else removeFromSlot(step, held);
}

export function applyUnitEvent(step: Step, suite: Suite, id: LeaseId, event: UnitEvent): void {
  const held = runningLease(step, suite, id);
  if (held === null) return;
  // The agent said it itself, when it handed the unit over.
  if (event.type === 'unit-started' || isInDoubt(step, suite, held, event)) return;
  takeUnitEvent(step, suite, held, event);
}

/** The services have answered, or nobody will ask them any more: what was in doubt is as it was said. */
export function settleDoubt(step: Step, suite: Suite, held: HeldLease, words: readonly TestError[] = []): void {
  for (const event of endDoubt(held, words)) takeUnitEvent(step, suite, held, event);
}

function takeUnitEvent(step: Step, suite: Suite, held: HeldLease, event: UnitEvent): void {
  if (event.type !== 'unit-ended') return recordEvent(step, held, event);
  suite.fruitlessRunners = 0;
  const wasOverdue = held.stop?.reason === 'timed-out' && event.end.kind === 'cancelled';
  held.ending = { end: wasOverdue ? overdue(held) : event.end, atMs: step.nowMs };
  // Nobody wants the files of a unit that was cancelled, and its run may be closing.
  if (held.stop?.reason === 'cancelled') endLease(step, held, held.ending.end);
  else endCopiedLease(step, held);
}

/** The lease of the suite that runs under this id, fenced or not, and whose runner has not said its last word of it. */
export function runningLease({ state }: Step, suite: Suite, id: LeaseId): HeldLease | null {
  const held = state.slots.find(([head]) => head?.lease.id === id)?.[0];
  return held?.phase === 'running' && held.ending === null && state.suites.get(held.suite) === suite ? held : null;
}

/** Ends a unit whose runner is done with it, unless files that it left are still being copied: they may stand no longer than the unit. */
export function endCopiedLease(step: Step, held: HeldLease): void {
  if (held.ending !== null && held.left.copying.size === 0) endLease(step, held, held.ending.end);
}

export function overdue({ lease }: HeldLease): UnitEnd {
  return { kind: 'timed-out', message: `the unit did not end within ${lease.timeoutMs} ms and was stopped` };
}

/** The unit is over: its last report goes out and the slot is free. What its runner said of the end goes before what became of the runner. */
export function endLease(step: Step, held: HeldLease, end: UnitEnd): void {
  for (const file of held.left.copying.values()) recordEvent(step, held, lostArtifact(file, 'the unit was over before it was copied'));
  held.left.copying.clear();
  const { ending } = held;
  const wallMs = Math.max(0, (ending?.atMs ?? step.nowMs) - held.startedAtMs);
  recordEvent(step, held, { type: 'unit-ended', end: ending?.end ?? end, wallMs });
  held.phase = 'ended';
  removeFromSlot(step, held);
}

export function giveBack(step: Step, held: HeldLease): void {
  removeFromSlot(step, held);
  forgetLease(step, held, false);
  send(step, { type: 'lease-returned', lease: held.lease.id, wasStarted: false });
}

function removeFromSlot({ state }: Step, held: HeldLease): void {
  const queue = state.slots[held.slot];
  const index = queue?.indexOf(held) ?? -1;
  if (index !== -1) queue?.splice(index, 1);
}

/** Units of a suite that are executing now, fenced ones included. */
export function runningLeases({ state }: Step, suite: Suite): HeldLease[] {
  return state.slots.flatMap(([head]) => (head?.phase === 'running' && state.suites.get(head.suite) === suite ? [head] : []));
}

/** Leases of a suite that have not started; of every suite when `null`. */
export function queuedLeases({ state }: Step, suite: Suite | null): HeldLease[] {
  return [...state.leases.values()].filter((held) => held.phase === 'queued' && (suite === null || state.suites.get(held.suite) === suite));
}

/** Makes reports of what has waited long enough. While nobody listens only full ones are made, and the last of a unit. */
export function flushDueReports(step: Step): void {
  if (step.state.link !== 'online') return;
  for (const [head] of step.state.slots) {
    if (head !== undefined && head.outbox.flushAtMs !== null && head.outbox.flushAtMs <= step.nowMs) flushReport(step, head);
  }
}
