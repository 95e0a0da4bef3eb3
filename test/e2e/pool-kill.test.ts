import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { PoolGround, startCommand } from '../support/pool-ground.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CONFIG = `export default { setup: 'mkdir node_modules && ln -s ${path.join(ROOT, 'node_modules/vitest')} node_modules/vitest' };\n`;
const FILES = 8;

// Each command starts Node, git and a framework: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

let pool: PoolGround;

beforeAll(async () => {
  pool = await PoolGround.open();
  for (const id of ['one', 'two', 'three', 'four']) pool.join(id);
});

afterAll(() => pool[Symbol.asyncDispose]());

/** A project whose cases leave a line when they begin, whatever anybody reports of them. The last one goes on until the file "gate" is there. */
function makeProject(begun: string, gate: string, isRed: boolean): CliProject {
  const files = Array.from({ length: FILES }, (_, number): [string, string] => [
    `t${number}.test.ts`,
    `import { appendFileSync, existsSync } from 'node:fs';
import { expect, test } from 'vitest';
test('waits', { timeout: 120_000 }, async () => {
  appendFileSync(${JSON.stringify(begun)}, '${number}\\n');
  while (${number === FILES - 1} && !existsSync(${JSON.stringify(gate)})) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(${number}).not.toBe(${isRed ? 3 : -1});
});
`,
  ]);
  const project = new CliProject({ 'shard.config.ts': CONFIG, '.gitignore': 'node_modules\nreport.json\n', ...Object.fromEntries(files) });
  execFileSync('git', ['-C', project.folder, 'init', '--quiet', '--initial-branch=topic']);
  return project;
}

function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').toSorted() : [];
}

/** Without the last case: an idle agent copies what it takes for slow, and both may pass. */
function countPasses(project: CliProject): number {
  const { cases } = JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as {
    readonly cases: readonly { readonly file: string; readonly attempts: readonly { readonly outcome: string }[] }[];
  };
  const others = cases.filter(({ file }) => file !== `t${FILES - 1}.test.ts`);
  return others.flatMap(({ attempts }) => attempts.filter(({ outcome }) => outcome === 'passed')).length;
}

test('two runs survive the kill of their coordinator: each ends as it should, and no case is decided twice', async () => {
  const begun = ['green', 'red'].map((name) => path.join(pool.folder, name));
  const [greenBegun = '', redBegun = ''] = begun;
  const gate = path.join(pool.folder, 'gate');
  using green = makeProject(greenBegun, gate, false);
  using red = makeProject(redBegun, gate, true);
  const runs = [green, red].map(({ folder }) => startCommand(folder, ['--on', pool.address, '--reporter', 'json=report.json']));
  await pool.until(
    (listed) => listed.filter(({ state }) => state === 'running').length === 2 && begun.every((file) => linesOf(file).length > 0),
  );
  await pool.killCoordinator();
  writeFileSync(gate, '');
  const ends = await Promise.all(runs.map(({ ended }) => ended));
  expect(ends.map(({ code }) => code)).toEqual([0, 1]);
  // A slow case may be copied at the end of a run, and one that fails is looked at elsewhere: what counts is that a pass is decided once.
  const all = Array.from({ length: FILES }, (_, number) => String(number));
  expect(begun.map((file) => [...new Set(linesOf(file))])).toEqual([all, all]);
  expect([green, red].map(countPasses)).toEqual([FILES - 1, FILES - 2]);
  for (const project of [green, red]) expect((await project.run(['verify'])).code).toBe(0);
});
