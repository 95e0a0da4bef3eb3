import { describe, expect, test } from 'vitest';
import { learnSetup } from './learn.ts';
import { planGrants } from './plan-grants.ts';
import { createPool } from './pool.ts';
import { sampleEstimate, sampleSlot, sampleUnit, showGrant } from './sample.ts';
import type { PoolSettings, SlotView } from './types.ts';

const WHOLE = { wholeReason: 'order matters' } as const;
/** Nothing is handed out ahead: one unit a slot. */
const TUNING = { prefetchHorizonMs: -1 };
const COSTLY: PoolSettings = { setups: new Map([['web', 30_000]]) };

/** Files that stay whole in two suites, those of the second with labels; and one of the first that no slot can run. */
function poolOf(unit: readonly number[], web: readonly number[], settings = COSTLY, labels: readonly string[] = []) {
  const ofSuite = (suite: string, ms: readonly number[], more = {}) =>
    ms.map((one, index) => sampleEstimate(`${suite}${index}`, [one], { ...WHOLE, ...more, suite }));
  const nowhere = sampleEstimate('nowhere', [1], { suite: 'unit', labels: ['nobody'] });
  return createPool([nowhere, ...ofSuite('unit', unit), ...ofSuite('web', web, { labels })], { tuning: TUNING, ...settings });
}

const repeat = (count: number, ms: number): number[] => Array.from({ length: count }, () => ms);

function suitesGranted(pool: ReturnType<typeof poolOf>, slots: readonly SlotView[]): string[] {
  return planGrants(pool, slots, 0)
    .grants.map(showGrant)
    .map((grant) => grant.replace(/\d+$/u, ''))
    .toSorted();
}

const warmFor = (name: string, ...warm: string[]): SlotView => sampleSlot(name, { warm });

describe('where a suite costs a set-up', () => {
  test('slots that did nothing yet are shared out in proportion to work', () => {
    const slots = ['a', 'b', 'c', 'd'].map((name) => sampleSlot(name));
    expect(suitesGranted(poolOf(repeat(90, 10_000), repeat(30, 10_000)), slots)).toEqual(['a:unit', 'b:unit', 'c:web', 'd:unit']);
  });

  test('what few slots can do goes to them first', () => {
    const slots = [sampleSlot('a'), sampleSlot('b', { labels: new Set(['ie']) }), sampleSlot('c', { labels: new Set(['ie']) })];
    const pool = poolOf(repeat(60, 10_000), repeat(60, 10_000), COSTLY, ['ie']);
    expect(suitesGranted(pool, slots)).toEqual(['a:unit', 'b:web', 'c:web']);
  });

  test('a slot stays with its suite, although the other has longer files', () => {
    expect(suitesGranted(poolOf(repeat(9, 1_000), repeat(9, 2_000)), [warmFor('a', 'unit'), warmFor('b', 'web')])).toEqual([
      'a:unit',
      'b:web',
    ]);
  });

  test('a slot leaves for a suite that would end much later, once', () => {
    const slots = [warmFor('a', 'unit'), warmFor('b', 'unit'), warmFor('c', 'unit'), warmFor('d', 'web')];
    expect(suitesGranted(poolOf(repeat(30, 2_000), repeat(100, 2_000)), slots)).toEqual(['a:web', 'b:unit', 'c:unit', 'd:web']);
  });

  test('a slot with nothing of its own left stays idle where its help would come too late', () => {
    const pool = poolOf([], [5_000, 5_000]);
    expect(suitesGranted(pool, [warmFor('a', 'unit'), warmFor('b', 'web')])).toEqual(['b:web']);
  });

  test.each([
    ['goes where a set-up pays', [warmFor('a', 'unit'), warmFor('b', 'web')], repeat(40, 5_000), ['a:web', 'b:web']],
    ['takes over where nobody else is', [warmFor('a', 'unit')], [5_000], ['a:web']],
    ['helps at once where it is warm', [warmFor('a', 'web', 'unit'), warmFor('b', 'web')], [5_000, 5_000], ['a:web', 'b:web']],
  ] as const)('a slot with nothing of its own left %s', (_, slots, web, expected) => {
    expect(suitesGranted(poolOf([], web), slots)).toEqual(expected);
  });

  test('the set-up is part of what the first unit is expected to take', () => {
    const pool = poolOf([1_000], [5_000, 5_000]);
    expect(planGrants(pool, [sampleSlot('a')], 0).grants[0]?.expectedMs).toBe(35_000);
    expect(planGrants(pool, [warmFor('a', 'web')], 0).grants[0]?.expectedMs).toBe(5_000);
  });

  test('a cold slot copies nothing that slots of the suite will have done before it is ready', () => {
    const big = sampleEstimate('big', [9_000, 9_000, 9_000, 9_000], { suite: 'web' });
    const last = sampleEstimate('last', [1_000], { ...WHOLE, suite: 'web' });
    const pool = createPool([big, last, sampleEstimate('other', [500], { ...WHOLE, suite: 'unit' })], {
      setups: new Map([['web', 12_000]]),
      tuning: TUNING,
    });
    const busy: SlotView[] = [];
    for (const slot of [warmFor('a', 'web'), warmFor('b', 'web'), warmFor('c', 'unit')]) {
      const [grant] = planGrants(pool, [...busy, slot], 0).grants;
      busy.push({ ...slot, queue: grant === undefined ? [] : [sampleUnit(pool, grant, { startedAtMs: 0 })] });
    }
    const queued = busy.map(({ agent, queue }) => `${agent} ${queue[0]?.files[0]?.split('|')[2]}`);
    const options = { pendingCases: () => ['1', '2', '3', '4'].map((title) => [title]) };
    expect(queued).toEqual(['a big', 'b last', 'c other']);
    expect(planGrants(pool, [...busy, warmFor('e', 'unit')], 0, options).grants).toEqual([]);
    expect(planGrants(pool, [...busy, warmFor('d', 'web')], 0, options).grants.map(showGrant)).toEqual(['+d:big[3,4]']);
  });
});

test('without a cost the longest goes first, whatever a slot did before', () => {
  const pool = poolOf(repeat(9, 1_000), repeat(9, 2_000), { setups: new Map() });
  expect(suitesGranted(pool, [warmFor('a', 'unit'), warmFor('b', 'web')])).toEqual(['a:web', 'b:web']);
});

test('a run learns what a set-up costs from its first units, less what every unit pays', () => {
  const pool = poolOf(repeat(9, 1_000), repeat(9, 2_000), { setups: new Map() });
  const slots = [warmFor('a', 'unit'), warmFor('b', 'web')];
  learnSetup(pool, { suite: 'web', isCold: true, overheadMs: 30_200 });
  learnSetup(pool, { suite: 'web', isCold: false, overheadMs: 200 });
  expect(suitesGranted(pool, slots)).toEqual(['a:unit', 'b:web']);
});

test('a unit that waits makes its slot a home of its suite', () => {
  const pool = poolOf(repeat(9, 1_000), repeat(9, 1_000), { ...COSTLY, tuning: {} });
  const [first] = planGrants(pool, [warmFor('a', 'web')], 0).grants;
  const queue = first === undefined ? [] : [sampleUnit(pool, first)];
  expect(suitesGranted(pool, [sampleSlot('a', { queue }), warmFor('b', 'unit')])).toEqual(['a:web', 'b:unit', 'b:unit']);
});
