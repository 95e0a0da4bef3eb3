/** The grounds of an agent by their number: laid, watched and cleared, with everything that happens told to the lifecycle. */
import type { AgentEffect, LaidGround, SuiteFailure } from '../lifecycle/types.ts';
import type { Happening } from '../loop.ts';
import { failureOf, type GroundLayer, type OpenGround } from './ground.ts';
import type { ServiceDeath } from './service/stand.ts';

type Effect<Type extends AgentEffect['type']> = Extract<AgentEffect, { readonly type: Type }>;
type Tell = (happening: Happening) => void;

export type GroundSet = {
  lay(effect: Effect<'lay-ground'>): void;
  question(effect: Effect<'question-ground'>): void;
  clear(ground: number): void;
  /** Clears all, and resolves when nothing is left. */
  close(): Promise<void>;
};

export function createGrounds(layGround: GroundLayer, slots: number, tell: Tell): GroundSet {
  const standing = new Map<number, { readonly abort: AbortController; readonly opening: Promise<OpenGround | null> }>();

  const lay = ({ ground, runId, spec, preferredRoot }: Effect<'lay-ground'>) => {
    const abort = new AbortController();
    const fail = (failure: SuiteFailure) => tell({ type: 'ground-failed', ground, failure });
    const onLaid = (laid: LaidGround) => tell({ type: 'ground-laid', ground, laid });
    const onShaken = (death: ServiceDeath) => tell({ type: 'ground-shaken', ground, ...death });
    const opening = layGround({ runId, spec, slots, preferredRoot, signal: abort.signal, onShaken, onLaid, onBroken: fail }).then(
      (open) => {
        onLaid(open.laid);
        return open;
      },
      (error: unknown) => {
        fail(failureOf(error));
        return null;
      },
    );
    standing.set(ground, { abort, opening });
  };

  const question = async ({ ground, lease, slot, sinceMs }: Effect<'question-ground'>) => {
    const open = await standing.get(ground)?.opening;
    tell({ type: 'ground-answered', lease, words: (await open?.question(slot, sinceMs)) ?? [] });
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
    question: (effect) => void question(effect),
    clear: (ground) => void end(ground).then(() => tell({ type: 'ground-cleared', ground })),
    close: async () => {
      await Promise.all([...standing.keys()].map(end));
    },
  };
}
