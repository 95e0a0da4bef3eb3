import { expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import type { FlakeFacts, QuarantineRow } from '../../core/ledger-row.ts';
import { exampleCaseId, exampleFailure, exampleTally } from './example.ts';
import { flakePage } from './page.ts';
import { casePasts } from './past.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;

/** Seventy runs a day for as long as the page looks back. */
const RUNS = Array.from({ length: 70 * 30 }, (_, index) => NOW - 30 * DAY + 1 + (index * DAY) / 70);
const clean = Array.from({ length: 50 }, (_, index) => exampleTally(`clean ${index}`, 2100, 0));
const facts = (change: Partial<FlakeFacts> = {}): FlakeFacts => ({
  tallies: [
    exampleTally('often', 2100, 20, { reruns: 60 }),
    exampleTally('sticky', 2100, 5, { reruns: 40, rerunFailures: 38 }),
    exampleTally('new', 5, 0),
    ...clean,
  ],
  failures: [
    exampleFailure('often', 'r1', { atMs: NOW - 2 * DAY }),
    exampleFailure('often', 'r2', { atMs: NOW - DAY }),
    exampleFailure('sticky', 'r1', { atMs: NOW - 40 * DAY }),
  ],
  recentRunsMs: RUNS,
  ...change,
});
const placed: QuarantineRow = {
  case: exampleCaseId('clean 1'),
  kind: 'placed',
  atMs: 0,
  untilMs: NOW + DAY,
  owner: 'ann',
  reason: 'a port',
  proofRuns: 0,
};

test('the list is ordered by minutes and not by rate, and a new case without a failure is not on it', () => {
  const page = flakePage(facts(), [], NOW);
  expect(page.rows.map(({ titlePath, state }) => [titlePath[0], state])).toEqual([
    ['sticky', 'indicted'],
    ['often', 'indicted'],
  ]);
  expect(page.runsPerDay).toBeCloseTo(70, 0);
});

test('the forecast is of runs, and what happened stands beside it', () => {
  const { forecast, falseRedChance, falseBlockChance } = flakePage(facts(), [], NOW);
  // 25 failures in 2,100 runs: 1.2 % of 490 runs a week.
  expect(forecast.mid).toBeGreaterThan(4);
  expect(forecast.mid).toBeLessThan(8);
  expect(forecast.low).toBeLessThan(forecast.mid);
  expect(forecast.high).toBeGreaterThan(forecast.mid);
  expect(forecast.actual).toBe(2);
  expect(falseRedChance).toBeCloseTo(25 / 2100, 2);
  expect(falseBlockChance).toBeLessThan(falseRedChance);
});

test('a case in quarantine is on the list with its owner, and not any more when the quarantine has ended', () => {
  const rows = (atMs: number) => flakePage(facts(), [placed], atMs).rows.filter(({ state }) => state === 'quarantined');
  expect(rows(NOW)).toMatchObject([{ titlePath: ['clean 1'], quarantine: { owner: 'ann' } }]);
  expect(rows(NOW + DAY)).toEqual([]);
  expect(flakePage(facts(), [placed, { ...placed, kind: 'lifted' }], NOW).rows.some(({ state }) => state === 'quarantined')).toBe(false);
});

test('cases that fail in the same runs are one cluster', () => {
  const failures = ['often', 'sticky'].flatMap((name) => [exampleFailure(name, 'r1'), exampleFailure(name, 'r2')]);
  const clusters = flakePage(facts({ failures: [...failures, exampleFailure('clean 3', 'r2')] }), [], NOW).rows.map(
    ({ cluster }) => cluster,
  );
  expect(clusters).toEqual([1, 1]);
});

test('three million clean runs and a half certify a case, in runs or in soak', () => {
  const tallies = [exampleTally('runs', 3.5e6, 0), exampleTally('soak', 10, 0, { soakRuns: 3.5e6 }), exampleTally('few', 1e6, 0)];
  expect(flakePage(facts({ tallies, failures: [] }), [], NOW)).toMatchObject({ certified: 2, certifiedInSoak: 1, cases: 3 });
});

test('a machine on which many different cases fail is a suspect, one broken case is not its fault', () => {
  const at = NOW - DAY;
  const elsewhere = ['a2', 'a3', 'a4', 'a5'].map((agent, index) =>
    exampleFailure(`case ${index}`, `r${index}`, { agent: agentId(agent), atMs: at }),
  );
  const here = (distinct: number) =>
    Array.from({ length: 10 }, (_, index) => exampleFailure(`case ${index % distinct}`, `s${index}`, { agent: agentId('sick'), atMs: at }));
  const suspects = (distinct: number) => flakePage(facts({ failures: [...elsewhere, ...here(distinct)] }), [], NOW).suspects;
  expect(suspects(10).map(({ agent, failures }) => [agent, failures])).toEqual([['sick', 10]]);
  expect(suspects(1)).toEqual([]);
});

test('an empty ledger gives an empty page', () => {
  const page = flakePage({ tallies: [], failures: [], recentRunsMs: [] }, [], NOW);
  expect(page).toMatchObject({ cases: 0, rows: [], runsPerDay: 0, forecast: { low: 0, mid: 0, high: 0, actual: 0 }, falseRedChance: 0 });
});

test('the past of a case is its counts, and of an unknown one nothing', () => {
  const past = casePasts(facts());
  expect(past(exampleCaseId('sticky'))).toEqual({ runs: 2100, falseFailures: 5, reruns: 40, rerunFailures: 38 });
  expect(past(exampleCaseId('nobody'))).toEqual({ runs: 0, falseFailures: 0, reruns: 0, rerunFailures: 0 });
});
