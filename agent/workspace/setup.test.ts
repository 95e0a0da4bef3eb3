import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TreeId } from '../../core/workspace.ts';
import type { SetupChoice } from '../../core/workspace-setup.ts';
import { repositoryPackSource } from './repository-pack-source.ts';
import { makeSampleTree, readSample, type SampleFiles, sampleGit, writeSample } from './sample-trees.ts';
import { openWorkspaceStore, type Workspace, type WorkspaceStore, type WorkspaceStoreOptions } from './workspace-store.ts';

// Real git, many times: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000 });

let base = '';
let repository = '';

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shard-run-workspace-'));
  repository = join(base, 'repository');
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

const treeOf = (files: SampleFiles): TreeId => makeSampleTree(repository, files);
const open = (options: Partial<WorkspaceStoreOptions> = {}): Promise<WorkspaceStore> =>
  openWorkspaceStore({ folder: join(base, 'agent'), source: repositoryPackSource(join(repository, '.git')), ...options });

function acquire(
  store: WorkspaceStore,
  tree: TreeId,
  options: { setup?: SetupChoice; project?: string; lineage?: string; signal?: AbortSignal } = {},
) {
  const { setup = 'none', project = '', lineage = 'a', signal = AbortSignal.timeout(30_000) } = options;
  return store.acquire({ tree, project, lineage }, { setup, signal });
}

/** Acquires, uses, gives back. */
async function use(
  store: WorkspaceStore,
  tree: TreeId,
  act: (root: string) => void = () => undefined,
  setup: SetupChoice = 'none',
): Promise<Workspace> {
  const workspace = await acquire(store, tree, { setup });
  act(workspace.root);
  await workspace.release();
  return workspace;
}

const SETUP = {
  command:
    'mkdir -p node_modules/x/lib && cp lock node_modules/x/lib/index.js && ln -s ../x node_modules/x/self && echo ran >> "$COUNT" && echo noise > left && chmod +x node_modules/x/lib/index.js',
  inputs: ['lock'],
  outputs: [],
};

describe('a set-up', () => {
  const MODULES = { 'node_modules/x/lib/index.js': { run: 'one' }, 'node_modules/x/self': { link: '../x' } };
  let count = '';
  const runs = (): number => (existsSync(count) ? readFileSync(count, 'utf8').split('\n').length - 1 : 0);

  beforeEach(() => {
    count = join(base, 'count');
    process.env['COUNT'] = count;
  });

  test('runs once for what decides it, and each worktree has its copy', async () => {
    await using store = await open();
    const [first, second] = [treeOf({ lock: 'one', a: '1' }), treeOf({ lock: 'one', a: '2' })];
    const taken = await Promise.all([first, second, first].map((tree) => acquire(store, tree, { setup: SETUP })));
    expect(runs()).toBe(1);
    for (const [index, workspace] of taken.entries())
      expect(readSample(workspace.root)).toEqual({ lock: 'one', a: index === 1 ? '2' : '1', ...MODULES });
    expect(new Set(taken.map(({ root }) => root)).size).toBe(3);
  });

  test('runs again for another lockfile, and the old modules go', async () => {
    await using store = await open();
    await use(store, treeOf({ lock: 'one' }), undefined, SETUP);
    const workspace = await use(store, treeOf({ lock: 'two' }), undefined, SETUP);
    expect(runs()).toBe(2);
    expect(readSample(workspace.root)).toEqual({ 'lock': 'two', ...MODULES, 'node_modules/x/lib/index.js': { run: 'two' } });
    expect(workspace.changed?.map(({ path }) => path)).toContain('node_modules');
    expect(readSample((await use(store, treeOf({ lock: 'one' }))).root)).toEqual({ lock: 'one' });
  });

  test.for<readonly [string, (modules: string) => void, readonly string[]]>([
    ['nothing', () => undefined, []],
    ['an edit in place', (modules) => appendFileSync(join(modules, 'x/lib/index.js'), '//'), ['node_modules/x/lib/index.js']],
    ['a file that was left', (modules) => writeSample(join(modules, '.cache/y'), ''), ['node_modules/.cache']],
    ['a file that was removed', (modules) => rmSync(join(modules, 'x/self')), ['node_modules/x/self']],
    ['a repository', (modules) => sampleGit(join(modules, 'x'), ['init', '--quiet']), ['node_modules/x/.git']],
    ['all removed', (modules) => rmSync(modules, { recursive: true }), ['node_modules']],
    [
      'a link elsewhere',
      (modules) => {
        rmSync(modules, { recursive: true });
        symlinkSync(base, modules);
      },
      ['node_modules'],
    ],
  ])("one run's mutation does not leak into another: %s", async ([, act, changed]) => {
    await using store = await open();
    const tree = treeOf({ lock: 'one' });
    const others = await acquire(store, tree, { setup: SETUP });
    const { root } = await use(store, tree, (path) => act(join(path, 'node_modules')), SETUP);
    expect(readSample(others.root)).toEqual({ lock: 'one', ...MODULES });
    const again = await acquire(store, tree, { setup: SETUP });
    expect(again.root).toBe(root);
    expect(readSample(again.root)).toEqual({ lock: 'one', ...MODULES });
    expect(again.changed?.map(({ path }) => path)).toEqual(changed);
    expect(runs()).toBe(1);
    expect(existsSync(repository)).toBe(true);
  });

  test('that fails is told with its last words, and tried again next time', async () => {
    await using store = await open();
    const tree = treeOf({ lock: 'one' });
    const failing = { ...SETUP, command: 'echo ran >> "$COUNT"; echo the registry is down >&2; exit 3' };
    for (const _ of [1, 2]) {
      const refused = acquire(store, tree, { setup: failing });
      await expect(refused).rejects.toMatchObject({
        code: 'workspace-setup-failed',
        message: expect.stringContaining('the registry is down') as string,
      });
    }
    expect(runs()).toBe(2);
    expect(readdirSync(join(base, 'agent/setup'))).toEqual(['setup.git']);
  });

  test('that somebody gives up waiting for goes on for the others', async () => {
    await using store = await open();
    const tree = treeOf({ lock: 'one' });
    const aborter = new AbortController();
    const slow = { ...SETUP, command: `touch "${join(base, 'begun')}"; test -e "${join(base, 'go')}" || exec sleep 60; ${SETUP.command}` };
    const first = acquire(store, tree, { setup: slow, signal: aborter.signal });
    first.catch(() => undefined);
    await expect.poll(() => existsSync(join(base, 'begun')), { timeout: 20_000 }).toBe(true);
    const second = acquire(store, tree, { setup: slow });
    // By the time that a whole folder was made, the second one waits for the set-up of the first.
    await use(store, tree);
    writeFileSync(join(base, 'go'), '');
    aborter.abort(new Error('gave up'));
    await expect(first).rejects.toThrow('gave up');
    expect(readSample((await second).root)).toEqual({ lock: 'one', ...MODULES });
  });

  test('leaves no process behind', async () => {
    await using store = await open();
    const pidFile = join(base, 'pid');
    const choice = { ...SETUP, command: `${SETUP.command}; (sleep 60 & echo $! > "${pidFile}")` };
    await use(store, treeOf({ lock: 'one' }), undefined, choice);
    const pid = readFileSync(pidFile, 'utf8').trim();
    await expect
      .poll(() => existsSync(`/proc/${pid}`) && !/^State:\sZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')), { timeout: 5000 })
      .toBe(false);
  });

  test('is npm ci where a package-lock.json stands', async () => {
    const local = { name: 'local', version: '1.0.0' };
    const lock = {
      name: 'p',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { name: 'p', dependencies: { local: 'file:local' } },
        'local': { version: '1.0.0' },
        'node_modules/local': { resolved: 'local', link: true },
      },
    };
    const tree = treeOf({
      'package.json': JSON.stringify({ name: 'p', dependencies: { local: 'file:local' } }),
      'package-lock.json': JSON.stringify(lock),
      'local/package.json': JSON.stringify(local),
    });
    await using store = await open();
    const { root } = await acquire(store, tree, { setup: 'auto' });
    expect(JSON.parse(readFileSync(join(root, 'node_modules/local/package.json'), 'utf8'))).toEqual(local);
  });
});
