/** The agent's workspaces: any tree as a folder to run in, from what is here already and one pack. */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import { isProjectFolder, type ObjectFormat, objectFormat, type TreeChange, type TreeId, type WorkspaceRef } from '../../core/workspace.ts';
import { readGitFailure, unusable } from '../../core/workspace-git.ts';
import { type FileSystem, findUnholdable } from '../../core/workspace-path.ts';
import { planSetup, type SetupChoice, type SetupPlan, setupKey } from '../../core/workspace-setup.ts';
import { fetchPack } from './fetch-pack.ts';
import { probeFileSystem } from './file-system.ts';
import { lockFolder } from './folder-lock.ts';
import { openTrash, type Trash } from './leftover.ts';
import { type ObjectStore, openObjectStore } from './object-store.ts';
import type { PackSource } from './pack-source.ts';
import { type Kept, planEviction } from './quota.ts';
import { openSetupStore, type SetupStore } from './setup.ts';
import { listTree, type TreeEntry } from './tree-listing.ts';
import { openWorktree, type SwitchOptions } from './worktree.ts';
import { openWorktreePool, type WorktreePool } from './worktree-pool.ts';

export type WorkspaceStoreOptions = {
  /** Made when missing; one process at a time. On the disk that tests may fill. */
  readonly folder: string;
  readonly source: PackSource;
  /** Of worktrees and set-ups together; what is in use stays even above it. */
  readonly quotaBytes?: number;
  /** Trees whose objects are kept. */
  readonly keptTrees?: number;
  /** Called with the root of a folder and what changed in it whenever it is handed out; with `null` when nobody knows, and when it was removed. */
  readonly onChanged?: (root: string, changes: readonly TreeChange[] | null) => void;
};

export type AcquireOptions = {
  readonly setup: SetupChoice;
  readonly signal: AbortSignal;
  /** Root of the folder that is handed out before others, if it is free; none when not given. */
  readonly preferredRoot?: string | null;
};

/** A folder with exactly the files of a tree and its set-up, for one user at a time. */
export type Workspace = {
  /** The project's folder, absolute; the same for later trees of the lineage as long as it is free. */
  readonly cwd: string;
  /** The tree's folder, absolute. */
  readonly root: string;
  /** What is not as it was when this folder was handed out last, sorted by path; null for anything may be. */
  readonly changed: readonly TreeChange[] | null;
  /** Gives it back: no process of a run may be left in it. What they changed is undone before the next use. Safe to repeat. */
  release(): Promise<void>;
};

const QUOTA_BYTES = 50 * 2 ** 30;
const KEPT_TREES = 64;
/** A path that a file system cannot hold is rarely alone; an error shows the first ones. */
const SHOWN_PATHS = 5;
/** What one try finds damaged is made again by the next. */
const MAX_TRIES = 2;
const MENDED_BY_ANOTHER_TRY: ReadonlySet<string> = new Set(['workspace-damaged', 'workspace-unusable']);

/** An open store. */
export interface WorkspaceStore extends AsyncDisposable {
  /** Trees that are here whole, most recently used first. */
  held(): readonly TreeId[];
  /** Brings a tree here without making a folder of it: ahead of time, while others run. Throws as `acquire`. */
  prefetch(tree: TreeId, signal: AbortSignal): Promise<void>;
  /**
   * Returns a folder with the tree. Throws `workspace-unknown` and `coordinator-unreachable` as the source does, `workspace-unholdable`,
   * `workspace-too-large`, `workspace-setup-failed`, `workspace-disk-full`, `workspace-damaged` when a second try finds damage again, and the
   * signal's reason. After an error nothing is handed out and nothing half made is taken for whole.
   */
  acquire(ref: WorkspaceRef, options: AcquireOptions): Promise<Workspace>;
}

/** Opens the store; what an agent that was killed left half done is put away. Throws `workspace-busy` or `workspace-unusable`. */
export async function openWorkspaceStore(options: WorkspaceStoreOptions): Promise<WorkspaceStore> {
  const { folder } = options;
  await mkdir(join(folder, 'incoming'), { recursive: true });
  const lock = lockFolder(folder);
  try {
    const trash = await openTrash(join(folder, 'trash'));
    const setups = await openSetupStore(await makeFolder(folder, 'setup'), trash);
    const pool = await openWorktreePool(await makeFolder(folder, 'work'), trash, (root) => options.onChanged?.(root, null));
    const fileSystem = await probeFileSystem(folder);
    const stores = new Map<ObjectFormat, ObjectStore>();
    for (const format of ['sha1', 'sha256'] as const) {
      if (existsSync(join(folder, `objects-${format}.git`))) stores.set(format, await openObjectStore(folder, format));
    }
    void trash.empty();
    return new FolderWorkspaceStore({ ...options, lock, trash, setups, pool, fileSystem }, stores);
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

async function makeFolder(parent: string, name: string): Promise<string> {
  await mkdir(join(parent, name), { recursive: true });
  return join(parent, name);
}

type Parts = WorkspaceStoreOptions & {
  readonly lock: Disposable;
  readonly trash: Trash;
  readonly setups: SetupStore;
  readonly pool: WorktreePool;
  readonly fileSystem: FileSystem;
};

class FolderWorkspaceStore implements WorkspaceStore {
  readonly #parts: Parts;
  readonly #stores: Map<ObjectFormat, ObjectStore>;
  readonly #opening = new Map<ObjectFormat, Promise<ObjectStore>>();
  readonly #fetches = new Map<TreeId, Promise<void>>();
  /** Keys of the set-ups that somebody copies from, once for each of them. */
  readonly #setupsInUse: string[] = [];
  readonly #closing = new AbortController();
  #upkeep: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts, stores: Map<ObjectFormat, ObjectStore>) {
    this.#parts = parts;
    this.#stores = stores;
  }

  held(): readonly TreeId[] {
    return [...this.#stores.values()].flatMap((store) => store.held());
  }

  async prefetch(tree: TreeId, signal: AbortSignal): Promise<void> {
    await this.#bringTree(tree, AbortSignal.any([signal, this.#closing.signal]));
  }

  async acquire(ref: WorkspaceRef, options: AcquireOptions): Promise<Workspace> {
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    for (let number = 1; ; number++) {
      const store = await this.#storeOf(ref.tree);
      try {
        return await this.#acquireOnce(ref, { ...options, signal });
      } catch (cause) {
        signal.throwIfAborted();
        const error = asExpected(cause, this.#parts.folder);
        if (error.code === 'workspace-disk-full') await this.#parts.trash.empty();
        if (number >= MAX_TRIES || !MENDED_BY_ANOTHER_TRY.has(error.code)) throw error;
        if (error.code === 'workspace-damaged') await this.#startOver(ref.tree, store);
      }
    }
  }

  async #acquireOnce(ref: WorkspaceRef, { setup: choice, signal, preferredRoot = null }: AcquireOptions): Promise<Workspace> {
    const store = await this.#bringTree(ref.tree, signal);
    const entries = await listTree({ repository: store.repository, signal }, ref.tree);
    this.#refuseUnholdable(ref, entries);
    const bytes = (await store.use(ref.tree)) ?? 0;
    const place = { repository: store.repository, tree: ref.tree, entries, lineage: ref.lineage, bytes, signal, preferredRoot };
    const wanted = this.#planSetup(ref, choice, entries);
    if (wanted === null) return await this.#lend(ref, { ...place, setup: null }, store);
    this.#setupsInUse.push(wanted.key);
    try {
      const setup = await this.#parts.setups.open({
        ...wanted,
        entries,
        materialise: (folder) => this.#materialise(folder, place),
        signal,
      });
      return await this.#lend(ref, { ...place, setup }, store);
    } finally {
      this.#setupsInUse.splice(this.#setupsInUse.indexOf(wanted.key), 1);
    }
  }

  async #lend(
    ref: WorkspaceRef,
    options: SwitchOptions & { readonly preferredRoot: string | null },
    store: ObjectStore,
  ): Promise<Workspace> {
    const lent = await this.#parts.pool.lend(ref, options.preferredRoot);
    try {
      const changed = await lent.worktree.switchTo(options);
      this.#parts.onChanged?.(lent.worktree.path, changed);
      const release = async (): Promise<void> => {
        await lent.giveBack();
        this.#upkeep = this.#upkeep.then(() => this.#evict(store)).catch(() => undefined);
      };
      return { cwd: join(lent.worktree.path, ref.project), root: lent.worktree.path, changed, release };
    } catch (error) {
      await lent.discard();
      // The disk may be full of it.
      void this.#parts.trash.empty();
      throw error;
    }
  }

  #planSetup({ project }: WorkspaceRef, choice: SetupChoice, entries: readonly TreeEntry[]): { key: string; plan: SetupPlan } | null {
    const plan = planSetup(entries, project, choice);
    if (plan === null) return null;
    return { plan, key: setupKey(plan, { nodeVersion: process.version, platform: process.platform, arch: process.arch }) };
  }

  /** A set-up is made in a folder of its own: its command may write wherever it likes. */
  async #materialise(folder: string, place: Omit<SwitchOptions, 'setup'>): Promise<string> {
    const worktree = await openWorktree(folder, this.#parts.trash);
    await worktree.switchTo({ ...place, setup: null });
    return worktree.path;
  }

  async #storeOf(tree: TreeId): Promise<ObjectStore> {
    const format = objectFormat(tree);
    const known = this.#stores.get(format);
    if (known !== undefined) return known;
    // Two who come at once must go on with one.
    const opening = this.#opening.get(format) ?? openObjectStore(this.#parts.folder, format).finally(() => this.#opening.delete(format));
    this.#opening.set(format, opening);
    const store = await opening;
    this.#stores.set(format, store);
    return store;
  }

  async #bringTree(tree: TreeId, signal: AbortSignal): Promise<ObjectStore> {
    const store = await this.#storeOf(tree);
    if ((await store.use(tree)) !== null) return store;
    // Whoever needs the same tree waits for the same pack; if the one who fetches gives up, the next one does it.
    const underWay = this.#fetches.get(tree);
    if (underWay !== undefined) {
      await underWay.catch(() => undefined);
      signal.throwIfAborted();
      return await this.#bringTree(tree, signal);
    }
    const fetched = this.#fetch(store, tree, signal).finally(() => this.#fetches.delete(tree));
    this.#fetches.set(tree, fetched);
    await fetched;
    return store;
  }

  async #fetch(store: ObjectStore, tree: TreeId, signal: AbortSignal): Promise<void> {
    const { source, folder } = this.#parts;
    const file = await fetchPack({ source, tree, held: store.held(), folder: join(folder, 'incoming'), signal });
    try {
      await store.take(tree, file, signal);
    } finally {
      await rm(file, { force: true });
    }
  }

  #refuseUnholdable({ tree, project }: WorkspaceRef, entries: readonly TreeEntry[]): void {
    const found = findUnholdable(
      entries.map(({ path }) => path),
      this.#parts.fileSystem,
    );
    if (found.length > 0) {
      const shown = found.slice(0, SHOWN_PATHS).map(({ path, reason }) => `${JSON.stringify(path)} (${reason})`);
      const message = `the tree ${tree} has ${found.length} paths that this agent's disk cannot hold: ${shown.join(', ')}`;
      throw new ExpectedError('workspace-unholdable', message, {
        hint: 'rename them, or let these tests run on agents with another label',
      });
    }
    if (isProjectFolder(project) && (project === '' || entries.some(({ path }) => path.startsWith(`${project}/`)))) return;
    const message = `the tree ${tree} has no folder ${JSON.stringify(project)}`;
    throw new ExpectedError('workspace-unusable', message, { hint: 'name a folder of the tree' });
  }

  /** Something here is damaged and nobody knows how much: all that is not in use is made again. */
  async #startOver(tree: TreeId, damagedStore: ObjectStore): Promise<void> {
    const format = objectFormat(tree);
    // Somebody else was here first.
    if (this.#stores.get(format) !== damagedStore) return;
    this.#stores.delete(format);
    await damagedStore.settled();
    const { pool, setups, trash, folder } = this.#parts;
    for (const { key } of setups.list()) if (!this.#setupsInUse.includes(key)) await setups.drop(key);
    await pool.dropIdle();
    for (const name of [`tree-${format}`, `objects-${format}.git`]) await trash.take(join(folder, name));
    void trash.empty();
  }

  /** Behind whoever gives back: what is removed here is not waited for. */
  async #evict(store: ObjectStore): Promise<void> {
    const { pool, setups, trash, quotaBytes = QUOTA_BYTES, keptTrees = KEPT_TREES } = this.#parts;
    const kept: Kept<{ readonly isSetup: boolean; readonly id: string }>[] = [
      ...pool.list().map((each) => ({ ...each, name: { isSetup: false, id: each.name } })),
      ...setups.list().map(({ key, ...rest }) => ({ ...rest, name: { isSetup: true, id: key }, isInUse: this.#setupsInUse.includes(key) })),
    ];
    for (const { isSetup, id } of planEviction(kept, quotaBytes)) {
      if (!isSetup) await pool.drop(id);
      else if (!this.#setupsInUse.includes(id)) await setups.drop(id);
    }
    await trash.empty();
    await store.tidy(keptTrees, new Set(pool.treesInUse()), this.#closing.signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort(new ExpectedError('interrupted', 'the agent closes', { hint: 'start it again' }));
    await Promise.allSettled([...this.#fetches.values(), this.#upkeep]);
    await this.#parts.trash.empty();
    this.#parts.lock[Symbol.dispose]();
  }
}

function asExpected(error: unknown, folder: string): ExpectedError {
  if (error instanceof ExpectedError) return error;
  if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
  const reason = (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'No space left on device' : String(error);
  return readGitFailure(unusable(`the workspaces in ${folder} cannot be used`), reason, error);
}
