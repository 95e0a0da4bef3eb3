import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { addRates, falseBlockChance, falseRedChance, forecastReds, NO_RATE } from './forecast.ts';
import { fitPrior } from './prior.ts';

const CASES = 15_000;
const RUNS_A_YEAR = 70 * 365;

// Rate of a case, stickiness and reruns to the share of runs.
test.each([
  [1e-6, 1, 0, 0.0149],
  [1e-5, 1, 0, 0.139],
  [1e-4, 1, 0, 0.777],
  [1e-6, 0.05, 1, 7.5e-4],
  [1e-5, 0.2, 1, 3.0e-2],
  [1e-6, 0.77, 1, 0.0115],
  [1e-6, 0.05, 2, 3.7e-5],
])('at a rate of %f and stickiness %f a run blocks falsely after %i reruns in a share of %f', (rate, stickiness, reruns, expected) => {
  const chance = falseBlockChance(rate * CASES, stickiness, reruns);
  expect(chance / expected).toBeCloseTo(1, 1);
});

test('one in a million is about one false failure a day, and two reruns elsewhere are one false block a year', () => {
  expect(falseRedChance(1e-6 * CASES) * 70).toBeCloseTo(1.04, 1);
  expect(falseBlockChance(1e-6 * CASES, 0.05, 2) * RUNS_A_YEAR).toBeCloseTo(0.96, 1);
});

test('a forecast lies in its interval, and more runs have more reds', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-5, max: 2, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 600 }),
      (mean, spread, runs) => {
        const rate = { mean, variance: (mean * spread) ** 2 };
        const { low, mid, high } = forecastReds(rate, runs);
        expect(low).toBeLessThanOrEqual(Math.ceil(mid));
        expect(high).toBeGreaterThanOrEqual(Math.floor(mid));
        expect(high).toBeLessThanOrEqual(runs);
        expect(forecastReds(rate, runs * 2).mid).toBeGreaterThanOrEqual(mid);
      },
    ),
  );
});

test('what happens next month lies in the interval of the forecast in nearly all suites', () => {
  const random = createRandom('forecast');
  let held = 0;
  const suites = 150;
  for (let suite = 0; suite < suites; suite++) {
    const rates = Array.from({ length: 600 }, () => (random.next() < 0.03 ? random.lognormal(2e-3, 1) : 1e-6));
    const happen = (runs: number): number[] => rates.map((rate) => binomial(runs, Math.min(1, rate), random.next));
    const counts = happen(500).map((failures) => ({ runs: 500, failures }));
    const rate = addRates(NO_RATE, counts, fitPrior(counts));
    const { low, high } = forecastReds(rate, 300);
    const red = falseRedChance(rates.reduce((sum, one) => sum + one, 0));
    const actual = binomial(300, red, random.next);
    if (actual >= low && actual <= high) held += 1;
  }
  // Nominally 95 % of 150; 132 is four standard deviations below.
  expect(held).toBeGreaterThanOrEqual(132);
});

function binomial(runs: number, rate: number, next: () => number): number {
  let hits = 0;
  for (
    let run = Math.ceil(Math.log(1 - next()) / Math.log1p(-rate));
    run <= runs;
    run += Math.ceil(Math.log(1 - next()) / Math.log1p(-rate))
  )
    hits += 1;
  return hits;
}
