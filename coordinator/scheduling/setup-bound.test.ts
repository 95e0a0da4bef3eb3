import { describe, expect, test } from 'vitest';
import { bound } from './bound.ts';
import { sampleEstimate, sampleSlot } from './sample.ts';

const SETUPS = new Map([
  ['unit', 0],
  ['web', 30_000],
]);

function boundOf(work: Readonly<Record<string, number>>, slots: number, setups = SETUPS, labels: readonly string[] = []): number {
  const estimates = Object.entries(work).flatMap(([suite, seconds]) =>
    Array.from({ length: seconds }, (_, index) =>
      sampleEstimate(`${suite}${index}`, [1_000], { suite, labels: suite === 'web' ? labels : [] }),
    ),
  );
  const names = Array.from({ length: slots }, (_, index) => sampleSlot(`s${index}`, { labels: new Set(index === 0 ? ['ie'] : []) }));
  return Math.round(bound(estimates, names, { setups }).ms / 1_000);
}

describe('the bound', () => {
  test.each([
    ['of one slot is its work and one set-up for each suite', { unit: 60, web: 60 }, 1, 150],
    ['pays a set-up once where one slot is enough', { unit: 100, web: 40 }, 2, 85],
    ['pays one for each slot that a suite needs at the least', { web: 240 }, 4, 90],
    ['is never less than a set-up and the longest piece', { web: 4 }, 4, 31],
    ['is that of the work where set-ups cost nothing', { unit: 60 }, 3, 20],
  ])('%s', (_, work, slots, seconds) => {
    expect(boundOf(work, slots)).toBe(seconds);
  });

  test('counts the set-up of what only few slots can do', () => {
    expect(boundOf({ unit: 10, web: 60 }, 4, SETUPS, ['ie'])).toBe(90);
  });

  test('is without a slot that can do the work what it was', () => {
    expect(boundOf({ web: 3 }, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});
