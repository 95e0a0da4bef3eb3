import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';

/** Writes down when it comes and when it goes, and in between looks whether another one is there. */
const HEAVY = `import { appendFileSync } from 'node:fs';
import { test } from 'vitest';
test('builds', async () => {
  appendFileSync('seen', 'in ');
  await new Promise((done) => setTimeout(done, 200));
  appendFileSync('seen', 'out ');
});\n`;
const LIGHT = `import { test } from 'vitest';\ntest('adds', () => {});\n`;

/** A suite of which each file takes so many cores, beside one that says nothing. */
const configOf = (cpu: number): string =>
  `export default { slots: 2, suites: [{ name: 'heavy', cwd: 'heavy', weight: { cpu: ${cpu}, memoryMb: 1 } }, { name: 'light', cwd: 'light' }] };\n`;

function lay(cpu: number): CliProject {
  const heavy = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`heavy/${name}.test.js`, HEAVY]));
  return new CliProject({ 'shard.config.ts': configOf(cpu), ...heavy, 'light/e.test.js': LIGHT });
}

type Report = {
  readonly verdict: string;
  readonly errors: readonly { readonly message: string }[];
  readonly cases: readonly { readonly suite: string; readonly outcome: string }[];
};

const readReport = (project: CliProject): Report => JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as Report;

test('two units that take all cores of this machine never run at once on it', async () => {
  using project = lay(availableParallelism());
  const { code, stderr } = await project.run(['--reporter', 'json=report.json']);
  expect(code, stderr).toBe(0);
  expect(readFileSync(project.path('heavy/seen'), 'utf8')).toBe('in out '.repeat(4));
  const { stdout } = await project.run(['plan']);
  expect(stdout).toMatch(/heavy: .*1 at once/u);
});

test('a unit that no agent bears is named with what it takes, the rest runs, and the run is incomplete', async () => {
  using project = lay(900);
  const { code } = await project.run(['--reporter', 'json=report.json']);
  const { verdict, errors, cases } = readReport(project);
  expect([code, verdict]).toEqual([3, 'incomplete']);
  expect(errors).toContainEqual(expect.objectContaining({ message: expect.stringContaining('900 cores') }));
  expect(cases.filter(({ outcome }) => outcome === 'passed').map(({ suite }) => suite)).toEqual(['light']);
});
