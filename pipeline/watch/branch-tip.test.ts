import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readTip, watchedRef } from './branch-tip.ts';
import { hearBell, installPushHook } from './push-hook.ts';

// Real git: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PATIENCE_MS = 100_000;

let base = '';
let origin = '';
let clone = '';

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'shard-run-watch-'));
  origin = path.join(base, "it's bare.git");
  clone = path.join(base, 'clone');
  git(base, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  git(base, 'clone', '--quiet', origin, clone);
  push('first');
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.org', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...identity, '-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function commit(message: string): string {
  git(clone, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(clone, 'rev-parse', 'HEAD');
}

function push(message: string): string {
  const tip = commit(message);
  git(clone, 'push', '--quiet', 'origin', 'HEAD:main');
  return tip;
}

const read = (repository: string, remote: string | null) =>
  readTip({ repository, branch: 'main', remote }, AbortSignal.timeout(PATIENCE_MS));

test("a branch of a remote is fetched into a ref of its own, and nobody else's moves", async () => {
  const other = path.join(base, 'other');
  git(base, 'clone', '--quiet', origin, other);
  const refs = () => git(other, 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads', 'refs/remotes');
  const before = refs();
  const tip = push('second');
  expect(await read(other, 'origin')).toBe(tip);
  expect(refs()).toBe(before);
  expect(git(other, 'rev-parse', watchedRef({ branch: 'main', remote: 'origin' }))).toBe(tip);
  expect(existsSync(path.join(other, '.git', 'FETCH_HEAD'))).toBe(false);
});

test('a branch is read also after it was rewritten, here and at a remote', async () => {
  await read(clone, 'origin');
  git(clone, 'commit', '--quiet', '--amend', '--allow-empty', '--message', 'rewritten');
  git(clone, 'push', '--quiet', '--force', 'origin', 'HEAD:main');
  const tip = git(clone, 'rev-parse', 'main');
  expect([await read(clone, null), await read(clone, 'origin')]).toEqual([tip, tip]);
});

test.each([
  ['a remote that is gone', 'main', 'gone'],
  ['a branch that the remote has not', 'other', 'origin'],
  ['a branch that the repository has not', 'other', null],
])('%s is an error that says so', async (_, branch, remote) => {
  await expect(readTip({ repository: clone, branch, remote }, AbortSignal.timeout(PATIENCE_MS))).rejects.toMatchObject({
    code: 'workspace-unusable',
  });
});

test('a push to a repository with the hook rings the bell of the pipeline, and fails nobody when the pipeline is gone', async () => {
  const bell = path.join(base, 'state', 'bell');
  const rung = Promise.withResolvers<void>();
  {
    using _bell = await hearBell(bell, rung.resolve);
    expect(await installPushHook(origin, bell)).toBe(await installPushHook(origin, bell));
    push('second');
    await rung.promise;
  }
  rmSync(path.dirname(bell), { recursive: true });
  const tip = push('third');
  expect(git(origin, 'rev-parse', 'main')).toBe(tip);
});

test('a hook of somebody else stays as it is, and the line to add is named', async () => {
  const hook = path.join(origin, 'hooks', 'post-receive');
  writeFileSync(hook, '#!/bin/sh\n', { mode: 0o755 });
  const bell = path.join(base, 'bell');
  await expect(installPushHook(origin, bell)).rejects.toMatchObject({ code: 'usage', hint: expect.stringContaining(bell) });
  expect(readFileSync(hook, 'utf8')).toBe('#!/bin/sh\n');
});

test('a folder without a repository gets no hook', async () => {
  await expect(installPushHook(base, path.join(base, 'bell'))).rejects.toMatchObject({ code: 'usage' });
});
