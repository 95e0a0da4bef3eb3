import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { findChangepoint } from './segment.ts';

const failuresOf = (rates: readonly number[], next: () => number): number[] =>
  rates.flatMap((rate, index) => (next() < rate ? [index] : []));

test('a case that starts to fail is cut near where it did', () => {
  const { next } = createRandom('change');
  const rates = Array.from({ length: 1000 }, (_, index) => (index < 600 ? 0.0001 : 0.1));
  const found = findChangepoint(1000, failuresOf(rates, next));
  expect(found?.index).toBeGreaterThanOrEqual(590);
  expect(found?.index).toBeLessThan(660);
});

test('a case that was repaired is cut just after its last failure', () => {
  expect(
    findChangepoint(
      1000,
      Array.from({ length: 40 }, (_, index) => index * 5),
    )?.index,
  ).toBe(196);
});

test('a steady case is hardly ever cut', () => {
  const { next } = createRandom('steady');
  const cut = Array.from({ length: 2000 }, () => findChangepoint(500, failuresOf(new Array<number>(500).fill(0.02), next))).filter(
    (found) => found !== null,
  );
  expect(cut.length).toBeLessThan(20);
});

test('two failures far apart are no change, and neither is nothing', () => {
  expect(findChangepoint(2100, [300, 1900])).toBeNull();
  expect(findChangepoint(2100, [])).toBeNull();
  expect(findChangepoint(0, [])).toBeNull();
});

test('a cut lies within the runs and is worth more than one rate', () => {
  const rows = fc
    .integer({ min: 1, max: 300 })
    .chain((runs) =>
      fc.record({ runs: fc.constant(runs), failures: fc.uniqueArray(fc.nat(runs - 1)).map((places) => places.sort((a, b) => a - b)) }),
    );
  fc.assert(
    fc.property(rows, ({ runs, failures }) => {
      const found = findChangepoint(runs, failures);
      if (found === null) return;
      expect(found.index).toBeGreaterThan(0);
      expect(found.index).toBeLessThan(runs);
      expect(found.gain).toBeGreaterThan(0);
    }),
  );
});
