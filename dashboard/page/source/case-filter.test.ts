import { describe, expect, test } from 'vitest';
import type { CaseLine } from '../../view/types.ts';
import { filterCases } from './case-filter.ts';
import type { CaseQuery } from './source.ts';

const ALL: CaseQuery = { text: '', outcome: '', suite: '', sort: 'settled', offset: 0, limit: 10 };

function line(title: string, change: Partial<CaseLine> = {}): CaseLine {
  return {
    id: title,
    suite: 'unit',
    file: 'src/shop.test.ts',
    titlePath: ['shop', title],
    outcome: 'passed',
    isFlaky: false,
    agent: 'a',
    slot: 0,
    lease: 'l',
    startedAtMs: 0,
    durationMs: 1,
    ...change,
  };
}

const CASES = [
  line('b holds three', { durationMs: 5, startedAtMs: 30 }),
  line('a is empty', { outcome: 'failed', durationMs: 9, startedAtMs: 20 }),
  line('c comes back', { isFlaky: true, suite: 'browser', durationMs: 7, startedAtMs: 10 }),
];

describe('cases of an export', () => {
  test.each<[Partial<CaseQuery>, readonly string[]]>([
    [{}, ['b holds three', 'a is empty', 'c comes back']],
    [{ text: 'SHOP  three' }, ['b holds three']],
    [{ text: 'nothing like it' }, []],
    [{ outcome: 'failed' }, ['a is empty']],
    [{ outcome: 'flaky' }, ['c comes back']],
    [{ suite: 'browser' }, ['c comes back']],
    [{ sort: 'duration' }, ['a is empty', 'c comes back', 'b holds three']],
    [{ sort: 'started' }, ['c comes back', 'a is empty', 'b holds three']],
    [{ sort: 'name' }, ['a is empty', 'b holds three', 'c comes back']],
  ])('%j finds %j', (query, ids) => expect(filterCases(CASES, { ...ALL, ...query }).cases.map((each) => each.id)).toEqual(ids));

  test('a page of the answer says how many there are in all', () => {
    expect(filterCases(CASES, { ...ALL, offset: 1, limit: 1 })).toEqual({ total: 3, matched: 3, cases: [CASES[1]] });
  });
});
