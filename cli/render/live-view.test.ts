import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import {
  caseEnded,
  caseStarted,
  fileSettled,
  runPlanned,
  runStarted,
  START_MS,
  sampleCase,
  sampleFile,
  unitStarted,
} from '../../test/support/sample-run.ts';
import { plainPaint } from './line.ts';
import { renderLiveView } from './live-view.ts';
import type { RunView } from './run-view.ts';
import { emptyRunView, foldRunView } from './run-view.ts';
import { displayWidth } from './text.ts';

const giant = sampleFile('packages/parser/src/__tests__/giant-grammar.test.ts');
const wide = sampleFile('src/日本語/絵文字🙂.test.ts');
const done = sampleFile('src/done.test.ts');

const EVENTS: readonly RunEvent[] = [
  runStarted(),
  { type: 'agent-joined', atMs: START_MS, agent: agentId('local'), slots: 2, labels: [] },
  runPlanned([giant, wide, done]),
  unitStarted(giant, { slot: 0, startedAtMs: START_MS, expectedMs: 8000, isSlice: true }),
  unitStarted(wide, { slot: 1, startedAtMs: START_MS + 9000, expectedMs: 3000 }),
  caseStarted(giant, 'grammar > reads\na date', { slot: 0, atMs: START_MS + 1000 }),
  fileSettled(done, [
    sampleCase(done, 'one'),
    sampleCase(done, 'two', ['failed']),
    sampleCase(done, 'three', ['skipped']),
    sampleCase(done, 'four', ['failed', 'passed']),
  ]),
  caseEnded(wide, 'x', 'passed', { slot: 1 }),
  {
    type: 'progress',
    atMs: START_MS + 10_000,
    remaining: { lowMs: 28_000, midMs: 30_000, highMs: 36_000 },
    boundMs: 38_000,
    settledCases: 4,
    expectedCases: 30,
    settledFiles: 1,
    waitingFor: '',
  },
];

function viewOf(events: readonly RunEvent[]): RunView {
  const view = emptyRunView();
  for (const event of events) foldRunView(view, event);
  return view;
}

function show(columns: number, rows: number, events = EVENTS): string[] {
  return renderLiveView(viewOf(events), START_MS + 13_000, { columns, rows, paint: plainPaint });
}

describe('the live view', () => {
  test('at 80 columns', () => {
    expect(show(80, 24)).toEqual([
      ' shard-run  1/3 files  3 passed  1 failed  1 flaky  1 skipped',
      ' ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  33%     13s  left 27s (25s to 33s)',
      ' bound 38s  forecast 1m 00s (50s to 1m 20s)  2 slots',
      ' ',
      ' 1     13s of 8.0s    …_/giant-grammar.test.ts (slice) > grammar > reads␊a date',
      ' 2    4.0s of 3.0s    src/日本語/絵文字🙂.test.ts',
    ]);
  });

  test('at 40 columns', () => {
    expect(show(40, 24)).toEqual([
      ' 1/3 files  3 passed  1 failed  1 flaky',
      ' ━━━━━━━━━━━━━━━  33%     13s  left 27s',
      ' bound 38s',
      ' ',
      ' 1     13s  …st.ts (slice) > grammar >…',
      ' 2    4.0s  src/日本語/絵文字🙂.test.ts',
    ]);
  });

  test('at 200 columns', () => {
    expect(show(200, 24)).toEqual([
      ' shard-run  1/3 files  3 passed  1 failed  1 flaky  1 skipped',
      ' ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  33%     13s  left 27s (25s to 33s)',
      ' bound 38s  forecast 1m 00s (50s to 1m 20s)  2 slots',
      ' ',
      ' 1     13s of 8.0s    packages/parser/src/__tests__/giant-grammar.test.ts (slice) > grammar > reads␊a date',
      ' 2    4.0s of 3.0s    src/日本語/絵文字🙂.test.ts',
    ]);
  });

  test('before the plan says what it waits for', () => {
    expect(show(80, 24, [runStarted()])).toEqual([' shard-run  finding tests  13s']);
  });

  test('says what it waits for where nobody can tell the time, and never that nothing is left', () => {
    const progress = EVENTS.at(-1) as Extract<RunEvent, { type: 'progress' }>;
    const waiting = show(80, 24, [...EVENTS, { ...progress, remaining: null, waitingFor: 'an agent with "ie"' }]);
    expect(waiting[1]).toMatch(/13% {5}13s {2}waiting for an agent with "ie"$/u);
    expect(waiting[2]).not.toContain('waiting');
    const late = show(80, 24, [...EVENTS, { ...progress, remaining: { lowMs: 100, midMs: 200, highMs: 300 } }]);
    expect(late[1]).toContain('left 0.1s');
  });

  test('in a low terminal keeps the header, and counts what has no row', () => {
    expect(show(80, 3)).toHaveLength(2);
    expect(show(80, 6).at(-1)).toBe(' … 2 more running');
  });

  test('rows without work stay empty, so that nothing below them jumps', () => {
    const idle = EVENTS.filter((event) => event.type !== 'unit-started' && event.type !== 'case-started');
    expect(show(80, 24, idle)).toHaveLength(show(80, 24).length);
  });

  test('names agents where there are several', () => {
    const many: RunEvent[] = [...EVENTS, { type: 'agent-joined', atMs: START_MS, agent: agentId('a2'), slots: 2, labels: [] }];
    expect(show(80, 24, many)[4]).toMatch(/^ local\/1 {5}13s of 8\.0s/u);
  });

  test('never exceeds the terminal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 220 }),
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 0, max: 400 }),
        (columns, rows, units) => {
          const running = Array.from({ length: units }, (_, slot) =>
            unitStarted(slot % 2 === 0 ? giant : wide, { slot, startedAtMs: START_MS + slot, expectedMs: slot * 10 }),
          );
          const plan = runPlanned([giant, wide, done], { slots: Math.max(1, units) });
          const lines = show(columns, rows, [runStarted(), plan, ...running]);
          expect(lines.length).toBeLessThan(rows);
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        },
      ),
      { numRuns: 60 },
    );
  });
});
