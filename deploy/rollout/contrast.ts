/**
 * Two lines a metric for a chart: what hosts on the new release told in a tick, and what the others told.
 *
 * It is for eyes, not for the verdict: plain means over hosts, with nothing adjusted. The judge has its own numbers. A metric that one side told nothing of
 * is `null` there, never zero.
 */
import type { MetricSpec, Tick } from '../analysis/types.ts';
import type { RolloutState } from './state.ts';

export type Contrast = { readonly metric: string; readonly unit: string; readonly next: number | null; readonly others: number | null };

/** Returns one contrast a metric, in the order of `metrics`. */
export function contrastTick(state: RolloutState | null, tick: Tick, metrics: readonly MetricSpec[]): readonly Contrast[] {
  const release = state?.plan?.release.id ?? null;
  const isNext = tick.hosts.map(({ host }) => release !== null && state?.hosts.get(host)?.facts?.current === release);
  return metrics.map(({ name, unit }, metric) => {
    const values = tick.hosts.map((host) => host.values[metric] ?? Number.NaN);
    return {
      metric: name,
      unit,
      next: meanOf(values.filter((value, index) => isNext[index] === true && Number.isFinite(value))),
      others: meanOf(values.filter((value, index) => isNext[index] !== true && Number.isFinite(value))),
    };
  });
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
