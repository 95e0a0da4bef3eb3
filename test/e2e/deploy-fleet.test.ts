import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Breakage } from '../../deploy/local-fleet/breakage.ts';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { readFleetState } from '../../deploy/local-fleet/fleet-state.ts';
import { armed, DeployProject, openTestFleet, QUICK, served, TEST_MS, until } from '../support/deploy-project.ts';

vi.setConfig({ testTimeout: TEST_MS, hookTimeout: TEST_MS });

const ALL_AT_ONCE = { ...QUICK, full: { watch: '1s', holdBackRatio: 0 } };

function raise(): never {
  throw new Error('the fleet has no such host');
}

describe('the doctor of a fleet', () => {
  const HOSTS = 8;
  /** One host each, and where it is named. */
  const SICK: readonly (readonly [Breakage | 'unknown key' | 'no log', string])[] = [
    ['down', 'hosts'],
    ['unknown key', 'hosts'],
    ['directory', 'current'],
    ['no-rsync', 'rsync'],
    ['old-rsync', 'rsync'],
    ['clock', 'clocks'],
    ['no log', 'metric errors'],
  ];
  const METRICS = [
    { name: 'load', source: { type: 'proc' as const, field: 'load' as const } },
    { name: 'errors', source: { type: 'log' as const, path: 'shared/log/error.log', pattern: 'error' } },
  ];

  let fleet: Fleet;
  let project: DeployProject;
  beforeAll(async () => {
    fleet = await openTestFleet(HOSTS);
    project = new DeployProject(fleet, { metrics: METRICS });
  });
  afterAll(async () => {
    project?.[Symbol.dispose]();
    await fleet?.stop();
  });

  /** Its findings by their subject: fine or not, and what is said. */
  async function ask(): Promise<{ readonly code: number | null; readonly of: (subject: string) => string }> {
    const { code, stdout } = await project.deploy(['doctor', '--no-color']);
    return { code, of: (subject) => stdout.split('\n').find((line) => line.slice(3).startsWith(subject)) ?? `nothing of it in ${stdout}` };
  }

  test('finds nothing where all is well', async () => {
    const { code, of } = await ask();
    const subjects = ['hosts', 'current', 'rsync', 'space', 'clocks', 'metric load', 'metric errors'];
    expect([code, subjects.filter((subject) => !of(subject).startsWith(' ✓ '))]).toEqual([0, []]);
  });

  test('names every host that would stop a deploy, where it would, and no other', async () => {
    const known = readFileSync(fleet.knownHosts, 'utf8');
    for (const [index, [breakage]] of SICK.entries()) {
      const host = fleet.hosts[index] ?? raise();
      if (breakage === 'no log') rmSync(path.join(host.folder, 'shared'), { recursive: true });
      else if (breakage === 'unknown key')
        writeFileSync(fleet.knownHosts, known.replace(new RegExp(`^\\[${host.address}\\]:${host.port} .*\\n`, 'mu'), ''));
      else await fleet.break(host, breakage);
    }
    const { code, of } = await ask();
    const found = SICK.map(([breakage, subject], index) => [breakage, of(subject).includes(fleet.hosts[index]?.name ?? '?')]);
    expect([code, found]).toEqual([2, SICK.map(([breakage]) => [breakage, true])]);
    const well = fleet.hosts.at(-1)?.name ?? '?';
    expect(['hosts', 'current', 'rsync', 'clocks', 'metric errors'].filter((subject) => of(subject).includes(well))).toEqual([]);
    expect(of('space')).toMatch(/^ ✓ /u);
    // Asking changed nothing.
    expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => null));
  });
});

describe('keys that are not pinned', () => {
  let fleet: Fleet;
  let project: DeployProject;
  beforeAll(async () => {
    fleet = await openTestFleet(2);
    writeFileSync(fleet.knownHosts, '');
    project = new DeployProject(fleet);
    project.commit();
  });
  afterAll(async () => {
    project?.[Symbol.dispose]();
    await fleet?.stop();
  });

  const fingerprint = (index: number): string => {
    const key = path.join(fleet.hosts[index]?.home ?? raise(), 'host_key.pub');
    return /SHA256:\S+/u.exec(execFileSync('ssh-keygen', ['-lf', key], { encoding: 'utf8' }))?.[0] ?? '?';
  };
  const pinned = (): number => readFileSync(fleet.knownHosts, 'utf8').split('\n').filter(Boolean).length;

  test('keep a fleet from being deployed to, are shown, and are pinned by nobody who did not look', async () => {
    const pushed = await project.push(['--emergency']);
    expect(pushed.code).not.toBe(0);
    expect(fleet.hosts.map(served)).toEqual([null, null]);
    const asked = await project.deploy(['hosts', 'trust']);
    expect([asked.code, [0, 1].map((index) => asked.stdout.includes(fingerprint(index)))]).toEqual([2, [true, true]]);
    expect(pinned()).toBe(0);
  });

  // Elsewhere `script`, which gives a command a terminal, takes other options.
  test.skipIf(process.platform !== 'linux').each([
    ['no', 0],
    ['yes', 2],
  ])('are asked about on a terminal: "%s"', async (answer, expected) => {
    const command = `${process.execPath} ${path.resolve('cli/bin.js')} deploy hosts trust`;
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], TERM: 'xterm' };
    const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: project.folder, env, stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const wasAsked = said.includes('type yes');
      said += text;
      if (!wasAsked && said.includes('type yes')) child.stdin.write(`${answer}\n`);
    });
    await new Promise((resolve) => child.once('close', resolve));
    expect({ pinned: pinned(), said: pinned() === expected ? '' : said }).toEqual({ pinned: expected, said: '' });
    writeFileSync(fleet.knownHosts, '');
  });

  test('are pinned by their fingerprint, each by its own, and then the fleet is deployed to', async () => {
    const other = 'SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    expect([(await project.deploy(['hosts', 'trust', '--fingerprint', other])).code, pinned()]).toEqual([3, 0]);
    expect([(await project.deploy(['hosts', 'trust', '--fingerprint', fingerprint(0)])).code, pinned()]).toEqual([3, 1]);
    expect([(await project.deploy(['hosts', 'trust', '--fingerprint', fingerprint(1)])).code, pinned()]).toEqual([0, 2]);
    const pushed = await project.push(['--emergency']);
    expect([pushed.code, pushed.stderr]).toEqual([0, '']);
    expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => project.release()));
  });
});

describe('a fleet that lives', () => {
  let fleet: Fleet;
  let project: DeployProject;
  let good: string;
  beforeAll(async () => {
    fleet = await openTestFleet(5, { hasService: true });
    project = new DeployProject(fleet);
    project.commit();
    expect((await project.push(['--emergency'])).code).toBe(0);
    good = project.release();
  });
  afterAll(async () => {
    project?.[Symbol.dispose]();
    await fleet?.stop();
  });

  test('whose services tell their release in a header: one that stayed on the old one is told again to take the new one', async () => {
    const [sick = raise()] = fleet.hosts;
    const asleep = path.join(sick.home, 'asleep');
    writeFileSync(asleep, '');
    const gate = project.gate('after-full');
    project.configure({
      servingPid: 'echo',
      proof: { url: `http://{address}:${new URL(sick.httpUrl).port}/`, header: 'x-release' },
      // A supervisor that is asleep at its first call, on one host.
      reload: 'if [ -e "$FLEET_HOST_HOME/asleep" ]; then rm "$FLEET_HOST_HOME/asleep"; else service-reload; fi',
      rollout: ALL_AT_ONCE,
      hooks: [gate.hook('after-stage', 'full')],
    });
    project.commit({ 'app/index.php': '<?php // 2\n' });
    const pid = path.join(sick.home, 'service', 'pid');
    const stale = readFileSync(pid, 'utf8');
    const push = project.startPush(['--emergency']);
    await until('another process serves', () => !existsSync(asleep) && existsSync(pid) && readFileSync(pid, 'utf8') !== stale);
    gate.open();
    const pushed = await push.ended;
    good = project.release();
    expect({ code: pushed.code, said: pushed.code === 0 ? '' : push.said() }).toEqual({ code: 0, said: '' });
    // The old process answers what had come to it before the new one took its place.
    const told = () => Promise.all(fleet.hosts.map(async ({ httpUrl }) => (await fetch(httpUrl)).headers.get('x-release')));
    await expect.poll(told, { timeout: TEST_MS / 2 }).toEqual(fleet.hosts.map(() => good));
    const drifts = project.events().flatMap((event) => (event.type === 'drift-seen' ? event.hosts.map(({ host }) => host) : []));
    expect(drifts).toContain(sick.name);
  });

  test('whose inventory is a command: a host that it names during a rollout is brought to the release with the others', async () => {
    const place = ({ name, address, port, user, rack, group, root }: Fleet['hosts'][number]) => ({
      name,
      address,
      port,
      user,
      rack,
      group,
      root,
    });
    const [late = raise(), ...others] = fleet.hosts;
    const list = project.path('.shard-run/hosts.json');
    writeFileSync(list, JSON.stringify(others.map(place)));
    const gate = project.gate('before-hold-back');
    project.configure({ hosts: { command: `cat '${list}'` }, hooks: [gate.hook('after-stage', 'full')] });
    project.commit({ 'app/index.php': '<?php // 3\n' });
    const push = project.startPush(['--emergency']);
    await gate.reached();
    expect(served(late)).toBe(good);
    writeFileSync(list, JSON.stringify(fleet.hosts.map(place)));
    await until('the host has joined', () => project.events().some((event) => event.type === 'host-joined'));
    gate.open();
    const pushed = await push.ended;
    expect([pushed.code, pushed.stderr]).toEqual([0, '']);
    expect([fleet.hosts.map(served), armed(fleet)]).toEqual([fleet.hosts.map(() => project.release()), []]);
  });
});

test('the script of the repository starts a fleet, breaks and mends its hosts, and leaves nothing of it', async () => {
  const directory = path.join(mkdtempSync(path.join(tmpdir(), 'shard-run-script-')), 'fleet');
  const fleet = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [path.resolve('scripts/fleet/main.ts'), ...args, '--directory', directory], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  try {
    fleet('up', '2', '--no-service');
    const { hosts } = JSON.parse(fleet('list')) as { readonly hosts: readonly { readonly name: string; readonly home: string }[] };
    expect(hosts).toHaveLength(2);
    const shim = path.join(hosts[0]?.home ?? '?', 'bin', 'rsync');
    fleet('break', 'no-rsync', hosts[0]?.name ?? '?');
    expect(existsSync(shim)).toBe(true);
    fleet('mend', hosts[0]?.name ?? '?');
    expect(existsSync(shim)).toBe(false);
    expect(() => fleet('break', 'nothing', hosts[0]?.name ?? '?')).toThrow();
  } finally {
    fleet('down');
  }
  expect([readFleetState(directory), existsSync(directory)]).toEqual([null, false]);
  rmSync(path.dirname(directory), { recursive: true });
});
