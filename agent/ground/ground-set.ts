/** The grounds of an agent by their number: laid, watched and cleared, with everything that happens told to the lifecycle. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { AgentEffect, SuiteFailure } from '../lifecycle/types.ts';
import type { Happening } from '../loop.ts';
import type { GroundLayer, OpenGround } from './ground.ts';

type Lay = Extract<AgentEffect, { readonly type: 'lay-ground' }>;
type Tell = (happening: Happening) => void;

export type GroundSet = {
  lay(effect: Lay): void;
  clear(ground: number): void;
  /** Clears all, and resolves when nothing is left. */
  close(): Promise<void>;
};

export function createGrounds(layGround: GroundLayer, slots: number, tell: Tell): GroundSet {
  const standing = new Map<number, { readonly abort: AbortController; readonly opening: Promise<OpenGround | null> }>();

  const lay = ({ ground, runId, spec }: Lay) => {
    const abort = new AbortController();
    const fail = (failure: SuiteFailure) => tell({ type: 'ground-failed', ground, failure });
    const opening = layGround({ runId, spec, slots, signal: abort.signal, onBroken: fail }).then(
      (open) => {
        tell({ type: 'ground-laid', ground, laid: open.laid });
        return open;
      },
      (error: unknown) => {
        fail(failureOf(error));
        return null;
      },
    );
    standing.set(ground, { abort, opening });
  };

  const end = async (ground: number) => {
    const found = standing.get(ground);
    if (found === undefined) return;
    found.abort.abort();
    const open = await found.opening;
    await open?.[Symbol.asyncDispose]();
    standing.delete(ground);
  };

  return {
    lay,
    clear: (ground) => void end(ground).then(() => tell({ type: 'ground-cleared', ground })),
    close: async () => {
      await Promise.all([...standing.keys()].map(end));
    },
  };
}

function failureOf(error: unknown): SuiteFailure {
  if (error instanceof ExpectedError) return { code: error.code, message: error.message, hint: error.hint };
  return { code: 'agent-unknown', message: error instanceof Error ? error.message : String(error), hint: 'report this as a bug' };
}
