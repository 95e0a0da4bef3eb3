/** The worktrees of an agent: which one is lent for which tree. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TreeId, WorkspaceRef } from '../../core/workspace.ts';
import type { Trash } from './leftover.ts';
import type { Kept } from './quota.ts';
import { openWorktree, type Worktree } from './worktree.ts';

export type Lent = {
  readonly worktree: Worktree;
  /** The folder may be lent again. Safe to repeat. */
  giveBack(): Promise<void>;
  /** The folder is of no use any more. */
  discard(): Promise<void>;
};

export type WorktreePool = {
  /** Lends an idle worktree of the lineage: the preferred one, else the one that has least to change, of the same tree or last used, else a new one. */
  lend(wanted: Pick<WorkspaceRef, 'lineage' | 'tree'>, preferredRoot: string | null): Promise<Lent>;
  list(): readonly Kept<string>[];
  /** Trees of the worktrees that are lent. */
  treesInUse(): readonly TreeId[];
  /** Removes an idle worktree; one that was lent meanwhile stays. */
  drop(name: string): Promise<void>;
  dropIdle(): Promise<void>;
};

const NAME = /^\d+$/;

/** `tree` is the one that it was lent for, null while it is idle. */
type Entry = { readonly worktree: Worktree; tree: TreeId | null };

type OnRemoved = (root: string) => void;

/** Opens the pool over a folder that exists; what is no worktree is put into the trash. `onRemoved` is told the path of each worktree that goes. */
export async function openWorktreePool(folder: string, trash: Trash, onRemoved: OnRemoved): Promise<WorktreePool> {
  const entries = new Map<string, Entry>();
  for (const name of await readdir(folder)) {
    if (!NAME.test(name)) await trash.take(join(folder, name));
    else entries.set(name, { worktree: await openWorktree(join(folder, name), trash), tree: null });
  }
  return new FolderWorktreePool(folder, trash, entries, onRemoved);
}

class FolderWorktreePool implements WorktreePool {
  readonly #folder: string;
  readonly #trash: Trash;
  readonly #entries: Map<string, Entry>;
  readonly #onRemoved: OnRemoved;
  #lastNumber: number;

  constructor(folder: string, trash: Trash, entries: Map<string, Entry>, onRemoved: OnRemoved) {
    this.#onRemoved = onRemoved;
    this.#folder = folder;
    this.#trash = trash;
    this.#entries = entries;
    this.#lastNumber = Math.max(0, ...[...entries.keys()].map(Number));
  }

  async lend({ lineage, tree }: Pick<WorkspaceRef, 'lineage' | 'tree'>, preferredRoot: string | null): Promise<Lent> {
    const idle = this.#choose(lineage, tree, preferredRoot);
    if (idle !== null) idle[1].tree = tree;
    const [name, entry] = idle ?? (await this.#make(tree));
    let isLent = true;
    const end = (): boolean => {
      const was = isLent;
      isLent = false;
      return was;
    };
    return {
      worktree: entry.worktree,
      giveBack: async () => {
        if (!end()) return;
        await entry.worktree.release();
        entry.tree = null;
      },
      discard: async () => {
        if (!end()) return;
        this.#entries.delete(name);
        this.#onRemoved(entry.worktree.path);
        // Whatever stays is found at the next start, and proven before it is used.
        await this.#trash.take(entry.worktree.folder).catch(() => undefined);
      },
    };
  }

  #choose(lineage: string, tree: TreeId, preferredRoot: string | null): [string, Entry] | null {
    const idle = [...this.#entries].filter(([, entry]) => entry.tree === null && entry.worktree.state.lineage === lineage);
    const score = ([, { worktree }]: [string, Entry]): number => {
      if (worktree.path === preferredRoot) return Number.POSITIVE_INFINITY;
      return worktree.state.tree === tree ? Number.MAX_VALUE : worktree.state.usedAt;
    };
    return idle.toSorted((a, b) => score(b) - score(a))[0] ?? null;
  }

  async #make(tree: TreeId): Promise<[string, Entry]> {
    const name = String(++this.#lastNumber);
    const entry = { worktree: await openWorktree(join(this.#folder, name), this.#trash), tree };
    this.#entries.set(name, entry);
    return [name, entry];
  }

  list(): readonly Kept<string>[] {
    return [...this.#entries].map(([name, { worktree, tree }]) => {
      const { bytes, usedAt } = worktree.state;
      return { name, bytes, usedAt, isInUse: tree !== null };
    });
  }

  treesInUse(): readonly TreeId[] {
    return [...this.#entries.values()].flatMap(({ tree }) => tree ?? []);
  }

  async drop(name: string): Promise<void> {
    const entry = this.#entries.get(name);
    if (entry === undefined || entry.tree !== null) return;
    this.#entries.delete(name);
    this.#onRemoved(entry.worktree.path);
    await this.#trash.take(entry.worktree.folder);
  }

  async dropIdle(): Promise<void> {
    const names = [...this.#entries.keys()];
    for (const name of names) await this.drop(name);
  }
}
