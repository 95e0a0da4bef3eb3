import { availableParallelism } from 'node:os';
import { status } from '@grpc/grpc-js';
import { describe, expect, test } from 'vitest';
import { startAgent } from '../../agent/main.ts';
import type { RunId } from '../../core/id.ts';
import type { SuiteScript } from '../fixture/runner/waiting.ts';
import { SessionServer } from '../support/session-server.ts';
import { WAITING, WAITING_RUNNER, WaitingSuite, waitingFile } from '../support/waiting-suite.ts';

const SUITE = { runId: 'run' as RunId, suite: WAITING };
const A = [waitingFile('a.test.ts')];
const B = [waitingFile('b.test.ts')];
type Does = NonNullable<SuiteScript['files'][number]['cases'][number]['does']>;

function file(path: string, ms: number, does?: Does): SuiteScript['files'][number] {
  return { path, cases: [{ title: 'one', ms, ...(does && { does }) }] };
}

function agentOn(suite: WaitingSuite, coordinator: string | Promise<string>, more: Partial<Parameters<typeof startAgent>[0]> = {}) {
  const prewarm = suite.request(2);
  return startAgent({
    coordinator,
    agentId: 'agent-1',
    slots: 2,
    labels: ['browser:ie'],
    cacheDir: suite.cacheDir,
    prewarm,
    runnerEntry: WAITING_RUNNER,
    ...more,
  });
}

/** Opens, discovers and prepares: the agent can then run units. */
async function makeReady(server: SessionServer, suite: WaitingSuite): Promise<void> {
  await server.hear('register');
  server.send(suite.openMessage());
  await server.hear('suite-opened');
  server.send({ type: 'discover-suite', ...SUITE, knownDigests: {} });
  const { files } = await server.hear('suite-discovered');
  server.send({ type: 'prepare-suite', ...SUITE, files });
  await server.hear('suite-ready');
}

describe('a session', () => {
  test('goes from register over leases to drain', async () => {
    using suite = new WaitingSuite({
      files: [
        {
          path: 'a.test.ts',
          cases: [
            { title: 'adds', ms: 5 },
            { title: 'sees', ms: 5, outcome: 'failed' },
          ],
        },
      ],
    });
    await using server = await SessionServer.listen();
    await using agent = agentOn(suite, server.address);
    const registered = await server.hear('register');
    expect(registered).toMatchObject({ agent: 'agent-1', slots: 2, cpus: availableParallelism() });
    expect(registered.memoryBytes).toBeGreaterThan(2 ** 20);
    expect(registered.labels).toEqual(expect.arrayContaining([`os:${process.platform}`, `arch:${process.arch}`, 'browser:ie']));
    await makeReady(server, suite);
    server.grant('l1', A);
    expect(await server.hearEnd('l1')).toMatchObject({ end: { kind: 'completed' } });
    expect(server.eventsOf('l1').map((event) => event.type)).toEqual([
      'unit-started',
      'collected',
      'case-started',
      'case-ended',
      'case-started',
      'case-ended',
      'file-ended',
      'unit-ended',
    ]);
    server.send({ type: 'close-suite', ...SUITE });
    expect(await server.hear('suite-closed')).toMatchObject({ errors: [] });
    server.send({ type: 'drain-agent', reason: 'the run is over' });
    expect(await server.hear('draining')).toMatchObject({ reason: 'the run is over' });
    await agent.done;
    expect((await server.hear('heartbeat')).availableMemoryBytes).toBeGreaterThan(0);
  });

  test('starts warming before it knows where the coordinator is', async () => {
    using suite = new WaitingSuite({ files: [] });
    await using server = await SessionServer.listen();
    const address = Promise.withResolvers<string>();
    await using _agent = agentOn(suite, address.promise);
    address.resolve(server.address);
    await server.hear('register');
    server.send(suite.openMessage());
    expect(await server.hear('suite-opened')).toMatchObject({ framework: 'waiting' });
  });

  test('that breaks is continued: same session, nothing missing', async () => {
    using suite = new WaitingSuite({ files: [file('a.test.ts', 150)] });
    await using server = await SessionServer.listen();
    await using _agent = agentOn(suite, server.address);
    await makeReady(server, suite);
    server.acknowledges = false;
    server.grant('l1', A);
    await server.hear('unit-report');
    const mark = server.heard.length;
    server.endStream(status.UNAVAILABLE, 'the network broke');
    const again = await server.hear('register', () => true, mark);
    expect(again).toMatchObject({ session: (await server.hear('register')).session });
    await server.hear('suite-ready', () => true, mark);
    await server.hear('unit-report', ({ sequence }) => sequence === 1, mark);
    expect(await server.hearEnd('l1')).toMatchObject({ end: { kind: 'completed' } });
  });

  test('that is fenced continues as another one, without its leases', async () => {
    using suite = new WaitingSuite({ files: [file('a.test.ts', 60_000), file('b.test.ts', 1)] });
    await using server = await SessionServer.listen();
    await using _agent = agentOn(suite, server.address);
    await makeReady(server, suite);
    server.grant('l1', A);
    await server.hear('unit-report');
    const mark = server.heard.length;
    server.endStream(status.ABORTED, 'silent for too long');
    const again = await server.hear('register', () => true, mark);
    expect(again.session).toBe(`${(await server.hear('register')).session}.2`);
    server.grant('l2', B);
    expect(await server.hearEnd('l2')).toMatchObject({ end: { kind: 'completed' } });
    expect(server.eventsOf('l1').map((event) => event.type)).not.toContain('unit-ended');
  });

  test.for<[string, number, string]>([
    ['of another protocol version', status.FAILED_PRECONDITION, 'protocol-version'],
    ['that refuses a message', status.INVALID_ARGUMENT, 'protocol-version'],
    ['that has the id already', status.ALREADY_EXISTS, 'usage'],
  ])('with a coordinator %s is not tried again', async ([, code, expected]) => {
    using suite = new WaitingSuite({ files: [] });
    await using server = await SessionServer.listen();
    server.onStream = (stream) => stream.emit('error', { code, details: 'the coordinator speaks version 2' });
    await using agent = agentOn(suite, server.address);
    await expect(agent.done).rejects.toMatchObject({ code: expected, message: expect.stringContaining(server.address) });
  });

  test('that nobody answers is given up, with the address', async () => {
    using suite = new WaitingSuite({ files: [] });
    const address = await SessionServer.listen().then(async (server) => {
      await server[Symbol.asyncDispose]();
      return server.address;
    });
    await using agent = agentOn(suite, address, { connectTries: 2 });
    await expect(agent.done).rejects.toMatchObject({ code: 'coordinator-unreachable', message: expect.stringContaining(address) });
  });
});

describe('a unit', () => {
  test('that crashes its runner is reported, and the next one runs in a new runner', async () => {
    using suite = new WaitingSuite({ files: [file('a.test.ts', 0, 'crash'), file('b.test.ts', 1)] });
    await using server = await SessionServer.listen();
    await using _agent = agentOn(suite, server.address);
    await makeReady(server, suite);
    server.grant('l1', A);
    server.grant('l2', B);
    expect(await server.hearEnd('l1')).toMatchObject({ end: { kind: 'crashed', message: expect.stringContaining('exit code 7') } });
    expect(await server.hearEnd('l2')).toMatchObject({ end: { kind: 'completed' } });
  });

  test('that hangs is stopped at its deadline, and whoever ran beside it is told why', async () => {
    using suite = new WaitingSuite({ files: [file('a.test.ts', 0, 'hang'), file('b.test.ts', 60_000), file('c.test.ts', 1)] });
    await using server = await SessionServer.listen();
    await using _agent = agentOn(suite, server.address, { stopGraceMs: 100 });
    await makeReady(server, suite);
    server.grant('l2', B, { slot: 1 });
    server.grant('l1', A, { timeoutMs: 100 });
    server.grant('l3', [waitingFile('c.test.ts')]);
    expect(await server.hearEnd('l1')).toMatchObject({ end: { kind: 'timed-out' } });
    expect(await server.hearEnd('l2')).toMatchObject({ end: { kind: 'crashed', message: expect.stringContaining('a.test.ts') } });
    expect(await server.hearEnd('l3')).toMatchObject({ end: { kind: 'completed' } });
  });

  test('that is cancelled ends as cancelled, and one that had not started comes back', async () => {
    using suite = new WaitingSuite({ files: [file('a.test.ts', 60_000), file('b.test.ts', 1)] });
    await using server = await SessionServer.listen();
    await using _agent = agentOn(suite, server.address);
    await makeReady(server, suite);
    server.grant('l1', A);
    server.grant('l2', B);
    await server.hear('unit-report');
    server.send({ type: 'recall-lease', leases: ['l1', 'l2'] as never });
    expect(await server.hear('lease-returned', ({ lease }) => lease === ('l2' as never))).toMatchObject({ wasStarted: false });
    expect(await server.hear('lease-returned', ({ lease }) => lease === ('l1' as never))).toMatchObject({ wasStarted: true });
    server.send({ type: 'cancel-lease', lease: 'l1' as never, reason: 'a twin won' });
    expect(await server.hearEnd('l1')).toMatchObject({ end: { kind: 'cancelled' } });
  });

  test('that prints without end is cut at the limit and says so', async () => {
    using suite = new WaitingSuite({ files: [file('a.test.ts', 6_000, 'log')] });
    await using server = await SessionServer.listen();
    await using _agent = agentOn(suite, server.address);
    await makeReady(server, suite);
    server.grant('l1', A);
    expect(await server.hearEnd('l1')).toMatchObject({ end: { kind: 'completed' } });
    const logs = server.eventsOf('l1').flatMap((event) => (event.type === 'log' ? [event.text] : []));
    expect(logs.join('').length).toBeLessThan(4.1 * 2 ** 20);
    expect(logs.at(-1)).toContain('cut');
  });
});

describe('a suite that does not open', () => {
  test('because its runner crashes each time has failed after the third', async () => {
    using suite = new WaitingSuite({ files: [], opens: 'crash' });
    await using server = await SessionServer.listen();
    await using _agent = agentOn(suite, server.address);
    await server.hear('register');
    server.send(suite.openMessage());
    expect(await server.hear('suite-failed')).toMatchObject({
      code: 'framework-config-broken',
      message: expect.stringContaining('exit code 9'),
    });
  });

  test('because the framework says so fails with its words', async () => {
    using suite = new WaitingSuite({ files: [], opens: 'fail' });
    await using server = await SessionServer.listen();
    await using _agent = agentOn(suite, server.address, { prewarm: null });
    await server.hear('register');
    server.send(suite.openMessage());
    expect(await server.hear('suite-failed')).toMatchObject({
      code: 'framework-missing',
      message: 'nothing to wait with',
      hint: 'install patience',
    });
  });
});
