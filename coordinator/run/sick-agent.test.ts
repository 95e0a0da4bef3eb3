import { describe, expect, test } from 'vitest';
import type { FileHistory } from '../../core/file-history.ts';
import { createRandom } from '../../core/random.ts';
import { caseId } from '../../core/test-case.ts';
import { type Fleet, type FleetOptions, runFleet } from './fleet-model.ts';
import { FREE_CONTROLS } from './limit.ts';
import { type Behaviour, type ModelFile, modelKey } from './model-project.ts';
import { createRun, reduce } from './reduce.ts';

const FILES = 60;
/** Units of a slot that may be on their way to their end when the limit is reached. */
const OUT_AT_ONCE = 3;
const AGENTS = [{ id: 'bad' }, { id: 'b' }, { id: 'c' }, { id: 'd' }];

type Does = (file: number, agent: string) => Behaviour;

/** Files of two cases each; `does` says what the first of them does where. */
function project(does: Does, change: (file: number) => Partial<ModelFile> = () => ({})): ModelFile[] {
  return Array.from({ length: FILES }, (_, file) => ({
    path: `file ${file}`,
    cases: [
      { title: 'x', ms: 50, does: ({ agent }: { readonly agent: string }) => does(file, agent) },
      { title: 'y', ms: 50 },
    ],
    ...change(file),
  }));
}

const broken: Does = (_, agent) => (agent === 'bad' ? 'failed' : 'passed');

function historyOf({ path }: ModelFile, ms: number): FileHistory {
  const stat = (value: number) => ({ n: 10, meanLog: Math.log(value), varLog: 0.01 });
  const key = modelKey(path);
  const cases = ['x', 'y'].map((title) => ({
    id: caseId(key, [title], 0),
    titlePath: [title],
    ordinal: 0,
    durationMs: stat(ms),
    lastOutcome: 'passed' as const,
  }));
  const none = { n: 0, meanLog: 0, varLog: 0 };
  return { key, contentDigest: path, loadMs: stat(5), setupMs: stat(1), hookMs: none, slicedRuns: 0, brokenSlices: 0, cases };
}

const sickOf = (fleet: Fleet): string[] => fleet.of('agent-sick').map(({ agent }) => agent);
const unitsOn = (fleet: Fleet, agent: string): number => fleet.of('unit-started').filter((event) => event.agent === agent).length;

function outcomeOf(fleet: Fleet): string {
  const { verdict, totals } = fleet.summary ?? {};
  return `${verdict}: ${totals?.passed} passed, ${totals?.failed} failed, ${totals?.flaky} flaky`;
}

const GREEN = 'green: 120 passed, 0 failed, 0 flaky';

describe('an agent whose failures pass elsewhere', () => {
  const error = (agent: string, file: number) =>
    agent === 'bad' ? [{ kind: 'collection' as const, file: `file ${file}`, message: `no module ${file}`, detail: null }] : [];

  const late = (agents: FleetOptions['agents']) => agents.map((agent) => ({ ...agent, joinsAtMs: 50 }));

  test.for<[string, Partial<FleetOptions> & Pick<FleetOptions, 'files'>]>([
    ['fails every case', { files: project(broken) }],
    ['fails most cases', { files: project((file, agent) => (agent === 'bad' && file % 4 > 0 ? 'failed' : 'passed')) }],
    [
      'cannot load the files',
      {
        files: project(
          () => 'passed',
          (file) => ({ errors: ({ agent }) => error(agent, file) }),
        ),
      },
    ],
    ['has its processes die under the cases', { files: project((_, agent) => (agent === 'bad' ? 'crash' : 'passed')) }],
    [
      'has its processes die under the files',
      {
        files: project(
          () => 'passed',
          () => ({ diesAtLoad: (_, agent) => agent === 'bad' }),
        ),
      },
    ],
    ['fails them where failures are tried again', { files: project(broken), settings: { retries: 2 } }],
    ['fails them where the first failure ends the run', { files: project(broken), settings: { bail: 1 } }],
    ['is one of two', { files: project(broken), agents: AGENTS.slice(0, 2) }],
    ['is ready long before the others', { files: project(broken), agents: [{ id: 'bad' }, ...late(AGENTS.slice(1))] }],
    ['has eight slots', { files: project(broken), agents: [{ id: 'bad', slots: 8 }, ...AGENTS.slice(1)] }],
  ])('%s: it is named and no test is charged', ([, options]) => {
    const fleet = runFleet({ agents: AGENTS, ...options });
    expect(outcomeOf(fleet)).toBe(GREEN);
    expect(sickOf(fleet)).toEqual(['bad']);
    expect(fleet.summary?.agents.filter((agent) => agent.sickness !== undefined).map(({ id }) => id)).toEqual(['bad']);
    expect(fleet.summary?.errors).toEqual([]);
    const records = fleet.of('file-settled').flatMap(({ cases }) => cases);
    expect(records.flatMap(({ attempts }) => attempts).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  test('is found again when the journal is decided again', () => {
    const fleet = runFleet({ files: project(broken), agents: AGENTS });
    const state = createRun();
    const inputs = JSON.parse(JSON.stringify(fleet.inputs)) as typeof fleet.inputs;
    expect(JSON.stringify(inputs.flatMap((input) => [...reduce(state, input)]))).toBe(JSON.stringify(fleet.effects));
  });

  test('gets no work after it was found, also when it comes back as a new process', () => {
    const incidents = [{ atMs: 3_000, act: (fleet: Fleet) => fleet.join({ id: 'bad' }) }];
    const fleet = runFleet({ files: project(broken), agents: AGENTS, incidents });
    const position = fleet.events.findIndex(({ type }) => type === 'agent-sick');
    expect(position).toBeGreaterThan(0);
    const later = fleet.events.slice(position).filter((event) => event.type === 'unit-started' && event.agent === 'bad');
    expect(later).toEqual([]);
  });

  test('cannot burn the queue by failing fast', () => {
    const slow = AGENTS.slice(1).map((agent) => ({ ...agent, speed: 0.05 }));
    const fleet = runFleet({ files: project(broken), agents: [{ id: 'bad', speed: 10 }, ...slow] });
    expect(outcomeOf(fleet)).toBe(GREEN);
    expect(unitsOn(fleet, 'bad')).toBeLessThanOrEqual(8);
  });

  test('breaks in the middle of the run', () => {
    const files = project((file, agent) => (agent === 'bad' && file >= FILES / 3 ? 'failed' : 'passed'));
    const fleet = runFleet({ files, agents: AGENTS, histories: files.map((file) => historyOf(file, 50)) });
    expect(outcomeOf(fleet)).toBe(GREEN);
    expect(sickOf(fleet)).toEqual(['bad']);
  });
});

describe('an agent that is far slower than the others', () => {
  const files = project(() => 'passed');
  const histories = files.map((file) => historyOf(file, 50));

  test.for<[string, number, string[]]>([
    ['six times', 0.16, ['bad']],
    ['twice', 0.5, []],
  ])('%s slower', ([, speed, sick]) => {
    const fleet = runFleet({ files: [...files], agents: [{ id: 'bad', speed }, ...AGENTS.slice(1, 2)], histories });
    expect(sickOf(fleet)).toEqual(sick);
    expect(outcomeOf(fleet)).toBe(GREEN);
  });
});

describe('nobody is fenced', () => {
  const controls = (fleet: Fleet): number => fleet.of('unit-started').length - FILES;

  test('when tests fail on all agents, and asking others costs a bounded number of units', () => {
    const fleet = runFleet({ files: project(() => 'failed'), agents: AGENTS });
    expect([outcomeOf(fleet), sickOf(fleet)]).toEqual(['red: 60 passed, 60 failed, 0 flaky', []]);
    expect(controls(fleet)).toBeLessThanOrEqual(AGENTS.length * (FREE_CONTROLS + OUT_AT_ONCE));
  });

  test('when a test fails on one system alone: that is red', () => {
    const agents = [
      { id: 'w1', labels: ['os:win32'] },
      { id: 'w2', labels: ['os:win32'] },
      { id: 'l1', labels: ['os:linux'] },
      { id: 'l2', labels: ['os:linux'] },
    ];
    const fleet = runFleet({ files: project((_, agent) => (agent.startsWith('w') ? 'failed' : 'passed')), agents });
    expect(sickOf(fleet)).toEqual([]);
    expect(fleet.summary?.verdict).toBe('red');
    expect(fleet.summary?.totals.failed).toBe(unitsOf(fleet, 'w'));
  });

  test('when a test fails with one version of Node.js alone: that is red', () => {
    const agents = ['w1', 'w2', 'l1', 'l2'].map((id) => ({ id, labels: ['os:linux', id.startsWith('w') ? 'node:24' : 'node:26'] }));
    const fleet = runFleet({ files: project((_, agent) => (agent.startsWith('w') ? 'failed' : 'passed')), agents });
    expect([fleet.summary?.verdict, sickOf(fleet)]).toEqual(['red', []]);
  });

  test('when it is the only one of its likeness', () => {
    const agents = [
      { id: 'bad', labels: ['os:win32'] },
      { id: 'b', labels: ['os:linux'] },
    ];
    const fleet = runFleet({ files: project(broken), agents });
    expect([fleet.summary?.verdict, sickOf(fleet)]).toEqual(['red', []]);
  });

  test('when few tests are flaky, which stay failures where nothing is tried again', () => {
    const random = createRandom('flaky');
    const flaky = new Set(Array.from({ length: 3 }, () => random.below(FILES)));
    const files = project(() => 'passed').map((file, index) => ({
      ...file,
      cases: [
        { title: 'x', does: ({ nth }: { readonly nth: number }): Behaviour => (flaky.has(index) && nth === 1 ? 'failed' : 'passed') },
      ],
    }));
    const fleet = runFleet({ files, agents: AGENTS });
    expect(sickOf(fleet)).toEqual([]);
    expect(outcomeOf(fleet)).toBe(`red: ${FILES - flaky.size} passed, ${flaky.size} failed, 0 flaky`);
  });
});

/** Files whose only outcome is from agents of a name. */
function unitsOf(fleet: Fleet, prefix: string): number {
  return fleet.of('file-settled').filter(({ cases }) => cases[0]?.attempts[0]?.agent.startsWith(prefix)).length;
}
