import { expect, test, vi } from 'vitest';
import type { RunId } from '../../core/id.ts';
import { listRuns } from '../support/rpc/list-runs.ts';
import { PoolPlay } from '../support/rpc/pool-play.ts';

// Real git: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 120_000 });

test('a run that has time needs one agent and leaves the others to the next run; one that has none shares them', async () => {
  await using play = await PoolPlay.open();
  for (const id of ['w', 'x', 'y', 'z']) play.join({ id, project: { 'a.test.ts': ['stuck'] }, held: new Set(['stuck']) });
  const agentsOf = async (...runs: readonly RunId[]): Promise<readonly number[]> => {
    const listed = (await listRuns(play.client)).runs;
    return runs.map((run) => listed.find(({ runId }) => runId === run)?.agents.length ?? 0);
  };
  const patient = await play.submit({ branch: 'patient', targetMs: 3_600_000 });
  const planned = await play.until(patient, (event) => event.type === 'run-planned');
  expect(planned).toMatchObject({ targetSlots: 1 });
  const next = await play.submit({ branch: 'next' });
  await vi.waitFor(async () => expect(await agentsOf(patient, next)).toEqual([1, 3]), { timeout: 60_000, interval: 200 });
  await play.cancel(patient);
  const hurried = await play.submit({ branch: 'hurried' });
  await vi.waitFor(async () => expect(await agentsOf(next, hurried)).toEqual([2, 2]), { timeout: 60_000, interval: 200 });
});
