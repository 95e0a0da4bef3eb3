import { expect, test } from 'vitest';
import { FORECAST_SHARES, isHit, simulateForecasts } from './virtual-forecast.ts';
import type { Scenario } from './virtual-scenario.ts';

const SEEDS = [1, 2, 3, 4, 5];
/** Seconds on an idle core; ten machines' tests may share this one. */
const TIMEOUT = { timeout: 90_000 };

/** Four of five forecasts hold; among five seeds and four moments that is rarely less than two of three. */
const LEAST_HELD = 0.65;

test.each<Scenario>(['known', 'new', 'dying'])(
  'what is foretold of a run (%s) mostly comes true, from its first fifth to its last',
  TIMEOUT,
  (scenario) => {
    const samples = SEEDS.flatMap((seed) => simulateForecasts({ scenario, seed, timeScale: 0.1 }).samples);
    expect(samples).toHaveLength(SEEDS.length * FORECAST_SHARES.length);
    for (const { foretold, leftMs } of samples) {
      expect([foretold.lowMs <= foretold.midMs, foretold.midMs <= foretold.highMs, foretold.lowMs > 0]).toEqual([true, true, true]);
      expect(leftMs).toBeLessThan(foretold.highMs * 3);
    }
    expect(samples.filter(isHit).length / samples.length).toBeGreaterThanOrEqual(LEAST_HELD);
  },
);
