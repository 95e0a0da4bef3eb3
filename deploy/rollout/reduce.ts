/**
 * The rollout's one way to change: `reduce(state, event)`.
 *
 * Feed `opened` first, then whatever happens, and a `tick` every second. The rollout ends with exactly one `finish` effect (repeated for a `resumed` that
 * comes after it). The state is updated in place. Events of a replayed journal give the same state and effects, byte for byte: nothing here reads a clock
 * or draws a number of its own.
 *
 * Each event is applied by its family's file. What follows is decided in one fixed order: what is overdue, steps that are done, and then every host is told
 * the difference between what it should serve and what it serves. See docs/design/0005-rollout.md.
 */
import { assertNever } from '../../core/assert.ts';
import { advance, areHostsDone } from './advance.ts';
import { applyJoined, applyOpened } from './begin.ts';
import { extendDeadMen } from './dead-man.ts';
import { applyCommandEnded, runCommands } from './fleet-command.ts';
import { applyAnswer, expireOrders } from './host-answer.ts';
import { applyDrift } from './host-fact.ts';
import { sendOrders } from './host-order.ts';
import { applyHuman, expireHold } from './human.ts';
import { MAX_SILENCE_MS } from './limit.ts';
import { applyResumed } from './resume.ts';
import { applyStaged, applyStagingFailed, stageRelease } from './staging.ts';
import type { RolloutState } from './state.ts';
import type { RolloutEffect, RolloutEvent } from './types.ts';
import { wantOf } from './want.ts';
import { applyLook, expireWatch } from './watch.ts';

/** Applies one event and returns what has to be done about it, in order. */
export function reduce(
  state: RolloutState,
  event: RolloutEvent,
): { readonly state: RolloutState; readonly effects: readonly RolloutEffect[] } {
  state.effects = [];
  passTime(state, event.nowMs);
  applyEvent(state, event);
  if (state.step !== 'idle' && state.outcome === null) settle(state);
  const { effects } = state;
  state.effects = [];
  return { state, effects };
}

/** A clock that is set, or a machine that slept, has lost its zero, not its pace: time goes on from where it was. Hosts tell what their clocks did. */
function passTime(state: RolloutState, nowMs: number): void {
  const passedMs = state.inputMs === 0 ? nowMs : Math.min(MAX_SILENCE_MS, Math.max(0, nowMs - state.inputMs));
  state.inputMs = nowMs;
  state.nowMs += passedMs;
}

function applyEvent(state: RolloutState, event: RolloutEvent): void {
  if (event.type === 'opened') return applyOpened(state, event);
  if (event.type === 'resumed') return applyResumed(state, event);
  if (state.step === 'idle' || state.outcome !== null) return;
  switch (event.type) {
    case 'tick':
      return;
    case 'host-answered':
      return applyAnswer(state, event);
    case 'host-staged':
      return applyStaged(state, event);
    case 'host-staging-failed':
      return applyStagingFailed(state, event);
    case 'host-joined':
      return applyJoined(state, event);
    case 'command-ended':
      return applyCommandEnded(state, event);
    case 'looked':
      return applyLook(state, event);
    case 'drift-seen':
      return applyDriftSeen(state, event);
    case 'human':
      return applyHuman(state, event.command);
    default:
      return assertNever(event);
  }
}

function settle(state: RolloutState): void {
  expireOrders(state);
  expireWatch(state);
  expireHold(state);
  advance(state);
  const { step } = state;
  act(state);
  // Giving orders can take a host out, and the step may have waited for that host alone.
  if (state.effects.length > 0 || state.step !== step) act(state);
}

function act(state: RolloutState): void {
  if (state.outcome !== null) return;
  runCommands(state, areHostsDone(state));
  stageRelease(state);
  sendOrders(state);
  extendDeadMen(state);
  advance(state);
}

/** What a host serves by its process or its answers, when its link says otherwise: told once to serve what its link says, then quarantined. */
function applyDriftSeen(state: RolloutState, { hosts }: Extract<RolloutEvent, { readonly type: 'drift-seen' }>): void {
  for (const { host: id, serves } of hosts) {
    const host = state.hosts.get(id);
    if (host === undefined || host.order !== null || host.facts === null || host.isAbandoned) continue;
    const want = wantOf(state, host);
    if (want === null || host.served !== want.release || host.mustReswitch) continue;
    host.facts = null;
    host.served = null;
    host.mustReswitch = true;
    applyDrift(state, host, `it serves ${serves} instead of ${want.release}`);
  }
}
