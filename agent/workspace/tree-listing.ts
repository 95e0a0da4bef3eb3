/** The files of a tree, and which names stand in each of its folders. */
import { isUtf8 } from 'node:buffer';
import type { TreeId } from '../../core/workspace.ts';
import { damaged, readGitFailure } from '../../core/workspace-git.ts';
import { type GitPlace, git, splitRecords } from './git.ts';

export type TreeEntry = {
  readonly path: string;
  readonly object: string;
  readonly kind: 'file' | 'link' | 'submodule';
};

const RECORD = /^(\d{6}) \w+ ([0-9a-f]+)\t(.*)$/s;

/** Returns the entries of a tree that is held, in git's order. */
export async function listTree(place: GitPlace, tree: TreeId): Promise<readonly TreeEntry[]> {
  const failure = damaged(`the tree ${tree} cannot be listed`);
  const output = await git(place, failure, ['ls-tree', '-r', '-z', '--full-tree', tree]);
  if (!isUtf8(output)) throw readGitFailure(failure, 'a path is not UTF-8');
  return splitRecords(output).map((record) => {
    const [, mode = '', object = '', path = ''] = RECORD.exec(record) ?? [];
    return { path, object, kind: mode === '160000' ? 'submodule' : mode === '120000' ? 'link' : 'file' };
  });
}

/** What may stand in a folder: names of files and links, and of folders. */
export type FolderNames = { readonly files: ReadonlySet<string>; readonly folders: ReadonlySet<string> };

/** Returns what may stand in each folder, by its path; the root is the empty text. A submodule is an empty folder. */
export function namesByFolder(entries: readonly Pick<TreeEntry, 'path' | 'kind'>[]): ReadonlyMap<string, FolderNames> {
  const found = new Map<string, { files: Set<string>; folders: Set<string> }>([['', { files: new Set(), folders: new Set() }]]);
  const open = (folder: string): { files: Set<string>; folders: Set<string> } => {
    const known = found.get(folder);
    if (known !== undefined) return known;
    const made = { files: new Set<string>(), folders: new Set<string>() };
    found.set(folder, made);
    const [parent, name] = cutPath(folder);
    open(parent).folders.add(name);
    return made;
  };
  for (const { path, kind } of entries) {
    const [folder, name] = cutPath(path);
    if (kind === 'submodule') open(path);
    else open(folder).files.add(name);
  }
  return found;
}

function cutPath(path: string): [string, string] {
  const at = path.lastIndexOf('/');
  return at < 0 ? ['', path] : [path.slice(0, at), path.slice(at + 1)];
}
