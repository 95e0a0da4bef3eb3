/** Whose turn it is on a fleet: one deployer at a time, and one push that waits. */
import { randomBytes } from 'node:crypto';
import { ExpectedError } from '../core/expected-error.ts';
import type { PushRequest, Watching } from './api.ts';
import type { FleetFolder } from './control/fleet-folder.ts';
import { readHolder, tryLock } from './control/lock.ts';
import { waitForTurn } from './control/queue.ts';

/** Takes the turn at once. Throws `rollout-under-way` when somebody has it. */
export function lockFleet(folder: FleetFolder, fleet: string, words: string): Disposable {
  const turn = tryTurn(folder, words);
  if (turn !== null) return turn;
  throw new ExpectedError('rollout-under-way', `${holderOf(folder)} is at work on ${fleet}`, {
    hint: 'shard-run deploy status shows it; shard-run deploy rollback takes it back',
  });
}

/** Takes the turn of a push, and waits for it where the push may. Throws `superseded` when a newer push came to wait. */
export async function takeTurn(folder: FleetFolder, fleet: string, request: PushRequest, watching: Watching): Promise<Disposable> {
  const words = `push of ${request.commit.slice(0, 12)} by ${request.actor}`;
  if (!request.mayWait) return lockFleet(folder, fleet, words);
  const first = tryTurn(folder, words);
  if (first !== null) return first;
  watching.onEvent({ type: 'waiting', holder: holderOf(folder) });
  const waiting = { id: randomBytes(8).toString('hex'), commit: request.commit, sinceMs: Date.now() };
  return waitForTurn(folder.waiting, waiting, () => tryTurn(folder, words), watching.signal);
}

/** Takes the turn, or returns `null` when somebody has it. */
export function tryTurn(folder: FleetFolder, words: string): Disposable | null {
  return tryLock(folder.lock, { pid: process.pid, words, sinceMs: Date.now() });
}

/** Who has the turn, in words. */
export function holderOf(folder: FleetFolder): string {
  return readHolder(folder.lock)?.words ?? 'another deployer';
}
