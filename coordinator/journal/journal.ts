/** Writes the journal of one run: every input before it is reduced, so that the run can be decided again from it, byte for byte. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fdatasync, fdatasyncSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunId } from '../../core/id.ts';
import type { RunInput } from '../run/types.ts';
import { writeOwner } from './owner.ts';
import type { JournalEnd } from './reader.ts';
import { encodeHeader, encodeInputs } from './record.ts';
import { journalPath, pruneRuns } from './retention.ts';

/** As much as is read at once. */
const CHUNK_BYTES = 256 * 1024;

/** What a certificate says of its journal: `digest` is the SHA-256 (hex) of the first `bytes` bytes, which is the whole file. */
export type JournalSeal = { readonly digest: string; readonly bytes: number };

/** The journal of one run, open for appending. */
export interface Journal extends Disposable {
  /** Absolute or relative as `stateDir` was given: `<stateDir>/runs/<runId>/journal`. */
  readonly path: string;
  /**
   * Appends the inputs, in one write as long as they are small; they are safe from the death of this process when it returns `null`. A full or
   * read-only disk is answered with the error, once and for every later call: a journal with a hole in it proves nothing, so nothing more is
   * written, and of what failed nothing stays.
   */
  append(inputs: readonly RunInput[]): ExpectedError | null;
  /** Returns digest and length of all that was appended; `null` when an append failed. */
  seal(): JournalSeal | null;
  /** Resolves when all that was appended is on the disk, or cannot get there; other work goes on meanwhile. Never rejects. */
  flush(): Promise<void>;
  /** Flushes what was not flushed yet, and closes. Safe to call again. */
  close(): void;
}

/** Starts the journal of a run and forgets the oldest runs; `kept` as in `pruneRuns`. Throws `journal-unwritable` when the directory or the file cannot be written. */
export function openJournal(stateDir: string, runId: RunId, kept?: number): Journal {
  const path = journalPath(stateDir, runId);
  let journal: JournalFile;
  try {
    mkdirSync(dirname(path), { recursive: true });
    journal = new JournalFile(path, openSync(path, 'wx'));
    writeOwner(stateDir, runId);
  } catch (cause) {
    throw unwritable(path, cause);
  }
  const failure = journal.begin(runId);
  if (failure !== null) {
    journal.close();
    throw failure;
  }
  pruneRuns(stateDir, runId, kept);
  return journal;
}

/**
 * Goes on with the journal of a run whose coordinator died, where the reader stopped: the incomplete line of a killed writer is cut off. Throws
 * `journal-unwritable`.
 */
export function reopenJournal(stateDir: string, runId: RunId, end: Pick<JournalEnd, 'validBytes' | 'chain'>): Journal {
  const path = journalPath(stateDir, runId);
  try {
    const journal = new JournalFile(path, openSync(path, 'r+'));
    journal.resume(end);
    writeOwner(stateDir, runId);
    return journal;
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Returns what opens, or why it does not: a run goes on without. */
export function tryJournal(open: () => Journal): Journal | ExpectedError {
  try {
    return open();
  } catch (error) {
    if (error instanceof ExpectedError) return error;
    throw error;
  }
}

class JournalFile implements Journal {
  readonly path: string;
  readonly #hash: Hash = createHash('sha256');
  #fd: number | null;
  #bytes = 0;
  /** How far a flush was asked for: none is asked for twice, least of all of a disk that hangs. */
  #flushedBytes = 0;
  #chain = 0;
  #failure: ExpectedError | null = null;

  constructor(path: string, fd: number) {
    this.path = path;
    this.#fd = fd;
  }

  begin(runId: RunId): ExpectedError | null {
    const header = encodeHeader(runId);
    const failure = this.#write(header.text, header.chain);
    if (failure !== null) this.#cutBack(0);
    return failure;
  }

  /** The digest is of the whole file, so what is kept is read once more. */
  resume({ validBytes, chain }: Pick<JournalEnd, 'validBytes' | 'chain'>): void {
    const fd = this.#fd;
    if (fd === null) return;
    ftruncateSync(fd, validBytes);
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let read = readSync(fd, chunk); read > 0; read = readSync(fd, chunk)) this.#hash.update(chunk.subarray(0, read));
    this.#bytes = validBytes;
    this.#chain = chain;
  }

  append(inputs: readonly RunInput[]): ExpectedError | null {
    if (this.#failure !== null) return this.#failure;
    const startBytes = this.#bytes;
    for (const piece of encodeInputs(inputs, this.#chain)) {
      const failure = this.#write(piece.text, piece.chain);
      if (failure === null) continue;
      this.#cutBack(startBytes);
      return failure;
    }
    return null;
  }

  seal(): JournalSeal | null {
    return this.#failure === null ? { digest: this.#hash.copy().digest('hex'), bytes: this.#bytes } : null;
  }

  flush(): Promise<void> {
    const fd = this.#fd;
    if (fd === null) return Promise.resolve();
    this.#flushedBytes = this.#bytes;
    return new Promise((resolve) => fdatasync(fd, () => resolve()));
  }

  close(): void {
    if (this.#fd === null) return;
    const fd = this.#fd;
    this.#fd = null;
    try {
      if (this.#flushedBytes < this.#bytes) fdatasyncSync(fd);
    } catch {
      // A disk that cannot flush has told so at the write, or the seal will not match: `verify` says it.
    }
    closeSync(fd);
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #write(text: string, chain: number): ExpectedError | null {
    if (this.#fd === null) return unwritable(this.path, new Error('the journal is closed'));
    const bytes = Buffer.from(text, 'utf8');
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done);
    } catch (cause) {
      this.#failure = unwritable(this.path, cause);
      return this.#failure;
    }
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    this.#chain = chain;
    return null;
  }

  /** Takes back the part that fitted; a reader would stop there cleanly too, so failing to is harmless. */
  #cutBack(bytes: number): void {
    this.#bytes = bytes;
    try {
      if (this.#fd !== null) ftruncateSync(this.#fd, bytes);
    } catch {
      // The reader reports the torn tail.
    }
  }
}

function unwritable(path: string, cause: unknown): ExpectedError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ExpectedError('journal-unwritable', `cannot write the run journal "${path}": ${why}`, {
    hint: 'free some disk space or make the directory writable; without its journal a run cannot be replayed by shard-run verify',
    cause,
  });
}
