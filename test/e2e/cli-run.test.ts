import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';
import { findReportErrors } from '../support/report-schema.ts';

const PASSING = `import { test, expect } from 'vitest';\ntest('one', () => expect(1).toBe(1));\ntest.skip('later', () => {});\n`;
const FAILING = `import { test, expect } from 'vitest';\ntest('adds', () => expect(1 + 1).toBe(3));\ntest('passes', () => {});\n`;
const FLAKY = `import { existsSync, writeFileSync } from 'node:fs';\nimport { test, expect } from 'vitest';\ntest('second time', () => { const seen = existsSync('seen'); writeFileSync('seen', ''); expect(seen).toBe(true); });\n`;
const ENDLESS = `import { test } from 'vitest';\ntest('fast', () => {});\ntest('endless', { timeout: 0 }, () => new Promise(() => {}));\n`;

type Report = {
  readonly verdict: string;
  readonly exitCode: number;
  readonly totals: Readonly<Record<string, number>>;
  readonly cases: readonly { readonly name: string; readonly outcome: string; readonly flaky: boolean }[];
};

function readReport(project: CliProject): Report {
  const report: unknown = JSON.parse(readFileSync(project.path('report.json'), 'utf8'));
  expect(findReportErrors(report)).toEqual([]);
  return report as Report;
}

describe('a run of a project that only has Vitest', () => {
  test('that passes is green, exits 0, and keeps itself out of version control', async () => {
    using project = new CliProject({ 'src/a.test.ts': PASSING });
    const { code, stdout, stderr } = await project.run(['--reporter', 'default', '--reporter', 'json=report.json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('  Test Files  1 passed (1)\n       Tests  1 passed | 1 skipped (2)\n');
    expect(stdout).not.toContain('\u001B');
    expect(readReport(project)).toMatchObject({ verdict: 'green', exitCode: 0, totals: { files: 1, cases: 2, passed: 1, skipped: 1 } });
    expect(readFileSync(project.path('.shard-run/.gitignore'), 'utf8')).toBe('*\n');
  });

  test('that fails is red, exits 1, and --failed then runs the failure alone', async () => {
    using project = new CliProject({ 'src/a.test.ts': PASSING, 'src/b.test.ts': FAILING });
    const first = await project.run([]);
    expect(first.code).toBe(1);
    expect(first.stdout).toContain(' FAIL  src/b.test.ts > adds\n   AssertionError: expected 2 to be 3');
    const second = await project.run(['--failed', '--reporter', 'json=report.json']);
    expect(second.code).toBe(1);
    expect(
      readReport(project)
        .cases.filter((one) => one.outcome !== 'skipped')
        .map((one) => one.name),
    ).toEqual(['adds']);
  });

  test('runs one case of a file by the name that its report has, and nothing in its place', async () => {
    using project = new CliProject({ 'src/a.test.ts': PASSING, 'src/b.test.ts': FAILING });
    const ran = async (...args: readonly string[]): Promise<readonly unknown[]> => {
      const { code } = await project.run([...args, '--reporter', 'json=report.json']);
      const { verdict, totals, cases } = readReport(project);
      return [code, verdict, totals['files'], cases.filter((one) => one.outcome !== 'skipped').map((one) => one.name)];
    };
    expect(await ran('src/b.test.ts', '--case', 'adds')).toEqual([1, 'red', 1, ['adds']]);
    expect(await ran('src/b.test.ts', '--case=passes')).toEqual([0, 'green', 1, ['passes']]);
    expect((await ran('src/b.test.ts', '--case', 'gone')).slice(0, 2)).toEqual([3, 'incomplete']);
  });

  test('that passes on another attempt is red by default and green where that is allowed, flaky both times', async () => {
    using project = new CliProject({ 'a.test.ts': FLAKY });
    const strict = await project.run(['--retries', '1', '--reporter', 'json=report.json']);
    expect([strict.code, readReport(project).cases.map((one) => one.flaky)]).toEqual([1, [true]]);
    using other = new CliProject({ 'a.test.ts': FLAKY });
    const lenient = await other.run(['--retries', '1', '--allow-flaky', '--reporter', 'json=report.json']);
    expect([lenient.code, readReport(other).verdict, readReport(other).totals['flaky']]).toEqual([0, 'green', 1]);
  });

  test('writes every report it is asked for, and annotations on GitHub without being asked', async () => {
    using project = new CliProject({ 'b.test.ts': FAILING });
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: project.path('summary.md') };
    const { stdout } = await project.run(['--reporter', 'dot', '--reporter', 'junit=out/junit.xml', '--reporter', 'json=report.json'], env);
    expect(stdout).toMatch(/^::error file=b\.test\.ts,line=2,/mu);
    expect(readFileSync(project.path('out/junit.xml'), 'utf8')).toMatch(/<testsuite name="b\.test\.ts"[\s\S]*<\/testsuites>\n$/u);
    expect(readFileSync(project.path('summary.md'), 'utf8')).toContain('## shard-run: red');
    expect(readReport(project).verdict).toBe('red');
  });

  test('where the folder cannot hold its state goes on, and says so', async () => {
    using project = new CliProject({ 'a.test.ts': PASSING, '.shard-run': 'a file is in the way' });
    const { code, stdout } = await project.run([]);
    expect(code).toBe(0);
    expect(stdout).toContain('cannot be written (EEXIST): this run is kept in ');
  });
});

test('what the project does when its process exits is waited for', async () => {
  const setup = `import { writeFileSync } from 'node:fs';
export default () => {
  process.on('exit', () => { for (const until = Date.now() + 100; Date.now() < until; ); writeFileSync('left', ''); });
};\n`;
  const config = `export default { test: { globalSetup: './setup.mjs' } };\n`;
  using project = new CliProject({ 'a.test.ts': PASSING, 'setup.mjs': setup, 'vitest.config.mjs': config });
  expect((await project.run([])).code).toBe(0);
  expect(existsSync(project.path('left'))).toBe(true);
  expect(project.processesLeft()).toEqual([]);
});

describe('the variables of the compile cache', () => {
  const CONFIG = `import { appendFileSync } from 'node:fs';
appendFileSync('seen', JSON.stringify(Object.entries(process.env).filter(([name]) => name.includes('COMPILE_CACHE'))) + '\\n');
export default {};\n`;

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['are not ours to leave to the project', {}, '[]'],
    ['stay as the user has set them', { NODE_COMPILE_CACHE: 'mine' }, '[["NODE_COMPILE_CACHE","mine"]]'],
  ])('%s, at the first start and at an early one', async (_name, env, seen) => {
    using project = new CliProject({ 'a.test.ts': PASSING, 'vitest.config.mjs': CONFIG });
    for (let run = 0; run < 2; run += 1) expect((await project.run([], env)).code).toBe(0);
    const told = readFileSync(project.path('seen'), 'utf8').trim().split('\n');
    expect(new Set(told)).toEqual(new Set([seen]));
  });
});

describe('what proves nothing is never green', () => {
  test.each<[string, { readonly files: Readonly<Record<string, string>>; readonly args: readonly string[] }, number, string]>([
    ['no test file at all', { files: { 'src/a.ts': '' }, args: [] }, 3, 'no test'],
    ['a filter that matches nothing', { files: { 'a.test.ts': PASSING }, args: ['absent'] }, 2, 'absent'],
    ['a file that does not parse', { files: { 'a.test.ts': PASSING, 'b.test.ts': 'test("x"' }, args: [] }, 1, 'b.test.ts'],
    ['a misspelt verb', { files: { 'a.test.ts': PASSING }, args: ['verfy'] }, 2, 'did you mean shard-run verify?'],
  ])('%s', async (_name, { files, args }, code, said) => {
    using project = new CliProject(files);
    const ended = await project.run(args);
    expect(ended.code).toBe(code);
    expect(ended.stdout + ended.stderr).toContain(said);
  });
});

describe('an end by a signal', () => {
  test('reports what is known though a test never ends, exits 130, and leaves no process', async () => {
    using project = new CliProject({ 'a.test.ts': ENDLESS });
    const ended = await project.interrupt(['--reporter', 'default', '--reporter', 'json=report.json'], {
      printed: 'on ',
      signals: ['SIGINT'],
    });
    expect(ended.code).toBe(130);
    expect(readReport(project).verdict).toBe('incomplete');
    expect(project.processesLeft()).toEqual([]);
  });

  test('a second one ends it at once', async () => {
    using project = new CliProject({ 'a.test.ts': ENDLESS });
    const ended = await project.interrupt([], { printed: 'on ', signals: ['SIGINT', 'SIGTERM'] });
    expect(ended.code).toBe(130);
    expect(project.processesLeft()).toEqual([]);
  });
});

describe('a mistake is named with the next step, and exits 2', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    ['an unknown option', {}, ['--slot', '2'], 'shard-run: unknown option "--slot"\n  did you mean --slots?'],
    ['a directory that is not there', {}, ['--cwd', 'absent'], 'shard-run: --cwd cannot be "absent": expected a directory that exists'],
    ['an unknown suite', {}, ['--suite', 'vites'], 'shard-run: --suite cannot be "vites": this project has vitest\n  did you mean vitest?'],
    ['an unknown reporter', {}, ['--reporter', 'jsn'], 'did you mean json?'],
    [
      'a report that cannot be written',
      {},
      ['--reporter', 'json=/proc/report.json'],
      'the report file "/proc/report.json" cannot be written',
    ],
    ['a ledger of another kind', {}, ['--history', 'postgres://me:secret@db/x'], 'expected the path of an SQLite file'],
    ['slots of a pool', {}, ['--on', '127.0.0.1:1', '--slots', '2'], 'shard-run: --slots cannot be given with --on'],
    ['a priority without a pool', {}, ['--priority', '1'], 'add --on HOST:PORT'],
    [
      'a key of the configuration',
      { 'shard.config.ts': 'export default { slot: 1 };' },
      [],
      'shard-run: shard.config.ts: unknown key "slot"\n  did you mean slots?',
    ],
    ['a configuration that throws', { 'shard.config.ts': 'throw new Error("boom");' }, [], 'shard.config.ts cannot be loaded: Error: boom'],
    ['a configuration that does not parse', { 'shard.config.ts': 'export default {' }, [], 'shard.config.ts cannot be loaded'],
    ['nothing failed is nothing to run', {}, ['--failed'], 'finds no finished run'],
    ['a case of no file', {}, ['--case', 'one'], '--case needs the one test file'],
  ])('%s', async (_name, files, args, said) => {
    using project = new CliProject({ 'a.test.ts': PASSING, ...files });
    const { code, stderr } = await project.run(args);
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('secret');
    expect(code).toBe(2);
  });

  test('no framework', async () => {
    using project = new CliProject({ 'package.json': '{}' }, { bare: true });
    const { code, stderr } = await project.run([]);
    expect({ code, stderr: stderr.split('\n')[1] }).toEqual({
      code: 2,
      stderr: '  npm install --save-dev vitest, or give the project with --cwd DIR',
    });
    expect(existsSync(project.path('.shard-run'))).toBe(false);
  });
});
