import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { PoolGround, startCommand } from '../support/pool-ground.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PASSING = "import { expect, test } from 'vitest';\ntest('adds', () => expect(1 + 1).toBe(2));\n";
const ENDLESS = "import { test } from 'vitest';\ntest('endless', { timeout: 0 }, () => new Promise(() => {}));\n";
/** Only its set-up brings Vitest to the agents: the project's own node_modules are ignored and stay behind. */
const CONFIG = `export default { setup: 'mkdir node_modules && ln -s ${path.join(ROOT, 'node_modules/vitest')} node_modules/vitest' };\n`;
/** A few kilobytes that do not compress: what would be sent again if more than the change were. */
const BALLAST = Array.from({ length: 4_000 }, (_, number) => Math.imul(number + 1, 2_654_435_761).toString(36)).join('\n');

// Each command starts Node, git and a framework: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 240_000 });

let pool: PoolGround;

beforeAll(async () => {
  pool = await PoolGround.open();
  for (const id of ['one', 'two']) pool.join(id);
});

afterAll(() => pool[Symbol.asyncDispose]());

function makeProject(files: Readonly<Record<string, string>>): CliProject {
  const project = new CliProject({ 'shard.config.ts': CONFIG, '.gitignore': 'node_modules\n*.json\n!package.json\n', ...files });
  git(project, 'init', '--quiet', '--initial-branch=topic');
  git(project, 'add', '--all');
  git(project, '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--message=first');
  return project;
}

function git(project: CliProject, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', project.folder, ...args], { encoding: 'utf8' });
}

function readReport(project: CliProject): {
  readonly revision: { readonly commit: string; readonly tree: string; readonly dirty: boolean };
  readonly cases: readonly { readonly file: string }[];
} {
  return JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as ReturnType<typeof readReport>;
}

test('the working tree as it lies on the disk is tested, proven, and left as it was', async () => {
  using project = makeProject({ 'a.test.ts': PASSING.replace('toBe(2)', 'toBe(3)'), 'ballast.txt': BALLAST });
  project.write({ 'a.test.ts': PASSING, 'b/untracked.test.ts': PASSING });
  const index = readFileSync(project.path('.git/index'));
  const before = git(project, 'for-each-ref');
  const first = await project.run(['--on', pool.address, '--reporter', 'json=report.json']);
  expect({ code: first.code, stdout: first.stdout }).toEqual({ code: 0, stdout: '' });
  const report = readReport(project);
  expect(report.cases.map(({ file }) => file).toSorted()).toEqual(['a.test.ts', 'b/untracked.test.ts']);
  expect(report.revision).toMatchObject({ commit: git(project, 'rev-parse', 'HEAD').trim(), dirty: true });
  expect(report.revision.tree).not.toBe(git(project, 'rev-parse', 'HEAD^{tree}').trim());
  expect(readFileSync(project.path('.git/index')).equals(index)).toBe(true);
  expect(git(project, 'for-each-ref')).toBe(before);
  expect((await project.run(['verify'])).code).toBe(0);

  const movedBefore = (await pool.list()).movedBytes;
  project.write({ 'a.test.ts': `${PASSING}// One line more.\n` });
  expect((await project.run(['--on', pool.address])).code).toBe(0);
  const moved = (await pool.list()).movedBytes - movedBefore;
  // To the coordinator once, and to two agents: each far less than the ballast, which compresses to no less than half.
  expect(moved).toBeGreaterThan(0);
  expect(moved).toBeLessThan(BALLAST.length / 4);
});

test('a red run is red, and --failed then asks the coordinator for its failures', async () => {
  using project = makeProject({ 'a.test.ts': PASSING, 'b.test.ts': PASSING.replace('toBe(2)', 'toBe(3)') });
  expect((await project.run(['--on', pool.address])).code).toBe(1);
  expect((await project.run(['--on', pool.address, '--failed', '--reporter', 'json=report.json'])).code).toBe(1);
  expect(readReport(project).cases.map(({ file }) => file)).toEqual(['b.test.ts']);
});

test('two runs share the agents, and Ctrl-C of one leaves the other alone', async () => {
  using endless = makeProject({ 'a.test.ts': ENDLESS, 'b.test.ts': PASSING });
  using other = makeProject({ 'a.test.ts': PASSING, 'b.test.ts': PASSING });
  const holding = startCommand(endless.folder, ['--on', pool.address]);
  await pool.until((runs) => runs.some(({ state, agents }) => state === 'running' && agents.length === 2));
  // An agent is asked back from the one who has two.
  const besides = await other.run(['--on', pool.address]);
  expect(besides.code).toBe(0);
  const again = other.run(['--on', pool.address]);
  holding.child.kill('SIGINT');
  expect((await holding.ended).code).toBe(130);
  expect((await again).code).toBe(0);
  await pool.until((runs) => runs.every(({ state }) => state === 'finished'));
});

test('nobody at the address is said at once', async () => {
  using project = makeProject({ 'a.test.ts': PASSING });
  const { code, stderr } = await project.run(['--on', '127.0.0.1:1']);
  expect({ code, said: stderr.includes('127.0.0.1:1') }).toEqual({ code: 3, said: true });
});

test('over TLS a machine that joined is served, and one that did not is told how', async () => {
  using ground = new CliProject({});
  const state = ground.path('state');
  let said = '';
  const joining = Promise.withResolvers<string>();
  const hear = (text: string): void => {
    said += text;
    const line = /agent join (.+?), run with/u.exec(said)?.[1];
    if (line !== undefined) joining.resolve(line);
  };
  const coordinator = startCommand(ground.folder, ['coordinator', '--tls', '--listen', '127.0.0.1:0'], { hear });
  const [address = '', , token = '', , fingerprint = ''] = (await joining.promise).split(' ');
  const place = ['--state', path.join(state, 'agent'), '--cache', ground.path('cache'), '--slots', '1'];
  const agent = startCommand(ground.folder, [
    'agent',
    'join',
    address,
    '--token',
    token,
    '--fingerprint',
    fingerprint,
    '--id',
    'build',
    ...place,
  ]);
  using project = makeProject({ 'a.test.ts': PASSING });
  const stranger = await project.run(['--on', address], { XDG_STATE_HOME: project.path('nobody') });
  expect(stranger.code).not.toBe(0);
  const own = ['--state', path.join(state, 'shard-run', 'agent')];
  const joined = await project.run(['agent', 'join', address, '--fingerprint', fingerprint, '--id', 'laptop', '--no-run', ...own], {
    SHARD_RUN_JOIN_TOKEN: token,
  });
  expect([joined.code, joined.stderr]).toEqual([0, expect.any(String)]);
  const run = await project.run(['--on', address], { XDG_STATE_HOME: state });
  expect([run.code, run.stderr]).toEqual([0, expect.any(String)]);
  agent.child.kill('SIGTERM');
  await agent.ended;
  coordinator.child.kill('SIGTERM');
  await coordinator.ended;
});
