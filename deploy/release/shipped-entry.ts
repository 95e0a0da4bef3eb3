/**
 * What of a git tree is shipped, and why a tree cannot be.
 *
 * A tree that was tested is not always a tree that can be served as it is: a submodule's content is in another repository, a path with a line break
 * cannot be listed by a host, a link may lead to whatever a host has there. Each is found before a byte is written and named, all at once and not
 * one a try. An exclusion is the way out of every one of them, because what is not shipped cannot be wrong.
 */
import { isExcluded } from './exclusion.ts';
import type { TreeEntry } from './git-tree.ts';

export type ShippedTree = {
  readonly entries: readonly TreeEntry[];
  readonly problem: { readonly message: string; readonly hint: string } | null;
};

/** A host lists and hashes a release in one go, and a deployer holds its manifest in memory: 200,000 lines are about 25 MB. */
export const RELEASE_FILES = 200_000;
/** What is larger belongs into a package registry or an object store, not on hundreds of hosts through one SSH client. */
export const RELEASE_BYTES = 16 * 1024 ** 3;
/** Linux takes no longer path in one call, and hosts add their root. */
const PATH_BYTES = 3_500;
const NAME_BYTES = 255;
const SHOWN = 5;
/** A control character ends a line of the manifest or moves its columns. */
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Returns the entries that are shipped, or what is wrong with the tree. Links are checked elsewhere: their targets have to be read first. */
export function planShippedTree(tree: readonly TreeEntry[], exclude: readonly string[]): ShippedTree {
  const entries = tree.filter((entry) => !isExcluded(entry.path, exclude));
  return { entries, problem: findProblem(entries) };
}

function findProblem(entries: readonly TreeEntry[]): ShippedTree['problem'] {
  if (entries.length === 0) return { message: 'the tree has nothing that is shipped', hint: 'see `exclude` in shard.config.ts' };
  const submodules = entries.filter((entry) => entry.kind === 'submodule');
  if (submodules.length > 0) {
    return {
      message: `the content of submodules is not part of the tree: ${listPaths(submodules)}`,
      hint: 'exclude them in shard.config.ts, or commit their files',
    };
  }
  const odd = entries.filter((entry) => CONTROL.test(entry.path));
  if (odd.length > 0)
    return { message: `paths with control characters cannot be proven on a host: ${listPaths(odd)}`, hint: 'rename or exclude them' };
  const long = entries.filter((entry) => isTooLong(entry.path));
  if (long.length > 0) return { message: `paths are longer than a host can take: ${listPaths(long)}`, hint: 'rename or exclude them' };
  const bytes = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (entries.length <= RELEASE_FILES && bytes <= RELEASE_BYTES) return null;
  return {
    message: `the release would have ${entries.length} files and ${bytes} bytes; at most ${RELEASE_FILES} and ${RELEASE_BYTES} are shipped`,
    hint: 'exclude what hosts do not need in shard.config.ts',
  };
}

function isTooLong(path: string): boolean {
  return Buffer.byteLength(path) > PATH_BYTES || path.split('/').some((name) => Buffer.byteLength(name) > NAME_BYTES);
}

/** Returns the first few paths as text, quoted, and how many more there are. */
export function listPaths(entries: readonly { readonly path: string }[]): string {
  const shown = entries.slice(0, SHOWN).map((entry) => JSON.stringify(entry.path));
  const more = entries.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${more} more`;
}
