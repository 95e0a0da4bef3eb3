import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { DeployProject, openTestFleet, QUICK, served, TEST_MS } from '../support/deploy-project.ts';

vi.setConfig({ testTimeout: TEST_MS, hookTimeout: TEST_MS });

const METRICS = [{ name: 'load', source: { type: 'proc' as const, field: 'load' as const } }];

let fleet: Fleet;
beforeAll(async () => {
  fleet = await openTestFleet(4);
});
afterAll(() => fleet?.stop());

/** Hosts on which the release was proven. */
function holders(release: string): number {
  return fleet.hosts.filter(({ folder }) => existsSync(path.join(folder, 'releases', `${release}.digest`))).length;
}

async function done(project: DeployProject, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await project.deploy(args);
  expect({ args, code, stderr, end: code === 0 ? '' : stdout.slice(-1000) }).toEqual({ args, code: 0, stderr: '', end: '' });
  return stdout;
}

test('a plan changes nothing, staged bytes are not sent again, and a pinned release outlives what is cleaned up', async () => {
  using project = new DeployProject(fleet, { metrics: METRICS, rollout: { ...QUICK, inconclusive: 'promote', keepReleases: 2 } });
  const push = ['push', '--override', 'HEAD', '--reason', 'a test', '--emergency'];
  project.commit();
  await done(project, push);
  const first = project.release();

  project.commit({ 'app/index.php': '<?php // 2\n' });
  const planned = await done(project, ['plan', '--override', 'HEAD', '--sample', '2']);
  expect(fleet.hosts.filter(({ name }) => !planned.includes(name))).toEqual([]);
  expect(project.audit().filter(({ kind }) => kind === 'push')).toHaveLength(1);
  const before = fleet.hosts.map(({ folder }) => readdirSync(path.join(folder, 'releases')));

  await done(project, ['stage']);
  expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => first));
  expect(fleet.hosts.map(({ folder }) => readdirSync(path.join(folder, 'releases')))).not.toEqual(before);
  await done(project, push);
  const second = project.release();
  const sent = project.events().flatMap((event) => (event.type === 'host-staged' ? [event.sentBytes] : []));
  expect(sent.filter((bytes) => bytes > 0)).toEqual([]);

  await done(project, ['pin', first, '--reason', 'a way back']);
  // Two good releases stay beside the live one.
  for (const version of [3, 4, 5]) {
    project.commit({ 'app/index.php': `<?php // ${version}\n` });
    await done(project, push);
  }
  expect({ first: holders(first), second: holders(second), live: holders(project.release()) }).toEqual({ first: 4, second: 0, live: 4 });
});

/** Says where a secret stands: files of a folder, and command lines of all processes that may be read. */
function placesOf(secret: string, folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [],
    ),
  );
  const processes = existsSync('/proc/self') ? readdirSync('/proc').filter((name) => /^\d+$/u.test(name)) : [];
  return [...files, ...processes.map((pid) => `/proc/${pid}/cmdline`)].filter((file) => {
    try {
      return readFileSync(file).includes(secret);
    } catch {
      return false;
    }
  });
}

test('a passphrase and the address of a webhook stand in no command line, no log, no journal and on no host', async () => {
  const passphrase = `word-${randomBytes(12).toString('hex')}`;
  const token = `token-${randomBytes(12).toString('hex')}`;
  let told = 0;
  const chat = createServer((request, response) => {
    if (request.url === `/${token}`) told += 1;
    response.end();
  });
  await new Promise<void>((resolve) => chat.listen(0, '127.0.0.1', resolve));
  using project = new DeployProject(fleet);
  const gate = project.gate('before');
  const identity = project.path('.shard-run/locked-key');
  copyFileSync(fleet.identity, identity);
  execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', passphrase, '-f', identity]);
  project.configure({
    ssh: { identities: [identity], agent: false, knownHosts: fleet.knownHosts, passphraseVariable: 'KEY_WORD' },
    webhooks: ['env:CHAT_URL'],
    hooks: [gate.hook('before-switch', 'full')],
  });
  project.commit({ 'app/index.php': '<?php // secret\n' });
  const secrets = { KEY_WORD: passphrase, CHAT_URL: `http://127.0.0.1:${(chat.address() as AddressInfo).port}/${token}` };
  const push = project.start(['deploy', 'push', '--override', 'HEAD', '--reason', 'a test', '--emergency'], secrets);
  try {
    await Promise.race([gate.reached(), push.ended]);
    const folders = [path.join(project.folder, '.shard-run'), ...fleet.hosts.map(({ home }) => home)];
    expect([passphrase, token].flatMap((secret) => placesOf(secret, folders))).toEqual([]);
    gate.open();
    const { code } = await push.ended;
    expect({ code, said: code === 0 ? '' : push.said() }).toEqual({ code: 0, said: '' });
    expect(told).toBeGreaterThan(0);
    expect([passphrase, token].flatMap((secret) => placesOf(secret, folders))).toEqual([]);
    expect([passphrase, token].filter((secret) => push.said().includes(secret))).toEqual([]);
  } finally {
    gate.open();
    push.kill('SIGKILL');
    chat.close();
  }
});
