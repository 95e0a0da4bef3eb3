/**
 * The power meter: what a watch will be able to see at today's traffic, said before anything is switched.
 *
 * A watch is rehearsed on the baseline itself: its last ticks are judged as if they came after the switch, and the formula of `detectable.ts` says how large a
 * regression would have had to be. Nothing has to be assumed of the fleet: its unevenness, its noise and its memory are all in the rehearsal.
 */
import { compareArms } from './compared.ts';
import { detectableRatio } from './detectable.ts';
import { upperQuantile } from './probability.ts';
import { createScorers, readMetrics, sharpestView } from './reading.ts';
import { createRedraws } from './redraw.ts';
import { addTick, createTally, foldBaseline, indexHosts } from './tally.ts';
import type { Tick, WatchDesign } from './types.ts';

/** What a watch of this design would see of one metric, judged by the baseline alone. `detectable` as in `MetricFinding`. */
export type MetricForecast = { readonly metric: string; readonly detectable: number | null };

/** Looks correlate strongly, so that many looks cost about as much as so many independent ones. */
const INDEPENDENT_LOOKS = 3;

/**
 * Returns what a watch of `watchTicks` ticks could see at today's traffic: the last ticks of the baseline, half of them at most, are judged as if they came
 * after the switch, the rest being their past. When fewer than `watchTicks` can be rehearsed, counts are projected to the whole watch (events grow with
 * time, chance with its root) and gauges are not, because a level's slow drift does not average out. Null `detectable` when the metric told nothing.
 */
export function forecastPower(design: WatchDesign, baseline: readonly Tick[], watchTicks: number): MetricForecast[] {
  const rehearsed = Math.min(watchTicks, Math.floor(baseline.length / 2));
  if (rehearsed < 1) return design.metrics.map(({ name }) => ({ metric: name, detectable: null }));
  const compared = compareArms(design);
  const scorers = createScorers(design, compared, foldBaseline(design, baseline.slice(0, -rehearsed)));
  const since = createTally(design.metrics.length, design.hosts.length);
  const index = indexHosts(design.hosts);
  for (const tick of baseline.slice(-rehearsed)) addTick(since, index, tick);
  const level = upperQuantile(Math.min(design.alpha / (INDEPENDENT_LOOKS * Math.max(design.metrics.length, 1)), 0.5));
  const redraws = createRedraws(compared, design.strata, { ...design, redraws: 0 });
  return readMetrics({ design, compared, scorers, since, redraws }).map((reading) => {
    const { spec } = reading;
    const { score } = sharpestView(reading);
    const unitShift = score.unitShift * (spec.kind === 'count' ? Math.sqrt(watchTicks / rehearsed) : 1);
    const size = { canaries: compared.canaries, hosts: compared.hosts.length };
    return { metric: spec.name, detectable: detectableRatio({ spec, score: { ...score, unitShift }, ...size, level, skew: 0 }) };
  });
}
