/**
 * What agents say happened in their leases.
 *
 * A report is applied once: its sequence must be the next of its lease. An older one was applied and is acknowledged again; a later one
 * waits for what it overtook; a report of a lease that is not this agent's any more is refused, and the agent told to stop. Each event costs
 * O(1), whatever the size of the run. An event that no honest runner can send (an outcome of a case that was not collected, a file
 * that is not in the unit) ends the lease: nothing after it can be believed.
 */

import { assertNever } from '../../core/assert.ts';
import type { FileKey, LeaseId } from '../../core/id.ts';
import type { FromAgent, TimedUnitEvent } from '../../core/session-message.ts';
import type { UnitEvent } from '../../core/unit.ts';
import { applyArtifact } from './artifact.ts';
import { applyCaseEnded, applyCaseStarted, applyCollected } from './case-report.ts';
import { emit, recordError, send } from './effect.ts';
import { MAX_EARLY_REPORTS, MAX_FILE_ERRORS } from './limit.ts';
import { faultLease } from './loss.ts';
import type { AgentState, FileState, LeaseState, RunState } from './state.ts';
import { blameFor } from './suspect.ts';
import { cancelWhenRedundant } from './twin.ts';
import { applyUnitEnd } from './unit-end.ts';
import { warmUp } from './warmth.ts';

type Report = Extract<FromAgent, { readonly type: 'unit-report' }>;

/** Applies a report of an agent's lease and acknowledges it. */
export function applyReport(state: RunState, agent: AgentState, report: Report): void {
  const lease = state.leases.get(report.lease);
  if (lease === undefined || lease.agent !== agent.id || report.runId !== state.runId) {
    refuse(state, agent, report.lease, report.sequence);
    return;
  }
  if (report.sequence > lease.sequence + 1) {
    if (lease.early.size < MAX_EARLY_REPORTS) lease.early.set(report.sequence, report.events);
    return;
  }
  if (report.sequence === lease.sequence + 1) applyInOrder(state, lease, report.events);
  send(state, agent.id, { type: 'report-ack', lease: lease.lease, sequence: lease.sequence, isFenced: lease.fate === 'fenced' });
}

/** Tells an agent that a lease is not its own any more. */
export function refuse(state: RunState, agent: AgentState, lease: LeaseId, sequence: number): void {
  send(state, agent.id, { type: 'report-ack', lease, sequence, isFenced: true });
}

function applyInOrder(state: RunState, lease: LeaseState, first: readonly TimedUnitEvent[]): void {
  for (let events: readonly TimedUnitEvent[] | undefined = first; events !== undefined && lease.fate === 'out'; events = takeEarly(lease)) {
    lease.sequence += 1;
    applyEvents(state, lease, events);
  }
}

function takeEarly(lease: LeaseState): readonly TimedUnitEvent[] | undefined {
  const events = lease.early.get(lease.sequence + 1);
  lease.early.delete(lease.sequence + 1);
  return events;
}

function applyEvents(state: RunState, lease: LeaseState, events: readonly TimedUnitEvent[]): void {
  const lastMs = events.at(-1)?.atMs ?? 0;
  for (const { atMs, event } of events) {
    // The agent's clock gives distances only: the report's last event is now.
    const happenedMs = Math.min(state.nowMs, state.nowMs - (lastMs - atMs));
    const problem = applyEvent(state, lease, event, happenedMs);
    if (problem === null) continue;
    faultLease(state, lease, problem);
    return;
  }
}

/** Applies one event; answers what no honest runner could have meant. */
function applyEvent(state: RunState, lease: LeaseState, event: UnitEvent, happenedMs: number): string | null {
  if (lease.fate !== 'out') return null;
  switch (event.type) {
    case 'unit-started':
      return applyUnitStarted(state, lease, happenedMs);
    case 'unit-ended':
      return applyUnitEnd(state, lease, event.end, happenedMs);
    case 'log':
      return applyLog(state, lease, event, happenedMs);
    case 'artifact':
      return applyArtifact(state, lease, event);
    case 'error':
      applyError(state, lease, event);
      return null;
    case 'collected':
    case 'case-started':
    case 'case-ended':
    case 'file-ended': {
      const file = fileOf(state, lease, event.file);
      return file === null
        ? `it reported about ${JSON.stringify(event.file)}, which is not in the unit`
        : applyFileEvent(state, lease, { file, event, happenedMs });
    }
    default:
      return assertNever(event);
  }
}

type FileEvent = Extract<UnitEvent, { readonly type: 'collected' | 'case-started' | 'case-ended' | 'file-ended' }>;

type FileNews = { readonly file: FileState; readonly event: FileEvent; readonly happenedMs: number };

function applyFileEvent(state: RunState, lease: LeaseState, { file, event, happenedMs }: FileNews): string | null {
  if (file.stage === 'settled') return null;
  if (event.type === 'collected') return applyCollected(state, lease, file, event.cases);
  const leaseFile = lease.perFile.get(event.file);
  if (event.type === 'file-ended') return applyFileEnded(lease, event);
  if (leaseFile === undefined) return `it reported a case of ${file.file.path} before collecting the file`;
  if (event.caseIndex >= leaseFile.count || event.caseIndex < 0) {
    return `it reported case ${event.caseIndex} of ${file.file.path}, of which it collected ${leaseFile.count}`;
  }
  if (event.type === 'case-ended') return applyCaseEnded(state, { lease, file, leaseFile }, event, happenedMs);
  if (!lease.hasEndedTwin || !cancelWhenRedundant(state, lease)) {
    applyCaseStarted(state, { lease, file, leaseFile }, event.caseIndex, happenedMs);
  }
  return null;
}

function fileOf(state: RunState, lease: LeaseState, key: FileKey): FileState | null {
  return lease.files.includes(key) ? (state.files.get(key) ?? null) : null;
}

function applyUnitStarted(state: RunState, lease: LeaseState, happenedMs: number): null {
  if (lease.startedAtMs !== null) return null;
  lease.startedAtMs = happenedMs;
  warmUp(state, lease);
  state.needsPlanning = true;
  emit(state, {
    type: 'unit-started',
    atMs: state.nowMs,
    lease: lease.lease,
    agent: lease.agent,
    slot: lease.slot,
    files: lease.files,
    isSlice: lease.slice !== null,
    isTwin: lease.isTwin,
    expectedMs: lease.expectedMs,
  });
  return null;
}

/** The timing is believed when the unit completes. */
function applyFileEnded(lease: LeaseState, event: Extract<UnitEvent, { readonly type: 'file-ended' }>): null {
  const leaseFile = lease.perFile.get(event.file);
  if (leaseFile !== undefined) leaseFile.timing = event.timing;
  lease.setupMs += event.timing.loadMs + event.timing.setupMs;
  return null;
}

/** An error outside any case. A slice's may be the cut's own doing: it waits for the whole file. */
function applyError(state: RunState, lease: LeaseState, event: Extract<UnitEvent, { readonly type: 'error' }>): void {
  lease.hasFailed = true;
  const owner = lease.files.map((key) => state.files.get(key)).find((file) => file?.file.path === event.error.file);
  const file = owner ?? state.files.get(lease.files[0] as FileKey);
  if (file === undefined || file.stage === 'settled') return;
  const isProvisional = lease.slice !== null && file.wholeCheck !== 'done';
  const errors = isProvisional ? file.sliceErrors : file.errors;
  const known = errors.find(({ message, file: named }) => message === event.error.message && named === event.error.file);
  if (known === undefined && errors.length >= MAX_FILE_ERRORS) return;
  blameFor(file, known ?? event.error, lease.agent);
  if (known !== undefined) return;
  errors.push(event.error);
  if (!isProvisional) recordError(state, event.error);
}

function applyLog(
  state: RunState,
  lease: LeaseState,
  event: Extract<UnitEvent, { readonly type: 'log' }>,
  happenedMs: number,
): string | null {
  const file = event.file === null ? null : fileOf(state, lease, event.file);
  if (event.file !== null && file === null) return `it logged for ${JSON.stringify(event.file)}, which is not in the unit`;
  const leaseFile = event.file === null ? undefined : lease.perFile.get(event.file);
  const position = event.caseIndex === null || !leaseFile ? null : (leaseFile.toLedger?.[event.caseIndex] ?? event.caseIndex);
  const titlePath = position === null ? null : (file?.cases?.[position]?.titlePath ?? null);
  emit(state, { type: 'log', atMs: happenedMs, agent: lease.agent, file: event.file, titlePath, stream: event.stream, text: event.text });
  return null;
}
