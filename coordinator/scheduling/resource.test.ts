import { describe, expect, test } from 'vitest';
import { planGrants } from './plan-grants.ts';
import { createPool } from './pool.ts';
import { sampleEstimate, sampleSlot, sampleUnit, showGrant } from './sample.ts';
import type { Grant, SlotView } from './types.ts';

const WHOLE = { wholeReason: 'order matters' } as const;

function poolOf(longMs: readonly number[], paymentMs: readonly number[], units: number) {
  const long = longMs.map((ms, index) => sampleEstimate(`long${index}`, [ms], WHOLE));
  const payment = paymentMs.map((ms, index) => sampleEstimate(`pay${index}`, [ms], { ...WHOLE, suite: 'payment' }));
  return createPool([...long, ...payment], { resources: new Map([['payment', [{ name: 'sandbox', units }]]]) });
}

const SLOTS = ['a', 'b', 'c', 'd'].map((name) => sampleSlot(name));

function shown(grants: readonly Grant[]): string[] {
  return grants.map(showGrant).toSorted();
}

describe('a resource', () => {
  test('is held by no more slots than there is of it', () => {
    const { grants } = planGrants(poolOf([], [10, 10, 10, 10, 10], 2), SLOTS, 0);
    expect(new Set(grants.map(({ agent }) => agent)).size).toBe(2);
  });

  test('that is a long chain begins before longer work that could wait', () => {
    const payments = Array.from({ length: 100 }, () => 100);
    const { grants } = planGrants(poolOf([5_000, 5_000, 5_000, 5_000], payments, 1), SLOTS, 0);
    const first = new Map(grants.toReversed().map((grant) => [grant.agent, grant]));
    expect(shown([...first.values()])).toEqual(['a:pay0', 'b:long0', 'c:long1', 'd:long2']);
  });

  test('that is soon done waits for longer work', () => {
    const { grants } = planGrants(poolOf([5_000, 5_000, 5_000, 5_000, 5_000], [100, 100], 1), SLOTS, 0);
    expect(shown(grants)).toEqual(['a:long0', 'b:long1', 'c:long2', 'd:long3']);
  });

  test('goes on where it is, and other work is taken elsewhere', () => {
    const pool = poolOf([10], [5_000, 5_000], 1);
    const [idle, ...others] = SLOTS as [SlotView, ...SlotView[]];
    const [first, ...more] = planGrants(pool, [idle], 0).grants as [Grant, ...Grant[]];
    expect(more).toEqual([]);
    const running = { ...idle, queue: [sampleUnit(pool, first, { startedAtMs: 0, remainingMs: 500 })] };
    expect(shown(planGrants(pool, [running, ...others], 4_500).grants)).toEqual(['a:pay1', 'b:long0']);
  });
});
