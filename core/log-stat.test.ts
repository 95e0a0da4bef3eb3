import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_LOG_STAT, foldDuration, meanMs } from './log-stat.ts';

const fold = (durations: readonly number[]) => durations.reduce(foldDuration, EMPTY_LOG_STAT);

test.each([
  ['nothing was seen', [], 0],
  ['one duration is its own mean', [250], 250],
  ['equal durations stay', [40, 40, 40], 40],
  ['what is below a tenth of a millisecond counts as that', [0, 0.01], 0.1],
  ['impossible durations are ignored', [100, Number.NaN, -5], 100],
])('%s', (_, durations, expected) => {
  expect(meanMs(fold(durations))).toBeCloseTo(expected, 6);
});

test('a case that became slow is believed after a few runs', () => {
  const steady = Array.from({ length: 30 }, () => 100);
  const slowed = fold([...steady, ...Array.from({ length: 10 }, () => 1000)]);
  expect(Math.exp(slowed.meanLog)).toBeGreaterThan(400);
});

test('keeps the moments of any durations finite and inside their range', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.1, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 60 }), (durations) => {
      const stat = fold(durations);
      expect(stat.varLog).toBeGreaterThanOrEqual(-1e-12);
      expect(stat.meanLog).toBeGreaterThanOrEqual(Math.log(Math.min(...durations)) - 1e-9);
      expect(stat.meanLog).toBeLessThanOrEqual(Math.log(Math.max(...durations)) + 1e-9);
      expect(stat.n).toBeLessThanOrEqual(10);
    }),
  );
});
