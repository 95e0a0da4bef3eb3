import { expect, test } from 'vitest';
import { upperQuantile, upperTail } from './probability.ts';

test.each([
  [0, 0.5],
  [1, 0.15865525393145707],
  [2, 0.022750131948179195],
  [3, 0.0013498980316300957],
  [6, 9.865876450376981e-10],
  [10, 7.61985302416047e-24],
])('the upper tail at %f is right also far out', (z, tail) => {
  expect(upperTail(z) / tail).toBeCloseTo(1, 6);
  expect(upperTail(-z)).toBeCloseTo(1 - tail, 9);
});

test.each([0.9, 0.5, 0.05, 1e-3, 4e-7, 1e-15])('the quantile of %f is where the tail is that', (p) => {
  expect(upperTail(upperQuantile(p)) / p).toBeCloseTo(1, 9);
});
