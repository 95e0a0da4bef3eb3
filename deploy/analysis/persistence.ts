/**
 * How often a host was worse than its own past: what tells a broken host from one that had a bad moment.
 *
 * Sums since the switch keep a single burst for ever (one bad client, twenty errors in five seconds), and a host that is quarantined for that was wronged. So
 * an outlier has to be one in half of its ticks.
 */
import { signOf } from './score.ts';
import { type Baseline, createTally, type HostIndex, isTold } from './tally.ts';
import type { MetricSpec, Tick, WatchDesign } from './types.ts';

/** A count's tick is worse from so many of its own deviations on, and one event more: a host that fails now and then is no broken one. */
const COUNT_SLACK = 2;

/** Stateful: `add` each tick after the switch. `shareOf`: 0..1 of the host's ticks, by design index; 0 while it told nothing. */
export type Persistence = { add(tick: Tick): void; shareOf(metric: number, host: number): number };

export function createPersistence(design: WatchDesign, index: HostIndex, { long }: Baseline): Persistence {
  const [metrics, hosts] = [design.metrics.length, design.hosts.length];
  const worse = createTally(metrics, hosts);
  const signs = design.metrics.map((spec) => signOf(spec.worse));
  const usual = long.sum.map((sum, cell) => sum / (long.ticks[cell] as number));
  const slack = usual.map((value, cell) => slackOf(design.metrics[Math.floor(cell / hosts)], value));
  return {
    add(tick) {
      for (const { host, values } of tick.hosts) {
        const at = index.get(host);
        if (at === undefined) continue;
        for (let metric = 0; metric < metrics; metric++) {
          const value = values[metric] ?? Number.NaN;
          const cell = metric * hosts + at;
          const expected = usual[cell] as number;
          if (!isTold(value) || Number.isNaN(expected)) continue;
          worse.ticks[cell] = (worse.ticks[cell] as number) + 1;
          if ((signs[metric] as number) * (value - expected) > (slack[cell] as number)) worse.sum[cell] = (worse.sum[cell] as number) + 1;
        }
      }
    },
    shareOf(metric, host) {
      const cell = metric * hosts + host;
      return (worse.sum[cell] ?? 0) / Math.max(worse.ticks[cell] ?? 0, 1);
    },
  };
}

/** How far from its usual value a tick may be and say nothing. */
function slackOf(spec: MetricSpec | undefined, usual: number): number {
  if (spec === undefined) return 0;
  return usual * spec.smallestEffect + (spec.kind === 'count' ? COUNT_SLACK * Math.sqrt(usual) + 1 : 0);
}
