/**
 * The judges that others have, each in a few lines, on the same simulated deploys as ours.
 *
 * Before/after: Welch's t-test of the canaries' samples of a minute before and a minute after the switch, p < .05 for any metric in the bad direction. Kayenta: its
 * classifier, re-written from NetflixACAJudge (Mann-Whitney, 98 % interval, tolerance .25) on canaries against as many random other hosts, averaged per
 * sample, any metric `High`; with effect sizes, a metric also has to exceed a mean ratio of 1.1, errors 1.25. Fixed threshold: the whole cluster after the last
 * switch against the minute before the first, 20 % for load, CPU and latency, 50 % for errors.
 */
import { mean } from '../sample.ts';
import type { Simulated } from './fleet-model.ts';
import { CPU, DIES, ERRORS, LATENCY, LOAD, METRIC_COUNT, REQUESTS } from './fleet-model.ts';
import { criticalT95, locationShift, welch } from './statistic.ts';

/** A minute. */
const WINDOW_TICKS = 12;
const TOLERANCE = 0.25;
/** +1 where more is worse. */
const DIRECTION: readonly number[] = [1, 1, 1, 1, 1, -1];

export type OtherRequest = {
  readonly simulated: Simulated;
  readonly canaries: readonly number[];
  /** As many hosts as canaries, drawn from the others. */
  readonly controls: readonly number[];
  readonly switchTick: number;
};

/** Says which of the judges of a canary roll back after one minute. */
export function judgeCanary(request: OtherRequest): Readonly<Record<'beforeAfter' | 'kayenta' | 'kayentaEffect', boolean>> {
  const metrics = [...DIRECTION.keys()];
  return {
    beforeAfter: metrics.some((metric) => hasChanged(request, metric)),
    kayenta: metrics.some((metric) => isHigh(request, metric, 1)),
    kayentaEffect: metrics.some((metric) => isHigh(request, metric, metric === ERRORS || metric === DIES ? 1.25 : 1.1)),
  };
}

/** Says whether the whole cluster's means exceed the fixed thresholds. */
export function exceedsThreshold({ simulated, switchTick }: OtherRequest, fromTick: number): boolean {
  const everybody = Array.from({ length: simulated.hosts }, (_, host) => host);
  const limits: readonly (readonly [number, number])[] = [
    [LOAD, 1.2],
    [CPU, 1.2],
    [LATENCY, 1.2],
    [ERRORS, 1.5],
  ];
  return limits.some(([metric, limit]) => {
    const before = mean(series(simulated, everybody, metric, [switchTick - WINDOW_TICKS, switchTick]));
    return mean(series(simulated, everybody, metric, [fromTick, simulated.ticks])) > limit * before;
  });
}

function hasChanged({ simulated, canaries, switchTick }: OtherRequest, metric: number): boolean {
  const before = samples(simulated, canaries, metric, [switchTick - WINDOW_TICKS, switchTick]);
  const after = samples(simulated, canaries, metric, [switchTick, switchTick + WINDOW_TICKS]);
  const { t, freedom } = welch(before, after);
  return t * (DIRECTION[metric] ?? 1) > criticalT95(freedom);
}

function isHigh({ simulated, canaries, controls, switchTick }: OtherRequest, metric: number, allowed: number): boolean {
  const range = [switchTick, switchTick + WINDOW_TICKS] as const;
  const experiment = series(simulated, canaries, metric, range);
  const control = series(simulated, controls, metric, range);
  if (new Set([...experiment, ...control]).size === 1) return false;
  const ratio = mean(experiment) / mean(control);
  const { low, estimate, high } = locationShift(control, experiment);
  const bound = TOLERANCE * Math.abs(estimate);
  return metric === REQUESTS ? high < -bound && ratio <= 1 / allowed : low > bound && ratio >= allowed;
}

/** Every sample of every host. */
function samples(simulated: Simulated, chosen: readonly number[], metric: number, range: readonly [number, number]): number[] {
  return chosen.flatMap((host) => series(simulated, [host], metric, range).filter((value) => !Number.isNaN(value)));
}

/** Means over hosts, one a tick; NaN when none sent anything. */
function series({ values, hosts }: Simulated, chosen: readonly number[], metric: number, [from, to]: readonly [number, number]): number[] {
  const means: number[] = [];
  for (let tick = from; tick < to; tick++) {
    let sum = 0;
    let count = 0;
    for (const host of chosen) {
      const value = values[(tick * hosts + host) * METRIC_COUNT + metric] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    means.push(sum / count);
  }
  return means;
}
