import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { createSubsetSource, drawSubset, groupStrata } from './subset.ts';

const strataOf = (sizes: readonly number[]) => {
  const labels = sizes.flatMap((size, stratum) => new Array<string>(size).fill(`s${stratum}`));
  return groupStrata([...labels.keys()], labels);
};

test.each([
  ['equal strata', [10, 10, 10], 6],
  ['unequal strata with remainders', [7, 5, 3, 1], 5],
  ['more strata than seats', [1, 1, 1, 1, 1, 1, 2], 3],
  ['more than half', [7, 5, 3, 1], 11],
])('every host has the same chance: %s', (_, sizes, size) => {
  const strata = strataOf(sizes);
  const hosts = sizes.reduce((sum, count) => sum + count, 0);
  const random = createRandom(`chance ${size}`);
  const draws = 2_000;
  const chosen = new Float64Array(hosts);
  for (let draw = 0; draw < draws; draw++) for (const index of drawSubset(strata, size, random)) chosen[index] = (chosen[index] ?? 0) + 1;
  const chance = size / hosts;
  const deviation = Math.sqrt(draws * chance * (1 - chance));
  for (const count of chosen) expect(Math.abs(count - draws * chance)).toBeLessThan(4.5 * deviation);
});

test('a subset has its size, no index twice, and its proportional share of every stratum', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (counts, wish, seed) => {
      const strata = strataOf(counts);
      const hosts = counts.reduce((sum, count) => sum + count, 0);
      const size = wish % (hosts + 1);
      const subset = drawSubset(strata, size, createRandom(seed));
      expect(subset.size).toBe(size);
      for (const stratum of strata) {
        const share = (size * stratum.length) / hosts;
        const drawn = stratum.filter((index) => subset.has(index)).length;
        expect(Math.abs(drawn - share)).toBeLessThan(1);
      }
    }),
  );
});

test('pairs of hosts in different strata are chosen together as often as the law of either side says', () => {
  const strata = strataOf([3, 3, 3]);
  const together = (size: number): number => {
    const random = createRandom('pairs');
    let count = 0;
    for (let draw = 0; draw < 4_000; draw++) {
      const subset = drawSubset(strata, size, random);
      if (subset.has(0) === subset.has(3)) count++;
    }
    return count;
  };
  expect(together(4)).toBe(together(5));
});

test('a source writes the smaller side', () => {
  const source = createSubsetSource(strataOf([6, 4]), 8);
  expect([source.width, source.isComplement]).toEqual([2, true]);
});
