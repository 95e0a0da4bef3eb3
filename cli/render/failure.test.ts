import { describe, expect, test } from 'vitest';
import { sampleError } from '../../test/support/sample-run.ts';
import { renderFailure, renderRunError } from './failure.ts';
import type { Line } from './line.ts';
import { paintLine, plainPaint } from './line.ts';
import { displayWidth } from './text.ts';

function show(lines: readonly Line[]): string[] {
  return lines.map((line) => paintLine(line, Number.POSITIVE_INFINITY, plainPaint).trimEnd());
}

describe('a failure', () => {
  test('says what, the difference, and where, with the code', () => {
    const error = sampleError({ message: 'AssertionError: no\nsecond line', diff: '\n- 1\n+ 2\n', codeFrame: ' 1| a\n  | ^\n\n' });
    expect(show(renderFailure('a.test.ts', ['math', 'adds'], [error], '2 attempts'))).toEqual([
      ' FAIL  a.test.ts > math > adds  2 attempts',
      '   AssertionError: no',
      '   second line',
      '',
      '   - 1',
      '   + 2',
      '',
      '   at src/a.test.ts:3:19',
      '    1| a',
      '     | ^',
      '',
    ]);
  });

  test('without a place shows the stack', () => {
    expect(show(renderFailure('a', ['x'], [sampleError({ location: null, stack: 'Error: x\n    at y' })]))).toEqual([
      ' FAIL  a > x',
      '   AssertionError: expected 1 to be 2',
      '   Error: x',
      '       at y',
      '',
    ]);
  });

  test('without any error says so', () => {
    expect(show(renderFailure('a', ['x'], []))).toEqual([' FAIL  a > x', '   no error was reported', '']);
  });

  test('of a very long source line keeps the caret in sight', () => {
    const code = 'x'.repeat(300);
    const lines = show(renderFailure('a', ['x'], [sampleError({ codeFrame: `  1 | ${code}HERE${code}\n    | ${' '.repeat(300)}^` })]));
    const [source = '', caret = ''] = lines.slice(4);
    expect(source.indexOf('HERE')).toBe(caret.indexOf('^'));
    expect(displayWidth(source)).toBeLessThan(120);
  });

  test('of endless texts is cut and says so', () => {
    const endless = Array.from({ length: 5000 }, (_, index) => `- ${index}`).join('\n');
    const lines = show(renderFailure('a', ['t'.repeat(10_000)], [sampleError({ message: endless, diff: endless })]));
    expect(lines.length).toBeLessThan(100);
    expect(lines).toContain('   … 4970 more lines');
    expect(displayWidth(lines[0] ?? '')).toBeLessThan(320);
  });
});

test('an error outside any case is said once, with its detail', () => {
  const detail = sampleError({ message: 'Error: Transform failed\n[PARSE_ERROR] x', location: null });
  expect(show(renderRunError({ kind: 'collection', file: 'a.test.ts', message: 'Error: Transform failed', detail }))).toEqual([
    ' ERROR  a.test.ts  collection',
    '   Error: Transform failed',
    '   [PARSE_ERROR] x',
    '',
  ]);
  expect(show(renderRunError({ kind: 'agent', file: null, message: 'gone', detail: null }))).toEqual([' ERROR   agent', '   gone', '']);
});
