/** Brings a history file to the version this program writes. */
import type { DatabaseSync } from 'node:sqlite';
import { APPLICATION_ID, MIGRATIONS } from './schema.ts';
import { corruptHistory, newerHistory } from './sqlite-error.ts';

/**
 * Applies the steps that the file lacks, all in one transaction: a process killed between two leaves the older version. Another process that
 * migrates at the same time is waited for. Throws `history-newer`, and `history-corrupt` for another program's file.
 */
export function migrate(db: DatabaseSync, path: string, steps: readonly string[] = MIGRATIONS): void {
  if (readVersion(db, path, steps.length) === steps.length) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const step of steps.slice(readVersion(db, path, steps.length))) db.exec(step);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${steps.length}; COMMIT`);
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function readVersion(db: DatabaseSync, path: string, known: number): number {
  const version = pragma(db, 'user_version');
  const application = pragma(db, 'application_id');
  const isOurs = application === APPLICATION_ID;
  const { tables } = db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as { tables: number };
  if (!isOurs && (application !== 0 || version !== 0 || tables > 0)) throw corruptHistory(path, 'it is the SQLite file of another program');
  if (version > known) throw newerHistory(path, version, known);
  return version;
}

function pragma(db: DatabaseSync, name: 'user_version' | 'application_id'): number {
  const row = db.prepare(`PRAGMA ${name}`).get() as Record<string, number>;
  return row[name] ?? 0;
}
