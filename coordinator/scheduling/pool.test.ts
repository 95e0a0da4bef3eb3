import { describe, expect, test } from 'vitest';
import type { FileKey } from '../../core/id.ts';
import { agentId, leaseId } from '../../core/id.ts';
import type { Slice } from '../../core/unit.ts';
import { learnCollected } from './learn.ts';
import { planGrants } from './plan-grants.ts';
import { addEvidence, createPool, forgetFile, groupDone, openGroup, pooledWork, returnWork } from './pool.ts';
import type { Pool } from './pool-state.ts';
import { sampleEstimate, sampleSlot, sampleUnit, showGrant } from './sample.ts';

const A = 'vitest||a|' as FileKey;
const only = (...titles: readonly string[]): Slice => ({ kind: 'only', titlePaths: titles.map((title) => [title]) });
const except = (...titles: readonly string[]): Slice => ({ kind: 'except', titlePaths: titles.map((title) => [title]) });

/** A pool of one file of three cases, all of it handed out. */
function handedOut(): Pool {
  const pool = createPool([sampleEstimate('a', [100, 200, 300])]);
  planGrants(pool, [sampleSlot('A')], 0);
  return pool;
}

function next(pool: Pool): string[] {
  return planGrants(pool, [sampleSlot('A')], 0).grants.map(showGrant);
}

describe('what comes back', () => {
  test.each<[string, readonly (Slice | null)[], string]>([
    ['the whole file', [null], 'A:a'],
    ['what a dead unit had not run, with cases unknown to history', [except('1')], 'A:a[not 1]'],
    ['some cases', [only('2')], 'A:a[2]'],
    ['pieces, as one piece', [only('1'), only('3')], 'A:a[1,3]'],
    ['all pieces, as the whole', [only('1'), except('1')], 'A:a'],
    ['the same twice, once', [only('2'), only('2')], 'A:a[2]'],
    ['a case that history did not know', [only('new')], 'A:a[new]'],
    ['all but a case that history did not know', [except('new')], 'A:a[not new]'],
    ['only what history does not know', [except('1', '2', '3')], 'A:a[not 1,2,3]'],
  ])('%s', (_, slices, expected) => {
    const pool = handedOut();
    for (const slice of slices) returnWork(pool, { files: [A], slice });
    expect(next(pool)).toEqual([expected]);
    expect(next(pool)).toEqual([]);
  });

  test('is nothing when the collection showed that everything ended', () => {
    const pool = handedOut();
    learnCollected(pool, A, [['1'], ['2'], ['3']]);
    returnWork(pool, { files: [A], slice: except('1', '2', '3') });
    expect(pooledWork(pool).units).toBe(0);
  });

  test('is the whole file when it must stay whole', () => {
    const pool = createPool([sampleEstimate('a', [100, 200], { wholeReason: 'order matters' })]);
    next(pool);
    returnWork(pool, { files: [A], slice: except('1') });
    expect(next(pool)).toEqual(['A:a']);
  });

  test('adds nothing when it was a copy', () => {
    const pool = handedOut();
    returnWork(pool, { files: [A], slice: only('3'), twinOf: leaseId('original') });
    expect(pooledWork(pool).units).toBe(0);
  });
});

describe('a pool of some cases only', () => {
  const estimates = [
    sampleEstimate('a', [100, 200]),
    sampleEstimate('b', [100]),
    sampleEstimate('c', [50, 60], { wholeReason: 'order matters' }),
  ];

  test('hands out these and nothing that history does not know', () => {
    expect(next(createPool(estimates, { only: new Map([[A, [['2']]]]) }))).toEqual(['A:a[2]']);
  });

  test('runs files whole that name no case or must stay whole', () => {
    const pool = createPool(estimates, {
      only: new Map([
        ['vitest||b|' as FileKey, []],
        ['vitest||c|' as FileKey, [['1']]],
      ]),
    });
    expect(next(pool)).toEqual(['A:c', 'A:b']);
  });
});

describe('what nobody has', () => {
  test('is counted in units and milliseconds, loads and evidence included', () => {
    const pool = createPool([sampleEstimate('a', [100, 200], { loadMs: 50 }), sampleEstimate('b', [1_000])]);
    expect(pooledWork(pool)).toEqual({ units: 2, expectedMs: 1_350 });
    addEvidence(pool, { file: A, titlePaths: [['1']], attempt: 2, avoidAgent: agentId('A') });
    expect(pooledWork(pool)).toEqual({ units: 3, expectedMs: 1_500 });
  });
});

test('groups open one after the other', () => {
  const pool = createPool([sampleEstimate('a', [1], { group: 2 }), sampleEstimate('b', [1], { group: 5 })]);
  expect(openGroup(pool)).toBe(2);
  groupDone(pool, 2);
  groupDone(pool, 2);
  expect(openGroup(pool)).toBe(5);
  groupDone(pool, 5);
  expect(openGroup(pool)).toBe(null);
});

test('work of a group that was done already, tried again, still goes out', () => {
  const pool = createPool([sampleEstimate('a', [1], { group: 0 }), sampleEstimate('b', [1], { group: 1 })]);
  next(pool);
  groupDone(pool, 0);
  returnWork(pool, { files: [A], slice: null });
  expect(next(pool)).toContain('A:a');
});

describe('a file that is forgotten', () => {
  test('leaves the pool with everything it held', () => {
    const pool = createPool([sampleEstimate('a', [100, 200]), sampleEstimate('b', [50])]);
    forgetFile(pool, A);
    forgetFile(pool, A);
    expect(pooledWork(pool)).toMatchObject({ units: 1, expectedMs: 50 });
    expect(pool.stocks.get(A)?.cases).toEqual([]);
    expect(next(pool)).toEqual(['A:b']);
  });

  test('may still run somewhere', () => {
    const pool = createPool([sampleEstimate('a', [100, 200]), sampleEstimate('b', [50])]);
    const { grants } = planGrants(pool, [sampleSlot('A')], 0);
    const running = grants.slice(0, 1).map((grant) => sampleUnit(pool, grant, { startedAtMs: 0 }));
    forgetFile(pool, A);
    expect(planGrants(pool, [sampleSlot('A', { queue: running }), sampleSlot('B')], 5_000).recalls).toEqual([]);
  });
});
