import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fencedEpoch, firstEpoch, generationOf, isSameRollout } from './epoch.ts';

const highest = fc.integer({ min: 0, max: 2 ** 52 });
const name = fc.string();
const fences = fc.integer({ min: 0, max: 4_095 });

test('a rollout that begins is above whatever its hosts have seen, claims included', () => {
  fc.assert(
    fc.property(highest, name, (seen, id) => {
      expect(firstEpoch(seen, id)).toBeGreaterThan(seen);
      expect(firstEpoch(seen, id)).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
      expect(generationOf(firstEpoch(seen, id))).toBe(generationOf(seen) + 1);
    }),
  );
});

test('a rollout that claims its hosts again never comes above one that began after it', () => {
  fc.assert(
    fc.property(highest, name, name, fences, (seen, older, newer, count) => {
      const first = firstEpoch(seen, older);
      const next = firstEpoch(first, newer);
      expect(fencedEpoch(first, count)).toBeLessThan(next);
      expect([isSameRollout(first, fencedEpoch(first, count)), isSameRollout(first, next)]).toEqual([true, false]);
    }),
  );
});

test('of two that begin at once one is newer on every host, whatever either claims', () => {
  const names = Array.from({ length: 200 }, (_, index) => `rollout-${index}`);
  expect(new Set(names.map((id) => firstEpoch(5, id))).size).toBe(200);
  fc.assert(
    fc.property(fences, fences, (one, other) => {
      const [low, high] = [firstEpoch(0, 'a'), firstEpoch(0, 'b')].toSorted((first, second) => first - second);
      expect(fencedEpoch(low ?? 0, one)).toBeLessThan(fencedEpoch(high ?? 0, other));
    }),
  );
});
