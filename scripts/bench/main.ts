/** `npm run bench -- NAME`: measures one thing, prints a table, and writes the samples with `--json FILE`. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import type { Machine } from './machine.ts';
import { readMachine, renderMachine } from './machine.ts';
import { REPEATS, renderTable } from './sample.ts';

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  'local': async () => (await import('./local.ts')).LOCAL,
  'dispatch': async () => (await import('./dispatch.ts')).DISPATCH,
  'makespan': async () => (await import('./makespan.ts')).MAKESPAN,
  'coordinator': async () => (await import('./coordinator.ts')).COORDINATOR,
  'pool': async () => (await import('./pool.ts')).POOL,
  'empty': async () => (await import('./empty.ts')).EMPTY,
  'one-file': async () => (await import('./one-file.ts')).ONE_FILE,
  'judge': async () => (await import('./judge.ts')).JUDGE,
  'history': async () => (await import('./history.ts')).HISTORY,
  'flake': async () => (await import('./flake.ts')).FLAKE,
  'sync': async () => (await import('./sync.ts')).SYNC,
  'agent-loss': async () => (await import('./agent-loss.ts')).AGENT_LOSS,
  'fuzz': async () => (await import('./fuzz.ts')).FUZZ,
  'coordinator-kill': async () => (await import('./coordinator-kill.ts')).COORDINATOR_KILL,
  'deploy-kill': async () => (await import('./deploy-kill.ts')).DEPLOY_KILL,
  'deploy-react': async () => (await import('./deploy-react.ts')).DEPLOY_REACT,
  'workspace': async () => (await import('./workspace.ts')).WORKSPACE,
  'pipeline': async () => (await import('./pipeline.ts')).PIPELINE,
  'page': async () => (await import('./page.ts')).PAGE,
  'playwright': async () => (await import('./playwright.ts')).PLAYWRIGHT,
  'pipeline-real': async () => (await import('./pipeline-real.ts')).PIPELINE_REAL,
  'page-frames': async () => (await import('./page-frames.ts')).PAGE_FRAMES,
  'page-large': async () => (await import('./page-large.ts')).PAGE_LARGE,
  'page-pixels': async () => (await import('./page-pixels.ts')).PAGE_PIXELS,
  'preempt': async () => (await import('./preempt.ts')).PREEMPT,
  'trial': async () => (await import('./trial.ts')).TRIAL,
};

const OPTIONS = {
  json: { type: 'string' },
  project: { type: 'string' },
  repeats: { type: 'string', default: String(REPEATS) },
  size: { type: 'string', default: '1' },
  seed: { type: 'string', default: '1' },
  pool: { type: 'string' },
  agents: { type: 'string' },
  'time-scale': { type: 'string' },
  part: { type: 'string' },
  hosts: { type: 'string' },
  deploys: { type: 'string' },
  kills: { type: 'string' },
  cut: { type: 'boolean' },
  runs: { type: 'string' },
  shared: { type: 'boolean' },
  messages: { type: 'string' },
  cell: { type: 'string' },
  foreseen: { type: 'string' },
  from: { type: 'string' },
  count: { type: 'string' },
  trials: { type: 'string' },
  append: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  const load = BENCHES[positionals[0] ?? ''];
  if (load === undefined || values.help) {
    process.stderr.write(
      `usage: npm run bench -- NAME [--json FILE] [--project DIR] [--repeats N] [--size FACTOR] [--seed N] [--pool threads|forks] [--agents N] [--time-scale FACTOR] [--part NAME] [--hosts N,N] [--deploys N] [--runs N] [--kills N] [--shared] [--cut] [--messages N] [--cell NAME] [--foreseen SHARE] [--trials N] [--from N --count N --json FILE --append]\nNAME: ${Object.keys(BENCHES).join(', ')}\n`,
    );
    return 2;
  }
  const machine = readMachine();
  const options: BenchOptions = {
    project: values.project === undefined ? null : path.resolve(values.project),
    repeats: Number(values.repeats),
    size: Number(values.size),
    seed: Number(values.seed),
    record: values.append ? path.resolve(values.json ?? '') : null,
    extra: {
      pool: values.pool,
      agents: values.agents,
      'time-scale': values['time-scale'],
      part: values.part,
      hosts: values.hosts,
      deploys: values.count ?? values.deploys,
      kills: values.kills,
      messages: values.messages,
      cut: values.cut === true ? 'yes' : undefined,
      runs: values.runs,
      shared: values.shared === true ? 'yes' : undefined,
      from: values.from,
      cell: values.cell,
      foreseen: values.foreseen,
      trials: values.trials,
    },
    log: (line) => process.stderr.write(`  ${line}\n`),
  };
  const bench = await load();
  if (values.append && (values.json === undefined || bench.canGoOn !== true)) {
    process.stderr.write('--append goes on with the record that --json FILE names; judge and deploy-kill keep one\n');
    return 2;
  }
  process.stdout.write(`${positionals[0]}: ${bench.summary}\n${renderMachine(machine)}\n`);
  const result = await bench.run(options);
  printResult(result);
  if (values.json !== undefined && !values.append) await writeJson(values.json, { bench: positionals[0] ?? '', machine, options, result });
  return 0;
}

function printResult(result: BenchResult): void {
  process.stdout.write(`\n${renderTable(result.table)}\n`);
  for (const note of result.notes) process.stdout.write(`${note}\n`);
}

type Report = { readonly bench: string; readonly machine: Machine; readonly options: BenchOptions; readonly result: BenchResult };

async function writeJson(file: string, report: Report): Promise<void> {
  const { log: _log, ...options } = report.options;
  await writeFile(file, `${JSON.stringify({ schema: 1, ...report, options, writtenAt: new Date().toISOString() }, null, 2)}\n`);
}

process.exitCode = await main(process.argv.slice(2));
