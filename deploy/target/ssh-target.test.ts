/** The contract of hosts, against real `sshd`; it stands here because the fleet does. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hostId, releaseId } from '../../core/id.ts';
import type { AccessConfig } from '../api.ts';
import type { Fleet } from '../local-fleet/fleet.ts';
import { startFleet } from '../local-fleet/fleet.ts';
import type { FleetHost } from '../local-fleet/fleet-state.ts';
import { openHostKeys } from './host-key.ts';
import { openSshTarget } from './ssh-target.ts';
import type { Host } from './target.ts';
import { describeTarget } from './target-contract.ts';

/** One a test of the contract, so that no test sees another's host. */
const HOSTS = 50;
const START_MS = 60_000;

// Real processes on a machine that does other things, too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let fleet: Fleet;
let taken = 0;

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'shard-run-fleet-'));
  fleet = await startFleet({ count: HOSTS, directory, hasService: false });
}, START_MS);
afterAll(() => fleet.stop(), START_MS);

function nextHost(): FleetHost {
  const host = fleet.hosts[taken];
  taken += 1;
  if (host === undefined) throw new Error(`${HOSTS} hosts are not enough`);
  return host;
}

function asHost({ name, address, port, user, root, group, rack }: FleetHost): Host {
  return { id: hostId(name), address, port, user, root, group, rack, roles: [], jump: [] };
}

function access(overrides: Partial<AccessConfig> = {}): AccessConfig {
  return {
    identities: [fleet.identity],
    useAgent: false,
    passphraseVariable: null,
    knownHosts: fleet.knownHosts,
    forwardAgent: false,
    ...overrides,
  };
}

const soon = (): AbortSignal => AbortSignal.timeout(60_000);

describeTarget('hosts over SSH', async () => {
  const place = nextHost();
  const target = openSshTarget({ access: access(), reload: null, servingPid: null });
  return {
    session: target.session(asHost(place)),
    async hold(name) {
      mkdirSync(join(place.folder, 'releases', name), { recursive: true });
      writeFileSync(join(place.folder, 'releases', name, 'file'), name);
      writeFileSync(join(place.folder, 'releases', `${name}.manifest`), name);
    },
    async obstruct() {
      rmSync(join(place.folder, 'current'));
      mkdirSync(join(place.folder, 'current'));
    },
    pass: (ms) => sleep(ms),
    cut: () => fleet.break(place, 'cut'),
    mend: () => fleet.mend(place),
    [Symbol.asyncDispose]: () => target[Symbol.asyncDispose](),
  };
});

describe('commands over SSH', () => {
  test('bytes go in and come out unchanged, with the exit code', async () => {
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const stdin = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 256));
    const session = target.session(asHost(nextHost()));
    const result = await session.exec('cat; echo "é" >&2; exit 3', { stdin, signal: soon() });
    expect({ ...result, isSame: result.stdout.equals(stdin), stdout: null }).toEqual({
      code: 3,
      stderr: 'é\n',
      isSame: true,
      stdout: null,
    });
  });

  test('output without end is cut and drained', async () => {
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const result = await target.session(asHost(nextHost())).exec('head -c 20000000 /dev/zero', { signal: soon() });
    expect(result).toMatchObject({ code: 0, stdout: { length: 4 * 1024 * 1024 } });
  });

  test('more commands than channels wait for their turn', async () => {
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const session = target.session(asHost(nextHost()));
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => session.exec(`echo ${index}`, { signal: soon() })));
    expect(results.map((result) => result.stdout.toString().trim())).toEqual(results.map((_, index) => String(index)));
  });

  test('lines end with their reader', async () => {
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const lines: string[] = [];
    for await (const line of target.session(asHost(nextHost())).lines('i=0; while :; do i=$((i + 1)); echo "$i"; done', soon())) {
      lines.push(line);
      if (lines.length === 3) break;
    }
    expect(lines).toEqual(['1', '2', '3']);
  });

  test('a command that hangs is given up when its time is over', async () => {
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const hung = target.session(asHost(nextHost())).exec('sleep 60', { signal: AbortSignal.timeout(300) });
    await expect(hung).rejects.toMatchObject({ code: 'host-unreachable' });
  });

  test('whatever is asked of a host, and however much at once, goes through one connection', async () => {
    const place = nextHost();
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const session = target.session(asHost(place));
    const first = session.perform({ type: 'claim', epoch: 1 }, soon());
    const commands = Array.from({ length: 12 }, () => session.exec('true', { signal: soon() }));
    const lines = session.lines('echo one', soon())[Symbol.asyncIterator]().next();
    expect(await Promise.all([first, ...commands, lines])).toHaveLength(14);
    await session.perform({ type: 'probe' }, soon());
    const logins = readFileSync(join(place.home, 'sshd.log'), 'utf8').match(/^Accepted publickey/gmu);
    expect(logins).toHaveLength(1);
  });

  test('a host behind another is reached through it, with both keys checked', async () => {
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const jump = asHost(nextHost());
    const behind = { ...asHost(nextHost()), jump: [jump] };
    const result = await target.session(behind).exec('echo "$SSH_CONNECTION"', { signal: soon() });
    expect(result.stdout.toString()).toContain(` ${behind.address} `);
    await using strict = openSshTarget({ access: access(), reload: null, servingPid: null });
    await fleet.break(fleet.hosts[taken - 2] ?? nextHost(), 'key');
    await expect(strict.session(behind).exec('true', { signal: soon() })).rejects.toMatchObject({ code: 'host-key-changed' });
  });
});

describe('host keys', () => {
  test('an unknown key is refused with its fingerprint, and trusted when it was looked at', async () => {
    const host = asHost(nextHost());
    const knownHosts = join(fleet.directory, 'trusted');
    const keys = openHostKeys({ access: access({ knownHosts }), reload: null, servingPid: null });
    const [offer] = await keys.offers([host], soon());
    expect(offer).toMatchObject({ state: 'unknown', keyType: 'ssh-ed25519' });
    await using target = openSshTarget({ access: access({ knownHosts }), reload: null, servingPid: null });
    const refused = target.session(host).exec('true', { signal: soon() });
    await expect(refused).rejects.toMatchObject({
      code: 'host-key-unknown',
      message: expect.stringContaining(offer?.fingerprint ?? 'none'),
    });
    await keys.pin(offer === undefined ? [] : [offer], [host]);
    expect(await target.session(host).exec('true', { signal: soon() })).toMatchObject({ code: 0 });
  });

  test('a key that changed is refused, and not pinned when it is not the one that was shown', async () => {
    const place = nextHost();
    const keys = openHostKeys({ access: access(), reload: null, servingPid: null });
    const before = await keys.offers([asHost(place)], soon());
    await fleet.break(place, 'key');
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const answer = await target.session(asHost(place)).perform({ type: 'probe' }, soon());
    expect(answer).toMatchObject({ isDone: false, refusal: 'unreachable', detail: expect.stringContaining('hosts trust') });
    await expect(keys.pin(before, [asHost(place)])).rejects.toMatchObject({ code: 'host-key-changed' });
  });

  test('a host that has no key of the type that is pinned is refused', async () => {
    const place = nextHost();
    const key = join(fleet.directory, 'other-type');
    spawnSync('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-C', '', '-f', key]);
    const knownHosts = join(fleet.directory, 'other-type-pinned');
    writeFileSync(knownHosts, `[${place.address}]:${place.port} ${readFileSync(`${key}.pub`, 'utf8')}`);
    await using target = openSshTarget({ access: access({ knownHosts }), reload: null, servingPid: null });
    const refused = target.session(asHost(place)).exec('true', { signal: soon() });
    await expect(refused).rejects.toMatchObject({ code: 'host-key-changed', message: expect.stringContaining(place.name) });
  });

  test('a name that nobody can resolve is unreachable, by its name', async () => {
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const lost = { ...asHost(nextHost()), address: 'no-such-host.invalid' };
    const answer = await target.session(lost).perform({ type: 'probe' }, soon());
    expect(answer).toMatchObject({ refusal: 'unreachable', detail: expect.stringContaining('no-such-host.invalid') });
  });

  test('a host that nobody answers for is unreachable at once', async () => {
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const nobody = { ...asHost(nextHost()), port: 1 };
    expect(await target.session(nobody).perform({ type: 'claim', epoch: 1 }, soon())).toMatchObject({ refusal: 'unreachable' });
    expect(target.connected()).toEqual([]);
  });
});

describe('a listener that is no SSH server of ours', () => {
  test.each([
    ['floods before it says who it is', 'x'.repeat(100) + '\n', 100_000],
    ['says nothing that is SSH', 'HTTP/1.1 400 Bad Request\r\n', 1],
    ['cuts every connection off', '', 0],
  ])('that %s is unreachable, and costs a bounded number of bytes', async (_name, line, times) => {
    let sent = 0;
    const server = createServer((socket) => {
      socket.on('error', () => {});
      const flood = (): void => {
        while (sent < times && socket.writable) {
          sent += 1;
          if (!socket.write(line)) return void socket.once('drain', flood);
        }
        if (sent >= times) socket.end();
      };
      flood();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
      const { port } = server.address() as AddressInfo;
      const host = { ...asHost(nextHost()), address: '127.0.0.1', port };
      expect(await target.session(host).perform({ type: 'probe' }, soon())).toMatchObject({ refusal: 'unreachable' });
      expect(sent * line.length).toBeLessThan(8 * 1024 * 1024);
    } finally {
      server.close();
    }
  });
});

describe("a host's banner", () => {
  test.each([
    ['is read past when it is a page', 2_000, 'done'],
    ['makes it unreachable when it is a flood', 900_000, 'unreachable'],
  ])('%s', async (_name, bytes, expected) => {
    const place = nextHost();
    const banner = join(place.home, 'banner');
    writeFileSync(banner, `${'x'.repeat(99)}\n`.repeat(bytes / 100));
    appendFileSync(join(place.home, 'sshd_config'), `Banner ${banner}\n`);
    await fleet.break(place, 'down');
    await fleet.mend(place);
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const answer = await target.session(asHost(place)).perform({ type: 'claim', epoch: 1 }, soon());
    expect(answer.isDone ? 'done' : answer.refusal).toBe(expected);
    if (!answer.isDone) expect(answer.detail).toContain(place.name);
  });
});

describe('a host that is not well', () => {
  test('a clock that is wrong is told and changes nothing', async () => {
    const place = nextHost();
    await fleet.break(place, 'clock');
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const answer = await target.session(asHost(place)).perform({ type: 'probe' }, soon());
    expect((answer.facts?.clockMs ?? 0) - Date.now()).toBeGreaterThan(3_500_000);
  });

  test('a rollback does not wait for a command that runs', async () => {
    const host = asHost(nextHost());
    await using target = openSshTarget({ access: access(), reload: null, servingPid: null });
    const session = target.session(host);
    await session.perform({ type: 'claim', epoch: 1 }, soon());
    const slow = session.perform({ type: 'run', epoch: 1, name: 'slow', release: null, command: 'sleep 2', deadlineMs: 5000 }, soon());
    const first = await Promise.race([slow, session.perform({ type: 'confirm', epoch: 1, current: releaseId('r') }, soon())]);
    expect(first).toMatchObject({ refusal: 'stale' });
    expect(await slow).toMatchObject({ isDone: true });
  });
});
