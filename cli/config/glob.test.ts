import { expect, test } from 'vitest';
import { globSource } from './glob.ts';

test.each<[string, string, boolean]>([
  ['e2e/**', 'e2e/a/b.test.ts', true],
  ['e2e/**', 'src/e2e/b.test.ts', false],
  ['**/*.e2e.ts', 'a.e2e.ts', true],
  ['**/*.e2e.ts', 'x/y/a.e2e.ts', true],
  ['**/*.e2e.ts', 'x/a.e2e.tsx', false],
  ['src/*.ts', 'src/a/b.ts', false],
  ['src/?.ts', 'src/a.ts', true],
  ['{a,b}/**', 'b/x.ts', true],
  ['{a,b}/**', 'c/x.ts', false],
  ['a+(b).ts', 'a+(b).ts', true],
  ['[a-c].ts', 'b.ts', true],
  ['[!a-c].ts', 'b.ts', false],
  ['./src/**', 'src/x.ts', true],
  ['a,b.ts', 'a,b.ts', true],
  ['日本/*', '日本/x', true],
])('%s against %s: %s', (glob, path, matches) => {
  expect(new RegExp(globSource(glob) ?? '(?!)', 'u').test(path)).toBe(matches);
});

test('a glob that does not parse is none', () => {
  expect([globSource('{a'), globSource('a}'), globSource('[z-a]')]).toEqual([null, null, null]);
});
