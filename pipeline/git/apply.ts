/** Applies commits onto a tree, one after the other, as a three-way merge of trees: no work tree, no index, no branch. */

import { readGitFailure, unusable } from '../../core/workspace-git.ts';
import { type GitPlace, gitLine, requireId, tryGit } from './git.ts';

/** A commit as far as applying it needs. `parentTree` is the first parent's; a merge is one change. */
export type Change = { readonly id: string; readonly parent: string | null; readonly tree: string; readonly parentTree: string };

export type TreeConflict = {
  readonly kind: 'conflict';
  /** The commit that cannot be applied without those that were left out. */
  readonly commit: string;
  /** The first `SHOWN_CONFLICTS` paths. */
  readonly paths: readonly string[];
  readonly words: string;
};

export type TreeMade = { readonly kind: 'made'; readonly tree: string };

/** A reader goes to the first; more of them only fill the page. */
const SHOWN_CONFLICTS = 10;
const MERGE = ['merge-tree', '--write-tree', '--name-only', '--no-messages', '--allow-unrelated-histories', '-z'];
/** Commits are written by nobody in particular, so that the same tree is always the same commit. */
const NOBODY = {
  GIT_AUTHOR_NAME: 'shard-run',
  GIT_AUTHOR_EMAIL: 'shard-run@localhost',
  GIT_COMMITTER_NAME: 'shard-run',
  GIT_COMMITTER_EMAIL: 'shard-run@localhost',
};

/** Returns the commits in the order given, with their trees. Throws `workspace-unusable` when one is not in the repository. */
export async function readChanges(place: GitPlace, commits: readonly string[]): Promise<readonly Change[]> {
  const names = commits.flatMap((commit) => {
    const id = requireId(commit, 'the commit');
    return [`${id}^{tree}`, `${id}^1`, `${id}^1^{tree}`];
  });
  if (names.length === 0) return [];
  const input = names.map((name) => `${name}\n`).join('');
  const end = await tryGit(place, ['cat-file', '--batch-check=%(objectname)'], { input });
  const found = end.stdout.toString().split('\n');
  const idOf = (at: number): string | null => (found[at]?.endsWith(' missing') ? null : (found[at] ?? null));
  const empty = found.some((line) => line.endsWith(' missing')) ? await writeEmptyTree(place) : '';
  return commits.map((id, index) => {
    const tree = idOf(3 * index);
    if (tree === null) throw readGitFailure(unusable(`the commit ${id} is not in the repository ${place.folder}`), 'fetch it first');
    return { id, tree, parent: idOf(3 * index + 1), parentTree: idOf(3 * index + 2) ?? empty };
  });
}

/** Returns the id of the empty tree, which is then in the repository. */
export async function writeEmptyTree(place: GitPlace): Promise<string> {
  return await gitLine(place, 'an empty tree cannot be written', ['mktree']);
}

/** Applies the changes in order. The first that conflicts ends it. */
export async function applyChanges(place: GitPlace, tree: string, changes: readonly Change[]): Promise<TreeMade | TreeConflict> {
  let made: TreeMade | TreeConflict = { kind: 'made', tree };
  for (const change of changes) {
    if (made.kind === 'conflict') return made;
    made = await applyChange(place, made.tree, change);
  }
  return made;
}

/** A change onto the tree that it was made on is its own tree, and one that is there already changes nothing: neither needs git. */
async function applyChange(place: GitPlace, tree: string, change: Change): Promise<TreeMade | TreeConflict> {
  if (tree === change.parentTree) return { kind: 'made', tree: change.tree };
  if (change.tree === change.parentTree || tree === change.tree) return { kind: 'made', tree };
  // The commit's own parent is the merge base: the side that stands for our tree is its child, too.
  const ours = await writeCommit(place, tree, change.parent === null ? [] : [change.parent]);
  return await mergeCommits(place, { ours, theirs: change.id, commit: change.id });
}

type Merge = {
  readonly ours: string;
  readonly theirs: string;
  /** Named when the two conflict. */
  readonly commit: string;
};

/** Merges two commits that have one merge base. */
export async function mergeCommits(place: GitPlace, { ours, theirs, commit }: Merge): Promise<TreeMade | TreeConflict> {
  const end = await tryGit(place, [...MERGE, ours, theirs]);
  const [tree = '', ...rest] = end.stdout.toString().split('\0');
  if (end.code === 0) return { kind: 'made', tree };
  if (end.code !== 1 || tree === '') throw readGitFailure(unusable(`the commit ${commit} cannot be merged`), end.complaint);
  const paths = [...new Set(rest.filter((path) => path !== ''))];
  const others = paths.length > SHOWN_CONFLICTS ? ` and ${paths.length - SHOWN_CONFLICTS} more` : '';
  const shown = paths.slice(0, SHOWN_CONFLICTS);
  const words = `${commit.slice(0, 12)} does not apply without what was left out: ${shown.join(', ')}${others}`;
  return { kind: 'conflict', commit, paths: shown, words };
}

export type CommitText = { readonly message: string; readonly atSeconds: number };

/** Writes a commit. Without a text it stands for its tree alone. The same arguments give the same id on every machine. */
export async function writeCommit(
  place: GitPlace,
  tree: string,
  parents: readonly string[],
  { message, atSeconds }: CommitText = { message: '', atSeconds: 0 },
): Promise<string> {
  const date = `@${atSeconds} +0000`;
  const variables = { ...NOBODY, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const args = ['-c', 'i18n.commitEncoding=UTF-8', 'commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])];
  return await gitLine(place, `a commit of the tree ${tree} cannot be written`, args, { input: message, variables });
}
