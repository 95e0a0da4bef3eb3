import { expect, test } from 'vitest';
import { pagesSeen, ROW_HEIGHT, rowsSeen } from './window.ts';

test.each([
  [0, 100, { first: 0, last: 24 }],
  [1_000 * ROW_HEIGHT, 15_000, { first: 992, last: 1_024 }],
  [14_990 * ROW_HEIGHT, 15_000, { first: 14_982, last: 15_000 }],
  [50 * ROW_HEIGHT, 3, { first: 3, last: 3 }],
])('scrolled to %s of %s rows only what is seen and a little more is drawn', (top, rows, seen) => {
  expect(rowsSeen(top, 16 * ROW_HEIGHT, rows)).toEqual(seen);
});

test('rows on the edge of two pages ask for both, and an empty list for its first', () => {
  expect(pagesSeen(195 * ROW_HEIGHT, 16 * ROW_HEIGHT, 1_000, 200)).toEqual([0, 1]);
  expect(pagesSeen(0, 16 * ROW_HEIGHT, 0, 200)).toEqual([0]);
});
