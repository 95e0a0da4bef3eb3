import { describe, expect, test } from 'vitest';
import type { Line } from './line.ts';
import { paintLine, plainPaint, span } from './line.ts';
import { wrapLine } from './wrap.ts';

const wrap = (line: Line, columns: number): string[] =>
  wrapLine(line, columns).map((each) => paintLine(each, Number.POSITIVE_INFINITY, plainPaint));

describe('a line that is too long', () => {
  test.each<[string, Line, number, string[]]>([
    ['is left alone when it fits', [span('plain', 'one two')], 7, ['one two']],
    ['goes on below its last span', [span('dim', '10:00  '), span('strong', 'one two three')], 15, ['10:00  one two', '       three']],
    [
      'goes on at the left when the last span begins too far right',
      [span('dim', '0123456789'), span('plain', 'one two')],
      14,
      ['0123456789one', '  two'],
    ],
    [
      'keeps a word that is longer than a line whole',
      [span('plain', 'see /a/very/long/path now')],
      10,
      ['see', '/a/very/long/path', 'now'],
    ],
    ['keeps the spaces inside a line', [span('plain', 'a  b  c d')], 7, ['a  b  c', 'd']],
  ])('%s', (_name, line, columns, expected) => {
    expect(wrap(line, columns)).toEqual(expected);
  });

  test('keeps its tones', () => {
    expect(wrapLine([span('dim', 'at '), span('bad', 'one two')], 7)).toEqual([
      [span('dim', 'at '), span('bad', 'one')],
      [span('plain', '   '), span('bad', 'two')],
    ]);
  });
});
