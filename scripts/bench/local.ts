/** Bench `local`: shard-run against `vitest run` of the same project and version, and whether both say the same of every case. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { measureRun, shardRunCommand, vitestCommand, withTempDir } from './command.ts';
import type { Measurement } from './measure.ts';
import type { Outcomes } from './outcome.ts';
import { countCases, findDifferences, readShardRunOutcomes, readVitestOutcomes } from './outcome.ts';
import { median, paired, ratio, seconds } from './sample.ts';

const DIFFERENCES_SHOWN = 20;

export const LOCAL: Bench = {
  summary: "shard-run against the project's own vitest run, paired: --project DIR",
  run: (options) => withTempDir((dir) => run(options, dir)),
};

type Variant = { readonly name: string; readonly run: () => Promise<Measurement> };

async function run(options: BenchOptions, dir: string): Promise<BenchResult> {
  const project = options.project;
  if (project === null) throw new Error('bench local needs --project DIR');
  const learned = path.join(dir, 'learned.db');
  const notes = await compareOutcomes(project, { dir, history: learned });
  let firsts = 0;
  const shardRun = (history: string) => measureRun(shardRunCommand(project, ['--history', history]));
  const variants: readonly Variant[] = [
    { name: 'vitest run', run: () => measureRun(vitestCommand(project, ['run'])) },
    { name: 'vitest run --maxWorkers 2', run: () => measureRun(vitestCommand(project, ['run', '--maxWorkers', '2'])) },
    { name: 'shard-run, first run ever', run: () => shardRun(path.join(dir, `first-${firsts++}.db`)) },
    { name: 'shard-run, with history', run: () => shardRun(learned) },
  ];
  const results = await paired(
    variants.map((variant) => async () => {
      const result = await variant.run();
      options.log(`${variant.name}: ${seconds(result.wallMs)}`);
      return result;
    }),
    options.repeats,
  );
  return summarise(variants, results, notes);
}

function summarise(variants: readonly Variant[], results: readonly (readonly Measurement[])[], notes: readonly string[]): BenchResult {
  const walls = results.map((runs) => runs.map((each) => each.wallMs));
  const medians = walls.map(median);
  const [plain = Number.NaN, two = Number.NaN, first = Number.NaN, later = Number.NaN] = medians;
  const cpu = results.map((runs) => median(runs.flatMap((each) => (each.cpuMs === null ? [] : [each.cpuMs]))));
  return {
    table: [
      ['', 'wall median', 'min', 'max', 'CPU', '/ vitest run', '/ --maxWorkers 2'],
      ...variants.map((variant, index) => {
        const wall = medians[index] ?? Number.NaN;
        const samples = walls[index] ?? [];
        return [
          variant.name,
          seconds(wall),
          seconds(Math.min(...samples)),
          seconds(Math.max(...samples)),
          seconds(cpu[index] ?? Number.NaN),
          ratio(wall / plain),
          ratio(wall / two),
        ];
      }),
    ],
    figures: [
      { name: 'first run / vitest run', unit: 'ratio', value: first / plain, target: '<= 0.85', samples: walls[2] ?? [] },
      { name: 'first run / vitest run --maxWorkers 2', unit: 'ratio', value: first / two, target: '<= 1.05', samples: walls[2] ?? [] },
      { name: 'with history / vitest run', unit: 'ratio', value: later / plain, target: '<= 0.75', samples: walls[3] ?? [] },
      { name: 'with history / vitest run --maxWorkers 2', unit: 'ratio', value: later / two, target: '<= 1.00', samples: walls[3] ?? [] },
      ...variants.map((variant, index) => ({
        name: variant.name,
        unit: 'ms' as const,
        value: medians[index] ?? Number.NaN,
        target: null,
        samples: walls[index] ?? [],
      })),
    ],
    notes,
  };
}

type Comparison = { readonly dir: string; readonly history: string };

/** Runs both once with reports; a test that is flaky by itself shows up here as a difference, so two runs of Vitest are compared too. */
async function compareOutcomes(project: string, { dir, history }: Comparison): Promise<string[]> {
  const own = async (name: string): Promise<Outcomes> => {
    const file = path.join(dir, name);
    await measureRun(vitestCommand(project, ['run', '--reporter=json', `--outputFile=${file}`]));
    return readVitestOutcomes(await readFile(file, 'utf8'), project);
  };
  const ours = async (name: string): Promise<Outcomes> => {
    const file = path.join(dir, name);
    await measureRun(shardRunCommand(project, ['--history', history, '--reporter', `json=${file}`]));
    return readShardRunOutcomes(await readFile(file, 'utf8'));
  };
  const [theirs, first, again, learned] = [
    await own('vitest-1.json'),
    await ours('first.json'),
    await own('vitest-2.json'),
    await ours('learned.json'),
  ];
  const unsteady = findDifferences(theirs, again);
  const differences = [...new Set([...findDifferences(theirs, first), ...findDifferences(theirs, learned)])];
  const own1 = new Set(unsteady.map(caseName));
  const real = differences.filter((line) => !own1.has(caseName(line)));
  return [
    `outcomes: ${countCases(theirs)} cases in vitest run, ${countCases(first)} in shard-run, ${countCases(learned)} in its second run; ${real.length} differ, ${unsteady.length} differ between two runs of vitest itself`,
    ...real.slice(0, DIFFERENCES_SHOWN).map((line) => `  ${line}`),
  ];
}

function caseName(line: string): string {
  return line.slice(0, line.lastIndexOf(': vitest '));
}
