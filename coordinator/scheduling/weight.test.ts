import { describe, expect, test } from 'vitest';
import { capacityOf } from '../../core/weight.ts';
import { bound } from './bound.ts';
import { feasibility } from './feasibility.ts';
import { forecast } from './forecast.ts';
import { planGrants } from './plan-grants.ts';
import { createPool } from './pool.ts';
import { sampleEstimate, sampleSlot, showGrant } from './sample.ts';
import { slotsForTarget } from './target.ts';
import type { FileEstimate, Grant, SlotView, Weights } from './types.ts';

const WHOLE = { wholeReason: 'order matters' } as const;
const GIB = 2 ** 30;
/** A browser test takes both cores of an agent, a build most of its memory. */
const WEIGHTS: Weights = new Map([
  ['web', { cpuMilli: 2_000, memoryMb: 0 }],
  ['build', { cpuMilli: 0, memoryMb: 3_000 }],
]);

const files = (suite: string, ...ms: readonly number[]): FileEstimate[] =>
  ms.map((one, index) => sampleEstimate(`${suite}${index}`, [one], { ...WHOLE, suite }));

/** The two slots of an agent of two cores and 4 GiB. */
function slotsOf(agent: string, sample: Partial<SlotView> = {}): SlotView[] {
  const capacity = capacityOf({ slots: 2, cpus: 2, memoryBytes: 4 * GIB });
  return [0, 1].map((slot) => sampleSlot(`${agent}/${slot}`, { capacity, ...sample }));
}

function poolOf(...estimates: readonly FileEstimate[]) {
  return createPool(estimates, { weights: WEIGHTS });
}

/** What each slot has, in its order. */
function shown(grants: readonly Grant[]): string[] {
  return grants.map((grant) => `${grant.slot} ${showGrant(grant)}`).toSorted();
}

describe('units whose suite has a weight', () => {
  test.each([
    ['alone where it takes all cores', files('web', 100, 90), ['0 a:web0', '0 a:web1']],
    ['beside what takes no memory', [...files('build', 500), ...files('unit', 400)], ['0 a:build0', '1 a:unit0']],
    ['one after the other where two take more memory than there is', files('build', 500, 400), ['0 a:build0', '0 a:build1']],
  ])('run on an agent %s', (_, estimates, expected) => {
    expect(shown(planGrants(poolOf(...estimates), slotsOf('a'), 0).grants)).toEqual(expected);
  });

  test('go wherever the labels are, as many as ever, where agents do not say what they have', () => {
    const slots = ['a/0', 'a/1'].map((name) => sampleSlot(name));
    expect(planGrants(poolOf(...files('web', 5_000, 5_000)), slots, 0).grants).toHaveLength(2);
  });

  test('come before longer work that would take their room', () => {
    const { grants } = planGrants(poolOf(...files('web', 500), ...files('unit', 5_000, 4_000)), slotsOf('a'), 0);
    expect(grants.slice(0, 1).map(showGrant)).toEqual(['a:web0']);
  });

  test('have no claim where nobody has to wait for them', () => {
    const light: Weights = new Map([['web', { cpuMilli: 100, memoryMb: 10 }]]);
    const pool = createPool([...files('web', 500), ...files('unit', 5_000, 4_000)], { weights: light });
    expect(shown(planGrants(pool, slotsOf('a'), 0).grants)).toEqual(['0 a:unit0', '1 a:unit1']);
  });
});

describe('feasibility', () => {
  test('names what no agent bears, and the most that there is where the labels are', () => {
    const [web] = files('web', 1) as [FileEstimate];
    const { file } = web;
    const small = { labels: new Set(['ie']), capacity: capacityOf({ slots: 1, cpus: 1, memoryBytes: 2 * GIB }) };
    const large = { labels: new Set<string>(), capacity: capacityOf({ slots: 1, cpus: 2, memoryBytes: GIB }) };
    expect(feasibility([file], [small, large], WEIGHTS)).toEqual([]);
    expect(feasibility([{ ...file, labels: ['ie'] }], [small, large], WEIGHTS)).toEqual([
      {
        labels: ['ie'],
        missing: [],
        weight: { cpuMilli: 2_000, memoryMb: 0 },
        most: { cpuMilli: 1_000, memoryMb: 2_048 },
        files: [file.key],
      },
    ]);
    expect(feasibility([{ ...file, labels: ['win'] }], [small, large], WEIGHTS)).toMatchObject([{ missing: ['win'] }]);
  });
});

describe('the bound', () => {
  test.each([
    ['of work that has an agent to itself is one after the other', files('web', 1_000, 1_000, 1_000, 1_000), 4_000],
    ['of light work is what it was', files('unit', 1_000, 1_000, 1_000, 1_000), 2_000],
    ['of both counts the cores that heavy work takes', [...files('web', 1_000, 1_000), ...files('unit', 1_000, 1_000)], 3_000],
    ['of what takes memory leaves the other slot for the rest', [...files('build', 1_000, 1_000), ...files('unit', 1_000, 1_000)], 2_000],
  ])('%s', (_, estimates, expected) => {
    expect(bound(estimates, slotsOf('a'), { weights: WEIGHTS }).ms).toBe(expected);
  });

  test('is infinite where no agent bears a unit', () => {
    const heavy: Weights = new Map([['web', { cpuMilli: 64_000, memoryMb: 0 }]]);
    expect(bound(files('web', 1), slotsOf('a'), { weights: heavy }).ms).toBe(Number.POSITIVE_INFINITY);
  });
});

test('the forecast, and the slots for a target, count what units weigh', () => {
  const known = { sigmaLog: 0.01 };
  const web = Array.from({ length: 40 }, (_, index) => sampleEstimate(`web${index}`, [1_000], { ...WHOLE, ...known, suite: 'web' }));
  const heavy = poolOf(...web);
  const light = createPool(web);
  const midOf = (pool: typeof heavy): number => forecast(pool, slotsOf('a'), 0)?.midMs ?? 0;
  expect(midOf(heavy) / midOf(light)).toBeGreaterThan(1.8);
  const slotsFor = (pool: typeof heavy): number => slotsForTarget(pool, { slots: slotsOf('a'), nowMs: 0, leftMs: 12_000 }) ?? 0;
  expect(slotsFor(heavy)).toBeGreaterThan(1.5 * slotsFor(light));
});
