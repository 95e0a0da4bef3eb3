import { expect, test } from 'vitest';
import { emptyRunView } from '../../view/apply-change.ts';
import type { RunView, UnitBlock } from '../../view/types.ts';
import { runAt } from './run-at.ts';

const UNIT: UnitBlock = {
  lease: 'l',
  agent: 'a',
  slot: 0,
  suite: 's',
  files: ['f'],
  isSlice: false,
  isTwin: false,
  isMoved: false,
  expectedMs: 10,
  startedAtMs: 100,
  firstCaseAtMs: 110,
  endedAtMs: 200,
  cases: 10,
  failed: 1,
  isLost: false,
};

const VIEW: RunView = {
  ...emptyRunView('r', 'main'),
  startedAtMs: 0,
  atMs: 400,
  agents: [
    { id: 'a', slots: 1, labels: [], joinedAtMs: 0, lostAtMs: 300, lostReason: 'power' },
    { id: 'b', slots: 1, labels: [], joinedAtMs: 250, lostAtMs: null, lostReason: '' },
  ],
  units: [UNIT, { ...UNIT, lease: 'm', startedAtMs: 250, firstCaseAtMs: null, endedAtMs: 300, isLost: true }],
  failures: [{ id: 'c', suite: 's', file: 'f', titlePath: ['t'], ordinal: 0, isFlaky: false, atMs: 190, attempts: [] }],
};

test('what had not begun is not there, what had not ended runs, and who was lost later is here', () => {
  const then = runAt(VIEW, 150);
  expect(then.units).toEqual([{ ...UNIT, endedAtMs: null, cases: 5, failed: 0 }]);
  expect(then.failures).toEqual([]);
  expect(then.agents.map((agent) => [agent.id, agent.lostAtMs])).toEqual([['a', null]]);
  expect(then.end).toBeNull();
  expect(then.progress).toMatchObject({ settledCases: 5, failed: 0, passed: 5 });
});

test('set-up that went on then is set-up', () => expect(runAt(VIEW, 105).units[0]?.firstCaseAtMs).toBeNull());

test('what is over stays as it was, and what was lost counts for nothing', () => {
  const then = runAt(VIEW, 350);
  expect(then.units).toEqual(VIEW.units);
  expect(then.progress).toMatchObject({ settledCases: 10, failed: 1, passed: 9 });
});

test('the last moment is the run itself', () => expect(runAt(VIEW, 400)).toBe(VIEW));
