import { expect, test } from 'vitest';
import { heightOf, KEPT_PAGES, keepPages, MAX_HEIGHT_PX, pagesSeen, ROW_HEIGHT, rowsSeen, scrolledTo, topShowing } from './window.ts';

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

test.each([15_000, 600_000, 1_000_000, 2_000_000])(
  'of %s rows the first and the last can be scrolled to, on a list that a browser can draw',
  (rows) => {
    const room = 16 * ROW_HEIGHT;
    const lowest = heightOf(rows) - room;
    expect(heightOf(rows)).toBeLessThanOrEqual(MAX_HEIGHT_PX);
    expect(scrolledTo(0, room, rows)).toBe(0);
    // The head is a row of its own, and the last one ends where the list does.
    expect(scrolledTo(lowest, room, rows)).toBeCloseTo((rows + 1) * ROW_HEIGHT - room);
    expect(rowsSeen(scrolledTo(lowest, room, rows), room, rows).last).toBe(rows);
  },
);

test.each([
  ['is below what is seen', 40, 0, 26 * ROW_HEIGHT],
  ['is above it', 10, 40 * ROW_HEIGHT, 10 * ROW_HEIGHT],
  ['is seen', 12, 10 * ROW_HEIGHT, 10 * ROW_HEIGHT],
])('a row that %s is shown whole, and the list is moved no more than that takes', (_where, row, top, expected) => {
  expect(topShowing(row, top, 16 * ROW_HEIGHT, 15_000)).toBe(expected);
});

test.each([0, 1, 500_000, 999_999])('of a million rows number %i can be shown', (row) => {
  const room = 16 * ROW_HEIGHT;
  const scrolledPx = scrolledTo(topShowing(row, 8_000_000, room, 1_000_000), room, 1_000_000);
  expect(scrolledPx).toBeLessThanOrEqual(row * ROW_HEIGHT + 1);
  expect(scrolledPx + room).toBeGreaterThanOrEqual((row + 2) * ROW_HEIGHT - 1);
});

test('a list that fits into a browser is scrolled by what its bar says', () => {
  expect(scrolledTo(12_345, 16 * ROW_HEIGHT, 15_000)).toBe(12_345);
});

test('pages near the newest stay, and so many of them', () => {
  let pages = new Map<number, string>();
  for (let page = 0; page < 40; page += 1) pages = keepPages(pages, page, `rows ${page}`);
  expect([...pages.keys()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: KEPT_PAGES }, (_, index) => 40 - KEPT_PAGES + index));
  expect(keepPages(pages, 39, 'newer').get(39)).toBe('newer');
});
