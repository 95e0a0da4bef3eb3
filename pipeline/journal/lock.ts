/** One pipeline a folder on this machine, by a lock that the operating system takes back when its holder dies: it cannot go stale. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ExpectedError } from '../../core/expected-error.ts';

/** SQLite's result code for a lock that another connection holds. */
const SQLITE_BUSY = 5;

/** Takes the lock. Throws `pipeline-under-way` when another process has it, `journal-unwritable` when the folder cannot be written. */
export function lockPipeline(folder: string): Disposable {
  const file = path.join(folder, 'lock');
  let database: DatabaseSync | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    database?.close();
    if ((cause as { errcode?: number }).errcode === SQLITE_BUSY) {
      throw new ExpectedError('pipeline-under-way', `another process runs the pipeline in ${folder}`, {
        hint: 'shard-run pipeline status shows what it does; end it before another one is started',
        cause,
      });
    }
    throw new ExpectedError('journal-unwritable', `${file} cannot be locked: ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'the state folder has to be on a disk of this machine that can be written',
      cause,
    });
  }
  const held = database;
  return { [Symbol.dispose]: () => held.close() };
}
