/**
 * Agents that are sick and agents that are not, in virtual time with the run's own decisions: how soon the first are found, how often the others
 * are fenced by mistake, what a machine that fails fast takes before it is stopped, and what a pool makes of a machine that fails a little in each
 * of many runs.
 *
 *   node scripts/simulate-sick.ts [--healthy 100000] [--sick 300] [--seed 1]
 */
import { addEvidence, recallLogs, type StandingRecord } from '../coordinator/pool/standing-record.ts';
import { type FleetOptions, runFleet } from '../coordinator/run/fleet-model.ts';
import type { Behaviour, ModelFile } from '../coordinator/run/model-project.ts';
import type { Evidence } from '../coordinator/run/types.ts';
import { mean, quantile } from '../core/quantile.ts';
import { createRandom, type Random } from '../core/random.ts';
import { readOptions } from './option.ts';

const { values } = readOptions('usage: npm run simulate:sick -- [--healthy N] [--sick N] [--seed N]', {
  options: {
    healthy: { type: 'string', default: '100000' },
    sick: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
});

const AGENTS = 20;
const FILES = 400;
const LONGEST_RUN_MS = 3_600_000;
/** Runs of one pool, an hour apart. */
const RUNS_A_POOL = 25;
const HOUR_MS = 3_600_000;

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
): {
  readonly fenced: string[];
  readonly units: number;
  readonly charged: number;
  readonly said: readonly (Evidence & { readonly agent: string })[];
} {
  const fleet = runFleet({ files, agents, limitMs: LONGEST_RUN_MS, settings: { isShared: true } });
  const records = fleet.of('file-settled').flatMap(({ cases }) => cases);
  return {
    fenced: fleet.of('agent-sick').map(({ agent }) => agent),
    units: fleet.of('unit-started').filter(({ agent }) => agent === 'sick').length,
    charged: records.filter(({ attempts }) => attempts.some(({ agent, outcome }) => agent === 'sick' && outcome === 'failed')).length,
    said: fleet.effects.flatMap((effect) => (effect.type === 'weigh-agent' ? effect : [])),
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

/**
 * One run an hour on the same agents, with what the pool remembers in between. The first agent fails a share of the files of each run. Answers in how many
 * runs it was fenced, and how often others were.
 */
function simulateMemory(name: string, share: number, flakeShare: number): Record<string, string | number> {
  const firstFences: number[] = [];
  let wrong = 0;
  let agentRuns = 0;
  const pools = Math.ceil(Number(values.sick) / RUNS_A_POOL);
  for (let pool = 0; pool < pools; pool += 1) {
    const random = createRandom(`${values.seed}/${name}/${pool}`);
    const records = new Map<string, StandingRecord>();
    let firstFence = Number.POSITIVE_INFINITY;
    for (let run = 0; run < RUNS_A_POOL; run += 1) {
      const bad = new Set(Array.from({ length: FILES }, (_, file) => file).filter(() => random.next() < share));
      const isSick = (file: number, agent: string): boolean => agent === 'sick' && bad.has(file);
      const nowMs = (run + 1) * HOUR_MS;
      const agents = ['sick', ...Array.from({ length: AGENTS - 1 }, (_, index) => `agent ${index}`)].map((id) => ({
        id,
        speed: random.lognormal(1, 0.1),
        recalled: recallLogs(records.get(id), nowMs),
      }));
      const { said, fenced } = play(filesOf({ random, flakes: flakeShares(random, flakeShare), isSick }, new Set()), agents);
      for (const evidence of said) records.set(evidence.agent, addEvidence(records.get(evidence.agent), { ...evidence, atMs: nowMs }));
      if (fenced.includes('sick')) firstFence = Math.min(firstFence, run + 1);
      wrong += fenced.filter((agent) => share === 0 || agent !== 'sick').length;
      agentRuns += share === 0 ? AGENTS : AGENTS - 1;
    }
    firstFences.push(firstFence);
  }
  const found = firstFences.filter((run) => Number.isFinite(run));
  return {
    scenario: name,
    pools,
    found: found.length,
    runsMedian: found.length === 0 ? 0 : quantile(found, 0.5),
    healthyRuns: agentRuns,
    wrong,
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
console.table([
  simulateMemory('remembered: healthy, 2 of 1,000 files fail by chance', 0, 0.002),
  simulateMemory('remembered: healthy, 1 of 100 files fails by chance', 0, 0.01),
  simulateMemory('remembered: fails half', 0.5, 0.002),
  simulateMemory('remembered: fails a tenth', 0.1, 0.002),
]);
