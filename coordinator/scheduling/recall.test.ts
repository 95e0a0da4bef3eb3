import { expect, test } from 'vitest';
import { leaseId } from '../../core/id.ts';
import { planGrants } from './plan-grants.ts';
import { createPool, returnWork } from './pool.ts';
import type { Pool } from './pool-state.ts';
import type { EstimateSample } from './sample.ts';
import { sampleEstimate, sampleSlot, showGrant } from './sample.ts';
import type { QueuedUnit, SlotView } from './types.ts';

function emptyPool(departures: EstimateSample = {}): Pool {
  const pool = createPool([sampleEstimate('running', [60_000], { wholeReason: 'x' }), sampleEstimate('waiting', [2_000], departures)]);
  planGrants(pool, [sampleSlot('Z', { labels: new Set(['ie']) })], 0);
  planGrants(pool, [sampleSlot('Z', { labels: new Set(['ie']) })], 0);
  return pool;
}

function unit(path: string, sample: Partial<QueuedUnit>): QueuedUnit {
  const base = {
    lease: leaseId(path),
    files: [`vitest||${path}|` as QueuedUnit['files'][number]],
    slice: null,
    group: 0,
    startedAtMs: null,
    isTwin: false,
  };
  return { ...base, expectedMs: 2_000, remainingMs: 2_000, ...sample };
}

function busySlot(remainingMs: number, waiting: Partial<QueuedUnit> = {}): SlotView {
  const running = unit('running', { startedAtMs: 0, expectedMs: 60_000, remainingMs, caseStartedAtMs: null });
  return sampleSlot('A', { queue: [running, unit('waiting', waiting)] });
}

test('a unit that waits behind a long one is taken back for an idle slot, once', () => {
  const pool = emptyPool();
  expect(planGrants(pool, [busySlot(30_000), sampleSlot('B')], 0)).toEqual({ grants: [], recalls: ['waiting'] });
  expect(planGrants(pool, [busySlot(30_000), sampleSlot('B')], 10)).toEqual({ grants: [], recalls: [] });
});

test('what was taken back goes to the idle slot', () => {
  const pool = emptyPool();
  planGrants(pool, [busySlot(30_000), sampleSlot('B')], 0);
  returnWork(pool, { files: unit('waiting', {}).files, slice: null });
  const busy = busySlot(30_000);
  expect(planGrants(pool, [{ ...busy, queue: busy.queue.slice(0, 1) }, sampleSlot('B')], 20).grants.map(showGrant)).toEqual(['B:waiting']);
});

test.each([
  ['it starts soon where it is', busySlot(100), {}],
  ['it started meanwhile', busySlot(30_000, { startedAtMs: 0 }), {}],
  ['it is a copy', busySlot(30_000, { isTwin: true }), {}],
  ['it is evidence', busySlot(30_000, { attempt: 2 }), {}],
  ['the idle slot lacks its label', busySlot(30_000), { labels: ['ie'] }],
])('a unit stays where it is when %s', (_, busy, departures) => {
  expect(planGrants(emptyPool(departures), [busy, sampleSlot('B')], 0).recalls).toEqual([]);
});

test('a slow slot that is idle takes nothing that would end later there', () => {
  expect(planGrants(emptyPool(), [busySlot(1_000), sampleSlot('B', { speed: 0.2 })], 0).recalls).toEqual([]);
});
