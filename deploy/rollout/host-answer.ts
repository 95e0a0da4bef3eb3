/**
 * What hosts answer, and what no answer means.
 *
 * An answer counts only for the order that is out: late and doubled ones are dropped, because a newer question is already on its way. Silence after a
 * switch leaves two possible worlds; the host is claimed again before it is believed. Failures that are the host's alone (no space, no link of ours) never
 * speak against the release; a failed switch or reload may.
 */
import { assertNever } from '../../core/assert.ts';
import type { HostAnswer, HostOrder } from '../command/order.ts';
import { hostCommandsOf } from './command.ts';
import { applyExtension } from './dead-man.ts';
import { notify } from './effect.ts';
import { learnFacts, supersede } from './host-fact.ts';
import { isSettled } from './host-order.ts';
import { CATCH_UP_MS, HEALTH_RETRY_MS, MAX_TRIES, RETRY_MS } from './limit.ts';
import { abandonHost, markFaulty, markOut } from './quarantine.ts';
import { type HostState, planOf, type RolloutState } from './state.ts';
import { fenceLostSwitch } from './take-back.ts';
import type { RolloutEvent } from './types.ts';

type Answered = Extract<RolloutEvent, { readonly type: 'host-answered' }>;
type Refused = Extract<HostAnswer, { readonly isDone: false }>;

export function applyAnswer(state: RolloutState, { order, answer }: Answered): void {
  const host = state.hosts.get(answer.host);
  if (host === undefined) return;
  if (order.type === 'extend') return applyExtension(state, host, order, answer);
  if (host.order === null || JSON.stringify(host.order.order) !== JSON.stringify(order)) return;
  if (answer.isDone) applyDone(state, host, order, answer);
  else applyRefusal(state, host, order, answer);
}

/** Stops waiting for answers that are overdue. */
export function expireOrders(state: RolloutState): void {
  for (const host of state.hosts.values()) {
    if (host.order === null || state.nowMs < host.order.deadlineMs) continue;
    loseAnswer(state, host, 'it gave no answer in time');
  }
}

function applyDone(
  state: RolloutState,
  host: HostState,
  order: HostOrder,
  { facts }: Extract<HostAnswer, { readonly isDone: true }>,
): void {
  const sentAtMs = host.order?.sentAtMs ?? state.nowMs;
  host.order = null;
  if (order.type === 'claim') host.isClaimed = true;
  if (order.type === 'switch') {
    host.mustReswitch = false;
    host.extendedAtMs = sentAtMs;
  }
  if (order.type === 'remove') host.hasCleaned = true;
  if (order.type === 'run') {
    host.commandIndex += 1;
    host.commandTries = 0;
  }
  learnFacts(state, host, facts);
  // A host that answers questions but loses every switch is not well.
  const isQuestion = order.type === 'probe' || order.type === 'claim';
  if (state.outcome === null && (!isQuestion || isSettled(state, host))) host.tries = 0;
  // Only the host knows whether its dead-man or the confirmation was first: it is read back before it counts.
  if (order.type === 'confirm') host.facts = null;
}

function applyRefusal(state: RolloutState, host: HostState, order: HostOrder, answer: Refused): void {
  if (answer.refusal === 'unreachable') return loseAnswer(state, host, answer.detail);
  host.order = null;
  if (answer.refusal === 'fenced') return applyFenced(state, host, answer);
  host.facts = null;
  if (answer.facts !== null) learnFacts(state, host, answer.facts);
  if (state.outcome !== null || host.isAbandoned) return;
  switch (answer.refusal) {
    case 'stale':
    case 'not-held':
      return tryAgain(state, host, `it refused "${order.type}": ${answer.detail}`, false);
    case 'foreign':
      return abandonHost(state, host, `"current" is not a link of ours: ${answer.detail}`);
    case 'no-space':
      return fail(state, host, `its disk is full: ${answer.detail}`, false);
    case 'reload-failed':
      return applyReloadFailed(state, host, order, answer.detail);
    case 'failed':
      return applyFailed(state, host, order, answer.detail);
    default:
      return assertNever(answer.refusal);
  }
}

/** Somebody claimed the host. Before our own first claim was obeyed that is a race that we lost, unless the host was ahead of us already. */
function applyFenced(state: RolloutState, host: HostState, answer: Refused): void {
  if (host.isClaimed || host.facts !== null) return supersede(state, host);
  if (answer.facts !== null) learnFacts(state, host, answer.facts);
}

function loseAnswer(state: RolloutState, host: HostState, detail: string): void {
  const wasCommand = host.order?.order.type === 'run';
  fenceLostSwitch(host);
  host.order = null;
  host.facts = null;
  host.tries += 1;
  host.retryAtMs = state.nowMs + RETRY_MS;
  if (wasCommand) host.commandTries += 1;
  const isGivenUp = state.step === 'probing' || host.tries >= MAX_TRIES || host.commandTries >= MAX_TRIES;
  if (host.standing === 'out') host.retryAtMs = state.nowMs + CATCH_UP_MS;
  else if (isGivenUp) markOut(state, host, `unreachable: ${detail}`);
}

function applyReloadFailed(state: RolloutState, host: HostState, order: HostOrder, detail: string): void {
  const isForward = order.type === 'switch' && order.to === planOf(state).release.id;
  if (isForward && host.standing !== 'faulty') return markFaulty(state, host, `its reload failed: ${detail}`, true);
  host.mustReswitch = true;
  tryAgain(state, host, `its reload failed: ${detail}`, false);
}

function applyFailed(state: RolloutState, host: HostState, order: HostOrder, detail: string): void {
  if (order.type === 'run') return applyCommandFailed(state, host, detail);
  if (order.type === 'remove') {
    host.hasCleaned = true;
    notify(state, 'warning', `${host.place.id} could not remove old releases: ${detail}`, [host.place.id]);
    return;
  }
  if (order.type === 'copy') {
    host.placebos = [];
    notify(state, 'warning', `${host.place.id} is no placebo, it could not make its copy: ${detail}`, [host.place.id]);
    return;
  }
  tryAgain(state, host, `it could not "${order.type}": ${detail}`, order.type === 'switch' && order.to === planOf(state).release.id);
}

function applyCommandFailed(state: RolloutState, host: HostState, detail: string): void {
  const command = hostCommandsOf(state, host)[host.commandIndex];
  if (command === undefined) return;
  host.commandTries += 1;
  if (host.commandTries < command.tries) {
    host.retryAtMs = state.nowMs + HEALTH_RETRY_MS;
    return;
  }
  const words = `"${command.name}" failed: ${detail}`;
  host.commandIndex += 1;
  host.commandTries = 0;
  if (command.failure === 'stop') return fail(state, host, words, isReleaseAtWork(state, host));
  notify(state, 'hook', `${host.place.id}: ${words}`, [host.place.id]);
}

/** A control that fails its checks says nothing about the release, and neither does a host before its switch. */
function isReleaseAtWork(state: RolloutState, host: HostState): boolean {
  return host.facts?.current === planOf(state).release.id;
}

function tryAgain(state: RolloutState, host: HostState, words: string, isBlamed: boolean): void {
  host.tries += 1;
  host.retryAtMs = state.nowMs + (host.tries === 1 ? 0 : RETRY_MS);
  if (host.tries >= MAX_TRIES) fail(state, host, words, isBlamed);
}

/** On the way back, or for a host that has failed already, there is no other way out than to leave it and name it. */
function fail(state: RolloutState, host: HostState, words: string, isBlamed: boolean): void {
  if (state.takeBack !== null || host.standing === 'faulty') abandonHost(state, host, words);
  else markFaulty(state, host, words, isBlamed);
}
