/** One deployer a fleet on this machine, by a lock that the operating system takes back when its holder dies: it cannot go stale. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ExpectedError } from '../../core/expected-error.ts';

/** Who holds the lock, for messages only: what decides is the lock. */
export type Holder = { readonly pid: number; readonly words: string; readonly sinceMs: number };

/** SQLite's result code for a lock that another connection holds. */
const SQLITE_BUSY = 5;

/**
 * Takes the lock, or returns `null` when another process has it. Deployers on other machines are kept out by the hosts' epochs, not by this.
 * Throws `journal-unwritable` when the folder cannot be written.
 */
export function tryLock(file: string, holder: Holder): Disposable | null {
  let database: DatabaseSync | null = null;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    database?.close();
    if ((cause as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw new ExpectedError('journal-unwritable', `${file} cannot be locked: ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'the state folder has to be on a disk of this machine that can be written',
      cause,
    });
  }
  const held = database;
  writeFileSync(`${file}.holder`, JSON.stringify(holder), { mode: 0o600 });
  return { [Symbol.dispose]: () => held.close() };
}

/** Returns who wrote himself down last; `null` when nobody ever did. He may be gone. */
export function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(`${file}.holder`, 'utf8')) as Holder;
  } catch {
    return null;
  }
}
