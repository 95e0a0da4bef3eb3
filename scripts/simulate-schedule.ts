/**
 * The scheduler on the IMVU shape in virtual time: how far from the bound, over many seeds.
 *
 *   node scripts/simulate-schedule.ts [--seeds 60] [--scale 1] [--scenario known|new|dying] [--agents 36] [--json]
 */
import { parseArgs } from 'node:util';
import type { Scenario, ScenarioResult } from '../coordinator/scheduling/virtual-scenario.ts';
import { simulateShape } from '../coordinator/scheduling/virtual-scenario.ts';
import { mean, quantile } from '../core/quantile.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '60' },
    scale: { type: 'string', default: '1' },
    agents: { type: 'string', default: '36' },
    scenario: { type: 'string', multiple: true, default: ['known', 'new', 'dying'] },
    tuning: { type: 'string', default: '{}' },
    json: { type: 'boolean', default: false },
  },
});

const rows = values.scenario.map((scenario) => {
  const results: ScenarioResult[] = [];
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    results.push(
      simulateShape({
        scenario: scenario as Scenario,
        seed,
        timeScale: Number(values.scale),
        agents: Number(values.agents),
        tuning: JSON.parse(values.tuning),
      }),
    );
  }
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
  };
});

if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else
  console.table(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? Number(value.toFixed(3)) : value])),
    ),
  );
