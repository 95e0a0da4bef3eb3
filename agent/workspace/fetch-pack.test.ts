import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ExpectedError } from '../../core/expected-error.ts';
import type { TreeId } from '../../core/workspace.ts';
import { fetchPack } from './fetch-pack.ts';
import type { PackRequest, PackSource, PackStream } from './pack-source.ts';
import { describePackSource } from './pack-source-contract.ts';
import { repositoryPackSource } from './repository-pack-source.ts';
import { makeSampleTree } from './sample-trees.ts';

// Real git, many times: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000 });

let base = '';
const content = Array.from({ length: 3000 }, (_, n) => `line ${(n * 7919) % 10_007}`).join('\n');

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shard-run-fetch-'));
  mkdirSync(join(base, 'incoming'));
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

const makeTree = (text: string): TreeId => makeSampleTree(join(base, 'repository'), { large: text });
const openSource = (): PackSource => repositoryPackSource(join(base, 'repository', '.git'));

describe('a repository as a source', () => {
  describePackSource(async () => ({ trees: [makeTree(content), makeTree(`${content}\nmore`)], source: openSource() }));
});

/** A line that breaks after some bytes of each call. */
function breaking(source: PackSource, bytesPerCall: number, asked: PackRequest[]): PackSource {
  return {
    fetch: async (request) => {
      asked.push(request);
      const stream = await source.fetch(request);
      return { ...stream, chunks: cutAfter(stream, bytesPerCall) };
    },
  };
}

async function* cutAfter({ chunks, bytes, offset }: PackStream, limit: number): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk.subarray(0, limit);
    if (offset + limit < bytes) throw new ExpectedError('coordinator-unreachable', 'the line broke', { hint: '' });
    return;
  }
}

const wish = (source: PackSource, tree: TreeId) => ({
  source,
  tree,
  held: [],
  folder: join(base, 'incoming'),
  signal: AbortSignal.timeout(20_000),
});

describe('a pack arrives whole', () => {
  test('over a line that breaks again and again, and each byte once', async () => {
    const tree = makeTree(content);
    const asked: PackRequest[] = [];
    const file = await fetchPack(wish(breaking(openSource(), 2500, asked), tree));
    expect(readFileSync(file, 'latin1').slice(0, 4)).toBe('PACK');
    expect(asked.map(({ resume }) => resume?.offset ?? 0)).toEqual(asked.map((_, index) => index * 2500));
    expect(asked.length).toBeGreaterThan(2);
  });

  test('also when the agent was started again in between', async () => {
    const tree = makeTree(content);
    const aborter = new AbortController();
    const once: PackSource = {
      fetch: async (request) => {
        if (request.resume !== null) {
          aborter.abort(new Error('killed'));
          request.signal.throwIfAborted();
        }
        return await breaking(openSource(), 2500, []).fetch(request);
      },
    };
    await expect(fetchPack({ ...wish(once, tree), signal: aborter.signal })).rejects.toThrow('killed');
    const asked: PackRequest[] = [];
    await fetchPack(wish(breaking(openSource(), 1e9, asked), tree));
    expect(asked.map(({ resume }) => resume?.offset)).toEqual([2500]);
  });

  test('or not at all: bytes that changed on the way are refused, and nothing stays', async () => {
    const tree = makeTree(content);
    const source = openSource();
    let calls = 0;
    const spoiling: PackSource = {
      fetch: async (request) => {
        calls += 1;
        const stream = await source.fetch(request);
        return {
          ...stream,
          chunks: (async function* () {
            for await (const chunk of stream.chunks) yield chunk.map((byte, at) => (at === 50 ? byte ^ 1 : byte));
          })(),
        };
      },
    };
    await expect(fetchPack(wish(spoiling, tree))).rejects.toMatchObject({ code: 'workspace-damaged' });
    expect(calls).toBe(2);
    expect(readdirSync(join(base, 'incoming'))).toEqual([]);
  });

  test('or not at all: what the source refuses is told at once', async () => {
    makeTree(content);
    await expect(fetchPack(wish(openSource(), 'e'.repeat(40) as TreeId))).rejects.toMatchObject({ code: 'workspace-unknown' });
  });
});
