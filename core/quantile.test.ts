import { expect, test } from 'vitest';
import { mean, median, quantile, sum } from './quantile.ts';

test.each([
  [[1, 2, 3, 4], 0, 1],
  [[1, 2, 3, 4], 1, 4],
  [[4, 1, 3, 2], 0.5, 2.5],
  [[10, 20], 0.95, 19.5],
  [[7], 0.3, 7],
])('the quantile of %j at %d is %d', (values, share, expected) => {
  expect(quantile(values, share)).toBeCloseTo(expected);
});

test('the list stays as it was', () => {
  const values = [3, 1, 2];
  expect(median(values)).toBe(2);
  expect(values).toEqual([3, 1, 2]);
});

test('an empty list has no mean and no median, and sums to nothing', () => {
  expect([quantile([], 0.5), mean([]), sum([])]).toEqual([Number.NaN, Number.NaN, 0]);
});
