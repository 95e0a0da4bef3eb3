/**
 * A host's answer, read from the lines of its script.
 *
 * The host is not trusted to be well: its disk may be full, its memory gone, its files somebody else's. So nothing is taken from a line that does not
 * have exactly the expected form; an answer without sound facts is a refusal in words, and never a made-up state.
 */
import type { HostId } from '../../core/id.ts';
import { releaseId } from '../../core/id.ts';
import { isReleaseName } from './layout.ts';
import type { ArmedDeadMan, HeldRelease, HostAnswer, HostFacts, HostRefusal } from './order.ts';

/** Number of the line by which the script says that it reads orders. */
export const READY_NUMBER = 0;

const REFUSALS: readonly string[] = [
  'fenced',
  'stale',
  'not-held',
  'foreign',
  'no-space',
  'reload-failed',
  'failed',
] satisfies readonly HostRefusal[];

/** Returns the number and status of a line that ends an answer, or null for every other line. */
export function parseEnd(line: string): { readonly number: number; readonly status: string } | null {
  const match = /^< (\d{1,15}) ([a-z-]+)$/.exec(line);
  return match?.[1] === undefined || match[2] === undefined ? null : { number: Number(match[1]), status: match[2] };
}

/** Reads the lines before the end. `status` is the end's. */
export function parseAnswer(host: HostId, status: string, lines: readonly string[]): HostAnswer {
  const told = (mark: string): string[] => lines.filter((line) => line.startsWith(`${mark} `)).map((line) => line.slice(2));
  const facts = parseFacts(told('f'));
  const detail = told('d').join('\n');
  const output = told('o').join('\n');
  if (status === 'done' && facts !== null) return { host, isDone: true, facts, output };
  if (isRefusal(status)) return { host, isDone: false, refusal: status, detail, facts };
  return {
    host,
    isDone: false,
    refusal: 'failed',
    detail: detail === '' ? 'the host answered something that is not an answer' : detail,
    facts,
  };
}

function isRefusal(text: string): text is HostRefusal {
  return REFUSALS.includes(text);
}

function parseFacts(lines: readonly string[]): HostFacts | null {
  const words = new Map(lines.filter((line) => !line.startsWith('release ')).map(splitAtBlank));
  const epoch = parseNumber(words.get('epoch'));
  const clockMs = parseNumber(words.get('clock'));
  const freeBytes = parseNumber(words.get('free'));
  const current = parseName(words.get('current'));
  if (epoch === null || clockMs === null || freeBytes === null || current === undefined) return null;
  return {
    epoch,
    current,
    foreign: words.get('foreign') ?? null,
    releases: lines.filter((line) => line.startsWith('release ')).flatMap(parseHeld),
    deadMan: parseDeadMan(words.get('dead-man'), clockMs),
    reverted: parseReverted(words.get('reverted')),
    running: parseName(words.get('running')) ?? null,
    clockMs,
    freeBytes,
  };
}

function parseHeld(line: string): HeldRelease[] {
  const [, name, digest, marks] = line.split(' ');
  const id = parseName(name);
  if (id === null || id === undefined || digest === undefined || marks === undefined) return [];
  const isDigest = /^[0-9a-f]{64}$/.test(digest);
  return [{ id, digest: isDigest ? digest : null, isBad: marks.split(',').includes('bad'), isPinned: marks.split(',').includes('pinned') }];
}

function parseDeadMan(text: string | undefined, clockMs: number): ArmedDeadMan | null {
  const [epochText, fromText, toText, leftText] = text?.split(' ') ?? [];
  const [epoch, from, revertTo, leftMs] = [parseNumber(epochText), parseName(fromText), parseName(toText), parseNumber(leftText)];
  if (epoch === null || from == null || revertTo == null || leftMs === null) return null;
  return { epoch, from, revertTo, deadlineMs: clockMs + leftMs, leftMs };
}

function parseReverted(text: string | undefined): HostFacts['reverted'] {
  const [epochText, fromText, atText] = text?.split(' ') ?? [];
  const [epoch, from, atMs] = [parseNumber(epochText), parseName(fromText), parseNumber(atText)];
  return epoch === null || from == null || atMs === null ? null : { epoch, from, atMs };
}

function splitAtBlank(line: string): [string, string] {
  const blank = line.indexOf(' ');
  return blank === -1 ? [line, ''] : [line.slice(0, blank), line.slice(blank + 1)];
}

function parseNumber(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,16}$/.test(text) ? Number(text) : null;
}

/** `null` for the word that says there is none, `undefined` for anything that is no name. */
function parseName(text: string | undefined): ReturnType<typeof releaseId> | null | undefined {
  if (text === '-') return null;
  return text !== undefined && isReleaseName(text) ? releaseId(text) : undefined;
}
