/**
 * Whether a run that has no end is still conducted by anybody.
 *
 * A coordinator says several times a second how far its run is, also while everything waits. One that was killed says nothing more, and what its journal
 * has would be shown as running, with blocks that grow, for ever. So a run of which nothing was heard for long is shown as it was then. While this page itself is cut
 * off it knows nothing of either kind, and says that in its head.
 */
import type { RunView } from '../../view/types.ts';

/** The journal of another process is read every ten seconds, and a busy machine may be late. */
const SILENCE_MS = 60_000;

/** Returns how long nothing was heard of a run that goes on, in milliseconds; `null` when that is nothing to speak of. */
export function silenceOf({ end, atMs }: Pick<RunView, 'end' | 'atMs'>, nowMs: number): number | null {
  if (end !== null || atMs === 0 || nowMs - atMs < SILENCE_MS) return null;
  return nowMs - atMs;
}
