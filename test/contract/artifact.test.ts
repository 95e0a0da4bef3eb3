import { createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Client, credentials, Server, ServerCredentials, type ServiceError, status } from '@grpc/grpc-js';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ArtifactSpool, openSpool } from '../../agent/artifact/spool.ts';
import { openArtifactClient, type Sender } from '../../agent/rpc/artifact-client.ts';
import { type ArtifactStore, createArtifactStore } from '../../coordinator/artifact/artifact-store.ts';
import { artifactService } from '../../coordinator/rpc/artifact-service.ts';
import { ARTIFACT_LIMIT } from '../../core/artifact.ts';
import { runId } from '../../core/id.ts';

vi.setConfig({ testTimeout: 60_000 });

const MIB = 1024 * 1024;
const RUN = runId('run');
const SENDER: Sender = { agentId: 'agent-1', sessionId: 's1' };
/** Bounds what hangs; on a busy machine nothing may come for seconds. */
const PATIENCE = { quietMs: 30_000, totalMs: 55_000 };
const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

let base = '';
let scope: AsyncDisposableStack;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shard-run-artifact-'));
  scope = new AsyncDisposableStack();
});

afterEach(async () => {
  await scope.disposeAsync();
  rmSync(base, { recursive: true, force: true });
});

type Place = { readonly store: ArtifactStore; readonly address: string; readonly folder: string };

/** A run's store behind a real server that knows the sessions `s1` of `agent-1` and `agent-2`. */
async function serve(runBytes?: number): Promise<Place> {
  const folder = join(base, 'artifacts');
  const store = createArtifactStore({ runId: RUN, folder, ...(runBytes === undefined ? {} : { runBytes }) });
  const server = new Server();
  const { definition, implementation } = artifactService({
    hasSession: (agent, session) => /^agent-[12]$/.test(agent) && session === 's1',
    storeOf: (id) => (id === RUN ? store : null),
  });
  server.addService(definition, implementation);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => (error === null ? resolve(port) : reject(error)));
  const address = `127.0.0.1:${await promise}`;
  scope.defer(() => server.forceShutdown());
  return { store, address, folder };
}

function spoolFor(address: string, sender: Sender = SENDER): ArtifactSpool {
  const spool = openSpool({
    cacheDir: join(base, `cache-${sender.agentId}`),
    way: Promise.resolve({ address, identity: () => null }),
    sender,
  });
  scope.defer(() => spool.close());
  return spool;
}

async function clientFor(address: string, sender: Sender = SENDER) {
  const client = await openArtifactClient(Promise.resolve({ address, identity: () => null }), sender);
  scope.defer(() => client.close());
  return client;
}

function write(name: string, content: Uint8Array | string): string {
  const path = join(base, name);
  writeFileSync(path, content);
  return path;
}

/** Copies a file into the spool, names it to the run and brings it to the coordinator, as the lifecycle does. */
async function leave(spool: ArtifactSpool, store: ArtifactStore, copy: number, path: string): Promise<string> {
  const result = await spool.copy(copy, path);
  if ('problem' in result) throw new Error(result.problem);
  store.expect({ name: path, contentType: '', problem: '', ...result });
  spool.upload({ copy, runId: RUN, file: result.digest, bytes: result.bytes });
  return result.digest;
}

const codeOf = async (work: Promise<unknown>): Promise<number> =>
  work.then(
    () => status.OK,
    (error: ServiceError) => error.code,
  );

/** Passes bytes on until `cutAfter` of them went to the server, then cuts the line once. Counts what went to the server. */
async function proxyTo(address: string, cutAfter: number) {
  const port = Number(address.split(':')[1]);
  const counts = { bytes: 0, cuts: 0 };
  const server = createServer((client: Socket) => {
    const upstream = connectSocket(port, '127.0.0.1');
    const end = (): void => void (client.destroy(), upstream.destroy());
    client.on('error', end).on('close', end);
    upstream.on('error', end).on('close', end);
    upstream.pipe(client);
    client.on('data', (bytes) => {
      counts.bytes += bytes.length;
      if (counts.cuts === 0 && counts.bytes > cutAfter) {
        counts.cuts += 1;
        return end();
      }
      if (!upstream.write(bytes)) client.pause();
    });
    upstream.on('drain', () => client.resume());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  scope.defer(() => void server.close());
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, counts };
}

describe('a file that a unit left', () => {
  test('arrives byte for byte, under its digest, and leaves no copy on the agent', async () => {
    const { store, address, folder } = await serve();
    const spool = spoolFor(address);
    const content = randomBytes(3 * MIB + 17);
    const digest = await leave(spool, store, 1, write('trace', content));
    expect(await store.settle(PATIENCE)).toEqual({ count: 0, names: [] });
    expect(digest).toBe(digestOf(content));
    expect(readFileSync(join(folder, digest)).equals(content)).toBe(true);
    await spool.settle();
    await spool.close();
    expect(readdirSync(join(base, 'cache-agent-1', 'artifact'))).toEqual([]);
  });

  test('is copied before it is overwritten', async () => {
    const { store, address, folder } = await serve();
    const spool = spoolFor(address);
    const path = write('trace', 'first');
    const digest = await leave(spool, store, 1, path);
    writeFileSync(path, 'other');
    await store.settle(PATIENCE);
    expect(readFileSync(join(folder, digest), 'utf8')).toBe('first');
  });

  test('that is empty is a file, too', async () => {
    const { store, address, folder } = await serve();
    await leave(spoolFor(address), store, 1, write('empty', ''));
    expect((await store.settle(PATIENCE)).count).toBe(0);
    expect(readFileSync(join(folder, digestOf('')), 'utf8')).toBe('');
  });

  test('goes on where the line was cut', async () => {
    const { store, address, folder } = await serve();
    const proxy = await proxyTo(address, 24 * MIB);
    const content = randomBytes(32 * MIB);
    const digest = await leave(spoolFor(proxy.address), store, 1, write('video', content));
    expect(await store.settle(PATIENCE)).toEqual({ count: 0, names: [] });
    expect(readFileSync(join(folder, digest)).equals(content)).toBe(true);
    expect([proxy.counts.cuts, proxy.counts.bytes < 48 * MIB]).toEqual([1, true]);
  });

  test('is sent once, by whichever of two agents that have it at once', async () => {
    const { store, address, folder } = await serve();
    const content = randomBytes(16 * MIB);
    const path = write('video', content);
    const proxy = await proxyTo(address, Number.POSITIVE_INFINITY);
    const spools = ['agent-1', 'agent-2'].map((agentId) => spoolFor(proxy.address, { agentId, sessionId: 's1' }));
    await Promise.all(spools.map((spool, index) => leave(spool, store, index, path)));
    await Promise.all(spools.map((spool) => spool.settle()));
    expect(await store.settle(PATIENCE)).toEqual({ count: 0, names: [] });
    expect(readdirSync(folder)).toEqual([digestOf(content)]);
    // The second may have filled the line before it was told.
    expect(proxy.counts.bytes).toBeLessThan(24 * MIB);
  });

  test('of 64 MiB passes through memory in pieces', async () => {
    const { store, address, folder } = await serve();
    const spool = spoolFor(address);
    const path = join(base, 'dump');
    closeSync(openSync(path, 'w'));
    truncateSync(path, 64 * MIB);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    // The first collection finds what is dead, the second waits until it has been freed.
    const live = (): number => (collect(), collect(), process.memoryUsage().arrayBuffers);
    const before = live();
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, live() - before);
    }, 1_000);
    const digest = await leave(spool, store, 1, path);
    await store.settle(PATIENCE);
    clearInterval(watch);
    expect(existsSync(join(folder, digest))).toBe(true);
    expect(most).toBeLessThan(32 * MIB);
  });
});

describe('a file that cannot be kept', () => {
  test.for<[string, (path: string) => string]>([
    ['is not there', (path) => path],
    ['is a folder', () => base],
    ['is too large', (path) => (closeSync(openSync(path, 'w')), truncateSync(path, ARTIFACT_LIMIT.fileBytes + 1), path)],
  ])('because it %s is answered with the reason and takes no room', async ([, make]) => {
    const { address } = await serve();
    const spool = spoolFor(address);
    expect(await spool.copy(1, make(join(base, 'odd')))).toEqual({ problem: expect.stringMatching(/^it /) });
    const [own = ''] = readdirSync(join(base, 'cache-agent-1', 'artifact'));
    expect(readdirSync(join(base, 'cache-agent-1', 'artifact', own))).toEqual([]);
  });

  test('because the run has left too much is missing, by name, and the others arrive', async () => {
    const { store, address } = await serve(3 * MIB);
    const spool = spoolFor(address);
    await leave(spool, store, 1, write('a', randomBytes(2 * MIB)));
    await spool.settle();
    await leave(spool, store, 2, write('b', randomBytes(2 * MIB)));
    await spool.settle();
    await leave(spool, store, 3, write('c', randomBytes(MIB)));
    // Nobody waits for what was refused: the patience would outlast the test.
    expect(await store.settle({ quietMs: 600_000, totalMs: 600_000 })).toEqual({ count: 1, names: [join(base, 'b')] });
  });

  test('because the coordinator cannot write is refused as such', async () => {
    const { address } = await serve();
    write('artifacts', 'a file where the folder belongs');
    const client = await clientFor(address);
    const upload = { runId: RUN, file: digestOf('hello'), bytes: 5, offset: 0, path: write('hello', 'hello') };
    expect(await codeOf(client.upload(upload, AbortSignal.timeout(5_000)))).toBe(status.RESOURCE_EXHAUSTED);
  });
});

describe('the coordinator refuses', () => {
  const file = digestOf('hello');
  const send = async (
    address: string,
    change: Partial<Parameters<Awaited<ReturnType<typeof clientFor>>['upload']>[0]>,
    sender?: Sender,
  ) => {
    const client = await clientFor(address, sender);
    const upload = { runId: RUN, file, bytes: 5, offset: 0, path: write('hello', 'hello'), ...change };
    return codeOf(client.upload(upload, AbortSignal.timeout(10_000)));
  };

  test.for<[string, Parameters<typeof send>[1], Sender | undefined, number]>([
    ['bytes of another digest', { file: digestOf('other') }, undefined, status.DATA_LOSS],
    ['more bytes than were announced', { bytes: 4 }, undefined, status.OUT_OF_RANGE],
    ['fewer bytes than were announced', { bytes: 6 }, undefined, status.OUT_OF_RANGE],
    ['an offset beyond what it holds', { offset: 3 }, undefined, status.OUT_OF_RANGE],
    ['a name that is no digest', { file: '../x' }, undefined, status.INVALID_ARGUMENT],
    ['an agent that is not here', {}, { agentId: 'agent-3', sessionId: 's1' }, status.NOT_FOUND],
    ['a session that is over', {}, { agentId: 'agent-1', sessionId: 's0' }, status.NOT_FOUND],
    ['a run that is over', { runId: runId('other') }, undefined, status.ABORTED],
    ['a file that is too large', { bytes: ARTIFACT_LIMIT.fileBytes + 1 }, undefined, status.FAILED_PRECONDITION],
  ])('%s, and nothing has its name', async ([, change, sender, code]) => {
    const { address, store, folder } = await serve();
    expect(await send(address, change, sender)).toBe(code);
    expect(existsSync(join(folder, file))).toBe(false);
    expect(await send(address, {})).toBe(status.OK);
    await store.settle(PATIENCE);
    expect(readdirSync(folder)).toEqual([file]);
  });

  test('whatever bytes come, and serves the next', async () => {
    const { address } = await serve();
    const client = new Client(address, credentials.createInsecure());
    scope.defer(() => client.close());
    const call = (method: string, bytes: Uint8Array): Promise<number> => {
      const { promise, resolve } = Promise.withResolvers<number>();
      const pass = (raw: Uint8Array): Buffer => Buffer.from(raw);
      client.makeUnaryRequest(`/shardrun.artifact.v1.ArtifactService/${method}`, pass, pass, bytes, (error) => resolve(error?.code ?? 0));
      return promise;
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('Offer', 'Upload'), fc.uint8Array({ maxLength: 200 }), async (method, bytes) => {
        expect([status.INVALID_ARGUMENT, status.NOT_FOUND]).toContain(await call(method, bytes));
      }),
      { numRuns: 200 },
    );
    expect(await send(address, {})).toBe(status.OK);
  });
});

describe('a run that ends', () => {
  test('waits for what is named and does not come only as long as it is patient, and says what is missing', async () => {
    const { store } = await serve();
    store.expect({ name: 'trace.zip', contentType: '', problem: '', digest: digestOf('x'), bytes: 1 });
    store.expect({ name: 'lost.zip', contentType: '', problem: 'it is gone', digest: null, bytes: 0 });
    expect(await store.settle({ quietMs: 50, totalMs: 5_000 })).toEqual({ count: 1, names: ['trace.zip'] });
  });

  test('without such a file touches no disk', async () => {
    const { store, folder } = await serve();
    expect(await store.settle(PATIENCE)).toEqual({ count: 0, names: [] });
    expect(existsSync(folder)).toBe(false);
  });

  test('takes nothing more', async () => {
    const { store, address, folder } = await serve();
    await store.settle(PATIENCE);
    const client = await clientFor(address);
    const upload = { runId: RUN, file: digestOf('hello'), bytes: 5, offset: 0, path: write('hello', 'hello') };
    expect(await codeOf(client.upload(upload, AbortSignal.timeout(5_000)))).toBe(status.ABORTED);
    expect(existsSync(folder)).toBe(false);
  });
});
