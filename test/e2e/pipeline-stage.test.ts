import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import type { FleetHost } from '../../deploy/local-fleet/fleet-state.ts';
import { Gate, openTestFleet, served, until } from '../support/deploy-project.ts';
import { PipelineProject } from '../support/pipeline-project.ts';

// An agent, hosts and a pipeline are processes: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

const HOSTS = 2;
const PATIENCE_MS = 300_000;
let fleet: Fleet;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'shard-run-stage-'));
  fleet = await openTestFleet(HOSTS);
});

afterAll(async () => {
  await fleet?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Releases that a host has proven to itself: their digests stand beside them. */
function proven(host: FleetHost): string[] {
  const names = readdirSync(path.join(host.folder, 'releases'));
  return names.filter((name) => name.endsWith('.digest')).map((name) => path.basename(name, '.digest'));
}

/** Hosts that the newest rollout sent bytes to, by its journal. */
function sentTo(project: PipelineProject): string[] {
  const events = project.rolloutEvents();
  return events.flatMap((event) => (event.type === 'host-staged' && event.sentBytes > 0 ? [event.host] : [])).toSorted();
}

/** A part whose test does not end before the gate is opened. */
function waitingSource({ command }: Gate): string {
  const wait = `await new Promise((pass, fail) => exec(${JSON.stringify(command)}, (error) => (error ? fail(error) : pass())));`;
  return `import { exec } from 'node:child_process';\n${wait}\nexport const answer = () => 'good, at last';\n`;
}

test('a revision is on its hosts while its tests still run, and its rollout sends nothing again', async () => {
  using project = new PipelineProject(fleet, { remote: 'origin', localAgents: 1, interval: '1s' });
  const first = await project.run(['deploy', 'push', '--override', 'HEAD', '--emergency', '--reason', 'the first release']);
  expect([first.code, first.said]).toEqual([0, expect.any(String)]);
  expect(sentTo(project)).toEqual(fleet.hosts.map(({ name }) => name).toSorted());
  const [before, begun] = [served(fleet.hosts[0] ?? expect.fail('no host')), project.ref('HEAD')];
  const gate = new Gate(path.join(folder, 'cart')).close();
  const commit = project.rewrite('cart', waitingSource(gate), 'good, at last');
  let said = '';
  const tell = (): string => said;
  const shipping = project.start(['pipeline', '--since', begun, '--once'], (words) => (said += words));
  try {
    await gate.reached(PATIENCE_MS, tell);
    const news = (host: FleetHost): string[] => proven(host).filter((release) => release !== before);
    await until('every host has another release', () => fleet.hosts.every((host) => news(host).length > 0), PATIENCE_MS, tell);
    const [staged, ...others] = new Set(fleet.hosts.flatMap(news));
    expect([others, fleet.hosts.map(served)]).toEqual([[], [before, before]]);
    expect((await project.status()).commits.find(({ id }) => id === commit)?.stage).toBe('testing');

    gate.open();
    const { code } = await shipping.ended;
    expect([code, said]).toEqual([0, expect.any(String)]);
    expect(fleet.hosts.map(served)).toEqual([staged, staged]);
    expect(sentTo(project)).toEqual([]);
  } finally {
    gate.open();
    shipping.child.kill('SIGTERM');
    await shipping.ended;
  }
});
