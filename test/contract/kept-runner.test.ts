/** A runner that stays after its run, with the real Vitest: after every kind of change it must say what a new one says. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { planReopen } from '../../agent/lifecycle/kept-plan.ts';
import type { RunnerStay } from '../../agent/runner/contract.ts';
import type { TreeChange } from '../../core/workspace.ts';
import { layProject, RunnerSession, runnerOutcomes, vitestOutcomes } from '../support/runner-session.ts';

// Several runs of a framework, and as many of its own command: on a busy machine each waits for a core.
vi.setConfig({ testTimeout: 300_000 });

/** The versions whose instances are kept. */
const VERSIONS = ['vitest-v40', 'vitest-v4', 'vitest-v50', 'vitest'];
const LATEST = 'vitest';

const PASSING = "import { test } from 'vitest';\ntest('passes', () => {});\n";
const FAILING = "import { test } from 'vitest';\ntest('fails', () => { throw new Error('as it should'); });\n";

/** Lines `~ a` (edited), `+ a` (came), `- a` (went); a text for each path that is to be written. */
type Change = { readonly what: string; readonly lines: readonly string[]; readonly texts?: Readonly<Record<string, string>> };
type Step = Change & { readonly failing: readonly string[] };

const SNAPSHOT = 't/__snapshots__/snapshot.test.js.snap';
const snapshot = (text: string): string =>
  `// Vitest Snapshot v1, https://vitest.dev/guide/snapshot.html\n\nexports[\`is as it was 1\`] = \`"${text}"\`;\n`;

const STEPS: readonly Step[] = [
  { what: 'nothing', lines: [], failing: [] },
  {
    what: 'a test, a source two imports away, a snapshot and data',
    lines: ['~ t/plain.test.js', '~ src/base.js', `~ ${SNAPSHOT}`, '~ src/data.json'],
    texts: {
      't/plain.test.js': FAILING,
      'src/base.js': "export const value = 'two';",
      [SNAPSHOT]: snapshot('other'),
      'src/data.json': '{ "answer": 43 }',
    },
    failing: ['t/data.test.js', 't/deep.test.js', 't/plain.test.js', 't/snapshot.test.js'],
  },
  {
    what: 'all of them back, of the source nobody says so',
    lines: ['~ t/plain.test.js', `~ ${SNAPSHOT}`, '~ src/data.json'],
    texts: {
      't/plain.test.js': PASSING,
      'src/base.js': "export const value = 'one';",
      [SNAPSHOT]: snapshot('text'),
      'src/data.json': '{ "answer": 42 }',
    },
    failing: [],
  },
  {
    what: 'a test that comes, a source that an import elsewhere now means, a file that a pattern finds',
    lines: ['+ t/new.test.js', '+ src/base.mjs', '+ src/part/b.js'],
    texts: { 't/new.test.js': FAILING, 'src/base.mjs': "export const value = 'three';", 'src/part/b.js': '' },
    failing: ['t/deep.test.js', 't/found.test.js', 't/new.test.js'],
  },
  { what: 'all of them gone', lines: ['- t/new.test.js', '- src/base.mjs', '- src/part/b.js'], failing: [] },
  { what: 'what Vitest left for its next start', lines: ['- node_modules/.vite', '- node_modules/.vitest-cache'], failing: [] },
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

test.each(VERSIONS)('a kept %s says of every change what a new one says', async (framework) => {
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
    if (framework === LATEST) expect([step.what, ended.lines]).toEqual([step.what, await vitestOutcomes(cwd)]);
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
