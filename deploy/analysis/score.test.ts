import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantileOf } from './score.ts';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
const withTies = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 60 });

test('a quantile is what the sorted numbers say, ties or not', () => {
  fc.assert(
    fc.property(fc.oneof(numbers, withTies), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const sorted = Float64Array.from(values).sort();
      const position = share * (sorted.length - 1);
      const [low = 0, high = 0] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
      expect(quantileOf(Float64Array.from(values), share) + 0).toBe(low + (high - low) * (position - Math.floor(position)) + 0);
    }),
  );
});

test('no numbers have the quantile 0', () => {
  expect(quantileOf(new Float64Array(0), 0.5)).toBe(0);
});
