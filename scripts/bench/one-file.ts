/** Bench `one-file`: what a developer waits more for one file with shard-run than with `vitest run FILE`. */
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { measureRun, shardRunCommand, vitestCommand, withTempDir } from './command.ts';
import { writeEmptyProject } from './made-project.ts';
import { median, paired, seconds } from './sample.ts';

const FILES = 50;
const MADE_FILE = 'test/part-0/file-0.test.js';

export const ONE_FILE: Bench = {
  summary: 'one file of one case: shard-run FILE against vitest run FILE, in a made project or in --project DIR with --part FILE',
  run: (options) => withTempDir((dir) => run(options, dir)),
};

async function run(options: BenchOptions, dir: string): Promise<BenchResult> {
  const project = options.project ?? dir;
  const file = options.extra['part'] ?? MADE_FILE;
  if (options.project === null)
    await writeEmptyProject(dir, { files: FILES, casesPerFile: 1, setting: { pool: 'forks', isIsolated: true } });
  const history = ['--history', `${dir}/history.db`];
  await measureRun(shardRunCommand(project, [...history, file]));
  const [theirs = [], ours = []] = await paired(
    [
      async () => (await measureRun(vitestCommand(project, ['run', file]))).wallMs,
      async () => (await measureRun(shardRunCommand(project, [...history, file]))).wallMs,
    ],
    Math.max(options.repeats, 10),
  );
  const overhead = median(ours) - median(theirs);
  return {
    table: [
      ['one file', 'median', 'min', 'max'],
      ...(
        [
          ['vitest run FILE', theirs],
          ['shard-run FILE', ours],
        ] as const
      ).map(([name, walls]) => [name, seconds(median(walls)), seconds(Math.min(...walls)), seconds(Math.max(...walls))]),
      ['more', `${overhead.toFixed(0)} ms`, '', ''],
    ],
    figures: [{ name: 'shard-run FILE over vitest run FILE', unit: 'ms', value: overhead, target: '<= 150', samples: ours }],
    notes: [],
  };
}
