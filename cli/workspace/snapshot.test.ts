import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listKnownTrees, packSnapshot } from './pack.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

// Real git, many times: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000 });

let base = '';
let root = '';

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'shard-run-snapshot-')));
  root = join(base, 'project');
  mkdirSync(root);
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commitAll(): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '-m', 'x');
}

const snapshot = (folder = root): Promise<Snapshot> =>
  takeSnapshot({ folder, store: join(base, 'store'), signal: AbortSignal.timeout(30_000) });

/** The files of a tree: `mode path` to content. */
function readTree({ ref, place }: Snapshot): Record<string, string> {
  const run = (args: readonly string[]) =>
    execFileSync('git', args, { cwd: place.folder, env: { ...process.env, ...place.variables }, encoding: 'utf8' });
  const records = run(['ls-tree', '-r', '-z', ref.tree]).split('\0').slice(0, -1);
  return Object.fromEntries(
    records.map((record) => {
      const [, mode = '', type = '', object = '', path = ''] = /^(\d+) (\w+) (\w+)\t(.*)$/s.exec(record) ?? [];
      return [`${mode} ${path}`, type === 'blob' ? run(['cat-file', 'blob', object]) : type];
    }),
  );
}

/** Everything that a snapshot must not touch: files with their times, the index, refs, objects (but their times: git marks the ones it finds again as used). */
function photograph(folder = root): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).sort().map((path) => {
    const { mode, size, mtimeMs, ino } = lstatSync(join(folder, path));
    return [path, mode, size, /^\.git\/objects\/../.test(path) ? '' : mtimeMs, ino].join(' ');
  });
}

describe('the tree is what is on the disk', () => {
  beforeEach(() => git('init', '--quiet'));

  test('staged and unstaged, untracked, deleted, renamed, executable, linked; ignored files are left out', async () => {
    for (const path of ['kept', 'edited', 'staged', 'deleted', 'removed', 'renamed', 'moved', 'mode', 'becomes-link']) write(path, path);
    write('.gitignore', 'ignored*\n');
    commitAll();
    write('edited', 'edited again');
    write('staged', 'staged again');
    git('add', 'staged');
    write('staged', 'and once more');
    rmSync(join(root, 'deleted'));
    git('rm', '--quiet', 'removed');
    git('mv', 'renamed', 'renamed by git');
    renameSync(join(root, 'moved'), join(root, 'moved by hand'));
    chmodSync(join(root, 'mode'), 0o755);
    rmSync(join(root, 'becomes-link'));
    symlinkSync('kept', join(root, 'becomes-link'));
    symlinkSync('/nowhere', join(root, 'dangling'));
    write('untracked/deep/file', 'new');
    write('ignored.log', 'no');
    write('intended', 'intent to add');
    git('add', '--intent-to-add', 'intended');
    expect(readTree(await snapshot())).toEqual({
      '100644 .gitignore': 'ignored*\n',
      '120000 becomes-link': 'kept',
      '120000 dangling': '/nowhere',
      '100644 edited': 'edited again',
      '100644 intended': 'intent to add',
      '100644 kept': 'kept',
      '100755 mode': 'mode',
      '100644 moved by hand': 'moved',
      '100644 renamed by git': 'renamed',
      '100644 staged': 'and once more',
      '100644 untracked/deep/file': 'new',
    });
  });

  test('a tracked file counts although it is ignored', async () => {
    write('dist/a', '1');
    commitAll();
    write('.gitignore', 'dist\n');
    write('dist/a', '2');
    write('dist/b', 'no');
    expect(readTree(await snapshot())).toEqual({ '100644 .gitignore': 'dist\n', '100644 dist/a': '2' });
  });

  test('names with spaces, quotes, line breaks and other scripts', async () => {
    const names = [' a ', '"b"', 'c\nd', '日本語/é', "e'f", '-g', ':(top)h', 'tab\there'];
    for (const name of names) write(name, name);
    expect(readTree(await snapshot())).toEqual(Object.fromEntries(names.map((name) => [`100644 ${name}`, name])));
  });

  test('without a commit, and without a file', async () => {
    expect(readTree(await snapshot())).toEqual({});
    write('first', '1');
    expect(readTree(await snapshot())).toEqual({ '100644 first': '1' });
  });

  test('a conflict as it stands on the disk', async () => {
    write('a', 'base');
    commitAll();
    git('checkout', '--quiet', '-b', 'other');
    write('a', 'theirs');
    commitAll();
    git('checkout', '--quiet', '-');
    write('a', 'ours');
    commitAll();
    expect(() => git('merge', 'other')).toThrow();
    expect(readTree(await snapshot())).toEqual({ '100644 a': readFileSync(join(root, 'a'), 'utf8') });
  });

  test('files that git was told not to look at', async () => {
    write('assumed', '1');
    write('skipped', '1');
    commitAll();
    git('update-index', '--assume-unchanged', 'assumed');
    git('update-index', '--skip-worktree', 'skipped');
    write('assumed', '22');
    write('skipped', '22');
    expect(readTree(await snapshot())).toEqual({ '100644 assumed': '22', '100644 skipped': '22' });
  });

  test('what a sparse checkout leaves out is in the tree as committed, what stands outside of it as it is', async () => {
    write('in/a', 'a');
    write('out/b', 'b');
    commitAll();
    git('sparse-checkout', 'set', 'in');
    expect(existsSync(join(root, 'out/b'))).toBe(false);
    write('in/a', 'a2');
    write('outside/new', 'c');
    const taken = await snapshot();
    expect(readTree(taken)).toEqual({ '100644 in/a': 'a2', '100644 out/b': 'b', '100644 outside/new': 'c' });
    expect(taken.notices).toEqual([{ kind: 'sparse', paths: ['out/b'], count: 1 }]);
  });

  test('an edit in the same second and of the same size is seen, again and again', async () => {
    write('a', '1');
    commitAll();
    for (const text of ['2', '3', '4', '3']) {
      write('a', text);
      // As a file system with whole seconds would have it: the time tells nothing.
      utimesSync(join(root, 'a'), new Date(), Math.floor(Date.now() / 1000));
      expect(readTree(await snapshot())).toEqual({ '100644 a': text });
    }
  });

  test('a linked worktree has its own', async () => {
    write('a', '1');
    commitAll();
    const linked = join(base, 'linked');
    git('worktree', 'add', '--quiet', linked);
    writeFileSync(join(linked, 'b'), '2');
    const taken = await snapshot(linked);
    expect(readTree(taken)).toEqual({ '100644 a': '1', '100644 b': '2' });
    expect(taken.ref.lineage).toBe((await snapshot()).ref.lineage);
  });

  test('a project below the top brings the whole repository', async () => {
    write('packages/a/x', '1');
    write('shared', '2');
    const taken = await snapshot(join(root, 'packages/a'));
    expect(taken.ref.project).toBe('packages/a');
    expect(readTree(taken)).toEqual({ '100644 packages/a/x': '1', '100644 shared': '2' });
  });
});

test.for(['sha1', 'sha256'])('neither the folder nor the repository is touched (%s)', async (format) => {
  git('init', '--quiet', `--object-format=${format}`);
  write('a', '1');
  write('b', '1');
  commitAll();
  write('a', '2');
  git('add', 'a');
  git('stash', '--quiet');
  write('b', '2');
  write('new', '3');
  const before = photograph();
  const taken = await snapshot();
  await snapshot();
  expect(taken.ref.tree).toHaveLength(format === 'sha1' ? 40 : 64);
  expect(photograph()).toEqual(before);
});

test('a folder that belongs to no repository has a tree too, without its dependencies', async () => {
  write('a', '1');
  write('.gitignore', 'ignored\n');
  write('ignored', 'no');
  write('node_modules/x/index.js', 'no');
  const before = photograph();
  const first = await snapshot();
  expect(readTree(first)).toEqual({ '100644 .gitignore': 'ignored\n', '100644 a': '1' });
  expect(first.notices).toEqual([{ kind: 'no-repository', paths: [], count: 1 }]);
  expect(photograph()).toEqual(before);
  write('a', '22');
  expect(readTree(await snapshot())).toMatchObject({ '100644 a': '22' });
});

test('a store inside the folder is not part of the tree', async () => {
  git('init', '--quiet');
  write('a', '1');
  const taken = await takeSnapshot({ folder: root, store: join(root, 'store'), signal: AbortSignal.timeout(30_000) });
  expect(readTree(taken)).toEqual({ '100644 a': '1' });
});

describe('what a tree cannot carry is named', () => {
  beforeEach(() => git('init', '--quiet'));

  test('submodules, nested repositories with and without a commit, files in LFS', async () => {
    const nested = (path: string, hasCommit: boolean) => {
      write(`${path}/file`, 'x');
      const run = (...args: readonly string[]) => git('-C', path, ...args);
      run('init', '--quiet');
      if (hasCommit) run('add', '--all');
      if (hasCommit) run('commit', '--quiet', '-m', 'x');
    };
    nested('sub', true);
    nested('nested', true);
    nested('empty one', false);
    write('.gitmodules', '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n');
    write('.gitattributes', '*.bin filter=lfs\n');
    write('big.bin', 'version https://git-lfs.github.com/spec/v1\n');
    write('a', '1');
    const taken = await snapshot();
    expect(taken.notices).toEqual([
      { kind: 'submodule', paths: ['sub'], count: 1 },
      { kind: 'nested-repository', paths: ['nested', 'empty one'], count: 2 },
      { kind: 'lfs', paths: ['big.bin'], count: 1 },
    ]);
    expect(Object.keys(readTree(taken))).toEqual([
      '100644 .gitattributes',
      '100644 .gitmodules',
      '100644 a',
      '100644 big.bin',
      '160000 nested',
      '160000 sub',
    ]);
  });

  test('a path that is not UTF-8 is refused', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0xfe])]), 'x');
    await expect(snapshot()).rejects.toMatchObject({ code: 'workspace-unusable' });
  });

  test('a repository that git cannot read is refused, with the reason', async () => {
    write('.git/HEAD', 'ref: refs/heads/x');
    write('.git/config', 'nonsense [');
    await expect(snapshot()).rejects.toMatchObject({ code: 'workspace-unusable' });
  });

  test('an abort ends it', async () => {
    const store = join(base, 'store');
    await expect(takeSnapshot({ folder: root, store, signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
  });
});

describe('the store keeps what is worth keeping', () => {
  beforeEach(() => git('init', '--quiet'));

  test('many snapshots at once agree', async () => {
    for (let n = 0; n < 50; n++) write(`f${n}`, `${n}`);
    const taken = await Promise.all(Array.from({ length: 6 }, () => snapshot()));
    expect(new Set(taken.map(({ ref }) => ref.tree)).size).toBe(1);
  });

  test('objects that were cleaned away under it are made again', async () => {
    write('a', '1');
    const first = await snapshot();
    const [store = ''] = readdirSync(join(base, 'store')).filter((name) => !name.startsWith('.'));
    const objects = join(base, 'store', store, 'g0', 'objects');
    rmSync(objects, { recursive: true });
    write('b', '2');
    const second = await snapshot();
    expect(readTree(second)).toEqual({ '100644 a': '1', '100644 b': '2' });
    expect(second.ref.tree).not.toBe(first.ref.tree);
  });

  test('a generation that is full is followed by another, and the last but one goes', async () => {
    write('a', '1');
    await snapshot();
    const [store = ''] = readdirSync(join(base, 'store')).filter((name) => !name.startsWith('.'));
    const generations = () => readdirSync(join(base, 'store', store)).filter((name) => name.startsWith('g'));
    for (const number of [0, 1]) {
      const full = join(base, 'store', store, `g${number}`, 'objects', '17');
      mkdirSync(full, { recursive: true });
      for (let n = 0; n < 40; n++) writeFileSync(join(full, `${n}`), '');
      expect(readTree(await snapshot())).toEqual({ '100644 a': '1' });
    }
    expect(generations()).toEqual(['g1', 'g2']);
  });
});

describe('a pack brings the tree', () => {
  beforeEach(() => git('init', '--quiet'));

  async function unpack(taken: Snapshot, held: Parameters<typeof packSnapshot>[1], into: string): Promise<number> {
    const chunks: Buffer[] = [];
    for await (const chunk of packSnapshot(taken, held)) chunks.push(chunk);
    execFileSync('git', ['-C', into, 'index-pack', '--stdin', '--fix-thin'], {
      input: Buffer.concat(chunks),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    execFileSync('git', ['-C', into, 'rev-list', '--objects', '--quiet', taken.ref.tree]);
    return Buffer.concat(chunks).length;
  }

  test('whole at first, then the difference to what is held', async () => {
    const text = Array.from({ length: 3000 }, (_, n) => `line ${(n * 7919) % 10_007}`).join('\n');
    write('large', text);
    commitAll();
    const other = join(base, 'other');
    execFileSync('git', ['init', '--quiet', '--bare', other]);
    const first = await snapshot();
    const whole = await unpack(first, [], other);
    write('large', `${text}\none more`);
    const second = await snapshot();
    const known = await listKnownTrees(second);
    expect(known).toEqual([first.ref.tree]);
    expect(await unpack(second, known, other)).toBeLessThan(Math.min(1000, whole / 5));
  });

  test('also against what was never committed', async () => {
    const other = join(base, 'other');
    execFileSync('git', ['init', '--quiet', '--bare', other]);
    write('untracked', Array.from({ length: 3000 }, (_, n) => `line ${(n * 7919) % 10_007}`).join('\n'));
    await unpack(await snapshot(), [], other);
    write('edited', 'x');
    const second = await snapshot();
    expect(await unpack(second, await listKnownTrees(second), other)).toBeLessThan(400);
  });

  test('a tree that nobody knows here is left out of account', async () => {
    write('a', '1');
    const other = join(base, 'other');
    execFileSync('git', ['init', '--quiet', '--bare', other]);
    const unknown = 'f'.repeat(40) as Parameters<typeof packSnapshot>[1][number];
    await unpack(await snapshot(), [unknown], other);
  });
});

type Edit = { readonly path: string; readonly kind: 'write' | 'remove' | 'chmod' | 'link' | 'stage' | 'commit'; readonly text: string };

test('after any edits the tree is the folder', async () => {
  const names = fc.constantFrom('a', 'b', 'd/a', 'd/e/a', 'd', 'é x');
  const edit: fc.Arbitrary<Edit> = fc.record({
    path: names,
    kind: fc.constantFrom('write', 'write', 'remove', 'chmod', 'link', 'stage', 'commit'),
    text: fc.constantFrom('', '1', '2', 'three\r\n'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(edit, { maxLength: 6 }), { maxLength: 3 }), async (rounds) => {
      rmSync(root, { recursive: true, force: true });
      mkdirSync(root);
      git('init', '--quiet');
      for (const round of rounds) {
        for (const each of round) apply(each);
        expect(readTree(await snapshot())).toEqual(readFolder());
      }
    }),
    { numRuns: 12 },
  );
});

function apply({ path, kind, text }: Edit): void {
  const absolute = join(root, path);
  const isFile = () => existsSync(absolute) && lstatSync(absolute).isFile();
  if (kind === 'stage') return void git('add', '--all');
  if (kind === 'commit') return commitAll();
  if (kind === 'chmod') return isFile() ? chmodSync(absolute, 0o755) : undefined;
  rmSync(absolute, { recursive: true, force: true });
  if (kind === 'remove') return;
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
    const folder = join(root, path.slice(0, end));
    if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(folder);
  }
  mkdirSync(dirname(absolute), { recursive: true });
  if (kind === 'link') symlinkSync(text || 'target', absolute);
  else writeFileSync(absolute, text);
}

function readFolder(): Record<string, string> {
  const paths = (readdirSync(root, { recursive: true }) as string[]).filter((path) => !/^\.git(?:\/|$)/.test(path));
  const entries = paths.flatMap((path): [string, string][] => {
    const found = lstatSync(join(root, path));
    if (found.isSymbolicLink()) return [[`120000 ${path}`, readlinkSync(join(root, path))]];
    return found.isFile() ? [[`${(found.mode & 0o111) === 0 ? '100644' : '100755'} ${path}`, readFileSync(join(root, path), 'utf8')]] : [];
  });
  return Object.fromEntries(entries);
}
