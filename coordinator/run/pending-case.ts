/**
 * What a lease still owes: asked by the scheduler when it looks for a tail to share, and by the run when a lease may have nothing left.
 *
 * The order is the framework's own: what runs now first, then what it will run next, so that a copy can begin at the far end. Cases that
 * have an outcome from anywhere are left out.
 */
import type { LeaseId } from '../../core/id.ts';
import { createSelector, entryAt, isWanted } from './ledger.ts';
import type { FileState, LeaseState, RunState } from './state.ts';

/** Returns the title paths of a running lease's cases that have no outcome, running ones first, then in the order they run. */
export function pendingCases(state: RunState, id: LeaseId): readonly (readonly string[])[] {
  const lease = state.leases.get(id);
  const key = lease?.files.length === 1 ? lease.files[0] : undefined;
  const file = key === undefined ? undefined : state.files.get(key);
  const leaseFile = key === undefined ? undefined : lease?.perFile.get(key);
  if (file === undefined || leaseFile === undefined) return [];
  const running: (readonly string[])[] = [];
  const waiting: (readonly string[])[] = [];
  for (let index = 0; index < leaseFile.count; index += 1) {
    if (leaseFile.selected[index] !== 1 || leaseFile.ended[index] === 1) continue;
    const entry = entryAt(file, leaseFile, index);
    if (entry === null || entry.outcome !== null) continue;
    (leaseFile.running.has(index) ? running : waiting).push(entry.titlePath);
  }
  return [...running, ...waiting];
}

/** True when every case that the lease owes has an outcome. */
export function isDone(state: RunState, lease: LeaseState): boolean {
  return openFiles(state, lease).every((file) => isCovered(file, lease));
}

/** The files of a lease that are not settled. */
export function openFiles(state: RunState, lease: LeaseState): FileState[] {
  return lease.files.flatMap((key) => state.files.get(key) ?? []).filter((file) => file.stage !== 'settled');
}

function isCovered(file: FileState, lease: LeaseState): boolean {
  if (file.cases === null) return false;
  const isInSlice = createSelector(lease.slice);
  return file.cases.every((entry) => entry.outcome !== null || !isWanted(file, entry.id) || !isInSlice(entry.titlePath));
}
