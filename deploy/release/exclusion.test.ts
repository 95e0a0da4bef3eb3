import { expect, test } from 'vitest';
import { isExcluded } from './exclusion.ts';

const CASES: readonly [glob: string, path: string, expected: boolean][] = [
  ['docs', 'docs/a/b.md', true],
  ['docs/', 'docs/a/b.md', true],
  ['./docs', 'docs/a/b.md', true],
  ['docs', 'src/docs/a.md', false],
  ['**/docs', 'src/docs/a.md', true],
  ['**/*.test.ts', 'a.test.ts', true],
  ['**/*.test.ts', 'a/b/c.test.ts', true],
  ['*.md', 'a/b.md', false],
  ['test/**', 'test/.cache/x', true],
  ['*', '.env', true],
  ['.*', '.env', true],
  ['.*', 'env', false],
  ['.github', '.github/x/.y', true],
  ['{.github,.ci}', '.ci/x', true],
  ['*.env', 'a.env', true],
  ['a?c', 'abc', true],
  ['', 'a', false],
];

test.each(CASES)('%s against %s: %s', (glob, path, expected) => {
  expect(isExcluded(path, ['nothing', glob])).toBe(expected);
});

test('nothing is excluded without globs', () => {
  expect(isExcluded('a', [])).toBe(false);
});
