import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { CERTIFIED_AT, certifyEvidence, indictEvidence, indictedAt } from './evidence.ts';

const runsToCertify = (failures: number): number => {
  let [low, high] = [0, 1e8];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (certifyEvidence({ runs: middle, failures }) >= CERTIFIED_AT) high = middle;
    else low = middle;
  }
  return high;
};

test.each([
  [0, 3.33],
  [1, 5.89],
  [2, 8.45],
  [3, 11.0],
])('%i false failures are certified after %f million runs', (failures, millions) => {
  expect(runsToCertify(failures) / 1e6).toBeCloseTo(millions, 1);
});

test('two false failures in a month of a suite of 15,000 are not enough for its threshold by themselves, three are', () => {
  expect(indictedAt(15_000)).toBeCloseTo(12.6, 1);
  expect(indictEvidence({ runs: 2100, failures: 2 })).toBeLessThan(indictedAt(15_000));
  expect(indictEvidence({ runs: 2100, failures: 3 })).toBeGreaterThan(indictedAt(15_000));
});

/** Stops at the first look that would certify; a look after every failure and every tenth of the promise's mean distance between two. */
function isEverCertified(rate: number, next: () => number): boolean {
  let [runs, failures] = [0, 0];
  while (runs < 60e6) {
    const clean = Math.ceil(-Math.log(1 - next()) / rate);
    if (certifyEvidence({ runs: runs + clean - 1, failures }) >= CERTIFIED_AT) return true;
    runs += clean;
    failures += 1;
  }
  return false;
}

test('a case at the promised rate is certified wrongly in at most one of 20, however often one looks', () => {
  const { next } = createRandom('certify');
  const wrong = Array.from({ length: 2000 }, () => isEverCertified(1e-6, next)).filter(Boolean).length;
  // Five standard deviations above 5 % of 2,000: the seed decides nothing.
  expect(wrong).toBeLessThan(149);
  expect(wrong).toBeGreaterThan(20);
});

test('a case at a fiftieth of the promised rate is certified nearly always', () => {
  const { next } = createRandom('certify');
  expect(Array.from({ length: 500 }, () => isEverCertified(2e-8, next)).filter(Boolean).length).toBeGreaterThan(450);
});
