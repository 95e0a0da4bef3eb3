import { expect, test } from 'vitest';
import { effectOf, formatEffect, isClear } from './effect.ts';

test.each([
  ['an interval around one', [0.9, 1.02, 1.2], false],
  ['one above', [1.01, 1.5, 2], true],
  ['one below', [0.2, 0.5, 0.99], true],
  ['one that ends there', [1, 1.1, 1.2], false],
] as const)('%s is a clear effect: %j, %s', (_what, [low, effect, high], expected) => {
  expect(isClear(effectOf({ atMs: 0, low, effect, high, words: '' }))).toBe(expected);
});

test.each([
  [0.5, '+50 %'],
  [0.024, '+2.4 %'],
  [-0.032, '-3.2 %'],
  [-0.5, '-50 %'],
  [0, '0 %'],
  [-0.0001, '0 %'],
  [11, '× 12'],
  [Number.POSITIVE_INFINITY, '–'],
])('a share of %s more is told as %s', (share, expected) => {
  expect(formatEffect(share)).toBe(expected);
});
