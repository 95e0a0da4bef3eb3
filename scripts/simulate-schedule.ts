/**
 * The scheduler on the IMVU shape in virtual time: how far from the bound, over many seeds, and how often its forecasts held.
 *
 *   node scripts/simulate-schedule.ts [--seeds 60] [--scale 1] [--scenario known|new|dying|mixed|costly|costly-new|weighted] [--agents 36] [--forecast] [--json]
 */
import type { ForecastSample } from '../coordinator/scheduling/virtual-forecast.ts';
import { FORECAST_SHARES, isHit, simulateForecasts } from '../coordinator/scheduling/virtual-forecast.ts';
import type { Scenario, ScenarioResult } from '../coordinator/scheduling/virtual-scenario.ts';
import { simulateShape } from '../coordinator/scheduling/virtual-scenario.ts';
import { mean, quantile } from '../core/quantile.ts';
import { readOptions } from './option.ts';

const { values } = readOptions(
  'usage: node scripts/simulate-schedule.ts [--seeds N] [--scale FACTOR] [--agents N] [--scenario NAME]... [--tuning JSON] [--forecast] [--json]',
  {
    options: {
      seeds: { type: 'string', default: '60' },
      scale: { type: 'string', default: '1' },
      agents: { type: 'string', default: '36' },
      scenario: { type: 'string', multiple: true, default: ['known', 'new', 'dying', 'mixed', 'costly', 'costly-new', 'weighted'] },
      tuning: { type: 'string', default: '{}' },
      forecast: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  },
);

const foretold: Record<string, string | number>[] = [];

const rows = values.scenario.map((scenario) => {
  const results: ScenarioResult[] = [];
  const samples: ForecastSample[] = [];
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const options = {
      scenario: scenario as Scenario,
      seed,
      timeScale: Number(values.scale),
      agents: Number(values.agents),
      tuning: JSON.parse(values.tuning),
    };
    const { result, samples: told } = values.forecast ? simulateForecasts(options) : { result: simulateShape(options), samples: [] };
    results.push(result);
    samples.push(...told);
  }
  if (values.forecast) foretold.push(...FORECAST_SHARES.map((share) => judgeForecasts(scenario, share, samples)));
  const of = (pick: (result: ScenarioResult) => number): number[] => results.map(pick);
  const ratios = of((result) => result.makespanMs / result.boundMs);
  return {
    scenario,
    boundMin: mean(of((result) => result.boundMs)) / 60_000,
    makespanMin: mean(of((result) => result.makespanMs)) / 60_000,
    ratioMean: mean(ratios),
    ratioP95: quantile(ratios, 0.95),
    ratioMax: Math.max(...ratios),
    loads: mean(of((result) => result.loads)),
    slices: mean(of((result) => result.slices)),
    recalls: mean(of((result) => result.recalls)),
    copies: mean(of((result) => result.copies)),
    cancelled: mean(of((result) => result.cancelled)),
    repeatedS: mean(of((result) => result.repeatedMs)) / 1_000,
    plans: mean(of((result) => result.plans)),
    setups: mean(of((result) => result.setups)),
  };
});

/** How often the end lay in the interval, where it lay otherwise, how far from the middle, and how wide the interval was. */
function judgeForecasts(scenario: string, share: number, all: readonly ForecastSample[]): Record<string, string | number> {
  const samples = all.filter((sample) => sample.share === share);
  const shareOf = (test: (sample: ForecastSample) => boolean): number => samples.filter(test).length / samples.length;
  const ratios = samples.map(({ leftMs, foretold: { midMs } }) => leftMs / midMs);
  return {
    scenario,
    at: `${share * 100} %`,
    held: shareOf(isHit),
    later: shareOf(({ leftMs, foretold: { highMs } }) => leftMs > highMs),
    sooner: shareOf(({ leftMs, foretold: { lowMs } }) => leftMs < lowMs),
    leftOverMidP10: quantile(ratios, 0.1),
    leftOverMid: quantile(ratios, 0.5),
    leftOverMidP90: quantile(ratios, 0.9),
    highOverLow: quantile(
      samples.map(({ foretold: { lowMs, highMs } }) => highMs / lowMs),
      0.5,
    ),
  };
}

const tables = values.forecast ? [rows, foretold] : [rows];
if (values.json) process.stdout.write(`${JSON.stringify(values.forecast ? { rows, foretold } : rows, null, 2)}\n`);
else
  for (const table of tables)
    console.table(
      table.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? Number(value.toFixed(3)) : value]),
        ),
      ),
    );
