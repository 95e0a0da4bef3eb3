/** A folder and a ledger for each repository whose runs a shared coordinator serves: cases of two projects may have the same names. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { shortDigest } from '../core/digest.ts';
import { openHistory } from './history/open-history.ts';
import type { HistoryStore } from './history/store.ts';

/** Ledgers that stay open although no run needs them: each holds a few megabytes. */
const MAX_IDLE = 16;

/** A repository's place while a run needs it. */
export type Project = Disposable & {
  /** For journals and certificates. */
  readonly stateDir: string;
  readonly store: HistoryStore;
};

type Entry = { readonly opening: Promise<HistoryStore>; users: number };

export class ProjectShelf implements AsyncDisposable {
  readonly #folder: string;
  readonly #history: string | null;
  readonly #entries = new Map<string, Entry>();

  /** `history` is one ledger for all repositories; `null` is one for each. */
  constructor(folder: string, history: string | null) {
    this.#folder = folder;
    this.#history = history;
  }

  /** Opens the place of a repository. Throws what opening its ledger throws. Dispose of it when the run is over. */
  async open(lineage: string): Promise<Project> {
    const stateDir = join(this.#folder, 'project', shortDigest(lineage));
    const path = this.#history ?? join(stateDir, 'history.db');
    mkdirSync(stateDir, { recursive: true });
    const entry = this.#entries.get(path) ?? { opening: openHistory(path), users: 0 };
    this.#entries.delete(path);
    // Behind the others: the first is the one that was used longest ago.
    this.#entries.set(path, entry);
    entry.users += 1;
    const leave = (): void => {
      entry.users -= 1;
    };
    try {
      const store = await entry.opening;
      this.#closeIdle();
      return { stateDir, store, [Symbol.dispose]: leave };
    } catch (error) {
      leave();
      this.#entries.delete(path);
      throw error;
    }
  }

  #closeIdle(): void {
    const idle = [...this.#entries].filter(([, { users }]) => users === 0);
    for (const [path, { opening }] of idle.slice(0, Math.max(0, idle.length - MAX_IDLE))) {
      this.#entries.delete(path);
      void opening.then((store) => store[Symbol.asyncDispose]()).catch(() => undefined);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    await Promise.allSettled(entries.map(async ({ opening }) => (await opening)[Symbol.asyncDispose]()));
  }
}
