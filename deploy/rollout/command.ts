/**
 * Commands of the configuration: hooks of the fleet, hooks and health checks of hosts, migrations.
 *
 * A step has a list of fleet commands, run here one after the other, and each host that takes part has a list of its own. Lists are functions of the plan
 * and the step, so only positions are state. Controls that are switched to a placebo run the same host commands as the stage's own hosts: what a drain or a
 * warm-up does to a host must not look like the release.
 */
import type { HostOrder } from '../command/order.ts';
import { fencedEpoch } from './epoch.ts';
import { type FleetCommand, type HostState, planOf, type RolloutState, type StepName, stageOf } from './state.ts';
import type { Hook } from './types.ts';
import { isPlaceboOf, wantOf } from './want.ts';

export type HostCommand = FleetCommand & { readonly tries: number };

const HOOK_OF: Partial<Record<StepName, Hook['at']>> = {
  'before-sync': 'before-sync',
  'before-stage': 'before-stage',
  'before-switch': 'before-switch',
  'switching': 'after-switch',
  'confirming': 'after-switch',
  'after-stage': 'after-stage',
  'after-finish': 'after-finish',
  'after-rollback': 'after-rollback',
};

/** The fleet commands of a step. Names are paths, so that an answer that comes late is never taken for another's; a migration's is its own name. */
export function fleetCommandsOf(state: RolloutState, step: StepName): readonly FleetCommand[] {
  if (step === 'migrating') return planOf(state).migrations.map((migration) => ({ ...migration, failure: 'stop' }));
  return hooksOf(state, step, 'fleet').map(({ command, deadlineMs, name, failure, at }) => {
    const path = [at, isOfStage(at) ? `${stageOf(state) ?? ''}` : '', name].filter((part) => part !== '').join('/');
    return { name: path, command, deadlineMs, failure: isAtEnd(at) ? 'warn' : failure };
  });
}

/** The commands of a host in the present step; empty when it takes no part. */
export function hostCommandsOf(state: RolloutState, host: HostState): readonly HostCommand[] {
  if (!takesPart(state, host)) return [];
  const hooks = hostHooks(state, host, state.step);
  if (state.step === 'before-switch' && host.isSubstitute) return [...hostHooks(state, host, 'before-stage'), ...hooks];
  const { health } = planOf(state).settings;
  if (health === null || (state.step !== 'switching' && state.step !== 'confirming')) return hooks;
  const check = { name: 'health', command: health.command, deadlineMs: health.deadlineMs, tries: health.tries, failure: 'stop' as const };
  return [check, ...hooks];
}

function hostHooks(state: RolloutState, { place }: HostState, step: StepName): readonly HostCommand[] {
  const isMeant = ({ roles = [] }: Hook): boolean => roles.length === 0 || roles.some((role) => place.roles?.includes(role));
  const hooks = hooksOf(state, step, 'host').filter(isMeant);
  return hooks.map(({ command, deadlineMs, name, failure, at }) => {
    return { name, command, deadlineMs, tries: 1, failure: isAtEnd(at) ? 'warn' : failure };
  });
}

/** The host's next command as an order, or `null`. */
export function nextCommand(state: RolloutState, host: HostState): HostOrder | null {
  const command = hostCommandsOf(state, host)[host.commandIndex];
  if (command === undefined || state.hold !== null || host.facts === null || !isHostsTurn(state)) return null;
  const want = wantOf(state, host);
  const isAfterSwitch = state.step === 'switching' || state.step === 'confirming';
  if (isAfterSwitch && host.facts.current !== want?.release) return null;
  return {
    type: 'run',
    epoch: fencedEpoch(state.epoch, host.fences),
    name: command.name,
    release: want?.release ?? host.facts.current,
    command: command.command,
    deadlineMs: command.deadlineMs,
  };
}

/** Before a step's hosts, or after them: what is named `after` runs when they are done. */
export function isFleetFirst(state: RolloutState): boolean {
  return state.step.startsWith('before-') || state.step === 'migrating';
}

function isHostsTurn(state: RolloutState): boolean {
  return !isFleetFirst(state) || state.commandIndex >= state.commands.length;
}

function hooksOf(state: RolloutState, step: StepName, on: Hook['on']): readonly Hook[] {
  const at = HOOK_OF[step];
  const stage = step === 'confirming' ? 'hold-back' : stageOf(state);
  if (at === undefined || (step === 'confirming' && on === 'fleet')) return [];
  return planOf(state).hooks.filter(
    (hook) => hook.at === at && hook.on === on && (!isOfStage(at) || (stage !== null && hook.stages.includes(stage))),
  );
}

function takesPart(state: RolloutState, host: HostState): boolean {
  if (host.isAbandoned) return false;
  const isOfThisStage = host.standing === 'in' && host.stage !== null && host.stage === stageOf(state);
  switch (state.step) {
    case 'before-stage':
    case 'after-stage':
      return isOfThisStage;
    case 'before-switch':
    case 'switching':
      return isOfThisStage || isPlaceboOf(state, host);
    case 'confirming':
      return host.standing === 'late';
    case 'before-sync':
    case 'after-finish':
    case 'after-rollback':
      return host.standing === 'in';
    default:
      return false;
  }
}

function isOfStage(at: Hook['at']): boolean {
  return at === 'before-stage' || at === 'before-switch' || at === 'after-switch' || at === 'after-stage';
}

function isAtEnd(at: Hook['at']): boolean {
  return at === 'after-finish' || at === 'after-rollback';
}
