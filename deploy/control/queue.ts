/** One place to wait for the rollout under way: a newer push takes it and the older one is told. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '../../core/expected-error.ts';

const POLL_MS = 200;

export type Waiting = { readonly id: string; readonly commit: string; readonly sinceMs: number };

/**
 * Waits in `file` until `tryTake` gives something. Throws `superseded` when a newer push came to wait, `interrupted` when the signal is aborted.
 */
export async function waitForTurn<Turn>(file: string, waiting: Waiting, tryTake: () => Turn | null, signal: AbortSignal): Promise<Turn> {
  const first = tryTake();
  if (first !== null) return first;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const hidden = `${file}.${waiting.id}`;
  writeFileSync(hidden, JSON.stringify(waiting), { mode: 0o600 });
  renameSync(hidden, file);
  while (!signal.aborted) {
    const newest = readWaiting(file);
    if (newest !== null && newest.id !== waiting.id) throw superseded(waiting, newest);
    const turn = tryTake();
    if (turn !== null) {
      rmSync(file, { force: true });
      return turn;
    }
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
  if (readWaiting(file)?.id === waiting.id) rmSync(file, { force: true });
  throw new ExpectedError('interrupted', 'stopped while it waited for the rollout under way', {
    hint: 'shard-run deploy status shows what is live',
  });
}

/** Returns who waits; `null` when nobody does. */
export function readWaiting(file: string): Waiting | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Waiting;
  } catch {
    return null;
  }
}

function superseded(waiting: Waiting, newest: Waiting): ExpectedError {
  return new ExpectedError('superseded', `${waiting.commit} is not deployed: ${newest.commit} came to wait in its place`, {
    hint: 'the newer revision contains it, if it is of the same branch',
  });
}
