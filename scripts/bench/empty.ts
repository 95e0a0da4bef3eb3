/** Bench `empty`: a thousand files of fifteen empty cases, nothing but overhead, against `vitest run` with the same pool and isolation. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { measureRun, shardRunCommand, vitestCommand, withTempDir } from './command.ts';
import { chosenSettings, settingName, writeEmptyProject } from './made-project.ts';
import { median, paired, ratio, seconds } from './sample.ts';

const FILES = 1_000;
const CASES_PER_FILE = 15;
const WORKERS = 2;

export const EMPTY: Bench = {
  summary: `1,000 files x ${CASES_PER_FILE} empty cases on ${WORKERS} workers, shard-run with history against vitest run`,
  run: (options) => withTempDir((dir) => run(options, dir)),
};

async function run(options: BenchOptions, dir: string): Promise<BenchResult> {
  const files = Math.max(1, Math.round(FILES * options.size));
  const rows: string[][] = [];
  const figures: Figure[] = [];
  for (const [index, setting] of chosenSettings(options.extra).entries()) {
    const project = path.join(dir, String(index));
    await mkdir(project);
    await writeEmptyProject(project, { files, casesPerFile: CASES_PER_FILE, setting });
    const slots = ['--slots', String(WORKERS)];
    await measureRun(shardRunCommand(project, slots));
    const [theirs = [], ours = []] = await paired(
      [
        async () => (await measureRun(vitestCommand(project, ['run', '--maxWorkers', String(WORKERS)]))).wallMs,
        async () => (await measureRun(shardRunCommand(project, slots))).wallMs,
      ],
      options.repeats,
    );
    const value = median(ours) / median(theirs);
    options.log(`${settingName(setting)}: ${seconds(median(theirs))} and ${seconds(median(ours))}`);
    rows.push([settingName(setting), seconds(median(theirs)), seconds(median(ours)), ratio(value)]);
    figures.push({ name: `shard-run / vitest run, ${settingName(setting)}`, unit: 'ratio', value, target: '<= 1.00', samples: ours });
  }
  return {
    table: [[`${files} files`, `vitest run --maxWorkers ${WORKERS}`, `shard-run --slots ${WORKERS}`, 'ratio'], ...rows],
    figures,
    notes: [],
  };
}
