import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseTreeId, type TreeId } from '../../core/workspace.ts';
import type { Pack } from './pack-cache.ts';
import { openPackStore, type PackStore } from './pack-store.ts';

// Real git, many times: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000 });

let base = '';
let source = '';

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shard-run-pack-store-'));
  source = join(base, 'source');
  execFileSync('git', ['init', '--quiet', source]);
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

const git = (repository: string, args: readonly string[], input: string | Buffer = '') =>
  execFileSync('git', ['-C', repository, ...args], { input, maxBuffer: 1e8, stdio: ['pipe', 'pipe', 'pipe'] });

/** Writes files, and returns the tree of all that were written so far. */
function makeTree(files: Readonly<Record<string, string>>): TreeId {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(source, path, '..'), { recursive: true });
    writeFileSync(join(source, path), text);
  }
  git(source, ['add', '--all']);
  return parseTreeId(git(source, ['write-tree']).toString().trim()) ?? expect.fail('no tree');
}

async function* chunksOf(bytes: Buffer, size = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const packOf = (tree: TreeId): Buffer => git(source, ['pack-objects', '--quiet', '--revs', '--stdout'], `${tree}\n`);
const send = (store: PackStore, tree: TreeId): Promise<number> => store.take(tree, chunksOf(packOf(tree)), AbortSignal.timeout(20_000));
const open = (options: { objectBytes?: number; packBytes?: number } = {}) => openPackStore({ folder: join(base, 'store'), ...options });
const content = (n: number) => Array.from({ length: 500 }, (_, line) => `${(line * 7919 + n) % 10_007}`).join('\n');

async function readPack(pack: Pack, offset = 0): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of pack.read(offset)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A repository that takes packs in and proves trees as an agent does. */
function makeReceiver(name: string) {
  const repository = join(base, name);
  execFileSync('git', ['init', '--quiet', '--bare', repository]);
  return async (pack: Pack, tree: TreeId) => {
    git(repository, ['index-pack', '--stdin', '--fix-thin'], await readPack(pack));
    git(repository, ['rev-list', '--objects', '--quiet', tree]);
  };
}

describe('a tree that was taken in is handed out', () => {
  test('whole to who has nothing, and as a difference to who has another', async () => {
    const first = makeTree({ 'a': content(1), 'b/c': content(2), 'b/d': content(3) });
    const second = makeTree({ 'b/c': `${content(2)}\none more` });
    await using store = await open();
    expect(await send(store, first)).toBeGreaterThan(0);
    expect(await send(store, second)).toBeGreaterThan(0);
    const receive = makeReceiver('receiver');
    await using whole = await store.packFor(first, []);
    await receive(whole, first);
    await using difference = await store.packFor(second, [first]);
    await receive(difference, second);
    expect(difference.bytes).toBeLessThan(700);
  });

  test('by what is known of what somebody holds, whatever else he says', async () => {
    const first = makeTree({ a: content(1) });
    const second = makeTree({ b: content(2) });
    await using store = await open();
    await send(store, first);
    await send(store, second);
    const strange = ['e'.repeat(40), 'f'.repeat(64)].map((text) => parseTreeId(text) ?? expect.fail('no tree'));
    await using plain = await store.packFor(second, [first]);
    await using other = await store.packFor(second, [...strange, first, first, second]);
    expect(other.id).toBe(plain.id);
    expect(store.made).toBe(1);
  });

  test('from any offset, as the same bytes', async () => {
    const tree = makeTree({ a: content(1), b: content(2) });
    await using store = await open();
    await send(store, tree);
    await using pack = await store.packFor(tree, []);
    const whole = await readPack(pack);
    expect(whole).toHaveLength(pack.bytes);
    expect(await readPack(pack, 100)).toEqual(whole.subarray(100));
    expect(await readPack(pack, pack.bytes)).toHaveLength(0);
  });

  test('also after a restart', async () => {
    const tree = makeTree({ a: content(1) });
    {
      await using store = await open();
      await send(store, tree);
    }
    await using store = await open();
    expect(store.findTrees([tree])).toEqual([tree]);
    await using pack = await store.packFor(tree, []);
    await makeReceiver('receiver')(pack, tree);
  });

  test('when it was held already nothing is read', async () => {
    const tree = makeTree({ a: content(1) });
    await using store = await open();
    await send(store, tree);
    expect(await send(store, tree)).toBe(0);
  });
});

test('thirty-six who ask at once get one pack that was made once', async () => {
  const tree = makeTree({ a: content(1) });
  await using store = await open();
  await send(store, tree);
  const packs = await Promise.all(Array.from({ length: 36 }, () => store.packFor(tree, [])));
  expect(new Set(packs.map(({ id }) => id)).size).toBe(1);
  expect(store.made).toBe(1);
  for (const pack of packs) await pack[Symbol.asyncDispose]();
});

describe('what is wrong leaves nothing behind', () => {
  test.for<[string, (pack: Buffer) => Buffer]>([
    ['a pack that is cut', (pack) => pack.subarray(0, pack.length / 2)],
    ['a pack with a byte that was changed', (pack) => Buffer.from(pack.map((byte, at) => (at === pack.length >> 1 ? byte ^ 1 : byte)))],
    ['no pack at all', () => Buffer.from('PACK of lies')],
    ['nothing', () => Buffer.alloc(0)],
  ])('%s', async ([, spoil]) => {
    const tree = makeTree({ a: content(1), b: content(2) });
    await using store = await open();
    const broken = store.take(tree, chunksOf(spoil(packOf(tree))), AbortSignal.timeout(20_000));
    await expect(broken).rejects.toMatchObject({ code: 'workspace-damaged' });
    expect(store.findTrees([tree])).toEqual([]);
    await send(store, tree);
    expect(store.findTrees([tree])).toEqual([tree]);
  });

  test('a pack without all objects of its tree', async () => {
    const tree = makeTree({ a: content(1), b: content(2) });
    const lone = git(source, ['pack-objects', '--quiet', '--stdout'], `${tree}\n`);
    await using store = await open();
    await expect(store.take(tree, chunksOf(lone), AbortSignal.timeout(20_000))).rejects.toMatchObject({ code: 'workspace-damaged' });
    await expect(store.packFor(tree, [])).rejects.toMatchObject({ code: 'workspace-unknown' });
  });

  test('an object that was damaged on the disk is told, not sent', async () => {
    const tree = makeTree({ a: content(1) });
    await using store = await open();
    await send(store, tree);
    const packs = join(base, 'store', 'objects-sha1.git', 'objects', 'pack');
    for (const name of readdirSync(packs)) if (name.endsWith('.pack')) truncateSync(join(packs, name), 40);
    await expect(store.packFor(tree, [])).rejects.toMatchObject({ code: 'workspace-damaged' });
    await expect.poll(() => store.findTrees([tree]), { timeout: 10_000 }).toEqual([]);
    await send(store, tree);
    await using pack = await store.packFor(tree, []);
    await makeReceiver('receiver')(pack, tree);
  });

  test('a sender that breaks off', async () => {
    const tree = makeTree({ a: content(1) });
    await using store = await open();
    const pack = packOf(tree);
    const broken = (async function* () {
      yield pack.subarray(0, 50);
      throw new Error('the line was cut');
    })();
    await expect(store.take(tree, broken, AbortSignal.timeout(20_000))).rejects.toThrow('the line was cut');
    await send(store, tree);
  });

  test('a second process', async () => {
    await using _first = await open();
    await expect(open()).rejects.toMatchObject({ code: 'workspace-busy' });
  });
});

describe('the quotas hold', () => {
  test('trees that were not used for longest go, the newest stays and is whole', async () => {
    await using store = await open({ objectBytes: 6000 });
    const trees: TreeId[] = [];
    for (let n = 0; n < 6; n++) {
      const tree = makeTree({ a: content(n * 31) + content(n * 57) });
      await send(store, tree);
      trees.push(tree);
      await expect.poll(() => store.findTrees(trees).length, { timeout: 10_000 }).toBeLessThan(3);
    }
    const newest = trees.at(-1) ?? expect.fail('no tree');
    expect(store.findTrees(trees)).toContain(newest);
    await using pack = await store.packFor(newest, []);
    await makeReceiver('receiver')(pack, newest);
  });

  test('kept packs go, but none that somebody reads', async () => {
    const trees = [1, 2, 3].map((n) => makeTree({ a: content(n) }));
    await using store = await open({ packBytes: 0 });
    for (const tree of trees) await send(store, tree);
    const folder = join(base, 'store', 'pack');
    const held = await store.packFor(trees[0] as TreeId, []);
    for (const tree of trees) await (await store.packFor(tree, []))[Symbol.asyncDispose]();
    expect(readdirSync(folder)).toHaveLength(1);
    expect(await readPack(held)).toHaveLength(held.bytes);
    await held[Symbol.asyncDispose]();
    expect(readdirSync(folder)).toHaveLength(0);
  });
});

test('killed at any moment, it holds whole trees only', async () => {
  const trees = [1, 2, 3, 4].map((n) => makeTree({ [`f${n}`]: content(n), 'd/e': content(n * 3) }));
  const files = trees.map((tree) => {
    writeFileSync(join(base, tree), packOf(tree));
    return join(base, tree);
  });
  const program = `
    import { createReadStream } from 'node:fs';
    import { basename } from 'node:path';
    import { openPackStore } from ${JSON.stringify(join(import.meta.dirname, 'pack-store.ts'))};
    const store = await openPackStore({ folder: process.argv[1] });
    for (const file of process.argv.slice(2)) {
      await store.take(basename(file), createReadStream(file, { highWaterMark: 64 }), AbortSignal.timeout(20000));
      process.stdout.write('held\\n');
    }`;
  for (let round = 0; round < 4; round++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, join(base, 'store'), ...files], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged = await killAfterLines(child, round);
    await using store = await open();
    const found = store.findTrees(trees);
    expect(found.length).toBeGreaterThanOrEqual(acknowledged);
    for (const tree of found) git(join(base, 'store', 'objects-sha1.git'), ['rev-list', '--objects', '--quiet', tree]);
  }
});

/** Kills a process without warning a moment after it printed some lines. Returns how many there were. */
function killAfterLines(child: ChildProcess, lines: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let seen = 0;
    const look = (chunk = ''): void => {
      seen += String(chunk).split('\n').length - 1;
      if (seen >= lines) child.kill('SIGKILL');
    };
    child.stdout?.on('data', (chunk: Buffer) => look(chunk.toString()));
    child.on('spawn', () => void (lines === 0 && setTimeout(look, 200)));
    child.on('close', () => resolve(seen));
    child.on('error', reject);
  });
}
