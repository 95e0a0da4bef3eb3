/** One process a folder, by a lock that the operating system takes back when its holder dies: it cannot go stale. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ExpectedError } from '../../core/expected-error.ts';

/** SQLite's result code for a lock that another connection holds. */
const SQLITE_BUSY = 5;

/** Locks a folder that exists. Throws `workspace-busy` when another process has it, `workspace-unusable` when it cannot be written. */
export function lockFolder(folder: string): Disposable {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    database?.close();
    const isBusy = (cause as { errcode?: number }).errcode === SQLITE_BUSY;
    const why = isBusy ? 'another coordinator has it' : String(cause);
    throw new ExpectedError(isBusy ? 'workspace-busy' : 'workspace-unusable', `the trees in ${folder} cannot be opened: ${why}`, {
      hint: 'give each coordinator a folder of its own, on a disk of its machine',
      cause,
    });
  }
  const held = database;
  return { [Symbol.dispose]: () => held.close() };
}
