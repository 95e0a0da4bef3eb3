/** One open history file: prepared statements, transactions, and errors a user understands. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { migrate } from './migrate.ts';
import { toHistoryError } from './sqlite-error.ts';

/** How long a write waits for another process's transaction. Those take milliseconds; a wait blocks this process, so it is less than half of an agent's session time-out. */
const BUSY_TIMEOUT_MS = 2000;
/** 16 MiB of pages: the tail of every table and the hot part of the indexes of a year. */
const CACHE_KIB = 16 * 1024;

export type Connection = {
  readonly path: string;
  readonly db: DatabaseSync;
  /** The same text gives the same statement. */
  prepare(sql: string): StatementSync;
  /** As `prepare`, for rows as arrays in the order of the columns: half the cost where there are thousands. */
  prepareRows(sql: string): StatementSync;
  /** Runs `write` in one transaction, or not at all. Throws the errors of `openConnection`. */
  transaction<T>(write: () => T): T;
  /** Runs `read` on one state of the file. */
  snapshot<T>(read: () => T): T;
  close(): void;
};

/** Opens and migrates the file, creating it and its directory. Throws `history-corrupt`, `history-newer` or `history-unwritable`. */
export function openConnection(path: string): Connection {
  let db: DatabaseSync | null = null;
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    // NORMAL with a write-ahead log: a killed process loses nothing, a power cut may lose the last transactions but never the file.
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -${CACHE_KIB}`);
    migrate(db, path);
    // A read-only file lets itself be opened; the write lock tells.
    db.exec('BEGIN IMMEDIATE; COMMIT');
    return connect(path, db);
  } catch (error) {
    db?.close();
    throw toHistoryError(path, error);
  }
}

function connect(path: string, db: DatabaseSync): Connection {
  const statements = new Map<string, StatementSync>();
  const arrayStatements = new Map<string, StatementSync>();
  const within = <T>(begin: string, act: () => T): T => {
    try {
      db.exec(begin);
      const result = act();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isOpen && db.isTransaction) rollBack(db);
      throw toHistoryError(path, error);
    }
  };
  return {
    path,
    db,
    prepare: (sql) => {
      let statement = statements.get(sql);
      if (statement === undefined) statements.set(sql, (statement = db.prepare(sql)));
      return statement;
    },
    prepareRows: (sql) => {
      let statement = arrayStatements.get(sql);
      if (statement === undefined) {
        arrayStatements.set(sql, (statement = db.prepare(sql)));
        statement.setReturnArrays(true);
      }
      return statement;
    },
    transaction: (write) => within('BEGIN IMMEDIATE', write),
    snapshot: (read) => within('BEGIN', read),
    close: () => db.close(),
  };
}

function rollBack(db: DatabaseSync): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    // A full disk rolls back by itself; the first error is the one to tell.
  }
}
