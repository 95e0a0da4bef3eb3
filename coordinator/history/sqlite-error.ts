/** What SQLite's error codes mean to a user. */
import { ExpectedError } from '../../core/expected-error.ts';

/** Primary result codes, https://sqlite.org/rescode.html. */
const PERM = 3,
  BUSY = 5,
  LOCKED = 6,
  READONLY = 8,
  IOERR = 10,
  CORRUPT = 11,
  FULL = 13,
  CANTOPEN = 14,
  NOTADB = 26;
/** A page that the file should have and has not. */
const IOERR_SHORT_READ = 522;

/** Returns the error to throw for whatever `node:sqlite` or the file system threw; what is no fault of file or disk is returned as it is. */
export function toHistoryError(path: string, thrown: unknown): unknown {
  if (thrown instanceof ExpectedError || !(thrown instanceof Error)) return thrown;
  const code = 'errcode' in thrown ? Number(thrown.errcode) : null;
  if (code === null) return 'syscall' in thrown ? unwritable(path, thrown) : thrown;
  const primary = code & 0xff;
  if (code === IOERR_SHORT_READ || primary === CORRUPT || primary === NOTADB) return corruptHistory(path, thrown.message, thrown);
  if ([PERM, BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN].includes(primary)) return unwritable(path, thrown);
  return thrown;
}

/** The file stays where it is: it may be all that is left of a year, and whoever owns it may know how to mend it. */
export function corruptHistory(path: string, what: string, cause?: unknown): ExpectedError {
  return new ExpectedError('history-corrupt', `the history file "${path}" is damaged: ${what}`, {
    hint: `move it away (mv "${path}" "${path}.damaged") and the next run starts a new one; shard-run doctor tells more`,
    cause,
  });
}

export function newerHistory(path: string, found: number, known: number): ExpectedError {
  return new ExpectedError('history-newer', `the history file "${path}" has version ${found}, this shard-run reads up to ${known}`, {
    hint: 'install the newer shard-run, or give another file with --history',
  });
}

function unwritable(path: string, cause: Error): ExpectedError {
  return new ExpectedError('history-unwritable', `cannot use the history file "${path}": ${cause.message}`, {
    hint: 'free some disk space, make its directory writable, or give another file with --history',
    cause,
  });
}
