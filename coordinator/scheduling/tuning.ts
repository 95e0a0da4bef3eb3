/**
 * The scheduler's constants, each with its reason. Found with `scripts/simulate-schedule.ts` on the shape of core/workload.ts; the makespan is
 * flat around all of them, so they are not settings.
 */
import { MAX_SLOT_LEASES } from '../../core/session-message.ts';
import type { Tuning } from './types.ts';

export const TUNING: Tuning = {
  /** A slot gets its next unit when the running one may end within this: longer than a worker's boot, short enough to decide late. */
  prefetchHorizonMs: 2_000,
  /** Tiny units are prefetched until they are worth this, so that a slot never waits for a round trip. */
  prefetchMs: 200,
  /** Leases queued on one slot: fewer than an agent takes, for the ends of some may still be on their way. */
  maxQueue: MAX_SLOT_LEASES - 4,
  /** What moving a unit costs: a recall, its answer, a grant. */
  roundTripMs: 60,
  /** A cut, a recall or a copy that ends the run sooner by less than this is not worth its messages. */
  minGainMs: 100,
  /** The same for the first cut of a file that was never cut before: it might break, so it must be worth more. */
  unprovenGainMs: 500,
  /** Slices shorter than this are all overhead. */
  minSliceMs: 300,
  /** Share of the time left that a slice of a cut file takes: factoring's one half. */
  sliceShare: 0.5,
  /** Standard deviations of lateness that a file must fit with, and that count in longest first. */
  riskShare: 0.5,
  /** Share of a restricted class's work kept in reserve on its agents before they may take work that others could do. */
  constraintMargin: 0.1,
};
