import { describe, expect, test } from 'vitest';
import { agentId, type FileKey, leaseId, runId } from '../../core/id.ts';
import type { LeaseReason } from '../../core/lease-reason.ts';
import { leaseReasonText } from './lease-reason.ts';
import type { CaseStory } from './ledger-view.ts';
import { renderCaseRows, renderCaseStory, renderRuns } from './ledger-view.ts';
import { paintLine, plainPaint } from './line.ts';

const AT_MS = Date.UTC(2026, 0, 2, 3, 4);
const iso = (atMs: number): string => new Date(atMs).toISOString();
const AGENT = agentId('build-1');
const REASON: LeaseReason = { kind: 'longest', workMs: 12_000, againstMs: 0, waiting: 341, isPrefetched: false, from: null };

function text(lines: readonly Parameters<typeof paintLine>[0][]): string[] {
  return lines.map((line) => paintLine(line, Number.POSITIVE_INFINITY, plainPaint));
}

function story(change: Partial<CaseStory> = {}): CaseStory {
  const lease = leaseId('r1/7');
  const attempt = {
    outcome: 'passed' as const,
    agent: AGENT,
    slot: 1,
    lease,
    startedAtMs: AT_MS,
    durationMs: 250,
    frameworkRetries: 0,
    order: 3,
    errors: [],
  };
  const record = {
    id: 'id1' as never,
    file: 'vitest||src/a.test.ts|runtime' as FileKey,
    titlePath: ['a', 'b'],
    ordinal: 0,
    outcome: 'passed' as const,
    isFlaky: false,
    attempts: [attempt],
  };
  const reasons = new Map([[lease, REASON]]);
  return { runId: runId('r1'), runStartedAtMs: AT_MS, commit: 'abc', record, reasons, before: [[{ name: 'x > y', order: 2 }]], ...change };
}

describe('the story of a case', () => {
  test('says of each attempt where it ran, why there, and what ran before', () => {
    expect(text(renderCaseStory([story()], iso))).toEqual([
      'src/a.test.ts > a > b',
      'id id1',
      'failed at the first attempt in 0 of the last 1 runs',
      '',
      'passed  run r1  2026-01-02 03:04  commit abc',
      '  attempt 1: passed  250ms  agent build-1, slot 2, number 4 there',
      '    why there: longest first: 12s expected, 341 shorter waited',
      '    before it on this slot:',
      '         3  x > y',
    ]);
  });

  test('says nothing of a reason that the ledger does not know', () => {
    expect(text(renderCaseStory([story({ reasons: new Map() })], iso)).join('\n')).not.toContain('why there');
  });

  test('of an old pass has no place', () => {
    const lines = text(renderCaseStory([story({ isSummary: true })], iso));
    expect(lines.filter((line) => line.includes('build-1'))).toEqual([]);
  });
});

test('runs and rows of a case are one line each', () => {
  const row = { runId: runId('r1'), revision: { commit: '', tree: '', isDirty: true }, startedAtMs: AT_MS, wallMs: null, boundMs: null };
  expect(text(renderRuns([{ ...row, verdict: null, cases: 0, failed: 0, flaky: 0 }], iso))[1]).toContain('unfinished');
  expect(text(renderCaseRows([story()], iso))).toHaveLength(1);
});

describe('the reason of a lease', () => {
  const from = (how: 'copied' | 'avoided' | 'recalled' | 'lost', agent = 'other', slot: number | null = 0) => ({
    from: { how, agent: agentId(agent), slot },
  });
  const table: readonly (readonly [string, Partial<LeaseReason>, readonly string[]])[] = [
    ['the last in the pool', { waiting: 0 }, ['longest first', '12s']],
    ['constrained work', { kind: 'constrained' }, ['few slots can run it']],
    ['a failure of the run before', { kind: 'failed-before' }, ['failed in the run before']],
    ['what the change touches', { kind: 'touched' }, ['the change touches it']],
    ['a cut', { kind: 'cut', againstMs: 3_000 }, ['cut because', '12s', '3.0s']],
    ['evidence elsewhere', { kind: 'evidence', ...from('avoided', 'other', null) }, ['away from agent other']],
    ['evidence at the same place', { kind: 'evidence', ...from('avoided', 'build-1', null) }, ['no other agent']],
    ['a tail', { kind: 'tail', againstMs: 6_000, ...from('copied') }, ['agent other, slot 1', '12s', '6.0s']],
    ['a twin', { kind: 'twin', againstMs: 6_000, ...from('copied') }, ['twin of the unit on agent other, slot 1']],
    ['a late twin', { kind: 'late-twin', ...from('copied') }, ['twin of', 'nine of ten']],
    ['recalled work', from('recalled'), ['longest first', 'recalled from agent other, slot 1']],
    ['work of a lost lease', from('lost'), ['taken over from agent other, slot 1']],
    ['a prefetched unit', { isPrefetched: true }, ['prefetched']],
  ];

  test.each(table)('of %s names what was weighed', (_name, change, words) => {
    const said = leaseReasonText({ ...REASON, ...change }, AGENT);
    for (const word of words) expect(said).toContain(word);
  });
});
