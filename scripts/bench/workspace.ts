/** Bench `workspace`: one file edited among many, brought to a folder on an agent, to many agents at once, and to the first case on each of them. */
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { withTempDir } from './command.ts';
import { measureEnter } from './workspace-enter.ts';
import { measureFetch } from './workspace-fetch.ts';
import { measureFolder } from './workspace-folder.ts';
import { FILE_BYTES, FILES, filesOf } from './workspace-ground.ts';

type Part = (options: BenchOptions, directory: string) => Promise<BenchResult>;

const PARTS: Readonly<Record<string, Part>> = { folder: measureFolder, fetch: measureFetch, enter: measureEnter };

export const WORKSPACE: Bench = {
  summary: `a working tree of ${FILES} files, one of them edited: to a folder on a warm agent, to 36 agents at once, from Enter to the first case on all agents (--part folder|fetch|enter, --agents N for the last)`,
  run,
};

async function run(options: BenchOptions): Promise<BenchResult> {
  const wanted = options.extra['part'];
  const chosen = Object.entries(PARTS).filter(([name]) => wanted === undefined || wanted === name);
  if (chosen.length === 0) throw new Error(`--part is one of ${Object.keys(PARTS).join(', ')}, not ${JSON.stringify(wanted)}`);
  const results: BenchResult[] = [];
  for (const [name, part] of chosen) {
    options.log(`part ${name}`);
    results.push(await withTempDir((directory) => part(options, directory)));
  }
  return {
    table: [['what', 'median', 'first or worst'], ...results.flatMap(({ table }) => table)],
    figures: results.flatMap(({ figures }) => figures),
    notes: [
      `${filesOf(options.size)} files of ${FILE_BYTES} bytes; all on this machine, over loopback`,
      ...results.flatMap(({ notes }) => notes),
    ],
  };
}
