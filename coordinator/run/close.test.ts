import { describe, expect, test } from 'vitest';
import { type Fleet, type FleetOptions, runFleet } from './fleet-model.ts';
import type { ModelFile } from './model-project.ts';

const FILES: readonly ModelFile[] = Array.from({ length: 8 }, (_, number) => ({
  path: `file ${number}`,
  cases: [{ title: 'one', ms: 900 }],
}));
const INTERRUPTED_AT_MS = 1_500;
/** Eight units of nearly a second on two agents have ended by then, and the second agent is still closing. */
const CLOSING_AT_MS = 6_000;

/** Two agents of a pool; what the second one says of a closed suite takes so long, or never comes. */
function play(closeMs: readonly number[], options: Partial<FleetOptions> = {}): Fleet {
  return runFleet({
    files: FILES,
    agents: [{ id: 'a' }, { id: 'b' }],
    settings: { isShared: true },
    network: ({ type }, agent) => (type === 'suite-closed' && agent === 'b' ? closeMs : [1]),
    ...options,
  });
}

/** Who was let go of, in order, and when the run was over. */
function storyOf({ effects }: Fleet): string[] {
  return effects.flatMap((effect) => {
    if (effect.type === 'release-agents') return [`${effect.isEnding ? 'ending' : 'asked'}: ${effect.agents.join(' ')}`];
    return effect.type === 'finish' ? [effect.summary.verdict] : [];
  });
}

describe('a run of a pool', () => {
  test('lets go of each agent when its suites are closed, and is not over before the last one', () => {
    expect(storyOf(play([5_000]))).toEqual(['ending: ', 'ending: a', 'ending: b', 'green']);
  });

  test('lets go of one that does not close in time, and is over', () => {
    expect(storyOf(play([]))).toEqual(['ending: ', 'ending: a', 'ending: b', 'incomplete']);
  });

  test('lets go of all within a second of being cancelled, whatever they are at', () => {
    const fleet = play([], { incidents: [{ atMs: INTERRUPTED_AT_MS, act: (one) => one.interrupt() }] });
    expect(storyOf(fleet)).toEqual(['ending: ', 'ending: a', 'ending: b', 'incomplete']);
    expect(fleet.summary?.wallMs).toBeLessThanOrEqual(INTERRUPTED_AT_MS + 1_000);
  });

  test('lets go at once of an agent that comes when it closes', () => {
    const fleet = play([5_000], { incidents: [{ atMs: CLOSING_AT_MS, act: (one) => one.join({ id: 'late' }) }] });
    expect(storyOf(fleet)).toEqual(['ending: ', 'ending: a', 'ending: late', 'ending: b', 'green']);
  });

  test('lets go of an agent again that came back as a new process', () => {
    const fleet = play([5_000], { incidents: [{ atMs: CLOSING_AT_MS, act: (one) => one.join({ id: 'a' }) }] });
    expect(storyOf(fleet)).toEqual(['ending: ', 'ending: a', 'ending: a', 'ending: b', 'green']);
  });
});

test('a run that shares its agents with nobody keeps them to its end', () => {
  expect(storyOf(play([5_000], { settings: {} }))).toEqual(['green']);
});
