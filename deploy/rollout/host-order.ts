/**
 * The next order of a host: the difference between what it should serve and what it says it serves.
 *
 * Nothing is scripted. Unknown facts are asked for, a claim that is missing is made, a release that should be served is switched to, a dead-man that
 * should not stand is taken away; then come the chores of the step. Every order names the epoch and the `current` that it was decided on, so one that
 * was overtaken by anything is refused by the host and leads to fresh facts. A release is switched to only if the host's own facts hold it, verified and not bad.
 */
import type { ReleaseId } from '../../core/id.ts';
import type { HostFacts, HostOrder } from '../command/order.ts';
import { nextCommand } from './command.ts';
import { notify, sendOrder } from './effect.ts';
import { fencedEpoch } from './epoch.ts';
import { usableRelease } from './fact.ts';
import { MAX_TRIES } from './limit.ts';
import { isPlacebo, placeboOf } from './placebo.ts';
import { abandonHost } from './quarantine.ts';
import { type HostState, planOf, type RolloutState, stageOf } from './state.ts';
import { isPlaceboOf, type Want, wantOf } from './want.ts';

/** Gives every host that waits for nothing its next order. */
export function sendOrders(state: RolloutState): void {
  for (const host of state.hosts.values()) {
    if (host.order !== null || host.isAbandoned || state.nowMs < host.retryAtMs) continue;
    const order = nextOrder(state, host);
    if (order === null) continue;
    if (isRepeatedTooOften(host, order)) abandonHost(state, host, `it was told "${order.type}" ${MAX_TRIES} times and is as it was`);
    else sendOrder(state, host, order);
  }
}

/** Questions and commands have counts of their own. */
function isRepeatedTooOften(host: HostState, order: HostOrder): boolean {
  if (order.type === 'probe' || order.type === 'run') return false;
  const text = JSON.stringify(order);
  host.repeats = text === host.lastOrder ? host.repeats + 1 : 0;
  host.lastOrder = text;
  return host.repeats > MAX_TRIES;
}

/** True when neither the step nor the host has anything left to do there. */
export function isIdle(state: RolloutState, host: HostState): boolean {
  return isSettled(state, host) && host.facts !== null && planChore(state, host, host.facts) === null;
}

/** True when the host serves what it should, by its own word, and nothing is out that could change it. */
export function isSettled(state: RolloutState, host: HostState): boolean {
  const { facts } = host;
  if (facts === null || host.order !== null || facts.epoch !== fencedEpoch(state.epoch, host.fences)) return false;
  const want = wantOf(state, host);
  if (want === null) return true;
  return facts.current === want.release && !host.mustReswitch && (want.isArmed || facts.deadMan === null);
}

function nextOrder(state: RolloutState, host: HostState): HostOrder | null {
  const { facts } = host;
  if (facts === null) return { type: 'probe' };
  if (state.epoch === 0) return null;
  const epoch = fencedEpoch(state.epoch, host.fences);
  if (facts.epoch < epoch) return { type: 'claim', epoch };
  const want = wantOf(state, host);
  const order = want === null ? null : planConvergence(state, host, want);
  if (order !== null || host.isAbandoned) return order;
  return planChore(state, host, facts) ?? nextCommand(state, host);
}

function planConvergence(state: RolloutState, host: HostState, want: Want): HostOrder | null {
  const { facts } = host;
  if (facts === null) return null;
  const epoch = fencedEpoch(state.epoch, host.fences);
  if (facts.current !== want.release || host.mustReswitch) {
    if (want.isForward && state.hold !== null && !state.isCommitted) return null;
    if (usableRelease(facts, want.release, want.digest) === null) return reportUnusable(state, host, want);
    const { previous } = state;
    const { deadManMs } = planOf(state).settings;
    const deadMan = want.isArmed && previous !== null ? { afterMs: deadManMs, revertTo: previous.id } : null;
    return { type: 'switch', epoch, expect: facts.current, to: want.release, deadMan };
  }
  if (!want.isArmed && facts.deadMan !== null) return { type: 'confirm', epoch, current: want.release };
  return null;
}

/** The new release is being brought; a copy is being made; but what is gone of the old ones cannot be had again. */
function reportUnusable(state: RolloutState, host: HostState, want: Want): null {
  if (!want.isForward) {
    const isWanted = state.takeBack !== null || host.standing === 'faulty';
    if (isWanted) abandonHost(state, host, `it does not hold ${want.release}, verified, to go back to`);
    return null;
  }
  if (isPlacebo(want.release)) {
    notify(state, 'warning', `${host.place.id} lost its copy ${want.release} and is no placebo any more`, [host.place.id]);
    host.placebos = [];
  }
  return null;
}

function planChore(state: RolloutState, host: HostState, facts: HostFacts): HostOrder | null {
  const epoch = fencedEpoch(state.epoch, host.fences);
  const { release } = planOf(state);
  if (state.takeBack !== null) {
    const held = facts.releases.find(({ id }) => id === release.id);
    if (state.takeBack.isBlamed && held !== undefined && !held.isBad) return { type: 'mark-bad', epoch, release: release.id };
    return planRemoval(state, host, facts);
  }
  const stage = stageOf(state);
  if (state.step === 'preparing' && stage !== null && state.previous !== null && isPlaceboOf(state, host)) {
    const to = placeboOf(state.previous.id, stage);
    if (usableRelease(facts, to, null) === null) return { type: 'copy', epoch, from: state.previous.id, to };
  }
  return state.step === 'cleaning' ? planRemoval(state, host, facts) : null;
}

/** Copies always go; old releases go when the rollout is done, and only those that were there when it began. */
function planRemoval(state: RolloutState, host: HostState, facts: HostFacts): HostOrder | null {
  if (host.hasCleaned) return null;
  const plan = planOf(state);
  const kept = new Set([plan.release.id, state.previous?.id, facts.current, ...(plan.keep ?? [])]);
  const isOld = (id: ReleaseId): boolean => state.step === 'cleaning' && plan.keep !== undefined && host.oldReleases.includes(id);
  const releases = facts.releases
    .filter(({ id, isPinned }) => !kept.has(id) && !isPinned && (isPlacebo(id) || isOld(id)))
    .map(({ id }) => id);
  return releases.length === 0 ? null : { type: 'remove', epoch: fencedEpoch(state.epoch, host.fences), releases };
}
