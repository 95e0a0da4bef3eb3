import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, type ClientDuplexStream, credentials, type StatusObject, status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Coordinator, CoordinatorOptions, RunHandle, RunRequest } from '../../coordinator/api.ts';
import { openHistory, startCoordinator, verifyRun } from '../../coordinator/main.ts';
import { agentId, leaseId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import { PLAIN_SUITE } from '../../core/suite-spec.ts';
import { caseId } from '../../core/test-case.ts';
import { fileKey, type TestFile } from '../../core/test-file.ts';
import type { UnitEvent } from '../../core/unit.ts';
import { AGENT_SERVICE, MAX_MESSAGE_BYTES, type Received } from '../../proto/service.ts';

const SUITE = 'vitest';
const FILE: TestFile = {
  key: fileKey(SUITE, '', 'a.test.ts', 'runtime'),
  suite: SUITE,
  project: '',
  path: 'a.test.ts',
  kind: 'runtime',
  contentDigest: 'd',
  bytes: 10,
  group: 0,
  maxPerAgent: null,
  bundle: null,
  labels: [],
  wholeReason: null,
};
const REQUEST: RunRequest = {
  revision: { commit: 'c', tree: 't', isDirty: false },
  settings: {
    isCi: true,
    retries: 0,
    bail: null,
    flakyPolicy: 'fail',
    only: null,
    expectAgents: 1,
    agentWaitMs: 10_000,
    suites: [{ ...PLAIN_SUITE, suite: SUITE, cwd: '/project', configFile: null, filters: [], projects: [] }],
    planOnly: false,
  },
};

type Message<Type extends ToAgent['type']> = Extract<ToAgent, { readonly type: Type }>;

/** An agent's end of the stream, played by the test. */
class ScriptedAgent implements Disposable {
  readonly #client: Client;
  readonly #stream: ClientDuplexStream<FromAgent, Received<ToAgent>>;
  readonly #unheard: ToAgent[] = [];
  readonly #ended = Promise.withResolvers<StatusObject>();
  #wake = Promise.withResolvers<void>();

  constructor(address: string, serialize: (message: FromAgent) => Buffer = AGENT_SERVICE.Session.requestSerialize) {
    this.#client = new Client(address, credentials.createInsecure(), { 'grpc.use_local_subchannel_pool': 1 });
    const { path: method, responseDeserialize } = AGENT_SERVICE.Session;
    this.#stream = this.#client.makeBidiStreamRequest(method, serialize, responseDeserialize);
    this.#stream.on('data', (received: Received<ToAgent>) => {
      if (received.ok) this.#unheard.push(received.message);
      this.#wake.resolve();
    });
    this.#stream.on('error', () => undefined);
    this.#stream.on('status', (ending: StatusObject) => this.#ended.resolve(ending));
  }

  /** The code that the coordinator ended the stream with. */
  async code(): Promise<number> {
    return (await this.#ended.promise).code;
  }

  say(message: FromAgent): void {
    this.#stream.write(message);
  }

  register(id = 'agent-1', session = 's1', more: { readonly isDelivery?: true } = {}): void {
    this.say({ type: 'register', agent: agentId(id), session, slots: 1, labels: [], speed: null, version: '', nodeVersion: '', ...more });
  }

  /** Ends its side of the stream. */
  leave(): void {
    this.#stream.end();
  }

  /** Kinds of what came and was not heard. */
  unheard(): readonly string[] {
    return this.#unheard.map(({ type }) => type);
  }

  /** The next message of a kind; others are passed over. */
  async hear<Type extends ToAgent['type']>(type: Type): Promise<Message<Type>> {
    for (;;) {
      const position = this.#unheard.findIndex((message) => message.type === type);
      if (position >= 0) return this.#unheard.splice(0, position + 1).at(-1) as Message<Type>;
      this.#wake = Promise.withResolvers<void>();
      await this.#wake.promise;
    }
  }

  /** Breaks the connection without a word. */
  break(): void {
    this.#stream.cancel();
  }

  [Symbol.dispose](): void {
    this.#stream.cancel();
    this.#client.close();
  }
}

const CASES = ['adds', 'sees'].map((title) => ({
  id: caseId(FILE.key, [title], 0),
  titlePath: [title],
  ordinal: 0,
  mode: 'run' as const,
  isSelected: true,
}));

const PASSED = { outcome: 'passed', durationMs: 1, frameworkRetries: 0, errors: [] } as const;
const UNIT: readonly UnitEvent[] = [
  { type: 'unit-started' },
  { type: 'collected', file: FILE.key, cases: CASES },
  ...CASES.flatMap((_, caseIndex): UnitEvent[] => [
    { type: 'case-started', file: FILE.key, caseIndex },
    { type: 'case-ended', file: FILE.key, caseIndex, result: PASSED },
  ]),
  { type: 'file-ended', file: FILE.key, timing: { loadMs: 1, setupMs: 1, testMs: 2 } },
  { type: 'unit-ended', end: { kind: 'completed' }, wallMs: 4 },
];

/** Plays an agent up to its first lease. */
async function untilGranted(agent: ScriptedAgent): Promise<Message<'grant-lease'>> {
  const { runId } = await agent.hear('open-suite');
  const suite = { runId, suite: SUITE };
  agent.say({ type: 'suite-opened', ...suite, framework: 'vitest', frameworkVersion: '5', notices: [] });
  await agent.hear('discover-suite');
  agent.say({ type: 'suite-discovered', ...suite, files: [FILE], bodies: [], errors: [], notices: [], unsupported: [] });
  await agent.hear('prepare-suite');
  agent.say({ type: 'suite-ready', ...suite });
  return await agent.hear('grant-lease');
}

function report({ runId, lease }: Message<'grant-lease'>, events: readonly UnitEvent[] = UNIT, sequence = 1): FromAgent {
  return { type: 'unit-report', runId, lease: lease.id, sequence, events: events.map((event, atMs) => ({ atMs, event })) };
}

async function untilClosed(agent: ScriptedAgent): Promise<void> {
  const { runId } = await agent.hear('close-suite');
  agent.say({ type: 'suite-closed', runId, suite: SUITE, errors: [], notices: [] });
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shard-run-coordinator-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(more: Partial<CoordinatorOptions> = {}): Promise<Coordinator> {
  return startCoordinator({ listen: '127.0.0.1:0', history: path.join(folder, 'history.sqlite'), stateDir: folder, ...more });
}

function run(coordinator: Coordinator, expectAgents = 1): { readonly handle: RunHandle; readonly events: RunEvent[] } {
  const events: RunEvent[] = [];
  const request = { ...REQUEST, settings: { ...REQUEST.settings, expectAgents } };
  return { handle: coordinator.run(request, (event) => events.push(event)), events };
}

describe('an address', () => {
  test.each([
    ['0.0.0.0:0', 'not-loopback'],
    ['build-machine.example:7420', 'not-loopback'],
    ['127.0.0.1', 'usage'],
    ['127.0.0.1:99999', 'usage'],
  ])('%s is refused as %s', async (listen, code) => {
    await expect(start({ listen })).rejects.toMatchObject({ name: 'ExpectedError', code });
  });

  test('that another process listens on is refused', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { readonly port: number };
    await expect(start({ listen: `127.0.0.1:${port}` })).rejects.toMatchObject({ code: 'port-in-use' });
    other.close();
  });
});

describe('a session', () => {
  test('begins with register and is welcomed', async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address);
    agent.register();
    expect(await agent.hear('welcome')).toMatchObject({ heartbeatIntervalMs: 1_000, sessionTimeoutMs: 4_500 });
    expect(coordinator.agents()).toMatchObject([{ id: 'agent-1', slots: 1, labels: [], version: expect.any(String) }]);
  });

  test('that begins with anything else ends', async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address);
    agent.say({ type: 'draining', reason: '' });
    expect(await agent.code()).toBe(status.INVALID_ARGUMENT);
  });

  test('of another protocol version is refused', async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address, () => Buffer.from([0x0a, 0x02, 0x08, 0x63]));
    agent.register();
    expect(await agent.code()).toBe(status.FAILED_PRECONDITION);
  });

  test('of an agent id that is taken is refused, and the first one stays', async () => {
    await using coordinator = await start();
    using first = new ScriptedAgent(coordinator.address);
    first.register('agent-1', 's1');
    await first.hear('welcome');
    using second = new ScriptedAgent(coordinator.address);
    second.register('agent-1', 's2');
    expect(await second.code()).toBe(status.ALREADY_EXISTS);
    expect(coordinator.agents()).toHaveLength(1);
  });

  test('that is over, or never was, takes no reports of a dead process', async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address);
    agent.register();
    await agent.hear('welcome');
    agent.leave();
    await agent.code();
    for (const session of ['s1', 's2']) {
      using next = new ScriptedAgent(coordinator.address);
      next.register('agent-1', session, { isDelivery: true });
      expect(await next.code()).toBe(status.ABORTED);
    }
    expect(coordinator.agents()).toEqual([]);
  });

  test('that sends rubbish ends alone', async () => {
    await using coordinator = await start();
    using good = new ScriptedAgent(coordinator.address);
    good.register('good');
    await good.hear('welcome');
    using bad = new ScriptedAgent(coordinator.address, () => Buffer.from('rubbish'));
    bad.register('bad');
    expect(await bad.code()).toBe(status.INVALID_ARGUMENT);
    expect(coordinator.agents().map(({ id }) => id)).toEqual(['good']);
  });

  test('that sends too large a message ends', async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address, () => Buffer.alloc(MAX_MESSAGE_BYTES + 1));
    agent.register();
    expect(await agent.code()).toBe(status.RESOURCE_EXHAUSTED);
  });

  test('that falls silent is fenced', { timeout: 15_000 }, async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address);
    agent.register();
    await agent.hear('welcome');
    expect(await agent.code()).toBe(status.ABORTED);
    expect(coordinator.agents()).toEqual([]);
  });

  test('ends when the coordinator closes', async () => {
    const coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address);
    agent.register();
    await agent.hear('welcome');
    await coordinator[Symbol.asyncDispose]();
    expect(await agent.code()).toBe(status.UNAVAILABLE);
  });
});

describe('a run', () => {
  test('is proven: summary, certificate, journal and history agree', async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address);
    agent.register();
    const { handle, events } = run(coordinator);
    const grant = await untilGranted(agent);
    agent.say(report(grant));
    expect(await agent.hear('report-ack')).toMatchObject({ lease: grant.lease.id, sequence: 1, isFenced: false });
    await untilClosed(agent);
    const summary = await handle.done;
    expect(summary).toMatchObject({ verdict: 'green', exitCode: 0, totals: { files: 1, cases: 2, passed: 2 } });
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['run-started', 'run-planned', 'file-settled', 'run-finished']));
    expect(verifyRun(summary.certificatePath ?? '')).toMatchObject({ findings: [], isReplayed: true });
    await using history = await openHistory(path.join(folder, 'history.sqlite'));
    expect(await history.listRuns(1)).toMatchObject([{ runId: handle.runId, verdict: 'green', cases: 2 }]);
    expect(await history.loadEstimates([FILE], [])).toMatchObject([{ key: FILE.key }]);
  });

  test('goes on over a new stream of the same session, and no result is lost', async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address);
    agent.register();
    const { handle, events } = run(coordinator);
    const grant = await untilGranted(agent);
    agent.break();
    using again = new ScriptedAgent(coordinator.address);
    again.register();
    expect((await again.hear('grant-lease')).lease).toEqual(grant.lease);
    again.say(report(grant));
    await untilClosed(again);
    expect(await handle.done).toMatchObject({ verdict: 'green', agents: [{ isLost: false }] });
    expect(events.filter(({ type }) => type === 'agent-lost')).toEqual([]);
  });

  test('moves the work of an agent that died, and refuses its late report', async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address);
    agent.register('agent-1');
    const { handle } = run(coordinator);
    const grant = await untilGranted(agent);
    agent.break();
    using heir = new ScriptedAgent(coordinator.address);
    heir.register('agent-2');
    const { runId } = await heir.hear('open-suite');
    heir.say({ type: 'suite-opened', runId, suite: SUITE, framework: 'vitest', frameworkVersion: '5', notices: [] });
    await heir.hear('prepare-suite');
    heir.say({ type: 'suite-ready', runId, suite: SUITE });
    const moved = await heir.hear('grant-lease');
    expect(moved.lease.id).not.toBe(grant.lease.id);
    using late = new ScriptedAgent(coordinator.address);
    late.register('agent-1', 's2');
    late.say(report(grant));
    expect(await late.hear('report-ack')).toMatchObject({ lease: grant.lease.id, isFenced: true });
    heir.say(report(moved));
    await Promise.all([untilClosed(heir), untilClosed(late)]);
    expect(await handle.done).toMatchObject({ verdict: 'green', totals: { cases: 2, passed: 2 } });
  });

  test('takes what a dead process had finished from the next one, gives that one nothing, and ends its session with the stream', async () => {
    await using coordinator = await start();
    using other = new ScriptedAgent(coordinator.address);
    other.register('agent-2');
    using agent = new ScriptedAgent(coordinator.address);
    agent.register('agent-1');
    const { handle, events } = run(coordinator, 2);
    const grant = await untilGranted(agent);
    using next = new ScriptedAgent(coordinator.address);
    next.register('agent-1', 's1', { isDelivery: true });
    await next.hear('welcome');
    next.say(report(grant));
    expect(await next.hear('report-ack')).toMatchObject({ lease: grant.lease.id, sequence: 1, isFenced: false });
    expect(next.unheard()).toEqual([]);
    next.leave();
    await next.code();
    expect(coordinator.agents().map(({ id }) => id)).toEqual(['agent-2']);
    await untilClosed(other);
    const summary = await handle.done;
    expect(summary).toMatchObject({ verdict: 'green', totals: { cases: 2, passed: 2 } });
    expect(events.filter(({ type }) => type === 'unit-started')).toHaveLength(1);
    expect(verifyRun(summary.certificatePath ?? '')).toMatchObject({ findings: [], isReplayed: true });
  });

  test('that one agent has to itself takes nothing of its dead process: the next one does it all', async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address);
    agent.register();
    const { handle } = run(coordinator);
    const grant = await untilGranted(agent);
    using bringer = new ScriptedAgent(coordinator.address);
    bringer.register('agent-1', 's1', { isDelivery: true });
    await bringer.hear('welcome');
    bringer.say(report(grant));
    expect(await bringer.hear('report-ack')).toMatchObject({ lease: grant.lease.id, isFenced: true });
    bringer.leave();
    await bringer.code();
    using next = new ScriptedAgent(coordinator.address);
    next.register('agent-1', 's2');
    const { runId } = await next.hear('open-suite');
    next.say({ type: 'suite-opened', runId, suite: SUITE, framework: 'vitest', frameworkVersion: '5', notices: [] });
    await next.hear('prepare-suite');
    next.say({ type: 'suite-ready', runId, suite: SUITE });
    next.say(report(await next.hear('grant-lease')));
    await untilClosed(next);
    expect(await handle.done).toMatchObject({ verdict: 'green', totals: { cases: 2, passed: 2 } });
  });

  test('that is interrupted reports what is known though its agent never answers', async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address);
    agent.register();
    const { handle } = run(coordinator);
    const grant = await untilGranted(agent);
    agent.say(report(grant, UNIT.slice(0, 4)));
    await agent.hear('report-ack');
    handle.interrupt();
    handle.interrupt();
    expect(await agent.hear('cancel-lease')).toMatchObject({ lease: grant.lease.id });
    expect(await handle.done).toMatchObject({ verdict: 'incomplete', exitCode: 130, totals: { passed: 1, missing: 1 } });
  });

  test('keeps its verdict when the history cannot be written, and says so', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    await using coordinator = await start({ history: path.join(folder, 'file', 'history.sqlite') });
    using agent = new ScriptedAgent(coordinator.address);
    agent.register();
    const { handle, events } = run(coordinator);
    agent.say(report(await untilGranted(agent)));
    await untilClosed(agent);
    expect(await handle.done).toMatchObject({ verdict: 'green', errors: [{ code: 'history-unwritable' }] });
    expect(events.some((event) => event.type === 'error')).toBe(true);
  });

  test('keeps its verdict when the journal cannot be written, and says so', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    await using coordinator = await start({ stateDir: path.join(folder, 'file', 'state') });
    using agent = new ScriptedAgent(coordinator.address);
    agent.register();
    const { handle } = run(coordinator);
    agent.say(report(await untilGranted(agent)));
    await untilClosed(agent);
    const summary = await handle.done;
    expect(summary).toMatchObject({ verdict: 'green', certificatePath: null });
    expect(summary.errors.map(({ code }) => code)).toContain('journal-unwritable');
  });

  test('follows another on the same coordinator, and what is late of the first is refused', async () => {
    await using coordinator = await start();
    using agent = new ScriptedAgent(coordinator.address);
    agent.register();
    const first = run(coordinator);
    const grant = await untilGranted(agent);
    agent.say(report(grant));
    await untilClosed(agent);
    await first.handle.done;
    agent.say({ type: 'unit-report', runId: grant.runId, lease: leaseId('gone'), sequence: 1, events: [] });
    expect(await agent.hear('report-ack')).toMatchObject({ lease: 'gone', isFenced: true });
    const second = run(coordinator);
    agent.say(report(await untilGranted(agent)));
    await untilClosed(agent);
    expect(await second.handle.done).toMatchObject({ verdict: 'green' });
  });
});
