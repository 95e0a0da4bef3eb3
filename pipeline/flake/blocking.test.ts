import { expect, test } from 'vitest';
import { blockingMinutes, caseStickiness, HOLD_MINUTES, RERUN_MINUTES, suiteStickiness } from './blocking.ts';

test('where nobody looked yet a false failure is taken to stick in one of twenty', () => {
  expect(suiteStickiness({ reruns: 0, rerunFailures: 0 })).toBeCloseTo(0.05, 10);
  expect(suiteStickiness({ reruns: 998, rerunFailures: 500 })).toBeCloseTo(0.5, 1);
});

test('a case without reruns sticks as its suite does, one with many as it did itself', () => {
  expect(caseStickiness({ reruns: 0, rerunFailures: 0 }, 0.2)).toBeCloseTo(0.2, 10);
  expect(caseStickiness({ reruns: 100, rerunFailures: 90 }, 0.05)).toBeCloseTo(0.88, 2);
});

test('minutes a day lie between those of a rerun and those of a hold', () => {
  const of = (stickiness: number) => blockingMinutes({ rate: 0.01, runsPerDay: 70, stickiness });
  expect(of(0)).toBeCloseTo(0.7 * RERUN_MINUTES, 10);
  expect(of(1)).toBeCloseTo(0.7 * HOLD_MINUTES, 10);
  expect(of(0.5)).toBeCloseTo((of(0) + of(1)) / 2, 10);
});
