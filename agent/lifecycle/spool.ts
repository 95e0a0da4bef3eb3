/**
 * Where reports wait that the coordinator has not acknowledged.
 *
 * While somebody listens a report is sent at once and stays in memory for the quarter of a second until it is acknowledged: a healthy run pays
 * nothing. What cannot be sent, because the stream is broken or more is under way than the coordinator takes, goes to the disk and out of memory,
 * so that an outage of any length and tests that print without end cost the disk, which is bounded, and not the machine. When the stream is back
 * the disk is read again at the pace of the acknowledgements; a lease's reports keep their order, since none is sent before those ahead of it.
 *
 * What is on the disk outlives this process: its next one delivers the units that had ended (`estate.ts`). An agent without a disk for it, or whose
 * disk is full, keeps reports in memory: outcomes are few, and output, which is not, ends with a sentence. See docs/design/0015-coordinator-restart.md.
 */
import { sessionOf } from './connection.ts';
import type { AgentState, HeldLease, KeptReport, Step } from './types.ts';

/** Sent and not acknowledged: a quarter of a second of a busy agent is far below it, and a coordinator that is behind need not be sent more. */
export const IN_FLIGHT_BYTES = 16 * 1024 * 1024;

/** Keeps a report until it is acknowledged, and sends it as soon as that makes sense. */
export function keepReport(step: Step, held: HeldLease, kept: KeptReport): void {
  held.outbox.unacknowledged.push(kept);
  sendWaiting(step, held);
  spoolWaiting(step, held);
}

/** The stream is broken: nothing that was sent is known to have arrived. */
export function keepAll(step: Step): void {
  step.state.inFlightBytes = 0;
  for (const held of step.state.leases.values()) {
    held.outbox.sent = 0;
    spoolWaiting(step, held);
  }
}

/** Sends what waits, in the order of each lease, up to what may be under way. */
export function sendAllWaiting(step: Step): void {
  for (const held of step.state.leases.values()) sendWaiting(step, held);
}

/** Drops the lease's reports up to a sequence: they were acknowledged, or nobody wants them. */
export function dropReports(step: Step, { outbox }: HeldLease, sequence: number): void {
  const { state } = step;
  const dropped = outbox.unacknowledged.filter((kept) => kept.sequence <= sequence);
  outbox.unacknowledged = outbox.unacknowledged.slice(dropped.length);
  for (const { bytes } of dropped.slice(0, outbox.sent)) state.inFlightBytes -= bytes;
  outbox.sent = Math.max(0, outbox.sent - dropped.length);
  forgetSpooled(step, dropped.filter(({ report }) => report === null).length);
  sendAllWaiting(step);
}

export function applySpoolOpened({ state }: Step): void {
  if (state.spool.phase === 'absent') state.spool.phase = 'ready';
}

export function applySpoolFull({ state }: Step): void {
  state.spool.phase = 'full';
}

/** False while output could only pile up in memory. */
export function takesOutput({ spool, link }: AgentState): boolean {
  return spool.phase !== 'full' || link === 'online';
}

function sendWaiting({ state, effects }: Step, { lease, outbox }: HeldLease): void {
  while (state.link === 'online' && state.inFlightBytes < IN_FLIGHT_BYTES) {
    const next = outbox.unacknowledged[outbox.sent];
    if (next === undefined) return;
    effects.push(
      next.report === null ? { type: 'send-spooled', lease: lease.id, sequence: next.sequence } : { type: 'send', message: next.report },
    );
    outbox.sent += 1;
    state.inFlightBytes += next.bytes;
  }
}

/** Only the last ones can be in memory: whatever waits longer was written when it began to wait. */
function spoolWaiting({ state, effects }: Step, { outbox }: HeldLease): void {
  if (state.spool.phase !== 'ready') return;
  const written = outbox.unacknowledged.findLastIndex(({ report }) => report === null) + 1;
  for (const kept of outbox.unacknowledged.slice(Math.max(written, outbox.sent))) {
    if (kept.report === null) continue;
    effects.push({ type: 'spool-report', session: sessionOf(state), report: kept.report });
    kept.report = null;
    state.spool.reports += 1;
  }
}

function forgetSpooled({ state: { spool }, effects }: Step, count: number): void {
  if (count === 0) return;
  spool.reports -= count;
  if (spool.reports > 0) return;
  effects.push({ type: 'clear-spool' });
  spool.phase = 'ready';
}
