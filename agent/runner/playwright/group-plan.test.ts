import { describe, expect, test } from 'vitest';
import type { Attempt } from './attempt.ts';
import type { GroupEnd, ParallelMode, PlaywrightSuite, PlaywrightTest } from './framework.ts';
import { GroupPlan } from './group-plan.ts';

const DONE: GroupEnd = { fatalErrors: [], skipTestsDueToSetupFailure: [] };

/** `a b (c d)`: tests of a file, those in brackets in a serial group; all with the same number of retries. */
function layTests(text: string, retries: number): PlaywrightTest[] {
  const groups: { suite: PlaywrightSuite; tests: PlaywrightTest[] }[] = [];
  const file = makeSuite('none', []);
  let inside: (typeof groups)[number] | null = null;
  const tests: PlaywrightTest[] = [];
  for (const [, open, id, close] of text.matchAll(/(\()?(\w)(\))?/gu)) {
    if (open !== undefined) {
      const members: PlaywrightTest[] = [];
      inside = { suite: makeSuite('serial', members), tests: members };
    }
    const made = { id, retries, parent: inside?.suite ?? file } as unknown as PlaywrightTest;
    tests.push(made);
    inside?.tests.push(made);
    if (close !== undefined) inside = null;
  }
  return tests;
}

function makeSuite(mode: ParallelMode, tests: readonly PlaywrightTest[]): PlaywrightSuite {
  return { _parallelMode: mode, allTests: () => tests } as unknown as PlaywrightSuite;
}

type Told = { readonly file: string; readonly retries: number; readonly ended: string; readonly isHopeless?: boolean };

/** `a+ b-`: a passed, b failed. Returns what was final at once, what is skipped, what goes on, and what is tried again. */
function play({ file, retries, ended, isHopeless }: Told): string {
  const tests = layTests(file, retries);
  const attempts = new Map<string, Attempt[]>();
  const plan = new GroupPlan(tests, attempts);
  const final: string[] = [];
  for (const [, id = '', sign] of ended.matchAll(/(\w)([+-])/gu)) {
    const found = tests.find((one) => one.id === id) as PlaywrightTest;
    const attempt: Attempt = { status: sign === '+' ? 'passed' : 'failed', expectedStatus: 'passed', durationMs: 0, errors: [] };
    attempts.set(id, [attempt]);
    if (plan.ended(found, attempt, isHopeless !== true)) final.push(id);
  }
  if (plan.isClean(DONE)) return `${final.join('')} clean`;
  const skipped = plan.afterSerialFailure();
  for (const one of skipped) {
    attempts.set(one.id, [{ status: 'skipped', expectedStatus: 'passed', durationMs: 0, errors: [] }]);
    plan.giveUp(one);
  }
  const { remaining, retries: again } = plan.next();
  const ids = (some: readonly PlaywrightTest[]): string =>
    some
      .map(({ id }) => id)
      .toSorted()
      .join('') || '-';
  return `final ${final.join('') || '-'} skipped ${ids(skipped)} remaining ${ids(remaining)} again ${ids(again)}`;
}

describe('after a worker has given its account', () => {
  test.each<[string, Told, string]>([
    ['nothing is left when all passed', { file: 'a b', retries: 1, ended: 'a+ b+' }, 'ab clean'],
    [
      'tests behind a failure go to another worker',
      { file: 'a b c', retries: 0, ended: 'a+ b-' },
      'final ab skipped - remaining c again -',
    ],
    ['a failure with a retry is not final', { file: 'a b', retries: 1, ended: 'a-' }, 'final - skipped - remaining b again a'],
    ['the rest of a serial group is skipped', { file: '(a b c) d', retries: 0, ended: 'a+ b-' }, 'final - skipped c remaining d again -'],
    ['a serial group is tried again whole', { file: '(a b c) d', retries: 1, ended: 'a+ b-' }, 'final - skipped c remaining d again abc'],
    [
      'what cannot be better is not tried again',
      { file: '(a b) d', retries: 1, ended: 'a-', isHopeless: true },
      'final - skipped - remaining bd again -',
    ],
  ])('%s', (_, told, expected) => {
    expect(play(told)).toBe(expected);
  });

  test('one that died has not done all that it was given, even if every test had ended', () => {
    const tests = layTests('a', 0);
    const plan = new GroupPlan(tests, new Map());
    plan.ended(tests[0] as PlaywrightTest, { status: 'passed', expectedStatus: 'passed', durationMs: 0, errors: [] }, true);
    expect([plan.isClean(DONE), plan.isClean({ ...DONE, unexpectedExit: { message: 'it died' } })]).toEqual([true, false]);
  });
});
