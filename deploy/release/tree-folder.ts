/** A release's files as a plain folder: written from git, and read back to be proven. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, link, mkdir, open, readdir, readFile, readlink, stat, symlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { notMade, readObjects, type TreeEntry, type TreePlace } from './git-tree.ts';
import { leavesTree } from './link-target.ts';
import { type FileMode, fileTime, foldersOf, type ReleaseEntry } from './manifest.ts';
import { listPaths } from './shipped-entry.ts';

/** Git LFS writes no longer pointer. */
const POINTER_BYTES = 1024;
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n/;
/** A target in a manifest's line. */
const CONTROL = /[\u0000-\u001f\u007f]/;
/** As Linux: a longer target is no link. */
const TARGET_BYTES = 4095;
const FOLDER_MODE = 0o755;

/** Writes the entries of a tree into a folder, which is made, and returns what a manifest says of them. Throws `release-not-made`, naming every link and pointer that is wrong. */
export async function writeTree(place: TreePlace, entries: readonly TreeEntry[], folder: string): Promise<readonly ReleaseEntry[]> {
  const folders = foldersOf(entries.map((entry) => entry.path));
  await makeFolder(folder);
  for (const path of folders) await makeFolder(join(folder, path));
  const written: ReleaseEntry[] = folders.map((path) => ({ path, kind: 'folder' }));
  const links: { path: string; target: string }[] = [];
  const pointers: TreeEntry[] = [];
  await readObjects(place, entries, async (entry, bytes) => {
    if (entry.kind === 'link') {
      links.push({ path: entry.path, target: (await buffer(bytes)).toString() });
      return;
    }
    const mode = entry.kind === 'executable' ? '755' : '644';
    const sha256 = await writeFile(join(folder, entry.path), mode, bytes);
    if (entry.size <= POINTER_BYTES && (await isPointer(join(folder, entry.path)))) pointers.push(entry);
    written.push({ path: entry.path, kind: 'file', mode, sha256 });
  });
  if (pointers.length > 0) {
    const message = `the tree has pointers of Git LFS instead of files: ${listPaths(pointers)}`;
    throw notMade(message, 'commit the files themselves, or exclude them in shard.config.ts');
  }
  refuseLinks(links);
  for (const { path, target } of links) await symlink(target, join(folder, path));
  return [...written, ...links.map((link) => ({ ...link, kind: 'link' as const }))];
}

/** Makes a folder with the entries of a tree alone and the folders that they lie in: files are hard links to those of the tree. */
export async function linkEntries(tree: string, entries: readonly ReleaseEntry[], folder: string): Promise<void> {
  await makeFolder(folder);
  const paths = entries.map(({ path, kind }) => (kind === 'folder' ? `${path}/.` : path));
  for (const path of foldersOf(paths)) await makeFolder(join(folder, path));
  for (const entry of entries) {
    if (entry.kind === 'file') await link(join(tree, entry.path), join(folder, entry.path));
    else if (entry.kind === 'link') await symlink(entry.target, join(folder, entry.path));
  }
}

/** With the mode of a folder of a release, whatever this process takes from what it makes: rsync brings modes to hosts as they are here. */
async function makeFolder(path: string): Promise<void> {
  await mkdir(path);
  await chmod(path, FOLDER_MODE);
}

function refuseLinks(links: readonly { readonly path: string; readonly target: string }[]): void {
  const targets = new Map(links.map(({ path, target }) => [path, target]));
  const bad = links.filter(({ target }) => target === '' || CONTROL.test(target) || Buffer.byteLength(target) > TARGET_BYTES);
  if (bad.length > 0) throw notMade(`symbolic links have targets that no host can prove: ${listPaths(bad)}`, 'mend or exclude them');
  const leaving = links.filter(({ path }) => leavesTree(path, targets));
  if (leaving.length === 0) return;
  throw notMade(
    `symbolic links lead out of the tree: ${listPaths(leaving)}`,
    'let them lead to a path of the tree, or exclude them in shard.config.ts',
  );
}

async function writeFile(path: string, mode: FileMode, bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  await using file = await open(path, 'wx');
  for await (const piece of bytes) {
    hash.update(piece);
    await file.writeFile(piece);
  }
  const sha256 = hash.digest('hex');
  const time = fileTime(mode, sha256);
  await file.chmod(Number.parseInt(mode, 8));
  await file.utimes(time, time);
  return sha256;
}

async function isPointer(path: string): Promise<boolean> {
  return POINTER.test(await readFile(path, 'latin1'));
}

/** Returns what a manifest says of the files of a folder as they are now. Throws what the file system throws. */
export async function readTree(folder: string): Promise<readonly ReleaseEntry[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const entries: ReleaseEntry[] = [];
  for (const each of found) {
    const absolute = join(each.parentPath, each.name);
    const path = relative(folder, absolute).split(sep).join('/');
    if (each.isDirectory()) entries.push({ path, kind: 'folder' });
    else if (each.isSymbolicLink()) entries.push({ path, kind: 'link', target: await readlink(absolute) });
    else entries.push(await readEntry(absolute, path));
  }
  return entries;
}

async function readEntry(absolute: string, path: string): Promise<ReleaseEntry> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(absolute)) hash.update(piece);
  const { mode } = await stat(absolute);
  return { path, kind: 'file', mode: (mode & 0o111) === 0 ? '644' : '755', sha256: hash.digest('hex') };
}
