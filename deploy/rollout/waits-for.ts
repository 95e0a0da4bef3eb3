/**
 * What a rollout waits for, in one line, at any moment.
 *
 * Nobody should have to guess why nothing moves: the first reason that applies is told, with the hosts or the command that it hangs on and the time that is left.
 */
import type { HostId } from '../../core/id.ts';
import { hostCommandsOf } from './command.ts';
import { longestWatchMs } from './draw-arm.ts';
import { isIdle, isSettled } from './host-order.ts';
import { BASELINE_WAIT_MS, HOLD_LIMIT_MS, QUORUM_WAIT_MS } from './limit.ts';
import { isStaged } from './staging.ts';
import { type HostState, planOf, type RolloutState } from './state.ts';

/** Hosts that are named before the rest is counted. */
const HOSTS_NAMED = 3;

/** Says in words what the rollout waits for. `nowMs` is the caller's clock, the one of the events; the state is not changed. */
export function waitsFor(state: RolloutState, nowMs: number): string {
  if (state.step === 'idle') return 'a plan';
  if (state.outcome !== null) return 'nothing: it is over';
  const sinceEventMs = Math.max(0, nowMs - state.inputMs);
  const { hold, command } = state;
  if (hold !== null) {
    const limitMs = hold.kind === 'quorum' ? QUORUM_WAIT_MS : HOLD_LIMIT_MS;
    const who = hold.kind === 'quorum' ? 'hosts to come back' : 'a human';
    return `${who}, for ${inWords(hold.sinceMs + limitMs - state.nowMs - sinceEventMs)} at most: ${hold.words}`;
  }
  if (command !== null) return `"${command.name}" to end, for ${inWords(command.deadlineMs - state.nowMs - sinceEventMs)} at most`;
  return stepWaitsFor(state, sinceEventMs);
}

function stepWaitsFor(state: RolloutState, sinceEventMs: number): string {
  const hosts = [...state.hosts.values()].filter(({ isAbandoned }) => !isAbandoned);
  const parts = hosts.filter(({ standing }) => standing === 'in' || standing === 'late');
  switch (state.step) {
    case 'probing':
      return waitForHosts(
        'the first answer',
        hosts.filter(({ facts, standing }) => facts === null && standing !== 'out'),
      );
    case 'staging':
      return waitForHosts(
        'the release on',
        hosts.filter((host) => host.standing === 'in' && !isStaged(state, host)),
      );
    case 'baseline':
      return `samples from before the switch, for ${inWords(baselineLeftMs(state) - sinceEventMs)}`;
    case 'watching':
      return watchWaitsFor(state, sinceEventMs);
    case 'taking-back':
      return waitForHosts(
        'the way back of',
        hosts.filter((host) => !isIdle(state, host)),
      );
    default:
      return waitForHosts(
        state.step,
        parts.filter((host) => !isSettled(state, host) || host.commandIndex < hostCommandsOf(state, host).length),
      );
  }
}

function watchWaitsFor(state: RolloutState, sinceEventMs: number): string {
  const { watch } = state;
  if (watch === null || watch.stage === 'hold-back') return 'the next step';
  const leftMs = watch.startedAtMs + longestWatchMs(planOf(state).settings, watch.stage) - state.nowMs - sinceEventMs;
  return `the judge of stage ${watch.stage}, for ${inWords(leftMs)} at most`;
}

function baselineLeftMs(state: RolloutState): number {
  return state.baselineSinceMs + Math.min(planOf(state).settings.baselineMs, BASELINE_WAIT_MS) - state.nowMs;
}

function waitForHosts(what: string, hosts: readonly HostState[]): string {
  if (hosts.length === 0) return `${what}: the next step`;
  return `${what}: ${nameHosts(hosts.map(({ place }) => place.id))}`;
}

function nameHosts(hosts: readonly HostId[]): string {
  const named = hosts.slice(0, HOSTS_NAMED).join(', ');
  return hosts.length > HOSTS_NAMED ? `${named} and ${hosts.length - HOSTS_NAMED} more` : named;
}

/** Returns `42 s`, `3 min 05 s`, `7 h 58 min`; what is over is `0 s`. */
function inWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`;
  const minutes = Math.ceil(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
