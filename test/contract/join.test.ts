import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ChannelCredentials, Client, credentials, type ServiceError, status } from '@grpc/grpc-js';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { secureChannel } from '../../agent/identity/channel.ts';
import { loadIdentity, saveIdentity, savePendingKey } from '../../agent/identity/identity.ts';
import { createKey } from '../../agent/identity/key-request.ts';
import { startAgent } from '../../agent/main.ts';
import { createAuthority, createServerCertificate } from '../../coordinator/credential/certificate.ts';
import { COORDINATOR_NAME } from '../../core/credential.ts';
import { agentId } from '../../core/id.ts';
import { PLAIN_SUITE } from '../../core/suite-spec.ts';
import { JOIN_SERVICE } from '../../proto/join-service.ts';
import { AGENT_SERVICE } from '../../proto/service.ts';
import { SecureCoordinator, until } from '../support/secure-coordinator.ts';
import { WAITING, WaitingSuite } from '../support/waiting-suite.ts';

// Each makes authorities and keys, and some wait for certificates to end: on a busy machine that is many times what it takes on an idle one.
vi.setConfig({ testTimeout: 90_000 });
/** The shortest life that an agent on a busy machine renews in time. */
const SHORT_MS = 8_000;

describe.for(['127.0.0.1:0', '[::1]:0'])('at %s', (listen) => {
  test('a machine with a token joins, comes in, and is known by the name in its certificate', async () => {
    await using secure = await SecureCoordinator.start(listen);
    await secure.join('build-1');
    secure.startAgent('build-1');
    await secure.untilHere('build-1');
    expect(secure.book.agents()).toMatchObject([{ agent: 'build-1', revokedAtMs: null }]);
    expect(secure.refused).toEqual([]);
  });
});

describe('joining is refused with the reason', () => {
  type Attempt = (secure: SecureCoordinator) => Promise<unknown>;
  test.for<[string, Attempt, string, RegExp]>([
    [
      'a wrong token',
      (secure) => secure.join('a', { token: `12345678.${'x'.repeat(43)}` }),
      'access-refused',
      /not one of this coordinator/,
    ],
    ['a token of another form', (secure) => secure.join('a', { token: 'please' }), 'access-refused', /not one of this coordinator/],
    ['a token that expired', (secure) => secure.join('a', { token: secure.token(false, -1) }), 'access-refused', /has expired/],
    [
      'a token for one machine, from a second one',
      async (secure) => {
        const token = secure.token(true);
        await secure.join('first', { token });
        await secure.join('second', { token });
      },
      'access-refused',
      /has been used/,
    ],
    [
      'a name that belongs to another key',
      async (secure) => {
        await secure.join('a');
        await secure.join('a', { stateDir: secure.stateDir('another machine') });
      },
      'access-refused',
      /of this name has a valid certificate/,
    ],
    [
      'an agent that was revoked',
      async (secure) => {
        secure.book.revoke(agentId('a'), Date.now());
        await secure.join('a');
      },
      'access-refused',
      /was revoked/,
    ],
    [
      'another fingerprint',
      (secure) => secure.join('a', { fingerprint: `sha256:${'0'.repeat(64)}` }),
      'fingerprint-mismatch',
      /not sha256:0/,
    ],
  ])('%s', async ([, attempt, code, message]) => {
    await using secure = await SecureCoordinator.start();
    await expect(attempt(secure)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    // Who cannot be the coordinator is not told anything, so there nobody could log it.
    expect(secure.refused.map(({ reason }) => message.test(reason))).toEqual(code === 'access-refused' ? [true] : []);
  });

  test('an address is not listened to after ten refusals, whatever it shows then, and the log does not grow', async () => {
    await using secure = await SecureCoordinator.start();
    for (let attempt = 0; attempt < 10; attempt += 1) await secure.join('a', { token: 'wrong' }).catch(() => undefined);
    await expect(secure.join('a')).rejects.toMatchObject({ message: expect.stringContaining('too many refused tries') });
    expect(secure.refused).toHaveLength(11);
  });

  test('and what the coordinator hears of it holds no token', async () => {
    await using secure = await SecureCoordinator.start();
    const token = secure.token(false, -1);
    await secure.join('a', { token }).catch(() => undefined);
    expect(JSON.stringify(secure.refused)).not.toContain(token.split('.')[1]);
  });
});

test('a token for one machine may be shown again by the same key: the first answer may have been lost', async () => {
  await using secure = await SecureCoordinator.start();
  const [token, key, stateDir] = [secure.token(true), createKey(), secure.stateDir('a')];
  for (let attempt = 0; attempt < 2; attempt += 1) {
    savePendingKey(stateDir, key);
    expect((await secure.join('a', { token })).key).toBe(key);
  }
});

test('a machine that types its line again keeps its name', async () => {
  await using secure = await SecureCoordinator.start();
  const first = await secure.join('a');
  expect((await secure.join('a')).key).toBe(first.key);
  expect(secure.refused).toEqual([]);
});

test('a forgotten name may be joined by another machine, and the certificate before it is worthless', async () => {
  await using secure = await SecureCoordinator.start();
  const before = await secure.join('a');
  secure.book.forget(agentId('a'));
  await secure.join('a', { stateDir: secure.stateDir('another machine') });
  saveIdentity(secure.stateDir('a'), before);
  await expect(secure.startAgent('a').done).rejects.toMatchObject({ code: 'access-refused', message: expect.stringContaining('replaced') });
});

test('an agent that has not joined says nothing to another machine', async () => {
  const place = { agentId: 'a', slots: 1, labels: [], cacheDir: tmpdir(), prewarm: null };
  await using agent = startAgent({ coordinator: '192.0.2.1:7420', ...place });
  await expect(agent.done).rejects.toMatchObject({ code: 'not-loopback' });
});

test('whatever a stranger sends to join is answered with a status, and the next machine joins', async () => {
  await using secure = await SecureCoordinator.start();
  const stranger = await channelOf(secure, null);
  const token = secure.token();
  const message = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .uint8Array({ minLength: 1, maxLength: 600 })
      .map((request) => JOIN_SERVICE.Join.requestSerialize({ token, agent: agentId('x'), request })),
  );
  const answered = [status.INVALID_ARGUMENT, status.UNAUTHENTICATED, status.RESOURCE_EXHAUSTED];
  const sent = fc.asyncProperty(message, async (bytes) => {
    expect(answered).toContain(await call(secure.coordinator.address, stranger, JOIN_SERVICE.Join.path, bytes));
  });
  await fc.assert(sent, { numRuns: 60 });
  expect(secure.book.agents()).toEqual([]);
  await secure.restart('127.0.0.1:0');
  await secure.join('a');
});

describe('without a good certificate', () => {
  test('a plaintext client gets nothing but the end', async () => {
    await using secure = await SecureCoordinator.start();
    const { address } = secure.coordinator;
    expect(await call(address, credentials.createInsecure(), '/shardrun.join.v1.JoinService/Join')).toBe(status.UNAVAILABLE);
    const answer = await sayPlainly(Number(address.split(':')[1]), 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
    // A TLS alert (21) is all that may come; an HTTP/2 frame would begin with its length, 0.
    expect(answer.length === 0 || answer[0] === 21).toBe(true);
  });

  test.for([
    ['the session', '/shardrun.agent.v1.AgentService/Session'],
    ['renewing', '/shardrun.join.v1.JoinService/Renew'],
    ['trees', '/shardrun.workspace.v1.WorkspaceService/FindTrees'],
  ] as const)('%s is refused to a TLS client, only joining is heard', async ([, method]) => {
    await using secure = await SecureCoordinator.start();
    const stranger = await channelOf(secure, null);
    // A service that is not served here at all is UNIMPLEMENTED before anybody is asked.
    const expected = method.includes('workspace') ? [status.UNAUTHENTICATED, status.UNIMPLEMENTED] : [status.UNAUTHENTICATED];
    expect(expected).toContain(await call(secure.coordinator.address, stranger, method));
    expect(await call(secure.coordinator.address, stranger, '/shardrun.join.v1.JoinService/Join')).toBe(status.INVALID_ARGUMENT);
  });

  test('one that has expired is refused by that reason', async () => {
    await using secure = await SecureCoordinator.start('127.0.0.1:0', { certificateTtlMs: -1_000 });
    await secure.join('late');
    await expect(secure.startAgent('late').done).rejects.toMatchObject({
      code: 'access-refused',
      message: expect.stringContaining('the certificate has expired'),
    });
  });

  test('one of another coordinator is refused by that reason', async () => {
    await using secure = await SecureCoordinator.start();
    await using other = await SecureCoordinator.start();
    const [mine, theirs] = [await secure.join('a'), await other.join('a')];
    saveIdentity(secure.stateDir('a'), { ...mine, key: theirs.key, certificate: theirs.certificate });
    await expect(secure.startAgent('a').done).rejects.toMatchObject({ message: expect.stringContaining('not of this coordinator') });
  });

  test('a coordinator of another authority is not talked to', async () => {
    await using secure = await SecureCoordinator.start();
    await using other = await SecureCoordinator.start();
    const [mine, theirs] = [await secure.join('a'), await other.join('a')];
    const { credentials: wrong } = secureChannel(credentials, {
      address: secure.coordinator.address,
      authorities: theirs.authorities,
      holder: mine,
    });
    expect(await call(secure.coordinator.address, wrong, AGENT_SERVICE.Session.path)).toBe(status.UNAVAILABLE);
    expect(secure.coordinator.agents()).toEqual([]);
  });

  test("an agent's certificate does not pass for the coordinator's", async () => {
    await using secure = await SecureCoordinator.start();
    const identity = await secure.join('a');
    await using impostor = await SecureCoordinator.start('127.0.0.1:0', {
      team: writeTeam(secure.folder, {
        chain: identity.certificate,
        key: identity.key,
        authority: identity.authorities[0] ?? '',
      }),
    });
    await expect(impostor.join('b')).rejects.toMatchObject({ code: 'coordinator-unreachable' });
  });

  test('a name that is not the one in the certificate is refused', async () => {
    await using secure = await SecureCoordinator.start();
    const identity = await secure.join('mine');
    expect(await registerAs(secure, identity, 'mine')).toBe('welcome');
    expect(await registerAs(secure, identity, 'yours')).toBe(status.PERMISSION_DENIED);
  });
});

test("a team's own certificate is shown, and its authority pinned", async () => {
  await using secure = await SecureCoordinator.start();
  const authority = await createAuthority({ nowMs: Date.now(), ttlMs: 60_000 });
  const own = await createServerCertificate(authority, { nowMs: Date.now(), ttlMs: 60_000 });
  const pem = (key: typeof own.key) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const team = writeTeam(secure.folder, {
    chain: own.certificate.toString(),
    key: pem(own.key),
    authority: authority.certificate.toString(),
  });
  await secure.restart('127.0.0.1:0', { team });
  await secure.join('a');
  secure.startAgent('a');
  await secure.untilHere('a');
  writeFileSync(team.keyFile, pem(authority.key));
  await expect(SecureCoordinator.start('127.0.0.1:0', { team })).rejects.toMatchObject({ code: 'credential-unusable' });
});

test('an agent that is revoked while it is in loses its stream and its place, and is not let in again', async () => {
  await using secure = await SecureCoordinator.start();
  await secure.join('a');
  const agent = secure.startAgent('a');
  await secure.untilHere('a');
  secure.book.revoke(agentId('a'), Date.now());
  await expect(agent.done).rejects.toMatchObject({ code: 'access-refused', message: expect.stringContaining('was revoked') });
  expect(secure.coordinator.agents()).toEqual([]);
  await expect(secure.startAgent('a').done).rejects.toMatchObject({ code: 'access-refused' });
});

test('a certificate is renewed before it ends, with another key, and the stream outlives the first one', async () => {
  await using secure = await SecureCoordinator.start('127.0.0.1:0', { certificateTtlMs: SHORT_MS });
  const first = await secure.join('a');
  secure.startAgent('a');
  await secure.untilHere('a');
  const newest = () => loadIdentity(secure.stateDir('a')) ?? first;
  await until(() => newest().key !== first.key, 'no certificate was renewed');
  await until(() => Date.now() > first.expiresAtMs + 1_000, 'the clock stands still');
  expect(secure.coordinator.agents()).toMatchObject([{ id: 'a' }]);
  expect(secure.refused).toEqual([]);
});

test('one authority follows another while a run goes on, and everybody stays', async () => {
  using suite = new WaitingSuite({ files: [{ path: 'a.test.ts', cases: [{ title: 'waits', ms: 12_000 }] }] });
  await using secure = await SecureCoordinator.start('127.0.0.1:0', { certificateTtlMs: SHORT_MS });
  await secure.join('a');
  secure.startAgent('a');
  await secure.untilHere('a');
  const before = secure.coordinator.fingerprint;
  const { done } = secure.coordinator.run(requestOf(suite), () => undefined);

  await secure.book.rotateAuthority(Date.now(), SHORT_MS);
  await until(() => loadIdentity(secure.stateDir('a'))?.authorities.length === 2, 'the agent did not hear of the new authority');
  expect(secure.coordinator.fingerprint).toBe(before);
  endOverlap(secure);
  await until(() => secure.coordinator.fingerprint !== before, 'the new authority does not serve');
  // Renewed over a connection on which the new authority speaks for the coordinator.
  await until(() => loadIdentity(secure.stateDir('a'))?.authorities.length === 1, 'the agent still trusts the old authority');
  await secure.join('b');
  secure.startAgent('b');
  await secure.untilHere('b');
  expect((await done).verdict).toBe('green');
  expect(secure.refused).toEqual([]);
});

test('an authority that is replaced at once takes everybody with it, and they join again', async () => {
  await using secure = await SecureCoordinator.start();
  await secure.join('a');
  const agent = secure.startAgent('a');
  await secure.untilHere('a');
  const before = secure.coordinator.fingerprint;
  await secure.book.rotateAuthority(Date.now(), 0);
  await expect(agent.done).rejects.toMatchObject({ code: 'access-refused' });
  await until(() => secure.coordinator.fingerprint !== before, 'the new authority does not serve');
  await secure.join('a');
  secure.startAgent('a');
  await secure.untilHere('a');
});

/** As if the time had passed in which both authorities are trusted. */
function endOverlap(secure: SecureCoordinator): void {
  const newest = secure.book.authorities(Date.now()).issuing;
  const file = path.join(secure.folder, 'access/authority', `${newest.id}.json`);
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), servesFromMs: Date.now() }));
}

function requestOf(suite: WaitingSuite) {
  const spec = { ...PLAIN_SUITE, suite: WAITING, cwd: suite.cwd, configFile: suite.configFile, filters: [], projects: [] };
  return {
    revision: { commit: 'c', tree: 't', isDirty: false },
    settings: {
      isCi: true,
      retries: 0,
      bail: null,
      flakyPolicy: 'fail' as const,
      only: null,
      expectAgents: 1,
      agentWaitMs: 10_000,
      suites: [spec],
      planOnly: false,
    },
  };
}

function writeTeam(folder: string, pem: { readonly chain: string; readonly key: string; readonly authority: string }) {
  mkdirSync(path.join(folder, 'team'), { recursive: true });
  const file = (name: string, text: string) => {
    const at = path.join(folder, 'team', name);
    writeFileSync(at, text);
    return at;
  };
  return { certFile: file('cert.pem', pem.chain), keyFile: file('key.pem', pem.key), caFile: file('ca.pem', pem.authority) };
}

type Holder = { readonly key: string; readonly certificate: string };

/** What a client is made with that trusts the coordinator and shows what it is given. */
async function channelOf(secure: SecureCoordinator, holder: Holder | null): Promise<ChannelCredentials> {
  const { address } = secure.coordinator;
  const authorities = secure.book.authorities(Date.now()).trusted.map(({ certificate }) => certificate.toString());
  return secureChannel(credentials, { address, authorities, holder }).credentials;
}

/** Calls a method with bytes, by default such that mean nothing, and returns the status. */
function call(address: string, channel: ChannelCredentials, method: string, bytes: Uint8Array = Buffer.from([0xff])): Promise<status> {
  const client = new Client(address, channel, {
    'grpc.use_local_subchannel_pool': 1,
    'grpc.ssl_target_name_override': COORDINATOR_NAME,
  });
  return new Promise<status>((resolve) => {
    const asIs = (bytes: Buffer) => bytes;
    const answered = (error: ServiceError | null) => resolve(error?.code ?? status.OK);
    client.makeUnaryRequest(method, asIs, asIs, Buffer.from(bytes), { deadline: Date.now() + 10_000 }, answered);
  }).finally(() => client.close());
}

async function registerAs(secure: SecureCoordinator, holder: Holder, name: string): Promise<'welcome' | status> {
  const client = new Client(secure.coordinator.address, await channelOf(secure, holder), {
    'grpc.use_local_subchannel_pool': 1,
    'grpc.ssl_target_name_override': COORDINATOR_NAME,
  });
  const { path: method, requestSerialize, responseDeserialize } = AGENT_SERVICE.Session;
  const stream = client.makeBidiStreamRequest(method, requestSerialize, responseDeserialize);
  return new Promise<'welcome' | status>((resolve) => {
    stream.on('data', () => resolve('welcome'));
    stream.on('error', (error: ServiceError) => resolve(error.code));
    const machine = { session: 's', slots: 1, labels: [], speed: null, version: '', nodeVersion: '' };
    stream.write({ type: 'register', agent: agentId(name), ...machine });
  }).finally(() => client.close());
}

function sayPlainly(port: number, text: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const heard: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (bytes) => heard.push(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Buffer.concat(heard)));
  });
}
