/**
 * How large a tree is, and that it is not too large.
 *
 * Coordinator and agent both look before they keep a tree: the one so that nobody fills its disk, the other so that a limit of its own version
 * holds whoever sent the tree. The sizes come from git's own listing, so no file is unpacked to know them.
 */
import { ExpectedError } from './expected-error.ts';
import { type TreeId, WORKSPACE_LIMIT } from './workspace.ts';

/** Entries of a tree, submodules too, and the bytes of its files. */
export type TreeSize = { readonly files: number; readonly bytes: number };

const RECORD = /^\S+ \S+ \S+ +(\d+)\t/;

/** Reads the records of `git ls-tree -r -l`; a submodule has no bytes. */
export function measureTree(records: readonly string[]): TreeSize {
  const bytes = records.reduce((sum, record) => sum + Number(RECORD.exec(record)?.[1] ?? 0), 0);
  return { files: records.length, bytes };
}

/** Throws `workspace-too-large` for a tree with more files or bytes than a workspace may have. */
export function refuseTooLarge(tree: TreeId, { files, bytes }: TreeSize): void {
  if (files <= WORKSPACE_LIMIT.files && bytes <= WORKSPACE_LIMIT.treeBytes) return;
  const limits = `at most ${WORKSPACE_LIMIT.files} files of ${WORKSPACE_LIMIT.treeBytes} bytes are taken`;
  throw new ExpectedError('workspace-too-large', `the tree ${tree} has ${files} files of ${bytes} bytes; ${limits}`, {
    hint: 'keep what is not needed out of the tree: add it to .gitignore',
  });
}
