import { expect, test } from 'vitest';
import { caseId, displayName } from './test-case.ts';
import { fileKey } from './test-file.ts';

const FILE = fileKey('vitest', 'unit', 'src/a.test.ts', 'runtime');

test.each([
  ['another title', FILE, ['a', 'b'], 0],
  ['the same words cut elsewhere', FILE, ['a b'], 0],
  ['the second of two equal titles', FILE, ['a', 'c'], 1],
  ['another project', fileKey('vitest', 'e2e', 'src/a.test.ts', 'runtime'), ['a', 'c'], 0],
  ['the type check of the same file', fileKey('vitest', 'unit', 'src/a.test.ts', 'typecheck'), ['a', 'c'], 0],
] as const)('%s is another case', (_, file, titlePath, ordinal) => {
  expect(caseId(file, titlePath, ordinal)).not.toBe(caseId(FILE, ['a', 'c'], 0));
});

test('an id is the same on every machine and in every version', () => {
  expect(caseId(FILE, ['totals', 'rounds half up'], 0)).toBe(caseId(FILE, ['totals', 'rounds half up'], 0));
  expect(caseId(FILE, ['a', 'c'], 0)).toMatch(/^[\w-]{22}$/);
});

test('titles of any length, with newlines, NUL and emoji, have an id', () => {
  const id = caseId(FILE, ['x'.repeat(10_000), 'a\nb', 'c\0d', '🦖'], 3);
  expect(id).toHaveLength(22);
  expect(displayName(['a', '🦖'])).toBe('a > 🦖');
});
