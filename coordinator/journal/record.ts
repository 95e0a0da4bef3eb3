/** How run inputs become checksummed lines of a journal, and how a line becomes an input again. */
import { crc32 } from 'node:zlib';
import type { FileHistory } from '../../core/file-history.ts';
import type { CaseId, FileKey, RunId } from '../../core/id.ts';
import type { RunInput, RunSettings } from '../run/types.ts';

/**
 * Raised when the lines change their meaning: an older reader then refuses instead of misreading. From 2 on inputs may be followed
 * (`RunInput.isFollowed`) and histories may come in parts; from 3 on agents may be withdrawn and a run given up; from 4 on a
 * run may have a selection, an agent be withdrawn urgently, and resources be allotted; from 5 on evidence of earlier runs may be recalled, and a
 * history may say what set-ups of suites take, which are then weighed; from 6 on units of suites may have a weight; from 7 on a register may be of a process that is dead. Older lines mean what they meant.
 */
export const JOURNAL_VERSION = 7;
/** The oldest version that is still read. */
export const OLDEST_JOURNAL_VERSION = 1;
/** A line longer than this is damage, not a record: the largest message an agent may send is 16 MiB, its JSON a few times that. */
export const MAX_LINE_BYTES = 128 * 1024 * 1024;
/** Cases of histories in one line, but for a single larger file: a line is then about 2 MB. A million would be hundreds of megabytes. */
const HISTORY_CASES_IN_LINE = 10_000;
/** The same for files without cases. */
const HISTORIES_IN_LINE = 256;
/** Characters that are joined before they are handed on: lines are small, and a write for each would cost more than it writes. */
const PIECE_CHARACTERS = 1024 * 1024;
/** Eight hex digits of the checksum and a blank. */
const PREFIX_BYTES = 9;

export type JournalHeader = { readonly journal: number; readonly runId: RunId };

type PlainSettings = Omit<RunSettings, 'only'> & { readonly only: readonly (readonly [FileKey, readonly CaseId[]])[] | null };
type Line =
  | Exclude<RunInput, { readonly type: 'start' }>
  | (Omit<Extract<RunInput, { readonly type: 'start' }>, 'settings'> & { readonly settings: PlainSettings })
  /** All but the last line of a long history. Has no time, unlike the input of that name: it is none by itself. */
  | { readonly type: 'history-part'; readonly nowMs?: undefined; readonly histories: readonly FileHistory[] };

/**
 * The checksum of each line starts from the one before: a line that is changed, missing, doubled or moved breaks the chain at its place.
 * `chain` is the checksum of the last line, 0 before the first.
 */
export type EncodedLines = { readonly text: string; readonly chain: number };

/** Returns the first line of a journal. */
export function encodeHeader(runId: RunId): EncodedLines {
  return encodeLine({ journal: JOURNAL_VERSION, runId } satisfies JournalHeader, 0);
}

/** Yields the lines of the inputs, continuing the chain, in pieces of whole lines: of a megabyte, or of one longer line. */
export function* encodeInputs(inputs: readonly RunInput[], chain: number): Generator<EncodedLines, void, undefined> {
  let text = '';
  let last = chain;
  for (const input of inputs) {
    for (const line of toLines(input)) {
      const encoded = encodeLine(line, last);
      if (text !== '' && text.length + encoded.text.length > PIECE_CHARACTERS) {
        yield { text, chain: last };
        text = '';
      }
      text += encoded.text;
      last = encoded.chain;
    }
  }
  if (text !== '') yield { text, chain: last };
}

/** Returns the value of a line and its checksum, or `null` when the line is damaged or does not follow `chain`. */
export function decodeLine(line: Uint8Array, chain: number): { readonly value: unknown; readonly chain: number } | null {
  if (line.length <= PREFIX_BYTES) return null;
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.byteLength);
  const body = bytes.subarray(PREFIX_BYTES);
  const sum = crc32(body, chain);
  if (bytes.toString('latin1', 0, PREFIX_BYTES) !== `${hex(sum)} `) return null;
  try {
    return { value: JSON.parse(body.toString('utf8')), chain: sum };
  } catch {
    return null;
  }
}

/** Joins the lines of one input again; `null` until its last line is there. Lives as long as one reading. */
export function createAssembler(): (line: unknown) => RunInput | null {
  let parts: FileHistory[] = [];
  return (value) => {
    const line = value as Line;
    if (line.type === 'start') return fromPlainStart(line);
    if (line.type !== 'history-loaded' && line.type !== 'history-part') return line;
    if (line.nowMs === undefined) {
      parts.push(...line.histories);
      return null;
    }
    if (parts.length === 0) return line;
    const histories = [...parts, ...line.histories];
    parts = [];
    return { ...line, histories };
  };
}

function* toLines(input: RunInput): Iterable<Line> {
  if (input.type === 'start') {
    const only = input.settings.only === null ? null : [...input.settings.only];
    yield { ...input, settings: { ...input.settings, only } };
    return;
  }
  if (input.type !== 'history-loaded' && input.type !== 'history-part') {
    yield input;
    return;
  }
  let part: FileHistory[] = [];
  let cases = 0;
  for (const history of input.histories) {
    if (part.length === HISTORIES_IN_LINE || (part.length > 0 && cases + history.cases.length > HISTORY_CASES_IN_LINE)) {
      yield { type: 'history-part', histories: part };
      part = [];
      cases = 0;
    }
    part.push(history);
    cases += history.cases.length;
  }
  yield { ...input, histories: part };
}

function fromPlainStart(line: Extract<Line, { readonly type: 'start' }>): RunInput {
  const only = line.settings.only === null ? null : new Map(line.settings.only);
  return { ...line, settings: { ...line.settings, only } };
}

/** Returns one line of a journal; `value` is what `JSON.stringify` keeps of it. */
export function encodeLine(value: object, chain: number): EncodedLines {
  const body = JSON.stringify(value);
  const sum = crc32(body, chain);
  return { text: `${hex(sum)} ${body}\n`, chain: sum };
}

function hex(sum: number): string {
  return sum.toString(16).padStart(8, '0');
}
