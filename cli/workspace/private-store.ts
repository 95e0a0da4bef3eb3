/** The folder where snapshots keep what git makes for them, so that the user's repository does not grow: objects, and the last index. */
import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shortDigest } from '../../core/digest.ts';
import { parseTreeId, type TreeId } from '../../core/workspace.ts';

/** One fan-out folder of the objects tells for all 256: above this there are about 8,000 loose ones, and a new generation begins. */
const MAX_LOOSE_A_FOLDER = 32;
const GENERATION = /^g(\d+)$/;
/** Which of the last trees the coordinator was sent is not known here: it is asked about these. */
const RECENT_TREES = 8;
const RECENT = 'trees';
/** Left by a snapshot that was killed. */
const STALE_MS = 3_600_000;

/** A generation: everything in it may refer to each other, and it is removed as one. Many processes may use it at once. */
export type PrivateStore = {
  readonly folder: string;
  readonly objects: string;
};

/**
 * Opens the newest generation under a folder, or begins one.
 *
 * No lock: git writes objects so that any number may write at once, an index is replaced by a rename, and of generations the last two are
 * kept, so that a process in the older one is not disturbed.
 */
export async function openPrivateStore(parent: string): Promise<PrivateStore> {
  await mkdir(parent, { recursive: true });
  // Inside a work tree the store must not become part of what it stores.
  await writeFile(join(parent, '.gitignore'), '*\n');
  const numbers = (await readdir(parent)).flatMap((name) => GENERATION.exec(name)?.[1] ?? []).map(Number);
  const newest = Math.max(0, ...numbers);
  const number = (await isFull(join(parent, `g${newest}`))) ? newest + 1 : newest;
  const folder = join(parent, `g${number}`);
  const objects = join(folder, 'objects');
  await mkdir(objects, { recursive: true });
  for (const old of numbers) if (old < number - 1) await rm(join(parent, `g${old}`), { recursive: true, force: true });
  await removeStale(folder);
  return { folder, objects };
}

/** Returns the trees of the last snapshots, newest first. */
export async function listRecentTrees(store: PrivateStore): Promise<readonly TreeId[]> {
  const lines = await readFile(join(store.folder, RECENT), 'utf8').catch(() => '');
  return lines.split('\n').flatMap((line) => parseTreeId(line) ?? []);
}

/** Puts a tree before the others. Of two at once one is forgotten, which costs a larger pack some day. */
export async function rememberTree(store: PrivateStore, tree: TreeId): Promise<void> {
  const others = (await listRecentTrees(store)).filter((each) => each !== tree);
  const making = join(store.folder, `making-${process.pid}-${randomBytes(6).toString('hex')}`);
  await writeFile(making, [tree, ...others].slice(0, RECENT_TREES).join('\n'));
  await rename(making, join(store.folder, RECENT));
}

async function isFull(generation: string): Promise<boolean> {
  const sample = await readdir(join(generation, 'objects', '17')).catch(() => []);
  return sample.length > MAX_LOOSE_A_FOLDER;
}

async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('making-')) continue;
    const path = join(folder, name);
    const age = await stat(path).catch(() => null);
    if (age !== null && Date.now() - age.mtimeMs > STALE_MS) await rm(path, { force: true });
  }
}

/** An index of our own to work on. `keep` lets the next snapshot begin with it, disposing of it without that leaves no trace. */
export type PrivateIndex = AsyncDisposable & {
  readonly path: string;
  keep(): Promise<void>;
};

/**
 * Copies the index that the last snapshot left if the user's has not changed since, else the user's own; a missing one is an empty one.
 *
 * What git knows of each file's time comes along, so that unchanged files are not read. A file that was written in the same second as the
 * index is read by git again, because its time proves nothing: the copy's own time must therefore not be later than the original's.
 */
export async function openPrivateIndex(store: PrivateStore, userIndex: string | null, isFresh: boolean): Promise<PrivateIndex> {
  const identity = userIndex === null ? 'none' : await identify(userIndex);
  const kept = join(store.folder, `index-${identity}`);
  const path = join(store.folder, `making-${process.pid}-${randomBytes(6).toString('hex')}`);
  const hasKept = !isFresh && (await copyIndex(kept, path));
  if (!hasKept && userIndex !== null) await copyIndex(userIndex, path);
  return {
    path,
    keep: async () => {
      await rename(path, kept);
      for (const name of await readdir(store.folder)) {
        if (name.startsWith('index-') && name !== `index-${identity}`) await rm(join(store.folder, name), { force: true });
      }
    },
    [Symbol.asyncDispose]: async () => {
      await rm(path, { force: true });
      await rm(`${path}.lock`, { force: true });
    },
  };
}

async function identify(index: string): Promise<string> {
  const found = await stat(index, { bigint: true }).catch(() => null);
  return found === null ? 'none' : shortDigest(`${index} ${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`);
}

async function copyIndex(from: string, to: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(from);
    await copyFile(from, to);
    const second = Math.floor(mtimeMs / 1000);
    await utimes(to, second, second);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
