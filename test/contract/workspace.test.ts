import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client, credentials, Server, ServerCredentials, type ServiceError, status } from '@grpc/grpc-js';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { coordinatorPackSource } from '../../agent/rpc/workspace-client.ts';
import { fetchPack } from '../../agent/workspace/fetch-pack.ts';
import type { PackSource } from '../../agent/workspace/pack-source.ts';
import { describePackSource } from '../../agent/workspace/pack-source-contract.ts';
import { makeSampleTree, readSample, type SampleFiles, sampleGit, writeSample } from '../../agent/workspace/sample-trees.ts';
import { openWorkspaceStore, type WorkspaceStore } from '../../agent/workspace/workspace-store.ts';
import { sendSnapshot } from '../../cli/workspace/rpc/send-snapshot.ts';
import { type Snapshot, takeSnapshot } from '../../cli/workspace/snapshot.ts';
import { workspaceService } from '../../coordinator/rpc/workspace-service.ts';
import { openPackStore, type PackStore } from '../../coordinator/workspace/pack-store.ts';
import type { TreeId } from '../../core/workspace.ts';

// Real git, many times: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000 });

let base = '';
let project = '';
let scope: AsyncDisposableStack;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shard-run-workspace-'));
  project = join(base, 'project');
  scope = new AsyncDisposableStack();
});

afterEach(async () => {
  await scope.disposeAsync();
  rmSync(base, { recursive: true, force: true });
});

/** A coordinator's store behind a real server. */
async function serve(port = 0): Promise<{ store: PackStore; address: string; close: () => Promise<void> }> {
  const store = await openPackStore({ folder: join(base, 'coordinator') });
  const server = new Server();
  const service = workspaceService(store);
  server.addService(service.definition, service.implementation);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
    error === null ? resolve(bound) : reject(error),
  );
  const address = `127.0.0.1:${await promise}`;
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    server.forceShutdown();
    await store[Symbol.asyncDispose]();
  };
  scope.defer(close);
  return { store, address, close };
}

function connect(address: string): Client {
  const client = new Client(address, credentials.createInsecure(), {
    'grpc.use_local_subchannel_pool': 1,
    'grpc.initial_reconnect_backoff_ms': 100,
  });
  scope.defer(() => client.close());
  return client;
}

const signal = () => AbortSignal.timeout(30_000);
const snapshot = (): Promise<Snapshot> => takeSnapshot({ folder: project, store: join(base, 'snapshots'), signal: signal() });
const openAgent = async (source: PackSource, name = 'agent') => scope.use(await openWorkspaceStore({ folder: join(base, name), source }));
const content = Array.from({ length: 3000 }, (_, n) => `line ${(n * 7919) % 10_007}`).join('\n');

function writeProject(files: SampleFiles): void {
  sampleGit(base, ['init', '--quiet', 'project']);
  for (const [path, file] of Object.entries(files)) writeSample(join(project, path), file);
}

async function publish(address: string, files: SampleFiles): Promise<Snapshot> {
  writeProject(files);
  const taken = await snapshot();
  await sendSnapshot(connect(address), taken, signal());
  return taken;
}

describe('a coordinator as a source', () => {
  describePackSource(async () => {
    const { address } = await serve();
    const client = connect(address);
    const trees: TreeId[] = [];
    for (const text of [content, `${content}\nmore`]) {
      writeProject({ large: text });
      const taken = await snapshot();
      await sendSnapshot(client, taken, signal());
      trees.push(taken.ref.tree);
    }
    return { source: coordinatorPackSource(client), trees: [trees[0] as TreeId, trees[1] as TreeId] };
  });
});

describe("a developer's files come to the agents", () => {
  test('and an edit costs little more than itself', async () => {
    const { address, store } = await serve();
    const client = connect(address);
    const files: SampleFiles = { large: content, 'bin/x': { run: '#!/bin/sh\n' }, link: { link: 'large' } };
    writeProject(files);
    const first = await snapshot();
    expect(await sendSnapshot(client, first, signal())).toBeGreaterThan(5000);
    expect(await sendSnapshot(client, first, signal())).toBe(0);
    const agent = await openAgent(coordinatorPackSource(client));
    const workspace = await agent.acquire(first.ref, { setup: 'none', signal: signal() });
    expect(readSample(workspace.root)).toEqual(files);
    await workspace.release();
    sampleGit(project, ['add', '--all']);
    sampleGit(project, ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '-m', 'x']);
    writeProject({ large: `${content}\none more`, untracked: 'new' });
    const second = await snapshot();
    expect(await sendSnapshot(client, second, signal())).toBeLessThan(1000);
    const again = await agent.acquire(second.ref, { setup: 'none', signal: signal() });
    expect(again.changed).toEqual([
      { path: 'large', kind: 'edited' },
      { path: 'untracked', kind: 'came' },
    ]);
    expect(readSample(again.root)).toEqual({ ...files, large: `${content}\none more`, untracked: 'new' });
    expect(store.made).toBe(2);
  });

  test('thirty-six at once, from one pack that was made once', async () => {
    const { address, store } = await serve();
    const { ref } = await publish(address, { large: content });
    const files = await Promise.all(
      Array.from({ length: 36 }, (_, n) => {
        const folder = join(base, `incoming-${n}`);
        mkdirSync(folder);
        return fetchPack({ source: coordinatorPackSource(connect(address)), tree: ref.tree, held: [], folder, signal: signal() });
      }),
    );
    const first = readFileSync(files[0] as string);
    for (const file of files) expect(readFileSync(file).equals(first)).toBe(true);
    expect(store.made).toBe(1);
  });

  test('to six agents at once from one pack for each kind of agent: of those that have nothing, and of those that have the tree before', async () => {
    const { address, store } = await serve();
    const agents = await Promise.all(Array.from({ length: 6 }, (_, n) => openAgent(coordinatorPackSource(connect(address)), `agent-${n}`)));
    const first = await publish(address, { large: content });
    const bring = async (agent: WorkspaceStore, { ref }: Snapshot): Promise<SampleFiles> => {
      const workspace = await agent.acquire(ref, { setup: 'none', signal: signal() });
      const files = readSample(workspace.root);
      await workspace.release();
      return files;
    };
    await Promise.all(agents.slice(0, 3).map((agent) => bring(agent, first)));
    expect(store.made).toBe(1);
    const files = { large: `${content}\none more`, untracked: 'new' };
    const second = await publish(address, files);
    const brought = await Promise.all(agents.map((agent) => bring(agent, second)));
    expect(brought).toEqual(agents.map(() => files));
    expect(store.made).toBe(3);
  });

  test('an agent that reads nothing holds up nobody', async () => {
    const { address, store } = await serve();
    // More than a line holds: what is not read stays at the coordinator.
    const large = randomBytes(16 * 2 ** 20).toString('base64');
    const { ref } = await publish(address, { large });
    const end = new AbortController();
    const still = await coordinatorPackSource(connect(address)).fetch({ tree: ref.tree, held: [], resume: null, signal: end.signal });
    const folder = join(base, 'incoming');
    mkdirSync(folder);
    const wish = { source: coordinatorPackSource(connect(address)), tree: ref.tree, held: [], folder, signal: signal() };
    expect(statSync(await fetchPack(wish)).size).toBe(still.bytes);
    expect(store.made).toBe(1);
    end.abort();
  });

  test('also when the coordinator is started again in the middle', async () => {
    const before = await serve();
    writeProject({ large: content });
    const taken = await snapshot();
    await sendSnapshot(connect(before.address), taken, signal());
    const agent = await openAgent(coordinatorPackSource(connect(before.address)));
    await before.close();
    const acquired = agent.acquire(taken.ref, { setup: 'none', signal: signal() });
    acquired.catch(() => undefined);
    await serve(Number(before.address.split(':')[1]));
    expect(readSample((await acquired).root)).toEqual({ large: content });
  });

  test('whatever they do to them', async () => {
    const { address } = await serve();
    const client = connect(address);
    const agent = await openAgent(coordinatorPackSource(client));
    const edit = fc.record({
      path: fc.constantFrom('a', 'b c', 'd/a', 'd/e/f', 'd', 'ü\n'),
      kind: fc.constantFrom('write', 'write', 'run', 'link', 'remove', 'commit'),
      text: fc.string({ maxLength: 20 }),
    });
    sampleGit(base, ['init', '--quiet', 'project']);
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 8 }), async (edits) => {
        for (const each of edits) apply(each);
        const taken = await snapshot();
        await sendSnapshot(client, taken, signal());
        const workspace = await agent.acquire(taken.ref, { setup: 'none', signal: signal() });
        expect(readSample(workspace.root)).toEqual(readProject());
        await workspace.release();
      }),
      { numRuns: 8 },
    );
  });
});

function apply({ path, kind, text }: { path: string; kind: string; text: string }): void {
  const absolute = join(project, path);
  if (kind === 'commit') {
    sampleGit(project, ['add', '--all']);
    return void sampleGit(project, ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--allow-empty', '-m', 'x']);
  }
  rmSync(absolute, { recursive: true, force: true });
  if (kind === 'remove') return;
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
    const folder = join(project, path.slice(0, end));
    if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(folder);
  }
  mkdirSync(dirname(absolute), { recursive: true });
  if (kind === 'link') return symlinkSync(`to ${text.replaceAll('\0', '')}`, absolute);
  writeFileSync(absolute, text);
  if (kind === 'run') chmodSync(absolute, 0o755);
}

/** What git would commit: no empty folders. */
function readProject(): SampleFiles {
  const found = Object.entries(readSample(project)).filter(
    ([path, file]) => !path.startsWith('.git/') && !(typeof file === 'object' && 'link' in file && file.link === '(empty folder)'),
  );
  return Object.fromEntries(found);
}

describe('what is wrong is refused with the status that the contract names', () => {
  const raw = (bytes: Uint8Array): Buffer => Buffer.from(bytes);

  function fetchStatus(client: Client, request: Uint8Array): Promise<number> {
    const call = client.makeServerStreamRequest('/shardrun.workspace.v1.WorkspaceService/FetchPack', raw, (bytes) => bytes, request);
    call.on('error', () => undefined).resume();
    return new Promise((resolve) => call.once('status', ({ code }: { code: number }) => resolve(code)));
  }

  function sendStatus(client: Client, requests: readonly Uint8Array[]): Promise<number> {
    return new Promise((resolve) => {
      const answer = (error: ServiceError | null): void => resolve(error?.code ?? status.OK);
      const call = client.makeClientStreamRequest('/shardrun.workspace.v1.WorkspaceService/SendPack', raw, (bytes) => bytes, answer);
      for (const request of requests) call.write(request);
      call.end();
    });
  }

  /** Field 1 as text, and field 2 as bytes, by hand. */
  const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x0a, value.length]), Buffer.from(value)]);
  const chunk = (value: string): Buffer => Buffer.concat([Buffer.from([0x12, value.length]), Buffer.from(value)]);
  const header = (tree: string): Buffer => Buffer.concat([Buffer.from([0x0a, tree.length + 2]), text(tree)]);
  const tree = 'a'.repeat(40);

  test('of an agent', async () => {
    const client = connect((await serve()).address);
    expect(await fetchStatus(client, Buffer.from('nonsense'))).toBe(status.INVALID_ARGUMENT);
    expect(await fetchStatus(client, text('--upload-pack=x'))).toBe(status.INVALID_ARGUMENT);
    expect(await fetchStatus(client, text(tree))).toBe(status.NOT_FOUND);
  });

  test('of a developer', async () => {
    const { address, store } = await serve();
    const client = connect(address);
    expect(await sendStatus(client, [])).toBe(status.INVALID_ARGUMENT);
    expect(await sendStatus(client, [chunk('PACK')])).toBe(status.INVALID_ARGUMENT);
    expect(await sendStatus(client, [header('nonsense')])).toBe(status.INVALID_ARGUMENT);
    expect(await sendStatus(client, [header(tree), header(tree)])).toBe(status.INVALID_ARGUMENT);
    expect(await sendStatus(client, [header(tree), chunk('PACK of lies')])).toBe(status.DATA_LOSS);
    expect(await sendStatus(client, [header(tree)])).toBe(status.DATA_LOSS);
    expect(store.findTrees([tree as TreeId])).toEqual([]);
  });

  test('bytes of any kind end the call and nothing else', async () => {
    const { address } = await serve();
    const client = connect(address);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (bytes) => {
        expect([status.INVALID_ARGUMENT, status.NOT_FOUND]).toContain(await fetchStatus(client, bytes));
        expect([status.INVALID_ARGUMENT, status.DATA_LOSS]).toContain(await sendStatus(client, [bytes]));
      }),
      { numRuns: 60 },
    );
    const known = makeSampleTree(join(base, 'other'), { a: '1' });
    expect(await fetchStatus(client, text(known))).toBe(status.NOT_FOUND);
  });
});
