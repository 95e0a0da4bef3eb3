import { describe, expect, test } from 'vitest';
import { agentId, leaseId } from '../../core/id.ts';
import { caseId } from '../../core/test-case.ts';
import { START_MS, sampleAttempt, sampleCase, sampleFile } from '../../test/support/sample-run.ts';
import { type CaseIndex, emptyCaseIndex, indexFile } from './case-index.ts';
import { parseCaseQuery, searchCases } from './case-search.ts';
import type { CaseSearch } from './types.ts';

const LOGIN = sampleFile('src/Login.test.ts');
const CART = sampleFile('src/cart.test.ts', { project: 'web', suite: 'shop' });

function sampleIndex(): CaseIndex {
  const index = emptyCaseIndex();
  const at = (ms: number, durationMs: number, agent: string) =>
    ({ startedAtMs: START_MS + ms, durationMs, agent: agentId(agent), lease: leaseId(`l-${agent}`) }) as const;
  indexFile(index, LOGIN, [
    sampleCase(LOGIN, 'Form > shows an Error', [sampleAttempt('failed', at(50, 5, 'one'))]),
    sampleCase(LOGIN, 'Form > remembers me', [sampleAttempt('passed', at(10, 90, 'one'))]),
  ]);
  indexFile(index, CART, [
    sampleCase(CART, 'total > an error is red', [sampleAttempt('failed', at(20, 7, 'two')), sampleAttempt('passed', at(30, 8, 'two'))]),
    { ...sampleCase(CART, 'total > never ran', []), outcome: 'missing' },
  ]);
  return index;
}

function ask(index: CaseIndex, query: string): CaseSearch {
  const parameters = new URLSearchParams(query);
  const parsed = parseCaseQuery((name) => parameters.get(name));
  if (typeof parsed === 'string') throw new Error(parsed);
  const steps = searchCases(index, parsed);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

describe('a search', () => {
  test.each<[string, readonly string[]]>([
    ['', ['shows an Error', 'remembers me', 'an error is red', 'never ran']],
    ['q=error', ['shows an Error', 'an error is red']],
    ['q=ERROR form', ['shows an Error']],
    ['q=login form', ['shows an Error', 'remembers me']],
    ['q=web error', ['an error is red']],
    ['q=nowhere', []],
    ['outcome=failed', ['shows an Error']],
    ['outcome=flaky', ['an error is red']],
    ['outcome=missing&suite=shop', ['never ran']],
    ['suite=vitest', ['shows an Error', 'remembers me']],
    ['agent=two', ['an error is red']],
    ['sort=duration', ['remembers me', 'an error is red', 'shows an Error', 'never ran']],
    ['sort=started&outcome=passed', ['remembers me', 'an error is red']],
    ['sort=name', ['an error is red', 'never ran', 'shows an Error', 'remembers me']],
    ['sort=duration&offset=1&limit=2', ['an error is red', 'shows an Error']],
    ['offset=9', []],
  ])('%s', (query, titles) => {
    expect(ask(sampleIndex(), query).cases.map(({ titlePath }) => titlePath.at(-1))).toEqual(titles);
  });

  test('says how many there are and how many match, whatever is shown', () => {
    expect(ask(sampleIndex(), 'suite=vitest&limit=1')).toMatchObject({ total: 4, matched: 2, cases: [{ suite: 'vitest' }] });
  });

  test('tells of a case where its last attempt ran', () => {
    expect(ask(sampleIndex(), 'q=red').cases).toEqual([
      {
        id: caseId(CART.key, ['total', 'an error is red'], 0),
        suite: 'shop',
        file: '[web] src/cart.test.ts',
        titlePath: ['total', 'an error is red'],
        outcome: 'passed',
        isFlaky: true,
        agent: 'two',
        slot: 0,
        lease: 'l-two',
        startedAtMs: START_MS + 30,
        durationMs: 8,
      },
    ]);
  });

  test('sorts as many as there are, in whatever pieces', () => {
    const index = emptyCaseIndex();
    const lasts = Array.from({ length: 45_000 }, (_, number) => (number * 7_919) % 45_000);
    indexFile(
      index,
      LOGIN,
      lasts.map((durationMs, ordinal) => ({ ...sampleCase(LOGIN, 'many', [sampleAttempt('passed', { durationMs })]), ordinal })),
    );
    const durations = (query: string): number[] => ask(index, query).cases.map(({ durationMs }) => durationMs);
    expect(durations('sort=duration&limit=3')).toEqual([44_999, 44_998, 44_997]);
    expect(durations('sort=duration&offset=44998&limit=500')).toEqual([1, 0]);
  });

  test('finds the same after the columns have grown, and titles with any character are whole', () => {
    const index = sampleIndex();
    const odd = ['a\u001eb', 'c\u001fd'];
    const records = Array.from({ length: 3_000 }, (_, number) => ({ ...sampleCase(LOGIN, 'many'), ordinal: number }));
    indexFile(index, LOGIN, [...records, { ...sampleCase(LOGIN, 'odd'), titlePath: odd }]);
    expect(ask(index, 'q=red').cases).toEqual(ask(sampleIndex(), 'q=red').cases);
    expect(ask(index, 'offset=3004').cases).toMatchObject([{ titlePath: odd, id: caseId(LOGIN.key, odd, 0) }]);
    expect(ask(index, 'q=many&offset=2999').cases).toMatchObject([{ id: caseId(LOGIN.key, ['many'], 2_999) }]);
  });
});

test.each(['outcome=good', 'sort=size', 'offset=-1', 'limit=501', 'limit=x', `q=${'x'.repeat(201)}`, `q=${'x '.repeat(11)}`])(
  'a query with %s is refused',
  (query) => {
    const parameters = new URLSearchParams(query);
    expect(parseCaseQuery((name) => parameters.get(name))).toEqual(expect.any(String));
  },
);
