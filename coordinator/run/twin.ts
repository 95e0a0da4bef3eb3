/**
 * Leases that share cases: a straggler and the copy of its tail on an idle slot.
 *
 * The first outcome of a case counts. A lease whose every case has an outcome, once a lease that shares them has ended, has nothing left
 * to prove: it is cancelled, unless it is at its end anyway. While none has ended all go on, because hooks at the end of a file may still fail.
 */
import { cancelLease } from './loss.ts';
import { isDone, openFiles } from './pending-case.ts';
import type { LeaseState, RunState } from './state.ts';

/** After a lease ended by itself: cancels those that share its cases and have nothing left. */
export function releaseTwins(state: RunState, ended: LeaseState): void {
  if (!isDone(state, ended)) ended.family.isSick = true;
  for (const id of ended.family.leases) {
    const twin = state.leases.get(id);
    if (twin === undefined) continue;
    twin.hasEndedTwin = true;
    cancelWhenRedundant(state, twin);
  }
}

/** Cancels a lease all of whose cases have outcomes, unless it is at its end anyway; answers whether it did. */
export function cancelWhenRedundant(state: RunState, lease: LeaseState): boolean {
  if (!isDone(state, lease) || isAtItsEnd(state, lease)) return false;
  cancelLease(state, lease, 'all its cases have an outcome from another slot');
  return true;
}

/** True when the lease itself has ended all its cases: only hooks are left, and they may have something to say. */
function isAtItsEnd(state: RunState, lease: LeaseState): boolean {
  return openFiles(state, lease).every((file) => {
    const seen = lease.perFile.get(file.file.key);
    return (
      seen !== undefined &&
      seen.selected.every((isSelected, index) => isSelected === 0 || seen.ended[index] === 1 || seen.idle[index] === 1)
    );
  });
}
