import { expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import type { ToAgent } from '../../core/session-message.ts';
import { type Fleet, runFleet } from './fleet-model.ts';
import { type ModelAgent, type ModelFile, RUN } from './model-project.ts';

const FILES: readonly ModelFile[] = Array.from({ length: 2 }, (_, number) => ({
  path: `file ${number}`,
  cases: [{ title: 'one', ms: 5_000 }],
}));
const DIES_AT_MS = 1_500;
const AWAY_MS = 2_000;

/** The agent `a` dies, its next process says that it brings what there is, and brings nothing for a while; then it joins. Says what it was told meanwhile. */
function play(agents: readonly ModelAgent[]): { readonly fleet: Fleet; readonly told: readonly ToAgent[] } {
  const marks: number[] = [];
  const die = (fleet: Fleet): void => {
    // One that cannot have ended.
    const [granted] = toldTo(fleet, 0).flatMap((message) => (message.type === 'grant-lease' ? [message.lease.id] : []));
    fleet.kill('a', AWAY_MS);
    marks.push(fleet.effects.length);
    const register = fleet.inputs.flatMap((input) => (input.type === 'from-agent' && input.agent === 'a' ? [input.message] : []))[0];
    if (register?.type !== 'register' || granted === undefined) throw new Error('the agent has nothing yet');
    fleet.forge('a', { ...register, isDelivery: true });
    fleet.forge('a', { type: 'unit-report', runId: RUN, lease: granted, sequence: 50, events: [] });
  };
  const fleet = runFleet({
    files: FILES,
    agents,
    settings: { expectAgents: agents.length },
    incidents: [
      { atMs: DIES_AT_MS, act: die },
      { atMs: DIES_AT_MS + AWAY_MS, act: (one) => marks.push(one.effects.length) },
      { atMs: DIES_AT_MS + AWAY_MS + 10, act: (one) => one.join({ id: 'a' }) },
    ],
  });
  const [from = 0, to = 0] = marks;
  return { fleet, told: toldTo(fleet, from, to) };
}

function toldTo(fleet: Fleet, from: number, to?: number): ToAgent[] {
  return fleet.effects
    .slice(from, to)
    .flatMap((effect) => (effect.type === 'send' && effect.agent === agentId('a') ? [effect.message] : []));
}

test('a dead process is given nothing while the next one brings what it had finished, and what it still held moves after that', () => {
  const { fleet, told } = play([{ id: 'a' }, { id: 'b' }]);
  expect(told).toEqual([]);
  expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { passed: FILES.length } });
  expect(fleet.summary?.agents.map(({ id, isLost }) => [id, isLost])).toEqual([
    ['a', true],
    ['b', false],
  ]);
});

test('a run that one agent has to itself takes nothing that a dead process had finished', () => {
  const { fleet, told } = play([{ id: 'a' }]);
  expect(told).toMatchObject([{ type: 'report-ack', isFenced: true }]);
  expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { passed: FILES.length } });
});
