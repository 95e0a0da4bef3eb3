import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { packSnapshot } from './pack.ts';
import { takeSnapshot } from './snapshot.ts';
import { snapshotTree } from './tree-snapshot.ts';

// Real git, many times: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000 });

let base = '';
let root = '';

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'shard-run-tree-')));
  root = join(base, 'project');
  mkdirSync(root);
  git('init', '--quiet');
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commitAll(): string {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '-m', 'x');
  return git('rev-parse', 'HEAD');
}

const options = (folder = root) => ({ folder, store: join(base, 'store'), signal: AbortSignal.timeout(30_000) });

test('an old commit has the reference and the notices of its checkout, and its pack has its objects, whatever lies on the disk', async () => {
  write('.gitattributes', '*.bin filter=lfs\n');
  write('big.bin', 'version https://git-lfs.github.com/spec/v1\n');
  write('shop/été "1"\n.txt', 'old');
  git('init', '--quiet', 'sub');
  git('-C', 'sub', 'commit', '--quiet', '--allow-empty', '-m', 'x');
  write('.gitmodules', '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n');
  const old = commitAll();
  const checkedOut = await takeSnapshot(options(join(root, 'shop')));
  for (const path of ['.gitattributes', 'big.bin', '.gitmodules', 'sub']) rmSync(join(root, path), { recursive: true });
  write('new', 'new');
  commitAll();
  const index = git('ls-files', '--stage');
  const { ref, files, notices, place } = await snapshotTree(options(join(root, 'shop')), old);
  expect({ ref, files, notices }).toEqual({ ref: checkedOut.ref, files: checkedOut.files, notices: checkedOut.notices });
  expect(notices.map(({ kind }) => kind)).toEqual(['submodule', 'lfs']);
  expect(git('ls-files', '--stage')).toBe(index);
  const pack: Buffer[] = [];
  for await (const chunk of packSnapshot({ ref, files, notices, earlier: [], place }, [])) pack.push(chunk);
  mkdirSync(join(base, 'other'));
  execFileSync('git', ['init', '--quiet', '--bare'], { cwd: join(base, 'other') });
  execFileSync('git', ['unpack-objects', '-q'], { cwd: join(base, 'other'), input: Buffer.concat(pack) });
  const list = (cwd: string) => execFileSync('git', ['ls-tree', '-r', ref.tree], { cwd, encoding: 'utf8' });
  expect(list(join(base, 'other'))).toBe(list(root));
});

test.each([
  ['a name that git would resolve', 'HEAD'],
  ['an option', '--all'],
  ['an id that is not there', 'a'.repeat(40)],
])('%s is refused', async (_, revision) => {
  commitAll();
  await expect(snapshotTree(options(), revision)).rejects.toMatchObject({ code: 'workspace-unusable' });
});

test('a folder without a repository is refused', async () => {
  rmSync(join(root, '.git'), { recursive: true });
  await expect(snapshotTree(options(), 'a'.repeat(40))).rejects.toMatchObject({ code: 'workspace-unusable' });
});
