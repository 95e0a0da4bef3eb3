/** The pipeline's journal: every event before it is decided on, in files that each begin with the state, so that a year's journal starts as fast as a day's. */
import { closeSync, fdatasyncSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import { FIRST_LINK, linkLines, readLines } from '../../core/hash-chain.ts';
import { reducePipeline } from '../flow/reduce.ts';
import { openPipelineState, type PipelineState } from '../flow/state.ts';
import type { PipelineEvent } from '../flow/types.ts';

/** Raised when records change their meaning: an older reader then refuses instead of misreading. */
const JOURNAL_VERSION = 1;
/** A busy day is about a megabyte; reducing this much again takes less than a second. */
const SEGMENT_BYTES = 8 * 1024 * 1024;
const NAME_DIGITS = 8;

/** The first line of each file: where the file before it ended, and the state that its events led to. */
type Beginning = { readonly version: number; readonly before: string; readonly state: PipelineState };

/** Open for appending, by the one process that holds the folder's lock. */
export interface PipelineJournal extends Disposable {
  /**
   * Appends in one write and flushes it: what was appended survives the death of this process and of the machine. Throws `journal-unwritable`, for
   * this and every later call: a journal with a hole proves nothing.
   */
  append(events: readonly PipelineEvent[]): void;
  /** Begins the next file when this one is long; `state` is what all that was appended led to. */
  rotate(state: PipelineState): void;
}

/** Opens the journal, or begins it, and returns the state that it leads to. A last line that was cut off is taken away. Throws `journal-unwritable` or `journal-damaged`. */
export function openPipelineJournal(
  folder: string,
  segmentBytes = SEGMENT_BYTES,
): { readonly journal: PipelineJournal; readonly state: PipelineState } {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    dropUnbegun(folder);
    const newest = listSegments(folder).at(-1);
    if (newest === undefined) {
      const state = openPipelineState();
      return { journal: JournalFile.begin({ folder, number: 1, segmentBytes, before: FIRST_LINK }, state), state };
    }
    const segment = readSegment(newest.file);
    // Every write goes to the end: a position of its own would begin at the first line.
    const fd = openSync(newest.file, 'a');
    ftruncateSync(fd, segment.bytes);
    const journal = new JournalFile({ folder, number: newest.number, segmentBytes, before: segment.head }, fd, segment.bytes);
    return { journal, state: reduceAll(segment) };
  } catch (cause) {
    throw cause instanceof ExpectedError ? cause : unwritable(folder, cause);
  }
}

/** Returns the state that the journal leads to, while another process may be writing it; `null` when there is none. Throws `journal-damaged`. */
export function readPipelineState(folder: string): PipelineState | null {
  const newest = listSegments(folder).findLast(({ file }) => wholeBytes(readFileSync(file)) > 0);
  return newest === undefined ? null : reduceAll(readSegment(newest.file));
}

/** Yields every event from the first on, checking that nothing was cut out, changed or put in. Throws `journal-damaged`. */
export function* readPipelineEvents(folder: string): Generator<PipelineEvent, void, undefined> {
  let before = FIRST_LINK;
  for (const { file } of listSegments(folder)) {
    if (wholeBytes(readFileSync(file)) === 0) return;
    const segment = readSegment(file);
    if (segment.beginning.before !== before) throw damaged(file, 1);
    yield* segment.events;
    before = segment.head;
  }
}

type Segment = { readonly beginning: Beginning; readonly events: readonly PipelineEvent[]; readonly head: string; readonly bytes: number };

function readSegment(file: string): Segment {
  const content = readFileSync(file);
  const bytes = wholeBytes(content);
  const lines = readLines(content.toString('utf8', 0, bytes));
  if (lines.damagedLine !== null) throw damaged(file, lines.damagedLine);
  const [first = '', ...rest] = lines.texts;
  const beginning = JSON.parse(first) as Beginning;
  if (beginning.version !== JOURNAL_VERSION) {
    throw new ExpectedError(
      'journal-damaged',
      `${file} is of version ${beginning.version}, and this shard-run reads version ${JOURNAL_VERSION}`,
      {
        hint: 'use the shard-run that wrote it, or give the pipeline another state folder',
      },
    );
  }
  return { beginning, events: rest.map((text) => JSON.parse(text) as PipelineEvent), head: lines.head, bytes };
}

function reduceAll({ beginning, events }: Segment): PipelineState {
  let { state } = beginning;
  for (const event of events) state = reducePipeline(state, event).state;
  return state;
}

/** What follows the last line's end was cut off by a death in the middle of a write. */
function wholeBytes(content: Buffer): number {
  return content.lastIndexOf(0x0a) + 1;
}

function listSegments(folder: string): { readonly number: number; readonly file: string }[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unwritable(folder, cause);
  }
  return names
    .flatMap((name) => {
      const digits = /^journal\.(\d+)$/.exec(name)?.[1];
      return digits === undefined ? [] : [{ number: Number(digits), file: path.join(folder, name) }];
    })
    .sort((a, b) => a.number - b.number);
}

/** A death between making the next file and its first line: all is in the file before. */
function dropUnbegun(folder: string): void {
  const newest = listSegments(folder).at(-1);
  if (newest !== undefined && wholeBytes(readFileSync(newest.file)) === 0) rmSync(newest.file);
}

type Place = { readonly folder: string; readonly number: number; readonly segmentBytes: number; readonly before: string };

class JournalFile implements PipelineJournal {
  readonly #folder: string;
  readonly #segmentBytes: number;
  #number: number;
  #fd: number | null;
  #head: string;
  #bytes: number;
  #failure: ExpectedError | null = null;

  constructor(place: Place, fd: number | null, bytes: number) {
    this.#folder = place.folder;
    this.#number = place.number;
    this.#segmentBytes = place.segmentBytes;
    this.#head = place.before;
    this.#fd = fd;
    this.#bytes = bytes;
  }

  static begin(place: Place, state: PipelineState): JournalFile {
    const journal = new JournalFile({ ...place, number: place.number - 1 }, null, 0);
    journal.#beginNext(place.before, state);
    return journal;
  }

  append(events: readonly PipelineEvent[]): void {
    if (events.length > 0) this.#write(events.map((event) => JSON.stringify(event)));
  }

  rotate(state: PipelineState): void {
    if (this.#bytes >= this.#segmentBytes) this.#beginNext(this.#head, state);
  }

  [Symbol.dispose](): void {
    if (this.#fd !== null) closeSync(this.#fd);
    this.#fd = null;
  }

  #beginNext(before: string, state: PipelineState): void {
    const number = this.#number + 1;
    const file = path.join(this.#folder, `journal.${String(number).padStart(NAME_DIGITS, '0')}`);
    try {
      const fd = openSync(file, 'wx', 0o600);
      if (this.#fd !== null) closeSync(this.#fd);
      this.#fd = fd;
    } catch (cause) {
      throw this.#fail(cause);
    }
    this.#number = number;
    this.#head = FIRST_LINK;
    this.#bytes = 0;
    this.#write([JSON.stringify({ version: JOURNAL_VERSION, before, state } satisfies Beginning)]);
  }

  #write(texts: readonly string[]): void {
    if (this.#failure !== null) throw this.#failure;
    if (this.#fd === null) throw this.#fail(new Error('it was closed'));
    const { text, head } = linkLines(this.#head, texts);
    const bytes = Buffer.from(text);
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#fd, bytes, written);
      fdatasyncSync(this.#fd);
    } catch (cause) {
      throw this.#fail(cause);
    }
    this.#head = head;
    this.#bytes += bytes.length;
  }

  #fail(cause: unknown): ExpectedError {
    this.#failure ??= unwritable(this.#folder, cause);
    return this.#failure;
  }
}

function damaged(file: string, line: number): ExpectedError {
  return new ExpectedError('journal-damaged', `${file}: line ${line} is not what was written`, {
    hint: 'keep the folder as it is; git, the ledger and the hosts know what is true, and a pipeline with another state folder begins at the green ref',
  });
}

function unwritable(folder: string, cause: unknown): ExpectedError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ExpectedError('journal-unwritable', `the pipeline's journal in ${folder} cannot be written: ${why}`, {
    hint: 'free space or choose another state folder; nothing is done that cannot be written down first',
    cause,
  });
}
