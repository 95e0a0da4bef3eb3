/** Runs one after the other on an agent: the runner of the first serves the second, and what was edited in between is seen. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { PoolGround, startCommand } from '../support/pool-ground.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Only its set-up brings Vitest to the agent. */
const CONFIG = `export default { setup: 'mkdir node_modules && ln -s ${path.join(ROOT, 'node_modules/vitest')} node_modules/vitest' };\n`;

// Each command starts Node, git and a framework: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 240_000 });

let pool: PoolGround;

beforeAll(async () => {
  pool = await PoolGround.open();
  pool.join('one');
});

afterAll(() => pool[Symbol.asyncDispose]());

/** Each test process writes down who started it: the runner. */
function testText(marks: string, value: number): string {
  return `import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { value } from '../src/value';
test('is as it was', () => {
  appendFileSync(${JSON.stringify(marks)}, process.ppid + '\\n');
  expect(value).toBe(${value});
});
`;
}

test('an edit is seen by the runner that was kept, and another configuration by a new one', async () => {
  using marks = new CliProject({});
  using project = new CliProject({
    'shard.config.ts': CONFIG,
    '.gitignore': 'node_modules\n',
    'vitest.config.ts': 'export default {};\n',
    'src/value.ts': 'export const value = 1;\n',
    't/value.test.ts': testText(marks.path('runners'), 1),
  });
  execFileSync('git', ['-C', project.folder, 'init', '--quiet']);
  /** Runs on the agent; which runners did, and what was said when it was not green. */
  const run = async (): Promise<{ code: number | null; runners: ReadonlySet<string>; said: string }> => {
    rmSync(marks.path('runners'), { force: true });
    const { code, said } = await startCommand(project.folder, ['--on', pool.address]).ended;
    const runners = existsSync(marks.path('runners')) ? readFileSync(marks.path('runners'), 'utf8').trim().split('\n') : [];
    return { code, runners: new Set(runners), said: code === 0 ? '' : said };
  };

  const first = await run();
  expect(first).toMatchObject({ code: 0, said: '', runners: { size: 1 } });
  project.write({ 'src/value.ts': 'export const value = 2;\n' });
  const red = await run();
  expect(red).toEqual({ code: 1, runners: first.runners, said: red.said });
  project.write({ 't/value.test.ts': testText(marks.path('runners'), 2), 'src/more.ts': '' });
  expect(await run()).toEqual(first);
  project.write({ 'vitest.config.ts': 'export default { test: { globals: true } };\n' });
  const other = await run();
  expect(other).toMatchObject({ code: 0, said: '', runners: { size: 1 } });
  expect(other.runners).not.toEqual(first.runners);
});
