import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { connect as connectSocket, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client, ServiceError } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeSampleTree } from '../../agent/workspace/sample-trees.ts';
import {
  cancelRun,
  connect,
  fetchCertificate,
  type RemoteRequest,
  submitRun,
  type Watched,
  watchRun,
} from '../../cli/remote/rpc/run-client.ts';
import { sendSnapshot } from '../../cli/workspace/rpc/send-snapshot.ts';
import { takeSnapshot } from '../../cli/workspace/snapshot.ts';
import type { PoolCoordinator } from '../../coordinator/api.ts';
import { readJournal } from '../../coordinator/journal/reader.ts';
import { startPool } from '../../coordinator/main.ts';
import { type RunId, runId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import type { WorkspaceRef } from '../../core/workspace.ts';
import { sampleRequest } from '../support/rpc/sample-request.ts';

// Real git: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000 });

let base = '';
let scope: AsyncDisposableStack;
let pool: PoolCoordinator;
let client: Client;
let ref: WorkspaceRef;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'shard-run-service-'));
  scope = new AsyncDisposableStack();
  const place = { listen: '127.0.0.1:0', stateDir: join(base, 'state'), history: null, mainBranch: 'main', version: '0' };
  pool = scope.use(await startPool(place));
  client = scope.adopt(connect({ address: pool.address, identity: () => null }), (one) => one.close());
  makeSampleTree(join(base, 'project'), { a: '1' });
  const signal = AbortSignal.timeout(30_000);
  const snapshot = await takeSnapshot({ folder: join(base, 'project'), store: join(base, 'snapshots'), signal });
  ref = snapshot.ref;
  await sendSnapshot(client, snapshot, signal);
});

afterEach(async () => {
  await scope.disposeAsync();
  rmSync(base, { recursive: true, force: true });
});

function requestOf(options: Partial<RemoteRequest> = {}): RemoteRequest {
  return sampleRequest(ref, 'unit', options);
}

async function watchToEnd(run: RunId, over = client): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const watched of watchRun(over, run)) if ('event' in watched) events.push(watched.event);
  return events;
}

/** The first thing that is said of a run. */
async function first(run: RunId): Promise<Watched | undefined> {
  for await (const watched of watchRun(client, run)) return watched;
  return undefined;
}

function summaryOf(events: readonly RunEvent[]): Record<string, unknown> {
  const [last] = events.slice(-1);
  return last?.type === 'run-finished' ? { verdict: last.summary.verdict, exitCode: last.summary.exitCode } : {};
}

describe('a run without agents', () => {
  test('says what it waits for, is cancelled, and ends as a run that was interrupted', async () => {
    const run = await submitRun(client, requestOf());
    expect(await first(run)).toMatchObject({ waiting: { runsBefore: 0, forecastMs: null } });
    await cancelRun(client, run);
    const events = await watchToEnd(run);
    expect(events.map(({ type }) => type)).toEqual(['run-started', 'run-finished']);
    expect(summaryOf(events)).toEqual({ verdict: 'incomplete', exitCode: 130 });
    await cancelRun(client, run);
    expect(await watchToEnd(run)).toEqual(events);
    expect(await fetchCertificate(client, run)).toBeNull();
  });

  test('is the same run when its submission is repeated', async () => {
    const request = requestOf();
    const [one, two] = await Promise.all([submitRun(client, request), submitRun(client, request)]);
    expect(two).toBe(one);
    expect(await submitRun(client, requestOf())).not.toBe(one);
  });

  test('ends when a newer one of its branch takes its place, and only then', async () => {
    const old = await submitRun(client, requestOf());
    const other = await submitRun(client, requestOf({ branch: 'other' }));
    await submitRun(client, requestOf({ isSuperseding: true }));
    expect(summaryOf(await watchToEnd(old))).toEqual({ verdict: 'incomplete', exitCode: 3 });
    expect(await first(other)).toMatchObject({ waiting: {} });
  });

  test('ends for its watchers when the coordinator closes', async () => {
    const run = await submitRun(client, requestOf());
    const watched = watchToEnd(run);
    expect(await first(run)).toMatchObject({ waiting: {} });
    await pool[Symbol.asyncDispose]();
    expect(summaryOf(await watched)).toEqual({ verdict: 'incomplete', exitCode: 130 });
  });
});

test('what a suite wants to be green, what its units weigh, and what the change touches reach the run that is begun', async () => {
  const { suites, ...request } = requestOf();
  const both = suites.flatMap((suite) => [suite, { ...suite, suite: 'web' }]);
  const whileGreen = { web: ['unit'] };
  const weights = { web: { cpuMilli: 1_500, memoryMb: 2_000 } };
  const run = await submitRun(client, { ...request, suites: both, whileGreen, weights, touched: ['a.test.ts'] });
  await cancelRun(client, run);
  await watchToEnd(run);
  const state = join(base, 'state');
  const [journal = ''] = globSync(`**/${run}/journal`, { cwd: state });
  const [start] = readJournal(join(state, journal));
  expect(start).toMatchObject({ type: 'start', settings: { whileGreen, weights, touched: ['a.test.ts'] } });
});

test('a watcher whose link breaks hears the rest, each event once', async () => {
  const sockets = new Set<Socket>();
  const [, port = ''] = pool.address.split(':');
  const proxy = createServer((near) => {
    const far = connectSocket(Number(port), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  scope.defer(() => void proxy.close());
  const through = scope.adopt(
    connect({ address: `127.0.0.1:${(proxy.address() as { port: number }).port}`, identity: () => null }),
    (one) => one.close(),
  );
  const run = await submitRun(through, requestOf());
  const heard: string[] = [];
  for await (const watched of watchRun(through, run)) {
    heard.push('event' in watched ? watched.event.type : 'waiting');
    for (const socket of sockets) socket.destroy();
    // While the link is down, and once it is there again: nothing is missed.
    if (heard.length === 1) await cancelRun(client, run);
  }
  expect(heard.filter((what) => what !== 'waiting')).toEqual(['run-started', 'run-finished']);
});

describe('what is wrong is refused with the status that the contract names', () => {
  const code = (name: string, bytes: Uint8Array): Promise<number> => {
    const path = `/shardrun.run.v1.RunService/${name}`;
    const raw = (given: Uint8Array): Buffer => Buffer.from(given);
    if (name === 'WatchRun') {
      const call = client.makeServerStreamRequest(path, raw, (given) => given, bytes);
      call.on('error', () => undefined).resume();
      return new Promise((resolve) => call.once('status', (end: { code: number }) => resolve(end.code)));
    }
    return new Promise((resolve) =>
      client.makeUnaryRequest(
        path,
        raw,
        (given) => given,
        bytes,
        (error: ServiceError | null) => resolve(error?.code ?? status.OK),
      ),
    );
  };
  const METHODS = ['SubmitRun', 'WatchRun', 'CancelRun', 'GetCertificate'];
  /** Field 1 as text, by hand. */
  const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x0a, value.length]), Buffer.from(value)]);

  test.each(METHODS)('%s of bytes that are none', async (name) => {
    expect(await code(name, Buffer.from('nonsense'))).toBe(status.INVALID_ARGUMENT);
  });

  test.each(METHODS.slice(1))('%s of a run that is not there, and of a name that is none', async (name) => {
    expect(await code(name, text('nowhere'))).toBe(status.NOT_FOUND);
    expect(await code(name, text('../x'))).toBe(status.INVALID_ARGUMENT);
  });

  test.each<[string, (request: RemoteRequest) => Partial<RemoteRequest>, string]>([
    ['another form of a name', () => ({ submissionId: '../x' }), 'protocol-version'],
    ['no suite', () => ({ suites: [] }), 'protocol-version'],
    ['a suite twice', ({ suites }) => ({ suites: [...suites, ...suites] }), 'protocol-version'],
    [
      'a suite without a tree',
      ({ suites }) => ({ suites: suites.map((suite) => ({ ...suite, cwd: '/x', workspace: null })) }),
      'protocol-version',
    ],
    ['a pattern that is none', () => ({ labelRules: [{ pattern: '(', labels: [] }] }), 'protocol-version'],
    ['a suite that asks a stranger to be green', () => ({ whileGreen: { unit: ['web'] } }), 'protocol-version'],
    ['a stranger that asks a suite to be green', () => ({ whileGreen: { web: ['unit'] } }), 'protocol-version'],
    ['a suite that asks itself to be green', () => ({ whileGreen: { unit: ['unit'] } }), 'protocol-version'],
    ['a weight of a suite that is not of the run', () => ({ weights: { web: { cpuMilli: 1, memoryMb: 0 } } }), 'protocol-version'],
    ['a weight of nothing', () => ({ weights: { unit: { cpuMilli: 0, memoryMb: 0 } } }), 'protocol-version'],
    ['a weight that no machine bears', () => ({ weights: { unit: { cpuMilli: 0, memoryMb: 2 ** 31 } } }), 'protocol-version'],
    ['more files that the change touches than go early', () => ({ touched: Array(1_001).fill('a.test.ts') }), 'protocol-version'],
    ['a priority out of range', () => ({ priority: 10 }), 'protocol-version'],
    ['failures of a repository without runs', () => ({ isFailedOnly: true }), 'not-found'],
  ])('a submission with %s', async (_, change, expected) => {
    const request = requestOf();
    await expect(submitRun(client, { ...request, ...change(request) })).rejects.toMatchObject({ code: expected });
  });

  test('a tree that the coordinator does not have', async () => {
    ref = { ...ref, tree: 'a'.repeat(40) as WorkspaceRef['tree'] };
    await expect(submitRun(client, requestOf())).rejects.toMatchObject({ code: 'not-found' });
  });

  test('bytes of any kind end their call and nothing else', async () => {
    const run = await submitRun(client, requestOf());
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...METHODS), fc.uint8Array({ maxLength: 40 }), async (name, bytes) => {
        expect([status.INVALID_ARGUMENT, status.FAILED_PRECONDITION, status.NOT_FOUND]).toContain(await code(name, bytes));
      }),
      { numRuns: 100 },
    );
    expect(await first(run)).toMatchObject({ waiting: {} });
    await expect(cancelRun(client, runId('nowhere'))).rejects.toMatchObject({ code: 'not-found' });
  });
});
