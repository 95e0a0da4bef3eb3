import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { armed, DeployProject, ENDLESS, openTestFleet, QUICK, served, TEST_MS, until } from '../support/deploy-project.ts';

vi.setConfig({ testTimeout: TEST_MS, hookTimeout: TEST_MS });

const HOSTS = 6;
/** After the log was touched, the judge looks at it so often. */
const TICKS_AFTER = 4;
const NASTY = 'it\'s "a" $(touch pwned) `touch pwned` path';

let fleet: Fleet;
let project: DeployProject;
let good: string;

beforeAll(async () => {
  fleet = await openTestFleet(HOSTS, { hasService: true });
  project = new DeployProject(fleet);
  project.commit();
  expect((await project.push(['--emergency'])).code).toBe(0);
});
afterAll(async () => {
  project?.[Symbol.dispose]();
  await fleet?.stop();
});
beforeEach(() => {
  good = served(fleet.hosts[0] ?? raise()) ?? '';
  expect(isUntouched()).toBe(true);
  project.configure({});
  project.commit({ 'app/next.php': `<?php // ${performance.now()}\n` });
});

const isPwned = (): boolean =>
  [project.folder, ...fleet.hosts.flatMap(({ folder, home }) => [folder, home])].some((folder) => existsSync(path.join(folder, 'pwned')));

const isUntouched = (): boolean => fleet.hosts.every((host) => served(host) === good) && armed(fleet).length === 0;

describe('a word that names nothing is refused, and nothing is asked of any host', () => {
  test.each<[string, readonly string[]]>([
    ['a fleet that is not there', ['status', '--fleet', 'prod']],
    ['a release that no host holds', ['rollback', 'r-nowhere']],
    ['a release that is a path', ['rollback', '../../etc']],
    ['a release that is a command', ['rollback', '$(touch pwned)']],
    ['a rollout that never was', ['judge', '20200101-000000-abcdef']],
    ['a rollout that is a path', ['judge', '../../../../../etc']],
    ['a host that the fleet has not', ['hosts', 'trust', 'host-999']],
    ['a host that is a command', ['hosts', 'trust', '$(touch pwned)']],
    ['a certificate that is not there', ['push', 'nowhere.json']],
    ['a commit that is an option', ['push', '--override', '--all', '--reason', 'x']],
  ])('%s', async (_name, args) => {
    const before = project.rollouts();
    const { code, stderr } = await project.deploy(args);
    expect([code, stderr.split('\n').length > 1]).toEqual([2, true]);
    expect([project.rollouts(), isUntouched(), isPwned()]).toEqual([before, true, false]);
  });
});

test.each([
  ['whose variable is not set', {}],
  ['with another passphrase', { KEY_WORD: 'wrong-word' }],
])('an encrypted key %s is named, and nothing is asked of any host', async (_name, env) => {
  const identity = project.path('.shard-run/locked-key');
  rmSync(identity, { force: true });
  copyFileSync(fleet.identity, identity);
  execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'right-word', '-f', identity]);
  project.configure({ ssh: { identities: [identity], agent: false, knownHosts: fleet.knownHosts, passphraseVariable: 'KEY_WORD' } });
  const push = project.start(['deploy', 'push', '--override', 'HEAD', '--reason', 'a test'], env);
  const { code } = await push.ended;
  expect([code === 0, push.said().includes('locked-key'), push.said().includes('wrong-word')]).toEqual([false, true, false]);
  expect(isUntouched()).toBe(true);
});

test('a hook for a role that no host has is refused by its name, and nothing is asked of any host', async () => {
  const before = project.rollouts();
  project.configure({ hooks: [{ name: 'warm', at: 'after-switch', on: 'host', roles: ['cache'], command: 'true' }] });
  const { code, stderr } = await project.push();
  expect([code, stderr.includes('"warm"'), stderr.includes('"cache"')]).toEqual([2, true, true]);
  expect([project.rollouts(), isUntouched()]).toEqual([before, true]);
});

describe('names with blanks, quotes and commands in them', () => {
  test('are paths of the tree, of the root and of the shared folders, and nothing else', async () => {
    const root = `${fleet.hosts[0]?.root}/${NASTY}`;
    using other = new DeployProject(fleet);
    const hosts = fleet.hosts.map(({ name, address, port, user, root: own }) => ({ name, address, port, user, root: `${own}/${NASTY}` }));
    other.configure({
      hosts,
      root,
      reload: 'test -e "$(pwd -P)/app/index.php"',
      servingPid: 'echo',
      shared: { directories: [NASTY] },
      hooks: [{ name: 'look', at: 'after-switch', on: 'host', command: 'cat app/index.php' }],
      health: { command: `test -e '${NASTY.replaceAll("'", `'\\''`)}'` },
    });
    other.commit({ [`app/${NASTY}.txt`]: 'x' });
    const pushed = await other.push(['--by', NASTY]);
    expect([pushed.code, pushed.stderr]).toEqual([0, '']);
    const release = other.release();
    for (const { folder } of fleet.hosts) {
      expect(readFileSync(path.join(folder, NASTY, 'current', 'app', `${NASTY}.txt`), 'utf8')).toBe('x');
      expect(readdirSync(path.join(folder, NASTY, 'releases'))).toContain(release);
    }
    expect([isPwned(), other.audit().some((record) => record.kind === 'push' && record.actor === NASTY)]).toEqual([false, true]);
  });
});

describe('a metric', () => {
  const errors = { name: 'errors', source: { type: 'log' as const, path: 'shared/log/error.log', pattern: 'error', signatures: true } };
  const judged = { ...QUICK, canary: { ...QUICK.canary, watch: '3s', extend: '3s' }, tick: '500ms' };

  test('whose command prints rubbish, NaN, nothing, a flood or a negative counter proves nothing: each says so, and the rollout asks a person', async () => {
    const commands = { rubbish: 'echo "rm -rf /; many"', nan: 'echo NaN', nothing: 'true', flood: 'yes x', negative: 'echo -5' };
    const metrics = Object.entries(commands).map(([name, command]) => ({
      name,
      source: { type: 'command' as const, command, isCounter: name === 'negative' },
    }));
    project.configure({ metrics, rollout: judged });
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    const id = project.rollouts().at(-1);
    const isDecided = (): boolean =>
      project.audit().some((record) => record.rollout === id && record.kind === 'notice' && record.notice.kind === 'verdict');
    await until('the judge has spoken', isDecided);
    expect(project.step()).toEqual({ step: 'watching', stage: 'canary' });
    expect((await project.deploy(['rollback', '--reason', 'nothing to see'])).code).toBe(0);
    expect((await push.ended).code).toBe(1);
    for (const name of Object.keys(commands)) expect(push.said()).toContain(`"${name}"`);
    expect(isUntouched()).toBe(true);
  });

  test('whose log is rotated, truncated and gone for a while during the watch takes nobody back', async () => {
    const canary = { ...QUICK.canary, watch: ENDLESS, extend: ENDLESS };
    project.configure({ metrics: [errors], rollout: { ...judged, canary, inconclusive: 'promote' } });
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    for (const [index, { folder }] of fleet.hosts.entries()) {
      const log = path.join(folder, 'shared', 'log', 'error.log');
      if (!existsSync(log)) continue;
      if (index % 3 === 0) renameSync(log, `${log}.1`);
      else if (index % 3 === 1) writeFileSync(log, '');
      else rmSync(log);
    }
    const ticks = project.wholeTicks();
    await until('the judge has looked', () => project.wholeTicks() >= ticks + TICKS_AFTER);
    expect(project.step()).toEqual({ step: 'watching', stage: 'canary' });
    expect((await project.deploy(['release', '--promote', '--reason', 'seen enough'])).code).toBe(0);
    expect((await push.ended).code).toBe(0);
    expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => project.release()));
  });
});

test('a link that is replaced by a directory before it is confirmed is named, and left to a person', async () => {
  const gate = project.gate('after-full');
  const rollout = { ...QUICK, full: { watch: '1s', holdBackRatio: 0 } };
  project.configure({ rollout, hooks: [gate.hook('after-stage', 'full')] });
  const push = project.startPush(['--emergency']);
  await gate.reached();
  const [sick = raise()] = fleet.hosts;
  const current = path.join(sick.folder, 'current');
  rmSync(current);
  mkdirSync(current);
  gate.open();
  expect((await push.ended).code).toBe(0);
  const outcome = project.audit().findLast((record) => record.kind === 'outcome');
  expect(outcome?.outcome.quarantined.map(({ host }) => host)).toEqual([sick.name]);
  expect(readdirSync(current)).toEqual([]);
  await fleet.mend(sick);
  project.commit({ 'app/next.php': `<?php // ${performance.now()}\n` });
  project.configure({});
  expect((await project.push(['--emergency'])).code).toBe(0);
});

test('hosts that all lack rsync get nothing, and that is no deploy', async () => {
  for (const host of fleet.hosts) await fleet.break(host, 'no-rsync');
  const pushed = await project.push();
  for (const host of fleet.hosts) await fleet.mend(host);
  expect(pushed.code).toBe(1);
  expect(isUntouched()).toBe(true);
  expect((await project.push(['--emergency'])).code).toBe(0);
});

test('a rollout whose deployer died before its first event is closed by the next word about it', async () => {
  const gate = project.gate('before-sync');
  project.configure({ hooks: [gate.hook('before-sync')] });
  const push = project.startPush();
  await gate.reached();
  push.kill('SIGKILL');
  await push.ended;
  gate.open();
  const id = project.rollouts().at(-1) ?? '';
  rmSync(path.join(project.folder, '.shard-run/deploy/local/rollouts', id), { recursive: true });
  expect((await project.deploy(['resume'])).code).toBe(2);
  const outcome = project.audit().findLast((record) => record.kind === 'outcome');
  expect([outcome?.rollout, outcome?.outcome.result]).toEqual([id, 'refused']);
  expect(isUntouched()).toBe(true);
});

test('a log in which a line was changed decides nothing, and says which line', async () => {
  const audit = path.join(project.folder, '.shard-run/deploy/local/audit');
  const text = readFileSync(audit, 'utf8');
  writeFileSync(audit, text.replace('"actor":"', '"actor":"x'));
  expect((await project.deploy(['log'])).code).toBe(3);
  expect((await project.push()).code).toBe(3);
  writeFileSync(audit, text);
  expect(isUntouched()).toBe(true);
});

function raise(): never {
  throw new Error('the fleet has no host');
}
