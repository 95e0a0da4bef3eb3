import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromNormal, lawOf, normalOf, sumAt, toNormal } from './law.ts';

/** All subsets of three of the positions, by their sums. */
function sumsOfThree(steps: Float64Array): number[] {
  const sums: number[] = [];
  for (let a = 0; a < steps.length; a++) {
    for (let b = a + 1; b < steps.length; b++) {
      for (let c = b + 1; c < steps.length; c++) sums.push((steps[a] ?? 0) + (steps[b] ?? 0) + (steps[c] ?? 0));
    }
  }
  return sums;
}

test('mean, deviation and skewness are those of all subsets there are', () => {
  const z = Float64Array.from([-1, -0.8, -0.5, 0.1, 0.2, 0.4, 0.9, 3.5]);
  const law = lawOf({ z, width: 3, isComplement: false, gateShift: 0, marginShift: 0 });
  const sums = sumsOfThree(law.steps);
  const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length;
  const moment = (power: number): number => sums.reduce((sum, value) => sum + (value - mean) ** power, 0) / sums.length;
  expect(law.mean / mean).toBeCloseTo(1, 9);
  expect(law.deviation / Math.sqrt(moment(2))).toBeCloseTo(1, 9);
  expect(law.skew / (moment(3) / moment(2) ** 1.5)).toBeCloseTo(1, 9);
});

test('the normal scale rises with the sum and is undone by its inverse', () => {
  fc.assert(
    fc.property(fc.double({ min: -1.9, max: 1.9, noNaN: true }), fc.double({ min: -6, max: 12, noNaN: true }), (skew, t) => {
      const u = toNormal(t, skew);
      expect(fromNormal(u, skew)).toBeCloseTo(t, 6);
      expect(toNormal(t + 0.01, skew)).toBeGreaterThan(u);
    }),
  );
});

test('the gate is the sum at which the arms differ by the smallest effect, from either side', () => {
  const z = Float64Array.from([-1.2, -0.9, -0.4, 0, 0.1, 0.3, 0.8, 1.3]);
  const law = lawOf({ z, width: 2, isComplement: false, gateShift: 0.7, marginShift: 0 });
  const total = law.steps.reduce((sum, value) => sum + value, 0);
  const difference = (sum: number): number => sum / 2 - (total - sum) / 6;
  const unit = ((law.steps[7] ?? 0) - (law.steps[0] ?? 0)) / 2.5;
  expect(difference(law.gate) / unit).toBeCloseTo(0.7, 3);
  expect(normalOf(law, Math.floor(law.gate) - 1)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalOf(law, Math.ceil(law.gate))).toBeGreaterThan(0);
});

test('hosts that are all alike can show nothing', () => {
  const law = lawOf({ z: new Float64Array(10), width: 3, isComplement: false, gateShift: 0, marginShift: 0 });
  expect(normalOf(law, 0)).toBe(Number.NEGATIVE_INFINITY);
  expect(sumAt(law, 2)).toBe(Number.POSITIVE_INFINITY);
});
