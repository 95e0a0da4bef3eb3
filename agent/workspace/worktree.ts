/** A folder that holds one tree, then another: switching touches only what differs, and proves the rest. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTreeId, type TreeChange, type TreeId } from '../../core/workspace.ts';
import { damaged, readGitFailure } from '../../core/workspace-git.ts';
import { git, splitRecords } from './git.ts';
import { findLeftovers, type Trash } from './leftover.ts';
import { writeWhole } from './object-store.ts';
import type { Setup } from './setup.ts';
import { namesByFolder, type TreeEntry } from './tree-listing.ts';
import { findTouched, removeIndex, settleIndex, type WatchedPlace } from './watched-folder.ts';
import { copySetup, restoreSetup } from './worktree-setup.ts';

/** What a worktree remembers over a restart. The tree is a hint of what to switch from: it is proven before use. */
export type WorktreeState = {
  readonly lineage: string;
  readonly tree: TreeId | null;
  readonly setup: string | null;
  /** Of the tree and its set-up. */
  readonly bytes: number;
  readonly usedAt: number;
};

export type SwitchOptions = {
  /** Where the trees' objects are. */
  readonly repository: string;
  readonly tree: TreeId;
  readonly entries: readonly TreeEntry[];
  readonly setup: Setup | null;
  readonly lineage: string;
  /** Of the tree's files. */
  readonly bytes: number;
  readonly signal: AbortSignal;
};

const EMPTY: WorktreeState = { lineage: '', tree: null, setup: null, bytes: 0, usedAt: 0 };

/** Lives as long as its folder does; one at a time uses it. */
export class Worktree {
  readonly folder: string;
  readonly path: string;
  state: WorktreeState;
  readonly #trash: Trash;
  /** Whether this process wrote what the indexes say, and was never interrupted while it did. */
  #isTrusted = false;

  constructor(folder: string, state: WorktreeState, trash: Trash) {
    this.folder = folder;
    this.path = join(folder, 'tree');
    this.state = state;
    this.#trash = trash;
  }

  /**
   * Makes the folder equal to the tree and its set-up, whatever a run did to it. Returns what changed, came or went since the folder was
   * last handed out, sorted by path; null when nobody knows, as at first.
   *
   * After an error the folder is of no use until a later call succeeds, which then reads every file.
   */
  async switchTo(options: SwitchOptions): Promise<readonly TreeChange[] | null> {
    const wasTrusted = this.#isTrusted;
    this.#isTrusted = false;
    const place = { repository: options.repository, folder: this.path, index: join(this.folder, 'index'), signal: options.signal };
    const before = this.state;
    await mkdir(this.path, { recursive: true });
    if (!wasTrusted) await this.#distrust(place, options.tree);
    const touched = wasTrusted ? (await findTouched(place)).map((path) => this.#describeTouched(path)) : [];
    const keptRoots = wasTrusted && before.setup === (options.setup?.key ?? null) ? (options.setup?.roots ?? []) : [];
    const bytes = options.bytes + (options.setup?.bytes ?? 0);
    await this.#remember({ lineage: options.lineage, tree: null, setup: null, bytes, usedAt: Date.now() });
    const removed = await this.#clean(options.entries, keptRoots);
    await git(place, damaged(`the tree ${options.tree} cannot be written`), ['read-tree', '--reset', '-u', options.tree]);
    const setupChanges = options.setup === null ? [] : await this.#bringSetup(options.setup, keptRoots.length > 0, options.signal);
    await this.#prove(place, options.tree);
    const differing = before.tree === null || !wasTrusted ? null : await diffTrees(place, before.tree, options.tree);
    await this.#remember({ ...this.state, tree: options.tree, setup: options.setup?.key ?? null });
    this.#isTrusted = true;
    if (differing === null) return null;
    const gone = removed.map((path): TreeChange => ({ path, kind: 'went' }));
    return mergeChanges([...setupChanges.map((path): TreeChange => ({ path, kind: 'edited' })), ...touched, ...differing, ...gone]);
  }

  /** Of a file that a run removed the name is what comes back. */
  #describeTouched(path: string): TreeChange {
    return { path, kind: existsSync(join(this.path, path)) ? 'edited' : 'came' };
  }

  /** Says that the folder was used until now. Never rejects: on a disk that a run filled, only the order of eviction suffers. */
  async release(): Promise<void> {
    await this.#remember({ ...this.state, usedAt: Date.now() }).catch(() => undefined);
  }

  /** Begins with an index that knows no file's time, so that git reads each and writes those that differ. */
  async #distrust(place: WatchedPlace, tree: TreeId): Promise<void> {
    await removeIndex(place.index);
    await removeIndex(join(this.folder, 'setup-index'));
    await git(place, damaged(`the tree ${tree} cannot be read`), ['read-tree', tree]);
    await settleIndex(place);
  }

  async #clean(entries: readonly TreeEntry[], keptRoots: readonly string[]): Promise<readonly string[]> {
    const kept = new Set(keptRoots);
    // The folders above a root may be in no tree.
    const roots = keptRoots.map((path) => ({ path, kind: 'submodule' as const }));
    const leftovers = await findLeftovers(this.path, namesByFolder([...entries, ...roots]), (path) => kept.has(path));
    for (const path of leftovers) await this.#trash.take(join(this.path, path));
    return leftovers;
  }

  async #bringSetup(setup: Setup, isThere: boolean, signal: AbortSignal): Promise<readonly string[]> {
    const target = { path: this.path, index: join(this.folder, 'setup-index'), trash: this.#trash, signal };
    if (isThere) return await restoreSetup(setup, target);
    await copySetup(setup, target);
    return setup.roots;
  }

  async #prove(place: WatchedPlace, tree: TreeId): Promise<void> {
    const wrong = await findTouched(place);
    if (wrong.length === 0) return;
    const names = wrong
      .slice(0, 3)
      .map((path) => JSON.stringify(path))
      .join(', ');
    throw readGitFailure(damaged(`${this.path} is not the tree ${tree}`), `${wrong.length} files differ: ${names}`);
  }

  async #remember(state: WorktreeState): Promise<void> {
    this.state = state;
    await writeWhole(join(this.folder, 'state.json'), JSON.stringify(state));
  }
}

async function diffTrees(place: WatchedPlace, from: TreeId, to: TreeId): Promise<readonly TreeChange[] | null> {
  if (from === to) return [];
  const args = ['diff-tree', '-r', '-z', '--name-status', '--no-renames', from, to];
  return await git(place, damaged('two trees cannot be compared'), args).then(
    (printed) => readStatus(splitRecords(printed)),
    () => null,
  );
}

const KINDS: Readonly<Record<string, TreeChange['kind']>> = { A: 'came', D: 'went' };

/** A letter and a path, one after the other. */
function readStatus(records: readonly string[]): readonly TreeChange[] {
  return records.flatMap((path, index) => (index % 2 === 0 ? [] : [{ path, kind: KINDS[records[index - 1] ?? ''] ?? 'edited' }]));
}

/** One change a path, sorted; where two speak of a path, the one about its name is kept. */
function mergeChanges(changes: readonly TreeChange[]): readonly TreeChange[] {
  const byPath = new Map<string, TreeChange>();
  for (const change of changes) if (change.kind !== 'edited' || !byPath.has(change.path)) byPath.set(change.path, change);
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Opens the worktree of a folder, made when missing. */
export async function openWorktree(folder: string, trash: Trash): Promise<Worktree> {
  await mkdir(folder, { recursive: true });
  const text = await readFile(join(folder, 'state.json'), 'utf8').catch(() => '');
  await rm(join(folder, 'state.json.new'), { force: true });
  return new Worktree(folder, parseState(text), trash);
}

/** What cannot be read is the state of a folder that nobody knows. */
function parseState(text: string): WorktreeState {
  try {
    const { lineage, tree, setup, bytes, usedAt } = JSON.parse(text) as Partial<Record<keyof WorktreeState, unknown>>;
    if (typeof lineage !== 'string' || typeof bytes !== 'number' || typeof usedAt !== 'number') return EMPTY;
    const known = { tree: typeof tree === 'string' ? parseTreeId(tree) : null, setup: typeof setup === 'string' ? setup : null };
    return { lineage, ...known, bytes, usedAt };
  } catch {
    return EMPTY;
  }
}
