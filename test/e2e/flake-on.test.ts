import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { PoolGround } from '../support/pool-ground.ts';

const VITEST = path.resolve(import.meta.dirname, '../../node_modules/vitest');
/** Only its set-up brings Vitest to the agents: the project's own node_modules are ignored and stay behind. */
const CONFIG = `export default { setup: 'mkdir node_modules && ln -s ${VITEST} node_modules/vitest' };\n`;
const WAVERING = `import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
test('wavers', () => expect(readFileSync(new URL('./mode.txt', import.meta.url), 'utf8')).toBe('good'));
`;
const POLLUTED = `import { expect, test } from 'vitest';
let isDirty = false;
${[0, 1, 2, 3].map((number) => `test('t${number}', () => { ${number === 2 ? 'isDirty = true;' : ''} });`).join('\n')}
test('victim', () => expect(isDirty).toBe(false));
`;

// A coordinator and agents are processes, and a search is a dozen runs: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 120_000 });

let pool: PoolGround;

beforeAll(async () => {
  pool = await PoolGround.open();
  for (const id of ['one', 'two']) pool.join(id);
});

afterAll(() => pool[Symbol.asyncDispose]());

function makeProject(files: Readonly<Record<string, string>>): CliProject {
  const project = new CliProject(
    { 'shard.config.ts': CONFIG, '.gitignore': 'node_modules\n.shard-run\n', ...files },
    { deadlineMs: 600_000 },
  );
  const git = (...args: readonly string[]): void =>
    void execFileSync('git', ['-C', project.folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message=first');
  return project;
}

test("a case of the pool's ledger is put in quarantine, shown and lifted from a clone that has no ledger of its own", async () => {
  using project = makeProject({ 'a.test.ts': WAVERING, 'mode.txt': 'good' });
  const on = ['--on', pool.address];
  const runIn = async (mode: string): Promise<number | null> => {
    project.write({ 'mode.txt': mode });
    return (await project.run(on)).code;
  };
  expect([await runIn('good'), await runIn('bad'), await runIn('good')]).toEqual([0, 1, 0]);
  const placed = await project.run(['quarantine', 'wavers', '--owner', 'ann', '--reason', 'the mode', ...on]);
  expect([placed.code, placed.stderr]).toEqual([0, '']);
  expect((await project.run(['quarantine', 'list', ...on])).stdout).toContain('ann, the mode');
  expect((await project.run(['flakes', 'show', 'wavers', ...on])).stdout).toContain('in quarantine until');
  expect(await runIn('bad')).toBe(0);
  const lifted = await project.run(['quarantine', 'lift', 'wavers', '--reason', 'one mode', ...on]);
  expect([lifted.code, lifted.stderr]).toEqual([0, '']);
  expect(await runIn('worse')).toBe(1);
  const both = await project.run(['quarantine', 'list', ...on, '--history', 'x.db']);
  expect(both.code).toBe(2);
});

test('what pollutes a case is found on the agents, with a command that shows it again there', async () => {
  using project = makeProject({ 'v.test.ts': POLLUTED });
  const on = ['--on', pool.address];
  expect((await project.run(on)).code).toBe(1);
  const { code, stdout, stderr } = await project.run(['flakes', 'polluter', 'victim', '--slots', '2', ...on]);
  expect([code, stdout], stderr).toEqual([0, expect.stringContaining('  t2\n')]);
  const [, next = ''] = /next {2}shard-run (.*)\n/u.exec(stdout) ?? [];
  expect(next).toContain(pool.address);
  expect(await project.run(next.split(' '))).toMatchObject({ code: 1, stdout: 'it failed\n' });
});
