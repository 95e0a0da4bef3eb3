/** Bench `playwright`: shard-run against `playwright test` with as many workers, and what one more unit costs on a warm slot. */
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { measureRun, shardRunCommand, withTempDir } from './command.ts';
import type { Command } from './measure.ts';
import { median, paired, ratio, seconds } from './sample.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILES = 60;
const SLOTS = 2;

export const PLAYWRIGHT: Bench = {
  summary: `${FILES} made files on ${SLOTS} workers against playwright test; with CHROMIUM=/path each test opens a page`,
  run: (options) => withTempDir((dir) => run(options, dir)),
};

type Report = {
  readonly verdict: string;
  readonly totals: { readonly files: number; readonly cases: number };
  readonly cases: readonly {
    readonly file: string;
    readonly attempts: readonly { readonly slot: number; readonly startedAt: string; readonly durationMs: number }[];
  }[];
};

async function run(options: BenchOptions, dir: string): Promise<BenchResult> {
  const files = Math.max(2, Math.round(FILES * options.size));
  await writePlaywrightProject(dir, files);
  const report = path.join(dir, 'report.json');
  const ours = shardRunCommand(dir, ['--slots', String(SLOTS), '--reporter', `json=${report}`]);
  const cli = path.join(ROOT, 'node_modules/@playwright/test/cli.js');
  const theirs: Command = { command: process.execPath, args: [cli, 'test', '--workers', String(SLOTS), '--reporter', 'line'], cwd: dir };
  const units: number[] = [];
  // The first run learns what the files take.
  await measureGreen(ours);
  const [theirWalls = [], ourWalls = []] = await paired(
    [
      () => measureGreen(theirs),
      async () => {
        const wallMs = await measureGreen(ours);
        units.push(unitOverhead(JSON.parse(await readFile(report, 'utf8')) as Report, files));
        return wallMs;
      },
    ],
    options.repeats,
  );
  const ratios = ourWalls.map((wallMs, round) => wallMs / (theirWalls[round] ?? Number.NaN));
  const row = (name: string, walls: readonly number[]): string[] => [
    name,
    seconds(median(walls)),
    seconds(Math.min(...walls)),
    seconds(Math.max(...walls)),
  ];
  return {
    table: [
      [`${files} files`, 'median', 'min', 'max'],
      row('playwright test', theirWalls),
      row('shard-run, with history', ourWalls),
      ['ratio, round by round', ratio(median(ratios)), ratio(Math.min(...ratios)), ratio(Math.max(...ratios))],
      ['one more unit on a warm slot', ...[median(units), Math.min(...units), Math.max(...units)].map((ms) => `${ms.toFixed(1)} ms`)],
    ],
    figures: [
      { name: 'shard-run / playwright test', unit: 'ratio', value: median(ratios), target: '<= 1.00', samples: ratios },
      { name: 'one more unit on a warm slot, beyond its tests', unit: 'ms', value: median(units), target: '<= 150', samples: units },
    ],
    notes: [process.env['CHROMIUM'] === undefined ? 'no browser: set CHROMIUM to open a page in each test' : 'each test opens a page'],
  };
}

/** The time between the last test of a file and the first of the next on one slot, where the worker stays; the median. */
function unitOverhead({ verdict, totals, cases }: Report, files: number): number {
  if (verdict !== 'green' || totals.files !== files) throw new Error(`the run is ${verdict}, with ${totals.files} of ${files} files`);
  const timed = cases.flatMap(({ file, attempts }) =>
    attempts.map(({ slot, startedAt, durationMs }) => ({ file, slot, startMs: Date.parse(startedAt), durationMs })),
  );
  const gaps = [...Map.groupBy(timed, ({ slot }) => slot).values()].flatMap((own) => {
    const ordered = own.toSorted((one, other) => one.startMs - other.startMs);
    return ordered.flatMap(({ file, startMs }, index) => {
      const before = ordered[index - 1];
      return before === undefined || before.file === file ? [] : [startMs - before.startMs - before.durationMs];
    });
  });
  return median(gaps);
}

/** A command that fails is a fast one. */
async function measureGreen(command: Command): Promise<number> {
  const { exitCode, wallMs, output } = await measureRun(command);
  if (exitCode !== 0) throw new Error(`${command.args.join(' ')} ended with ${exitCode}:\n${output}`);
  return wallMs;
}

async function writePlaywrightProject(dir: string, files: number): Promise<void> {
  const chromium = process.env['CHROMIUM'];
  const launchOptions = {
    executablePath: chromium,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-quic', '--no-first-run'],
  };
  await mkdir(path.join(dir, 'node_modules/@playwright'), { recursive: true });
  await symlink(path.join(ROOT, 'node_modules/@playwright/test'), path.join(dir, 'node_modules/@playwright/test'), 'junction');
  await writeFile(path.join(dir, 'package.json'), '{ "private": true, "type": "module" }');
  const config = { testDir: 'e2e', use: chromium === undefined ? {} : { browserName: 'chromium', launchOptions } };
  await writeFile(path.join(dir, 'playwright.config.ts'), `export default ${JSON.stringify(config)};\n`);
  await mkdir(path.join(dir, 'e2e'));
  const body =
    chromium === undefined
      ? 'async () => { await new Promise((resolve) => setTimeout(resolve, 20)); expect(1).toBe(1); }'
      : "async ({ page }) => { await page.setContent('<h1>shop</h1>'); await expect(page.getByRole('heading')).toHaveText('shop'); }";
  for (let number = 0; number < files; number += 1) {
    const tests = ['opens', 'sells', 'closes'].map((title) => `test('${title}', ${body});\n`);
    await writeFile(path.join(dir, `e2e/shop-${number}.spec.ts`), `import { expect, test } from '@playwright/test';\n${tests.join('')}`);
  }
}
