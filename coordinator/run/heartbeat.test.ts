import { expect, test } from 'vitest';
import type { FromAgent } from '../../core/session-message.ts';
import { type Fleet, type Incident, runFleet } from './fleet-model.ts';

const FILES = Array.from({ length: 40 }, (_, file) => ({ path: `file ${file}`, cases: [{ title: 'x', ms: 100 }] }));

const beat = (usableSlots: number): FromAgent => ({
  type: 'heartbeat',
  loadRatio: 0,
  availableMemoryBytes: 1,
  sequence: 1,
  usableSlots,
  stallRatio: 0,
  oomKills: 0,
  totalMemoryBytes: 0,
});

const at = (atMs: number, usableSlots: number): Incident => ({ atMs, act: (fleet) => fleet.forge('a', beat(usableSlots)) });

/** Slots on which units began between two times of the run. */
function slotsUsed(fleet: Fleet, fromMs: number, untilMs: number): number[] {
  const startMs = fleet.of('run-started')[0]?.atMs ?? 0;
  const within = fleet.of('unit-started').filter(({ atMs }) => atMs - startMs >= fromMs && atMs - startMs < untilMs);
  return [...new Set(within.map(({ slot }) => slot))].toSorted((a, b) => a - b);
}

test('an agent that is short of memory gets nothing new on its last slots, until it is not', () => {
  const incidents = [at(300, 1), at(1_000, 3)];
  const fleet = runFleet({ files: FILES, agents: [{ id: 'a', slots: 3 }], incidents });
  expect(slotsUsed(fleet, 0, 300)).toEqual([0, 1, 2]);
  expect(slotsUsed(fleet, 450, 1_000)).toEqual([0]);
  expect(slotsUsed(fleet, 1_150, 10_000)).toEqual([0, 1, 2]);
  expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { passed: FILES.length } });
  expect(fleet.summary?.notices.some((notice) => notice.includes('memory'))).toBe(true);
});

test('an agent that says nothing of its slots keeps them all', () => {
  const fleet = runFleet({ files: FILES, agents: [{ id: 'a', slots: 3 }], incidents: [at(300, 0)] });
  expect(slotsUsed(fleet, 450, 10_000)).toEqual([0, 1, 2]);
});
