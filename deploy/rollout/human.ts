/**
 * A human's word, at any moment.
 *
 * It is obeyed within the call that brings it, and it is always in the log with who and why. `hold` stops what goes forward, not what is on its way back, and
 * keeps everything watched and extended. `release` takes a hold away: after a hold for want of evidence it watches again. `promote` overrules: the judge, the
 * baseline, a hold. `roll-back` overrules everything, also a migration that old code does not survive.
 */
import { assertNever } from '../../core/assert.ts';
import { isQuorate } from './begin.ts';
import { notify } from './effect.ts';
import { passCommand } from './fleet-command.ts';
import { HOLD_LIMIT_MS, QUORUM_WAIT_MS } from './limit.ts';
import { type Hold, type RolloutState, stageOf } from './state.ts';
import { finish, stopWatch } from './step.ts';
import { findBarrier, requestTakeBack } from './take-back.ts';
import type { HumanCommand } from './types.ts';
import { startWatch } from './watch.ts';

export function applyHuman(state: RolloutState, command: HumanCommand): void {
  if (state.step === 'idle' || state.outcome !== null) return;
  const words = `${command.type} by ${command.actor}: ${command.reason}`;
  notify(state, 'human', words);
  switch (command.type) {
    case 'hold':
      return applyHold(state, words);
    case 'release':
      return applyRelease(state);
    case 'promote':
      return applyPromote(state);
    case 'roll-back':
      return requestTakeBack(state, { words, isBlamed: true, isRestart: false, isForced: true });
    default:
      return assertNever(command);
  }
}

/** Holds do not last for ever: a lost quorum ends by itself, and one that nobody decides ends on the safe side. */
export function expireHold(state: RolloutState): void {
  const { hold } = state;
  if (hold === null) return;
  if (hold.kind === 'quorum' && isQuorate(state)) {
    state.hold = null;
    notify(state, 'stage', 'enough hosts are reachable again');
    return;
  }
  if (state.nowMs - hold.sinceMs < (hold.kind === 'quorum' ? QUORUM_WAIT_MS : HOLD_LIMIT_MS)) return;
  endHold(state, hold);
}

function endHold(state: RolloutState, hold: Hold): void {
  const words = `nobody decided in time: ${hold.words}`;
  if (findBarrier(state) !== null) return finish(state, 'held', `${words}; hosts stay as they are`);
  requestTakeBack(state, { words, isBlamed: false, isRestart: false, isForced: false });
}

function applyHold(state: RolloutState, words: string): void {
  if (state.takeBack !== null || state.isCommitted) {
    notify(
      state,
      'warning',
      state.takeBack === null ? 'every watch has passed, there is nothing left to hold' : 'the way back is not held',
    );
    return;
  }
  if (state.hold === null) state.hold = { kind: 'human', words, sinceMs: state.nowMs };
}

function applyRelease(state: RolloutState): void {
  const { hold } = state;
  if (hold === null || hold.kind === 'barred' || hold.kind === 'quorum') {
    notify(state, 'warning', hold === null ? 'nothing is held' : `only promote or roll-back ends this hold: ${hold.words}`);
    return;
  }
  state.hold = null;
  if (hold.kind === 'inconclusive') watchAgain(state);
}

function watchAgain(state: RolloutState): void {
  const stage = stageOf(state);
  if (stage === null || stage === 'hold-back') return;
  stopWatch(state);
  startWatch(state, stage);
}

function applyPromote(state: RolloutState): void {
  const { hold } = state;
  if (hold?.kind === 'quorum' || state.takeBack !== null) {
    notify(state, 'warning', 'there is nothing that can be promoted');
    return;
  }
  state.hold = null;
  if (hold?.kind === 'migration') return passCommand(state);
  if (state.step === 'baseline') state.isBaselineSkipped = true;
  if (state.watch !== null) state.watch.verdict = 'pass';
}
