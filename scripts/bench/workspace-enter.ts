/** Part `enter` of the bench `workspace`: from Enter to the first case on every warm agent after one file of many was edited; all processes are real, runners kept or new. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PoolGround } from '../../test/support/pool-ground.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { startShardRun } from './command.ts';
import { median } from './sample.ts';
import { edit, filesOf, makeProject } from './workspace-ground.ts';

/** As many as the cores of the machine that the figures are taken on: each loads a framework of its own. */
const AGENTS = 2;
const TARGET_MS = 3_000;

type Ground = { readonly pool: PoolGround; readonly project: string; readonly marks: string; readonly agents: number };
/** From Enter until the first agent, and until all of them, had begun a case; bytes of packs on all ways together. */
type Round = { readonly firstMs: number; readonly allMs: number; readonly movedBytes: number };

export async function measureEnter(options: BenchOptions, directory: string): Promise<BenchResult> {
  const agents = Number(options.extra['agents'] ?? AGENTS);
  const [project, marks] = [join(directory, 'project'), join(directory, 'marks')];
  writeTests(project, marks, agents);
  makeProject(project, filesOf(options.size));
  await using pool = await PoolGround.open();
  for (let agent = 0; agent < agents; agent += 1) pool.join(`agent-${agent}`, { BENCH_AGENT: `agent-${agent}` });
  const ground = { pool, project, marks, agents };
  const cold = await enter(ground, 'cold');
  options.log(`cold: ${ms(cold.firstMs)} to the first case, ${ms(cold.allMs)} to one on each agent`);
  const warm: Round[] = [];
  const renewed: Round[] = [];
  const changes: number[] = [];
  for (let round = 0; round < options.repeats; round++) {
    changes.push(edit(project, round));
    const entered = await enter(ground, `edit-${round}`);
    warm.push(entered);
    options.log(`edit ${round + 1}: ${ms(entered.firstMs)} to the first case, ${ms(entered.allMs)} to one on each agent`);
    // Nothing that was kept survives this.
    writeFileSync(join(project, 'vitest.config.ts'), `export default {};\n// ${round}\n`);
    const anew = await enter(ground, `renew-${round}`);
    renewed.push(anew);
    options.log(`configuration ${round + 1}: ${ms(anew.firstMs)} to the first case, ${ms(anew.allMs)} to one on each agent`);
  }
  return report(agents, { cold, warm, renewed, changes });
}

/** As many files as agents. Each case says that it has begun and waits for the others, so that no agent gets two. */
function writeTests(project: string, marks: string, agents: number): void {
  mkdirSync(join(project, 'test'), { recursive: true });
  mkdirSync(marks);
  const vitest = resolve(import.meta.dirname, '../../node_modules/vitest');
  const setup = `mkdir -p node_modules && ln -s ${vitest} node_modules/vitest`;
  writeFileSync(join(project, 'shard.config.ts'), `export default { setup: ${JSON.stringify(setup)} };\n`);
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "devDependencies": { "vitest": "*" } }');
  writeFileSync(join(project, 'vitest.config.ts'), 'export default {};\n');
  writeFileSync(join(project, '.gitignore'), 'node_modules\n.shard-run\n');
  for (let index = 0; index < agents; index += 1) {
    writeFileSync(
      join(project, `test/begin-${index}.test.ts`),
      `import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
test('begins', { timeout: 120_000 }, async () => {
  const round = readFileSync(${JSON.stringify(join(marks, 'round'))}, 'utf8');
  writeFileSync(round + '/' + process.env.BENCH_AGENT, String(Date.now()));
  while (readdirSync(round).length < ${agents}) await new Promise((resolve) => setTimeout(resolve, 5));
});
`,
    );
  }
}

async function enter({ pool, project, marks, agents }: Ground, round: string): Promise<Round> {
  const place = join(marks, round);
  mkdirSync(place);
  writeFileSync(join(marks, 'round'), place);
  const before = (await pool.list()).movedBytes;
  const enteredAtMs = Date.now();
  const { code, stdout, stderr } = await startShardRun(project, ['--on', pool.address]).ended;
  const begun = readdirSync(place).map((agent) => Number(readFileSync(join(place, agent), 'utf8')) - enteredAtMs);
  if (code !== 0 || begun.length < agents)
    throw new Error(`the run ended with ${code}, and ${begun.length} agents began:\n${stdout}${stderr}`);
  return { firstMs: Math.min(...begun), allMs: Math.max(...begun), movedBytes: (await pool.list()).movedBytes - before };
}

type Rounds = {
  readonly cold: Round;
  readonly warm: readonly Round[];
  readonly renewed: readonly Round[];
  readonly changes: readonly number[];
};

function report(agents: number, { cold, warm, renewed, changes }: Rounds): BenchResult {
  const all = warm.map(({ allMs }) => allMs);
  const first = warm.map(({ firstMs }) => firstMs);
  const anew = renewed.map(({ allMs }) => allMs);
  // Once to the coordinator, and once to each agent.
  const ratios = warm.map(({ movedBytes }, index) => movedBytes / (agents + 1) / (changes[index] ?? Number.NaN));
  return {
    table: [
      ['Enter to the first case', ms(median(first)), ms(cold.firstMs)],
      [`Enter to a case on each of ${agents} agents`, ms(median(all)), ms(cold.allMs)],
      ['the same with new runners', ms(median(anew)), ''],
      ['bytes on each way / compressed patch', median(ratios).toFixed(2), ''],
    ],
    figures: [
      { name: 'Enter to the first case', unit: 'ms', value: median(first), target: null, samples: first },
      { name: `Enter to a case on each of ${agents} agents`, unit: 'ms', value: median(all), target: `<= ${TARGET_MS} ms`, samples: all },
      { name: `Enter to a case on each of ${agents} agents, new runners`, unit: 'ms', value: median(anew), target: null, samples: anew },
      { name: 'bytes on each way / compressed patch', unit: 'ratio', value: median(ratios), target: '<= 2', samples: ratios },
    ],
    notes: [
      `enter: command line, coordinator, ${agents} agents and their Vitest are processes of this machine; the first time nobody has anything`,
    ],
  };
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
