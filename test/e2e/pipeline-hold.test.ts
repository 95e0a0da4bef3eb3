import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { Gate, openTestFleet, served, until } from '../support/deploy-project.ts';
import { PipelineProject } from '../support/pipeline-project.ts';

// An agent, hosts and a pipeline are processes: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

const HOSTS = 3;
const PATIENCE_MS = 240_000;
let fleet: Fleet;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'shard-run-hold-'));
  fleet = await openTestFleet(HOSTS);
});

afterAll(async () => {
  await fleet?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a rollout of the pipeline that a person holds waits for him, and the status says so until he lets it go on', async () => {
  const gate = new Gate(path.join(folder, 'canary'));
  const hooks = [gate.hook('after-stage', 'canary')];
  using project = new PipelineProject(fleet, { remote: 'origin', localAgents: 1, interval: '1s' }, { hooks });
  const first = await project.run(['deploy', 'push', '--override', 'HEAD', '--emergency', '--reason', 'the first release']);
  expect([first.code, first.said]).toEqual([0, expect.any(String)]);
  gate.close();
  const begun = project.ref('HEAD');
  const commit = project.change('cart', 'good, cheaper');
  let said = '';
  const tell = (): string => said;
  const watching = project.start(['pipeline', '--since', begun], (words) => (said += words));
  try {
    await gate.reached();
    const held = await project.run(['deploy', 'hold', '--reason', 'sale until noon']);
    expect([held.code, held.said]).toEqual([0, expect.any(String)]);
    await until('the pipeline heard of it', () => said.includes('sale until noon'), PATIENCE_MS, tell);
    gate.open();
    const waiting = await project.status();
    expect([waiting.waitsFor, waiting.live]).toEqual([expect.stringContaining('sale until noon'), begun]);
    expect(waiting.commits.find(({ id }) => id === commit)?.stage).toBe('deploying');

    const released = await project.run(['deploy', 'release', '--reason', 'the sale is over']);
    expect([released.code, released.said]).toEqual([0, expect.any(String)]);
    await until('it is live', () => said.includes('is deployed'), PATIENCE_MS, tell);
    const { live, waitsFor } = await project.status();
    expect([live, waitsFor]).toEqual([commit, expect.not.stringContaining('sale')]);
    expect(new Set(fleet.hosts.map(served)).size).toBe(1);
  } finally {
    gate.open();
    watching.child.kill('SIGTERM');
  }
  expect((await watching.ended).code).toBe(130);
});
