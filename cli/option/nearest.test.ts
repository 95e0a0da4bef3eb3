import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['verfy', 'verify'],
  ['vreify', 'verify'],
  ['paln', 'plan'],
  ['Plan', 'plan'],
  ['xyz', null],
  ['p', null],
  ['', null],
  ['verification', null],
])('%j is nearest to %j', (word, expected) => {
  expect(nearest(word, ['verify', 'plan', 'history'])).toBe(expected);
});
