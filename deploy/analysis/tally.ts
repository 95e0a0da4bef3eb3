/**
 * Sums of what hosts told, per metric and host: all that the judge remembers of a tick.
 *
 * A baseline of ten minutes and a watch of five are 54,000 numbers a metric for 300 hosts; every formula of the judge needs only their sums and how many
 * there were. Rubbish ends here: what is not a finite number of at least 0 was not told.
 */
import type { HostId } from '../../core/id.ts';
import { BASELINE_MS, RECENT_MS } from './limit.ts';
import type { Tick, WatchDesign } from './types.ts';

/** `sum[metric * hosts + host]` over `ticks[metric * hosts + host]` ticks. `squares` is of each tick's value. */
export type Tally = { readonly hosts: number; readonly sum: Float64Array; readonly squares: Float64Array; readonly ticks: Float64Array };

/** Which place in the design a host has. */
export type HostIndex = ReadonlyMap<HostId, number>;

export function indexHosts(hosts: readonly HostId[]): HostIndex {
  return new Map(hosts.map((host, index) => [host, index]));
}

export function createTally(metrics: number, hosts: number): Tally {
  const cells = metrics * hosts;
  return { hosts, sum: new Float64Array(cells), squares: new Float64Array(cells), ticks: new Float64Array(cells) };
}

/** Adds a tick; hosts that are not in the design are ignored. */
export function addTick(tally: Tally, index: HostIndex, tick: Tick): void {
  const metrics = tally.sum.length / Math.max(tally.hosts, 1);
  for (const { host, values } of tick.hosts) {
    const at = index.get(host);
    if (at === undefined) continue;
    for (let metric = 0; metric < metrics; metric++) {
      const value = values[metric] ?? Number.NaN;
      if (!isTold(value)) continue;
      const cell = metric * tally.hosts + at;
      tally.sum[cell] = (tally.sum[cell] as number) + value;
      tally.squares[cell] = (tally.squares[cell] as number) + value * value;
      tally.ticks[cell] = (tally.ticks[cell] as number) + 1;
    }
  }
}

/** A number beyond this is a broken counter: its square would not be a number any more. */
const VALUE_MAX = 1e100;

/** Negative counters, NaN and infinities are no measurement. */
export function isTold(value: number): boolean {
  return value >= 0 && value < VALUE_MAX;
}

/** What is known of each host from before the switch: the last ten minutes, and the last one of them. */
export type Baseline = { readonly long: Tally; readonly recent: Tally };

/** Folds the ticks before the switch, oldest first; those older than ten minutes are left out. */
export function foldBaseline(design: WatchDesign, ticks: readonly Tick[]): Baseline {
  const [metrics, hosts] = [design.metrics.length, design.hosts.length];
  const baseline = { long: createTally(metrics, hosts), recent: createTally(metrics, hosts) };
  const index = indexHosts(design.hosts);
  for (const tick of lastTicks(design, ticks, BASELINE_MS)) addTick(baseline.long, index, tick);
  for (const tick of lastTicks(design, ticks, RECENT_MS)) addTick(baseline.recent, index, tick);
  return baseline;
}

/** Returns the ticks of the last `ms`. */
export function lastTicks(design: WatchDesign, ticks: readonly Tick[], ms: number): readonly Tick[] {
  return ticks.slice(-Math.max(1, Math.round(ms / design.tickMs)));
}
