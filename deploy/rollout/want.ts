/**
 * What a host should serve now, and whether its dead-man should stand behind it.
 *
 * The whole rollout in one function of the state: everything else only makes it true. Until the last watch has passed, every host that was switched is
 * armed, those of earlier stages too: a deployer that dies at any moment before leaves nobody on a release that is not watched. Hosts are armed with the
 * one previous release of the fleet. After a migration that old code does not survive there is nothing to go back to, so no host is armed but placebos,
which only go from a copy to its original.
 */
import type { ReleaseId } from '../../core/id.ts';
import { usableRelease } from './fact.ts';
import { placeboOf } from './placebo.ts';
import { type HostState, planOf, type RolloutState, stageOf } from './state.ts';

export type Want = {
  readonly release: ReleaseId;
  /** The content it must have; `null` when any verified content will do. */
  readonly digest: string | null;
  readonly isArmed: boolean;
  /** True when switching to it takes the rollout on, which a hold forbids. */
  readonly isForward: boolean;
};

/** Returns what the host should serve; `null` when it is to be left alone. */
export function wantOf(state: RolloutState, host: HostState): Want | null {
  if (host.isAbandoned || state.epoch === 0 || host.standing === 'out') return null;
  if (state.takeBack !== null) return state.switchedStages === 0 ? wantBase(state, host) : wantPrevious(state);
  if (host.standing === 'faulty') return isTouched(state, host) ? wantPrevious(state) : wantBase(state, host);
  if (state.isCommitted) return wantNew(state, host, false);
  if (host.standing === 'late') return isTouched(state, host) ? wantPrevious(state) : wantBase(state, host);
  if (isSwitched(state, host)) return wantNew(state, host, true);
  return wantPlacebo(state, host) ?? wantBase(state, host);
}

/** True when the host's stage was ordered to switch. */
export function isSwitched(state: RolloutState, host: HostState): boolean {
  const index = host.stage === null ? -1 : state.stages.indexOf(host.stage);
  return index >= 0 && index < state.switchedStages;
}

/** True for hosts that are switched to a copy of what they serve in the instant in which the stage in turn switches. */
export function isPlaceboOf(state: RolloutState, host: HostState): boolean {
  const stage = stageOf(state);
  if (host.standing !== 'in' || state.previous === null || stage === null) return false;
  return host.base === state.previous.id && host.placebos.includes(stage);
}

/** True when this host could take itself back. */
function canArm(state: RolloutState, host: HostState): boolean {
  const { previous } = state;
  if (previous === null || host.facts === null) return false;
  return usableRelease(host.facts, previous.id, previous.digest) !== null;
}

function wantNew(state: RolloutState, host: HostState, isArmed: boolean): Want {
  const { id, digest } = planOf(state).release;
  return { release: id, digest, isArmed: isArmed && !state.isCrossed && canArm(state, host), isForward: true };
}

function wantPrevious(state: RolloutState): Want | null {
  const { previous } = state;
  return previous === null ? null : { release: previous.id, digest: previous.digest, isArmed: false, isForward: false };
}

function wantBase(state: RolloutState, host: HostState): Want | null {
  if (host.base === null) return null;
  if (host.base === state.previous?.id) return wantPrevious(state);
  return { release: host.base, digest: null, isArmed: false, isForward: false };
}

/** Stays on the copy of the last switch that concerned it: a control is not restarted for nothing. */
function wantPlacebo(state: RolloutState, host: HostState): Want | null {
  if (host.placebos.length === 0) return null;
  const stage = state.stages.slice(0, state.switchedStages).findLast((switched) => host.placebos.includes(switched));
  if (stage === undefined || state.previous === null || host.base !== state.previous.id) return null;
  return { release: placeboOf(state.previous.id, stage), digest: null, isArmed: canArm(state, host), isForward: true };
}

/** True when the host does not serve what it was found with: somebody of ours switched it. */
function isTouched(state: RolloutState, host: HostState): boolean {
  const current = host.facts?.current ?? null;
  return current !== null && state.previous !== null && current !== host.base && host.base !== null;
}
