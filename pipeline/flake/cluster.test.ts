import { expect, test } from 'vitest';
import { clusterFailures } from './cluster.ts';
import { exampleCaseId, exampleFailure } from './example.ts';

/** `a b | c`: a run in which a and b failed, then one in which c did. */
function clusters(runs: string): Record<string, number> {
  const names = new Set(runs.split(/[ |]+/u).filter((name) => name !== ''));
  const failures = runs.split('|').flatMap((run, index) =>
    run
      .trim()
      .split(' ')
      .filter((name) => name !== '')
      .map((name) => exampleFailure(name, `r${index}`)),
  );
  const found = clusterFailures(failures);
  return Object.fromEntries(
    [...names].flatMap((name) => (found.has(exampleCaseId(name)) ? [[name, found.get(exampleCaseId(name)) ?? 0]] : [])),
  );
}

test.each([
  ['two that fail together twice', 'a b | a b', { a: 1, b: 1 }],
  ['two that met once', 'a b | a | b', {}],
  ['a chain', 'a b | a b | b c | b c', { a: 1, b: 1, c: 1 }],
  ['two clusters, the larger first', 'x y | x y | a b c | a b c', { a: 1, b: 1, c: 1, x: 2, y: 2 }],
  ['one that fails often and met a rare one twice', 'a b | a b | a | a | a', { a: 1, b: 1 }],
  ['two that fail often and met twice', `a b | a b${' | a | b'.repeat(5)}`, {}],
  ['nothing', '', {}],
])('%s: %s', (_, runs, expected) => {
  expect(clusters(runs)).toEqual(expected);
});

test('a run in which very many fail relates nobody', () => {
  const many = Array.from({ length: 60 }, (_, index) => `c${index}`).join(' ');
  expect(clusters(`${many} | ${many}`)).toEqual({});
});
