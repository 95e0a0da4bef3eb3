/**
 * Leases: how work reaches a slot and how a slot lets go of it.
 *
 * A lease is out until it ends, is returned, or is fenced. Whatever the way, it leaves its slot's queue here and its files are looked at when
 * the input is reduced. Lease ids carry the run's id: an agent may still speak of the last run's.
 */
import { assert } from '../../core/assert.ts';
import { type FileKey, leaseId, unitId } from '../../core/id.ts';
import type { LeaseReason } from '../../core/lease-reason.ts';
import { planGrants } from '../scheduling/plan-grants.ts';
import { forgetLease } from '../scheduling/pool.ts';
import type { Grant } from '../scheduling/types.ts';
import { connectedSlots, refreshSpeeds } from './agent-slot.ts';
import { bookLease, switchSlotTime } from './breakdown.ts';
import { send } from './effect.ts';
import { LEASE_FACTOR, LEASE_SPREAD_Z, MAX_LEASE_FACTOR, MAX_LEASE_MS, MIN_LEASE_MS, MIN_UNKNOWN_LEASE_MS } from './limit.ts';
import { isDone, pendingCases } from './pending-case.ts';
import { sequenceSlots } from './sequence.ts';
import type { Family, FileState, LeaseState, RunState, SlotState } from './state.ts';

/** Lets the scheduler hand out work and sends what it decided. */
export function dispatch(state: RunState): void {
  if (state.phase !== 'running' || state.stop !== 'none' || state.pool === null || !state.needsPlanning) return;
  state.needsPlanning = false;
  refreshSpeeds(state);
  const slots = sequenceSlots(state, connectedSlots(state));
  const decision = planGrants(state.pool, slots, state.nowMs, { pendingCases: (lease) => pendingCases(state, lease) });
  for (const grant of decision.grants) lend(state, grant);
  for (const id of decision.recalls) {
    const lease = state.leases.get(id);
    if (lease === undefined || lease.isRecalled) continue;
    lease.isRecalled = true;
    send(state, lease.agent, { type: 'recall-lease', leases: [id] });
  }
}

function lend(state: RunState, grant: Grant): void {
  const slot = state.agents.get(grant.agent)?.slots[grant.slot];
  const files = grant.files.map((key) => fileOf(state, key));
  assert(slot !== undefined, `the scheduler granted to ${grant.agent}/${grant.slot}, which does not exist`);
  if (files.every((file) => file.stage === 'settled')) return;
  const lease = createLease(state, grant, files);
  if (lease.family.isSick || isCopyOfDone(state, grant)) return;
  state.leases.set(lease.lease, lease);
  slot.queue.push(lease);
  if (slot.queue.length === 1) lease.headSinceMs = state.nowMs;
  switchSlotTime(state, slot);
  for (const file of files) noteGrant(file, lease);
  lease.family.leases.add(lease.lease);
  sendGrant(state, lease);
}

function createLease(state: RunState, grant: Grant, files: readonly FileState[]): LeaseState {
  state.nextLease += 1;
  return {
    lease: leaseId(`${state.runId}/${state.nextLease}`),
    agent: grant.agent,
    slot: grant.slot,
    files: grant.files,
    slice: grant.slice,
    group: files[0]?.file.group ?? 0,
    expectedMs: grant.expectedMs,
    startedAtMs: null,
    remainingMs: grant.expectedMs,
    isTwin: grant.twinOf !== null,
    twinOf: grant.twinOf,
    family: familyOf(state, grant),
    attempt: grant.attempt,
    reason: reasonOf(grant, files),
    caseStartedAtMs: null,
    timeoutMs: leaseTimeoutMs(state, grant),
    isCold: false,
    headSinceMs: null,
    isRecalled: false,
    fate: 'out',
    hasEndedTwin: false,
    sequence: 0,
    early: new Map(),
    perFile: new Map(),
    setupMs: 0,
    keptCases: 0,
    artifacts: 0,
    hasFailed: false,
    repeatedMs: 0,
  };
}

/** Generous: a multiple of the file's bad days, never below a floor. Killing a slow test is worse than waiting for a dead one. */
function leaseTimeoutMs(state: RunState, grant: Grant): number {
  let sigma = 0;
  let isKnown = true;
  for (const key of grant.files) {
    const estimate = state.pool?.stocks.get(key)?.estimate;
    sigma = Math.max(sigma, estimate?.sigmaLog ?? 0);
    isKnown &&= estimate !== undefined && estimate.cases.length > 0;
  }
  const highMs = grant.expectedMs * Math.exp(LEASE_SPREAD_Z * sigma);
  const mostMs = Math.max(MAX_LEASE_MS, MAX_LEASE_FACTOR * grant.expectedMs);
  return Math.round(Math.min(mostMs, Math.max(isKnown ? MIN_LEASE_MS : MIN_UNKNOWN_LEASE_MS, LEASE_FACTOR * highMs)));
}

/** Work that came back says where it was before, unless the grant has to do with another slot anyway. */
function reasonOf({ reason }: Grant, files: readonly FileState[]): LeaseReason {
  const origin = files.find((file) => file.origin !== null)?.origin ?? null;
  return reason.from === null && origin !== null ? { ...reason, from: origin } : reason;
}

function noteGrant(file: FileState, lease: LeaseState): void {
  file.leases.add(lease.lease);
  file.reasons.set(lease.lease, lease.reason);
  if (lease.twinOf === null) file.origin = null;
  if (file.stage === 'waiting') file.stage = 'active';
  if (lease.attempt > 1 && lease.twinOf === null) file.pooledEvidence = Math.max(0, file.pooledEvidence - 1);
  else if (lease.slice !== null) file.wasSliced = true;
}

/** A unit whose cases have all ended has only hooks left: a copy of it would be copied in turn, and so on. */
function isCopyOfDone(state: RunState, grant: Grant): boolean {
  const original = grant.twinOf === null ? undefined : state.leases.get(grant.twinOf);
  return original !== undefined && isDone(state, original);
}

function familyOf(state: RunState, grant: Grant): Family {
  const original = grant.twinOf === null ? undefined : state.leases.get(grant.twinOf);
  return original?.family ?? { leases: new Set(), isSick: false };
}

/** Sends a grant; again after a reconnect, which changes nothing when the first one arrived. */
export function sendGrant(state: RunState, lease: LeaseState): void {
  const suite = fileOf(state, lease.files[0] as FileKey).file.suite;
  const unit = { id: unitId(`${lease.lease}/unit`), files: lease.files, slice: lease.slice };
  const { attempt, timeoutMs, slot } = lease;
  send(state, lease.agent, { type: 'grant-lease', runId: state.runId, suite, slot, lease: { id: lease.lease, unit, attempt, timeoutMs } });
}

/** Takes a lease out of the run's hands. `counts` is false when what it did is thrown away or done again. */
export function removeLease(state: RunState, lease: LeaseState, fate: 'ended' | 'fenced', counts: boolean): void {
  if (lease.fate !== 'out') return;
  lease.fate = fate;
  state.leases.delete(lease.lease);
  lease.family.leases.delete(lease.lease);
  if (state.pool !== null) forgetLease(state.pool, lease.lease);
  for (const key of lease.files) {
    const file = fileOf(state, key);
    file.leases.delete(lease.lease);
    if (lease.startedAtMs === null) file.reasons.delete(lease.lease);
    state.quietFiles.add(key);
  }
  const slot = state.agents.get(lease.agent)?.slots[lease.slot];
  if (slot !== undefined) leaveSlot(state, slot, lease, counts);
  state.needsPlanning = true;
}

function leaveSlot(state: RunState, slot: SlotState, lease: LeaseState, counts: boolean): void {
  bookLease(state, slot, lease, counts);
  const position = slot.queue.indexOf(lease);
  if (position >= 0) slot.queue.splice(position, 1);
  const [head] = slot.queue;
  if (head !== undefined && head.headSinceMs === null) head.headSinceMs = state.nowMs;
  switchSlotTime(state, slot);
}

function fileOf(state: RunState, key: FileKey): FileState {
  const file = state.files.get(key);
  assert(file !== undefined, `${key} is not in the manifest`);
  return file;
}
