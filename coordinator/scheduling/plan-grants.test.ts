import { describe, expect, test } from 'vitest';
import { agentId, type FileKey } from '../../core/id.ts';
import { planGrants } from './plan-grants.ts';
import { addEvidence, createPool, groupDone, returnWork } from './pool.ts';
import type { Pool } from './pool-state.ts';
import { sampleEstimate, sampleSlot, sampleUnit, showGrant } from './sample.ts';
import type { FileEstimate, SlotView } from './types.ts';

function grantsOf(pool: Pool, slots: readonly SlotView[]): string[] {
  return planGrants(pool, slots, 0).grants.map(showGrant);
}

/** Runs until the pool is empty on slots that end at once, and lists all grants in order. */
function drain(pool: Pool, slots: readonly SlotView[]): string[] {
  const grants: string[] = [];
  for (let round = 0; round < 100; round++) {
    const next = grantsOf(pool, slots);
    if (next.length === 0) return grants;
    grants.push(...next);
  }
  return grants;
}

describe('longest first', () => {
  test('the longest file goes out first, and each slot gets one unit ahead when its first is short', () => {
    const pool = createPool([sampleEstimate('short', [100]), sampleEstimate('long', [900]), sampleEstimate('middle', [500])]);
    expect(grantsOf(pool, [sampleSlot('A'), sampleSlot('B')])).toEqual(['A:long', 'B:middle', 'B:short']);
  });

  test('a faster slot is served first and tiny units are prefetched by time, not by count', () => {
    const pool = createPool(Array.from({ length: 100 }, (_, index) => sampleEstimate(`f${index}`, [60])));
    const grants = grantsOf(pool, [sampleSlot('slow'), sampleSlot('fast', { speed: 3 })]);
    expect(grants[0]).toBe('fast:f0');
    expect(grants.filter((grant) => grant.startsWith('slow'))).toHaveLength(5);
    expect(grants.filter((grant) => grant.startsWith('fast'))).toHaveLength(11);
  });

  test('a slot that is busy for long gets nothing ahead: somebody may be free before', () => {
    const pool = createPool([sampleEstimate('long', [60_000], { sigmaLog: 0.1 }), sampleEstimate('short', [100])]);
    expect(grantsOf(pool, [sampleSlot('A')])).toEqual(['A:long']);
  });

  test('closed slots get nothing and an empty pool grants nothing', () => {
    const pool = createPool([sampleEstimate('a', [1])]);
    expect(grantsOf(pool, [sampleSlot('A', { isOpen: false })])).toEqual([]);
    expect(grantsOf(createPool([]), [sampleSlot('A')])).toEqual([]);
  });

  test('a file of which nothing is known but its size takes part by its guess', () => {
    const pool = createPool([sampleEstimate('known', [5_000]), sampleEstimate('new', [], { unknownMs: 9_000, sigmaLog: 1 })]);
    expect(grantsOf(pool, [sampleSlot('A'), sampleSlot('B')])).toEqual(['A:new', 'B:known']);
  });
});

describe('cutting', () => {
  const giant = Array.from({ length: 20 }, () => 1_000);

  test('a file that ends before the rest does is never cut', () => {
    const pool = createPool([sampleEstimate('giant', giant), sampleEstimate('other', giant)]);
    expect(grantsOf(pool, [sampleSlot('A'), sampleSlot('B')])).toEqual(['A:giant', 'B:other']);
  });

  test('a file that would stick out is cut, and its first piece carries what nobody knows', () => {
    const pool = createPool([sampleEstimate('giant', [4_000, 4_000, 4_000, 4_000], { loadMs: 10 })]);
    expect(drain(pool, [sampleSlot('A'), sampleSlot('B')])).toEqual(['A:giant[not 2,3,4]', 'B:giant[2]', 'A:giant[3]', 'B:giant[4]']);
  });

  test.each([
    ['it must stay whole', { wholeReason: 'its cases share a server' }],
    ['its hooks cost more than the cut saves', { hookMs: 30_000 }],
    ['it was never cut and the gain is small', { isSlicingProven: false, sigmaLog: 0 }],
  ])('a file stays whole when %s', (_, departure) => {
    const caseMs = 'isSlicingProven' in departure ? [400, 400] : giant;
    const pool = createPool([sampleEstimate('giant', caseMs, departure)]);
    expect(grantsOf(pool, [sampleSlot('A'), sampleSlot('B')])).toEqual(['A:giant']);
  });

  test('pieces that come back are one again, and go out whole when all are back', () => {
    const pool = createPool([sampleEstimate('giant', giant, { loadMs: 10 })]);
    const { grants } = planGrants(pool, [sampleSlot('A'), sampleSlot('B')], 0);
    for (const { files, slice } of grants) returnWork(pool, { files, slice });
    expect(grantsOf(pool, [sampleSlot('A')])).toEqual(['A:giant']);
  });
});

describe('who may run what', () => {
  test('restricted work has first claim on the few slots that can do it', () => {
    const pool = createPool([
      sampleEstimate('ie', [1_000], { labels: ['ie'] }),
      sampleEstimate('long', [5_000]),
      sampleEstimate('longer', [6_000]),
    ]);
    const slots = [sampleSlot('A', { labels: new Set(['ie']) }), sampleSlot('B')];
    expect(grantsOf(pool, slots)).toEqual(['A:ie', 'B:longer', 'A:long']);
  });

  test('unless the other work is long, must stay whole, and leaves time enough for the restricted', () => {
    const pool = createPool([
      sampleEstimate('ie', [1_000], { labels: ['ie'] }),
      sampleEstimate('whole', [30_000], { wholeReason: 'order matters' }),
      sampleEstimate('rest', [28_000]),
    ]);
    const slots = [sampleSlot('A', { labels: new Set(['ie']), speed: 2 }), sampleSlot('C', { labels: new Set(['ie']) })];
    expect(grantsOf(pool, slots)[0]).toBe('A:whole');
  });

  test('a slot without the labels gets none of it', () => {
    const pool = createPool([sampleEstimate('ie', [1_000], { labels: ['ie'] })]);
    expect(grantsOf(pool, [sampleSlot('B')])).toEqual([]);
  });

  test('a limit an agent holds over its slots, and over units that run already', () => {
    const pool = createPool(['a', 'b', 'c'].map((path) => sampleEstimate(path, [3_000], { maxPerAgent: 1, sigmaLog: 0 })));
    const first = planGrants(pool, [sampleSlot('A/0'), sampleSlot('A/1'), sampleSlot('B/0')], 0).grants;
    expect(first.map(showGrant)).toEqual(['A:a', 'B:b']);
    const busy = sampleSlot('A/0', { queue: first.slice(0, 1).map((grant) => sampleUnit(pool, grant, { startedAtMs: 0 })) });
    expect(grantsOf(pool, [busy, sampleSlot('A/1')])).toEqual([]);
  });

  test('a group waits until the one below it is done', () => {
    const pool = createPool([sampleEstimate('first', [100], { group: 0 }), sampleEstimate('second', [900], { group: 1 })]);
    expect(drain(pool, [sampleSlot('A'), sampleSlot('B')])).toEqual(['A:first']);
    groupDone(pool, 0);
    expect(grantsOf(pool, [sampleSlot('A')])).toEqual(['A:second']);
  });

  test('a bundle is one unit', () => {
    const pool = createPool(['a', 'b', 'c'].map((path) => sampleEstimate(path, [9_000, 9_000], { bundle: path === 'c' ? null : 'types' })));
    expect(grantsOf(pool, [sampleSlot('A'), sampleSlot('B')])[0]).toBe('A:a+b');
  });
});

describe('evidence', () => {
  const key = 'vitest||a|' as FileKey;

  function withFailure(avoidAgent: string | null): Pool {
    const pool = createPool([sampleEstimate('a', [100, 100]), sampleEstimate('b', [9_000])], {
      only: new Map([
        ['vitest||b|' as FileKey, []],
        [key, [['1']]],
      ]),
    });
    drain(pool, [sampleSlot('A')]);
    addEvidence(pool, { file: key, titlePaths: [['2']], attempt: 2, avoidAgent: avoidAgent as never });
    return pool;
  }

  test('is collected on another agent while there is one', () => {
    expect(grantsOf(withFailure('A'), [sampleSlot('A'), sampleSlot('B', { queue: [] })])).toEqual(['B:a[2]']);
  });

  test('waits for the other agent when that one is busy', () => {
    const pool = withFailure('A');
    const busy = {
      lease: 'x' as never,
      files: [key],
      slice: null,
      group: 0,
      expectedMs: 9_000,
      startedAtMs: 0,
      remainingMs: 9_000,
      isTwin: false,
      attempt: 2,
    };
    expect(grantsOf(pool, [sampleSlot('A'), sampleSlot('B', { queue: [busy] })])).toEqual([]);
  });

  test('is collected where it failed when no other agent can run it', () => {
    expect(grantsOf(withFailure('A'), [sampleSlot('A'), sampleSlot('B', { isOpen: false })])).toEqual(['A:a[2]']);
  });

  test('goes out before first attempts, carries its number, and comes back as evidence', () => {
    const pool = createPool([sampleEstimate('a', [100]), sampleEstimate('b', [9_000])]);
    addEvidence(pool, { file: key, titlePaths: [['1']], attempt: 3, avoidAgent: null });
    const [grant] = planGrants(pool, [sampleSlot('A')], 0).grants;
    expect(grant).toMatchObject({ attempt: 3, files: [key], twinOf: null });
    returnWork(pool, { files: [key], slice: grant?.slice ?? null, attempt: 3 });
    expect(planGrants(pool, [sampleSlot('B')], 0).grants[0]).toMatchObject({ attempt: 3 });
  });

  test('of a file that must stay whole runs the whole file', () => {
    const pool = createPool([sampleEstimate('a', [100, 100], { wholeReason: 'order matters' })]);
    drain(pool, [sampleSlot('A')]);
    addEvidence(pool, { file: key, titlePaths: [['2']], attempt: 2, avoidAgent: null });
    expect(grantsOf(pool, [sampleSlot('A')])).toEqual(['A:a']);
  });
});

describe('every grant says why', () => {
  const IE = new Set(['ie']);
  const failed = { failedBefore: true };
  const of = (estimates: readonly FileEstimate[], slots: readonly SlotView[]) =>
    planGrants(createPool(estimates), slots, 0).grants.map(({ files, reason }) => `${files[0]?.split('|')[2]} ${reason.kind}`);

  const table: readonly (readonly [string, readonly FileEstimate[], readonly SlotView[], readonly string[]])[] = [
    ['longest first', [sampleEstimate('a', [900]), sampleEstimate('b', [100])], [sampleSlot('A')], ['a longest', 'b longest']],
    [
      'restricted work has a claim',
      [sampleEstimate('long', [4_000]), sampleEstimate('ie', [3_000], { labels: ['ie'] })],
      [sampleSlot('A', { labels: IE }), sampleSlot('B')],
      ['ie constrained', 'long longest'],
    ],
    ['a giant is cut', [sampleEstimate('a', Array(20).fill(1_000))], [sampleSlot('A'), sampleSlot('B')], ['a cut', 'a cut']],
    [
      'what failed before goes first where the longest still fits behind it',
      [sampleEstimate('a', [900]), sampleEstimate('b', [900]), { ...sampleEstimate('sick', [300]), ...failed }],
      [sampleSlot('A')],
      ['sick failed-before', 'a longest'],
    ],
    [
      'what failed before waits where the longest would end the run later',
      [sampleEstimate('a', [900], { wholeReason: 'x' }), { ...sampleEstimate('sick', [300]), ...failed }],
      [sampleSlot('A'), sampleSlot('B')],
      ['a longest', 'sick longest'],
    ],
    [
      'so does what the change touches',
      [sampleEstimate('a', [900]), sampleEstimate('b', [900]), { ...sampleEstimate('near', [300]), isTouched: true }],
      [sampleSlot('A')],
      ['near touched', 'a longest'],
    ],
    [
      'and it waits as well where the longest would end the run later',
      [sampleEstimate('a', [900], { wholeReason: 'x' }), { ...sampleEstimate('near', [300]), isTouched: true }],
      [sampleSlot('A'), sampleSlot('B')],
      ['a longest', 'near longest'],
    ],
  ];

  test.each(table)('%s', (_name, estimates, slots, expected) => {
    expect(of(estimates, slots).slice(0, expected.length)).toEqual(expected);
  });

  test('and whether it waits behind another unit', () => {
    const { grants } = planGrants(createPool([sampleEstimate('a', [100]), sampleEstimate('b', [90])]), [sampleSlot('A')], 0);
    expect(grants.map(({ reason }) => reason.isPrefetched)).toEqual([false, true]);
  });

  test('and where evidence and copies look away from', () => {
    const pool = createPool([sampleEstimate('a', [5_000])]);
    addEvidence(pool, { file: sampleEstimate('a', []).file.key, titlePaths: [['1']], attempt: 2, avoidAgent: agentId('A') });
    const [grant] = planGrants(pool, [sampleSlot('B')], 0).grants;
    expect(grant?.reason).toMatchObject({ kind: 'evidence', from: { how: 'avoided', agent: 'A' } });
  });
});
