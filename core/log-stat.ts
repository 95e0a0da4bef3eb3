/**
 * Durations are heavy-tailed and multiplicative, so they are kept as the decayed moments of their logarithm.
 *
 * A `LogStat` is a sufficient statistic: fold one observation in with `foldDuration`, combine nothing else. Older observations fade by
 * `decay` per new one, so a test that became slow is believed after a few runs. See docs/design/0001-scheduling.md.
 */

/** Decayed count, mean and variance of ln(milliseconds). `n` 0 means nothing was seen; the other fields are then 0. */
export type LogStat = {
  readonly n: number;
  readonly meanLog: number;
  readonly varLog: number;
};

/** Weight kept of everything seen before, at each new observation: an effective memory of ten runs. */
const DECAY = 0.9;
/** Shorter durations are measured as noise of the clock; a tenth of a millisecond costs the schedule nothing. */
const FLOOR_MS = 0.1;

/** Nothing was seen yet. */
export const EMPTY_LOG_STAT: LogStat = { n: 0, meanLog: 0, varLog: 0 };

/** Returns the statistic with one more duration in milliseconds. Durations below 0.1 ms count as 0.1 ms; NaN and negative ones are ignored. */
export function foldDuration(stat: LogStat, durationMs: number): LogStat {
  if (!(durationMs >= 0)) return stat;
  const x = Math.log(Math.max(durationMs, FLOOR_MS));
  const kept = stat.n * DECAY;
  const n = kept + 1;
  const delta = x - stat.meanLog;
  const meanLog = stat.meanLog + delta / n;
  const varLog = (kept * stat.varLog + delta * (x - meanLog)) / n;
  return { n, meanLog, varLog };
}

/** Returns the expected duration in milliseconds, `exp(mu + var/2)`; 0 when nothing was seen. */
export function meanMs(stat: LogStat): number {
  return stat.n === 0 ? 0 : Math.exp(stat.meanLog + stat.varLog / 2);
}
