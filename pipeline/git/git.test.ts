import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Candidate } from '../flow/types.ts';
import { makeCandidate } from './candidate.ts';
import { listCommits, listGone } from './commit-list.ts';
import { refuseOldGit, requireRepository } from './git.ts';
import { layTree } from './lay-tree.ts';
import { moveRef, readRef } from './move-ref.ts';
import { prepareRevert } from './revert.ts';
import { makeTrialTrees } from './trial-tree.ts';

// Real git, many times: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 120_000 });

let base = '';
let root = '';
let clock = 1_700_000_000;
const place = () => ({ folder: root, signal: AbortSignal.timeout(100_000) });

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'shard-run-git-')));
  root = join(base, 'repository');
  mkdirSync(root);
  git('init', '--quiet', '--initial-branch=main');
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  const date = `${clock++} +0000`;
  return execFileSync('git', ['-C', root, '-c', 'user.name=Ann', '-c', 'user.email=a@b', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  }).trim();
}

/** Writes the files (`null` removes one) and commits. */
function commit(files: Readonly<Record<string, string | null>>, message = 'x'): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (text === null) rmSync(join(root, path));
    else writeFileSync(join(root, path), text);
  }
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '-m', message);
  return git('rev-parse', 'HEAD');
}

const candidateOf = (id: string): Candidate => ({ commit: id, tree: git('rev-parse', `${id}^{tree}`) });

/** The files of a tree, each with what is in it. */
function read(tree: string): Record<string, string> {
  const paths = git('ls-tree', '-r', '-z', '--name-only', tree).split('\0').slice(0, -1);
  return Object.fromEntries(paths.map((path) => [path, git('cat-file', 'blob', `${tree}:${path}`)]));
}

/** What nobody may touch. */
const photograph = () => [
  git('symbolic-ref', 'HEAD'),
  git('ls-files', '--stage'),
  git('for-each-ref', 'refs/heads'),
  git('status', '--short'),
];

describe('the commits of a branch', () => {
  test('come oldest first with trees, paths and what they revert; a merge is one change', async () => {
    const known = commit({ 'a.txt': '1' });
    const hostile = commit({ 'line\nbreak "ü"': '1', 'a.txt': '2' }, 'second');
    git('checkout', '--quiet', '-b', 'side');
    commit({ 'side.txt': '1' });
    commit({ 'side.txt': '2' });
    git('checkout', '--quiet', 'main');
    git('merge', '--quiet', '--no-ff', '-m', 'merge', 'side');
    const merge = git('rev-parse', 'HEAD');
    git('revert', '--no-edit', hostile);
    const revert = git('rev-parse', 'HEAD');
    const empty = commit({});
    const list = await listCommits(place(), { after: known, tip: 'main' });
    expect(list.isRewritten).toBe(false);
    expect(list.commits.map(({ id, paths, reverts }) => ({ id, paths, reverts }))).toEqual([
      { id: hostile, paths: ['a.txt', 'line\nbreak "ü"'], reverts: null },
      { id: merge, paths: ['side.txt'], reverts: null },
      { id: revert, paths: ['a.txt', 'line\nbreak "ü"'], reverts: hostile },
      { id: empty, paths: [], reverts: null },
    ]);
    const [second] = list.commits;
    const facts = { tree: git('rev-parse', `${hostile}^{tree}`), parent: known, author: 'Ann', subject: 'second' };
    expect(second).toMatchObject(facts);
    expect(second?.committedAtMs).toBe(Number(git('log', '-1', '--format=%ct', hostile)) * 1000);
    expect((await listCommits(place(), { after: null, tip: known })).commits).toMatchObject([{ id: known, parent: '', paths: ['a.txt'] }]);
    expect(await listCommits(place(), { after: empty, tip: 'main' })).toMatchObject({ tip: empty, commits: [] });
  });

  test('a branch that was rewritten says so, with what it has since and what is gone', async () => {
    const common = commit({ a: '1' });
    const gone = commit({ a: '2' });
    git('reset', '--quiet', '--hard', common);
    const fresh = commit({ a: '3' });
    const list = await listCommits(place(), { after: gone, tip: 'main' });
    expect([list.isRewritten, list.commits.map(({ id }) => id)]).toEqual([true, [fresh]]);
    expect(await listGone(place(), [common, gone, fresh], list.tip)).toEqual([gone]);
  });

  test.each(['no-such-branch', '--output=/dev/null'])('%s is refused', async (tip) => {
    commit({ a: '1' });
    await expect(listCommits(place(), { after: null, tip })).rejects.toMatchObject({ code: 'workspace-unusable' });
  });
});

describe('the trees of a trial', () => {
  test('prefixes and trees that leave one out are what a person would have merged, and nothing of his is touched', async () => {
    const green = commit({ 'a.txt': '1\n2\n3\n4\n5\n', 'old name': 'stays the same\nover\nthree lines\n' });
    const first = commit({ 'a.txt': 'one\n2\n3\n4\n5\n' });
    renameSync(join(root, 'old name'), join(root, 'new name'));
    const second = commit({});
    const third = commit({ 'a.txt': 'one\n2\n3\n4\nfive\n', 'new name': 'stays the same\nover\nthree lines\nand a fourth\n' });
    const before = photograph();
    const commits = [first, second, third];
    const trees = [
      { kind: 'prefix', length: 0 } as const,
      { kind: 'prefix', length: 2 } as const,
      { kind: 'prefix', length: 3 } as const,
      { kind: 'without', commitIndex: 0 } as const,
      { kind: 'without', commitIndex: 1 } as const,
    ];
    const made = await makeTrialTrees(place(), { base: candidateOf(green), commits, trees });
    expect(made.slice(0, 3)).toEqual([green, second, third].map((id) => ({ kind: 'made', tree: candidateOf(id).tree })));
    expect(made.slice(3).map((each) => (each.kind === 'made' ? read(each.tree) : each))).toEqual([
      { 'a.txt': '1\n2\n3\n4\nfive', 'new name': 'stays the same\nover\nthree lines\nand a fourth' },
      { 'a.txt': 'one\n2\n3\n4\nfive', 'old name': 'stays the same\nover\nthree lines\nand a fourth' },
    ]);
    expect(photograph()).toEqual(before);
  });

  test('a commit that needs another one is named with its files; the other trees are made all the same', async () => {
    const green = commit({ a: '1\n', b: '1\n' });
    const commits = [commit({ a: '2\n' }), commit({ a: '3\n' }), commit({ b: '2\n' })];
    const trees = [0, 1, 2].map((commitIndex) => ({ kind: 'without', commitIndex }) as const);
    const [withoutFirst, withoutSecond, withoutThird] = await makeTrialTrees(place(), { base: candidateOf(green), commits, trees });
    expect(withoutFirst).toMatchObject({ kind: 'conflict', commit: commits[1], paths: ['a'] });
    expect(withoutSecond?.kind === 'made' && read(withoutSecond.tree)).toEqual({ a: '2', b: '2' });
    expect(withoutThird).toEqual({ kind: 'made', tree: candidateOf(commits[1] ?? '').tree });
  });

  test('a submodule is moved as the commits say, and two that move it differently conflict', async () => {
    git('init', '--quiet', 'sub');
    const points = [1, 2, 3].map((text) => {
      git('-C', 'sub', 'commit', '--quiet', '--allow-empty', '-m', String(text));
      return git('-C', 'sub', 'rev-parse', 'HEAD');
    });
    const pointAt = (index: number, path: string) => {
      git('-C', 'sub', 'checkout', '--quiet', points[index] ?? '');
      return commit({ [path]: 'x' });
    };
    const green = pointAt(0, 'a');
    const commits = [commit({ b: 'x' }), pointAt(1, 'c'), pointAt(2, 'd')];
    const trees = [0, 1].map((commitIndex) => ({ kind: 'without', commitIndex }) as const);
    const [clean, torn] = await makeTrialTrees(place(), { base: candidateOf(green), commits, trees });
    expect(clean?.kind === 'made' && git('rev-parse', `${clean.tree}:sub`)).toBe(points[2]);
    expect(torn).toMatchObject({ kind: 'conflict', commit: commits[2], paths: ['sub'] });
  });
});

describe('the candidate', () => {
  test('is the commit of the branch when nothing is left out', async () => {
    const green = commit({ a: '1' });
    const commits = [commit({ a: '2' }), commit({ a: '3' })];
    const made = await makeCandidate(place(), { base: candidateOf(green), commits, evicted: [] });
    expect(made).toEqual({ kind: 'made', candidate: candidateOf(commits[1] ?? '') });
  });

  test('without an evicted commit it is the same child of the base every time, held by a ref, and says what it is made of', async () => {
    const green = commit({ a: '1' });
    const bad = commit({ bad: '1' });
    const good = commit({ b: '1' });
    const request = { base: candidateOf(green), commits: [good], evicted: [bad] };
    const [made, again] = [await makeCandidate(place(), request), await makeCandidate(place(), request)];
    expect(again).toEqual(made);
    if (made.kind !== 'made') throw new Error(made.words);
    const { candidate } = made;
    expect(read(candidate.tree)).toEqual({ a: '1', b: '1' });
    expect(git('rev-parse', `${candidate.commit}^@`, `refs/shard-run/candidate/${candidate.commit}`).split('\n')).toEqual([
      green,
      candidate.commit,
    ]);
    const trailers = git('log', '-1', '--format=%(trailers:only,unfold)', candidate.commit).split('\n');
    expect(trailers).toEqual([`Shard-Run-Base: ${green}`, `Shard-Run-Commit: ${good}`, `Shard-Run-Evicted: ${bad}`]);
  });

  test('an evicted commit and its later revert cancel out, and the next batch joins the branch again', async () => {
    const green = commit({ a: '1' });
    const bad = commit({ a: '2' });
    const good = commit({ b: '1' });
    git('revert', '--no-edit', bad);
    const revert = git('rev-parse', 'HEAD');
    const first = await makeCandidate(place(), { base: candidateOf(green), commits: [good], evicted: [bad] });
    if (first.kind !== 'made') throw new Error(first.words);
    const second = await makeCandidate(place(), { base: first.candidate, commits: [revert], evicted: [] });
    if (second.kind !== 'made') throw new Error(second.words);
    expect(second.candidate.tree).toBe(candidateOf(revert).tree);
    expect(git('rev-parse', `${second.candidate.commit}^@`).split('\n')).toEqual([first.candidate.commit, revert]);
    expect(await makeCandidate(place(), { base: first.candidate, commits: [], evicted: [] })).toEqual(first);
  });

  test('names the commit that needs the evicted one', async () => {
    const green = commit({ a: '1' });
    const [bad, next] = [commit({ a: '2' }), commit({ a: '3' })];
    const made = await makeCandidate(place(), { base: candidateOf(green), commits: [next], evicted: [bad] });
    expect(made).toMatchObject({ kind: 'conflict', commit: next, paths: ['a'] });
  });
});

describe('a revert', () => {
  test('stands under a name of its own on the tip, and nothing else moves', async () => {
    commit({ a: '1' });
    const bad = commit({ a: '2', new: 'x' });
    const tip = commit({ b: '1' });
    const before = photograph();
    const prepared = await prepareRevert(place(), { commit: bad, onto: 'main' });
    if (prepared.kind !== 'prepared') throw new Error(prepared.words);
    expect(git('rev-parse', prepared.ref, `${prepared.commit}^`).split('\n')).toEqual([prepared.commit, tip]);
    expect(read(prepared.commit)).toEqual({ a: '1', b: '1' });
    expect((await listCommits(place(), { after: null, tip: prepared.ref })).commits).toMatchObject([{ reverts: bad }]);
    expect(photograph()).toEqual(before);
    expect(await prepareRevert(place(), { commit: bad, onto: 'main' })).toEqual(prepared);
  });

  test('is refused where it conflicts, where nothing is left, and for a revert', async () => {
    commit({ a: '1' });
    const [bad, worse] = [commit({ a: '2' }), commit({ a: '3' })];
    const kinds = async (id: string) => (await prepareRevert(place(), { commit: id, onto: 'main' })).kind;
    expect(await kinds(bad)).toBe('refused');
    git('revert', '--no-edit', worse);
    expect([await kinds(worse), await kinds(git('rev-parse', 'HEAD'))]).toEqual(['refused', 'refused']);
    expect(git('for-each-ref', 'refs/shard-run')).toBe('');
  });
});

describe('the green ref', () => {
  test('moves forward from where it was expected, and only then', async () => {
    const [one, two] = [commit({ a: '1' }), commit({ a: '2' })];
    git('checkout', '--quiet', '-b', 'other', one);
    const aside = commit({ a: '3' });
    const ref = 'refs/heads/green';
    const move = (to: string, expected: string | null, mayGoBack = false) => moveRef(place(), { ref, to, expected, mayGoBack });
    expect(await readRef(place(), ref)).toBeNull();
    await expect(move(one, two)).rejects.toMatchObject({ code: 'superseded' });
    await move(one, null);
    await move(two, one);
    await move(two, one);
    await expect(move(one, null)).rejects.toMatchObject({ code: 'superseded' });
    await expect(move(aside, two)).rejects.toMatchObject({ code: 'superseded' });
    expect(await readRef(place(), ref)).toBe(two);
    await move(aside, two, true);
    expect(await readRef(place(), ref)).toBe(aside);
  });

  test.each(['green', 'refs/heads/a..b', '--all', 'refs/heads/main'])('%s is refused', async (ref) => {
    const one = commit({ a: '1' });
    const two = commit({ a: '2' });
    await expect(moveRef(place(), { ref, to: one, expected: two, mayGoBack: true })).rejects.toMatchObject({ code: 'workspace-unusable' });
  });
});

test('a tree is laid in a folder, and the next one over it; what no tree had stays', async () => {
  const one = commit({ a: '1', 'deep/b': '1' });
  const two = commit({ a: '2', 'deep/b': null });
  const folder = join(base, 'laid');
  await layTree(place(), { tree: one, folder });
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'a'), 'changed by hand');
  writeFileSync(`${folder}.index.lock`, '');
  const before = photograph();
  await layTree(place(), { tree: two, folder });
  expect([readdirSync(folder).sort(), readFileSync(join(folder, 'a'), 'utf8')]).toEqual([['a', 'node_modules'], '2']);
  expect([photograph(), git('worktree', 'list').split('\n').length]).toEqual([before, 1]);
});

test('300 commits: the last prefix is the tip, and leaving one out takes only its own file away', async () => {
  const green = commit({ start: 'x' });
  const lines = Array.from({ length: 300 }, (_, index) => {
    const body = `commit refs/heads/main\ncommitter a <a@b> ${clock++} +0000\ndata 1\nx\n`;
    return `${body}${index === 0 ? `from ${green}\n` : ''}M 100644 inline f${index}\ndata 1\nx\n`;
  });
  execFileSync('git', ['-C', root, 'fast-import', '--quiet'], { input: lines.join('') });
  const { commits } = await listCommits(place(), { after: green, tip: 'main' });
  const ids = commits.map(({ id }) => id);
  expect([ids.length, commits.at(-1)?.paths]).toEqual([300, ['f299']]);
  const trees = [{ kind: 'prefix', length: 300 } as const, { kind: 'without', commitIndex: 290 } as const];
  const [whole, without] = await makeTrialTrees(place(), { base: candidateOf(green), commits: ids, trees });
  expect(whole).toEqual({ kind: 'made', tree: candidateOf('main').tree });
  expect(without?.kind === 'made' && git('diff', '--name-status', candidateOf('main').tree, without.tree)).toBe('D\tf290');
});

test('an old git and a folder without a repository are named', async () => {
  expect(() => refuseOldGit('git version 2.37.9')).toThrow(expect.objectContaining({ code: 'workspace-unusable' }));
  for (const words of ['git version 2.38.0', 'git version 3.1.windows.1']) expect(() => refuseOldGit(words)).not.toThrow();
  await requireRepository(place());
  await expect(requireRepository({ ...place(), folder: base })).rejects.toMatchObject({ code: 'workspace-unusable' });
});
