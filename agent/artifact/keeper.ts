/** Keeps what units leave: copies it, brings it to the coordinator, and costs a run without such files nothing, not even the loading of code. */
import type { AgentEffect } from '../lifecycle/types.ts';
import type { Happening } from '../loop.ts';
import type { ArtifactSpool, SpoolOptions } from './spool.ts';

type Effect<Type extends AgentEffect['type']> = Extract<AgentEffect, { readonly type: Type }>;

export type ArtifactKeeper = {
  copy(effect: Effect<'copy-artifact'>): void;
  upload(effect: Effect<'upload-artifact'>): void;
  drop(effect: Effect<'drop-artifact'>): void;
  /** Resolves when nothing is left to bring to the coordinator, or when that takes too long. */
  settle(): Promise<void>;
  /** Stops, and removes all copies. */
  close(): Promise<void>;
};

export function createArtifactKeeper(options: SpoolOptions, tell: (happening: Happening) => void): ArtifactKeeper {
  let opening: Promise<ArtifactSpool> | null = null;
  const open = (): Promise<ArtifactSpool> => {
    opening ??= import('./spool.ts').then(({ openSpool }) => openSpool(options));
    return opening;
  };
  return {
    copy: ({ copy, path }) =>
      void open()
        .then((spool) => spool.copy(copy, path))
        .catch((error: unknown) => ({ problem: `the agent cannot keep it: ${error instanceof Error ? error.message : String(error)}` }))
        .then((result) => tell({ type: 'artifact-copied', copy, result })),
    upload: (effect) => void opening?.then((spool) => spool.upload(effect)),
    drop: ({ copy }) => void opening?.then((spool) => spool.drop(copy)),
    settle: async () => (await opening?.catch(() => null))?.settle(),
    close: async () => (await opening?.catch(() => null))?.close(),
  };
}
