import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sha256Hex } from '../../core/digest.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { releaseId } from '../../core/id.ts';
import type { Release } from '../rollout/types.ts';
import { openReleaseStore } from './local-store.ts';
import { renderManifest } from './manifest.ts';
import { commitSample, git, type SampleFile } from './sample-repository.ts';
import type { ReleaseStore } from './store.ts';
import { readTree } from './tree-folder.ts';

// Each test starts dozens of processes: git, shells, rsync.
vi.setConfig({ testTimeout: 60_000 });

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 5\n`;

let folder: string;
let repository: string;
let store: ReleaseStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shard-run-store-'));
  repository = join(folder, 'repository');
  store = await openReleaseStore(join(folder, 'store'));
});

afterEach(async () => {
  await store[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

type Names = { readonly commit: string; readonly tree: string };

function makeOf(names: Names, exclude: readonly string[] = [], from = store): Promise<Release> {
  return from.make({ ...names, repository, certificate: 'c', exclude, signal: AbortSignal.timeout(20_000) });
}

const make = (files: Readonly<Record<string, SampleFile>>, exclude?: readonly string[]): Promise<Release> =>
  makeOf(commitSample(repository, files), exclude);

const treeOf = (release: Release): string => join(folder, 'store', 'release', release.id, 'tree');

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'none',
    (error: unknown) => (error instanceof ExpectedError ? error.code : `bug: ${String(error)}`),
  );
}

test('a release has the files of the tree and nothing of the folder that it was committed from', async () => {
  const release = await make({ 'a/b c': 'text\r\n', 'run': { run: 'x' }, 'to': { link: 'a/b c' }, 'none': '' });
  writeFileSync(join(repository, 'untracked'), '');
  const files = await readTree(treeOf(release));
  expect(renderManifest(files)).toBe(readFileSync(join(folder, 'store', 'release', release.id, 'manifest'), 'utf8'));
  expect(files.map((entry) => entry.path).sort()).toEqual(['a', 'a/b c', 'none', 'run', 'to']);
  expect(release).toMatchObject({ files: 4, bytes: 6 + 1 + 5, certificate: 'c' });
  expect(release.digest).toBe(sha256Hex(renderManifest(files)));
});

test('the same tree is the same release in every store, whoever commits it', async () => {
  const files = { a: 'a', b: { run: 'b' } };
  const [first, second] = [commitSample(repository, files), commitSample(join(folder, 'other'), { ...files, c: 'c' })];
  const release = await makeOf(first);
  await using other = await openReleaseStore(join(folder, 'other store'));
  const same = await other.make({
    ...second,
    repository: join(folder, 'other'),
    certificate: '',
    exclude: ['c'],
    signal: AbortSignal.timeout(20_000),
  });
  expect([same.id, same.digest]).toEqual([release.id, release.digest]);
});

test('content, mode and target make another release', async () => {
  const releases = [
    await make({ a: 'a', l: { link: 'a' } }),
    await make({ a: 'b', l: { link: 'a' } }),
    await make({ a: { run: 'a' }, l: { link: 'a' } }),
    await make({ a: 'a', l: { link: './a' } }),
    await make({ a: 'a', l: 'a' }),
  ];
  expect(new Set(releases.map((release) => release.id)).size).toBe(releases.length);
});

test('what is excluded is not shipped, and may be what could not be', async () => {
  const release = await make({ 'a': 'a', 'docs/x': 'x', 'b.test.ts': '', 'out': { link: '/etc' } }, ['docs', '**/*.test.ts', 'out']);
  expect((await readTree(treeOf(release))).map((entry) => entry.path)).toEqual(['a']);
});

test('a tree that was made before is found, with the names of this time', async () => {
  const names = commitSample(repository, { a: 'a' });
  const first = await makeOf(names);
  rmSync(repository, { recursive: true });
  const second = await makeOf({ ...names, commit: 'another' });
  expect(second).toEqual({ ...first, commit: 'another' });
  expect(store.get(first.id)).toEqual(second);
});

test('a release that was damaged in the store is made again', async () => {
  const names = commitSample(repository, { a: 'a', b: 'b' });
  const release = await makeOf(names);
  appendFileSync(join(treeOf(release), 'a'), 'x');
  expect(await makeOf(names)).toEqual(release);
  expect(readFileSync(join(treeOf(release), 'a'), 'utf8')).toBe('a');
  rmSync(join(treeOf(release), '..', 'release.json'));
  expect(await makeOf(names)).toEqual(release);
  chmodSync(join(treeOf(release), 'b'), 0o755);
  await makeOf(names);
  expect(renderManifest(await readTree(treeOf(release)))).toContain('./b\t644');
});

test('two makes of one tree at once give one release', async () => {
  const names = commitSample(repository, { a: 'a', b: 'b' });
  const other = await openReleaseStore(join(folder, 'store'));
  const releases = await Promise.all([makeOf(names), makeOf(names), makeOf(names, [], other), makeOf(names, [], other)]);
  expect(new Set(releases.map((release) => release.digest)).size).toBe(1);
  expect(readdirSync(join(folder, 'store', 'release'))).toEqual([releases[0]?.id]);
});

describe('no release is made', () => {
  const TREES: readonly { name: string; files: Readonly<Record<string, SampleFile>>; exclude?: readonly string[] }[] = [
    { name: 'of a link that leaves the tree', files: { 'a': 'a', 'b/c': { link: '../../x' } } },
    { name: 'of an absolute link', files: { a: { link: '/etc/passwd' } } },
    { name: 'of a path with a line break', files: { 'a\nb': '' } },
    { name: 'of a path with a tab', files: { 'a\tb': '' } },
    { name: 'of a pointer of Git LFS', files: { 'big.bin': POINTER } },
    { name: 'of nothing', files: { a: 'a' }, exclude: ['**'] },
    { name: 'of an empty tree', files: {} },
  ];

  test.each(TREES)('$name', async ({ files, exclude }) => {
    expect(await codeOf(make(files, exclude))).toBe('release-not-made');
    expect(readdirSync(join(folder, 'store', 'release'))).toEqual([]);
  });

  test('of a submodule, unless it is excluded', async () => {
    const { commit } = commitSample(repository, { a: 'a' });
    git(repository, ['update-index', '--add', '--cacheinfo', `160000,${commit},vendored/thing`]);
    const tree = git(repository, ['write-tree']).trim();
    expect(await codeOf(makeOf({ commit, tree }))).toBe('release-not-made');
    expect((await makeOf({ commit, tree }, ['vendored'])).files).toBe(1);
  });

  test('of a tree that the repository does not have, of a commit, or of what is no name', async () => {
    const { commit, tree } = commitSample(repository, { a: 'a' });
    for (const bad of ['f'.repeat(40), commit, tree.slice(0, 12), '', '--help', 'HEAD^{tree}']) {
      expect(await codeOf(makeOf({ commit, tree: bad })), bad).toBe('release-not-made');
    }
    mkdirSync(join(folder, 'empty'));
    const options = { commit, tree, certificate: '', exclude: [], signal: AbortSignal.timeout(20_000) };
    expect(await codeOf(store.make({ ...options, repository: join(folder, 'empty') }))).toBe('release-not-made');
  });

  test('of a tree whose content is missing', async () => {
    const names = commitSample(repository, { 'a': 'a', 'b': 'bb', 'c/d': 'c' });
    const object = git(repository, ['rev-parse', 'HEAD:b']).trim();
    rmSync(join(repository, '.git', 'objects', object.slice(0, 2), object.slice(2)));
    expect(await codeOf(makeOf(names))).toBe('release-not-made');
  });

  test('when it is called off', async () => {
    const names = commitSample(repository, { a: 'a' });
    const options = { ...names, repository, certificate: '', exclude: [], signal: AbortSignal.abort() };
    await expect(store.make(options)).rejects.toThrow(/abort/i);
  });
});

test('a file of more than one piece arrives whole', async () => {
  const large = Array.from({ length: 40_000 }, (_, index) => sha256Hex(`${index}`)).join('\n');
  const release = await make({ 'large': large, 'small': 's' });
  expect(readFileSync(join(treeOf(release), 'large'), 'utf8')).toBe(large);
  expect(readFileSync(join(treeOf(release), 'small'), 'utf8')).toBe('s');
});

test('only what is named is kept', async () => {
  const first = await make({ a: 'a' });
  const second = await make({ a: 'b' });
  expect(await store.estimateBytes(second, first.id)).toBeGreaterThan(0);
  await store.keep([second.id]);
  expect([store.get(first.id), store.get(second.id)]).toEqual([null, second]);
  expect(readdirSync(join(folder, 'store', 'delta'))).toEqual([]);
  expect((await make({ a: 'a' })).id).toBe(first.id);
});

test('an estimate is what is sent: less from a similar release, the whole from one that is not here', async () => {
  const first = await make({ a: 'a', large: Array.from({ length: 2000 }, (_, index) => sha256Hex(`${index}`)).join('') });
  const second = await make({ a: 'b', large: readFileSync(join(treeOf(first), 'large'), 'utf8') });
  const [delta, whole] = [await store.estimateBytes(second, first.id), await store.estimateBytes(second, null)];
  expect(delta).toBeLessThan(1000);
  expect(whole).toBeGreaterThan(50_000);
  expect(await store.estimateBytes(second, releaseId('elsewhere'))).toBe(whole);
  expect(await store.estimateBytes(second, second.id)).toBe(0);
});

test('what a store that was killed left is removed when it is opened again; what still runs is left alone', async () => {
  const release = join(folder, 'store', 'release');
  mkdirSync(join(release, '.making-999999999-x'));
  mkdirSync(join(release, `.making-${process.pid}-x`));
  await openReleaseStore(join(folder, 'store'));
  expect(readdirSync(release)).toEqual([`.making-${process.pid}-x`]);
});

test('a name that is no release’s is not looked for', () => {
  expect(store.get(releaseId('../../x'))).toBeNull();
});
