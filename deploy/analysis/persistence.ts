/**
 * How often a host was worse than its own past: what tells a broken host from one that had a bad moment.
 *
 * Sums since the switch keep a single burst for ever (one bad client, twenty errors in five seconds), and a host that is quarantined for that was wronged. So
 * an outlier has to be one in half of its ticks.
 */
import { signOf } from './score.ts';
import { type Baseline, createTally, type HostIndex, isTold } from './tally.ts';
import type { Tick, WatchDesign } from './types.ts';

/** A count's tick is worse from so many of its own deviations on, and one event more: a host that fails now and then is no broken one. */
const COUNT_SLACK = 2;

/** Stateful: `add` each tick after the switch. `shareOf`: 0..1 of the host's ticks, by design index; 0 while it told nothing. */
export type Persistence = { add(tick: Tick): void; shareOf(metric: number, host: number): number };

export function createPersistence(design: WatchDesign, index: HostIndex, { long }: Baseline): Persistence {
  const hosts = design.hosts.length;
  const worse = createTally(design.metrics.length, hosts);
  return {
    add(tick) {
      for (const { host, values } of tick.hosts) {
        const at = index.get(host);
        if (at === undefined) continue;
        for (const [metric, { kind, worse: direction, smallestEffect }] of design.metrics.entries()) {
          const value = values[metric] ?? Number.NaN;
          const cell = metric * hosts + at;
          const usual = (long.sum[cell] ?? 0) / (long.ticks[cell] ?? 0);
          if (!isTold(value) || Number.isNaN(usual)) continue;
          const sign = signOf(direction);
          const slack = usual * smallestEffect + (kind === 'count' ? COUNT_SLACK * Math.sqrt(usual) + 1 : 0);
          worse.ticks[cell] = (worse.ticks[cell] ?? 0) + 1;
          if (sign * (value - usual) > slack) worse.sum[cell] = (worse.sum[cell] ?? 0) + 1;
        }
      }
    },
    shareOf(metric, host) {
      const cell = metric * hosts + host;
      return (worse.sum[cell] ?? 0) / Math.max(worse.ticks[cell] ?? 0, 1);
    },
  };
}
