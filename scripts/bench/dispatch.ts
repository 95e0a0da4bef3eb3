/** Bench `dispatch`: what one more file costs on a warm slot, as the slope between a small and a large project, against Vitest's own. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { measureRun, shardRunCommand, vitestCommand, withTempDir } from './command.ts';
import type { PoolSetting } from './made-project.ts';
import { chosenSettings, settingName, writeEmptyProject } from './made-project.ts';
import { median, paired } from './sample.ts';

const FEW_FILES = 20;
const MORE_FILES = 100;

export const DISPATCH: Bench = {
  summary: 'wall time of one more file of one empty case on one slot, the slope of two project sizes',
  run: (options) => withTempDir((dir) => run(options, dir)),
};

async function run(options: BenchOptions, dir: string): Promise<BenchResult> {
  const rows: string[][] = [];
  const figures: Figure[] = [];
  for (const [index, setting] of chosenSettings(options.extra).entries()) {
    const { theirs, ours } = await measureSetting(options, setting, path.join(dir, String(index)));
    const overhead = median(ours) - median(theirs);
    rows.push([settingName(setting), `${median(theirs).toFixed(1)} ms`, `${median(ours).toFixed(1)} ms`, `${overhead.toFixed(1)} ms`]);
    figures.push({
      name: `one more file over vitest, ${settingName(setting)}`,
      unit: 'ms',
      value: overhead,
      target: setting.isIsolated ? '<= 0' : '<= 10',
      samples: ours,
    });
  }
  return {
    table: [['one more file', 'vitest run, 1 worker', 'shard-run, 1 slot', 'more'], ...rows],
    figures,
    notes: ['shard-run with history; both on one worker; the slope leaves start-up and end out'],
  };
}

async function measureSetting(options: BenchOptions, setting: PoolSetting, dir: string): Promise<{ theirs: number[]; ours: number[] }> {
  const more = Math.max(1, Math.round(MORE_FILES * options.size));
  const few = path.join(dir, 'few');
  const many = path.join(dir, 'many');
  for (const [project, files] of [
    [few, FEW_FILES],
    [many, FEW_FILES + more],
  ] as const) {
    await mkdir(project, { recursive: true });
    await writeEmptyProject(project, { files, casesPerFile: 1, setting });
    await measureRun(shardRunCommand(project, ['--slots', '1']));
  }
  const vitest = (project: string) => async () => (await measureRun(vitestCommand(project, ['run', '--maxWorkers', '1']))).wallMs;
  const shardRun = (project: string) => async () => (await measureRun(shardRunCommand(project, ['--slots', '1']))).wallMs;
  const [a = [], b = [], c = [], d = []] = await paired([vitest(few), shardRun(few), vitest(many), shardRun(many)], options.repeats);
  const slope = (small: readonly number[], large: readonly number[]) =>
    large.map((wall, index) => (wall - (small[index] ?? Number.NaN)) / more);
  const result = { theirs: slope(a, c), ours: slope(b, d) };
  options.log(
    `${settingName(setting)}: vitest ${median(result.theirs).toFixed(1)} ms, shard-run ${median(result.ours).toFixed(1)} ms a file`,
  );
  return result;
}
