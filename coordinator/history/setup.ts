/** What earlier runs paid to set slots up for their suites, folded into one figure a suite: the same for every store. */
import type { SuiteSetup } from '../../core/run-event.ts';

/** Finished runs that are looked at: a browser that was updated is forgotten after so many, a suite that is run rarely is not known any more. */
export const SETUP_RUNS = 20;

/** Returns the mean over the slots of all runs, in whole milliseconds. */
export function meanSetups(runs: readonly (readonly SuiteSetup[])[]): Readonly<Record<string, number>> {
  const sums = new Map<string, { slots: number; ms: number }>();
  for (const { suite, slots, ms } of runs.flat()) {
    const sum = sums.get(suite) ?? { slots: 0, ms: 0 };
    sum.slots += slots;
    sum.ms += slots * ms;
    sums.set(suite, sum);
  }
  return Object.fromEntries([...sums].map(([suite, { slots, ms }]) => [suite, Math.round(ms / slots)]));
}
