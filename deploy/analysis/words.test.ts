import { expect, test } from 'vitest';
import { formatRatio } from './words.ts';

test.for([
  ['count', 2.94, '×2.9'],
  ['count', 250, '×250'],
  ['count', 1e9, '×1000+'],
  ['count', Number.POSITIVE_INFINITY, '×1000+'],
  ['count', 0.0001, '×0'],
  ['gauge', 1.07, '+7.0 %'],
  ['gauge', 0.8, '−20 %'],
  ['gauge', 5_000, '×1000+'],
] as const)('a %s that changes by the factor %d reads as %s', ([kind, ratio, words]) => {
  expect(formatRatio({ kind }, ratio)).toBe(words);
});
