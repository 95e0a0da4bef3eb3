/**
 * Where the time beyond the bound went, and what to say first about it.
 *
 * The breakdown is summed over slots; divided by the slots it adds up to the run's duration, so that each part can be compared with the wall
 * clock. Tests themselves are what the bound is made of: everything else is what could be won.
 */
import type { TimeBreakdown } from '../../../core/run-event.ts';

/** One part of a run's duration, as an average over its slots. */
export type Part = { readonly key: keyof TimeBreakdown; readonly words: string; readonly perSlotMs: number; readonly share: number };

const WORDS: Readonly<Record<keyof TimeBreakdown, string>> = {
  testMs: 'tests',
  setupMs: 'set-up of files',
  repeatedMs: 'work done twice',
  starvedMs: 'no fitting work',
  tailMs: 'tail: no work left',
  slowAgentMs: 'slow agents',
  startupMs: 'start of the run',
};
const KEYS = Object.keys(WORDS) as readonly (keyof TimeBreakdown)[];

/** Returns the parts of a run's duration in a fixed order; shares sum to 1. */
export function partsOf(breakdown: TimeBreakdown, slots: number): readonly Part[] {
  const totalMs = Math.max(
    1,
    KEYS.reduce((sum, key) => sum + breakdown[key], 0),
  );
  return KEYS.map((key) => ({ key, words: WORDS[key], perSlotMs: breakdown[key] / Math.max(1, slots), share: breakdown[key] / totalMs }));
}

/** Returns the largest part that is not tests; `null` when nothing was lost. */
export function largestLoss(parts: readonly Part[]): Part | null {
  const losses = parts.filter((part) => part.key !== 'testMs' && part.perSlotMs > 0);
  return losses.toSorted((left, right) => right.perSlotMs - left.perSlotMs)[0] ?? null;
}
