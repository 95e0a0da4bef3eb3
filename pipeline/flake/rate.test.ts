import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { exactHigh, exactInterval, exactLow, shrunkRate } from './rate.ts';

test.each([
  [0, 3.0],
  [1, 4.74],
  [2, 6.3],
  [3, 7.75],
])('%i failures in %f million runs bound the rate at one in a million', (failures, millions) => {
  expect(exactHigh({ runs: millions * 1e6, failures }, 0.05) / 1e-6).toBeCloseTo(1, 2);
});

test('three failures in 41,200 runs are 1 in 14k, between 1 in 5k and 1 in 67k', () => {
  const { low, high } = exactInterval({ runs: 41_200, failures: 3 });
  expect(1 / high / 1000).toBeCloseTo(4.7, 0);
  expect(1 / low / 1000).toBeCloseTo(66.6, 0);
});

test('without runs everything is possible', () => {
  expect(exactInterval({ runs: 0, failures: 0 })).toEqual({ low: 0, high: 1 });
  expect(exactInterval({ runs: 3, failures: 3 }).high).toBe(1);
});

const counts = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((runs) => fc.record({ runs: fc.constant(runs), failures: fc.nat({ max: Math.min(runs, 50) }) }));

test('an interval holds the observed rate, and one more failure moves it up', () => {
  fc.assert(
    fc.property(counts, (count) => {
      const { low, high } = exactInterval(count);
      const observed = count.failures / count.runs;
      expect(low).toBeLessThanOrEqual(observed);
      expect(high).toBeGreaterThanOrEqual(observed);
      const more = { runs: count.runs + 1, failures: count.failures + 1 };
      expect(exactLow(more, 0.025)).toBeGreaterThan(low);
    }),
  );
});

test('a shrunk rate lies between the observed one and that of the prior', () => {
  const priors = fc.record({ shape: fc.double({ min: 1e-4, max: 10, noNaN: true }), runs: fc.double({ min: 1, max: 1e7, noNaN: true }) });
  fc.assert(
    fc.property(counts, priors, (count, prior) => {
      const rate = shrunkRate(count, prior);
      const ends = [count.failures / count.runs, prior.shape / prior.runs];
      expect(rate).toBeGreaterThanOrEqual(Math.min(...ends) * (1 - 1e-9));
      expect(rate).toBeLessThanOrEqual(Math.max(...ends) * (1 + 1e-9));
    }),
  );
});

test('the exact interval misses the rate in at most one of 20', () => {
  const random = createRandom('coverage');
  for (const expected of [0.3, 1, 3, 10]) {
    const runs = 1000;
    const rate = expected / runs;
    const intervals = new Map<number, boolean>();
    const holds = (failures: number): boolean => {
      const known = intervals.get(failures);
      if (known !== undefined) return known;
      const { low, high } = exactInterval({ runs, failures });
      intervals.set(failures, low <= rate && rate <= high);
      return low <= rate && rate <= high;
    };
    let missed = 0;
    for (let trial = 0; trial < 2000; trial++) {
      let failures = 0;
      for (let run = 0; run < runs; run++) if (random.next() < rate) failures += 1;
      if (!holds(failures)) missed += 1;
    }
    // Four standard deviations above 5 %.
    expect(missed / 2000).toBeLessThan(0.07);
  }
});
