/** An append-only file of JSON lines, each bound to the one before it by a digest: what was cut out, changed or put in is found. */
import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import { linkLines, readLines } from '../../core/hash-chain.ts';

/** A chain open for appending, by one process at a time. */
export interface Chain extends Disposable {
  readonly path: string;
  /** The digest of the last line: whoever keeps it elsewhere can prove that nothing before it changed. */
  readonly head: string;
  /**
   * Appends in one write and flushes it to the disk: what was appended survives the death of this process and of the machine. Throws
   * `journal-unwritable`, for this and every later call: a journal with a hole proves nothing.
   */
  append(records: readonly unknown[]): void;
  /** The same for records that are JSON already, without a line's end. */
  appendText(texts: readonly string[]): void;
}

export type ChainContent<Entry> = {
  readonly records: readonly Entry[];
  readonly head: string;
  /** Bytes up to the last whole line; what follows was cut off by a death in the middle of a write. */
  readonly bytes: number;
};

/** Opens a chain, makes it if there is none, and takes away a last line that was cut off. Throws `journal-unwritable` or `journal-damaged`. */
export function openChain(file: string): { readonly chain: Chain; readonly records: readonly unknown[] } {
  let fd: number;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    fd = openSync(file, 'a+', 0o600);
  } catch (cause) {
    throw unwritable(file, cause);
  }
  try {
    const content = parseChain(file, readFileSync(fd), (text): unknown => JSON.parse(text));
    if (fstatSync(fd).size > content.bytes) ftruncateSync(fd, content.bytes);
    return { chain: new ChainFile(file, fd, content.head), records: content.records };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/** Reads a chain that another process may be writing; `parse` turns a record's JSON into an entry. Throws `journal-damaged` when a line was changed, `not-found` when there is no file. */
export function readChain<Entry = unknown>(file: string, parse: (text: string) => Entry = JSON.parse): ChainContent<Entry> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw unwritable(file, cause);
    throw new ExpectedError('not-found', `there is no journal at ${file}`, {
      hint: 'shard-run deploy log lists the rollouts of this fleet',
      cause,
    });
  }
  return parseChain(file, bytes, parse);
}

function parseChain<Entry>(file: string, bytes: Buffer, parse: (text: string) => Entry): ChainContent<Entry> {
  const whole = bytes.lastIndexOf(0x0a) + 1;
  const lines = readLines(bytes.toString('utf8', 0, whole));
  if (lines.damagedLine !== null) {
    throw new ExpectedError('journal-damaged', `${file}: line ${lines.damagedLine} is not what was written`, {
      hint: 'keep the file as it is; the hosts themselves know what they serve: shard-run deploy status --hosts',
    });
  }
  return { records: lines.texts.map((text) => parse(text)), head: lines.head, bytes: whole };
}

class ChainFile implements Chain {
  readonly path: string;
  #fd: number | null;
  #head: string;
  #failure: ExpectedError | null = null;

  constructor(file: string, fd: number, head: string) {
    this.path = file;
    this.#fd = fd;
    this.#head = head;
  }

  get head(): string {
    return this.#head;
  }

  append(records: readonly unknown[]): void {
    this.appendText(records.map((record) => JSON.stringify(record)));
  }

  appendText(texts: readonly string[]): void {
    if (this.#failure !== null) throw this.#failure;
    if (this.#fd === null) throw unwritable(this.path, new Error('it was closed'));
    if (texts.length === 0) return;
    const { text, head } = linkLines(this.#head, texts);
    try {
      writeWhole(this.#fd, Buffer.from(text));
      fdatasyncSync(this.#fd);
    } catch (cause) {
      this.#failure = unwritable(this.path, cause);
      throw this.#failure;
    }
    this.#head = head;
  }

  [Symbol.dispose](): void {
    if (this.#fd !== null) closeSync(this.#fd);
    this.#fd = null;
  }
}

function writeWhole(fd: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(fd, bytes, written);
}

function unwritable(file: string, cause: unknown): ExpectedError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ExpectedError('journal-unwritable', `${file} cannot be written: ${why}`, {
    hint: 'free space or choose another state folder; nothing is done that cannot be written down first',
    cause,
  });
}
