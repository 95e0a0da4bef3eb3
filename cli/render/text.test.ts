import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth, padEnd, padStart, stripAnsi, truncateEnd, truncateStart, visible, visibleBlock } from './text.ts';

describe('columns of a text', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['한국', 4],
    ['ﾊﾝ', 2],
    ['Ａ', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['🇩🇪', 2],
    ['❤️', 2],
    ['✓', 1],
    ['…', 1],
    ['━', 1],
    ['\u200B', 0],
  ])('of %j are %i', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('cutting', () => {
  test.each([
    ['abcdef', 6, 'abcdef', 'abcdef'],
    ['abcdef', 4, 'abc…', '…def'],
    ['日本語', 5, '日本…', '…本語'],
    ['日本語', 4, '日…', '…語'],
    ['abc', 1, '…', '…'],
    ['abc', 0, '', ''],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3, '👩‍👩‍👧‍👦…', '…👩‍👩‍👧‍👦'],
  ])('%j at %i columns keeps whole characters', (text, columns, end, start) => {
    expect(truncateEnd(text, columns)).toBe(end);
    expect(truncateStart(text, columns)).toBe(start);
  });

  test('never makes a text wider than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 0, max: 30 }), (raw, columns) => {
        const text = visible(raw);
        expect(displayWidth(truncateEnd(text, columns))).toBeLessThanOrEqual(columns);
        expect(displayWidth(truncateStart(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test('padding counts columns', () => {
    expect([padEnd('日', 4), padStart('日', 4), padEnd('abcde', 3)]).toEqual(['日  ', '  日', 'abcde']);
  });
});

describe('text from the user’s code', () => {
  test.each([
    ['a\nb', 'a␊b'],
    ['a\0b', 'a␀b'],
    ['\u001B[2Jx', '␛[2Jx'],
    ['a\rb\tc', 'a␍b␉c'],
    ['\u007F', '␡'],
    ['\u009B31m', '�31m'],
    ['a\u202Eb', 'a�b'],
    ['\uD800x', '�x'],
    ['tab 🙂 日本', 'tab 🙂 日本'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test('never leaves a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\u2028\u2029]/u.test(visible(text))),
      { numRuns: 50 },
    );
  });

  test('of several lines keeps the lines and drops colours', () => {
    expect(visibleBlock('\u001B[31mred\u001B[39m\r\n\tin\u0007\n')).toEqual(['red', '  in␇', '']);
    expect(stripAnsi('\u001B]8;;http://x\u0007link\u001B]8;;\u0007')).toBe('link');
  });
});
