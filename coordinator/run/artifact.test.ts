import { describe, expect, test } from 'vitest';
import type { Artifact } from '../../core/artifact.ts';
import type { CaseRecord } from '../../core/case-record.ts';
import type { FileKey } from '../../core/id.ts';
import type { FromAgent, TimedUnitEvent } from '../../core/session-message.ts';
import { type Fleet, runFleet } from './fleet-model.ts';
import { modelKey } from './model-project.ts';

const artifact = (name: string): Artifact => ({ name, contentType: '', digest: 'd'.repeat(64), bytes: 1, problem: '' });
const FILES = [
  {
    path: 'a',
    cases: [{ title: 'x', does: 'failed' as const }, { title: 'y' }],
  },
];

type Leaving = (event: TimedUnitEvent, lease: string) => readonly TimedUnitEvent[];

/** Runs a file of a failing and a passing case; `leave` says what takes the place of each event. */
function run(leave: Leaving, retries = 0): Fleet {
  const tamper = (message: FromAgent): FromAgent =>
    message.type === 'unit-report' ? { ...message, events: message.events.flatMap((event) => leave(event, message.lease)) } : message;
  // Alone: what one agent fails is otherwise repeated on another, also without retries.
  const agents = retries === 0 ? [{ id: 'a' }] : [{ id: 'a' }, { id: 'b' }];
  return runFleet({ files: FILES, agents, settings: { retries }, tamper });
}

function left(at: TimedUnitEvent, name: string, caseIndex: number | null, file: FileKey | null = modelKey('a')): TimedUnitEvent {
  return { atMs: at.atMs, event: { type: 'artifact', file, caseIndex, artifact: artifact(name) } };
}

/** Replaces what is said of a case's end. */
const atEnd =
  (say: (event: TimedUnitEvent, caseIndex: number, lease: string) => readonly TimedUnitEvent[]): Leaving =>
  (event, lease) =>
    event.event.type === 'case-ended' ? say(event, event.event.caseIndex, lease) : [event];

const namesOf = ({ attempts }: CaseRecord): string[][] => attempts.map(({ artifacts = [] }) => artifacts.map(({ name }) => name));
const settledOf = (fleet: Fleet) => fleet.of('file-settled')[0];

describe('a file that a unit left', () => {
  test.for<[string, Leaving]>([
    ['before the end of its case', atEnd((event, index) => [left(event, `${index}`, index), event])],
    ['after the end of its case', atEnd((event, index) => [event, left(event, `${index}`, index)])],
  ])('%s stands with that attempt', ([, leave]) => {
    const fleet = run(leave);
    expect(settledOf(fleet)?.cases.map(namesOf)).toEqual([[['0']], [['1']]]);
    expect(settledOf(fleet)?.artifacts).toBeUndefined();
    expect(fleet.of('artifact').map((event) => event.artifact.name)).toEqual(['0', '1']);
  });

  test('stands with the attempt that left it, not with the others', () => {
    const fleet = run(
      atEnd((event, index, lease) => [left(event, lease, index), event]),
      1,
    );
    const failing = settledOf(fleet)?.cases[0];
    expect(failing?.attempts.length).toBe(2);
    expect(failing === undefined ? [] : namesOf(failing)).toEqual(failing?.attempts.map(({ lease }) => [lease]));
  });

  test.for<[string, (event: TimedUnitEvent) => TimedUnitEvent]>([
    ['no case', (event) => left(event, 'f', null)],
    ['nothing at all', (event) => left(event, 'f', null, null)],
    ['a case that there is none of', (event) => left(event, 'f', 7)],
  ])('for %s stands with the test file', ([, leave]) => {
    const fleet = run((event) => (event.event.type === 'file-ended' ? [leave(event), event] : [event]));
    expect(settledOf(fleet)?.artifacts?.map(({ name }) => name)).toEqual(['f']);
    expect(settledOf(fleet)?.cases.flatMap(namesOf)).toEqual([[], []]);
  });

  test('changes no outcome', () => {
    const plain = run((event) => [event]);
    const leaving = run(atEnd((event, index) => [left(event, 'f', index), event]));
    expect(leaving.summary).toEqual(plain.summary);
  });
});

describe('an agent that no honest runner speaks through', () => {
  test.for<[string, Leaving]>([
    [
      'names a file of another unit',
      (event) => (event.event.type === 'file-ended' ? [left(event, 'f', null, modelKey('z')), event] : [event]),
    ],
    [
      'leaves more files than an agent reports',
      (event) => (event.event.type === 'file-ended' ? [...Array.from({ length: 258 }, () => left(event, 'f', null)), event] : [event]),
    ],
  ])('%s and is not believed', ([, leave]) => {
    const units = (fleet: Fleet): number => fleet.of('unit-ended').length;
    expect([units(run((event) => [event])), units(run(leave))]).toEqual([1, 0]);
  });
});
