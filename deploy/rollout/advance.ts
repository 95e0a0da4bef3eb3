/**
 * From step to step: what every step waits for, and what comes after it.
 *
 * Looked at after every event, as often as one step leads to the next. A hold keeps the fleet in its step, whatever it is, until it is taken away; the way
 * back knows no hold. The point of no return is `confirming`: the last hosts are switched, still armed like all others, and then all are confirmed in one
 * call. A deployer that dies before leaves all hosts on the way to the old release, one that dies after leaves all on the new one.
 */
import { assert, assertNever } from '../../core/assert.ts';
import { decideBeginning, isQuorate, wasPromoted } from './begin.ts';
import { drawStages } from './draw-arm.ts';
import { notify } from './effect.ts';
import { fencedEpoch } from './epoch.ts';
import { usableRelease } from './fact.ts';
import { areHostCommandsDone } from './fleet-command.ts';
import { isIdle, isSettled } from './host-order.ts';
import { BASELINE_WAIT_MS, CLEANING_MS, CONVERGE_MS, MAX_STEPS_PER_EVENT, TAKE_BACK_GRACE_MS } from './limit.ts';
import { placeboOf } from './placebo.ts';
import { isStaged } from './staging.ts';
import { type HostState, planOf, type RolloutState, stageOf } from './state.ts';
import { enterStep, finish, stopWatch } from './step.ts';
import { requestTakeBack } from './take-back.ts';
import { isPlaceboOf, isSwitched } from './want.ts';
import { startWatch } from './watch.ts';

/** Leads the fleet through every step that is done. */
export function advance(state: RolloutState): void {
  for (let count = 0; state.outcome === null && state.hold === null && isStepDone(state); count += 1) {
    assert(count < MAX_STEPS_PER_EVENT, 'steps come to an end');
    leaveStep(state);
  }
}

/** True when the hosts have done what the step asks of them; fleet commands are beside it. */
export function areHostsDone(state: RolloutState): boolean {
  const hosts = [...state.hosts.values()].filter((host) => !host.isAbandoned);
  const sinceMs = state.nowMs - state.stepSinceMs;
  switch (state.step) {
    case 'idle':
    case 'finished':
      return false;
    case 'probing':
      return hosts.every((host) => host.facts !== null || host.standing === 'out');
    case 'claiming':
      return hosts.every((host) => host.standing !== 'in' || isSettled(state, host));
    case 'staging':
      return hosts.every((host) => host.standing !== 'in' || isStaged(state, host));
    case 'baseline':
      return isBaselineDone(state);
    case 'preparing':
      return hosts.every((host) => !isPlaceboOf(state, host) || hasCopy(state, host));
    case 'switching':
      return hosts.every((host) => !isOfSwitch(state, host) || isSettled(state, host)) && areHostCommandsDone(state);
    case 'watching':
      return state.watch === null || state.watch.verdict === 'pass';
    case 'confirming':
      return areConverged(state, hosts) && (areHostCommandsDone(state) || sinceMs >= CONVERGE_MS);
    case 'cleaning':
      return sinceMs >= CLEANING_MS || hosts.every((host) => !isReachable(host) || isIdle(state, host));
    case 'taking-back':
      return areTakenBack(state, hosts);
    case 'before-sync':
    case 'migrating':
    case 'before-stage':
    case 'before-switch':
    case 'after-stage':
    case 'after-finish':
    case 'after-rollback':
      return areHostCommandsDone(state);
    default:
      return assertNever(state.step);
  }
}

function isStepDone(state: RolloutState): boolean {
  return state.command === null && state.commandIndex >= state.commands.length && areHostsDone(state);
}

function leaveStep(state: RolloutState): void {
  switch (state.step) {
    case 'idle':
    case 'finished':
      return;
    case 'probing':
      return decideBeginning(state);
    case 'claiming':
      if (!needQuorum(state)) return;
      return wasPromoted(state) ? commit(state) : enterStep(state, 'before-sync');
    case 'before-sync':
      state.isStagingOpen = true;
      return enterStep(state, 'staging');
    case 'staging':
      return isStagedByQuorum(state) ? enterStep(state, 'migrating') : undefined;
    case 'migrating':
      return enterStep(state, 'baseline');
    case 'baseline':
      if (!needQuorum(state)) return;
      drawStages(state);
      return enterNextStage(state);
    case 'before-stage':
      return enterStep(state, 'preparing');
    case 'preparing':
      return enterStep(state, 'before-switch');
    case 'before-switch':
      return beginSwitch(state);
    case 'switching':
      return isAnybodySwitched(state) ? enterStep(state, state.watch === null ? 'after-stage' : 'watching') : undefined;
    case 'watching':
      stopWatch(state);
      return enterStep(state, 'after-stage');
    case 'after-stage':
      return enterNextStage(state);
    case 'confirming':
      return enterStep(state, 'cleaning');
    case 'cleaning':
      return enterStep(state, 'after-finish');
    case 'after-finish':
      return finishDeployed(state);
    case 'taking-back':
      return leaveTakenBack(state);
    case 'after-rollback':
      return endTakeBack(state);
    default:
      assertNever(state.step);
  }
}

/** A release that most hosts could not be given goes to none: else nobody would switch, nobody would fail, and that would count as deployed. */
function isStagedByQuorum(state: RolloutState): boolean {
  const hosts = [...state.hosts.values()];
  const able = hosts.filter((host) => isReachable(host) && !host.isAbandoned).length;
  const needed = Math.ceil(planOf(state).settings.quorumRatio * hosts.length);
  if (able >= Math.max(1, needed)) return true;
  const words = `the release could be brought to ${able} of ${hosts.length} hosts, ${needed} are needed`;
  requestTakeBack(state, { words, isBlamed: false, isRestart: false, isForced: false });
  return false;
}

/** Stages without hosts are not gone through; after the last one nothing is left but to confirm. */
function enterNextStage(state: RolloutState): void {
  if (!needQuorum(state)) return;
  const next = state.stages.findIndex((stage, index) => index > state.stageIndex && hasMembers(state, stage));
  if (next === -1) return commit(state);
  state.stageIndex = next;
  state.stageFaults = 0;
  state.stageReverts = 0;
  notify(state, 'stage', `stage ${stageOf(state) ?? ''} begins`, membersOf(state));
  enterStep(state, 'before-stage');
}

function beginSwitch(state: RolloutState): void {
  const stage = stageOf(state);
  if (!isAnybodySwitched(state) || stage === null) return;
  state.switchedStages = state.stageIndex + 1;
  if (stage !== 'hold-back') startWatch(state, stage);
  enterStep(state, 'switching');
}

/** A stage that lost all of its hosts shows nothing: it is not taken for a good one. */
function isAnybodySwitched(state: RolloutState): boolean {
  if (membersOf(state).length > 0) return true;
  const words = `no host of stage ${stageOf(state) ?? ''} is left`;
  requestTakeBack(state, { words, isBlamed: false, isRestart: true, isForced: false });
  return false;
}

function commit(state: RolloutState): void {
  state.isCommitted = true;
  state.isStagingOpen = true;
  notify(state, 'stage', 'every watch has passed: all hosts are confirmed');
  enterStep(state, 'confirming');
}

function finishDeployed(state: RolloutState): void {
  const hosts = [...state.hosts.values()];
  const served = hosts.filter(({ facts }) => facts?.current === planOf(state).release.id).length;
  finish(state, 'deployed', `${planOf(state).release.id} is served by ${served} of ${hosts.length} hosts`);
}

/** Hosts of a stage that began may have been drained for it, switched or not: they are put back by the same hooks. */
function leaveTakenBack(state: RolloutState): void {
  if (state.stageIndex >= 0) enterStep(state, 'after-rollback');
  else endTakeBack(state);
}

function endTakeBack(state: RolloutState): void {
  const words = state.takeBack?.words ?? '';
  if (state.takeBack?.isRestart === true) return startOver(state);
  finish(state, 'rolled-back', state.switchedStages > 0 ? words : `${words}; no host was switched`);
}

function startOver(state: RolloutState): void {
  state.takeBack = null;
  state.restarts += 1;
  state.switchedStages = 0;
  state.stageIndex = -1;
  state.isBaselineSkipped = false;
  state.baselineSinceMs = state.nowMs;
  notify(state, 'stage', `all hosts are back on ${state.previous?.id ?? 'what they had'}; the rollout starts over`);
  enterStep(state, state.isStagingOpen ? 'staging' : 'claiming');
}

/** Holds while too few hosts are left; taken away by itself when they come back. */
function needQuorum(state: RolloutState): boolean {
  if (isQuorate(state)) return true;
  state.hold = { kind: 'quorum', words: 'fewer hosts are reachable than the quorum', sinceMs: state.nowMs };
  notify(state, 'warning', `held: ${state.hold.words}`);
  return false;
}

function hasMembers(state: RolloutState, stage: HostState['stage']): boolean {
  for (const host of state.hosts.values()) if (host.stage === stage && host.standing === 'in' && !host.isAbandoned) return true;
  return false;
}

function membersOf(state: RolloutState): HostState['place']['id'][] {
  const stage = stageOf(state);
  return [...state.hosts.values()]
    .filter((host) => host.stage === stage && host.standing === 'in' && !host.isAbandoned)
    .map(({ place }) => place.id);
}

function isOfSwitch(state: RolloutState, host: HostState): boolean {
  return host.standing === 'in' && (isSwitched(state, host) || isPlaceboOf(state, host));
}

function hasCopy(state: RolloutState, host: HostState): boolean {
  const stage = stageOf(state);
  if (stage === null || state.previous === null) return true;
  return host.facts !== null && usableRelease(host.facts, placeboOf(state.previous.id, stage), null) !== null;
}

function isBaselineDone(state: RolloutState): boolean {
  const { metrics, settings, isEmergency } = planOf(state);
  if (metrics.length === 0 || isEmergency || state.isBaselineSkipped) return true;
  return state.nowMs - state.baselineSinceMs >= Math.min(settings.baselineMs, BASELINE_WAIT_MS);
}

/** Hosts that cannot be reached are not waited for; those that are on their way are, for a while. */
function areConverged(state: RolloutState, hosts: readonly HostState[]): boolean {
  const isOver = state.nowMs - state.stepSinceMs >= CONVERGE_MS;
  return (
    isOver || hosts.every((host) => !isReachable(host) || (isSettled(state, host) && host.facts?.current === planOf(state).release.id))
  );
}

function isReachable(host: HostState): boolean {
  return host.standing === 'in' || host.standing === 'late';
}

/** Everybody is back, or has had the time in which its dead-man must have fired. */
function areTakenBack(state: RolloutState, hosts: readonly HostState[]): boolean {
  if (state.epoch === 0) return true;
  const limitMs = planOf(state).settings.deadManMs + TAKE_BACK_GRACE_MS;
  if (state.takeBack !== null && state.nowMs - state.takeBack.sinceMs >= limitMs) return true;
  return hosts.every((host) => isIdle(state, host) && host.facts?.epoch === fencedEpoch(state.epoch, host.fences));
}
