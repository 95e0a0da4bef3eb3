/** Bench `one-file`: what a developer waits more for one file with shard-run than with `vitest run FILE`. */
import { cp, mkdir, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { measureRun, vitestCommand, withTempDir } from './command.ts';
import { writeEmptyProject } from './made-project.ts';
import type { Command } from './measure.ts';
import { median, paired, seconds } from './sample.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What npm installs as `shard-run`, and a user types. */
const LAUNCHER = path.join('cli', 'bin.js');
const FILES = 50;
const MADE_FILE = 'test/part-0/file-0.test.js';
/** Fewer say nothing of a difference of a tenth of a second. */
const LEAST_REPEATS = 10;

export const ONE_FILE: Bench = {
  summary: 'one file of one case: shard-run FILE against vitest run FILE, in a made project or in --project DIR with --part FILE',
  run: (options) => withTempDir((dir) => run(options, dir)),
};

type Contestant = { readonly name: string; readonly command: Command };

async function run(options: BenchOptions, dir: string): Promise<BenchResult> {
  const project = options.project ?? path.join(dir, 'project');
  const file = options.extra['part'] ?? MADE_FILE;
  if (options.project === null)
    await writeEmptyProject(project, { files: FILES, casesPerFile: 1, setting: { pool: 'forks', isIsolated: true } });
  const built = await laidOutPackage(path.join(dir, 'package'));
  const launch = (name: string, root: string): Contestant => {
    const args = [path.join(root, LAUNCHER), '--history', path.join(dir, `${name}.db`), file];
    return { name: `shard-run FILE, ${name}`, command: { command: process.execPath, args, cwd: project } };
  };
  const ours = [launch('sources', ROOT), ...(built === null ? [] : [launch('package', built.root)])];
  for (const { command } of ours) await measureGreen(command);
  const all = [{ name: 'vitest run FILE', command: vitestCommand(project, ['run', file]) }, ...ours];
  const [theirs = [], ...walls] = await paired(
    all.map(
      ({ command }) =>
        () =>
          measureGreen(command),
    ),
    Math.max(options.repeats, LEAST_REPEATS),
  );
  const notes = [built === null ? 'without the package: npm run build makes dist/' : `package: dist/ of ${built.builtAt}`];
  return {
    table: renderTable(all, [theirs, ...walls]),
    figures: ours.map((one, index) => overhead(one, theirs, walls[index] ?? [])),
    notes,
  };
}

/** The launcher and `dist/` as the package has them, without the sources beside them; `null` when nothing was built. */
async function laidOutPackage(root: string): Promise<{ readonly root: string; readonly builtAt: string } | null> {
  const dist = path.join(ROOT, 'dist');
  const built = await stat(path.join(dist, 'cli', 'main.js')).catch(() => null);
  if (built === null) return null;
  await mkdir(path.join(root, 'cli'), { recursive: true });
  await cp(path.join(ROOT, LAUNCHER), path.join(root, LAUNCHER));
  await symlink(dist, path.join(root, 'dist'), 'junction');
  return { root, builtAt: built.mtime.toISOString() };
}

/** A command that fails is a fast one: only what proved its file green is compared. */
async function measureGreen(command: Command): Promise<number> {
  const { exitCode, wallMs, output } = await measureRun(command);
  if (exitCode !== 0) throw new Error(`${command.args.join(' ')} ended with ${exitCode}:\n${output}`);
  return wallMs;
}

/** Round by round: a slow moment of the machine hits both sides of a difference. */
function overheads(theirs: readonly number[], ours: readonly number[]): number[] {
  return ours.map((wallMs, round) => wallMs - (theirs[round] ?? Number.NaN));
}

function overhead({ name }: Contestant, theirs: readonly number[], ours: readonly number[]): Figure {
  const samples = overheads(theirs, ours);
  return { name: `${name}, over vitest run FILE`, unit: 'ms', value: median(samples), target: '<= 150', samples };
}

function renderTable(all: readonly Contestant[], walls: readonly (readonly number[])[]): string[][] {
  const rows = all.map(({ name }, index) => {
    const own = walls[index] ?? [];
    const more = index === 0 ? '' : `${median(overheads(walls[0] ?? [], own)).toFixed(0)} ms`;
    return [name, seconds(median(own)), seconds(Math.min(...own)), seconds(Math.max(...own)), more];
  });
  return [['one file', 'median', 'min', 'max', 'more'], ...rows];
}
