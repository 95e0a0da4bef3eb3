/** Makes a snapshot of a tree that git has already, such as a commit's: nothing is checked out and the disk is not looked at. */
import { ExpectedError } from '../../core/expected-error.ts';
import { lineageName, parseTreeId, type TreeId, WORKSPACE_LIMIT } from '../../core/workspace.ts';
import { readGitFailure, unusable } from '../../core/workspace-git.ts';
import { listIndex } from './entry.ts';
import { type GitPlace, git, tryGit } from './git.ts';
import { findNotices } from './notice.ts';
import { listRecentTrees, openPrivateIndex, type PrivateStore, rememberTree } from './private-store.ts';
import { findRepository } from './repository.ts';
import { openStore, placeOf, type Snapshot, type SnapshotOptions, tooMany } from './snapshot.ts';

/**
 * Returns the snapshot of a tree of the folder's repository; `revision` is the id of a commit or a tree. Its reference is what `takeSnapshot`
 * gives for a clean checkout of it.
 *
 * Throws `workspace-unusable` when there is no repository or it does not have the revision, `workspace-too-large`, `workspace-disk-full`, and the
 * signal's reason.
 */
export async function snapshotTree(options: SnapshotOptions, revision: string): Promise<Snapshot> {
  const repository = await findRepository(options.folder, options.signal);
  if (repository === null) {
    const message = `${options.folder} belongs to no git repository, so it has no commits`;
    throw new ExpectedError('workspace-unusable', message, { hint: 'name a folder of a git repository' });
  }
  const store = await openStore(options, repository);
  const place = await placeOf(options, repository, store);
  const tree = await findTree(place, revision);
  await using index = await openPrivateIndex(store, null, true);
  const reading = await placeOfIndex(place, store, index.path);
  await git(reading, `the tree ${tree} cannot be listed`, ['read-tree', tree]);
  const entries = await listIndex(reading);
  if (entries.length > WORKSPACE_LIMIT.files) throw tooMany(`the tree ${tree}`, entries.length);
  const modules = ['--blob', `${tree}:.gitmodules`];
  const notices = await findNotices(reading, { entries, nested: [], hasRepository: true, modules });
  const earlier = (await listRecentTrees(store)).filter((each) => each !== tree);
  await rememberTree(store, tree);
  const ref = { tree, project: repository.project, lineage: lineageName(repository.lineage) };
  return { ref, files: entries.length, notices, earlier, place };
}

async function findTree(place: GitPlace, revision: string): Promise<TreeId> {
  const what = unusable(`the revision ${JSON.stringify(revision)} is not in the repository ${place.folder}`);
  // A commit's id has the form of a tree's. Anything else could be read as an option.
  if (parseTreeId(revision) === null) throw readGitFailure(what, 'a full id of a commit or a tree is expected');
  const end = await tryGit(place, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{tree}`]);
  const tree = parseTreeId(end.stdout.toString().trim());
  if (tree === null) throw readGitFailure(what, 'fetch it first');
  return tree;
}

/** The work tree is a folder of our own: the user's `.gitattributes` are those of another tree. */
async function placeOfIndex(place: GitPlace, store: PrivateStore, index: string): Promise<GitPlace> {
  const found = await git(place, `the repository of ${place.folder} cannot be used`, ['rev-parse', '--absolute-git-dir']);
  const gitDir = found.toString().replace(/\n$/, '');
  const variables = { ...place.variables, GIT_DIR: gitDir, GIT_WORK_TREE: store.folder, GIT_INDEX_FILE: index };
  return { ...place, folder: store.folder, variables };
}
