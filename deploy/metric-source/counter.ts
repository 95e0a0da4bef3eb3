/** Counters that only grow, turned into what was added since the reading before. */
import type { MetricKind } from '../analysis/types.ts';

/** A reading this much older than the one before says nothing about a tick: what was added in between belongs to silence. */
export type CounterOptions = { readonly kind: MetricKind; readonly maxGapMs: number };

type Reading = { readonly value: number; readonly atMs: number };

/** Readings of one metric, by host. */
export type Counter = {
  /**
   * Takes a reading and returns the events since the last one, or per second for a gauge. NaN for the first reading, after a gap, and for one that is
   * not newer. A value that fell is a counter that began again at zero, so all of it is new.
   */
  add(host: string, value: number, atMs: number): number;
};

export function createCounter({ kind, maxGapMs }: CounterOptions): Counter {
  const last = new Map<string, Reading>();
  return {
    add(host, value, atMs) {
      const before = last.get(host);
      if (before !== undefined && atMs <= before.atMs) return Number.NaN;
      last.set(host, { value, atMs });
      if (before === undefined || atMs - before.atMs > maxGapMs) return Number.NaN;
      const added = value < before.value ? value : value - before.value;
      return kind === 'gauge' ? (added * 1000) / (atMs - before.atMs) : added;
    },
  };
}
