/** The worktrees of an agent: which one is lent for which tree. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TreeId } from '../../core/workspace.ts';
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
  /** Lends an idle worktree, the one that has least to change: of the same tree, else the last used of the lineage, else a new one. */
  lend(lineage: string, tree: TreeId): Promise<Lent>;
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

/** Opens the pool over a folder that exists; what is no worktree is put into the trash. */
export async function openWorktreePool(folder: string, trash: Trash): Promise<WorktreePool> {
  const entries = new Map<string, Entry>();
  for (const name of await readdir(folder)) {
    if (!NAME.test(name)) await trash.take(join(folder, name));
    else entries.set(name, { worktree: await openWorktree(join(folder, name), trash), tree: null });
  }
  return new FolderWorktreePool(folder, trash, entries);
}

class FolderWorktreePool implements WorktreePool {
  readonly #folder: string;
  readonly #trash: Trash;
  readonly #entries: Map<string, Entry>;
  #lastNumber: number;

  constructor(folder: string, trash: Trash, entries: Map<string, Entry>) {
    this.#folder = folder;
    this.#trash = trash;
    this.#entries = entries;
    this.#lastNumber = Math.max(0, ...[...entries.keys()].map(Number));
  }

  async lend(lineage: string, tree: TreeId): Promise<Lent> {
    const idle = this.#choose(lineage, tree);
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
        // Whatever stays is found at the next start, and proven before it is used.
        await this.#trash.take(entry.worktree.folder).catch(() => undefined);
      },
    };
  }

  #choose(lineage: string, tree: TreeId): [string, Entry] | null {
    const idle = [...this.#entries].filter(([, entry]) => entry.tree === null && entry.worktree.state.lineage === lineage);
    const score = ([, { worktree }]: [string, Entry]): number => (worktree.state.tree === tree ? Number.MAX_VALUE : worktree.state.usedAt);
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
    await this.#trash.take(entry.worktree.folder);
  }

  async dropIdle(): Promise<void> {
    const names = [...this.#entries.keys()];
    for (const name of names) await this.drop(name);
  }
}
