/** A runner that stays after its run, with the real Vitest: after every kind of change it must say what a new one says. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { planReopen } from '../../agent/lifecycle/kept-plan.ts';
import type { RunnerStay } from '../../agent/runner/contract.ts';
import type { TreeChange } from '../../core/workspace.ts';
import { layProject, RunnerSession, runnerOutcomes, vitestOutcomes } from '../support/runner-session.ts';

// A dozen runs of a framework, and as many of its own command: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 300_000 });

/** The versions whose instances are kept. */
const VERSIONS = ['vitest-v40', 'vitest-v4', 'vitest-v50', 'vitest'];
const LATEST = 'vitest';

const PASSING = "import { test } from 'vitest';\ntest('passes', () => {});\n";
const FAILING = "import { test } from 'vitest';\ntest('fails', () => { throw new Error('as it should'); });\n";

/** Lines `~ a` (edited), `+ a` (came), `- a` (went); a text for each path that is to be written. */
type Change = { readonly what: string; readonly lines: readonly string[]; readonly texts?: Readonly<Record<string, string>> };
type Step = Change & { readonly failing: readonly string[] };

const STEPS: readonly Step[] = [
  { what: 'nothing', lines: [], failing: [] },
  { what: 'a test', lines: ['~ t/plain.test.js'], texts: { 't/plain.test.js': FAILING }, failing: ['t/plain.test.js'] },
  { what: 'the test, back', lines: ['~ t/plain.test.js'], texts: { 't/plain.test.js': PASSING }, failing: [] },
  {
    what: 'a source two imports away',
    lines: ['~ src/base.js'],
    texts: { 'src/base.js': "export const value = 'two';" },
    failing: ['t/deep.test.js'],
  },
  { what: 'the source, and nobody says so', lines: [], texts: { 'src/base.js': "export const value = 'one';" }, failing: [] },
  { what: 'a test that comes', lines: ['+ t/new.test.js'], texts: { 't/new.test.js': FAILING }, failing: ['t/new.test.js'] },
  { what: 'a test that goes', lines: ['- t/new.test.js'], failing: [] },
  {
    what: 'a source that comes and is what an import elsewhere means',
    lines: ['+ src/base.mjs'],
    texts: { 'src/base.mjs': "export const value = 'three';" },
    failing: ['t/deep.test.js'],
  },
  { what: 'a source that goes', lines: ['- src/base.mjs'], failing: [] },
  { what: 'a file that a pattern finds', lines: ['+ src/part/b.js'], texts: { 'src/part/b.js': '' }, failing: ['t/found.test.js'] },
  { what: 'a file that no pattern finds any more', lines: ['- src/part/b.js'], failing: [] },
  {
    what: 'a snapshot',
    lines: ['~ t/__snapshots__/snapshot.test.js.snap'],
    texts: { 't/__snapshots__/snapshot.test.js.snap': '// Vitest Snapshot v1\n\nexports[`is as it was 1`] = `"other"`;\n' },
    failing: ['t/snapshot.test.js'],
  },
  {
    what: 'data that a module imports',
    lines: ['~ src/data.json'],
    texts: { 'src/data.json': '{ "answer": 43 }' },
    failing: ['t/data.test.js', 't/snapshot.test.js'],
  },
  {
    what: 'what Vitest left for its next start',
    lines: ['- node_modules/.vite', '- node_modules/.vitest-cache'],
    failing: ['t/data.test.js', 't/snapshot.test.js'],
  },
];

function lay(framework: string): string {
  const project = layProject('kept', framework);
  onTestFinished(project.remove);
  return project.cwd;
}

function write(cwd: string, texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
}

/** Does it to the folder, and returns what a worktree says of it. */
function apply(cwd: string, { lines, texts = {} }: Change): readonly TreeChange[] {
  const kinds = { '~': 'edited', '+': 'came', '-': 'went' } as const;
  const changes = lines.map((line): TreeChange => ({ path: line.slice(2), kind: kinds[line.charAt(0) as keyof typeof kinds] }));
  for (const { path, kind } of changes) if (kind === 'went') rmSync(join(cwd, path), { recursive: true, force: true });
  write(cwd, texts);
  return changes;
}

async function finish(session: RunnerSession, cwd: string): Promise<{ readonly lines: readonly string[]; readonly stay: RunnerStay }> {
  const { files } = await session.discover();
  const ready = await session.prepare(files);
  if (ready.type !== 'ready') throw new Error(JSON.stringify(ready));
  const units = await session.runAll(files);
  const { stay, leavesBecause, errors } = await session.close(cwd);
  if (stay === undefined) throw new Error(`it did not stay: ${leavesBecause} ${JSON.stringify(errors)}`);
  return { lines: runnerOutcomes(units), stay };
}

test.each(VERSIONS)('a kept %s says of every change what its own command says', async (framework) => {
  const cwd = lay(framework);
  await using session = new RunnerSession();
  await session.open(cwd);
  let { stay } = await finish(session, cwd);
  for (const step of STEPS) {
    const plan = planReopen(apply(cwd, step), stay);
    if (plan.kind === 'give-up') throw new Error(`${step.what}: ${plan.because}`);
    const opened = await session.reopen({ root: cwd, edited: plan.edited, forgetsAll: plan.forgetsAll });
    expect([step.what, opened]).toMatchObject([step.what, { type: 'opened' }]);
    const ended = await finish(session, cwd);
    stay = ended.stay;
    expect([step.what, ended.lines]).toEqual([step.what, await vitestOutcomes(cwd)]);
    const failing = ended.lines.flatMap((line) => (line.endsWith('|failed') ? [line.split('|')[0]] : []));
    expect([step.what, failing]).toEqual([step.what, step.failing]);
  }
  expect(planReopen(apply(cwd, { what: '', lines: ['~ vitest.config.mjs'] }), stay).kind).toBe('give-up');
  expect(await session.close()).toMatchObject({ errors: [] });
  expect(await session.exited).toBe(0);
});

const CONFIG = (test: string, more = ''): string =>
  `import { defineConfig } from 'vitest/config';\n${more}\nexport default defineConfig({ test: { ${test} } });\n`;

describe('a runner does not stay', () => {
  test.for<readonly [string, Readonly<Record<string, string>>]>([
    ['tests run in threads', { 'vitest.config.mjs': CONFIG("pool: 'threads'") }],
    ['a global set-up ran', { 'vitest.config.mjs': CONFIG("globalSetup: './set-up.mjs'"), 'set-up.mjs': 'export const setup = () => {};' }],
    ['there are type tests', { 'vitest.config.mjs': CONFIG('typecheck: { enabled: true }') }],
    ['the project has a plugin', { 'vitest.config.mjs': "export default { plugins: [{ name: 'mine' }] };" }],
    ['the configuration reads files', { 'vitest.config.mjs': CONFIG('', "import fs from 'node:fs';") }],
    [
      'what the configuration imports reads files',
      { 'vitest.config.mjs': CONFIG('', "import './more.mjs';"), 'more.mjs': "import 'node:fs';" },
    ],
    [
      'a unit crashed',
      { 't/plain.test.js': "import { test } from 'vitest';\ntest('ends', () => process.kill(process.pid, 'SIGKILL'));\n" },
    ],
    [
      'a test left a process',
      {
        't/plain.test.js':
          "import { spawn } from 'node:child_process';\nimport { test } from 'vitest';\ntest('starts', () => spawn('sleep', ['300'], { detached: true, stdio: 'ignore' }).unref());\n",
      },
    ],
  ])('where %s', async ([, texts]) => {
    const cwd = lay(LATEST);
    write(cwd, texts);
    await using session = new RunnerSession();
    const { files } = await session.begin(cwd);
    await session.runAll(files.filter(({ path }) => path === 't/plain.test.js'));
    const closed = await session.close(cwd);
    expect({ stay: closed.stay, hasReason: closed.leavesBecause !== undefined }).toEqual({ stay: undefined, hasReason: true });
    expect(await session.exited).toBe(0);
  });

  test('where its Vitest is too old', async () => {
    const cwd = lay('vitest-v3');
    await using session = new RunnerSession();
    await session.open(cwd);
    expect((await session.close(cwd)).stay).toBeUndefined();
    expect(await session.exited).toBe(0);
  });

  test('where nobody asked it to', async () => {
    await using session = new RunnerSession();
    await session.open(lay(LATEST));
    expect(await session.close()).not.toHaveProperty('stay');
    expect(await session.exited).toBe(0);
  });
});
