import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betaQuantile, betaShareBelow, gammaQuantile, gammaShareBelow, logGamma } from './gamma.ts';

test.each([
  [1, 0],
  [5, Math.log(24)],
  [0.5, Math.log(Math.sqrt(Math.PI))],
  [101, 363.739375555563],
])('the logarithm of gamma(%f) is %f', (x, expected) => {
  expect(logGamma(x)).toBeCloseTo(expected, 10);
});

// From tables of the chi-squared distribution: P(chi2(2 a) < 2 x) = P(a, x).
test.each([
  [1.9702, 5, 0.05],
  [18.307 / 2, 5, 0.95],
  [3.8415 / 2, 0.5, 0.95],
  [124.342 / 2, 50, 0.95],
])('below %f lies the share of a gamma distribution of shape %f that the tables have: %f', (x, shape, expected) => {
  expect(gammaShareBelow(x, shape)).toBeCloseTo(expected, 4);
});

test.each([
  [0.5, 2, 3, 0.6875],
  [0.2, 1, 1, 0.2],
  [1e-6, 1, 3e6, 1 - Math.exp(-3)],
])('below %f lies the share of beta(%f, %f): %f', (x, a, b, expected) => {
  expect(betaShareBelow(x, a, b)).toBeCloseTo(expected, 5);
});

const shares = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const shapes = fc.double({ min: 0.1, max: 1e5, noNaN: true });

test('a quantile of a gamma distribution has its share below it', () => {
  fc.assert(
    fc.property(shares, shapes, (share, shape) => {
      expect(gammaShareBelow(gammaQuantile(share, shape), shape)).toBeCloseTo(share, 7);
    }),
  );
});

test('a quantile of a beta distribution has its share below it', () => {
  const wide = fc.double({ min: 0.5, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(shares, wide, wide, (share, one, other) => {
      // The other way round x may be nearer to 1 than a double can say.
      const [a, b] = [Math.min(one, other), Math.max(one, other)];
      expect(betaShareBelow(betaQuantile(share, a, b), a, b)).toBeCloseTo(share, 5);
    }),
  );
});
