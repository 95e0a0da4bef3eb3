/**
 * Agents that are sick and agents that are not, in virtual time with the run's own decisions: how soon the first are found, how often the others
 * are fenced by mistake, and what a machine that fails fast takes before it is stopped.
 *
 *   node scripts/simulate-sick.ts [--healthy 100000] [--sick 300] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { type FleetOptions, runFleet } from '../coordinator/run/fleet-model.ts';
import type { Behaviour, ModelFile } from '../coordinator/run/model-project.ts';
import { mean, quantile } from '../core/quantile.ts';
import { createRandom, type Random } from '../core/random.ts';

const { values } = parseArgs({
  options: {
    healthy: { type: 'string', default: '100000' },
    sick: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
});

const AGENTS = 20;
const FILES = 400;
const LONGEST_RUN_MS = 3_600_000;

/** How often a run of a file fails by chance: of most files never, of some often. `mean` is over all files. */
function flakeShares(random: Random, meanShare: number): number[] {
  return Array.from({ length: FILES }, () => (random.next() < 0.2 ? 5 * meanShare : 0));
}

type World = { readonly random: Random; readonly flakes: readonly number[]; readonly isSick: (file: number, agent: string) => boolean };

function filesOf({ random, flakes, isSick }: World, failing: ReadonlySet<number>): ModelFile[] {
  return Array.from({ length: FILES }, (_, file) => ({
    path: `file ${file}`,
    cases: [
      {
        title: 'x',
        ms: Math.ceil(random.lognormal(200, 0.8)),
        does: ({ agent }: { readonly agent: string }): Behaviour =>
          failing.has(file) || isSick(file, agent) || random.next() < (flakes[file] ?? 0) ? 'failed' : 'passed',
      },
    ],
  }));
}

function play(
  files: readonly ModelFile[],
  agents: FleetOptions['agents'],
): { readonly fenced: string[]; readonly units: number; readonly charged: number } {
  const fleet = runFleet({ files, agents, limitMs: LONGEST_RUN_MS });
  const records = fleet.of('file-settled').flatMap(({ cases }) => cases);
  return {
    fenced: fleet.of('agent-sick').map(({ agent }) => agent),
    units: fleet.of('unit-started').filter(({ agent }) => agent === 'sick').length,
    charged: records.filter(({ attempts }) => attempts.some(({ agent, outcome }) => agent === 'sick' && outcome === 'failed')).length,
  };
}

function simulateHealthy(name: string, flakeShare: number, failingShare: number): Record<string, string | number> {
  const runs = Math.ceil(Number(values.healthy) / AGENTS / 4);
  let fenced = 0;
  for (let run = 0; run < runs; run += 1) {
    const random = createRandom(`${values.seed}/${name}/${run}`);
    const failing = new Set(Array.from({ length: FILES }, (_, file) => file).filter(() => random.next() < failingShare));
    const files = filesOf({ random, flakes: flakeShares(random, flakeShare), isSick: () => false }, failing);
    const agents = Array.from({ length: AGENTS }, (_, index) => ({ id: `agent ${index}`, speed: random.lognormal(1, 0.1) }));
    fenced += play(files, agents).fenced.length;
  }
  return { scenario: name, agentRuns: runs * AGENTS, fenced };
}

function simulateSick(name: string, share: number, speed: number): Record<string, string | number> {
  const units: number[] = [];
  let missed = 0;
  let wrong = 0;
  let charged = 0;
  for (let run = 0; run < Number(values.sick); run += 1) {
    const random = createRandom(`${values.seed}/${name}/${run}`);
    const bad = new Set(Array.from({ length: FILES }, (_, file) => file).filter(() => random.next() < share));
    const files = filesOf(
      { random, flakes: flakeShares(random, 0.002), isSick: (file, agent) => agent === 'sick' && bad.has(file) },
      new Set(),
    );
    const agents = Array.from({ length: AGENTS - 1 }, (_, index) => ({ id: `agent ${index}`, speed: random.lognormal(1, 0.1) }));
    const result = play(files, [{ id: 'sick', speed }, ...agents]);
    wrong += result.fenced.filter((agent) => agent !== 'sick').length;
    if (result.fenced.includes('sick')) units.push(result.units);
    else missed += 1;
    charged += result.charged;
  }
  return {
    scenario: name,
    runs: Number(values.sick),
    missed,
    wrong,
    charged,
    unitsMean: mean(units),
    unitsP95: quantile(units, 0.95),
    unitsMax: Math.max(...units),
  };
}

console.table([
  simulateHealthy('no flaky test', 0, 0),
  simulateHealthy('2 of 1,000 files fail by chance', 0.002, 0),
  simulateHealthy('1 of 100 files fails by chance', 0.01, 0),
  simulateHealthy('a third of the files fails everywhere, 5 of 1,000 by chance', 0.005, 0.33),
]);
console.table([
  simulateSick('fails everything', 1, 1),
  simulateSick('fails everything, ten times as fast', 1, 10),
  simulateSick('fails half', 0.5, 1),
  simulateSick('fails a tenth', 0.1, 1),
]);
