import { expect, test } from 'vitest';
import type { CaseTally, OriginRow, SoakRow } from '../../core/ledger-row.ts';
import { exampleCaseId, exampleTally } from './example.ts';
import { describeOrigin, gatherOriginSeen, originCases, originContext } from './origin-want.ts';

const NOW_MS = 100 * 86_400_000;
const id = exampleCaseId('x');
const tally = (of: Partial<CaseTally> = {}): CaseTally =>
  exampleTally('x', 100, 2, { sinceMs: 1_000, lastFalseMs: NOW_MS - 86_400_000, ...of });
const searched = (atMs: number): OriginRow => ({ case: id, atMs, kind: 'older', commit: 'c', probability: 1, words: '' });

test.each<[string, CaseTally, readonly OriginRow[], boolean]>([
  ['a case that failed falsely twice of late', tally(), [], true],
  ['not one that failed once', tally({ falseFailures: 1 }), [], false],
  ['nor one whose failures are long ago', tally({ lastFalseMs: NOW_MS - 40 * 86_400_000 }), [], false],
  ['nor one that was searched for', tally(), [searched(2_000)], false],
  ['unless its text is another since', tally(), [searched(500)], true],
])('the origin is wanted of %s', (_, one, origins, isWanted) => {
  expect(originCases([one], origins, NOW_MS).length).toBe(isWanted ? 1 : 0);
});

test('who fails most is searched for first', () => {
  const often = exampleTally('y', 100, 9, { lastFalseMs: NOW_MS });
  expect(originCases([tally(), often], [], NOW_MS).map(({ falseFailures }) => falseFailures)).toEqual([9, 2]);
});

test('what is known of a commit are its looks and its clean burn-in, and nothing of other commits, cases or reasons', () => {
  const commits = ['a'.repeat(40), 'b'.repeat(40)];
  const row = (context: string, of: Partial<SoakRow> = {}): SoakRow => ({ case: id, atMs: 0, context, runs: 10, failures: 0, ...of });
  const rows = [
    row(`${originContext(commits[0] ?? '')} in-process`, { failures: 3 }),
    row(`burn-in ${'b'.repeat(12)} alone`, { runs: 299 }),
    row(`burn-in ${'b'.repeat(12)} alone`, { failures: 1 }),
    row(`${originContext('c'.repeat(40))} alone`),
    row('soak in-process'),
    row(originContext(commits[1] ?? ''), { case: exampleCaseId('y') }),
  ];
  expect(gatherOriginSeen(rows, id, commits)).toEqual([
    { index: 0, runs: 10, failures: 3 },
    { index: 1, runs: 299, failures: 0 },
  ]);
});

test('an end is told with what was counted on both sides of it', () => {
  const seen = [
    { index: 0, runs: 90, failures: 0 },
    { index: 1, runs: 30, failures: 4 },
  ];
  const words = describeOrigin({ kind: 'found', index: 1, last: 1, probability: 0.9995 }, seen, ['a', 'b']);
  expect(words.match(/\d+ of \d+/gu)).toEqual(['4 of 30', '0 of 90']);
});
