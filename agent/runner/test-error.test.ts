import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { toTestError } from './test-error.ts';

const cwd = mkdtempSync(join(tmpdir(), 'test-error-'));
const file = join(cwd, 'sum.test.ts');
writeFileSync(file, ['import { test } from "vitest";', 'test("adds", () => {', '  expect(1 + 1).toBe(3);', '});', ''].join('\n'));
afterAll(() => rmSync(cwd, { recursive: true }));

describe('toTestError', () => {
  test('finds the place in the own code and frames it', () => {
    const stack = `AssertionError: expected 2 to be 3\n    at chai (${cwd}/node_modules/chai/index.js:1:1)\n    at ${file}:3:17`;
    const error = toTestError({ name: 'AssertionError', message: 'expected 2 to be 3', stack, diff: '\u001b[32m- 3\u001b[39m\n+ 2' }, cwd);
    expect(error).toMatchObject({ message: 'AssertionError: expected 2 to be 3', location: 'sum.test.ts:3:17', diff: '- 3\n+ 2' });
    expect(error.codeFrame?.split('\n')[3]).toMatch(/^ {2}\| {17}\^$/);
  });

  test('prefers the frames that the framework parsed', () => {
    expect(toTestError({ message: 'x', stack: '', stacks: [{ file, line: 2, column: 1 }] }, cwd).location).toBe('sum.test.ts:2:1');
  });

  test.each<[string, unknown, string]>([
    ['a thrown string', 'plain', 'plain'],
    ['nothing', undefined, 'undefined'],
    ['an error without a name', { message: 'only this' }, 'only this'],
    ['a message of many lines', { name: 'Error', message: 'one\ntwo' }, 'Error: one'],
  ])('makes the best of %s', (_, thrown, message) => {
    expect(toTestError(thrown, cwd)).toMatchObject({ message, location: null, diff: null, codeFrame: null });
  });

  test('appends causes to the stack', () => {
    expect(
      toTestError(
        { name: 'Error', message: 'outer', stack: 'Error: outer', cause: { name: 'TypeError', message: 'inner', stack: '' } },
        cwd,
      ).stack,
    ).toBe('Error: outer\nCaused by: TypeError: inner');
  });
});
