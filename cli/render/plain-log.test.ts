import { expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { fileSettled, runPlanned, runStarted, START_MS, sampleCase, sampleFile } from '../../test/support/sample-run.ts';
import { paintLine, plainPaint } from './line.ts';
import { createPlainLog, renderPlainLog } from './plain-log.ts';
import { emptyRunView, foldRunView } from './run-view.ts';

const FILE = sampleFile('src/a.test.ts', { project: 'web' });
const OTHER = sampleFile('src/b.test.ts');

function progress(atMs: number): RunEvent {
  return {
    type: 'progress',
    atMs: START_MS + atMs,
    remaining: { lowMs: 20_000, midMs: 30_000, highMs: 40_000 },
    boundMs: 50_000,
    settledCases: 1,
    expectedCases: 20,
    settledFiles: 1,
    waitingFor: '',
  };
}

function output(text: string, file = FILE): RunEvent {
  return { type: 'log', atMs: START_MS, agent: agentId('local'), file: file.key, titlePath: null, stream: 'stdout', text };
}

function show(events: readonly RunEvent[]): string[] {
  const view = emptyRunView();
  const log = createPlainLog();
  return events.flatMap((event) => {
    foldRunView(view, event);
    return renderPlainLog(log, view, event).map((line) => paintLine(line, Number.POSITIVE_INFINITY, plainPaint));
  });
}

test('a log without a terminal is one line for the start, the plan, each failed file, and every ten seconds', () => {
  const events = [
    runStarted({ notices: ['coverage is off'] }),
    runPlanned([FILE, OTHER]),
    output('debug 1\n'),
    output('passing output\n', OTHER),
    progress(250),
    fileSettled(OTHER, [sampleCase(OTHER, 'one')]),
    fileSettled(FILE, [sampleCase(FILE, 'x', ['failed']), sampleCase(FILE, 'y')], 1250),
    progress(9900),
    progress(10_100),
    progress(15_000),
  ];
  expect(show(events)).toEqual([
    'run run-1  commit c0ffee012345',
    'coverage is off',
    '2 files, about 20 cases on 2 slots, forecast 1m 00s (50s to 1m 20s), bound 55s',
    'FAIL [web] src/a.test.ts  1 of 2 cases failed  1.3s',
    '  | debug 1',
    '10s  1/2 files, 2 passed, 1 failed, left 30s (20s to 40s)',
  ]);
});

test('of a file that prints without end only the last part is kept', () => {
  const lines = show([
    runPlanned([FILE]),
    ...Array.from({ length: 3000 }, (_, index) => output(`line ${index}\n`)),
    fileSettled(FILE, [sampleCase(FILE, 'x', ['failed'])]),
  ]);
  expect(lines.at(-1)).toBe('  | line 2999');
  expect(lines.length).toBeLessThan(2000);
});
