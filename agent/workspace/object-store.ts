/** The trees that an agent holds: a bare repository that packs go into, with a mark for each tree that was proven whole. */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { type ObjectFormat, parseTreeId, type TreeId, WORKSPACE_LIMIT } from '../../core/workspace.ts';
import { damaged, unusable } from '../../core/workspace-git.ts';
import { measureTree, refuseTooLarge } from '../../core/workspace-size.ts';
import { type GitPlace, git, splitRecords } from './git.ts';

/** More packs than this make every look-up slow; they become one. */
const MAX_PACKS = 40;
/** Trees that a new one is compared with, to walk only what is new. */
const COMPARED_TREES = 4;

export type ObjectStore = {
  readonly repository: string;
  /** Trees that are here, most recently used first. */
  held(): readonly TreeId[];
  /** Bytes of the tree's files; null when the tree is not held. Counts as use. */
  use(tree: TreeId): Promise<number | null>;
  /** Takes in the pack that completes a tree, and proves it. Throws `workspace-damaged`, `-too-large`, `-disk-full`; the tree is then not held. */
  take(tree: TreeId, pack: string, signal: AbortSignal): Promise<void>;
  /** Resolves when nothing is written to it. */
  settled(): Promise<void>;
  /** Drops all but the most recently used trees and makes one pack of many, if there is reason to. Pinned trees stay. Returns the bytes on the disk. */
  tidy(keptTrees: number, pinned: ReadonlySet<TreeId>, signal: AbortSignal): Promise<number>;
};

/** Opens the store in a folder, made when missing. What a process that died left half done is removed. */
export async function openObjectStore(folder: string, format: ObjectFormat): Promise<ObjectStore> {
  const repository = join(folder, `objects-${format}.git`);
  const marks = join(folder, `tree-${format}`);
  await mkdir(marks, { recursive: true });
  await mkdir(repository, { recursive: true });
  await removeLeftovers(repository);
  const place = { repository, signal: AbortSignal.timeout(60_000) };
  await git(place, unusable(`a store cannot be made in ${folder}`), [
    'init',
    '--quiet',
    '--bare',
    '--template=',
    `--object-format=${format}`,
    '.',
  ]);
  const trees = new Map<TreeId, Mark>();
  for (const name of await readdir(marks)) {
    const tree = parseTreeId(name);
    const path = join(marks, name);
    if (tree === null) await rm(path, { force: true });
    else trees.set(tree, { bytes: Number(await readFile(path, 'utf8')), usedAt: (await stat(path)).mtimeMs });
  }
  return new GitObjectStore(repository, marks, trees);
}

async function removeLeftovers(repository: string): Promise<void> {
  const packs = join(repository, 'objects', 'pack');
  for (const name of await readdir(packs).catch(() => [])) if (/^(?:tmp_|\.tmp-)/.test(name)) await rm(join(packs, name), { force: true });
  for (const name of await readdir(repository)) if (name.endsWith('.lock')) await rm(join(repository, name), { force: true });
}

type Mark = { readonly bytes: number; usedAt: number };

class GitObjectStore implements ObjectStore {
  readonly repository: string;
  readonly #marks: string;
  readonly #trees: Map<TreeId, Mark>;
  /** Taking in and tidying are never at once: an object that one needs the other could drop. */
  readonly #queue = new PQueue({ concurrency: 1 });

  constructor(repository: string, marks: string, trees: Map<TreeId, Mark>) {
    this.repository = repository;
    this.#marks = marks;
    this.#trees = trees;
  }

  held(): readonly TreeId[] {
    return [...this.#trees].sort(([, a], [, b]) => b.usedAt - a.usedAt).map(([tree]) => tree);
  }

  async use(tree: TreeId): Promise<number | null> {
    const mark = this.#trees.get(tree);
    if (mark === undefined) return null;
    mark.usedAt = Date.now();
    // The tree may be dropped at this moment; whoever asked hears of it from what he does next.
    await utimes(join(this.#marks, tree), mark.usedAt / 1000, mark.usedAt / 1000).catch(() => undefined);
    return mark.bytes;
  }

  take(tree: TreeId, pack: string, signal: AbortSignal): Promise<void> {
    return this.#queue.add(async () => {
      if (this.#trees.has(tree)) return;
      const place = { repository: this.repository, signal };
      const options = ['--stdin', '--fix-thin', '--fsck-objects', `--max-input-size=${WORKSPACE_LIMIT.packBytes}`];
      const failure = damaged(`the pack of the tree ${tree} cannot be taken in`);
      await git(place, failure, ['index-pack', ...options], createReadStream(pack)).catch(async (error: unknown) => {
        // Git leaves what it could not finish; nothing else writes packs here.
        await removeLeftovers(this.repository);
        throw error;
      });
      const bytes = await this.#prove(place, tree);
      await git(place, unusable(`the tree ${tree} cannot be kept`), ['update-ref', `refs/tree/${tree}`, tree]);
      await writeWhole(join(this.#marks, tree), String(bytes));
      this.#trees.set(tree, { bytes, usedAt: Date.now() });
    });
  }

  /** Git proves each object by its name; that all of them are there, it proves only when asked. */
  async #prove(place: GitPlace, tree: TreeId): Promise<number> {
    const failure = damaged(`the tree ${tree} is not complete`);
    const known = this.held()
      .slice(0, COMPARED_TREES)
      .map((each) => `^${each}`);
    await git(place, failure, ['rev-list', '--objects', '--quiet', '--stdin'], [tree, ...known, ''].join('\n'));
    const records = splitRecords(await git(place, failure, ['ls-tree', '-r', '-l', '-z', '--full-tree', tree]));
    const size = measureTree(records);
    refuseTooLarge(tree, size);
    return size.bytes;
  }

  async settled(): Promise<void> {
    await this.#queue.onIdle();
  }

  async #drop(tree: TreeId): Promise<void> {
    this.#trees.delete(tree);
    await rm(join(this.#marks, tree), { force: true });
  }

  tidy(keptTrees: number, pinned: ReadonlySet<TreeId>, signal: AbortSignal): Promise<number> {
    return this.#queue.add(async () => {
      const place = { repository: this.repository, signal };
      const dropped = this.held()
        .slice(keptTrees)
        .filter((tree) => !pinned.has(tree));
      // The mark goes first: a tree that has a mark is whole.
      for (const tree of dropped) await this.#drop(tree);
      const { bytes, packs } = await this.#measure();
      if (dropped.length === 0 && packs <= MAX_PACKS) return bytes;
      await git(
        place,
        unusable('old trees cannot be dropped'),
        ['update-ref', '--stdin'],
        dropped.map((tree) => `delete refs/tree/${tree}\n`).join(''),
      );
      await git(place, damaged('the store cannot be tidied'), ['repack', '-a', '-d', '-q']);
      await git(place, damaged('the store cannot be tidied'), ['prune', '--expire=now']);
      return (await this.#measure()).bytes;
    });
  }

  async #measure(): Promise<{ bytes: number; packs: number }> {
    const folder = join(this.repository, 'objects', 'pack');
    const names = await readdir(folder);
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
    return { bytes: sizes.reduce((sum, size) => sum + size, 0), packs: names.filter((name) => name.endsWith('.pack')).length };
  }
}

/** Replaces a small file at once: a reader sees the old one or the new one. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
