/**
 * How a rollout begins.
 *
 * At first all hosts are asked, and only asked. From their answers follow the epoch, the one release to go back to, who is behind, and whether there is a
 * quorum and no reason to refuse; then the hosts are claimed, which ends every older deployer's say. A host that an older deployer left armed on a release
 * that nobody watches any more is led back at once; a release that a quorum serves for good already was promoted, and only has to be completed.
 */
import { notify } from './effect.ts';
import { firstEpoch } from './epoch.ts';
import { servedForGood, usableRelease } from './fact.ts';
import { choosePrevious } from './previous-release.ts';
import { createHost, type HostState, planOf, type RolloutState } from './state.ts';
import { enterStep, finish } from './step.ts';
import type { RolloutEvent } from './types.ts';

export function applyOpened(state: RolloutState, event: Extract<RolloutEvent, { readonly type: 'opened' }>): void {
  if (state.step !== 'idle') return;
  const { plan } = event;
  state.plan = plan;
  state.isCrossed = plan.isCrossed === true;
  state.baselineSinceMs = state.nowMs - Math.max(0, event.nowMs - (event.baselineSinceMs ?? event.nowMs));
  for (const place of plan.hosts) state.hosts.set(place.id, createHost(place, 0));
  enterStep(state, 'probing');
  if (plan.hosts.length === 0) finish(state, 'refused', 'the fleet has no hosts');
}

/** A host that joins is brought up to date and switched with the last ones. */
export function applyJoined(state: RolloutState, { place }: Extract<RolloutEvent, { readonly type: 'host-joined' }>): void {
  if (state.step === 'idle' || state.step === 'finished' || state.hosts.has(place.id)) return;
  const host = createHost(place, state.fences);
  if (state.step !== 'probing') {
    host.standing = 'late';
    host.reason = 'it joined while the rollout went on';
  }
  state.hosts.set(place.id, host);
  notify(state, 'host', `${place.id} joined`, [place.id]);
}

/** Every host has answered or is out: refuses, or decides what the rollout starts from and claims. */
export function decideBeginning(state: RolloutState): void {
  const plan = planOf(state);
  const seen = [...state.hosts.values()].flatMap(({ facts, isAbandoned }) => (facts === null || isAbandoned ? [] : [facts]));
  const hosts = state.hosts.size;
  const { quorumRatio } = plan.settings;
  if (!isQuorate(state)) {
    return finish(
      state,
      'refused',
      `${seen.length} of ${hosts} hosts are reachable, ${Math.ceil(quorumRatio * hosts)} are needed; none was touched`,
    );
  }
  const isBad = seen.some(({ releases }) => releases.some(({ id, isBad: isMarked }) => id === plan.release.id && isMarked));
  if (isBad) return finish(state, 'refused', `release ${plan.release.id} was marked bad on these hosts and is not chosen again`);
  state.previous = choosePrevious({ facts: seen, hosts, quorumRatio, next: plan.release.id });
  state.epoch = firstEpoch(Math.max(0, ...seen.map(({ epoch }) => epoch)), plan.id);
  for (const host of state.hosts.values()) placeHost(state, host);
  announce(state);
  enterStep(state, 'claiming');
}

/** True when enough hosts can be reached to begin or to go on. */
export function isQuorate(state: RolloutState): boolean {
  const total = state.hosts.size;
  return countReachable(state) >= planOf(state).settings.quorumRatio * total && countReachable(state) > 0;
}

/** True when a quorum serves the new release for good: it was promoted before, and its rollout did not come to its end. */
export function wasPromoted(state: RolloutState): boolean {
  const { release, settings } = planOf(state);
  let count = 0;
  for (const { facts } of state.hosts.values()) if (facts !== null && servedForGood(facts) === release.id) count += 1;
  return count > 0 && count >= settings.quorumRatio * state.hosts.size;
}

function countReachable(state: RolloutState): number {
  let count = 0;
  for (const host of state.hosts.values()) {
    const isKnown = state.step !== 'probing' || host.facts !== null;
    if (host.standing !== 'out' && !host.isAbandoned && isKnown) count += 1;
  }
  return count;
}

function placeHost(state: RolloutState, host: HostState): void {
  const { facts } = host;
  if (facts === null || host.isAbandoned) return;
  const { previous } = state;
  host.base = servedForGood(facts);
  if (previous === null || usableRelease(facts, previous.id, previous.digest) !== null) return;
  host.standing = 'late';
  host.reason = `it does not hold ${previous.id}, verified, to go back to`;
}

function announce(state: RolloutState): void {
  const { release } = planOf(state);
  const late = [...state.hosts.values()].filter(({ standing }) => standing === 'late').map(({ place }) => place.id);
  if (state.previous === null) {
    notify(state, 'warning', `no release is held and verified by a quorum: ${release.id} goes out with nothing to go back to`);
  } else notify(state, 'stage', `${release.id} goes out; all hosts go back to ${state.previous.id} if it has to be`);
  if (late.length > 0) notify(state, 'host', `${late.length} hosts are behind and are switched last`, late);
}
