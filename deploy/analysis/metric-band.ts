/**
 * A metric over time as a chart shows it: canaries against the others, each with the middle of its hosts, and what the judge knew at each look.
 *
 * It is for eyes, not for the verdict: nothing is adjusted. A band is the middle eighty per cent of hosts, so that one host that is mad does not stretch the
 * chart; where one side told nothing there is nothing, never zero. A chart has a few hundred points: older ticks are left out, because what is
 * asked of it is whether the release that goes out now is worse.
 */
import type { MetricBand } from '../../core/metric-band.ts';
import { mean, quantile } from '../../core/quantile.ts';
import type { Look, Tick, WatchDesign } from './types.ts';

/** Twice the longest plan's watches at its ticks. */
export const SHOWN_TICKS = 360;

type Side = { readonly middle: number | null; readonly low: number | null; readonly high: number | null };

/** What was measured of a rollout: all of its ticks, the newest watch, and when its baseline ended. */
export type Measured = {
  readonly design: WatchDesign;
  readonly ticks: readonly Tick[];
  readonly baselineEndMs: number | null;
};

/** Returns a band a metric of the design, in its order; `looks` are those of the same watch. */
export function metricBands({ design, ticks, baselineEndMs }: Measured, looks: readonly Look[]): readonly MetricBand[] {
  const canaries = new Set(design.hosts.filter((_, index) => design.arms[index] === 'canary'));
  const others = new Set(design.hosts.filter((_, index) => design.arms[index] === 'control' || design.arms[index] === 'placebo'));
  const shown = ticks.slice(-SHOWN_TICKS);
  return design.metrics.map(({ name, unit }, metric) => {
    const sideOf = (hosts: ReadonlySet<string>): readonly Side[] =>
      shown.map((tick) => summarize(tick.hosts.flatMap(({ host, values }) => (hosts.has(host) ? (values[metric] ?? []) : []))));
    const [canary, control] = [sideOf(canaries), sideOf(others)];
    return {
      metric: name,
      unit,
      baselineEndMs,
      atMs: shown.map(({ atMs }) => atMs),
      canary: canary.map(({ middle }) => middle),
      canaryLow: canary.map(({ low }) => low),
      canaryHigh: canary.map(({ high }) => high),
      control: control.map(({ middle }) => middle),
      controlLow: control.map(({ low }) => low),
      controlHigh: control.map(({ high }) => high),
      looks: looks.flatMap(({ atMs, metrics, words }) => {
        const found = metrics.find((finding) => finding.metric === name);
        if (found === undefined || found.ratio === null || found.low === null || found.high === null) return [];
        return [{ atMs, low: found.low, effect: found.ratio, high: found.high, words }];
      }),
    };
  });
}

function summarize(values: readonly number[]): Side {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return { middle: null, low: null, high: null };
  return { middle: mean(known), low: quantile(known, 0.1), high: quantile(known, 0.9) };
}
