import { expect, test } from 'vitest';
import { barQuarantine, flakeState, type PastOutcome, type Standing } from './state.ts';

const HEALTHY: Standing = { count: { runs: 2100, failures: 0 }, recentFailures: 0, cases: 15_000, isQuarantined: false, proofRuns: 0 };

test.each([
  ['nothing', {}, 'healthy'],
  ['one false failure', { recentFailures: 1, count: { runs: 2100, failures: 1 } }, 'suspect'],
  ['one long ago', { count: { runs: 2100, failures: 1 } }, 'healthy'],
  ['two', { recentFailures: 2, count: { runs: 2100, failures: 2 } }, 'indicted'],
  ['many long ago', { count: { runs: 2100, failures: 9 } }, 'indicted'],
  ['five', { recentFailures: 5, count: { runs: 2100, failures: 5 } }, 'mercy-exhausted'],
  ['a quarantine', { recentFailures: 5, isQuarantined: true }, 'quarantined'],
  ['a fix with too few runs', { count: { runs: 20, failures: 0 }, proofRuns: 299 }, 'fix-proving'],
  ['a fix that holds', { count: { runs: 300, failures: 0 }, proofRuns: 299 }, 'healthy'],
  ['a fix that failed', { count: { runs: 20, failures: 1 }, recentFailures: 1, proofRuns: 299 }, 'suspect'],
] satisfies (readonly [string, Partial<Standing>, string])[])('%s: %o is %s', (_, change, state) => {
  expect(flakeState({ ...HEALTHY, ...change })).toBe(state);
});

const OUTCOMES: Readonly<Record<string, PastOutcome>> = { p: 'passed', f: 'failed', l: 'flaky', s: 'skipped' };

test.each([
  ['pppfp', true],
  ['l', true],
  ['fpf', true],
  ['pppff', false],
  ['f', false],
  ['ppfss', false],
  ['pppp', false],
  ['', false],
])('a case that went %s may be quarantined: %s', (letters, may) => {
  const outcomes = letters.split('').map((letter) => OUTCOMES[letter] ?? 'passed');
  expect(barQuarantine(outcomes) === null).toBe(may);
});
