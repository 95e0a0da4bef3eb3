/** Gives a worktree its own copy of a set-up, and brings the copy back to what it was. */
import { chmod, constants, copyFile, lstat, mkdir, readlink, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { damaged, readGitFailure } from '../../core/workspace-git.ts';
import { copyFolder } from './copy-folder.ts';
import { findLeftovers, type Trash } from './leftover.ts';
import type { Setup } from './setup.ts';
import { namesByFolder } from './tree-listing.ts';
import { copyIndex, findTouched, settleIndex } from './watched-folder.ts';

/** `path` is the worktree, `index` the file that describes its copy. */
export type SetupTarget = { readonly path: string; readonly index: string; readonly trash: Trash; readonly signal: AbortSignal };

/** Copies each root of the set-up to where nothing stands, and proves the copy by its content. */
export async function copySetup(setup: Setup, target: SetupTarget): Promise<void> {
  for (const root of setup.roots) await copyRoot(root, setup, target);
  await copyIndex(setup.index, target.index);
  await proveCopy(setup, target);
}

/** Undoes what was done to the copy. Returns the paths that had changed; a root for all in it. */
export async function restoreSetup(setup: Setup, target: SetupTarget): Promise<readonly string[]> {
  const replaced = await replaceRoots(setup, target);
  const touched = await findTouched(placeOf(setup, target));
  const leftovers = await findWithinRoots(setup, target);
  for (const path of leftovers) await target.trash.take(join(target.path, path));
  for (const path of touched) if (!isBelow(path, replaced)) await restoreFile(path, setup, target);
  // A file that is made anew may have the inode, size and times of the one before: then only its content tells.
  if (replaced.length > 0) await copyIndex(setup.index, target.index);
  if (replaced.length + touched.length > 0) await proveCopy(setup, target);
  return [...replaced, ...touched.filter((path) => !isBelow(path, replaced)), ...leftovers];
}

/** Roots that are gone, or are something else by now, are copied again. */
async function replaceRoots(setup: Setup, target: SetupTarget): Promise<readonly string[]> {
  const replaced: string[] = [];
  for (const root of setup.roots) {
    if (await isOfKind(join(target.path, root), setup.paths.includes(root) ? 'file' : 'folder')) continue;
    await target.trash.take(join(target.path, root));
    await copyRoot(root, setup, target);
    replaced.push(root);
  }
  return replaced;
}

async function copyRoot(root: string, setup: Setup, target: SetupTarget): Promise<void> {
  await mkdir(dirname(join(target.path, root)), { recursive: true });
  await copyFolder(join(setup.files, root), join(target.path, root), target);
}

/** Not through a link: what it leads to is not ours to clean. */
async function isOfKind(path: string, kind: 'file' | 'folder'): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  return found !== null && found.isDirectory() === (kind === 'folder');
}

async function findWithinRoots(setup: Setup, target: SetupTarget): Promise<readonly string[]> {
  const found: string[] = [];
  for (const root of setup.roots.filter((path) => !setup.paths.includes(path))) {
    const below = setup.paths.filter((path) => isBelow(path, [root])).map((path) => path.slice(root.length + 1));
    const names = namesByFolder(below.map((path) => ({ path, kind: 'file' })));
    const within = await findLeftovers(join(target.path, root), names, () => false);
    found.push(...within.map((path) => `${root}/${path}`));
  }
  return found;
}

function isBelow(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => path === root || path.startsWith(`${root}/`));
}

async function restoreFile(path: string, setup: Setup, { path: root, trash }: SetupTarget): Promise<void> {
  const [from, to] = [join(setup.files, path), join(root, path)];
  await trash.take(to);
  await mkdir(dirname(to), { recursive: true });
  const found = await lstat(from);
  if (found.isSymbolicLink()) return await symlink(await readlink(from), to);
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  await chmod(to, found.mode & 0o777);
}

/** Git reads every file whose time is not the one that the index has. */
async function proveCopy(setup: Setup, target: SetupTarget): Promise<void> {
  const place = placeOf(setup, target);
  await settleIndex(place);
  const wrong = await findTouched(place);
  if (wrong.length === 0) return;
  const message = `${wrong.length} files differ, the first is ${JSON.stringify(wrong[0])}`;
  throw readGitFailure(damaged(`the copy of the set-up ${setup.key} is not what was made`), message);
}

function placeOf(setup: Setup, { path, index, signal }: SetupTarget) {
  return { repository: setup.repository, folder: path, index, signal };
}
