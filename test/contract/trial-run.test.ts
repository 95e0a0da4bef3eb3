import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchCertificate, type RemoteRequest } from '../../cli/remote/rpc/run-client.ts';
import { verifyRun } from '../../coordinator/main.ts';
import { agentId, type RunId } from '../../core/id.ts';
import type { Selection } from '../../core/selection.ts';
import type { PlayedAgent } from '../support/rpc/played-agent.ts';
import { PoolPlay, SUITE } from '../support/rpc/pool-play.ts';

// Real git: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PROJECT = { 'a.test.ts': ['one', 'two'], 'b.test.ts': ['one', 'two'], 'c.test.ts': ['one', 'two'] };

let play: PoolPlay;
let agents: readonly PlayedAgent[];
let failing: Set<string>;

beforeEach(async () => {
  play = await PoolPlay.open();
  failing = new Set();
  agents = ['x', 'y'].map((id) => play.join({ id, project: PROJECT, failing }));
  // A run that has ended: both are here.
  for (const id of ['x', 'y']) await played({ placement: { onlyAgents: [agentId(id)], notAgents: [] } });
  for (const agent of agents) agent.began.length = 0;
});

afterEach(() => play[Symbol.asyncDispose]());

/** Until an agent is here a placement that names it is refused. */
async function played(options: Partial<RemoteRequest>): Promise<RunId> {
  const run = await vi.waitFor(() => play.submit(options), { timeout: 30_000 });
  await play.summary(run);
  return run;
}

function began(): readonly string[] {
  return agents.flatMap((agent) => agent.began);
}

const two = { id: null, titlePath: ['two'] };
const SELECTION: Selection = {
  files: [
    { file: 'c.test.ts', cases: [two] },
    { file: `${SUITE}||a.test.ts|`, cases: [] },
  ],
  isSequence: false,
};

describe('a run of a selection', () => {
  test('runs what was named, and certifies it as that', async () => {
    const run = await play.submit({ selection: SELECTION });
    const summary = await play.summary(run);
    expect(summary).toMatchObject({ verdict: 'green', totals: { files: 2, cases: 3, passed: 3 } });
    expect(began().toSorted()).toEqual(['a.test.ts one', 'a.test.ts two', 'c.test.ts two']);
    const certificate = JSON.parse(Buffer.from((await fetchCertificate(play.client, run)) ?? []).toString()) as { settings: object };
    expect(certificate.settings).toMatchObject({ selection: SELECTION });
    expect(verifyRun(summary.certificatePath ?? '').findings).toEqual([]);
    expect(existsSync(summary.certificatePath ?? '')).toBe(true);
  });

  test('is no base of the last failures: the newest run is still the whole one, in which nothing failed', async () => {
    failing.add('two');
    expect(await play.summary(await play.submit({ selection: SELECTION }))).toMatchObject({ verdict: 'red' });
    await expect(play.submit({ isFailedOnly: true })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('that is not there is incomplete', async () => {
    const selection = { files: [{ file: 'gone.test.ts', cases: [] }], isSequence: false };
    expect(await play.summary(await play.submit({ selection }))).toMatchObject({ verdict: 'incomplete', exitCode: 3 });
  });

  test('in sequence begins on one slot in the order of the list', async () => {
    const files = ['c.test.ts', 'a.test.ts', 'b.test.ts'].map((file) => ({ file, cases: [two] }));
    expect(await play.summary(await play.submit({ selection: { files, isSequence: true } }))).toMatchObject({ verdict: 'green' });
    expect(agents.map((agent) => agent.began).filter(({ length }) => length > 0)).toEqual([files.map(({ file }) => `${file} two`)]);
  });

  test.each<[string, Partial<RemoteRequest>]>([
    ['no file', { selection: { files: [], isSequence: false } }],
    ['a file twice', { selection: { files: [...SELECTION.files, ...SELECTION.files], isSequence: false } }],
    ['a file without a name', { selection: { files: [{ file: '', cases: [] }], isSequence: false } }],
    ['a case without a name', { selection: { files: [{ file: 'a', cases: [{ id: null, titlePath: null }] }], isSequence: false } }],
    ['the last failures beside it', { selection: SELECTION, isFailedOnly: true }],
    ['a placement that excludes itself', { placement: { onlyAgents: [agentId('x')], notAgents: [agentId('x')] } }],
  ])('with %s is refused', async (_, options) => {
    await expect(play.submit(options)).rejects.toMatchObject({ code: 'protocol-version' });
  });
});

describe('a placement', () => {
  test.each([
    ['only', { onlyAgents: [agentId('y')], notAgents: [] }],
    ['not', { onlyAgents: [], notAgents: [agentId('x')] }],
  ])('%s keeps the run where it may be', async (_, placement) => {
    const summary = await play.summary(await play.submit({ placement }));
    expect(summary.agents.map(({ id }) => id)).toEqual(['y']);
  });

  test('of an agent that is not here is refused by name', async () => {
    const placement = { onlyAgents: [agentId('nobody')], notAgents: [] };
    await expect(play.submit({ placement })).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('"nobody"') });
  });
});

test('an urgent run has an agent at once: what runs there is stopped and done again without counting', async () => {
  await play[Symbol.asyncDispose]();
  play = await PoolPlay.open();
  const held = new Set(['stuck']);
  const project = { ...PROJECT, 'd.test.ts': ['stuck'], 'e.test.ts': ['stuck'] };
  agents = ['x', 'y'].map((id) => play.join({ id, project, held }));
  const whole = await play.submit();
  const stuck = new Set<string>();
  await play.until(whole, (event) => {
    if (event.type === 'case-started' && event.titlePath.join() === 'stuck') stuck.add(event.agent);
    return stuck.size === 2;
  });
  const selection = { files: [{ file: 'a.test.ts', cases: [] }], isSequence: false };
  expect(await play.summary(await play.submit({ selection, isUrgent: true }))).toMatchObject({ verdict: 'green', totals: { passed: 2 } });
  play.release('stuck');
  const summary = await play.summary(whole);
  expect(summary).toMatchObject({ verdict: 'green', totals: { passed: 8, flaky: 0, missing: 0 } });
  expect(verifyRun(summary.certificatePath ?? '').findings).toEqual([]);
  expect(readFileSync(summary.certificatePath ?? '', 'utf8')).not.toContain('selection');
});

test('a run that is cancelled frees its agents at once, whatever they were at', async () => {
  await play[Symbol.asyncDispose]();
  play = await PoolPlay.open();
  play.join({ id: 'only', slots: 2, project: { 'd.test.ts': ['stuck'] }, held: new Set(['stuck']) });
  const first = await play.submit({ branch: 'first' });
  await play.until(first, (event) => event.type === 'case-started');
  const second = await play.submit({ branch: 'second' });
  await play.cancel(first);
  // Nobody lets go of the case: the agent is free because the run of it was cancelled.
  await play.until(second, (event) => event.type === 'case-started');
  await play.cancel(second);
});
