/** A run of very many units without its cases: what a timeline must stand, in the time that a test has. */
import { agentId, leaseId, runId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { createDice } from '../simulation/dice.ts';
import { START_MS, sampleFile } from './sample-run.ts';

export type WideRun = { readonly agents: number; readonly slots: number; readonly units: number };

/** Returns the events of a run that still goes on, in the order of time. */
export function wideRun({ agents, slots, units }: WideRun): readonly RunEvent[] {
  const dice = createDice(5);
  const file = sampleFile('src/wide.test.ts');
  const lanes = Array.from({ length: agents * slots }, (_, lane) => ({
    agent: agentId(`agent-${Math.floor(lane / slots)}`),
    slot: lane % slots,
    atMs: START_MS,
  }));
  const events: RunEvent[] = [];
  for (let number = 0; number < units; number++) {
    const lane = lanes[number % lanes.length];
    if (lane === undefined) break;
    const unit = { lease: leaseId(`wide/${number}`), agent: lane.agent, slot: lane.slot };
    const expectedMs = dice.heavy(8_000, 0.6);
    events.push({ type: 'unit-started', atMs: lane.atMs, ...unit, files: [file.key], isSlice: false, isTwin: false, expectedMs });
    lane.atMs += expectedMs;
    events.push({ type: 'unit-ended', atMs: lane.atMs, ...unit });
  }
  const last = Math.max(...lanes.map((lane) => lane.atMs));
  const timed = events.toSorted((left, right) => left.atMs - right.atMs);
  return [
    {
      type: 'run-started',
      atMs: START_MS,
      runId: runId('wide'),
      revision: { commit: 'c'.repeat(40), tree: 't'.repeat(40), isDirty: false },
      notices: [],
    },
    ...Array.from(
      { length: agents },
      (_, index): RunEvent => ({ type: 'agent-joined', atMs: START_MS, agent: agentId(`agent-${index}`), slots, labels: ['os:linux'] }),
    ),
    {
      type: 'run-planned',
      atMs: START_MS,
      files: [file],
      expectedCases: 1_000_000,
      boundMs: last - START_MS,
      forecast: null,
      slots: agents * slots,
      hasHistory: true,
    },
    ...timed,
  ];
}
