import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentId, leaseId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import {
  caseEnded,
  caseStarted,
  fileSettled,
  runFinished,
  runPlanned,
  runStarted,
  START_MS,
  sampleAttempt,
  sampleCase,
  sampleFile,
  unitStarted,
} from '../../test/support/sample-run.ts';
import { applyChanges, emptyRunView } from './apply-change.ts';
import { KEPT_FAILURES } from './failure-fold.ts';
import { foldRun } from './fold-run.ts';
import { changesAfter, checkAt, emptyRunFold, type RunFold, viewOf } from './run-fold.ts';
import type { RunView, UnitBlock } from './types.ts';

const A = sampleFile('a.test.ts');
const B = sampleFile('b.test.ts', { project: 'web' });

function fold(...events: readonly RunEvent[]): RunFold {
  const state = emptyRunFold('run-1', 'main');
  for (const event of events) foldRun(state, event);
  return state;
}

function unitEnded(agent: string, slot: number, atMs: number): RunEvent {
  return { type: 'unit-ended', atMs, lease: leaseId(`${agent}/${slot}`), agent: agentId(agent), slot };
}

function agentLost(agent: string, atMs: number): RunEvent {
  return { type: 'agent-lost', atMs, agent: agentId(agent), reason: 'its session ended', movedUnits: 1 };
}

function started(lease: string, agent: string, change: Partial<Extract<RunEvent, { type: 'unit-started' }>> = {}): RunEvent {
  const event = unitStarted(A, { slot: 0, startedAtMs: START_MS, expectedMs: 100, agent });
  return { ...(event as Extract<RunEvent, { type: 'unit-started' }>), lease: leaseId(lease), ...change };
}

function log(text: string, titles: string): RunEvent {
  return { type: 'log', atMs: START_MS, agent: agentId('local'), file: A.key, titlePath: titles.split(' > '), stream: 'stdout', text };
}

/** Units in short: who, from, first case, end; marks behind. */
function blocks(view: RunView): string[] {
  const at = (ms: number | null): string => (ms === null ? '-' : String(ms - START_MS));
  const marks = ({ isTwin, isMoved, isLost }: UnitBlock): string =>
    `${isTwin ? ' twin' : ''}${isMoved ? ' moved' : ''}${isLost ? ' lost' : ''}`;
  return view.units.map(
    (unit) =>
      `${unit.lease} ${at(unit.startedAtMs)} ${at(unit.firstCaseAtMs)} ${at(unit.endedAtMs)} ${unit.failed}/${unit.cases}${marks(unit)}`,
  );
}

describe('units', () => {
  const plan = [runStarted(), runPlanned([A, B])];
  test.each<[string, readonly RunEvent[], readonly string[]]>([
    [
      'a unit has set-up before its first case, and ends',
      [
        unitStarted(A, { slot: 0, startedAtMs: START_MS, expectedMs: 9 }),
        caseStarted(A, 'a', { slot: 0, atMs: START_MS + 300 }),
        caseEnded(A, 'a', 'failed'),
        unitEnded('local', 0, START_MS + 600),
      ],
      ['local/0 0 300 600 1/1'],
    ],
    [
      'the units of a lost agent end with it, and the next unit of the file is a moved one',
      [started('l1', 'one'), agentLost('one', START_MS + 50), started('l2', 'two', { atMs: START_MS + 60 })],
      ['l1 0 - 50 0/0 lost', 'l2 60 - - 0/0 moved'],
    ],
    [
      'a unit whose cases were cut off has ended then',
      [started('l1', 'local'), caseEnded(A, 'a', 'cancelled', { slot: 0, lease: 'l1' })],
      ['l1 0 - 500 0/0 lost'],
    ],
    [
      'a twin that lost ends when its files settled without it, and moves nothing',
      [
        started('one/0', 'one'),
        started('two/0', 'two', { isTwin: true }),
        unitEnded('one', 0, START_MS + 900),
        fileSettled(A, [sampleCase(A, 'a')]),
        started('l3', 'two', { files: [B.key], atMs: START_MS + 1_200 }),
      ],
      ['one/0 0 - 900 0/0', 'two/0 0 - 1000 0/0 twin lost', 'l3 1200 - - 0/0'],
    ],
    [
      'a unit that was asked back ends when its slot has something else',
      [started('l1', 'one'), started('l2', 'one', { files: [B.key], atMs: START_MS + 70 }), started('l3', 'two', { atMs: START_MS + 80 })],
      ['l1 0 - 70 0/0 lost', 'l2 70 - - 0/0', 'l3 80 - - 0/0 moved'],
    ],
    ['what runs at the end of the run ends with it', [started('l1', 'one'), runFinished({ wallMs: 900 })], ['l1 0 - 900 0/0 lost']],
  ])('%s', (_name, events, expected) => {
    expect(blocks(viewOf(fold(...plan, ...events)))).toEqual(expected);
  });

  test('the files of a unit have the names that a screen shows', () => {
    const view = viewOf(fold(...plan, started('l1', 'one', { files: [A.key, B.key] })));
    expect(view.units[0]).toMatchObject({ suite: 'vitest', files: ['a.test.ts', '[web] b.test.ts'] });
  });
});

describe('failures', () => {
  test('a failure is there at once, with what its case printed, and is completed when its file settled', () => {
    const state = fold(runStarted(), runPlanned([A]), started('l1', 'local'), log('hello ', 'x > y'), log('world', 'x > y'));
    foldRun(state, caseEnded(A, 'x > y', 'failed', { slot: 0, lease: 'l1' }));
    const artifact = { name: 'shot.png', contentType: 'image/png', digest: 'a'.repeat(64), bytes: 3, problem: '' };
    const first = viewOf(state).failures;
    foldRun(
      state,
      fileSettled(A, [
        sampleCase(A, 'x > y', [sampleAttempt('failed', { artifacts: [artifact] }), sampleAttempt('passed', { lease: leaseId('l2') })]),
      ]),
    );
    const second = viewOf(state).failures;
    expect(first).toMatchObject([{ id: '', isFlaky: false, titlePath: ['x', 'y'], attempts: [{ outcome: 'failed', log: 'hello world' }] }]);
    expect(second).toMatchObject([
      {
        isFlaky: true,
        attempts: [
          { outcome: 'failed', log: 'hello world', artifacts: [artifact] },
          { outcome: 'passed', log: '' },
        ],
      },
    ]);
    expect(second[0]?.id).not.toBe('');
  });

  test('two cases with one title path are two failures', () => {
    const twice = [sampleCase(A, 'same', ['failed']), { ...sampleCase(A, 'same', ['failed']), ordinal: 1 }];
    expect(viewOf(fold(runStarted(), runPlanned([A]), fileSettled(A, twice))).failures.map(({ ordinal }) => ordinal)).toEqual([0, 1]);
  });

  test('one in quarantine says who answers for it, and is counted apart', () => {
    const quarantine = { owner: 'ann', reason: 'ticket 7', untilMs: START_MS + 9 };
    const view = viewOf(fold(runStarted(), runPlanned([A]), fileSettled(A, [{ ...sampleCase(A, 'x', ['failed']), quarantine }])));
    expect([view.failures[0]?.quarantine, view.progress.failed, view.progress.quarantined]).toEqual([quarantine, 1, 1]);
  });

  test('so many are kept and all are counted', () => {
    const many = Array.from({ length: KEPT_FAILURES + 7 }, (_, index) => sampleCase(A, `case ${index}`, ['failed']));
    const view = viewOf(fold(runStarted(), runPlanned([A]), fileSettled(A, many)));
    expect([view.failures.length, view.progress.failed]).toEqual([KEPT_FAILURES, KEPT_FAILURES + 7]);
  });

  test('what passing cases printed is forgotten', () => {
    const state = fold(
      runStarted(),
      runPlanned([A]),
      started('l1', 'local'),
      log('hello', 'x'),
      caseEnded(A, 'x', 'passed', { slot: 0, lease: 'l1' }),
    );
    expect([state.logs.running.size, state.logs.kept.size]).toEqual([0, 0]);
  });
});

test('the figures of a finished run are those of its summary', () => {
  const view = viewOf(fold(runStarted(), runPlanned([A]), fileSettled(A, [sampleCase(A, 'a')]), runFinished()));
  expect(view.progress).toMatchObject({ passed: 20, settledCases: 20, remaining: null });
  expect(view.end).toMatchObject({ verdict: 'green', wallMs: 63_000, boundMs: 60_000 });
});

/** Any run: what comes in what order is the property's to choose. */
const anyEvent: fc.Arbitrary<RunEvent> = fc
  .record({
    kind: fc.constantFrom('unit', 'end', 'lost', 'joined', 'case', 'begin', 'settled', 'log', 'progress', 'error', 'finished'),
    who: fc.constantFrom('one', 'two'),
    slot: fc.integer({ min: 0, max: 1 }),
    lease: fc.constantFrom('l1', 'l2', 'l3', 'l4'),
    file: fc.constantFrom(A, B),
    outcome: fc.constantFrom('passed' as const, 'failed' as const, 'cancelled' as const),
    ms: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ kind, who, slot, lease, file, outcome, ms }): RunEvent => {
    const atMs = START_MS + ms;
    const agent = agentId(who);
    if (kind === 'unit') return started(lease, who, { slot, files: [file.key], atMs });
    if (kind === 'end') return { ...(unitEnded(who, slot, atMs) as Extract<RunEvent, { type: 'unit-ended' }>), lease: leaseId(lease) };
    if (kind === 'lost') return agentLost(who, atMs);
    if (kind === 'joined') return { type: 'agent-joined', atMs, agent, slots: 2, labels: [] };
    if (kind === 'case') return caseEnded(file, `case ${slot}`, outcome, { slot, lease });
    if (kind === 'begin') return caseStarted(file, `case ${slot}`, { slot, atMs, agent: who });
    if (kind === 'settled') return fileSettled(file, [sampleCase(file, `case ${slot}`, ['failed', outcome])]);
    if (kind === 'log') return log(who, `case ${slot}`);
    if (kind === 'error') return { type: 'error', atMs, error: { kind: 'agent', file: null, message: who, detail: null } };
    if (kind === 'finished') return runFinished({ wallMs: 10 });
    return { type: 'progress', atMs, remaining: null, boundMs: ms, settledCases: 1, expectedCases: 2, settledFiles: 0, waitingFor: who };
  });

describe('changes', () => {
  test('in any split they bring the empty view to what all events make', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEvent, fc.boolean()), { maxLength: 60 }), (steps) => {
        const state = fold(runStarted(), runPlanned([A, B]));
        let view = emptyRunView('run-1', 'main');
        let seen = 0;
        for (const [event, isSent] of steps) {
          foldRun(state, event);
          if (!isSent) continue;
          view = applyChanges(view, changesAfter(state, seen));
          seen = state.sequence;
        }
        expect(applyChanges(view, changesAfter(state, seen))).toEqual(viewOf(state));
      }),
    );
  });

  test('a value that changes were applied to stays as it was, and several may grow out of it', () => {
    const state = fold(runStarted(), runPlanned([A]), started('l1', 'one'));
    const base = applyChanges(emptyRunView('run-1', 'main'), changesAfter(state, 0));
    const unit = base.units[0] as UnitBlock;
    const grow = (from: RunView, ...leases: string[]): RunView =>
      applyChanges(
        from,
        leases.map((lease) => ({ type: 'unit', unit: { ...unit, lease } })),
      );
    const left = grow(base, 'x', 'y');
    const right = grow(base, 'z', 'x');
    const both = [grow(left, 'z', 'x'), grow(right, 'y', 'x'), grow(left, 'q'), grow(right, 'q', 'x')];
    expect([base, left, right, ...both].map((view) => view.units.map(({ lease }) => lease).join(' '))).toEqual([
      'l1',
      'l1 x y',
      'l1 z x',
      'l1 x y z',
      'l1 z x y',
      'l1 x y q',
      'l1 z x q',
    ]);
  });

  test('the same events have the same check at every place, others another', () => {
    const events = [runStarted(), runPlanned([A]), started('l1', 'one'), caseEnded(A, 'a', 'passed')];
    const [one, two, other] = [fold(...events), fold(...events), fold(runStarted(), runPlanned([A]), started('l2', 'one'))];
    expect([0, 1, 2, 3, 4, 5].map((place) => checkAt(one, place))).toEqual([0, 1, 2, 3, 4, 5].map((place) => checkAt(two, place)));
    expect(checkAt(one, 3)).not.toBe(checkAt(other, 3));
    expect(checkAt(one, 5)).toBeNull();
  });
});
