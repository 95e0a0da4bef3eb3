import { describe, expect, test } from 'vitest';
import { criticalT95, locationShift, shareInterval, welch } from './statistic.ts';

/** 0 of n by hand: 1 - 0.025 ^ (1 / n); the others from tables of the beta distribution. */
test.each([
  [0, 20_000, 0, 0.000184],
  [10, 10_000, 0.00048, 0.001838],
  [10, 10, 0.691503, 1],
  [1, 10, 0.002529, 0.445016],
])('shareInterval of %i in %i', (hits, total, low, high) => {
  const [below, above] = shareInterval(hits, total);
  expect([below, above]).toEqual([expect.closeTo(low, 5), expect.closeTo(high, 5)]);
});

/** From the tables of Student's distribution. */
test.each([
  [5, 2.570582],
  [11, 2.200985],
  [22, 2.073873],
  [1000, 1.962339],
])('criticalT95 for %i degrees of freedom', (freedom, value) => {
  expect(criticalT95(freedom)).toBeCloseTo(value, 2);
});

describe('welch', () => {
  /** By hand: variances 5/3 and 10, so t is 3.5 / sqrt(5/12 + 2). */
  test('gives t and the degrees of freedom', () => {
    const { t, freedom } = welch([1, 2, 3, 4], [2, 4, 6, 8, 10]);
    expect(t).toBeCloseTo(2.25144, 4);
    expect(freedom).toBeCloseTo(5.5208, 3);
  });

  test('sees nothing where nothing varies', () => {
    expect(welch([1, 1], [2, 2]).t).toBe(0);
  });
});

test('locationShift finds the shift, and an interval around it', () => {
  const control = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const { low, estimate, high } = locationShift(
    control,
    control.map((value) => value + 20),
  );
  expect(estimate).toBe(20);
  expect(low).toBeLessThan(20);
  expect(high).toBeGreaterThan(20);
  expect(low).toBeGreaterThan(15);
});
