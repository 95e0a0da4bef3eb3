import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceWithin, normalShareBelow } from './normal.ts';
import { Z90 } from './quantile.ts';

test.each([
  [Number.NEGATIVE_INFINITY, 0],
  [-Z90, 0.1],
  [0, 0.5],
  [Z90, 0.9],
  [1.959964, 0.975],
  [Number.POSITIVE_INFINITY, 1],
])('below z = %d lies %d of a normal distribution', (z, share) => {
  expect(normalShareBelow(z)).toBeCloseTo(share, 6);
});

test('half of a lognormal amount is below its median, and what has passed is not asked again', () => {
  const amount = { mean: Math.exp(0.5), sigma: 1 };
  expect(chanceWithin(amount, 1, 0)).toBeCloseTo(0.5, 5);
  expect(chanceWithin(amount, 1, 1)).toBe(0);
  expect(chanceWithin(amount, Math.exp(Z90), 1)).toBeCloseTo(0.8, 5);
});

test('a chance is a chance, and grows with the limit, however late the amount is', () => {
  const positive = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(positive, fc.double({ min: 0, max: 2, noNaN: true }), positive, positive, (mean, sigma, past, more) => {
      const amount = { mean, sigma };
      const chances = [1, 2, 4, 8].map((times) => chanceWithin(amount, past + more * times, past));
      for (const [index, chance] of chances.entries()) {
        expect(chance).toBeGreaterThanOrEqual((chances[index - 1] ?? 0) - 1e-6);
        expect(chance).toBeLessThanOrEqual(1);
      }
    }),
  );
});
