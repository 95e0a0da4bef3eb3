import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { applyPolluterRound, beginPolluterSearch, planPolluterRound, repeatsFor } from './polluter.ts';

type Searched = { readonly found: readonly number[]; readonly rounds: number; readonly largestRound: number };

/** Searches among so many predecessors; `fails` tells whether the case fails after a subset. */
function search(count: number, width: number, fails: (subset: readonly number[]) => boolean): Searched {
  let state = beginPolluterSearch(
    Array.from({ length: count }, (_, index) => index),
    width,
  );
  let [rounds, largestRound] = [0, 0];
  for (let round = planPolluterRound(state); round.length > 0; round = planPolluterRound(state)) {
    rounds += 1;
    largestRound = Math.max(largestRound, round.length);
    if (rounds > 1000) throw new Error('the search does not end');
    state = applyPolluterRound(
      state,
      round.map((subset) => fails(subset)),
    );
  }
  return { found: state.candidates, rounds, largestRound };
}

const sizes = fc.integer({ min: 1, max: 300 });

test('one polluter is found whatever the number of predecessors and slots', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.integer({ min: 1, max: 40 }), (count, seed, width) => {
      const polluter = seed % count;
      const { found, rounds } = search(count, width, (subset) => subset.includes(polluter));
      expect(found).toEqual([polluter]);
      expect(rounds).toBeLessThanOrEqual(Math.ceil(Math.log(count) / Math.log(Math.max(2, width))) + 1);
    }),
  );
});

test('several that pollute only together are found, each of them needed, in their order', () => {
  fc.assert(
    fc.property(sizes, fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 12 }), (count, seeds, width) => {
      const needed = [...new Set(seeds.map((seed) => seed % count))].sort((a, b) => a - b);
      expect(search(count, width, (subset) => needed.every((item) => subset.includes(item))).found).toEqual(needed);
    }),
  );
});

test('of two that pollute each alone one is found', () => {
  const { found } = search(100, 4, (subset) => subset.includes(17) || subset.includes(80));
  expect(found).toHaveLength(1);
  expect([17, 80]).toContain(found[0]);
});

test('a polluter that works in 7 of 10 is found when subsets are repeated as often as it says', () => {
  const random = createRandom('polluter');
  const repeats = repeatsFor(7, 10);
  const hits = Array.from({ length: 300 }, (_, trial) => {
    const polluter = trial % 64;
    const fails = (subset: readonly number[]) =>
      subset.includes(polluter) && Array.from({ length: repeats }, () => random.next() < 0.7).includes(true);
    return search(64, 8, fails).found.join() === String(polluter);
  }).filter(Boolean).length;
  expect(hits).toBeGreaterThan(285);
});

test.each([
  [3, 3, 1],
  [7, 10, 4],
  [1, 3, 8],
  [0, 3, 8],
])('%i failures of %i tries take %i repeats', (failures, tries, repeats) => {
  expect(repeatsFor(failures, tries)).toBe(repeats);
});
