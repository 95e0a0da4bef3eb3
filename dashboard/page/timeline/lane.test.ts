import { describe, expect, test } from 'vitest';
import type { AgentRow, UnitBlock } from '../../view/types.ts';
import { firstUnitAfter, lanesOf, stepPlace, unitAt } from './lane.ts';

function agent(id: string, slots = 1): AgentRow {
  return { id, slots, labels: [], joinedAtMs: 0, lostAtMs: null, lostReason: '' };
}

/** `linux-1/0 10-20` is a unit of slot 0; `10-` runs still. */
function unit(text: string): UnitBlock {
  const [, id = '', slot = '', from = '', to = ''] = /^(.+)\/(\d+) (\d+)-(\d*)$/.exec(text) ?? [];
  return {
    lease: text,
    agent: id,
    slot: Number(slot),
    suite: 's',
    files: ['f'],
    isSlice: false,
    isTwin: false,
    isMoved: false,
    expectedMs: 1,
    startedAtMs: Number(from),
    firstCaseAtMs: null,
    endedAtMs: to === '' ? null : Number(to),
    cases: 1,
    failed: 0,
    isLost: false,
  };
}

function lanes(agents: readonly AgentRow[], units: readonly string[]) {
  return lanesOf({ agents, units: units.map(unit), startedAtMs: 0 });
}

describe('rows of the timeline', () => {
  test('each slot has one, by name and number, and each unit is in its own', () => {
    const found = lanes([agent('linux-10'), agent('linux-9', 2)], ['linux-9/1 0-5', 'linux-10/0 1-2', 'linux-9/1 5-8']);
    expect(found.map((lane) => `${lane.agent.id}/${lane.slot}: ${lane.units.map((each) => each.lease).join(', ')}`)).toEqual([
      'linux-9/0: ',
      'linux-9/1: linux-9/1 0-5, linux-9/1 5-8',
      'linux-10/0: linux-10/0 1-2',
    ]);
  });

  test('a unit of an agent or a slot that nobody told of has a row all the same', () => {
    const found = lanes([agent('a')], ['a/1 0-1', 'b/0 0-1']);
    expect(found.map((lane) => `${lane.agent.id}/${lane.slot} ${lane.units.length}`)).toEqual(['a/0 0', 'a/1 1', 'b/0 1']);
  });

  const ROW = ['a/0 0-10', 'a/0 10-20', 'a/0 30-40', 'a/0 50-'].map(unit);

  test.each([
    [-1, 0],
    [10, 1],
    [19, 1],
    [45, 3],
    [999, 3],
  ])('after %s the first unit that ends is number %s', (atMs, index) => expect(firstUnitAfter(ROW, atMs)).toBe(index));

  test.each([
    [5, 0, 0],
    [25, 3, -1],
    [25, 5, 2],
    [27, 3, 2],
    [45, 2, -1],
    [60, 0, 3],
  ])('at %s, give or take %s, is unit %s', (atMs, toleranceMs, index) => expect(unitAt(ROW, atMs, toleranceMs)).toBe(index));

  test('keys walk through units, and over rows that have none', () => {
    const all = lanes([agent('a'), agent('b'), agent('c')], ['a/0 0-10', 'a/0 10-20', 'c/0 0-5', 'c/0 12-14']);
    const first = stepPlace(all, null, { lanes: 0, units: 1 });
    expect(first).toEqual({ lane: 0, unit: 0 });
    const second = stepPlace(all, first, { lanes: 0, units: 1 });
    expect(second).toEqual({ lane: 0, unit: 1 });
    expect(stepPlace(all, second, { lanes: 0, units: 1 })).toEqual(second);
    expect(stepPlace(all, second, { lanes: 1, units: 0 })).toEqual({ lane: 2, unit: 1 });
    expect(stepPlace(all, second, { lanes: -1, units: 0 })).toEqual(second);
    expect(stepPlace([], null, { lanes: 0, units: 1 })).toBeNull();
  });
});
