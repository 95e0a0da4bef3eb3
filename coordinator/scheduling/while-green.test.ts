import { describe, expect, test } from 'vitest';
import { planGrants } from './plan-grants.ts';
import { createPool, deferAfterFailure } from './pool.ts';
import { sampleEstimate, sampleSlot, showGrant } from './sample.ts';
import type { SlotView } from './types.ts';

const WHOLE = { wholeReason: 'order matters' } as const;
const SLOTS = ['a', 'b'].map((name) => sampleSlot(name));

/** Long browser tests that ask the unit tests to be green. */
function poolOf(unitMs: readonly number[], browserMs: readonly number[]) {
  const unit = unitMs.map((ms, index) => sampleEstimate(`unit${index}`, [ms], { ...WHOLE, suite: 'unit' }));
  const browser = browserMs.map((ms, index) => sampleEstimate(`web${index}`, [ms], { ...WHOLE, suite: 'web' }));
  return createPool([...unit, ...browser], { whileGreen: new Map([['web', ['unit']]]) });
}

function shown(pool: ReturnType<typeof poolOf>, slots: readonly SlotView[] = SLOTS): string[] {
  return planGrants(pool, slots, 0).grants.map(showGrant).toSorted();
}

describe('a suite that asks another to be green', () => {
  test('is served like any other while it is', () => {
    expect(shown(poolOf([3_000, 3_000], [5_000]))).toEqual(['a:web0', 'b:unit0']);
  });

  test('waits after a failure for all that is left of the others', () => {
    const pool = poolOf([3_000, 3_000], [5_000]);
    deferAfterFailure(pool, 'unit');
    expect(shown(pool)).toEqual(['a:unit0', 'b:unit1']);
  });

  test('gets slots that would be idle, and is never handed out ahead', () => {
    const pool = poolOf([3_000], [5_000, 4_000, 10, 10]);
    deferAfterFailure(pool, 'unit');
    expect(shown(pool)).toEqual(['a:unit0', 'b:web0']);
  });

  test('does not care for failures of its own', () => {
    const pool = poolOf([3_000, 3_000], [5_000]);
    deferAfterFailure(pool, 'web');
    expect(shown(pool)).toEqual(['a:web0', 'b:unit0']);
  });
});
