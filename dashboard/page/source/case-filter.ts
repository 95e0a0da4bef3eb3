/**
 * Searching cases without a server: what an export can answer of itself.
 *
 * Words of the query must all occur in suite, file or title, in any order and any case, as the server's index has it. An export holds what one
 * run has, so going through all of it at each question is fast enough and needs no index.
 */
import type { CaseLine, CaseSearch } from '../../view/types.ts';
import type { CaseQuery } from './source.ts';

/** Returns the cases that a query asks for, at most its limit of them. */
export function filterCases(cases: readonly CaseLine[], query: CaseQuery): CaseSearch {
  const words = query.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const matching = cases.filter(
    (line) => hasOutcome(line, query.outcome) && (query.suite === '' || line.suite === query.suite) && hasWords(line, words),
  );
  const sorted = sortCases(matching, query.sort);
  return { total: cases.length, matched: matching.length, cases: sorted.slice(query.offset, query.offset + query.limit) };
}

function hasOutcome(line: CaseLine, outcome: CaseQuery['outcome']): boolean {
  if (outcome === '') return true;
  return outcome === 'flaky' ? line.isFlaky : line.outcome === outcome;
}

function hasWords(line: CaseLine, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = textOf(line);
  return words.every((word) => text.includes(word));
}

/** Made at the first question: each letter of the next one goes over all cases. */
const texts = new WeakMap<CaseLine, string>();

function textOf(line: CaseLine): string {
  const text = texts.get(line) ?? `${line.suite} ${line.file} ${line.titlePath.join(' ')}`.toLowerCase();
  texts.set(line, text);
  return text;
}

function sortCases(cases: readonly CaseLine[], sort: CaseQuery['sort']): readonly CaseLine[] {
  switch (sort) {
    case 'settled':
      return cases;
    case 'duration':
      return cases.toSorted((left, right) => right.durationMs - left.durationMs);
    case 'started':
      return cases.toSorted((left, right) => left.startedAtMs - right.startedAtMs);
    case 'name': {
      // Fifty thousand cases are compared a million times: each name is made once.
      const named = cases.map((line) => ({ line, name: nameOf(line) }));
      return named.sort((left, right) => (left.name < right.name ? -1 : 1)).map(({ line }) => line);
    }
  }
}

function nameOf({ file, titlePath }: CaseLine): string {
  return [file, ...titlePath].join('\0');
}
