import { expect, test } from 'vitest';
import { countCases, findDifferences, readShardRunOutcomes, readVitestOutcomes } from './outcome.ts';

const vitest = (...cases: readonly (readonly [file: string, titles: string, status: string])[]) =>
  readVitestOutcomes(
    JSON.stringify({
      testResults: cases.map(([file, titles, status]) => {
        const path = titles.split('/');
        return { name: `/project/${file}`, assertionResults: [{ ancestorTitles: path.slice(0, -1), title: path.at(-1), status }] };
      }),
    }),
    '/project',
  );

const shardRun = (...cases: readonly (readonly [file: string, name: string, outcome: string])[]) =>
  readShardRunOutcomes(JSON.stringify({ cases: cases.map(([file, name, outcome]) => ({ file, name, outcome })) }));

test('equal reports have no differences, whatever the order and the word for skipped', () => {
  const theirs = vitest(['a.test.ts', 'g/one', 'passed'], ['a.test.ts', 'two', 'todo'], ['b.test.ts', 'one', 'failed']);
  const ours = shardRun(['b.test.ts', 'one', 'failed'], ['a.test.ts', 'two', 'skipped'], ['a.test.ts', 'g > one', 'passed']);
  expect(findDifferences(theirs, ours)).toEqual([]);
  expect(countCases(theirs)).toBe(3);
});

test('a case that one side lacks, or that ended otherwise, is a line', () => {
  const theirs = vitest(['a.test.ts', 'one', 'passed'], ['a.test.ts', 'two', 'passed']);
  const ours = shardRun(['a.test.ts', 'one', 'failed'], ['a.test.ts', 'three', 'passed']);
  expect(findDifferences(theirs, ours)).toHaveLength(3);
});

test('equal names are compared as a bag', () => {
  const theirs = vitest(['a.test.ts', 'same', 'passed'], ['a.test.ts', 'same', 'failed']);
  expect(findDifferences(theirs, shardRun(['a.test.ts', 'same', 'failed'], ['a.test.ts', 'same', 'passed']))).toEqual([]);
  expect(findDifferences(theirs, shardRun(['a.test.ts', 'same', 'passed']))).toHaveLength(1);
});

test("a type-checked file's own name before its titles is no title", () => {
  const theirs = vitest(['packages/a/b.test.ts', 'b.test.ts/g/one', 'passed'], ['packages/a/b.test.ts', 'g/b.test.ts', 'passed']);
  const ours = shardRun(['packages/a/b.test.ts', 'g > one', 'passed'], ['packages/a/b.test.ts', 'g > b.test.ts', 'passed']);
  expect(findDifferences(theirs, ours)).toEqual([]);
});
