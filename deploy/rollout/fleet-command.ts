/**
 * Fleet commands on their way: hooks that run once, and migrations.
 *
 * A migration runs once a fleet, ever. When its end is not known (the deployer died, no answer came, it failed half-way and cannot be rolled across), nobody
 * but a human can say whether it happened: the rollout holds and asks. Hooks have to bear being repeated.
 */
import { hostCommandsOf, isFleetFirst } from './command.ts';
import { notify } from './effect.ts';
import { ORDER_GRACE_MS } from './limit.ts';
import { type FleetCommand, planOf, type RolloutState } from './state.ts';
import { requestTakeBack } from './take-back.ts';
import type { RolloutEvent } from './types.ts';

/** Starts the next fleet command when it is its turn; `areHostsDone` as the step sees it. */
export function runCommands(state: RolloutState, areHostsDone: boolean): void {
  expireCommand(state);
  const next = state.commands[state.commandIndex];
  if (next === undefined || state.command !== null || state.hold !== null || state.outcome !== null) return;
  if (!isFleetFirst(state) && !areHostsDone) return;
  if (state.step === 'migrating' && !beginMigration(state)) return;
  state.command = { name: next.name, deadlineMs: state.nowMs + next.deadlineMs + ORDER_GRACE_MS };
  state.effects.push({ type: 'run-command', name: next.name, command: next.command, deadlineMs: next.deadlineMs });
}

/** What is not taken back is known before it begins. False when a human has to say first what became of an earlier try. */
function beginMigration(state: RolloutState): boolean {
  const migration = planOf(state).migrations[state.migrationIndex];
  if (migration?.isReversible === false) state.isCrossed = true;
  if (migration?.isDoubtful !== true || state.migrationAsked === state.migrationIndex) return true;
  state.migrationAsked = state.migrationIndex;
  holdForMigration(state, `an earlier rollout began migration "${migration.name}", and whether it ended is not known`);
  return false;
}

export function applyCommandEnded(state: RolloutState, event: Extract<RolloutEvent, { readonly type: 'command-ended' }>): void {
  if (state.command?.name !== event.name) return;
  if (event.isDone) passCommand(state);
  else failCommand(state, event.detail);
}

/** The command counts as done: by its own word, or by a human's. */
export function passCommand(state: RolloutState): void {
  state.command = null;
  state.commandIndex += 1;
  if (state.step === 'migrating') state.migrationIndex += 1;
}

/** Holds until a human says what became of the migration. */
export function holdForMigration(state: RolloutState, words: string): void {
  state.command = null;
  state.hold = { kind: 'migration', words, sinceMs: state.nowMs };
  notify(state, 'warning', `held: ${words}; promote if it is done, release to run it again, or roll back`);
}

/** True when no host has a command left in this step. */
export function areHostCommandsDone(state: RolloutState): boolean {
  for (const host of state.hosts.values()) if (host.commandIndex < hostCommandsOf(state, host).length) return false;
  return true;
}

function expireCommand(state: RolloutState): void {
  if (state.command !== null && state.nowMs >= state.command.deadlineMs) failCommand(state, 'it did not end in time');
}

function failCommand(state: RolloutState, detail: string): void {
  const failed = state.commands[state.commandIndex];
  if (failed === undefined) return;
  const words = `"${failed.name}" failed: ${detail}`;
  if (state.step === 'migrating' && state.isCrossed) return holdForMigration(state, words);
  state.command = null;
  if (failed.failure === 'warn') {
    notify(state, 'hook', words);
    state.commandIndex += 1;
    return;
  }
  stopAt(state, failed, words);
}

/** Only what runs on the new release, after hosts were switched to it, speaks against it. */
function stopAt(state: RolloutState, failed: FleetCommand, words: string): void {
  const isBlamed = failed.name.startsWith('after-');
  requestTakeBack(state, { words, isBlamed, isRestart: false, isForced: false });
  if (state.hold !== null) state.commandIndex += 1;
}
