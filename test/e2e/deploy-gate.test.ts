import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findCertificate } from '../../cli/certificate-path.ts';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import type { Ended } from '../support/cli-project.ts';
import { armed, DeployProject, openTestFleet, QUICK, served, TEST_MS } from '../support/deploy-project.ts';

vi.setConfig({ testTimeout: TEST_MS, hookTimeout: TEST_MS });

const PASSING = `import { test, expect } from 'vitest';\ntest('one', () => expect(1).toBe(1));\ntest('two', () => {});\n`;
const FAILING = `import { test } from 'vitest';\ntest('red', () => { throw new Error('no'); });\n`;
const RELATIVE = 'shared/log/error.log';
/** What a small fleet cannot prove goes on: whether the judge is right is another test. */
const JUDGED = {
  metrics: [
    { name: 'load', source: { type: 'proc' as const, field: 'load' as const } },
    { name: 'errors', source: { type: 'log' as const, path: RELATIVE, pattern: 'error', signatures: true } },
  ],
  rollout: { ...QUICK, inconclusive: 'promote' as const },
};

/** Commits, and runs the tests. */
async function runWith(project: DeployProject, files: Readonly<Record<string, string>>, args: readonly string[]): Promise<string[]> {
  project.commit(files);
  await project.run(args);
  return [];
}

/** Runs the tests of what is committed. On a busy machine git may not answer in the time that a run gives it; then the certificate calls the tree changed. */
async function prove(project: DeployProject): Promise<string> {
  for (;;) {
    expect((await project.run([])).code).toBe(0);
    const file = findCertificate(project.folder, undefined);
    const { revision } = JSON.parse(readFileSync(file, 'utf8')) as { readonly revision: { readonly isDirty: boolean } };
    if (!revision.isDirty) return file;
  }
}

/** As on a terminal that shows colours. */
function colour(project: DeployProject, args: readonly string[]): Promise<Ended> {
  return project.start(['deploy', ...args], { FORCE_COLOR: '1' }).ended;
}

let fleet: Fleet;
beforeAll(async () => {
  fleet = await openTestFleet(8, { hasService: true });
});
afterAll(() => fleet?.stop());

describe('the certificate of a green run', () => {
  test('lets the tested tree out to every host, and every word about it agrees afterwards', async () => {
    using project = new DeployProject(fleet, JUDGED, { 'src/a.test.ts': PASSING });
    const commit = project.commit();
    await prove(project);
    const pushed = await project.deploy(['push', '--reason', 'sale', '--by', 'ann']);
    expect([pushed.code, pushed.stderr]).toEqual([0, '']);
    const release = project.release();
    expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => release));
    expect(armed(fleet)).toEqual([]);
    expect(new Set((await project.status()).values())).toEqual(new Set([release]));
    expect(project.audit().find((record) => record.kind === 'push')).toMatchObject({
      actor: 'ann',
      reason: 'sale',
      commit,
      certificate: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    const log = await project.deploy(['log']);
    expect([log.code, log.stdout.includes(project.rollouts()[0] ?? '-')]).toEqual([0, true]);
    const replay = await project.deploy(['judge', '--replay']);
    // A first release is compared with nobody.
    expect([replay.code, replay.stdout.includes('never watched')]).toEqual([0, true]);
  });

  test.each<[string, (project: DeployProject) => Promise<string[]>]>([
    ['is refused when the run was red', async (project) => runWith(project, { 'src/b.test.ts': FAILING }, [])],
    ['is refused when the run was of some files', async (project) => runWith(project, {}, ['src/a.test.ts'])],
    [
      'is refused when the tree was not committed',
      async (project) => {
        project.commit();
        project.write({ 'src/a.test.ts': `${PASSING}// not committed\n` });
        await project.run([]);
        return [];
      },
    ],
    [
      'is refused when a suite is missing in it',
      async (project) => {
        await runWith(project, {}, []);
        const config = `import base from './shard.config.ts';\nexport default { ...base, suites: [{ name: 'unit' }, { name: 'browser' }] };\n`;
        writeFileSync(project.path('other.config.ts'), config);
        return ['--config', 'other.config.ts'];
      },
    ],
  ])('%s', async (_name, prepare) => {
    using project = new DeployProject(fleet, {}, { 'src/a.test.ts': PASSING });
    const before = fleet.hosts.map(served);
    const args = await prepare(project);
    const pushed = await project.deploy(['push', ...args]);
    expect(pushed.code).toBe(3);
    expect(fleet.hosts.map(served)).toEqual(before);
    expect(project.rollouts()).toEqual([]);
  });

  test('of another repository is refused, because its tree is not here', async () => {
    using one = new DeployProject(fleet, {}, { 'src/a.test.ts': PASSING, 'only-there.txt': 'x' });
    using other = new DeployProject(fleet, {}, { 'src/a.test.ts': PASSING });
    one.commit();
    const certificate = await prove(one);
    other.commit();
    const before = fleet.hosts.map(served);
    const pushed = await other.deploy(['push', certificate]);
    expect([pushed.code, other.rollouts()]).toEqual([2, []]);
    expect(fleet.hosts.map(served)).toEqual(before);
  });
});

test('whatever verb prints, it prints without colours when they are not wanted', async () => {
  using project = new DeployProject(fleet, {}, { 'src/a.test.ts': PASSING });
  project.commit();
  expect((await project.push(['--emergency'])).code).toBe(0);
  const escape = String.fromCodePoint(0x1b);
  for (const verb of [['status'], ['log'], ['log', project.rollouts()[0] ?? ''], ['hosts'], ['judge']]) {
    const [coloured, plain] = [await colour(project, verb), await colour(project, [...verb, '--no-color'])];
    expect([verb, coloured.stdout.includes(escape), plain.stdout.includes(escape)]).toEqual([verb, verb[0] !== 'judge', false]);
  }
});

test('an override needs a reason, and a commit that git knows', async () => {
  using project = new DeployProject(fleet);
  project.commit();
  expect((await project.deploy(['push', '--override', 'HEAD'])).code).toBe(2);
  expect((await project.deploy(['push', '--override', "HEAD'; touch pwned; '", '--reason', 'x'])).code).toBe(2);
  expect(project.rollouts()).toEqual([]);
});
