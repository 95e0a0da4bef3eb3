import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRevision } from './revision.ts';

const UNKNOWN = { commit: '', tree: '', isDirty: true };
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'revision-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { encoding: 'utf8' }).trim();
}

function commitFile(): void {
  git('init', '-q');
  writeFileSync(path.join(folder, 'a.txt'), 'a');
  git('add', '.');
  git('commit', '-qm', 'one');
}

test('a committed work tree has its commit and its tree', async () => {
  commitFile();
  expect(await readRevision(folder)).toEqual({ commit: git('rev-parse', 'HEAD'), tree: git('rev-parse', 'HEAD^{tree}'), isDirty: false });
});

test.each<[string, string]>([
  ['a changed file', 'a.txt'],
  ['an untracked file', 'b.txt'],
])('%s makes it dirty', async (_name, file) => {
  commitFile();
  writeFileSync(path.join(folder, file), 'changed');
  expect(await readRevision(folder)).toMatchObject({ commit: git('rev-parse', 'HEAD'), isDirty: true });
});

test('a repository without a commit is unknown', async () => {
  git('init', '-q');
  expect(await readRevision(folder)).toEqual(UNKNOWN);
});

test('a folder outside any repository is unknown', async () => {
  expect(await readRevision(folder)).toEqual(UNKNOWN);
});
