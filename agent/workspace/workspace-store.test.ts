import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
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

/** A disk of a few megabytes; false where this user may not mount one. */
function mountDisk(folder: string): boolean {
  mkdirSync(folder);
  return spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]).status === 0;
}

const FILES: SampleFiles = {
  'a': 'a',
  'src/b.ts': 'b',
  'src/deep/c.ts': 'c',
  'bin/run': { run: '#!/bin/sh\n' },
  'link': { link: 'src/b.ts' },
  'dangling': { link: '/nowhere' },
  'with space/é\n"q"': 'odd',
};

describe('a workspace is the tree', () => {
  test('byte for byte, with modes and links', async () => {
    await using store = await open();
    const workspace = await acquire(store, treeOf(FILES));
    expect(readSample(workspace.root)).toEqual(FILES);
    expect(workspace.changed).toBeNull();
  });

  test('in the project that was asked for', async () => {
    await using store = await open();
    const workspace = await acquire(store, treeOf({ 'packages/a/x': '1', 'y': '2' }), { project: 'packages/a' });
    expect(readSample(workspace.cwd)).toEqual({ x: '1' });
  });

  test.for([['nowhere'], ['../x'], ['packages/a/x']])('not in a project that is not there: %s', async ([project = '']) => {
    await using store = await open();
    await expect(acquire(store, treeOf({ 'packages/a/x': '1' }), { project })).rejects.toMatchObject({ code: 'workspace-unusable' });
  });

  test('of a SHA-256 repository, and with no file at all', async () => {
    await using store = await open({ source: repositoryPackSource(join(base, 'other', '.git')) });
    const tree = makeSampleTree(join(base, 'other'), FILES, 'sha256');
    expect(readSample((await acquire(store, tree)).root)).toEqual(FILES);
    const empty = makeSampleTree(join(base, 'other'), {}, 'sha256');
    expect(readSample((await acquire(store, empty, { lineage: 'b' })).root)).toEqual({});
  });

  test('with the line ends that the tree says, whatever the machine likes', async () => {
    await using store = await open();
    const files = { '.gitattributes': '*.bat text eol=crlf\n*.sh text eol=lf\n', 'a.bat': 'x\r\n', 'a.sh': 'x\n', 'plain': 'x\r\ny\n' };
    expect(readSample((await acquire(store, treeOf(files))).root)).toEqual(files);
  });

  test('with an empty folder for a submodule', async () => {
    const tree = treeOf({ a: '1' });
    sampleGit(repository, ['update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub`]);
    const withLink = sampleGit(repository, ['write-tree']).trim() as TreeId;
    await using store = await open();
    for (const each of [withLink, tree, withLink]) {
      const { root } = await use(store, each, (path) => existsSync(join(path, 'sub')) && writeFileSync(join(path, 'sub', 'left'), ''));
      expect(existsSync(join(root, 'sub'))).toBe(each === withLink);
    }
  });
});

describe('a warm worktree is switched', () => {
  test('in place, and says what changed', async () => {
    await using store = await open();
    const first = await use(store, treeOf({ 'same': '1', 'edited': '1', 'gone': '1', 'kind': '1', 'x/y': '1' }));
    const after: SampleFiles = { 'same': '1', 'edited': '2', 'new/er': '1', 'kind': { link: 'same' }, 'x': 'now a file' };
    const second = await use(store, treeOf(after));
    expect(second.root).toBe(first.root);
    expect(readSample(second.root)).toEqual(after);
    expect(second.changed?.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'edited edited',
      'went gone',
      'edited kind',
      'came new/er',
      'went x',
      'went x/y',
    ]);
  });

  test('to the same tree without any change', async () => {
    await using store = await open();
    const tree = treeOf(FILES);
    await use(store, tree);
    expect((await use(store, tree)).changed).toEqual([]);
  });

  test('without touching what is the same', async () => {
    await using store = await open();
    const first = await use(store, treeOf({ same: '1', edited: '1' }));
    utimesSync(join(first.root, 'same'), 1, 1);
    await use(store, treeOf({ same: '1', edited: '2' }));
    const { mtimeMs } = statSync(join(first.root, 'same'));
    expect(mtimeMs).not.toBe(1000);
    await use(store, treeOf({ same: '1', edited: '3' }));
    expect(statSync(join(first.root, 'same')).mtimeMs).toBe(mtimeMs);
  });

  test('each lineage in its own, and a second user in another', async () => {
    await using store = await open();
    const tree = treeOf(FILES);
    const [one, two, other] = await Promise.all([acquire(store, tree), acquire(store, tree), acquire(store, tree, { lineage: 'b' })]);
    expect(new Set([one.root, two.root, other.root]).size).toBe(3);
    await two.release();
    expect((await acquire(store, tree)).root).toBe(two.root);
  });
});

/** What a run does to its folder, and the paths that are reported for it. */
const VANDALS: readonly (readonly [string, (root: string) => void, readonly string[]])[] = [
  ['edits a file', (root) => writeFileSync(join(root, 'a'), 'other'), ['a']],
  [
    'edits a file in place and keeps its size and time',
    (root) => {
      writeFileSync(join(root, 'a'), 'A');
      utimesSync(join(root, 'a'), new Date(), new Date());
    },
    ['a'],
  ],
  ['removes a file', (root) => rmSync(join(root, 'a')), ['a']],
  ['removes a folder', (root) => rmSync(join(root, 'src'), { recursive: true }), ['src/b.ts', 'src/deep/c.ts']],
  [
    'leaves files and folders',
    (root) => {
      mkdirSync(join(root, 'out/deep'), { recursive: true });
      writeFileSync(join(root, 'out/deep/x'), '');
      writeFileSync(join(root, 'src/left'), '');
      mkdirSync(join(root, 'empty'));
    },
    ['empty', 'out', 'src/left'],
  ],
  ['makes a repository where it stands', (root) => sampleGit(root, ['init', '--quiet']), ['.git']],
  ['makes a repository in a folder of the tree', (root) => sampleGit(join(root, 'src'), ['init', '--quiet']), ['src/.git']],
  [
    'ignores its files',
    (root) => {
      writeFileSync(join(root, '.gitignore'), '*\n');
      writeFileSync(join(root, 'ignored'), '');
    },
    ['.gitignore', 'ignored'],
  ],
  [
    'turns a folder into a link',
    (root) => {
      renameSync(join(root, 'src'), join(root, 'moved'));
      symlinkSync('moved', join(root, 'src'));
    },
    ['moved', 'src', 'src/b.ts', 'src/deep/c.ts'],
  ],
  [
    'turns a file into a folder',
    (root) => {
      rmSync(join(root, 'a'));
      mkdirSync(join(root, 'a'));
      writeFileSync(join(root, 'a/x'), '');
    },
    ['a'],
  ],
  [
    'changes a link',
    (root) => {
      rmSync(join(root, 'link'));
      symlinkSync('a', join(root, 'link'));
    },
    ['link'],
  ],
  [
    'changes modes',
    (root) => {
      chmodSync(join(root, 'a'), 0o755);
      chmodSync(join(root, 'bin/run'), 0o644);
    },
    ['a', 'bin/run'],
  ],
  [
    'leaves a folder that nobody may enter',
    (root) => {
      mkdirSync(join(root, 'locked/in'), { recursive: true });
      chmodSync(join(root, 'locked'), 0o000);
    },
    ['locked'],
  ],
];

describe('what a run did to its folder is undone', () => {
  let shared: WorkspaceStore;
  let ground = '';
  let tree: TreeId;

  beforeAll(async () => {
    ground = mkdtempSync(join(tmpdir(), 'shard-run-workspace-'));
    tree = makeSampleTree(join(ground, 'repository'), FILES);
    shared = await open({ folder: join(ground, 'agent'), source: repositoryPackSource(join(ground, 'repository', '.git')) });
  });

  afterAll(async () => {
    await shared[Symbol.asyncDispose]();
    rmSync(ground, { recursive: true, force: true });
  });

  test.for(VANDALS)('when it %s', async ([, act, changed]) => {
    await use(shared, tree, act);
    const workspace = await use(shared, tree);
    expect(readSample(workspace.root)).toEqual(FILES);
    expect(workspace.changed?.map(({ path }) => path)).toEqual([...changed].sort());
  });

  test('also outside of the tree nothing is touched through a link', async () => {
    const outside = join(base, 'outside');
    writeSample(join(outside, 'b.ts'), 'keep me');
    await using store = await open();
    const tree = treeOf(FILES);
    await use(store, tree, (root) => {
      rmSync(join(root, 'src'), { recursive: true });
      symlinkSync(outside, join(root, 'src'));
    });
    expect(readSample((await acquire(store, tree)).root)).toEqual(FILES);
    expect(readSample(outside)).toEqual({ 'b.ts': 'keep me' });
  });
});

test('after any edits of trees and folders a workspace is its tree', async () => {
  const path = fc.constantFrom('a', 'b', 'd', 'd/a', 'd/e/f', 'd/e');
  const file: fc.Arbitrary<SampleFiles[string]> = fc.oneof(
    fc.constantFrom('', '1', '2\r\n'),
    fc.constantFrom('1', '2').map((run) => ({ run })),
    fc.constantFrom('a', 'd', '/tmp').map((link) => ({ link })),
  );
  const tree = fc.array(fc.tuple(path, file), { maxLength: 5 }).map(withoutConflict);
  await using store = await open();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ tree, mess: tree }), { minLength: 1, maxLength: 4 }), async (rounds) => {
      for (const round of rounds) {
        const workspace = await acquire(store, treeOf(round.tree));
        expect(readSample(workspace.root)).toEqual(round.tree);
        for (const [name, content] of Object.entries(round.mess)) tryWrite(join(workspace.root, name), content);
        await workspace.release();
      }
    }),
    { numRuns: 10 },
  );
});

/** A path cannot be a file and a folder. */
function withoutConflict(entries: readonly (readonly [string, SampleFiles[string]])[]): SampleFiles {
  const kept: Record<string, SampleFiles[string]> = {};
  for (const [path, file] of entries) {
    const clashes = Object.keys(kept).some((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`));
    if (!clashes) kept[path] = file;
  }
  return kept;
}

function tryWrite(path: string, file: SampleFiles[string]): void {
  try {
    writeSample(path, file);
  } catch {
    // A file stands where a folder is needed: no mess of this kind.
  }
}

const SETUP = {
  command: 'mkdir -p node_modules/x/lib && cp lock node_modules/x/lib/index.js && ln -s ../x node_modules/x/self',
  inputs: ['lock'],
  outputs: [],
};

describe('an agent that was killed', () => {
  const program = (options: { setup: SetupChoice }) => `
    import { openWorkspaceStore } from ${JSON.stringify(join(import.meta.dirname, 'workspace-store.ts'))};
    import { repositoryPackSource } from ${JSON.stringify(join(import.meta.dirname, 'repository-pack-source.ts'))};
    const [folder, repository, ...trees] = process.argv.slice(1);
    const store = await openWorkspaceStore({ folder, source: repositoryPackSource(repository) });
    process.stdout.write('open');
    for (;;) for (const tree of trees) {
      const workspace = await store.acquire({ tree, project: '', lineage: 'a' }, { setup: ${JSON.stringify(options.setup)}, signal: AbortSignal.timeout(20000) });
      await workspace.release();
    }`;

  test('at any moment leaves nothing half', async () => {
    const many = (n: number): SampleFiles =>
      Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`d${at % 7}/f${(at * n) % 61}`, `${n} ${at}`.repeat(50)]));
    const files = [1, 2, 3].map((n): SampleFiles => ({ ...many(n), lock: `${n}` }));
    const trees = files.map(treeOf);
    for (const delayMs of [5, 60, 150, 400]) {
      const args = ['--input-type=module', '-e', program({ setup: SETUP }), join(base, 'agent'), join(repository, '.git'), ...trees];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
      const gone = new Promise((resolve) => child.once('close', resolve));
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delayMs));
      await gone;
      await using store = await open();
      for (const [index, tree] of trees.entries()) {
        const { root } = await use(store, tree, undefined, SETUP);
        const expected = files[index] ?? expect.fail('no files');
        expect(Object.fromEntries(Object.entries(readSample(root)).filter(([path]) => !path.startsWith('node_modules/')))).toEqual(
          expected,
        );
        expect(readFileSync(join(root, 'node_modules/x/lib/index.js'), 'utf8')).toBe(expected['lock']);
      }
    }
  });

  test('trusts no file that it cannot have proven', async () => {
    const tree = treeOf(FILES);
    let root = '';
    {
      await using store = await open();
      ({ root } = await use(store, tree));
    }
    // As after a power cut: the index says that all is well.
    const { atime, mtime } = statSync(join(root, 'a'));
    writeFileSync(join(root, 'a'), 'X');
    utimesSync(join(root, 'a'), atime, mtime);
    await using store = await open();
    expect(readSample((await acquire(store, tree)).root)).toEqual(FILES);
  });
});

describe('what is wrong is told, and leaves nothing half', () => {
  test('a tree that nobody has', async () => {
    treeOf(FILES);
    await using store = await open();
    await expect(acquire(store, 'f'.repeat(40) as TreeId)).rejects.toMatchObject({ code: 'workspace-unknown' });
  });

  test('objects that are damaged here are brought again', async () => {
    await using store = await open();
    const [first, second] = [treeOf(FILES), treeOf({ ...FILES, a: randomBytes(3000).toString('hex') })];
    await use(store, first);
    const packs = join(base, 'agent/objects-sha1.git/objects/pack');
    for (const name of readdirSync(packs)) if (name.endsWith('.pack')) truncateSync(join(packs, name), 30);
    const { root } = await use(store, second);
    expect(readFileSync(join(root, 'src/b.ts'), 'utf8')).toBe('b');
  });

  test('a set-up that is damaged here is made again', async () => {
    await using store = await open();
    const tree = treeOf({ lock: 'one' });
    await use(store, tree, undefined, SETUP);
    const [key = ''] = readdirSync(join(base, 'agent/setup')).filter((name) => name !== 'setup.git');
    appendFileSync(join(base, 'agent/setup', key, 'files/node_modules/x/lib/index.js'), 'rot');
    const { root } = await acquire(store, tree, { setup: SETUP, lineage: 'another' });
    expect(readFileSync(join(root, 'node_modules/x/lib/index.js'), 'utf8')).toBe('one');
  });

  test('a disk that is full, and a smaller tree fits afterwards', async ({ skip }) => {
    const disk = join(base, 'disk');
    if (!mountDisk(disk)) skip('this user may not mount a disk');
    try {
      await using store = await open({ folder: join(disk, 'agent') });
      const small = treeOf(FILES);
      const packTooLarge = treeOf({ ...FILES, large: randomBytes(4_000_000).toString('base64') });
      const filesTooLarge = treeOf({ ...FILES, large: 'x'.repeat(4_000_000) });
      await use(store, small);
      for (const tree of [packTooLarge, filesTooLarge]) {
        await expect(acquire(store, tree)).rejects.toMatchObject({ code: 'workspace-disk-full' });
        expect(readSample((await use(store, small)).root)).toEqual(FILES);
      }
    } finally {
      spawnSync('/bin/umount', [disk]);
    }
  });

  test('a second agent in the folder', async () => {
    await using _store = await open();
    await expect(open()).rejects.toMatchObject({ code: 'workspace-busy' });
  });

  test('an abort, and the next one has the tree', async () => {
    await using store = await open();
    const tree = treeOf(FILES);
    await expect(acquire(store, tree, { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
    expect(readSample((await acquire(store, tree)).root)).toEqual(FILES);
  });

  test('a name that no file may have', async () => {
    await using store = await open();
    const tree = treeOf({ a: '1' });
    const blob = sampleGit(repository, ['rev-parse', `${tree}:a`]).trim();
    const long = `${'x'.repeat(300)}`;
    sampleGit(repository, ['update-index', '--add', '--cacheinfo', `100644,${blob},${long}`]);
    const refused = acquire(store, sampleGit(repository, ['write-tree']).trim() as TreeId);
    await expect(refused).rejects.toMatchObject({ code: 'workspace-unholdable' });
  });
});

describe('the quotas hold', () => {
  test('worktrees go that were not used for longest, none that is in use', async () => {
    await using store = await open({ quotaBytes: 2500 });
    const tree = treeOf({ a: 'x'.repeat(1000) });
    const lineages = ['one', 'two', 'three', 'four'];
    const taken: Workspace[] = [];
    for (const lineage of lineages) taken.push(await acquire(store, tree, { lineage }));
    for (const workspace of taken.slice(0, 3)) await workspace.release();
    await expect.poll(() => taken.map(({ root }) => existsSync(root)), { timeout: 10_000 }).toEqual([false, false, true, true]);
  });

  test('trees go that were not used for longest, none that is in use', async () => {
    await using store = await open({ keptTrees: 2 });
    const trees = [1, 2, 3, 4].map((n) => treeOf({ a: `${n}` }));
    const held = await acquire(store, trees[0] as TreeId, { lineage: 'held' });
    for (const tree of trees) await use(store, tree);
    await expect.poll(() => new Set(store.held()), { timeout: 10_000 }).toEqual(new Set([trees[0], trees[2], trees[3]]));
    await held.release();
  });
});

test('a hard link that a run makes to a file of its folder does not outlive it', async () => {
  await using store = await open();
  const tree = treeOf(FILES);
  const outside = join(base, 'hard');
  const { root } = await use(store, tree, (path) => linkSync(join(path, 'a'), outside));
  writeFileSync(outside, 'written later');
  await use(store, tree);
  expect(readFileSync(join(root, 'a'), 'utf8')).toBe('a');
});
