import { describe, expect, test } from 'vitest';
import type { FileKey } from '../../core/id.ts';
import { leaseId } from '../../core/id.ts';
import { planGrants } from './plan-grants.ts';
import { createPool, returnWork } from './pool.ts';
import type { Pool } from './pool-state.ts';
import type { EstimateSample } from './sample.ts';
import { sampleEstimate, sampleSlot, showGrant } from './sample.ts';
import type { PlanOptions, QueuedUnit, SlotView } from './types.ts';

const CASES = Array.from({ length: 10 }, () => 1_000);
const FILE = 'vitest||big|' as FileKey;

function running(departures: EstimateSample = {}, caseMs: readonly number[] = CASES): Pool {
  const pool = createPool([sampleEstimate('big', caseMs, { loadMs: 100, ...departures })]);
  planGrants(pool, [sampleSlot('A')], 0);
  return pool;
}

function busy(sample: Partial<QueuedUnit> = {}, agent = 'A'): SlotView {
  const unit = {
    lease: leaseId(`lease-${agent}`),
    files: [FILE],
    slice: null,
    group: 0,
    expectedMs: 10_100,
    startedAtMs: 0,
    remainingMs: 10_000,
    caseStartedAtMs: 1_000,
    isTwin: false,
  };
  return sampleSlot(agent, { queue: [{ ...unit, ...sample }] });
}

function pending(...titles: readonly string[]): PlanOptions {
  return { pendingCases: () => titles.map((title) => [title]) };
}

const ALL = pending('1', '2', '3', '4', '5', '6', '7', '8', '9', '10');

describe('the tail of a running unit', () => {
  test('goes to an idle slot so that both end together', () => {
    expect(planGrants(running(), [busy(), sampleSlot('B')], 1_000, ALL).grants.map(showGrant)).toEqual(['+B:big[6,7,8,9,10]']);
  });

  test('says whose tail it is, what that needed and when both end', () => {
    const [grant] = planGrants(running(), [busy(), sampleSlot('B')], 1_000, ALL).grants;
    expect(grant?.reason).toMatchObject({ kind: 'tail', workMs: 10_000, from: { how: 'copied', agent: 'A', slot: 0 } });
    expect(grant?.reason.againstMs).toBeLessThan(6_000);
  });

  test('goes to a slot of the same agent too', () => {
    expect(planGrants(running(), [busy(), sampleSlot('A/1')], 1_000, ALL).grants.map(showGrant)).toEqual(['+A:big[6,7,8,9,10]']);
  });

  test('is shared by several idle slots, each case copied once', () => {
    const grants = planGrants(running(), [busy(), sampleSlot('B'), sampleSlot('C')], 1_000, ALL).grants;
    const titles = grants.flatMap(({ slice }) => slice?.titlePaths.map(([title]) => title) ?? []);
    expect(grants).toHaveLength(2);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles).not.toContain('1');
  });

  test('may be copied again after the copy came back', () => {
    const pool = running();
    const [grant] = planGrants(pool, [busy(), sampleSlot('B')], 1_000, ALL).grants;
    returnWork(pool, { files: [FILE], slice: grant?.slice ?? null, twinOf: grant?.twinOf ?? null });
    expect(planGrants(pool, [busy(), sampleSlot('C')], 1_000, ALL).grants.map(showGrant)).toEqual(['+C:big[6,7,8,9,10]']);
  });

  test.each<[string, Pool, Partial<QueuedUnit>]>([
    ['hooks cost more than it saves', running({ hookMs: 20_000 }), {}],
    ['the file was never cut and little is left', running({ isSlicingProven: false }), { remainingMs: 1_500 }],
    ['the unit is evidence', running(), { attempt: 2 }],
    ['the unit has not started', running(), { startedAtMs: null }],
  ])('stays when %s', (_, pool, sample) => {
    const left = sample.remainingMs === 1_500 ? pending('9', '10') : ALL;
    expect(planGrants(pool, [busy(sample), sampleSlot('B')], 1_000, left).grants).toEqual([]);
  });
});

describe('a whole copy', () => {
  test('is made of a file that must stay whole once it is later than nine of ten, on another agent, once', () => {
    const pool = running({ wholeReason: 'order matters' });
    const late = busy({ remainingMs: 5_000 });
    expect(planGrants(pool, [late, sampleSlot('B')], 9_000, ALL).grants).toEqual([]);
    expect(planGrants(pool, [late, sampleSlot('A/1')], 60_000, ALL).grants).toEqual([]);
    expect(planGrants(pool, [late, sampleSlot('B')], 60_000, ALL).grants.map(showGrant)).toEqual(['+B:big']);
    expect(planGrants(pool, [late, sampleSlot('C')], 60_000, ALL).grants).toEqual([]);
  });

  test('of the last case is made when that case is late', () => {
    const lastLate = busy({ remainingMs: 1_000, caseStartedAtMs: 9_000 });
    expect(planGrants(running(), [lastLate, sampleSlot('B')], 9_500, pending('10')).grants).toEqual([]);
    expect(planGrants(running(), [lastLate, sampleSlot('B')], 15_000, pending('10')).grants.map(showGrant)).toEqual(['+B:big[10]']);
  });

  test('is made at once when the first is on an agent so slow that a fresh start wins', () => {
    const slow = { ...busy({ remainingMs: 10_000 }), speed: 0.2 };
    const pool = running({ wholeReason: 'order matters' });
    expect(planGrants(pool, [slow, sampleSlot('B')], 1_000, ALL).grants.map(showGrant)).toEqual(['+B:big']);
  });
});

test('an idle slot without the labels helps nobody', () => {
  const pool = createPool([sampleEstimate('big', CASES, { labels: ['ie'] })]);
  planGrants(pool, [sampleSlot('A', { labels: new Set(['ie']) })], 0);
  expect(planGrants(pool, [busy(), sampleSlot('B')], 1_000, ALL).grants).toEqual([]);
});
