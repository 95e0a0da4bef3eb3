import { expect, test } from 'vitest';
import { burnInRuns, fixProofRuns, maskedRate } from './proof.ts';

test.each([
  [0.1, 29],
  [0.01, 299],
  [0.001, 2995],
  [1, 1],
])('a failure of rate %f has most likely shown after %i runs', (rate, runs) => {
  expect(burnInRuns(rate)).toBe(runs);
});

test('five failures in 2,100 runs take 3,196 clean runs to be called fixed', () => {
  expect(Math.abs(fixProofRuns({ runs: 2100, failures: 5 }) - 3196)).toBeLessThan(20);
  expect(fixProofRuns({ runs: 2100, failures: 0 })).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  ['one retry, a day', 1, 1, 0.12],
  ['one retry, a week', 1, 7, 0.045],
  ['one retry, a month', 1, 30, 0.022],
  ['no retry, a day', 0, 1, 0.0143],
  ['no retry, a week', 0, 7, 0.00204],
  ['no retry, a month', 0, 30, 0.00048],
])('%s: what is noticed', (_, retries, days, rate) => {
  expect(maskedRate({ runsPerDay: 70, days, retries }) / rate).toBeCloseTo(1, 1);
});
