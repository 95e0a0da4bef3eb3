/**
 * Count, mean and variance of ln(milliseconds) of many durations, all of equal weight.
 *
 * This is what is left of a case's passes when their single durations are let go: enough to draw its duration over the months, and to fold into
 * an estimate as if the durations had come one by one.
 */
import type { LogStat } from '../../core/log-stat.ts';

export type Moments = { readonly count: number; readonly meanLog: number; readonly varLog: number };

export const NO_MOMENTS: Moments = { count: 0, meanLog: 0, varLog: 0 };

/** As in core/log-stat.ts: weight kept at each new observation, and the shortest duration that is told apart. */
const DECAY = 0.9;
const FLOOR_MS = 0.1;

/** Returns the moments with one more duration, in milliseconds. */
export function addDuration(moments: Moments, durationMs: number): Moments {
  const x = Math.log(Math.max(durationMs, FLOOR_MS));
  const count = moments.count + 1;
  const delta = x - moments.meanLog;
  const meanLog = moments.meanLog + delta / count;
  return { count, meanLog, varLog: (moments.varLog * moments.count + delta * (x - meanLog)) / count };
}

/** Returns about what `foldDuration` makes of as many durations with these moments. */
export function foldMoments(stat: LogStat, moments: Moments): LogStat {
  if (moments.count === 0) return stat;
  const kept = stat.n * DECAY ** moments.count;
  const added = (1 - DECAY ** moments.count) / (1 - DECAY);
  const n = kept + added;
  const meanLog = (kept * stat.meanLog + added * moments.meanLog) / n;
  const spread = kept * (stat.varLog + (stat.meanLog - meanLog) ** 2) + added * (moments.varLog + (moments.meanLog - meanLog) ** 2);
  return { n: Math.fround(n), meanLog: Math.fround(meanLog), varLog: Math.fround(spread / n) };
}
