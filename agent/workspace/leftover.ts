/** Finds what stands in a folder and does not belong there, and puts it away. */
import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderNames } from './tree-listing.ts';

/** Folders that are read at once: the thread pool has four threads, and more only take memory. */
const READ_AT_ONCE = 64;
const OWNER_ALL = 0o700;

/**
 * Returns the paths below `root` that are not among the names, each the topmost of its kind, sorted; a file where a folder belongs, or a folder
 * where a file does, is one of them. A kept path is not entered. Git would do the same, but it is blind to what is named `.git`.
 */
export async function findLeftovers(
  root: string,
  names: ReadonlyMap<string, FolderNames>,
  isKept: (path: string) => boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  let level = [''];
  while (level.length > 0) {
    const next: string[] = [];
    for (let at = 0; at < level.length; at += READ_AT_ONCE) {
      const read = await Promise.all(level.slice(at, at + READ_AT_ONCE).map((folder) => readNames(root, folder)));
      for (const { folder, entries } of read) {
        for (const { name, isFolder } of entries) {
          const path = folder === '' ? name : `${folder}/${name}`;
          if (isKept(path)) continue;
          const known = names.get(folder);
          const isKnown = isFolder ? known?.folders.has(name) : known?.files.has(name);
          if (isKnown !== true) found.push(path);
          else if (isFolder) next.push(path);
        }
      }
    }
    level = next;
  }
  return found.sort();
}

async function readNames(root: string, folder: string): Promise<{ folder: string; entries: { name: string; isFolder: boolean }[] }> {
  const found = await readdir(join(root, folder), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return { folder, entries: found.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() })) };
}

/** A place on the same disk where things are moved at once and removed later: a folder of modules takes seconds to remove. */
export type Trash = {
  /** Takes a file or folder away; nothing happens when it is not there. */
  take(path: string): Promise<void>;
  /** Removes what was taken. Never rejects: what cannot be removed stays for the next time. */
  empty(): Promise<void>;
};

export async function openTrash(folder: string): Promise<Trash> {
  await mkdir(folder, { recursive: true });
  let emptying = Promise.resolve();
  const removeAll = async (): Promise<void> => {
    for (const name of await readdir(folder).catch(() => [])) await removePath(join(folder, name)).catch(() => undefined);
  };
  return {
    take: async (path) => {
      try {
        await rename(path, join(folder, randomBytes(8).toString('hex')));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
        // A folder that its owner may not write cannot be moved into another either.
        await removePath(path);
      }
    },
    empty: () => {
      emptying = emptying.then(removeAll);
      return emptying;
    },
  };
}

/** Removes a file or folder, also one whose permissions say no. */
export async function removePath(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    await unlock(path);
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function unlock(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (found === null || !found.isDirectory()) return;
  await chmod(path, OWNER_ALL);
  for (const name of await readdir(path)) await unlock(join(path, name));
}
