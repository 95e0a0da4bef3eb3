import { expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import { type Fleet, type FleetOptions, runFleet } from './fleet-model.ts';
import type { ModelFile } from './model-project.ts';

const FILES: readonly ModelFile[] = Array.from({ length: 8 }, (_, number) => ({
  path: `file ${number}`,
  cases: [{ title: 'one', ms: 900 }],
}));
const AGENTS = [{ id: 'a' }, { id: 'b' }];

function play(options: Partial<FleetOptions>): Fleet {
  return runFleet({ files: FILES, agents: AGENTS, ...options });
}

/** What happened at the agent, in order: granted, ended, closed, let go of. */
function storyOf(fleet: Fleet, id: string): string[] {
  return fleet.effects.flatMap((effect): string[] => {
    if (effect.type === 'release-agents') return effect.agents.includes(agentId(id)) ? ['released'] : [];
    if (effect.type === 'emit') return effect.event.type === 'unit-ended' && effect.event.agent === id ? ['ended'] : [];
    if (effect.type !== 'send' || effect.agent !== id) return [];
    return effect.message.type === 'grant-lease' || effect.message.type === 'close-suite' ? [effect.message.type] : [];
  });
}

test('a withdrawn agent ends what runs, closes its suites, is let go of, and the others do the rest once', () => {
  const fleet = play({ incidents: [{ atMs: 1_500, act: (one) => one.withdraw('a') }] });
  const story = storyOf(fleet, 'a');
  expect(story.slice(-3)).toEqual(['ended', 'close-suite', 'released']);
  expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { passed: FILES.length } });
  expect(fleet.summary?.agents.map(({ isLost }) => isLost)).toEqual([false, false]);
  const attempts = fleet.of('file-settled').flatMap(({ cases }) => cases.map((record) => record.attempts.length));
  expect(attempts).toEqual(FILES.map(() => 1));
});

test('it is not let go of before what it was asked to discover is there', () => {
  const fleet = play({ agents: [{ id: 'a' }, { id: 'b', joinsAtMs: 400 }], incidents: [{ atMs: 2, act: (one) => one.withdraw('a') }] });
  expect(storyOf(fleet, 'a')).toEqual(['close-suite', 'released']);
  expect(fleet.summary?.verdict).toBe('green');
});

test('a unit that does not end in time goes on elsewhere with what it has left', () => {
  const cases = Array.from({ length: 6 }, (_, number) => ({ title: `case ${number}`, ms: 12_000 }));
  const files = [
    { path: 'long', cases, wholeReason: 'serial' },
    { path: 'other', cases: cases.slice(0, 1) },
  ];
  const fleet = play({ files, incidents: [{ atMs: 3_000, act: (one) => one.withdraw('a') }] });
  const began = fleet.of('unit-started').filter(({ files: of }) => of.some((key) => key.includes('long')));
  expect(new Set(began.map(({ agent }) => agent)).size).toBe(2);
  expect(storyOf(fleet, 'a').at(-1)).toBe('released');
  expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { passed: 7 } });
});

test('a copy of what runs elsewhere too is stopped at once', () => {
  const files = [{ path: 'endless', cases: [{ title: 'one', ms: 200_000 }] }];
  const fleet = play({ files, incidents: [{ atMs: 150_000, act: (one) => one.withdraw('b') }] });
  const copied = fleet.of('unit-started').some(({ isTwin }) => isTwin);
  expect(storyOf(fleet, 'b').at(-1)).toBe('released');
  expect({ copied, verdict: fleet.summary?.verdict }).toEqual({ copied: true, verdict: 'green' });
});

test('it may be lent to the run again', () => {
  const fleet = play({
    incidents: [
      { atMs: 1_500, act: (one) => one.withdraw('a') },
      { atMs: 3_000, act: (one) => one.join({ id: 'a' }) },
    ],
  });
  const story = storyOf(fleet, 'a');
  expect(story.lastIndexOf('grant-lease')).toBeGreaterThan(story.indexOf('released'));
  expect(fleet.summary?.verdict).toBe('green');
});

test.each([
  ['one that is not here', 'nobody', 1],
  ['one that was asked twice', 'a', 2],
] as const)('%s is let go of exactly once', (_, id, times) => {
  const incidents = Array.from({ length: times }, (_unused, number) => ({
    atMs: 1_500 + number,
    act: (one: Fleet) => one.withdraw(id),
  }));
  expect(storyOf(play({ incidents }), id).filter((what) => what === 'released')).toHaveLength(1);
});

test('a run that loses its only agent to another run waits for the next one where agents are shared', () => {
  const incidents = [
    { atMs: 1_500, act: (one: Fleet) => one.withdraw('a') },
    { atMs: 60_000, act: (one: Fleet) => one.join({ id: 'a' }) },
  ];
  const agents = [{ id: 'a' }];
  expect(play({ agents, incidents, settings: { isShared: true } }).summary?.verdict).toBe('green');
  expect(play({ agents, incidents }).summary?.verdict).toBe('incomplete');
});

test('a run that is given up ends with the exit code of the reason, proves nothing, and cancels what runs', () => {
  const fleet = play({ incidents: [{ atMs: 1_500, act: (one) => one.giveUp() }] });
  expect(fleet.summary).toMatchObject({
    verdict: 'incomplete',
    exitCode: 3,
    reasons: expect.arrayContaining(['a newer run took its place']),
  });
  expect(fleet.summary?.errors).toMatchObject([{ code: 'superseded' }]);
  expect(fleet.effects.some((effect) => effect.type === 'send' && effect.message.type === 'cancel-lease')).toBe(true);
});

test('an urgent run has what runs there stopped at once, and it is done elsewhere without counting', () => {
  const cases = Array.from({ length: 6 }, (_, number) => ({ title: `case ${number}`, ms: 5_000 }));
  const files = ['long', 'other'].map((path) => ({ path, cases, wholeReason: 'serial' }));
  const fleet = play({ files, incidents: [{ atMs: 7_000, act: (one) => one.withdraw('a', true) }] });
  expect(storyOf(fleet, 'a').slice(-3)).toEqual(['grant-lease', 'close-suite', 'released']);
  const asked = fleet.inputs.find(({ type }) => type === 'withdraw-agent');
  const released = fleet.effects.findIndex(({ type }) => type === 'release-agents');
  const lastEnd = fleet.effects.findLastIndex((effect) => effect.type === 'emit' && effect.event.type === 'case-ended');
  expect([asked?.nowMs, released < lastEnd]).toEqual([1_007_000, true]);
  expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { passed: 12, flaky: 0 } });
});

test('an agent that was asked for with patience may be asked for urgently', () => {
  // So many that no slot is idle and copies what runs elsewhere.
  const files = FILES.map(({ path }) => ({ path, cases: [{ title: 'one', ms: 20_000 }], wholeReason: 'serial' }));
  const incidents = [false, true].map((isUrgent, number) => ({
    atMs: 1_500 + 1_000 * number,
    act: (one: Fleet) => one.withdraw('a', isUrgent),
  }));
  const fleet = play({ files, incidents });
  expect(storyOf(fleet, 'a').filter((what) => what === 'ended' || what === 'released')).toEqual(['released']);
  expect(fleet.summary?.verdict).toBe('green');
});
