import { describe, expect, test } from 'vitest';
import type { CaseId } from '../../core/id.ts';
import { fileKey } from '../../core/test-file.ts';
import { isoTime } from '../reporter/iso-time.ts';
import {
  type FlakeCase,
  type FlakeScreen,
  type FlakeStory,
  oneIn,
  renderFlakeStory,
  renderFlakes,
  renderQuarantines,
} from './flake-view.ts';
import type { Line } from './line.ts';

const FILE = fileKey('unit', '', 'src/clock.test.ts', 'runtime');
const ROW: FlakeCase = {
  id: 'c1',
  file: FILE,
  titlePath: ['clock', 'waits'],
  runs: 41_200,
  falseFailures: 3,
  soakRuns: 0,
  soakFailures: 0,
  rate: 1 / 14_000,
  interval: { low: 1 / 66_600, high: 1 / 4700 },
  minutesPerDay: 0.0125,
  falseRedsPerMonth: 0.15,
  state: 'suspect',
  quarantine: null,
  cluster: null,
};
const PAGE: FlakeScreen = {
  cases: 15_012,
  runsPerDay: 70,
  forecast: { low: 1, mid: 4.2, high: 9, actual: 5 },
  falseRedChance: 0.0086,
  falseBlockChance: 0.0004,
  noticed: { byLedger: 1 / 490, byRetry: 1 / 22 },
  suite: { runs: 31_500_000, failures: 40, interval: { low: 1e-6, high: 2e-6 } },
  certified: 14_000,
  certifiedInSoak: 12,
  rows: [
    ROW,
    {
      ...ROW,
      id: 'c2',
      titlePath: ['x\u001b[31m'],
      state: 'quarantined',
      quarantine: { owner: 'ann', reason: 'r', untilMs: 0 },
      cluster: 2,
    },
  ],
  suspects: [{ agent: 'build-7', failures: 12, cases: 9, expected: 2.5 }],
};
const STORY: FlakeStory = {
  row: ROW,
  rank: 7,
  cases: 15_012,
  sinceMs: 0,
  evidence: -6.8,
  enough: 3,
  signatures: [{ text: 'connect <n>', count: 3, firstMs: 0, lastMs: 86_400_000 }],
  contexts: [{ kind: 'before', name: 'opens a port', failuresWith: 3, failures: 3, passesWith: 1, passes: 30 }],
  origin: { case: 'c1' as CaseId, atMs: 0, kind: 'found', commit: '0123456789abcdef', probability: 0.99951, words: '0 of 90 before it' },
  changedMs: null,
  next: ['shard-run flakes polluter c1'],
};

const text = (lines: readonly Line[]): string[] => lines.map((line) => line.map((part) => part.text).join(''));

test.each([
  [0, 'never'],
  [1, '1 in 1'],
  [1 / 540, '1 in 540'],
  [1 / 14_000, '1 in 14k'],
  [2e-6, '1 in 500k'],
  [8.3e-7, '1 in 1.2M'],
])('a rate of %f reads %s', (rate, words) => {
  expect(oneIn(rate)).toBe(words);
});

describe('the page', () => {
  test('fits eighty columns but for names, and shows the forecast beside what happened', () => {
    const lines = text(renderFlakes(PAGE, 20));
    expect(lines.filter((line) => !line.startsWith('         ')).every((line) => line.length <= 80)).toBe(true);
    expect(lines).toContain('false reds a week: 4.2 (95 %: 1 to 9); last week 5');
    expect(lines.join('\n')).toContain('3 of 41,200');
    expect(lines.join('\n')).not.toContain('\u001b');
  });

  test('names what it leaves out', () => {
    expect(text(renderFlakes(PAGE, 1)).some((line) => line.startsWith('… and 1 case more'))).toBe(true);
  });

  test('of an empty ledger says so', () => {
    expect(renderFlakes({ ...PAGE, suite: { ...PAGE.suite, runs: 0 } }, 20)).toHaveLength(1);
  });
});

test('a case is told in the words of a person', () => {
  const lines = text(renderFlakeStory(STORY, isoTime));
  expect(lines[2]).toBe('3 false in 41,200 runs · 1 in 14k (95 %: 1 in 4.7k to 67k) · 0.15 false reds/month · #7 of 15,012');
  expect(lines).toContain('  after opens a port  3 of 3 failures, 1 of 30 passes');
  expect(lines).toContain('it became flaky with 0123456789ab  99.9 %: 0 of 90 before it');
});

test('quarantines are listed with the next to end first', () => {
  const entry = { owner: 'ann', reason: 'a port', name: 'x', state: 'active' as const };
  const lines = text(
    renderQuarantines(
      [
        { ...entry, untilMs: 2e12 },
        { ...entry, name: 'y', untilMs: 1e12 },
      ],
      isoTime,
    ),
  );
  expect(lines.filter((line) => !line.startsWith(' '))).toEqual(['y', 'x']);
  expect(renderQuarantines([], isoTime)).toHaveLength(1);
});
