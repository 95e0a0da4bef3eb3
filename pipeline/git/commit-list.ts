/** Reads the commits of a branch by first parents, each with its tree and the paths that it changed. */
import type { Commit } from '../flow/types.ts';
import { type GitPlace, git, gitLine, requireId, tryGit } from './git.ts';

/** What a branch has that was not known. */
export type CommitList = {
  readonly tip: string;
  /** First parents, oldest first, without the known one; when it is rewritten, all since the newest commit that both have. */
  readonly commits: readonly Commit[];
  /** The known commit is no ancestor of the tip any more. */
  readonly isRewritten: boolean;
};

type ListRequest = {
  /** Any revision that git understands, such as `refs/heads/main`. */
  readonly tip: string;
  /** The newest commit that is known; `null` lists the tip alone. */
  readonly after: string | null;
};

/** A branch that is further behind starts at its newest commits: more could not be tested one by one, nor shown. */
const MAX_COMMITS = 10_000;
/** A commit that touches more paths touches everything. */
const MAX_PATHS = 2_000;
const FIELDS = ['%H', '%T', '%P', '%an', '%ct', '%s', '%b'] as const;
const REVERTS = /^This reverts commit ([0-9a-f]{40}(?:[0-9a-f]{24})?)/m;

/** Returns what the branch has beyond a known commit. Throws `workspace-unusable` when a revision is not in the repository. */
export async function listCommits(place: GitPlace, { tip, after }: ListRequest): Promise<CommitList> {
  const found = await resolveCommit(place, tip);
  if (after === null) return { tip: found, commits: await readCommits(place, ['--max-count=1', found]), isRewritten: false };
  const isRewritten = !(await isAncestor(place, requireId(after, 'the commit'), found));
  const since = isRewritten ? await findCommonCommit(place, after, found) : after;
  const range = since === null ? [found] : [found, `^${since}`];
  return { tip: found, commits: await readCommits(place, [`--max-count=${MAX_COMMITS}`, ...range]), isRewritten };
}

/** Returns the full id of a commit. Throws `workspace-unusable` when there is none of the name. */
export async function resolveCommit(place: GitPlace, revision: string): Promise<string> {
  const what = `${JSON.stringify(revision)} is no commit of ${place.folder}`;
  return await gitLine(place, what, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`]);
}

/** Returns whether one commit is the other or came before it; false for a commit that is not there. */
export async function isAncestor(place: GitPlace, older: string, newer: string): Promise<boolean> {
  return (await tryGit(place, ['merge-base', '--is-ancestor', older, newer])).code === 0;
}

/** Returns of the commits those that the tip does not contain. */
export async function listGone(place: GitPlace, commits: readonly string[], tip: string): Promise<readonly string[]> {
  if (commits.length === 0) return [];
  const known = new Set((await git(place, 'the branch cannot be listed', ['rev-list', tip])).toString().split('\n'));
  return commits.filter((commit) => !known.has(commit));
}

async function findCommonCommit(place: GitPlace, one: string, other: string): Promise<string | null> {
  const end = await tryGit(place, ['merge-base', one, other]);
  return end.code === 0 ? (end.stdout.toString().split('\n', 1)[0] ?? null) : null;
}

/** Newest first is how git cuts at the limit, oldest first is how a batch reads. */
async function readCommits(place: GitPlace, revisions: readonly string[]): Promise<readonly Commit[]> {
  const format = `--format=tformat:${FIELDS.join('%x00')}`;
  const args = ['log', '--first-parent', '--no-show-signature', '--encoding=UTF-8', '-z', format, ...revisions, '--'];
  const parts = (await git(place, 'the commits of the branch cannot be listed', args)).toString().split('\0').slice(0, -1);
  const records = Array.from({ length: parts.length / FIELDS.length }, (_, index) =>
    parts.slice(index * FIELDS.length, (index + 1) * FIELDS.length),
  ).reverse();
  const commits = records.map(parseCommit);
  const paths = await readPaths(place, commits);
  return commits.map((commit, index) => ({ ...commit, paths: paths[index] ?? null }));
}

function parseCommit([id = '', tree = '', parents = '', author = '', seconds = '', subject = '', body = '']: readonly string[]): Commit {
  const [parent = ''] = parents.split(' ', 1);
  const reverts = REVERTS.exec(body)?.[1] ?? null;
  return { id, tree, parent, author, subject, committedAtMs: Number(seconds) * 1000, paths: null, reverts };
}

/**
 * Returns the changed paths of each commit. Git prints both trees before the paths of a pair; a path ends in NUL and so may contain anything else, but not
 * the id of a tree that itself is in.
 */
async function readPaths(place: GitPlace, commits: readonly Commit[]): Promise<readonly (readonly string[] | null)[]> {
  const parents = await readParentTrees(place, commits);
  const pairs = commits.map(({ tree }, index) => `${parents[index]} ${tree}\n`);
  const args = ['diff-tree', '--stdin', '-r', '-z', '--name-only', '--no-renames'];
  const text = (await git(place, 'the changes of the commits cannot be listed', args, { input: pairs.join('') })).toString();
  let at = 0;
  return pairs.map((header, index) => {
    at += text.startsWith(header, at) ? header.length : 0;
    const next = pairs[index + 1];
    const paths: string[] = [];
    while (at < text.length && (next === undefined || !text.startsWith(next, at))) {
      const end = text.indexOf('\0', at);
      paths.push(text.slice(at, end));
      at = end + 1;
    }
    return paths.length > MAX_PATHS ? null : paths;
  });
}

async function readParentTrees(place: GitPlace, commits: readonly Commit[]): Promise<readonly string[]> {
  const empty = await gitLine(place, 'the empty tree has no name', ['hash-object', '-t', 'tree', '--stdin']);
  const known = new Map(commits.map(({ id, tree }) => [id, tree]));
  const first = commits[0];
  if (first !== undefined && first.parent !== '' && !known.has(first.parent)) {
    known.set(first.parent, await readTree(place, first.parent));
  }
  return commits.map(({ parent }) => known.get(parent) ?? empty);
}

/** Returns the tree of a commit, or of a tree. */
export async function readTree(place: GitPlace, revision: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--end-of-options', `${requireId(revision, 'the revision')}^{tree}`];
  return await gitLine(place, `${revision} is not in the repository ${place.folder}`, args);
}
