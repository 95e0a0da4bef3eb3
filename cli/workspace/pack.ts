/** Packs a snapshot for a coordinator that holds trees of the same repository already. */
import type { Readable } from 'node:stream';
import { parseTreeId, type TreeId, WORKSPACE_LIMIT } from '../../core/workspace.ts';
import { damaged, PACK_OPTIONS, packRevisions, readGitFailure, wrapTree } from '../../core/workspace-git.ts';
import { type GitPlace, git, startGit, tryGit } from './git.ts';
import type { Snapshot } from './snapshot.ts';

/** Commits whose trees a coordinator probably tested: the last ones of this branch. */
const RECENT_COMMITS = 32;

/** Returns the trees of the last snapshots and commits, newest first: what a coordinator may hold. */
export async function listKnownTrees({ earlier, place }: Pick<Snapshot, 'earlier' | 'place'>): Promise<readonly TreeId[]> {
  const end = await tryGit(place, ['log', `--max-count=${RECENT_COMMITS}`, '--format=%T', 'HEAD', '--']);
  const trees = end.stdout
    .toString()
    .split('\n')
    .flatMap((line) => parseTreeId(line) ?? []);
  return [...new Set([...earlier, ...trees])];
}

/**
 * Streams the pack of a snapshot without what the held trees have. Trees that this repository does not know are left out of account.
 * Throws `workspace-damaged` when an object is gone, `workspace-disk-full`, and the signal's reason; also in the middle of the stream.
 */
export async function* packSnapshot({ ref, place }: Snapshot, held: readonly TreeId[]): AsyncGenerator<Buffer> {
  const known = await keepKnown(place, held.slice(0, WORKSPACE_LIMIT.heldTrees));
  const bases: string[] = [];
  for (const tree of known) bases.push(await writeCommit(place, wrapTree(tree, [])));
  const wanted = await writeCommit(place, wrapTree(ref.tree, bases));
  const packing = startGit(place, [...PACK_OPTIONS], packRevisions(wanted, bases));
  let isWhole = false;
  try {
    yield* packing.stdout as Readable & AsyncIterable<Buffer>;
    isWhole = true;
  } finally {
    if (!isWhole) packing.stop();
  }
  const end = await packing.ended;
  if (end.code !== 0) throw readGitFailure(damaged(`the tree ${ref.tree} cannot be packed`), end.complaint);
}

async function keepKnown(place: GitPlace, trees: readonly TreeId[]): Promise<readonly TreeId[]> {
  if (trees.length === 0) return [];
  const answer = await git(
    place,
    'the trees cannot be looked up',
    ['cat-file', '--batch-check=%(objecttype)'],
    trees.map((tree) => `${tree}\n`).join(''),
  );
  const types = answer.toString().split('\n');
  return trees.filter((_, index) => types[index] === 'tree');
}

async function writeCommit(place: GitPlace, commit: string): Promise<string> {
  const args = ['hash-object', '-t', 'commit', '-w', '--stdin'];
  return (await git(place, 'a tree cannot be wrapped', args, commit)).toString().trim();
}
