import { execFile } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliProject, LAUNCHER } from '../support/cli-project.ts';
import { findReportErrors } from '../support/report-schema.ts';

/** Fails at every second execution, which the file beside it counts; the other never passes. */
const SUITE = `import { execFile } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
const mode = readFileSync(new URL('./mode.txt', import.meta.url), 'utf8').trim();
const count = new URL('./count.txt', import.meta.url);
test('holds', () => expect(1).toBe(1));
test('wavers', () => {
  appendFileSync(count, 'x');
  if (mode === 'flaky') expect(readFileSync(count, 'utf8').length % 2, 'connect 127.0.0.1:' + count.href.length).toBe(0);
  if (mode === 'broken') throw new Error('always');
});
test('is broken', () => { if (mode !== 'flaky') throw new Error('broken'); });
`;

let project: CliProject;
const setMode = (mode: 'flaky' | 'broken'): void => writeFileSync(project.path('src/mode.txt'), mode);

beforeAll(async () => {
  project = new CliProject({ 'src/a.test.ts': SUITE, 'src/mode.txt': 'flaky', 'src/count.txt': '' });
  for (let run = 0; run < 3; run += 1) expect((await project.run(['--retries', '1'])).code).toBe(1);
});
afterAll(() => project[Symbol.dispose]());

test('a case that fails first and passes then is on the list, with its figures for a program too', async () => {
  const { code, stdout } = await project.run(['flakes']);
  expect(code).toBe(0);
  expect(stdout).toContain('3 of 3');
  expect(stdout).toContain('src/a.test.ts > wavers');
  expect(stdout).not.toContain('holds');
  const page = JSON.parse((await project.run(['flakes', '--json'])).stdout) as { readonly rows: readonly unknown[] };
  expect(page).toMatchObject({ cases: 3, rows: [{ titlePath: ['wavers'], runs: 3, falseFailures: 3, state: 'indicted' }] });
  const shown = await project.run(['flakes', 'show', 'wavers']);
  expect(shown.stdout).toContain('3 false in 3 runs');
  expect(shown.stdout).toMatch(/3x {2}AssertionError: connect <n>:<n>/u);
});

test('a case in quarantine fails in every report and not in the verdict, verifiably, until it is lifted', async () => {
  const placed = await project.run(['quarantine', 'wavers', '--owner', 'ann', '--reason', 'counts', '--for', '14d']);
  expect([placed.code, placed.stderr]).toEqual([0, '']);
  expect((await project.run(['quarantine', 'list'])).stdout).toContain('ann, counts');
  // The count stands so that the one attempt fails.
  appendFileSync(project.path('src/count.txt'), readFileSync(project.path('src/count.txt'), 'utf8').length % 2 === 0 ? '' : 'x');
  const run = await project.run(['--reporter', 'default', '--reporter', 'json=report.json']);
  expect(run.code).toBe(0);
  expect(run.stdout).toContain('QUARANTINED');
  const report: unknown = JSON.parse(readFileSync(project.path('report.json'), 'utf8'));
  expect(findReportErrors(report)).toEqual([]);
  expect(report).toMatchObject({ verdict: 'green', totals: { failed: 1, quarantined: 1 } });
  expect((await project.run(['verify'])).stdout).toContain('green');
  const lifted = await project.run(['quarantine', 'lift', 'wavers', '--reason', 'repaired']);
  expect(lifted.code).toBe(0);
  expect((await project.run(['quarantine', 'list'])).stdout).toContain('nothing is in quarantine');
  setMode('broken');
  expect((await project.run([])).code).toBe(1);
  expect((await project.run(['flakes', '--json'])).stdout).not.toContain('"state": "quarantined"');
});

test('a case that never passed since its first failure cannot be quarantined, nor one that never failed', async () => {
  setMode('broken');
  await project.run([]);
  const broken = await project.run(['quarantine', 'is broken', '--owner', 'ann', '--reason', 'later']);
  expect([broken.code, broken.stderr.includes('it is broken, not flaky')]).toEqual([2, true]);
  const sound = await project.run(['quarantine', 'holds', '--owner', 'ann', '--reason', 'later']);
  expect([sound.code, sound.stderr.includes('has not failed')]).toEqual([2, true]);
});

test.each([
  ['without an owner', ['quarantine', 'wavers', '--reason', 'x'], '--owner'],
  ['without a reason', ['quarantine', 'wavers', '--owner', 'x'], '--reason'],
  ['for ever', ['quarantine', 'wavers', '--owner', 'x', '--reason', 'y', '--for', '1000d'], '90d'],
  ['of nothing', ['quarantine'], 'needs'],
  ['lifted without one', ['quarantine', 'lift', 'holds', '--reason', 'x'], 'not in quarantine'],
])('a quarantine %s is refused with the next step', async (_, argv, words) => {
  const { code, stderr } = await project.run(argv);
  expect([code, stderr.includes(words), stderr.trim().split('\n').length]).toEqual([2, true, 2]);
});

/** A search is a dozen runs and more, so that the deadline of a single command is none for it. */
function searchLong(project_: CliProject): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [LAUNCHER, 'flakes', 'polluter', 'victim', '--slots', '2'],
      { cwd: project_.folder },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const FILES = Object.fromEntries(
  Array.from({ length: 3 }, (_, index) => [
    `src/f${index}.test.ts`,
    `import { expect, test } from 'vitest';\ntest('t', () => { ${index === 1 ? 'globalThis.isDirty = true;' : ''} expect(1).toBe(1); });\n${'// long\n'.repeat(200)}`,
  ]),
);

test.each([
  [
    'a case of its own file',
    {
      'src/v.test.ts': `import { expect, test } from 'vitest';
let isDirty = false;
${Array.from({ length: 4 }, (_, index) => `test('t${index}', () => { ${index === 1 ? 'isDirty = true;' : ''} });`).join('\n')}
test('victim', () => expect(isDirty).toBe(false));\n`,
    },
    't1',
  ],
  [
    'another file, where files share a process',
    {
      ...FILES,
      'src/v.test.ts': "import { expect, test } from 'vitest';\ntest('victim', () => expect(globalThis.isDirty).toBeUndefined());\n",
      'vitest.config.ts': 'export default { test: { isolate: false } };\n',
    },
    'src/f1.test.ts',
  ],
])(
  'what pollutes a case is found in %s, with a command that shows it again',
  async (_, files, polluter) => {
    using other = new CliProject(files);
    expect((await other.run(['--slots', '1'])).code).toBe(1);
    const { code, stdout, stderr } = await searchLong(other);
    expect([code, stdout], stderr).toEqual([0, expect.stringContaining(`  ${polluter}\n`)]);
    const [, next = ''] = /next {2}shard-run (.*)\n/u.exec(stdout) ?? [];
    expect(await other.run(next.split(' '))).toMatchObject({ code: 1, stdout: 'it failed\n' });
    const [, id = ''] = /polluter (\S+)/u.exec(next) ?? [];
    expect(await other.run(['flakes', 'polluter', id, '--after', 'absent'])).toMatchObject({ code: 2 });
  },
  600_000,
);
