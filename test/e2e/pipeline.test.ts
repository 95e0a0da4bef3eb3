import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { openTestFleet, served, until } from '../support/deploy-project.ts';
import { PipelineProject, SIX_CHANGES } from '../support/pipeline-project.ts';
import { PoolGround } from '../support/pool-ground.ts';

// Agents, hosts, a coordinator and a pipeline are processes: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

const HOSTS = 8;
const AGENTS = 3;
const PATIENCE_MS = 240_000;
let fleet: Fleet;
let pool: PoolGround;

beforeAll(async () => {
  [fleet, pool] = await Promise.all([openTestFleet(HOSTS), PoolGround.open()]);
  for (let number = 1; number <= AGENTS; number++) pool.join(`agent-${number}`);
});

afterAll(() => Promise.all([fleet.stop(), pool[Symbol.asyncDispose]()]));

/** Starts the pipeline, and kills it when the moment has come. */
async function killWhen(project: PipelineProject, since: string, moment: (said: () => string) => Promise<void>): Promise<void> {
  let said = '';
  const killed = project.start(['pipeline', '--since', since], (text) => (said += text));
  await moment(() => said);
  killed.child.kill('SIGKILL');
  expect((await killed.ended).code).toBeNull();
}

test('of six commits the five good ones go live and the bad one is named, without a human, though the pipeline is killed twice on the way', async () => {
  using project = new PipelineProject(fleet, { remote: 'origin', on: pool.address, trialAgents: AGENTS, interval: '1s' });
  // A fleet that serves nothing has nothing to go back to.
  const first = await project.run(['deploy', 'push', '--override', 'HEAD', '--emergency', '--reason', 'the first release']);
  expect([first.code, first.said]).toEqual([0, expect.any(String)]);
  const before = served(fleet.hosts[0] ?? expect.fail('no host'));
  const begun = project.ref('HEAD');
  const commits = SIX_CHANGES.map(([part, result]) => project.change(part, result));

  // Killed in the middle of the run, and again in the middle of the rollout.
  await killWhen(project, begun, async (said) => {
    await until('a batch is tested', () => said().includes('batch 1'), PATIENCE_MS, said);
    await pool.until((runs) => runs.length > 0);
  });
  await killWhen(project, begun, (said) =>
    until('a host has the new release', () => fleet.hosts.some((host) => served(host) !== before), PATIENCE_MS, said),
  );

  const ended = await project.run(['pipeline', '--since', begun, '--once']);
  const status = await project.status();
  const stages = commits.map((commit) => status.commits.find(({ id }) => id === commit)?.stage ?? 'unknown');
  expect([stages, ended.said]).toEqual([['live', 'live', 'evicted', 'live', 'live', 'live'], expect.any(String)]);
  expect(ended.code).toBe(1);

  const pushed = project.audit().findLast((record) => record.kind === 'push') ?? expect.fail('nothing was pushed');
  const live = pushed.kind === 'push' ? pushed : expect.fail('no push');
  expect(new Set(fleet.hosts.map(served))).toEqual(new Set([live.release]));
  expect(live.release).not.toBe(before);
  expect(live.certificate).toMatch(/^[0-9a-f]{64}$/u);
  expect(live.commit).toBe(project.green());
  for (const [part, result] of SIX_CHANGES) {
    const expected = result === 'bad' ? "'good'" : `'${result}'`;
    expect(project.sourceAt(live.commit, part)).toContain(expected);
  }

  // One rollout of it, though two processes conducted it.
  expect(project.audit().filter((record) => record.kind === 'push' && record.commit === live.commit)).toHaveLength(1);

  const answer = await project.run(['history', commits[0] ?? '']);
  expect([answer.code, answer.said]).toEqual([0, expect.stringContaining('cart: good, cheaper')]);
});

test('a push that a hook tells of is seen at once, tested here, told to a webhook, and held by a person in another process', async () => {
  const told: { readonly kind: string; readonly commits: readonly string[] }[] = [];
  const listener = createServer((request, response) => {
    void text(request).then((body) => {
      told.push(JSON.parse(body) as (typeof told)[number]);
      response.end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  using project = new PipelineProject(null, { remote: 'origin', localAgents: 1, interval: '1h', notices: [{ type: 'webhook', url }] });
  const hooked = await project.run(['pipeline', 'hook', project.origin]);
  expect([hooked.code, hooked.said]).toEqual([0, expect.any(String)]);

  let said = '';
  const watching = project.start(['pipeline', '--since', project.ref('HEAD')], (words) => (said += words));
  try {
    const inbox = () => project.run(['pipeline', 'hold', '--reason', 'sale']);
    await until(
      'it is at work',
      () => said.includes('coordinator') || existsSync(project.path('.shard-run/pipeline/main/lock')),
      PATIENCE_MS,
      () => said,
    );
    const held = await inbox();
    expect([held.code, held.said]).toEqual([0, expect.any(String)]);
    expect((await project.status()).hold).toContain('sale');
    const commit = project.change('cart', 'good, cheaper');
    await until(
      'it is told green',
      () => told.some(({ kind, commits }) => kind === 'green' && commits.includes(commit)),
      PATIENCE_MS,
      () => said,
    );
    await until(
      'the green ref moves',
      () => project.green() === commit,
      PATIENCE_MS,
      () => said,
    );
    expect((await project.run(['pipeline'])).code).toBe(2);
  } finally {
    watching.child.kill('SIGTERM');
    listener.close();
  }
  expect((await watching.ended).code).toBe(130);
});
