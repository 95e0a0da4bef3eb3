/**
 * Taking the fleet back: on a red verdict, when the release fails on its hosts, when nobody watched, when a human says so.
 *
 * It begins in the very call of the reducer that learned the reason: every host whose state is known gets its switch among the effects of that call. A host
 * with a switch still on its way is claimed again first, so that the late order can only be refused. Two things bar an *automatic* return: a migration that
 * old code does not survive, and a fleet that has no release to go back to. Then everything stands still and a human is asked; a human can force the first.
 */
import { notify } from './effect.ts';
import { MAX_FENCES, MAX_RESTARTS } from './limit.ts';
import type { HostState, RolloutState } from './state.ts';
import { enterStep, finish, stopWatch } from './step.ts';

export type TakeBackRequest = {
  readonly words: string;
  /** The release is bad and must never be chosen again. */
  readonly isBlamed: boolean;
  /** Nobody says that the release is bad: start over at the canary once all hosts are back. */
  readonly isRestart: boolean;
  /** A human wants it, whatever bars it. */
  readonly isForced: boolean;
};

export function requestTakeBack(state: RolloutState, request: TakeBackRequest): void {
  if (state.step === 'finished' || state.step === 'idle') return;
  if (state.takeBack !== null) return escalate(state, request);
  const barrier = request.isForced ? null : findBarrier(state);
  if (barrier !== null) return bar(state, `${request.words}; not taken back by itself: ${barrier}`);
  if (state.previous === null && state.switchedStages > 0) {
    return finish(state, 'held', `${request.words}; there is no release to go back to, hosts stay as they are`);
  }
  begin(state, request);
}

/** Why only a human may take this rollout back; `null` when nothing speaks against it. */
export function findBarrier(state: RolloutState): string | null {
  if (state.isCrossed) return 'a migration was run that the release before does not survive';
  if (state.previous === null && state.switchedStages > 0) return 'no release is held by a quorum of hosts to go back to';
  return null;
}

function begin(state: RolloutState, request: TakeBackRequest): void {
  const isRestart = request.isRestart && state.restarts < MAX_RESTARTS;
  stopWatch(state);
  state.hold = null;
  state.isCommitted = false;
  state.takeBack = { words: request.words, isBlamed: request.isBlamed, isRestart, sinceMs: state.nowMs };
  notify(state, 'verdict', `${isRestart ? 'taking all hosts back to start over' : 'rolling back'}: ${request.words}`);
  for (const host of state.hosts.values()) preempt(host);
  enterStep(state, 'taking-back');
}

/** A harder reason than the one that is being followed. */
function escalate(state: RolloutState, { words, isBlamed, isRestart }: TakeBackRequest): void {
  const { takeBack } = state;
  if (takeBack === null || (isRestart && !isBlamed)) return;
  const isHarder = takeBack.isRestart || (isBlamed && !takeBack.isBlamed);
  if (!isHarder) return;
  state.takeBack = { ...takeBack, isBlamed: isBlamed || takeBack.isBlamed, isRestart: false, words };
  if (state.step !== 'taking-back') enterStep(state, 'taking-back');
}

/** Whatever the host was doing for the release is not waited for. */
function preempt(host: HostState): void {
  fenceLostSwitch(host);
  host.order = null;
  host.tries = 0;
  host.repeats = 0;
  host.retryAtMs = 0;
  host.reswitches = 0;
  host.served = null;
  host.mustReswitch = false;
}

/** A switch that was not answered may still arrive; only a newer claim makes sure that it is refused. */
export function fenceLostSwitch(host: HostState): void {
  if (host.order?.order.type !== 'switch') return;
  host.fences += 1;
  if (host.fences < MAX_FENCES) return;
  host.isAbandoned = true;
  host.reason = 'too many answers of it were lost';
}

function bar(state: RolloutState, words: string): void {
  stopWatch(state);
  if (state.hold?.kind === 'barred') return;
  state.hold = { kind: 'barred', words, sinceMs: state.nowMs };
  notify(state, 'warning', `held: ${words}`);
}
