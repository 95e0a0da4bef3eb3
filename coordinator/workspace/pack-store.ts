/** The coordinator's trees: taken in from developers and CI, handed to agents as packs. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { shortDigest } from '../../core/digest.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { type ObjectFormat, objectFormat, type TreeId, WORKSPACE_LIMIT } from '../../core/workspace.ts';
import { damaged, PACK_OPTIONS, packRevisions } from '../../core/workspace-git.ts';
import { lockFolder } from './folder-lock.ts';
import { type RunningGit, requireSuccess, startGit } from './git.ts';
import { type ObjectStore, openObjectStore } from './object-store.ts';
import { openPackCache, type Pack, type PackCache } from './pack-cache.ts';

export type PackStoreOptions = {
  /** Made when missing; one process at a time. */
  readonly folder: string;
  /** Of objects, for each of git's two formats. Above it the trees that were not used for longest go, never the newest. */
  readonly objectBytes?: number;
  /** Of packs that are kept to be handed out again. */
  readonly packBytes?: number;
};

/** Packs that are made at once: each takes a core. */
const MADE_AT_ONCE = 2;
const OBJECT_BYTES = 20 * 2 ** 30;
const PACK_BYTES = 4 * 2 ** 30;
/** A first pack of the largest repository; nobody waits longer for it. */
const DEADLINE_MS = 600_000;

/** An open store. */
export interface PackStore extends AsyncDisposable {
  /** Returns those of the trees that are held, in their order. */
  findTrees(trees: readonly TreeId[]): readonly TreeId[];
  /**
   * Takes in the pack that completes a tree. Returns its bytes; 0 without reading it when the tree is held. After an error nothing of it counts.
   * Throws `workspace-damaged`, `workspace-too-large`, `workspace-disk-full`, what the pack's iterator throws, and the signal's reason.
   */
  take(tree: TreeId, pack: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number>;
  /**
   * Returns the pack that completes a tree where the `held` ones are; of those the first `WORKSPACE_LIMIT.heldTrees` that the store knows count.
   * Throws `workspace-unknown` when the tree is not held, `workspace-damaged`, `workspace-too-large`, `workspace-disk-full`.
   */
  packFor(tree: TreeId, held: readonly TreeId[]): Promise<Pack>;
  /** Packs that were made, not counting those handed out again. */
  readonly made: number;
}

/** Opens the store. Throws `workspace-busy` when another process has the folder, `workspace-unusable` when git or the folder cannot be used. */
export async function openPackStore(options: PackStoreOptions): Promise<PackStore> {
  await mkdir(options.folder, { recursive: true });
  const lock = lockFolder(options.folder);
  try {
    const formats = ['sha1', 'sha256'] as const;
    const stores = await Promise.all(formats.map((format) => openObjectStore(options.folder, format)));
    const cache = await openPackCache(join(options.folder, 'pack'), options.packBytes ?? PACK_BYTES);
    const byFormat = new Map(formats.map((format, index) => [format, stores[index] as ObjectStore]));
    return new GitPackStore({ stores: byFormat, cache, lock, objectBytes: options.objectBytes ?? OBJECT_BYTES });
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

type Parts = {
  readonly stores: ReadonlyMap<ObjectFormat, ObjectStore>;
  readonly cache: PackCache;
  readonly lock: Disposable;
  readonly objectBytes: number;
};

class GitPackStore implements PackStore {
  readonly #parts: Parts;
  readonly #queue = new PQueue({ concurrency: MADE_AT_ONCE });
  readonly #closing = new AbortController();
  #upkeep: Promise<void> = Promise.resolve();
  /** Settled when no store is being read for damage. */
  #mending: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get made(): number {
    return this.#parts.cache.made;
  }

  findTrees(trees: readonly TreeId[]): readonly TreeId[] {
    return trees.filter((tree) => this.#storeOf(tree).has(tree));
  }

  async take(tree: TreeId, pack: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    const store = this.#storeOf(tree);
    if (store.has(tree)) {
      await store.touch(tree);
      return 0;
    }
    const under = AbortSignal.any([signal, this.#closing.signal, AbortSignal.timeout(DEADLINE_MS)]);
    await this.#mending;
    // Not in the queue: a slow sender would keep a place in which packs are made.
    const taken = await store.take(tree, pack, under);
    await this.#queue.add(() => store.settle(tree, taken, under));
    void this.#afterwards((closing) => store.tidy(this.#parts.objectBytes, closing));
    return taken.bytes;
  }

  async packFor(tree: TreeId, held: readonly TreeId[]): Promise<Pack> {
    const store = this.#storeOf(tree);
    if (!store.has(tree)) {
      throw new ExpectedError('workspace-unknown', `the coordinator does not have the tree ${tree}`, {
        hint: 'send the tree again, then retry',
      });
    }
    await store.touch(tree);
    const known = held.filter((each) => each !== tree && objectFormat(each) === objectFormat(tree) && store.has(each));
    const bases = [...new Set(known)].slice(0, WORKSPACE_LIMIT.heldTrees).sort();
    return await this.#parts.cache.open(shortDigest([tree, ...bases].join(' ')), () => this.#make(store, tree, bases));
  }

  async *#make(store: ObjectStore, tree: TreeId, bases: readonly TreeId[]): AsyncGenerator<Buffer> {
    // For all who wait, so no single one of them may abort it.
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(DEADLINE_MS)]);
    const { promise: turn, resolve: leave } = Promise.withResolvers<void>();
    const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
    void this.#queue.add(() => {
      enter();
      return turn;
    });
    await entered;
    let packing: RunningGit | null = null;
    try {
      const commits: string[] = [];
      for (const base of bases) commits.push(await store.commitOf(base, [], signal));
      const wanted = await store.commitOf(tree, commits, signal);
      packing = startGit({ repository: store.repository, signal }, [...PACK_OPTIONS]);
      packing.stdin.end(packRevisions(wanted, commits));
      yield* packing.stdout as AsyncIterable<Buffer>;
      requireSuccess(await packing.ended, damaged(`the tree ${tree} cannot be packed`));
      packing = null;
    } catch (error) {
      if (error instanceof ExpectedError && error.code === 'workspace-damaged')
        this.#mending = this.#afterwards((closing) => store.mend(closing));
      throw error;
    } finally {
      packing?.stop();
      leave();
    }
  }

  /** Does it while nothing reads the store: an object that is dropped must not be in anybody's hands. Never rejects: what fails is done next time. */
  #afterwards(act: (closing: AbortSignal) => Promise<void>): Promise<void> {
    const exclusively = async (): Promise<void> => {
      this.#queue.pause();
      try {
        await this.#queue.onPendingZero();
        await act(this.#closing.signal);
      } finally {
        this.#queue.start();
      }
    };
    this.#upkeep = this.#upkeep.then(exclusively).catch(() => undefined);
    return this.#upkeep;
  }

  #storeOf(tree: TreeId): ObjectStore {
    return this.#parts.stores.get(objectFormat(tree)) as ObjectStore;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort(new ExpectedError('coordinator-unreachable', 'the coordinator closes', { hint: 'try again' }));
    await this.#upkeep;
    await this.#queue.onIdle();
    await this.#parts.cache.clear();
    this.#parts.lock[Symbol.dispose]();
  }
}
