import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sum } from '../../core/quantile.ts';
import { createRandom } from '../../core/random.ts';
import { fitPrior } from './prior.ts';
import { type Count, shrunkRate } from './rate.ts';

/** Failures of a Poisson with this mean. */
function poisson(mean: number, next: () => number): number {
  let count = 0;
  for (let left = mean + Math.log(next()); left > 0; left += Math.log(next())) count += 1;
  return count;
}

test('posterior means add up to what was observed, which is what a forecast needs', () => {
  const random = createRandom('prior');
  const counts = Array.from({ length: 3000 }, (_, index): Count => {
    const rate = index % 40 === 0 ? 2e-3 : 1e-6;
    const runs = 200 + random.below(3000);
    return { runs, failures: poisson(rate * runs, random.next) };
  });
  const prior = fitPrior(counts);
  const shrunk = sum(counts.map((count) => shrunkRate(count, prior)));
  expect(shrunk / (75 * 2e-3)).toBeCloseTo(1, 0);
  const clean = shrunkRate({ runs: 2100, failures: 0 }, prior);
  expect(clean).toBeLessThan(5e-5);
});

test('the prior of rates that are gamma is found again', () => {
  const { next } = createRandom('gamma');
  // Shape 1 is an exponential: rates of mean 1 in 500.
  const counts = Array.from(
    { length: 20_000 },
    (): Count => ({ runs: 1000, failures: poisson((-Math.log(1 - next()) / 500) * 1000, next) }),
  );
  const { shape, runs } = fitPrior(counts);
  expect(shape).toBeGreaterThan(0.93);
  expect(shape).toBeLessThan(1.07);
  expect(runs / shape / 500).toBeCloseTo(1, 1);
});

test('without a failure all cases together have half of one', () => {
  const counts = Array.from({ length: 100 }, () => ({ runs: 50, failures: 0 }));
  const prior = fitPrior(counts);
  expect(sum(counts.map((count) => shrunkRate(count, prior))) * 50).toBeCloseTo(0.5, 6);
  expect(fitPrior([])).toEqual({ shape: 0.5, runs: 1 });
});

test('is finite and positive whatever was counted', () => {
  const count = fc.nat(10_000).chain((runs) => fc.record({ runs: fc.constant(runs), failures: fc.nat(runs) }));
  fc.assert(
    fc.property(fc.array(count, { maxLength: 60 }), (counts) => {
      const { shape, runs } = fitPrior(counts);
      expect(shape).toBeGreaterThan(0);
      expect(runs).toBeGreaterThan(0);
      expect(Number.isFinite(shape) && Number.isFinite(runs)).toBe(true);
    }),
  );
});
