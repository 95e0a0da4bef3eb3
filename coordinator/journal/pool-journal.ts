/** Writes which runs a shared coordinator took in and which are over, before anything is done about it, and reads it when the coordinator starts again. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import { foldPoolRecords, type PastRun, type PoolRecord, unfoldPoolRecords } from './pool-record.ts';
import { decodeLine, encodeLine } from './record.ts';

/** Raised when a line changes its meaning. */
const POOL_JOURNAL_VERSION = 1;
/** Lines after which what has been over for long is left out: a line is a few kilobytes, or as long as a selection. */
const COMPACT_AT_LINES = 512;
const NEWLINE = 10;

/** The journal of a pool, open for appending. */
export type PoolJournal = Disposable & {
  /** Runs that were not over when it was opened, and those that had ended last, in the order of coming. */
  readonly past: readonly PastRun[];
  /** Appends a line; it is safe from the death of this process when this returns. Throws `journal-unwritable`: then nothing of it stays. */
  append(record: PoolRecord): void;
};

/**
 * Opens the journal of a state directory, which no other process may have. Of the runs that are over the `keptFinished` last ones are kept. Throws
 * `journal-unwritable`, and `journal-damaged` where a line is not what was written.
 */
export function openPoolJournal(stateDir: string, keptFinished: number): PoolJournal {
  const path = join(stateDir, 'pool.journal');
  try {
    mkdirSync(stateDir, { recursive: true });
    return new PoolJournalFile(path, keptFinished);
  } catch (cause) {
    throw cause instanceof ExpectedError ? cause : unwritable(path, cause);
  }
}

type Written = { readonly bytes: number; readonly chain: number; readonly lines: number };

class PoolJournalFile implements PoolJournal {
  readonly past: readonly PastRun[];
  readonly #path: string;
  readonly #keptFinished: number;
  #fd: number | null = null;
  #written: Written = { bytes: 0, chain: 0, lines: 0 };

  constructor(path: string, keptFinished: number) {
    this.#path = path;
    this.#keptFinished = keptFinished;
    this.past = this.#compact();
  }

  append(record: PoolRecord): void {
    if (this.#written.lines >= COMPACT_AT_LINES) this.#compact();
    if (this.#fd === null) throw unwritable(this.#path, new Error('it is closed'));
    const { text, chain } = encodeLine(record, this.#written.chain);
    const bytes = Buffer.from(text);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done);
    } catch (cause) {
      ftruncateSync(this.#fd, this.#written.bytes);
      throw unwritable(this.#path, cause);
    }
    this.#written = { bytes: this.#written.bytes + bytes.length, chain, lines: this.#written.lines + 1 };
  }

  [Symbol.dispose](): void {
    if (this.#fd !== null) closeSync(this.#fd);
    this.#fd = null;
  }

  /** Writes the file anew beside the old one, which a reader finds until the new one is whole. */
  #compact(): readonly PastRun[] {
    const runs = foldPoolRecords(existsSync(this.#path) ? readRecords(this.#path) : [], this.#keptFinished);
    const { text, written } = encodeRecords(unfoldPoolRecords(runs));
    const fresh = `${this.#path}.new`;
    writeFileSync(fresh, text, { flush: true });
    renameSync(fresh, this.#path);
    this[Symbol.dispose]();
    this.#fd = openSync(this.#path, 'a');
    fsyncSync(this.#fd);
    this.#written = written;
    return runs;
  }
}

function encodeRecords(records: readonly PoolRecord[]): { readonly text: string; readonly written: Written } {
  const header = encodeLine({ poolJournal: POOL_JOURNAL_VERSION }, 0);
  const lines = [header.text];
  let { chain } = header;
  for (const record of records) {
    const line = encodeLine(record, chain);
    lines.push(line.text);
    chain = line.chain;
  }
  const text = lines.join('');
  return { text, written: { bytes: Buffer.byteLength(text), chain, lines: lines.length } };
}

/** A last line that is not whole is that of a writer who was killed: nothing was done about it. */
function readRecords(path: string): readonly PoolRecord[] {
  const bytes = readFileSync(path);
  const records: PoolRecord[] = [];
  let chain = 0;
  let hasHeader = false;
  for (let start = 0, end = bytes.indexOf(NEWLINE); end >= 0; start = end + 1, end = bytes.indexOf(NEWLINE, start)) {
    const line = decodeLine(bytes.subarray(start, end), chain);
    if (line === null) throw damaged(path, `the line at byte ${start} does not have its checksum`);
    ({ chain } = line);
    if (hasHeader) records.push(line.value as PoolRecord);
    else if ((line.value as { readonly poolJournal?: unknown }).poolJournal !== POOL_JOURNAL_VERSION)
      throw damaged(path, `it is of another version than ${POOL_JOURNAL_VERSION}`);
    hasHeader = true;
  }
  return records;
}

function damaged(path: string, problem: string): ExpectedError {
  return new ExpectedError('journal-damaged', `the runs of the pool cannot go on: in "${path}", ${problem}`, {
    hint: `move the file away to start without these runs: ${path}`,
  });
}

function unwritable(path: string, cause: unknown): ExpectedError {
  return new ExpectedError('journal-unwritable', `cannot write "${path}": ${cause instanceof Error ? cause.message : String(cause)}`, {
    hint: 'free some disk space or make the directory writable: a run that is not written down would be forgotten',
    cause,
  });
}
