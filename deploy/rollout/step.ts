/**
 * Entering a step: what is reset, and what is decided once.
 *
 * Leaving steps is `advance.ts`; this file is below everything that may throw the fleet into another step, such as taking it back.
 */
import type { ReleaseId } from '../../core/id.ts';
import { fleetCommandsOf } from './command.ts';
import { notify } from './effect.ts';
import { usableRelease } from './fact.ts';
import { type HostState, planOf, type RolloutState, type StepName } from './state.ts';
import type { RolloutOutcome } from './types.ts';

export function enterStep(state: RolloutState, step: StepName): void {
  state.step = step;
  state.stepSinceMs = state.nowMs;
  state.commands = fleetCommandsOf(state, step);
  state.commandIndex = step === 'migrating' ? state.migrationIndex : 0;
  state.command = null;
  for (const host of state.hosts.values()) {
    host.commandIndex = 0;
    host.commandTries = 0;
    host.hasCleaned = false;
    // A command of another step does not count for this one.
    if (host.order?.order.type === 'run') host.order = null;
  }
}

/** Stops the judge, whatever it was about to say. */
export function stopWatch(state: RolloutState): void {
  if (state.watch === null) return;
  state.watch = null;
  state.effects.push({ type: 'stop-watch' });
}

/** Ends the rollout. Nothing is asked of any host after this. */
export function finish(state: RolloutState, result: RolloutOutcome['result'], words: string): void {
  if (state.outcome !== null) return;
  stopWatch(state);
  state.step = 'finished';
  state.stepSinceMs = state.nowMs;
  state.command = null;
  state.hold = null;
  for (const host of state.hosts.values()) {
    host.order = null;
    host.extension = null;
    host.stagingDeadlineMs = null;
  }
  state.outcome = { result, words, quarantined: listQuarantined(state, result) };
  notify(state, 'finish', words);
  state.effects.push({ type: 'finish', outcome: state.outcome });
}

/** Names every host that is not proven to serve what the outcome says, and why. */
function listQuarantined(state: RolloutState, result: RolloutOutcome['result']): RolloutOutcome['quarantined'] {
  if (result === 'superseded') return [];
  const target = targetOf(state, result);
  return [...state.hosts.values()].flatMap((host) => {
    const { place, standing, reason, facts, isAbandoned } = host;
    const isSick = standing === 'out' || standing === 'faulty' || isAbandoned;
    if (!isSick && (target === null || isProven(host, target))) return [];
    const serves = facts === null ? 'what it serves is not known' : `it serves ${facts.current ?? 'nothing'}`;
    return [{ host: place.id, reason: reason === '' ? serves : `${reason}; ${serves}` }];
  });
}

function targetOf(state: RolloutState, result: RolloutOutcome['result']): RolloutState['previous'] {
  if (result === 'deployed') return planOf(state).release;
  return result === 'rolled-back' && state.switchedStages > 0 ? state.previous : null;
}

function isProven({ facts }: HostState, { id, digest }: { readonly id: ReleaseId; readonly digest: string }): boolean {
  return facts !== null && facts.current === id && usableRelease(facts, id, digest) !== null;
}
