/** Writes a tree to a folder, so that its configuration can be read. The repository learns of no work tree. */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { readTree } from './commit-list.ts';
import { type GitPlace, git, gitLine } from './git.ts';

type Laying = {
  /** The id of a tree or a commit. */
  readonly tree: string;
  /** Absolute; made when missing. Its index lies beside it, as `<folder>.index`. */
  readonly folder: string;
};

/** What the user's configuration must not add. */
const SETTINGS = ['core.sparseCheckout=false', 'core.fsmonitor=false', 'core.splitIndex=false', 'submodule.recurse=false'];

/**
 * Brings a folder to a tree: only what differs from the tree that was laid there before is written or removed, and files that no tree had (such as
 * `node_modules`) stay. One caller at a time.
 */
export async function layTree(place: GitPlace, { tree, folder }: Laying): Promise<void> {
  const index = `${folder}.index`;
  // A laying that was killed leaves its lock behind, and nobody else has this index.
  await rm(`${index}.lock`, { force: true });
  if (!existsSync(folder)) await rm(index, { force: true });
  await mkdir(folder, { recursive: true });
  const found = await readTree(place, tree);
  const gitDir = await gitLine(place, `${place.folder} cannot be used`, ['rev-parse', '--absolute-git-dir']);
  const variables = { GIT_DIR: gitDir, GIT_WORK_TREE: folder, GIT_INDEX_FILE: index };
  const args = [...SETTINGS.flatMap((setting) => ['-c', setting]), 'read-tree', '--reset', '-u', found];
  await git({ ...place, folder }, `the tree ${found} cannot be laid in ${folder}`, args, { variables });
}
