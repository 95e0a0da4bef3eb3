/** The agent's trees, opened when the first suite wants one: an agent that runs where its directory is needs no git and no folder. */
import type { WorkspaceRef } from '../../core/workspace.ts';
import type { AcquireOptions, Workspace, WorkspaceStore } from './workspace-store.ts';

/** Trees that are brought when they are wanted. Disposing closes the store if it was opened. */
export type LateStore = AsyncDisposable & {
  /** As `WorkspaceStore.acquire`; also throws what opening the store throws, and opens it again the next time. */
  acquire(ref: WorkspaceRef, options: AcquireOptions): Promise<Workspace>;
};

/** `open` puts what it opens into the scope that the late store closes, and is called again only after it failed. */
export function createLateStore(open: (scope: AsyncDisposableStack) => Promise<WorkspaceStore>): LateStore {
  const scope = new AsyncDisposableStack();
  let opening: Promise<WorkspaceStore> | null = null;
  return {
    acquire: async (ref, options) => {
      opening ??= open(scope);
      const store = await opening.catch((error: unknown) => {
        opening = null;
        throw error;
      });
      return store.acquire(ref, options);
    },
    [Symbol.asyncDispose]: async () => {
      await opening?.catch(() => undefined);
      await scope.disposeAsync();
    },
  };
}
