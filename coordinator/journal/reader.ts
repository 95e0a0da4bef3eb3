/** Reads a journal line by line, in memory that does not grow with it. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { RunInput } from '../run/types.ts';
import type { JournalSeal } from './journal.ts';
import { createAssembler, decodeLine, JOURNAL_VERSION, type JournalHeader, MAX_LINE_BYTES, OLDEST_JOURNAL_VERSION } from './record.ts';

/** Large enough that reading is bound by parsing, small enough to forget. */
const CHUNK_BYTES = 256 * 1024;
const NEWLINE = 10;

/** How a journal ended. */
export type JournalEnd = JournalSeal & {
  /** `torn`: the last line is incomplete, its writer was killed. `damaged`: a line before the end is not what was written. */
  readonly kind: 'complete' | 'torn' | 'damaged';
  /** Length of the part that was read as inputs; `bytes` and `digest` are of the whole file. */
  readonly validBytes: number;
  /** Checksum of the last line that was read; whoever goes on writing continues from it. */
  readonly chain: number;
  readonly inputs: number;
  /** In words, for a person; empty when complete. */
  readonly problem: string;
};

/**
 * Yields the inputs of a journal in order and stops at the first line that is not whole; `onEnd` is then told how the file ended.
 * Throws the file system's error when the file cannot be read.
 */
export function* readJournal(path: string, onEnd: (end: JournalEnd) => void = () => {}): Generator<RunInput, JournalEnd, undefined> {
  const fd = openSync(path, 'r');
  try {
    const end = yield* readInputs(fd);
    onEnd(end);
    return end;
  } finally {
    closeSync(fd);
  }
}

type Progress = { chain: number; validBytes: number; inputs: number; hasHeader: boolean };

function* readInputs(fd: number): Generator<RunInput, JournalEnd, undefined> {
  const hash = createHash('sha256');
  const progress: Progress = { chain: 0, validBytes: 0, inputs: 0, hasHeader: false };
  const assemble = createAssembler();
  let bytes = 0;
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let problem = '';
  for (let chunk = readChunk(fd); chunk.length > 0; chunk = readChunk(fd)) {
    hash.update(chunk);
    bytes += chunk.length;
    if (problem !== '') continue;
    pending.push(chunk);
    pendingBytes += chunk.length;
    if (pendingBytes > MAX_LINE_BYTES) problem = `line at byte ${progress.validBytes} is longer than ${MAX_LINE_BYTES} bytes`;
    if (!chunk.includes(NEWLINE)) continue;
    let rest = Buffer.concat(pending);
    for (let end = rest.indexOf(NEWLINE); end >= 0 && problem === ''; end = rest.indexOf(NEWLINE)) {
      const line = readLine(rest.subarray(0, end), progress);
      if (typeof line === 'string') {
        problem = line;
        break;
      }
      progress.validBytes += end + 1;
      rest = rest.subarray(end + 1);
      const input = line.value === null ? null : assemble(line.value);
      if (input === null) continue;
      progress.inputs += 1;
      yield input;
    }
    pending = [rest];
    pendingBytes = rest.length;
  }
  return endOf({ digest: hash.digest('hex'), bytes }, progress, problem);
}

/** Answers the value of a line, `null` for the header, or what is wrong with it. */
function readLine(line: Uint8Array, progress: Progress): { readonly value: unknown } | string {
  const decoded = decodeLine(line, progress.chain);
  if (decoded === null) return `line at byte ${progress.validBytes} does not have its checksum`;
  progress.chain = decoded.chain;
  if (progress.hasHeader) return { value: decoded.value };
  const header = decoded.value as Partial<JournalHeader>;
  const version = header.journal ?? 0;
  if (!(version >= OLDEST_JOURNAL_VERSION && version <= JOURNAL_VERSION))
    return `journal version ${JSON.stringify(header.journal)} is not ${OLDEST_JOURNAL_VERSION} to ${JOURNAL_VERSION}`;
  progress.hasHeader = true;
  return { value: null };
}

function endOf(whole: JournalSeal, progress: Progress, problem: string): JournalEnd {
  const parts = { ...whole, validBytes: progress.validBytes, chain: progress.chain, inputs: progress.inputs };
  if (problem !== '') return { ...parts, kind: 'damaged', problem };
  if (whole.bytes === progress.validBytes && progress.hasHeader) return { ...parts, kind: 'complete', problem: '' };
  const lost = whole.bytes - progress.validBytes;
  return { ...parts, kind: 'torn', problem: `the last ${lost} bytes are an incomplete line: its writer was stopped` };
}

function readChunk(fd: number): Buffer {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  return chunk.subarray(0, readSync(fd, chunk, 0, CHUNK_BYTES, null));
}
