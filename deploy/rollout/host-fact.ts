/**
 * Believing a host: what follows when it tells something that was not expected.
 *
 * The host's answer is the truth, the rollout only wanted. A host that is claimed by a newer deployer ends this rollout at once. A host that served what it
 * should and does so no more was taken back by its dead-man, or by somebody; it is switched once more, and when many dead-men have fired the rollout
 * has lost sight of its hosts: then the whole fleet is taken back, and the rollout starts over, because a watch with such a gap proves nothing.
 */
import type { HostFacts } from '../command/order.ts';
import { notify } from './effect.ts';
import { fencedEpoch, isSameRollout } from './epoch.ts';
import { servedForGood } from './fact.ts';
import { MAX_RESWITCHES } from './limit.ts';
import { abandonHost, markBack, markFaulty } from './quarantine.ts';
import { type HostState, planOf, type RolloutState } from './state.ts';
import { finish } from './step.ts';
import { requestTakeBack } from './take-back.ts';
import { wantOf } from './want.ts';

/** Takes over what a host says of itself. */
export function learnFacts(state: RolloutState, host: HostState, facts: HostFacts): void {
  const isFirst = host.facts === null && host.lastOrder === '' && host.oldReleases.length === 0;
  if (isFirst) host.oldReleases = facts.releases.map(({ id }) => id);
  host.facts = facts;
  if (facts.foreign !== null) return abandonHost(state, host, `"current" is ${facts.foreign}, not a link to a release`);
  if (state.epoch === 0) return;
  if (facts.epoch > fencedEpoch(state.epoch, host.fences)) return meetNewer(state, host, facts);
  markBack(state, host);
  host.base ??= servedForGood(facts);
  noticeDrift(state, host, facts);
}

/** Ends this rollout: another one, or another process that goes on with this one, gives the orders now. */
export function supersede(state: RolloutState, host: HostState): void {
  finish(state, 'superseded', `another deployer has claimed ${host.place.id}; this one touches no host any more`);
}

/** A host that this rollout never had may have been claimed by an older one that saw more of the fleet; only a claim over ours is newer for sure. */
function meetNewer(state: RolloutState, host: HostState, facts: HostFacts): void {
  if (host.isClaimed || isSameRollout(facts.epoch, state.epoch)) return supersede(state, host);
  abandonHost(state, host, 'it was claimed by a deployer that this one cannot tell to be older');
}

function noticeDrift(state: RolloutState, host: HostState, facts: HostFacts): void {
  const want = wantOf(state, host);
  if (want === null) return;
  if (facts.current === want.release) {
    host.served = want.release;
    return;
  }
  if (host.served !== want.release) return;
  host.served = null;
  const fired = facts.reverted !== null && isSameRollout(facts.reverted.epoch, state.epoch) && facts.reverted.from === want.release;
  applyDrift(state, host, fired ? 'its dead-man took it back' : `it serves ${facts.current ?? 'nothing'} instead of ${want.release}`);
  if (fired && want.isArmed) countRevert(state);
}

/** A host that does not serve what it should is switched once more; then somebody else is at work there. */
export function applyDrift(state: RolloutState, host: HostState, words: string): void {
  host.reswitches += 1;
  if (host.reswitches <= MAX_RESWITCHES) {
    notify(state, 'host', `${host.place.id} is switched again: ${words}`, [host.place.id]);
    return;
  }
  if (state.takeBack === null) markFaulty(state, host, `${words}, again`, false);
  else abandonHost(state, host, `${words}, again`);
}

function countRevert(state: RolloutState): void {
  state.stageReverts += 1;
  const { stageFailures } = planOf(state).settings;
  if (state.stageReverts <= stageFailures) return;
  const words = `${state.stageReverts} hosts took themselves back because this deployer did not reach them in time`;
  requestTakeBack(state, { words, isBlamed: false, isRestart: true, isForced: false });
}
