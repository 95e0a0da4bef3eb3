import { describe, expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import {
  fileSettled,
  runFinished,
  runPlanned,
  runStarted,
  START_MS,
  sampleAttempt,
  sampleCase,
  sampleError,
  sampleFile,
} from '../../test/support/sample-run.ts';
import { paintLine, plainPaint } from './line.ts';
import { emptyRunView, foldRunView } from './run-view.ts';
import type { SummaryOptions } from './summary.ts';
import { quoteForShell, renderSummary } from './summary.ts';

const FILE = sampleFile('src/a.test.ts');
const OTHER = sampleFile('src/b.test.ts');

function show(events: readonly RunEvent[], options: Partial<SummaryOptions> = {}): string[] {
  const view = emptyRunView();
  for (const event of events) foldRunView(view, event);
  const lines = renderSummary(view, { wereFailuresShown: false, targetMs: null, ...options });
  return lines.map((line) => paintLine(line, Number.POSITIVE_INFINITY, plainPaint).trimEnd());
}

const FAILURE = sampleError({ diff: '- Expected\n+ Received\n\n- 2\n+ 1', codeFrame: ' 2|\n 3|  expect(1).toBe(2)\n  |            ^' });
const RED: readonly RunEvent[] = [
  runStarted(),
  runPlanned([FILE, OTHER]),
  fileSettled(
    FILE,
    [
      sampleCase(FILE, 'math > adds', [sampleAttempt('failed', { errors: [FAILURE] })]),
      sampleCase(FILE, 'math > waits', ['failed', 'passed']),
      sampleCase(FILE, 'todo', ['skipped']),
    ],
    4200,
  ),
  fileSettled(OTHER, [sampleCase(OTHER, 'one')], 1300),
  runFinished({
    verdict: 'red',
    exitCode: 1,
    reasons: ['1 case failed'],
    totals: { files: 2, cases: 4, passed: 2, failed: 1, skipped: 1, flaky: 1, missing: 0 },
  }),
];

describe('the summary', () => {
  test('of a green run is counts, time against the bound, and the certificate', () => {
    expect(
      show([
        runStarted(),
        runPlanned([FILE, OTHER]),
        fileSettled(FILE, [sampleCase(FILE, 'one')]),
        fileSettled(OTHER, [sampleCase(OTHER, 'one')]),
        runFinished(),
      ]),
    ).toEqual([
      '',
      '  Test Files  2 passed (2)',
      '       Tests  20 passed (20)',
      '    Duration  1m 03s, bound 1m 00s (+5%)',
      ' Slots spent  79% tests, 16% loading and set-up, 2% start, 3% tail',
      '',
      ' green',
      '   certificate .shard-run/runs/run-1/certificate.json',
    ]);
  });

  test('of a red run shows each failure with its difference, place and code, then what is flaky and slow, then what to type', () => {
    expect(show(RED)).toEqual([
      ' FAIL  src/a.test.ts > math > adds',
      '   AssertionError: expected 1 to be 2',
      '',
      '   - Expected',
      '   + Received',
      '',
      '   - 2',
      '   + 1',
      '',
      '   at src/a.test.ts:3:19',
      '    2|',
      '    3|  expect(1).toBe(2)',
      '     |            ^',
      '',
      ' 1 case passed only on another attempt:',
      ' FLAKY src/a.test.ts > math > waits  passed at attempt 2',
      '',
      '     Slowest  src/a.test.ts  4.2s',
      '              src/b.test.ts  1.3s',
      '',
      '  Test Files  1 failed | 1 passed (2)',
      '       Tests  1 failed | 2 passed | 1 of them flaky | 1 skipped (4)',
      '    Duration  1m 03s, bound 1m 00s (+5%)',
      ' Slots spent  79% tests, 16% loading and set-up, 2% start, 3% tail',
      '',
      ' red',
      '   1 case failed',
      ' next  shard-run --failed',
      "       shard-run why 'math > adds'",
    ]);
  });

  test('after a live view only lists the failures that stand above it', () => {
    expect(show(RED, { wereFailuresShown: true }).slice(0, 3)).toEqual([
      '',
      ' FAIL  math > adds  src/a.test.ts:3:19',
      ' 1 case passed only on another attempt:',
    ]);
  });

  test('names cases without a proven outcome, lost agents, and a target that was missed', () => {
    const lines = show(
      [
        runStarted(),
        { type: 'agent-joined', atMs: START_MS, agent: agentId('a1'), slots: 1, labels: [] },
        runPlanned([FILE]),
        { type: 'agent-lost', atMs: START_MS, agent: agentId('a1'), reason: 'silent for 5 s', movedUnits: 0 },
        fileSettled(FILE, [sampleCase(FILE, 'gone', ['agent-lost'])]),
        runFinished({
          verdict: 'incomplete',
          exitCode: 3,
          reasons: ['1 case is missing'],
          totals: { files: 1, cases: 1, passed: 0, failed: 0, skipped: 0, flaky: 0, missing: 1 },
        }),
      ],
      { targetMs: 60_000 },
    );
    expect(lines).toContain(' MISSING  src/a.test.ts > gone');
    expect(lines).toContain(' Agents lost  a1');
    expect(lines).toContain('      Target  1m 00s missed by 3.0s');
    expect(lines).toContain(' incomplete');
  });

  test('a flaky case in quarantine is named there, and nowhere else', () => {
    const quarantine = { owner: 'ann', reason: 'clock', untilMs: 0 };
    const flaky = { ...sampleCase(FILE, 'sometimes', ['failed', 'passed']), quarantine };
    const lines = show([
      runStarted(),
      runPlanned([FILE]),
      fileSettled(FILE, [flaky]),
      runFinished({ totals: { files: 1, cases: 1, passed: 1, failed: 0, skipped: 0, flaky: 1, missing: 0 } }),
    ]);
    expect(lines.filter((line) => line.includes('sometimes'))).toEqual([' QUARANTINED src/a.test.ts > sometimes  ann: clock']);
    expect(lines.filter((line) => line.includes('another attempt'))).toEqual([]);
  });

  test('a run that could not begin says the next step', () => {
    const error = { kind: 'workspace', file: null, message: 'vitest is not installed', detail: null, code: 'framework-missing' } as const;
    const lines = show([
      runStarted(),
      runFinished({
        verdict: 'incomplete',
        exitCode: 2,
        reasons: ['vitest is not installed'],
        errors: [{ ...error, hint: 'npm install --save-dev vitest' }],
        totals: { files: 0, cases: 0, passed: 0, failed: 0, skipped: 0, flaky: 0, missing: 0 },
      }),
    ]);
    expect(lines).toEqual([' incomplete', '   vitest is not installed', ' next  npm install --save-dev vitest']);
  });

  test('a title cannot break out of the command that is printed', () => {
    expect([quoteForShell('plain'), quoteForShell("it's > $(rm)"), quoteForShell('a\nb')]).toEqual([
      'plain',
      `'it'\\''s > $(rm)'`,
      `'a␊b'`,
    ]);
  });
});
