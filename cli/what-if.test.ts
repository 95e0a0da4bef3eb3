import { expect, test } from 'vitest';
import { runId } from '../core/id.ts';
import type { RunRow } from '../core/ledger-row.ts';
import type { FlakePage } from '../pipeline/api.ts';
import { ledgerFigures } from './what-if.ts';

const PAGE = { cases: 100, runsPerDay: 12, falseRedChance: 0.1, stickiness: 0.2 } as FlakePage;
const RUN: RunRow = {
  runId: runId('r'),
  revision: { commit: '', tree: '', isDirty: false },
  startedAtMs: 0,
  wallMs: 60_000,
  boundMs: 50_000,
  verdict: 'green',
  cases: 100,
  failed: 0,
  flaky: 0,
};

test('a run takes the median of whole runs; those of a few files and those without an end do not count', () => {
  const rows = [
    RUN,
    { ...RUN, wallMs: 80_000 },
    { ...RUN, wallMs: 70_000 },
    { ...RUN, wallMs: 1, cases: 3 },
    { ...RUN, wallMs: null, verdict: null },
  ];
  expect(ledgerFigures(rows, PAGE)).toMatchObject({ testMs: 70_000, boundMs: 50_000, cases: 100, runsPerDay: 12, stickyShare: 0.2 });
});

test('reds that chance makes are no culprits, and their chance is spread over all cases', () => {
  const rows = [RUN, RUN, { ...RUN, verdict: 'red' as const }, { ...RUN, verdict: 'red' as const }];
  const { redShare, falseFailureRate } = ledgerFigures(rows, PAGE);
  expect(redShare).toBeCloseTo(0.4);
  expect(1 - (1 - falseFailureRate) ** 100).toBeCloseTo(0.1, 2);
});

test('a suite that is red less often than chance would have it has no culprits', () => {
  expect(ledgerFigures([RUN], PAGE).redShare).toBe(0);
});

test('a ledger without a verdict says so', () => {
  expect(() => ledgerFigures([{ ...RUN, verdict: null }], PAGE)).toThrow(expect.objectContaining({ code: 'not-found' }));
});
