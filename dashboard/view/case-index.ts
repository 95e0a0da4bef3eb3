/**
 * All cases of a run, found by text and filter and sorted, in memory that a coordinator can spare.
 *
 * A million cases as objects would be half a gigabyte beside the run that is being conducted. Here a case is one number in each of a few columns, and
 * its titles are a piece of one text a file: the engine searches such a text as fast as memory is read, and only a file in which something is found
 * is looked at case by case. Ids are not kept, for they are a function of file, titles and ordinal, and are made for the few that are shown. Numbers
 * are sorted packed with their case's number, because an array of numbers sorts natively and a comparator would cost a second. A search goes on in
 * steps, so that whoever conducts a run can do other things in between. See docs/design/0018-page.md.
 */
import type { CaseRecord } from '../../core/case-record.ts';
import type { FileKey } from '../../core/id.ts';
import { caseId } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import { displayFile } from './fold-run.ts';
import type { CaseLine } from './types.ts';

const OUTCOMES = ['passed', 'failed', 'skipped', 'missing'] as const;
const FLAKY = 4;
/** Between the titles of a case, and between cases: what no title has, but for those in `odd`. */
const TITLE_END = '\u001f';
const CASE_END = '\u001e';
const SEPARATORS = /[\u001e\u001f]/;
/** Twice the largest run that anybody has told of; further cases are counted. A packed number has 21 bits for them. */
export const MAX_INDEXED = 2_000_000;
const FIRST_CASES = 1_024;

export type IndexedFile = {
  readonly key: FileKey;
  readonly suite: string;
  readonly name: string;
  /** The number of its first case. */
  readonly first: number;
  readonly cases: number;
  readonly titles: string;
  /** In lower case; the same text where it is. */
  readonly folded: string;
};

/** Of every case, by its number, in the order in which files settled. */
type Columns = {
  readonly outcome: Uint8Array;
  readonly ordinal: Uint16Array;
  readonly agent: Uint16Array;
  readonly slot: Uint16Array;
  readonly lease: Uint32Array;
  readonly durationMs: Float32Array;
  readonly startedAtMs: Float64Array;
};

export type CaseIndex = {
  readonly files: IndexedFile[];
  /** All that settled, also those that were too many for the index. */
  total: number;
  count: number;
  columns: Columns;
  readonly agents: Names;
  readonly leases: Names;
  /** Title paths that hold a separator. */
  readonly odd: Map<number, readonly string[]>;
};

type Names = { readonly texts: string[]; readonly places: Map<string, number> };

/** Returns an index of no cases. */
export function emptyCaseIndex(): CaseIndex {
  const names = (): Names => ({ texts: [''], places: new Map([['', 0]]) });
  return { files: [], total: 0, count: 0, columns: makeColumns(FIRST_CASES), agents: names(), leases: names(), odd: new Map() };
}

/** Adds a file that settled. */
export function indexFile(index: CaseIndex, file: TestFile, cases: readonly CaseRecord[]): void {
  index.total += cases.length;
  const kept = cases.slice(0, MAX_INDEXED - index.count);
  if (kept.length === 0) return;
  const first = index.count;
  index.count += kept.length;
  if (index.count > index.columns.outcome.length) index.columns = growColumns(index.columns, index.count);
  kept.forEach((record, place) => writeCase(index, first + place, record));
  const titles = kept.map(({ titlePath }) => titlePath.map(clean).join(TITLE_END)).join(CASE_END);
  const lower = titles.toLowerCase();
  const folded = lower === titles ? titles : lower;
  index.files.push({ key: file.key, suite: file.suite, name: displayFile(file), first, cases: kept.length, titles, folded });
}

/** Returns the titles of a file's cases; `folded` in lower case. */
export function titlesOf(file: IndexedFile, isFolded: boolean): string[] {
  return (isFolded ? file.folded : file.titles).split(CASE_END);
}

/** Returns whether the case ended so; `flaky` besides is any flaky one. */
export function hasOutcome({ columns }: CaseIndex, number: number, outcome: string): boolean {
  const code = columns.outcome[number] ?? 0;
  return outcome === 'flaky' ? code >= FLAKY : OUTCOMES[code % FLAKY] === outcome;
}

/** Returns the cases as they are shown, in the order of their numbers' list. */
export function linesOf(index: CaseIndex, numbers: Iterable<number>): CaseLine[] {
  const titles = new Map<IndexedFile, string[]>();
  return Array.from(numbers, (number) => {
    const file = fileOf(index, number);
    const split = titles.get(file) ?? titlesOf(file, false);
    titles.set(file, split);
    return lineOf(index, file, { number, text: split[number - file.first] ?? '' });
  });
}

function lineOf(
  { columns, agents, leases, odd }: CaseIndex,
  file: IndexedFile,
  at: { readonly number: number; readonly text: string },
): CaseLine {
  const { number, text } = at;
  const code = columns.outcome[number] ?? 0;
  const titlePath = odd.get(number) ?? text.split(TITLE_END);
  return {
    id: caseId(file.key, titlePath, columns.ordinal[number] ?? 0),
    suite: file.suite,
    file: file.name,
    titlePath,
    outcome: OUTCOMES[code % FLAKY] ?? 'missing',
    isFlaky: code >= FLAKY,
    agent: agents.texts[columns.agent[number] ?? 0] ?? '',
    slot: columns.slot[number] ?? 0,
    lease: leases.texts[columns.lease[number] ?? 0] ?? '',
    startedAtMs: columns.startedAtMs[number] ?? 0,
    durationMs: columns.durationMs[number] ?? 0,
  };
}

/** Files lie in the order of their cases' numbers. */
function fileOf({ files }: CaseIndex, number: number): IndexedFile {
  let [low, high] = [0, files.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((files[middle] as IndexedFile).first <= number) low = middle;
    else high = middle - 1;
  }
  return files[low] as IndexedFile;
}

function writeCase(index: CaseIndex, number: number, record: CaseRecord): void {
  const { columns } = index;
  const last = record.attempts.at(-1);
  columns.outcome[number] = OUTCOMES.indexOf(record.outcome) + (record.isFlaky ? FLAKY : 0);
  columns.ordinal[number] = record.ordinal;
  columns.agent[number] = placeOf(index.agents, last?.agent ?? '');
  columns.slot[number] = last?.slot ?? 0;
  columns.lease[number] = placeOf(index.leases, last?.lease ?? '');
  columns.durationMs[number] = last?.durationMs ?? 0;
  columns.startedAtMs[number] = last?.startedAtMs ?? 0;
  if (record.titlePath.some((title) => SEPARATORS.test(title))) index.odd.set(number, record.titlePath);
}

function clean(title: string): string {
  return SEPARATORS.test(title) ? title.replaceAll(/[\u001e\u001f]/g, ' ') : title;
}

function placeOf({ texts, places }: Names, text: string): number {
  const known = places.get(text);
  if (known !== undefined) return known;
  const place = texts.push(text) - 1;
  places.set(text, place);
  return place;
}

function makeColumns(length: number): Columns {
  return {
    outcome: new Uint8Array(length),
    ordinal: new Uint16Array(length),
    agent: new Uint16Array(length),
    slot: new Uint16Array(length),
    lease: new Uint32Array(length),
    durationMs: new Float32Array(length),
    startedAtMs: new Float64Array(length),
  };
}

function growColumns(columns: Columns, count: number): Columns {
  const grown = makeColumns(Math.max(count, columns.outcome.length * 2));
  for (const name of Object.keys(columns) as (keyof Columns)[]) grown[name].set(columns[name]);
  return grown;
}
