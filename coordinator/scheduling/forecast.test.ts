import { expect, test } from 'vitest';
import { assert } from '../../core/assert.ts';
import type { Interval } from '../../core/run-event.ts';
import { forecast as tryForecast } from './forecast.ts';
import { planGrants } from './plan-grants.ts';
import { createPool, groupDone } from './pool.ts';
import { sampleEstimate, sampleSlot, sampleUnit } from './sample.ts';

function forecast(...question: Parameters<typeof tryForecast>): Interval {
  const interval = tryForecast(...question);
  assert(interval !== null, 'somebody can do the work');
  return interval;
}

const files = (count: number, departures = {}) =>
  Array.from({ length: count }, (_, index) => sampleEstimate(`f${index}`, [500, 500], departures));

test('nothing left takes no time', () => {
  expect(forecast(createPool([]), [sampleSlot('A')], 0)).toEqual({ lowMs: 0, midMs: 0, highMs: 0 });
});

test('work is shared by all slots, and what runs counts with what it has left', () => {
  const pool = createPool(files(100));
  const alone = forecast(pool, [sampleSlot('A')], 0);
  const shared = forecast(pool, [sampleSlot('A'), sampleSlot('B')], 0);
  expect(alone.midMs).toBeGreaterThan(99_000);
  expect(alone.midMs).toBeLessThan(110_000);
  expect(shared.midMs / alone.midMs).toBeCloseTo(0.5);
});

test('low is below middle is below high, and new files make it wider', () => {
  const known = forecast(createPool(files(100)), [sampleSlot('A')], 0);
  const fresh = forecast(
    createPool(Array.from({ length: 100 }, (_, index) => sampleEstimate(`f${index}`, [], { unknownMs: 1_000, sigmaLog: 1 }))),
    [sampleSlot('A')],
    0,
  );
  for (const { lowMs, midMs, highMs } of [known, fresh]) expect([lowMs < midMs, midMs < highMs]).toEqual([true, true]);
  expect(fresh.highMs / fresh.midMs).toBeGreaterThan((known.highMs / known.midMs) * 1.3);
});

test('a file that must stay whole is not shared', () => {
  const pool = createPool([sampleEstimate('whole', [10_000, 10_000], { wholeReason: 'order matters' })]);
  expect(forecast(pool, [sampleSlot('A'), sampleSlot('B'), sampleSlot('C')], 0).midMs).toBeGreaterThan(19_000);
});

test('restricted work takes as long as its few slots need', () => {
  const pool = createPool(files(10, { labels: ['ie'] }));
  expect(forecast(pool, [sampleSlot('A', { labels: new Set(['ie']) }), sampleSlot('B'), sampleSlot('C')], 0).midMs).toBeGreaterThan(9_500);
});

test('groups add up', () => {
  const pool = createPool([sampleEstimate('a', [4_000], { group: 0 }), sampleEstimate('b', [6_000], { group: 1 })]);
  const slots = [sampleSlot('A')];
  expect(forecast(pool, slots, 0).midMs).toBeGreaterThan(9_900);
  groupDone(pool, 0);
  const [grant] = planGrants(pool, slots, 0).grants;
  expect(grant).toBeDefined();
});

test('time passes in a unit that runs', () => {
  const pool = createPool([sampleEstimate('a', [10_000], { wholeReason: 'x' })]);
  const { grants } = planGrants(pool, [sampleSlot('A')], 0);
  const slots = [sampleSlot('A', { queue: grants.map((grant) => sampleUnit(pool, grant, { startedAtMs: 0, caseStartedAtMs: 0 })) })];
  expect(forecast(pool, slots, 6_000).midMs).toBeLessThan(forecast(pool, slots, 1_000).midMs - 4_500);
});

test('without a slot that can do the work nobody can tell', () => {
  expect(tryForecast(createPool(files(1)), [], 0)).toBeNull();
  expect(tryForecast(createPool(files(1, { labels: ['ie'] })), [sampleSlot('A')], 0)).toBeNull();
});
