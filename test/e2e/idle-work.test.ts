import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readIdleStatus } from '../../cli/pipeline/idle-status.ts';
import type { IdleStatus } from '../../core/pipeline-status.ts';
import type { FlakePage } from '../../pipeline/api.ts';
import { until } from '../support/deploy-project.ts';
import { PipelineProject } from '../support/pipeline-project.ts';
import { PoolGround } from '../support/pool-ground.ts';

// An agent, a coordinator and a pipeline are processes: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

const PATIENCE_MS = 240_000;
let pool: PoolGround;

beforeAll(async () => {
  pool = await PoolGround.open();
  pool.join('only');
});

afterAll(() => pool[Symbol.asyncDispose]());

/** Answers at once the first time that a process asks; later it says that it is here, and stays while the gate is shut. */
const gated = (here: string, gate: string): string => `import { existsSync, writeFileSync } from 'node:fs';
const rest = new Int32Array(new SharedArrayBuffer(4));
let asked = 0;
export const answer = () => {
  if (asked++ > 0) {
    writeFileSync(${JSON.stringify(here)}, '');
    while (existsSync(${JSON.stringify(gate)})) Atomics.wait(rest, 0, 0, 20);
  }
  return 'good';
};
`;

test('the only agent burns a fresh commit in, lets go in the middle of it when a batch comes, and goes on afterwards', async () => {
  using project = new PipelineProject(null, { remote: 'origin', on: pool.address, interval: '1s', idle: { agents: 1 } });
  const [here, gate] = [project.path('here'), project.path('gate')];
  writeFileSync(gate, '');
  let said = '';
  const tell = (): string => said;
  const green = (commit: string) => until('it is green', () => project.green() === commit, PATIENCE_MS, tell);
  const watching = project.start(['pipeline', '--since', project.ref('HEAD')], (words) => (said += words));
  try {
    await green(project.rewrite('search', gated(here, gate), 'good, gated'));
    await until('a repetition waits at the gate', () => existsSync(here), PATIENCE_MS, tell);
    // The gate stays shut: the agent is free because the repetitions were given up.
    await green(project.change('cart', 'good, cheaper'));
    rmSync(gate);
    const folder = project.path('.shard-run/pipeline/main');
    await until('it goes on', () => (readIdleStatus(folder)?.repetitions ?? 0) > 0, PATIENCE_MS, tell);
    const { idle } = (await project.status()) as { readonly idle?: IdleStatus };
    expect([idle, said]).toEqual([expect.objectContaining({ failures: 0 }), expect.any(String)]);
    expect(idle?.yielded).toBeGreaterThan(0);
    // The runs were the pool's, and so is what is known of the cases.
    const page = await project.run(['flakes', '--json', '--on', pool.address]);
    expect([page.code, page.said]).toEqual([0, expect.any(String)]);
    expect((JSON.parse(page.said) as FlakePage).suite.runs).toBeGreaterThan(0);
  } finally {
    watching.child.kill('SIGTERM');
  }
  expect((await watching.ended).code).toBe(130);
});
