import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planSoak, type SoakCandidate } from './soak.ts';

const share = fc.double({ min: 1e-4, max: 1, noNaN: true });
const candidates = fc.array(
  fc.record({ faultChance: share, showRate: share, secondsPerRun: fc.double({ min: 0.001, max: 60, noNaN: true }) }),
  { minLength: 1, maxLength: 20 },
);
const named = (list: readonly Omit<SoakCandidate<number>, 'id'>[]): SoakCandidate<number>[] => list.map((one, id) => ({ ...one, id }));
/** What a plan is likely to find. */
const yieldOf = (list: readonly SoakCandidate<number>[], runs: ReadonlyMap<number, number>): number =>
  list.reduce((sum, { id, faultChance, showRate }) => sum + faultChance * -Math.expm1(-showRate * (runs.get(id) ?? 0)), 0);

test('uses no more seconds than there are', () => {
  fc.assert(
    fc.property(candidates, fc.double({ min: 0.01, max: 1e5, noNaN: true }), (list, seconds) => {
      const all = named(list);
      const used = planSoak(all, seconds).reduce((sum, { id, runs }) => sum + runs * (all[id]?.secondsPerRun ?? 0), 0);
      expect(used).toBeLessThanOrEqual(seconds * (1 + 1e-9));
    }),
  );
});

test('finds at least as much as equal shares of the seconds do, but for what is lost to whole runs', () => {
  fc.assert(
    fc.property(candidates, fc.double({ min: 1000, max: 1e5, noNaN: true }), (list, seconds) => {
      const all = named(list);
      const planned = new Map(planSoak(all, seconds).map(({ id, runs }) => [id, runs + 1]));
      const equal = new Map(all.map(({ id, secondsPerRun }) => [id, seconds / all.length / secondsPerRun]));
      const whole = new Map(all.map(({ id }) => [id, planned.get(id) ?? 1]));
      expect(yieldOf(all, whole)).toBeGreaterThanOrEqual(yieldOf(all, equal) * (1 - 1e-9));
    }),
  );
});

test('prefers the likelier fault, and the faster test', () => {
  const base = { faultChance: 0.1, showRate: 0.01, secondsPerRun: 1 };
  const plan = planSoak(named([base, { ...base, faultChance: 0.5 }, { ...base, secondsPerRun: 0.1 }]), 300);
  expect(plan.map(({ id }) => id)).toEqual([2, 1, 0]);
});

test.each([
  ['no second', [{ faultChance: 1, showRate: 1, secondsPerRun: 1 }], 0],
  ['nobody', [], 100],
  ['nobody who can have a fault', [{ faultChance: 0, showRate: 1, secondsPerRun: 1 }], 100],
])('with %s nothing is planned', (_, list, seconds) => {
  expect(planSoak(named(list), seconds)).toEqual([]);
});
