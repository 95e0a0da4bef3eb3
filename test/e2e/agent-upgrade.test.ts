/** An agent of this machine goes on as another, really packed version: with a lease on it, and back again from one that does not serve. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { CliProject, type Started } from '../support/cli-project.ts';
import { linkDependencies, packVersion, unpackPublished } from '../support/packed-version.ts';

const NEXT = '99.1.0';
const BROKEN = '99.2.0';
const FILES = 6;
/** It can say its number and nothing else. */
const BROKEN_ENTRY = `if (process.argv[2] === '--version') console.log('${BROKEN}');\nelse process.exit(7);\n`;
/** Says which agent has begun it, and goes on when that agent is let. */
const SUITE = `import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
test('passes', { timeout: 300_000 }, async ({ task }) => {
  writeFileSync(process.env.PLACE + '/begun-' + process.env.WHO, task.file.name);
  while (!existsSync(process.env.PLACE + '/go-' + process.env.WHO)) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(1 + 1).toBe(2);
});
`;
/** For a machine on which everything else runs, too. */
const PATIENCE = { timeout: 400_000, interval: 50 };

/** Of each command: agents and coordinators live through all of a test. */
const LONG = { deadlineMs: 800_000 };

const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-upgrade-'));
let next = '';
let broken = '';

beforeAll(() => {
  const unpacked = unpackPublished(folder);
  next = packVersion(unpacked, NEXT);
  broken = packVersion(unpacked, BROKEN, { 'cli/bin.js': BROKEN_ENTRY });
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file whose test an agent is at, or was last; empty before it has begun one. */
function begun(project: CliProject, who: string): string {
  const file = project.path(`begun-${who}`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Whoever is left when a test fails is ended, and what all of them said is in the failure. */
function openGround(project: CliProject) {
  linkDependencies(project.folder);
  const started: Started[] = [];
  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Started => {
    const one = project.start(args, env);
    started.push(one);
    onTestFinished(() => one.kill('SIGKILL'));
    return one;
  };
  const until = async (what: string, isSo: () => unknown): Promise<void> => {
    await vi.waitUntil(isSo, PATIENCE).catch(() => {
      throw new Error(`${what} did not come to be:\n${started.map((one) => one.said()).join('\n----\n')}`);
    });
  };
  const coordinate = async (args: readonly string[]): Promise<{ readonly coordinator: Started; readonly words: readonly string[] }> => {
    const coordinator = start(['coordinator', '--tls', '--listen', '127.0.0.1:0', ...args]);
    const line = (): string | undefined => /agent join (\S+ --token \S+ --fingerprint [^\s,]+)/u.exec(coordinator.said())?.[1];
    await until('a line to join with', line);
    return { coordinator, words: (line() ?? '').split(' ') };
  };
  const join = (words: readonly string[], who: string): Started => {
    const state = project.path(who);
    const env = { WHO: who, PLACE: project.folder };
    return start(['agent', 'join', ...words, '--id', who, '--slots', '1', '--state', state, '--cache', `${state}-cache`], env);
  };
  const upgrade = (who: string, to: string): Started => start(['agent', 'upgrade', to, '--state', project.path(who)]);
  return { start, until, coordinate, join, upgrade };
}

test('an agent with a lease finishes it, goes on as the new version under its name, and is not lost', { timeout: 900_000 }, async () => {
  using project = new CliProject(Object.fromEntries(Array.from({ length: FILES }, (_, index) => [`test/${index}.test.ts`, SUITE])), LONG);
  const { coordinate, join, until, upgrade } = openGround(project);
  const { coordinator, words } = await coordinate(['--once', '--expect', '2', '--reporter', 'json=report.json']);
  for (const who of ['stays', 'moves']) join(words, who);
  for (const who of ['stays', 'moves']) await until(`a test on ${who}`, () => begun(project, who) !== '');
  const held = begun(project, 'moves');
  const upgraded = upgrade('moves', next);
  await until('the wish', () => existsSync(project.path('moves/upgrade.json')) || /goes on as/u.test(upgraded.said()));
  project.write({ 'go-moves': '' });
  const { code, stderr } = await upgraded.ended;
  expect([code, stderr]).toEqual([0, expect.stringContaining(`serves as version ${NEXT}`)]);
  project.write({ 'go-stays': '' });
  const ended = await coordinator.ended;
  expect(ended.code, `${ended.stdout}${ended.stderr}`).toBe(0);
  const report = JSON.parse(readFileSync(project.path('report.json'), 'utf8')) as {
    readonly agents: readonly { readonly id: string; readonly lost: boolean }[];
    readonly cases: readonly {
      readonly file: string;
      readonly attempts: readonly { readonly outcome: string; readonly agent: string }[];
    }[];
  };
  expect(Object.fromEntries(report.agents.map(({ id, lost }) => [id, lost]))).toEqual({ moves: false, stays: false });
  // Only what `moves` held is asked of: the test that `stays` is kept at may get a twin from the new version, which has nothing else to do.
  expect(report.cases.filter(({ file }) => file === held).map(({ attempts }) => attempts)).toMatchObject([
    [{ outcome: 'passed', agent: 'moves' }],
  ]);
  // That one, and what it got as the new version.
  expect(report.cases.filter(({ attempts }) => attempts[0]?.agent === 'moves').length).toBeGreaterThan(1);
});

test('a version that does not serve leaves the old one serving, and the next upgrade is not hindered', { timeout: 900_000 }, async () => {
  using project = new CliProject({ 'test/0.test.ts': SUITE }, LONG);
  const { coordinate, join, start, until, upgrade } = openGround(project);
  const { words } = await coordinate([]);
  const agent = join(words, 'moves');
  await until('an agent', () => existsSync(project.path('moves/running')));
  const first = readFileSync(project.path('moves/running'), 'utf8');
  const failed = await upgrade('moves', broken).ended;
  expect([failed.code, failed.stderr]).toEqual([3, expect.stringContaining('exit code 7')]);
  await until('the old version', () => existsSync(project.path('moves/running')));
  expect(readFileSync(project.path('moves/running'), 'utf8')).toBe(first);
  const upgraded = await upgrade('moves', next).ended;
  expect(upgraded.code, upgraded.stderr + agent.said()).toBe(0);
  expect(readFileSync(project.path('moves/running'), 'utf8')).not.toBe(first);
  const drained = await start(['agent', '--drain', '--state', project.path('moves')]).ended;
  expect(drained.code, drained.stderr).toBe(0);
  expect((await agent.ended).code).toBe(130);
});
