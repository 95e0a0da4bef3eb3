import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPool } from './pool.ts';
import { sampleEstimate, sampleSlot } from './sample.ts';
import { p95WithSlots, slotsForTarget, type TargetQuestion } from './target.ts';

const files = (count: number, caseMs: readonly number[] = [600], departures = {}) =>
  Array.from({ length: count }, (_, index) => sampleEstimate(`f${index}`, caseMs, departures));
const question = (slots: number, leftMs: number): TargetQuestion => ({
  slots: Array.from({ length: slots }, (_, index) => sampleSlot(`A${index}`)),
  nowMs: 0,
  leftMs,
});

describe('slots for a target', () => {
  test('are the fewest that keep the forecast under it, whatever the work, the slots and the target', () => {
    const work = fc.record({
      count: fc.integer({ min: 1, max: 60 }),
      caseMs: fc.array(fc.integer({ min: 10, max: 4_000 }), { minLength: 1, maxLength: 4 }),
      sigmaLog: fc.constantFrom(0, 0.2, 1),
      slots: fc.integer({ min: 1, max: 12 }),
      leftMs: fc.integer({ min: 100, max: 60_000 }),
    });
    fc.assert(
      fc.property(work, ({ count, caseMs, sigmaLog, slots, leftMs }) => {
        const asked = question(slots, leftMs);
        const pool = createPool(files(count, caseMs, { sigmaLog }));
        const found = slotsForTarget(pool, asked);
        const endWith = (number: number): number => p95WithSlots(pool, asked, number) ?? Number.POSITIVE_INFINITY;
        // Nothing is enough: not the most that are tried, or one case is longer than all the time there is.
        if (found === null) expect(Math.max(...caseMs, endWith(4_096))).toBeGreaterThan(leftMs);
        else expect(endWith(found)).toBeLessThanOrEqual(leftMs);
        if (found !== null && found > 1) expect(endWith(found - 1)).toBeGreaterThan(leftMs);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['a target that one slot meets', 70_000, 1],
    ['one that needs more slots than there are', 7_000, 10],
    ['one that is shorter than the longest piece', 500, null],
  ])('for %s', (_, leftMs, expected) => {
    expect(slotsForTarget(createPool(files(100)), question(2, leftMs))).toBe(expected);
  });
});
