/** Makes a release again of which the deployer has lost its own copy, so that hosts that lack it can still be given it. */
import type { ReleaseId } from '../core/id.ts';
import type { ReleaseStore } from './release/store.ts';
import type { Release } from './rollout/types.ts';

export type RestoreOptions = {
  readonly store: ReleaseStore;
  /** Any directory inside the repository. */
  readonly repository: string;
  readonly exclude: readonly string[];
};

/** Resolves when the store holds the release, or what the repository gives in its place today. Throws `release-not-made`. */
export type Restore = (release: Release, signal: AbortSignal) => Promise<void>;

/** All hosts that ask at once wait for one making; one that failed is tried again by the next who asks. */
export function createRestore({ store, repository, exclude }: RestoreOptions): Restore {
  const making = new Map<ReleaseId, Promise<Release>>();
  return async (release, signal) => {
    if (store.get(release.id) !== null) return;
    const { id, tree, commit, certificate } = release;
    const made = making.get(id) ?? store.make({ repository, tree, commit, certificate, exclude, signal });
    making.set(id, made);
    try {
      await made;
    } finally {
      making.delete(id);
    }
  };
}
