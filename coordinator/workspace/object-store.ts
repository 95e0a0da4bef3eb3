/** The trees that the coordinator holds: a bare repository, taken in from packs, proven whole, dropped when the quota says so. */
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ExpectedError } from '../../core/expected-error.ts';
import { type ObjectFormat, parseTreeId, type TreeId, WORKSPACE_LIMIT } from '../../core/workspace.ts';
import { damaged, unusable, wrapTree } from '../../core/workspace-git.ts';
import { measureTree, refuseTooLarge } from '../../core/workspace-size.ts';
import { type GitPlace, git, requireSuccess, startGit } from './git.ts';

/** More packs than this make every look-up slow; they become one. */
const MAX_PACKS = 40;
/** Trees that a new one is compared with, to walk only what is new. */
const COMPARED_TREES = 4;

/** A pack that was read: `keep` is the file that guards it until its tree is held. */
export type TakenPack = { readonly bytes: number; readonly keep: string };

/** A store of one object format. */
export type ObjectStore = {
  readonly repository: string;
  has(tree: TreeId): boolean;
  /** Says that a tree was used now. */
  touch(tree: TreeId): Promise<void>;
  /** Takes a pack in as long as it may come; its objects are safe until `settle`. Throws `workspace-damaged`, `-too-large` or `-disk-full`. */
  take(tree: TreeId, pack: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<TakenPack>;
  /** Proves that the tree is whole and holds it from now on. Throws as `take`; the tree is then not held. Not while `tidy` runs. */
  settle(tree: TreeId, taken: TakenPack, signal: AbortSignal): Promise<void>;
  /** Returns the commit that wraps the tree, as a child of those that wrap the parents. */
  commitOf(tree: TreeId, parents: readonly string[], signal: AbortSignal): Promise<string>;
  /** Makes few packs of many, and drops the trees that were not used for longest while the store is above its quota. Meanwhile only `take` may run. */
  tidy(quotaBytes: number, signal: AbortSignal): Promise<void>;
  /** Reads all objects, and begins from nothing if one is damaged: whoever has a tree sends it again. Meanwhile only `take` may run, and may fail. */
  mend(signal: AbortSignal): Promise<void>;
};

/** Opens the store in a folder, made when missing. What a process that died left half done is removed. */
export async function openObjectStore(folder: string, format: ObjectFormat): Promise<ObjectStore> {
  const repository = join(folder, `objects-${format}.git`);
  const place = { repository, signal: AbortSignal.timeout(60_000) };
  await mkdir(join(folder, `tree-${format}`), { recursive: true });
  await makeRepository(place, format);
  const marks = join(folder, `tree-${format}`);
  const trees = new Map<TreeId, number>();
  for (const name of await readdir(marks)) {
    const tree = parseTreeId(name);
    if (tree !== null) trees.set(tree, (await stat(join(marks, name))).mtimeMs);
  }
  return new GitObjectStore({ repository, marks, format }, trees);
}

async function makeRepository(place: GitPlace, format: ObjectFormat): Promise<void> {
  await mkdir(place.repository, { recursive: true });
  await removeLeftovers(place.repository);
  const options = ['--quiet', '--bare', '--template=', `--object-format=${format}`];
  await git(place, unusable(`a store cannot be made in ${place.repository}`), ['init', ...options, '.']);
}

/** What a process that died left behind: unfinished packs, guards of packs, locks. */
async function removeLeftovers(repository: string): Promise<void> {
  await removeUnfinished(repository);
  const packs = join(repository, 'objects', 'pack');
  for (const name of await readdir(packs).catch(() => [])) if (name.endsWith('.keep')) await rm(join(packs, name), { force: true });
  for (const name of await readdir(repository)) if (name.endsWith('.lock')) await rm(join(repository, name), { force: true });
}

/** Git writes under another name and renames: what still has that name is not whole. */
async function removeUnfinished(repository: string): Promise<void> {
  const packs = join(repository, 'objects', 'pack');
  for (const name of await readdir(packs).catch(() => [])) if (/^(?:tmp_|\.tmp-)/.test(name)) await rm(join(packs, name), { force: true });
}

class GitObjectStore implements ObjectStore {
  readonly repository: string;
  readonly #marks: string;
  readonly #format: ObjectFormat;
  /** Each with the time it was last used. */
  readonly #trees: Map<TreeId, number>;
  /** Packs that come in now. */
  #takes = 0;

  constructor({ repository, marks, format }: { repository: string; marks: string; format: ObjectFormat }, trees: Map<TreeId, number>) {
    this.repository = repository;
    this.#marks = marks;
    this.#format = format;
    this.#trees = trees;
  }

  has(tree: TreeId): boolean {
    return this.#trees.has(tree);
  }

  async touch(tree: TreeId): Promise<void> {
    const now = Date.now();
    this.#trees.set(tree, now);
    // The tree may be dropped at this moment; whoever asked hears of it from what he does next.
    await utimes(join(this.#marks, tree), now / 1000, now / 1000).catch(() => undefined);
  }

  async take(tree: TreeId, pack: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<TakenPack> {
    this.#takes += 1;
    try {
      return await this.#index(tree, pack, signal);
    } catch (error) {
      // Git leaves what it could not finish, under a name that tells nobody whose it is.
      if (this.#takes === 1) await removeUnfinished(this.repository);
      throw error;
    } finally {
      this.#takes -= 1;
    }
  }

  async #index(tree: TreeId, pack: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<TakenPack> {
    const options = ['--stdin', '--fix-thin', '--fsck-objects', '--keep', `--max-input-size=${WORKSPACE_LIMIT.packBytes}`];
    const child = startGit({ repository: this.repository, signal }, ['index-pack', ...options]);
    const answer = text(child.stdout).catch(() => '');
    let bytes = 0;
    try {
      for await (const chunk of pack) {
        bytes += chunk.length;
        if (!child.stdin.writable) break;
        if (!child.stdin.write(chunk)) await drained(child.stdin);
      }
    } catch (error) {
      child.stop();
      await child.ended.catch(() => undefined);
      throw error;
    }
    child.stdin.end();
    requireSuccess(await child.ended, damaged(`the pack of the tree ${tree} cannot be taken in`));
    const name = (await answer).trim().split('\t')[1] ?? '';
    return { bytes, keep: join(this.repository, 'objects', 'pack', `pack-${name}.keep`) };
  }

  async settle(tree: TreeId, taken: TakenPack, signal: AbortSignal): Promise<void> {
    const place = { repository: this.repository, signal };
    try {
      await this.#prove(place, tree);
      await git(place, unusable(`the tree ${tree} cannot be kept`), ['update-ref', `refs/tree/${tree}`, tree]);
      await writeFile(join(this.#marks, tree), '');
      this.#trees.set(tree, Date.now());
    } finally {
      await rm(taken.keep, { force: true });
    }
  }

  /** Git proves each object by its name; that all of them are there, it proves only when asked. */
  async #prove(place: GitPlace, tree: TreeId): Promise<void> {
    const known = this.#newest()
      .slice(0, COMPARED_TREES)
      .map((each) => `^${each}`);
    const failure = damaged(`the tree ${tree} is not complete`);
    await git(place, failure, ['rev-list', '--objects', '--quiet', '--stdin'], [tree, ...known, ''].join('\n'));
    const listing = await git(place, failure, ['ls-tree', '-r', '-l', '-z', '--full-tree', tree]);
    refuseTooLarge(tree, measureTree(listing.split('\0').slice(0, -1)));
  }

  #newest(): TreeId[] {
    return [...this.#trees].sort(([, a], [, b]) => b - a).map(([tree]) => tree);
  }

  async commitOf(tree: TreeId, parents: readonly string[], signal: AbortSignal): Promise<string> {
    const place = { repository: this.repository, signal };
    const args = ['hash-object', '-t', 'commit', '-w', '--stdin'];
    return (await git(place, damaged(`the tree ${tree} cannot be wrapped`), args, wrapTree(tree, parents))).trim();
  }

  async tidy(quotaBytes: number, signal: AbortSignal): Promise<void> {
    const place = { repository: this.repository, signal };
    let { bytes, packs } = await this.#measure();
    if (packs > MAX_PACKS) ({ bytes } = await this.#repack(place));
    // Trees share most of their objects, so nobody knows what one of them frees: half of them go, and it is measured again.
    while (bytes > quotaBytes && this.#trees.size > 1) {
      const oldest = this.#newest().slice(Math.ceil(this.#trees.size / 2));
      for (const tree of oldest) await this.#drop(tree);
      await git(
        place,
        unusable('old trees cannot be dropped'),
        ['update-ref', '--stdin'],
        oldest.map((tree) => `delete refs/tree/${tree}\n`).join(''),
      );
      ({ bytes, packs } = await this.#repack(place));
    }
  }

  async mend(signal: AbortSignal): Promise<void> {
    const place = { repository: this.repository, signal };
    const isWhole = await git(place, damaged('the store is damaged'), ['fsck', '--full', '--no-dangling']).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ExpectedError && error.code === 'workspace-damaged') return false;
        throw error;
      },
    );
    if (isWhole) return;
    for (const tree of this.#newest()) await this.#drop(tree);
    await rm(this.repository, { recursive: true, force: true });
    await makeRepository(place, this.#format);
  }

  /** The mark goes first: a tree that has a mark is whole. */
  async #drop(tree: TreeId): Promise<void> {
    this.#trees.delete(tree);
    await rm(join(this.#marks, tree), { force: true });
  }

  async #repack(place: GitPlace): Promise<{ bytes: number; packs: number }> {
    await git(place, damaged('the store cannot be tidied'), ['repack', '-a', '-d', '-q']);
    // A pack that is being taken in has a file that looks like a leftover: only old ones are.
    await git(place, damaged('the store cannot be tidied'), ['prune', '--expire=1.hour.ago']);
    return await this.#measure();
  }

  async #measure(): Promise<{ bytes: number; packs: number }> {
    const folder = join(this.repository, 'objects', 'pack');
    const names = await readdir(folder);
    const sizes = await Promise.all(
      names.map((name) =>
        stat(join(folder, name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    return { bytes: sizes.reduce((sum, size) => sum + size, 0), packs: names.filter((name) => name.endsWith('.pack')).length };
  }
}

function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'close', 'error']) stream.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'close', 'error']) stream.on(event, done);
  });
}
