import { expect, test } from 'vitest';
import { mean } from '../../core/quantile.ts';
import type { Scenario } from './virtual-scenario.ts';
import { simulateShape } from './virtual-scenario.ts';

const SEEDS = [1, 2, 3];
/** A second on an idle core; ten machines' tests may share this one. */
const TIMEOUT = { timeout: 60_000 };

test.each<[Scenario, number]>([
  ['known', 1.04],
  ['new', 1.12],
  ['dying', 1.06],
  ['mixed', 1.06],
  ['costly', 1.08],
])('at a tenth of the time, the shape of IMVU ends near its bound (%s: %d) and no case is lost', TIMEOUT, (scenario, limit) => {
  const results = SEEDS.map((seed) => simulateShape({ scenario, seed, timeScale: 0.1 }));
  expect(results.map(({ missing }) => missing)).toEqual(SEEDS.map(() => 0));
  for (const { makespanMs, boundMs } of results) expect(makespanMs).toBeGreaterThanOrEqual(boundMs * 0.999);
  expect(mean(results.map(({ makespanMs, boundMs }) => makespanMs / boundMs))).toBeLessThan(limit);
});

test('files are loaded hardly more often than once', TIMEOUT, () => {
  expect(simulateShape({ scenario: 'known', seed: 1, timeScale: 0.1 }).loads).toBeLessThan(1_060);
});

test('the same seed gives the same run', TIMEOUT, () => {
  const run = () => simulateShape({ scenario: 'dying', seed: 9, timeScale: 0.1 });
  expect(run()).toEqual(run());
});
