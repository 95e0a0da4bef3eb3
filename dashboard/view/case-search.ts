/**
 * A question to the cases of a run, and its answer.
 *
 * Words are looked for in a case's file and titles, all of them, in any order and in any case of letters; that is what people type. A file's name
 * answers for all its cases, so a word that is in it is done with. What is asked for is parsed here, from the parameters of an address, because a
 * wrong parameter has to be named to whoever wrote it. See docs/design/0018-page.md.
 */
import { type CaseIndex, hasOutcome, type IndexedFile, linesOf, titlesOf } from './case-index.ts';
import type { CaseSearch } from './types.ts';

export const OUTCOME_FILTERS = ['passed', 'failed', 'skipped', 'missing', 'flaky'] as const;
export const CASE_ORDERS = ['settled', 'duration', 'started', 'name'] as const;

/** `null` is any. */
export type CaseQuery = {
  readonly words: readonly string[];
  readonly outcome: (typeof OUTCOME_FILTERS)[number] | null;
  readonly suite: string | null;
  readonly agent: string | null;
  readonly lease: string | null;
  /** `duration` has the longest first, the others the first. */
  readonly order: (typeof CASE_ORDERS)[number];
  readonly offset: number;
  readonly limit: number;
};

/** As many as a screen and what is just beyond it. */
export const MAX_LINES = 500;
const MAX_WORDS = 10;
const MAX_TEXT = 200;
const MAX_OFFSET = 2_000_000;
/** About two milliseconds of work. */
const STEP_CASES = 20_000;
/** Room for a case's number in a packed one. */
const PLACES = 2 ** 21;
const MAX_KEY = 2 ** 32 - 1;

/** Reads a query, or says in words which parameter is wrong. `get` gives a parameter, `null` when it is not there. */
export function parseCaseQuery(get: (name: string) => string | null): CaseQuery | string {
  const text = (get('q') ?? '').trim().toLowerCase();
  const words = text === '' ? [] : text.split(/\s+/);
  if (text.length > MAX_TEXT || words.length > MAX_WORDS) return `q is longer than ${MAX_TEXT} characters or ${MAX_WORDS} words`;
  const outcome = get('outcome') || null;
  if (outcome !== null && !isOneOf(OUTCOME_FILTERS, outcome)) return `outcome is "${outcome}"; expected ${OUTCOME_FILTERS.join(', ')}`;
  const order = get('sort') || 'settled';
  if (!isOneOf(CASE_ORDERS, order)) return `sort is "${order}"; expected ${CASE_ORDERS.join(', ')}`;
  const [offset, limit] = [readCount(get('offset'), 0, MAX_OFFSET), readCount(get('limit'), 100, MAX_LINES)];
  if (offset === null) return `offset is "${get('offset')}"; expected a whole number up to ${MAX_OFFSET}`;
  if (limit === null) return `limit is "${get('limit')}"; expected a whole number up to ${MAX_LINES}`;
  return { words, outcome, suite: get('suite') || null, agent: get('agent') || null, lease: null, order, offset, limit };
}

/** Answers a query. Every step is short; files that settle in between may be in the answer or not. */
export function* searchCases(index: CaseIndex, query: CaseQuery): Generator<void, CaseSearch> {
  const found = yield* matchCases(index, query);
  const end = Math.min(query.offset + query.limit, found.length);
  const keyOf = sortKey(index, query.order, found);
  const first = keyOf === null ? found.subarray(0, end) : yield* firstSorted(found, keyOf, end);
  return { total: index.total, matched: found.length, cases: linesOf(index, first.slice(query.offset, end)) };
}

function* matchCases(index: CaseIndex, query: CaseQuery): Generator<void, Float64Array> {
  const found = new Float64Array(index.count);
  let count = 0;
  let looked = 0;
  for (const file of index.files.slice()) {
    for (const number of matchFile(index, file, query)) found[count++] = number;
    looked += file.cases;
    if (looked < STEP_CASES) continue;
    looked = 0;
    yield;
  }
  return found.subarray(0, count);
}

function matchFile(index: CaseIndex, file: IndexedFile, query: CaseQuery): number[] {
  if (query.suite !== null && query.suite !== file.suite) return [];
  const name = file.name.toLowerCase();
  const words = query.words.filter((word) => !name.includes(word));
  if (words.some((word) => !file.folded.includes(word))) return [];
  const titles = words.length === 0 ? null : titlesOf(file, true);
  const matches: number[] = [];
  for (let place = 0; place < file.cases; place += 1) {
    const number = file.first + place;
    const isNamed = titles === null || words.every((word) => titles[place]?.includes(word));
    if (isNamed && isWanted(index, number, query)) matches.push(number);
  }
  return matches;
}

function isWanted(index: CaseIndex, number: number, { outcome, agent, lease }: CaseQuery): boolean {
  if (outcome !== null && !hasOutcome(index, number, outcome)) return false;
  const { columns, agents, leases } = index;
  if (agent !== null && agents.texts[columns.agent[number] ?? 0] !== agent) return false;
  return lease === null || leases.texts[columns.lease[number] ?? 0] === lease;
}

/** Answers what sorts a case as wanted, a whole number below 2^32; `null` when they are in order. */
function sortKey(
  { columns, files, count }: CaseIndex,
  order: CaseQuery['order'],
  found: Float64Array,
): ((number: number) => number) | null {
  switch (order) {
    case 'settled':
      return null;
    case 'duration':
      // Hundredths of a millisecond: twelve hours are the longest.
      return (number) => MAX_KEY - Math.round((columns.durationMs[number] ?? 0) * 100);
    case 'started': {
      const zero = found.reduce((least, number) => Math.min(least, columns.startedAtMs[number] ?? least), Number.POSITIVE_INFINITY);
      return (number) => (columns.startedAtMs[number] ?? 0) - zero;
    }
    case 'name': {
      const ranks = new Uint32Array(count);
      const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
      sorted.forEach((file, rank) => ranks.fill(rank, file.first, file.first + file.cases));
      return (number) => ranks[number] ?? 0;
    }
  }
}

/** Sorts pieces and merges as far as it is asked for: nobody turns to the last page of a million cases. */
function* firstSorted(found: Float64Array, keyOf: (number: number) => number, end: number): Generator<void, number[]> {
  const pieces: Float64Array[] = [];
  for (let start = 0; start < found.length; start += STEP_CASES) {
    pieces.push(
      found
        .slice(start, start + STEP_CASES)
        .map((number) => pack(keyOf(number), number))
        .sort(),
    );
    yield;
  }
  const places = pieces.map(() => 0);
  const first: number[] = [];
  while (first.length < end) {
    let least = 0;
    let key = Number.POSITIVE_INFINITY;
    for (const [index, piece] of pieces.entries()) {
      const next = piece[places[index] ?? 0] ?? Number.POSITIVE_INFINITY;
      if (next < key) [least, key] = [index, next];
    }
    places[least] = (places[least] ?? 0) + 1;
    first.push(key % PLACES);
    if (first.length % STEP_CASES === 0) yield;
  }
  return first;
}

function pack(key: number, number: number): number {
  return Math.floor(Math.min(Math.max(key, 0), MAX_KEY)) * PLACES + number;
}

function isOneOf<Text extends string>(texts: readonly Text[], given: string): given is Text {
  return (texts as readonly string[]).includes(given);
}

function readCount(given: string | null, otherwise: number, max: number): number | null {
  if (given === null || given === '') return otherwise;
  return /^\d{1,7}$/.test(given) && Number(given) <= max ? Number(given) : null;
}
