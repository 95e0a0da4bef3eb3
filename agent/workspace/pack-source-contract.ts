/** What every source of packs does: shared by the one over a repository and the one over the network. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { TreeId } from '../../core/workspace.ts';
import type { PackSource, PackStream } from './pack-source.ts';

export type SourceGround = {
  readonly source: PackSource;
  /** Two trees that it has, the second made of the first by a small edit of a large file. */
  readonly trees: readonly [TreeId, TreeId];
};

async function drain({ chunks }: PackStream): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** Registers the tests; `open` makes the ground of one test. */
export function describePackSource(open: () => Promise<SourceGround>): void {
  const ask = {
    held: [],
    resume: null,
    // Of each test, not of all together.
    get signal() {
      return AbortSignal.timeout(30_000);
    },
  };

  test('a pack is what its header says', async () => {
    const { source, trees } = await open();
    const stream = await source.fetch({ ...ask, tree: trees[0] });
    const pack = await drain(stream);
    expect(stream.offset).toBe(0);
    expect(pack).toHaveLength(stream.bytes);
    expect(createHash('sha256').update(pack).digest('hex')).toBe(stream.packId);
  });

  test('what is held is not sent', async () => {
    const { source, trees } = await open();
    const whole = await drain(await source.fetch({ ...ask, tree: trees[1] }));
    const difference = await drain(await source.fetch({ ...ask, tree: trees[1], held: [trees[0]] }));
    expect(difference.length).toBeLessThan(whole.length / 5);
  });

  test('it goes on where it broke', async () => {
    const { source, trees } = await open();
    const first = await source.fetch({ ...ask, tree: trees[0] });
    const whole = await drain(first);
    const again = await source.fetch({ ...ask, tree: trees[0], resume: { packId: first.packId, offset: 100 } });
    expect(again.offset).toBe(100);
    expect(await drain(again)).toEqual(whole.subarray(100));
  });

  test('it begins again where the pack is another', async () => {
    const { source, trees } = await open();
    const stream = await source.fetch({ ...ask, tree: trees[0], resume: { packId: '0'.repeat(64), offset: 100 } });
    expect(stream.offset).toBe(0);
    await drain(stream);
  });

  test('a tree that it does not have is refused', async () => {
    const { source } = await open();
    await expect(source.fetch({ ...ask, tree: 'e'.repeat(40) as TreeId })).rejects.toMatchObject({ code: 'workspace-unknown' });
  });

  test('an abort ends it', async () => {
    const { source, trees } = await open();
    await expect(source.fetch({ ...ask, tree: trees[0], signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
  });
}
