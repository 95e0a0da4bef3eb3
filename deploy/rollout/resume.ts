/**
 * Going on after the deployer died.
 *
 * A deployer that starts again believes nothing: what was out is void, and every host is asked and claimed anew, so that the old process, should it live,
 * is fenced. A stage that was switched and not judged is taken back, which is what its dead-men would have done, and the rollout starts over at the canary.
 * After the last watch has passed there is no way back: what the dead-men took meanwhile is switched again. A migration whose end is not known asks a
 * human; where no way back exists, the watch of the stage begins anew.
 */
import { notify } from './effect.ts';
import { holdForMigration } from './fleet-command.ts';
import { type HostState, type RolloutState, stageOf } from './state.ts';
import { findBarrier, requestTakeBack } from './take-back.ts';
import type { RolloutEvent } from './types.ts';
import { startWatch } from './watch.ts';

export function applyResumed(state: RolloutState, event: Extract<RolloutEvent, { readonly type: 'resumed' }>): void {
  if (state.step === 'idle') return;
  if (state.outcome !== null) {
    state.effects.push({ type: 'finish', outcome: state.outcome });
    return;
  }
  const hosts = [...state.hosts.values()];
  state.fences = 1 + Math.max(state.fences, ...hosts.map(({ fences }) => fences));
  for (const host of hosts) forget(state, host);
  state.baselineSinceMs = state.nowMs - Math.max(0, event.nowMs - (event.baselineSinceMs ?? event.nowMs));
  notify(state, 'warning', `the deployer started again in step ${state.step}; every host is asked what is true`);
  resumeCommand(state);
  if (state.switchedStages > 0 && !state.isCommitted && state.takeBack === null) resumeStage(state);
}

function forget(state: RolloutState, host: HostState): void {
  host.facts = null;
  host.order = null;
  host.extension = null;
  host.extendedAtMs = state.nowMs;
  host.stagingDeadlineMs = null;
  host.fences = state.fences;
  host.tries = 0;
  host.repeats = 0;
  host.retryAtMs = 0;
}

function resumeCommand(state: RolloutState): void {
  const { command } = state;
  state.command = null;
  if (command !== null && state.step === 'migrating') {
    holdForMigration(state, `the deployer died while migration "${command.name}" ran, and whether it ended is not known`);
  }
}

function resumeStage(state: RolloutState): void {
  if (findBarrier(state) === null) {
    const words = 'the deployer died before the switched hosts were judged';
    return requestTakeBack(state, { words, isBlamed: false, isRestart: true, isForced: false });
  }
  const stage = stageOf(state);
  if (state.watch === null || stage === null || stage === 'hold-back' || state.watch.verdict !== 'undecided') return;
  startWatch(state, stage);
}
