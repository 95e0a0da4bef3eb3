/**
 * How good forecasts are: what a run in virtual time foretold at each share of its way, against when it ended.
 *
 * An interval is good when it holds the end as often as it says, neither less (a lie) nor much more (no news). Test support: production never
 * imports it.
 */
import type { Interval } from '../../core/run-event.ts';
import { forecast } from './forecast.ts';
import type { ScenarioOptions, ScenarioResult } from './virtual-scenario.ts';
import { simulateShape } from './virtual-scenario.ts';

/** Shares of a run's time at which its forecast is looked at. */
export const FORECAST_SHARES: readonly number[] = [0.2, 0.5, 0.8, 0.95];

/** At time scale 1. A run has thousands of plans, and a forecast costs as much as several. */
const SAMPLE_EVERY_MS = 1_000;

/** One forecast against the truth: what was foretold to be left, and what was. */
export type ForecastSample = { readonly share: number; readonly foretold: Interval; readonly leftMs: number };

/** Runs a scenario and returns its forecasts beside what came of it. */
export function simulateForecasts(options: ScenarioOptions): {
  readonly result: ScenarioResult;
  readonly samples: readonly ForecastSample[];
} {
  const told: { readonly atMs: number; readonly foretold: Interval }[] = [];
  const everyMs = SAMPLE_EVERY_MS * (options.timeScale ?? 1);
  const result = simulateShape({
    ...options,
    onPlan: (pool, slots, nowMs, planOptions) => {
      if (nowMs < (told.at(-1)?.atMs ?? -everyMs) + everyMs) return;
      const foretold = forecast(pool, slots, nowMs, planOptions);
      if (foretold !== null) told.push({ atMs: nowMs, foretold });
    },
  });
  const samples = FORECAST_SHARES.flatMap((share) => {
    const last = told.findLast(({ atMs }) => atMs <= share * result.makespanMs);
    return last === undefined ? [] : [{ share, foretold: last.foretold, leftMs: result.makespanMs - last.atMs }];
  });
  return { result, samples };
}

/** True when the end lay in the interval. */
export function isHit({ foretold, leftMs }: ForecastSample): boolean {
  return leftMs >= foretold.lowMs && leftMs <= foretold.highMs;
}
