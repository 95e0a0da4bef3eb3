/**
 * Reports: what happened in a lease, gathered into messages that are kept until the coordinator has persisted them.
 *
 * One message for each case would spend more on framing than on facts, and one for each unit would leave the screen blank. So events wait at
 * most 20 ms or 64 KiB, whichever is first, and two never wait: the first (the coordinator learns that a prefetched unit has started) and
 * the last (a slot's next unit depends on it). Sequences are counted for each lease and a report is kept, in order, until it is
 * acknowledged: after a reconnect everything not acknowledged is said again, and the coordinator skips what it has.
 *
 * Output is the only thing a test can print without limit. It is cut in chunks, and ends with a sentence after 4 MiB of one lease. Where a report
 * waits when nobody listens is in `spool.ts`.
 */
import type { LeaseId } from '../../core/id.ts';
import type { TestError } from '../../core/outcome.ts';
import type { UnitEvent } from '../../core/unit.ts';
import { dropReports, keepReport, takesOutput } from './spool.ts';
import type { HeldLease, Outbox, Step } from './types.ts';

/** Below what a person notices, and far below the 250 ms from a case's end to the screen. */
const FLUSH_AFTER_MS = 20;
/** One gRPC frame of this size costs next to nothing more than a small one. */
const FLUSH_AT_BYTES = 64 * 1024;
/** The contract's limits: see LogChunk in agent.proto. Characters stand for bytes: exact enough for a limit. */
const LOG_CHUNK_CHARACTERS = 64 * 1024;
const LOG_LIMIT_CHARACTERS = 4 * 1024 * 1024;
/** A diff or stack longer than this helps nobody, and a thousand of them must fit a message of 16 MiB. */
const ERROR_TEXT_CHARACTERS = 64 * 1024;
/** A case reports its first errors; a loop of `expect.soft` can make thousands. */
const MAX_ERRORS = 16;
/** One event must fit one message of 16 MiB, at up to three bytes a character. */
const MAX_EVENT_CHARACTERS = 5 * 1024 * 1024;

export function emptyOutbox(): Outbox {
  return { events: [], eventBytes: 0, flushAtMs: null, lastSequence: 0, unacknowledged: [], sent: 0, logBytes: 0 };
}

/** Adds one event of a running lease to its next report, and sends the report when it should not wait. */
export function recordEvent(step: Step, held: HeldLease, event: UnitEvent): void {
  if (held.isFenced) return;
  if (event.type === 'log') return recordLog(step, held, event);
  append(step, held, withinLimits(event));
}

function append(step: Step, held: HeldLease, event: UnitEvent): void {
  const { outbox } = held;
  outbox.events.push({ atMs: Math.max(0, step.nowMs - held.startedAtMs), event });
  outbox.eventBytes += eventBytes(event);
  outbox.flushAtMs ??= step.nowMs + FLUSH_AFTER_MS;
  if (event.type === 'unit-started' || event.type === 'unit-ended' || outbox.eventBytes >= FLUSH_AT_BYTES) flushReport(step, held);
}

function recordLog(step: Step, held: HeldLease, event: Extract<UnitEvent, { type: 'log' }>): void {
  const { outbox } = held;
  if (outbox.logBytes >= LOG_LIMIT_CHARACTERS) return;
  if (!takesOutput(step.state)) {
    outbox.logBytes = LOG_LIMIT_CHARACTERS;
    return append(step, held, { ...event, text: "\n[output cut: nobody listens, and the agent's disk takes no more]\n" });
  }
  const text = event.text.slice(0, LOG_LIMIT_CHARACTERS - outbox.logBytes);
  for (let from = 0; from < text.length; from += LOG_CHUNK_CHARACTERS) {
    append(step, held, { ...event, text: text.slice(from, from + LOG_CHUNK_CHARACTERS) });
  }
  outbox.logBytes += text.length;
  if (outbox.logBytes < LOG_LIMIT_CHARACTERS) return;
  append(step, held, { ...event, text: '\n[output cut: this unit printed more than 4 MiB]\n' });
}

/** Makes one report of what is gathered; it is kept until it is acknowledged. */
export function flushReport(step: Step, held: HeldLease): void {
  const { outbox } = held;
  outbox.flushAtMs = null;
  if (outbox.events.length === 0) return;
  outbox.lastSequence += 1;
  const bytes = outbox.eventBytes;
  const report = {
    type: 'unit-report',
    runId: held.runId,
    lease: held.lease.id,
    sequence: outbox.lastSequence,
    events: outbox.events,
  } as const;
  outbox.events = [];
  outbox.eventBytes = 0;
  keepReport(step, held, { sequence: report.sequence, bytes, report });
}

/** Drops what the coordinator has persisted, and forgets the lease when nothing is left of it. */
export function applyAck(step: Step, id: LeaseId, sequence: number): void {
  const held = step.state.leases.get(id);
  if (held === undefined) return;
  dropReports(step, held, sequence);
  if (held.phase === 'ended' && held.outbox.unacknowledged.length === 0) forgetLease(step, held, true);
}

/** A repeated grant or recall of an older lease than this is not to be expected: a slot holds two at a time. */
const SETTLED_LIMIT = 4096;

/** Takes a lease off the books; remembers for a while whether it had been started. */
export function forgetLease({ state }: Step, held: HeldLease, wasStarted: boolean): void {
  state.leases.delete(held.lease.id);
  state.settled.set(held.lease.id, wasStarted);
  if (state.settled.size <= SETTLED_LIMIT) return;
  for (const oldest of state.settled.keys()) {
    state.settled.delete(oldest);
    return;
  }
}

function withinLimits(event: UnitEvent): UnitEvent {
  if (event.type === 'case-ended')
    return { ...event, result: { ...event.result, errors: event.result.errors.slice(0, MAX_ERRORS).map(shortened) } };
  if (event.type === 'collected' && eventBytes(event) > MAX_EVENT_CHARACTERS) return tooManyCases(event);
  if (event.type !== 'error') return event;
  const { error } = event;
  return { ...event, error: { ...error, message: cut(error.message), detail: error.detail === null ? null : shortened(error.detail) } };
}

/** The file's cases stay unproven and the run says so; a message that cannot be sent would cost the whole session. */
function tooManyCases({ file, cases }: Extract<UnitEvent, { type: 'collected' }>): UnitEvent {
  const message = `${file} reports ${cases.length} cases, more than one message can carry: divide the file`;
  return { type: 'error', error: { kind: 'collection', file: null, message, detail: null } };
}

function shortened(error: TestError): TestError {
  return {
    message: cut(error.message),
    location: error.location,
    diff: error.diff === null ? null : cut(error.diff),
    codeFrame: error.codeFrame === null ? null : cut(error.codeFrame),
    stack: cut(error.stack),
  };
}

function cut(text: string): string {
  return text.length <= ERROR_TEXT_CHARACTERS ? text : `${text.slice(0, ERROR_TEXT_CHARACTERS)}\n[cut: ${text.length} characters]`;
}

/** Size on the wire, roughly: enough to decide when a report is full. */
function eventBytes(event: UnitEvent): number {
  if (event.type === 'log') return event.text.length + 64;
  if (event.type === 'case-ended') return event.result.errors.reduce((sum, error) => sum + errorBytes(error), 96);
  if (event.type === 'error') return event.error.message.length + 96 + (event.error.detail === null ? 0 : errorBytes(event.error.detail));
  if (event.type !== 'collected') return 96;
  return event.cases.reduce((sum, one) => sum + one.titlePath.reduce((length, title) => length + title.length, 48), 96);
}

function errorBytes(error: TestError): number {
  return error.message.length + error.stack.length + (error.diff?.length ?? 0) + (error.codeFrame?.length ?? 0) + 32;
}
