import { describe, expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import {
  caseEnded,
  fileSettled,
  runPlanned,
  runStarted,
  START_MS,
  sampleCase,
  sampleFile,
  unitStarted,
} from '../../test/support/sample-run.ts';
import { announce, createAnnouncer } from './announcement.ts';
import { paintLine, plainPaint } from './line.ts';
import { emptyRunView, foldRunView } from './run-view.ts';

const FILE = sampleFile('src/a.test.ts');
const START: readonly RunEvent[] = [
  runStarted(),
  runPlanned([FILE]),
  unitStarted(FILE, { slot: 0, startedAtMs: START_MS, expectedMs: 10 }),
];

function titles(events: readonly RunEvent[]): string[] {
  const view = emptyRunView();
  const announcer = createAnnouncer();
  const lines = [...START, ...events].flatMap((event) => {
    foldRunView(view, event);
    return announce(announcer, view, event).map((line) => paintLine(line, Number.POSITIVE_INFINITY, plainPaint));
  });
  return lines.filter((line) => /^ (?:FAIL|FLAKY|MISSING|ERROR|agent|stdout|stderr)/u.test(line));
}

function output(text: string): RunEvent {
  return { type: 'log', atMs: START_MS, agent: agentId('local'), file: FILE.key, titlePath: ['prints'], stream: 'stdout', text };
}

describe('what is printed above the live region', () => {
  test.each<[string, readonly RunEvent[], readonly string[]]>([
    [
      'a failure is printed when its attempt ends, once',
      [caseEnded(FILE, 'x', 'failed'), fileSettled(FILE, [sampleCase(FILE, 'x', ['failed'])])],
      [' FAIL  src/a.test.ts > x'],
    ],
    [
      'a twin repeats nothing',
      [caseEnded(FILE, 'x', 'failed'), caseEnded(FILE, 'x', 'failed', { slot: 1, lease: 'twin' })],
      [' FAIL  src/a.test.ts > x'],
    ],
    [
      'two cases of one title are two',
      [caseEnded(FILE, 'x', 'failed'), caseEnded(FILE, 'x', 'failed')],
      [' FAIL  src/a.test.ts > x', ' FAIL  src/a.test.ts > x'],
    ],
    [
      'a failure that nobody announced comes with its file',
      [fileSettled(FILE, [sampleCase(FILE, 'x', ['failed'])])],
      [' FAIL  src/a.test.ts > x'],
    ],
    ['a late copy after the file settled says nothing', [fileSettled(FILE, [sampleCase(FILE, 'x')]), caseEnded(FILE, 'x', 'failed')], []],
    ['a flaky case is named', [fileSettled(FILE, [sampleCase(FILE, 'x', ['failed', 'passed'])])], [' FLAKY src/a.test.ts > x']],
    ['a missing case is named', [fileSettled(FILE, [sampleCase(FILE, 'x', ['timed-out'])])], [' MISSING src/a.test.ts > x']],
    ['passing cases say nothing', [caseEnded(FILE, 'x', 'passed'), fileSettled(FILE, [sampleCase(FILE, 'x')])], []],
    [
      'a lost agent is named with what moves',
      [{ type: 'agent-lost', atMs: START_MS, agent: agentId('a7'), reason: 'silent for 5 s', movedUnits: 2 }],
      [' agent a7 lost  silent for 5 s; 2 units move to other agents'],
    ],
    ['output stands under one head line', [output('a\n'), output('b\n')], [' stdout | src/a.test.ts > prints']],
    [
      'output that never ends is cut and says so',
      [output('x'.repeat(70_000)), output('y')],
      [' stdout | src/a.test.ts: more than 64 KiB, the rest is not shown'],
    ],
    ['a title cannot forge a line', [caseEnded(FILE, 'x\n green\u001B[2J', 'failed')], [' FAIL  src/a.test.ts > x␊ green␛[2J']],
  ])('%s', (_name, events, expected) => {
    expect(titles(events)).toEqual(expected);
  });

  test('after a hundred failures the screen only counts', () => {
    expect(titles(Array.from({ length: 150 }, (_, index) => caseEnded(FILE, `x${index}`, 'failed')))).toHaveLength(100);
  });
});
