import { expect, test } from 'vitest';
import { type Fleet, runFleet } from './fleet-model.ts';
import type { ModelFile } from './model-project.ts';

const AGENTS = ['bad', 'b', 'c', 'd'];

/** Some files of which the first `bad` ones fail on one agent. */
function project(bad: number): ModelFile[] {
  return Array.from({ length: 24 }, (_, file) => ({
    path: `file ${file}`,
    cases: [{ title: 'x', ms: 50, does: ({ agent }: { readonly agent: string }) => (agent === 'bad' && file < bad ? 'failed' : 'passed') }],
  }));
}

type Play = { readonly bad: number; readonly isShared?: boolean; readonly recalled?: readonly number[] };

function play({ bad, isShared = true, recalled }: Play): Fleet {
  const agents = AGENTS.map((id) => ({ id, ...(id === 'bad' && recalled !== undefined && { recalled }) }));
  return runFleet({ files: project(bad), agents, settings: { isShared } });
}

const said = (fleet: Fleet) => fleet.effects.flatMap((effect) => (effect.type === 'weigh-agent' ? effect : []));

test('a run of a pool leaves what speaks against an agent, and nothing of the others', () => {
  const [evidence, ...more] = said(play({ bad: 24 }));
  expect(evidence).toMatchObject({ agent: 'bad' });
  expect(evidence?.sickness).not.toBeNull();
  expect(more).toEqual([]);
});

test('a run that is not of a pool says nothing', () => {
  expect(said(play({ bad: 24, isShared: false }))).toEqual([]);
});

test('an agent that earlier runs speak against is fenced for a failure that would not be enough', () => {
  const sickOf = (recalled?: readonly number[]): string[] => {
    let units = 0;
    const files = project(0).map(({ path }) => ({
      path,
      cases: [
        {
          title: 'x',
          ms: 50,
          does: ({ agent }: { readonly agent: string }) => (agent === 'bad' && (units += 1) === 2 ? 'failed' : 'passed'),
        },
      ],
    })) as ModelFile[];
    const agents = AGENTS.map((id) => ({ id, ...(id === 'bad' && recalled !== undefined && { recalled }) }));
    return runFleet({ files, agents, settings: { isShared: true } })
      .of('agent-sick')
      .map(({ agent }) => agent);
  };
  expect(sickOf()).toEqual([]);
  expect(sickOf([13.7, 13.7, 13.7])).toEqual(['bad']);
});

test('good units are said of an agent that earlier runs speak against', () => {
  const recalled = [9, 9, 9];
  const [evidence] = said(play({ bad: 0, recalled }));
  expect(evidence).toMatchObject({ agent: 'bad', contradicted: 0, sickness: null });
  expect(Math.max(...(evidence?.logs ?? recalled))).toBeLessThan(9);
});
