/** Brings one pack to the disk whole and proven, over a line that may break: what has arrived is kept, also over a restart. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '../../core/expected-error.ts';
import { type TreeId, WORKSPACE_LIMIT } from '../../core/workspace.ts';
import { damaged, readGitFailure } from '../../core/workspace-git.ts';
import type { PackSource } from './pack-source.ts';

export type PackWish = {
  readonly source: PackSource;
  readonly tree: TreeId;
  readonly held: readonly TreeId[];
  /** Where packs are kept while they arrive; exists. */
  readonly folder: string;
  readonly signal: AbortSignal;
};

/** Tries in a row that bring nothing. With the pauses between them a coordinator has half a minute to come back. */
const MAX_FRUITLESS_TRIES = 10;
const PAUSE_MS = 100;
const MAX_PAUSE_MS = 5_000;
/** A pack that arrives wrong twice is wrong where it comes from. */
const MAX_SPOILED = 2;

/** Returns the file with the pack; the caller removes it. Throws what the source throws, `workspace-damaged`, `-too-large` and `-disk-full`. */
export async function fetchPack(wish: PackWish): Promise<string> {
  let fruitless = 0;
  let spoiled = 0;
  for (;;) {
    const before = await findPart(wish);
    try {
      const { file, packId } = await receive(wish, before);
      if ((await digestOf(file)) === packId) return file;
      await rm(file, { force: true });
      if (++spoiled >= MAX_SPOILED) throw spoiledPack(wish.tree);
    } catch (error) {
      wish.signal.throwIfAborted();
      // On a full disk what has arrived is in the way of everybody.
      if (error instanceof ExpectedError && error.code === 'workspace-disk-full') await removeParts(wish);
      if (!(error instanceof ExpectedError) || error.code !== 'coordinator-unreachable') throw error;
      const after = await findPart(wish);
      fruitless = (after?.offset ?? 0) > (before?.offset ?? 0) ? 0 : fruitless + 1;
      if (fruitless >= MAX_FRUITLESS_TRIES) throw error;
      await sleep(Math.min(MAX_PAUSE_MS, PAUSE_MS * 2 ** fruitless), undefined, { signal: wish.signal });
    }
  }
}

type Part = { readonly file: string; readonly packId: string; readonly offset: number };

/** What arrived of a pack stands in a file that is named for its tree and itself. */
async function findPart({ folder, tree }: PackWish): Promise<Part | null> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${tree}-`));
  for (const name of names) {
    const file = join(folder, name);
    const [, packId] = /-([0-9a-f]{64})$/.exec(name) ?? [];
    if (packId !== undefined) return { file, packId, offset: (await stat(file)).size };
    await rm(file, { force: true });
  }
  return null;
}

async function removeParts({ folder, tree }: PackWish): Promise<void> {
  for (const name of await readdir(folder)) if (name.startsWith(`${tree}-`)) await rm(join(folder, name), { force: true });
}

async function receive(wish: PackWish, part: Part | null): Promise<{ file: string; packId: string }> {
  const { tree, held, signal } = wish;
  const stream = await wish.source.fetch({ tree, held, resume: part, signal });
  if (stream.bytes > WORKSPACE_LIMIT.packBytes) {
    const message = `the pack of the tree ${tree} has ${stream.bytes} bytes; at most ${WORKSPACE_LIMIT.packBytes} are taken`;
    throw new ExpectedError('workspace-too-large', message, { hint: 'keep large files out of the tree: add them to .gitignore' });
  }
  const file = join(wish.folder, `${tree}-${stream.packId}`);
  if (part !== null && part.file !== file) await rm(part.file, { force: true });
  await append(file, stream);
  return { file, packId: stream.packId };
}

async function append(
  file: string,
  { bytes, offset, chunks }: { bytes: number; offset: number; chunks: AsyncIterable<Uint8Array> },
): Promise<void> {
  await using target = await open(file, 'a');
  await target.truncate(offset);
  let at = offset;
  try {
    for await (const chunk of chunks) {
      at += chunk.length;
      if (at > bytes) break;
      await target.writeFile(chunk);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw readGitFailure(damaged('a pack cannot be kept'), 'No space left on device', error);
    throw error;
  }
  if (at < bytes) throw new ExpectedError('coordinator-unreachable', `a pack ended after ${at} of ${bytes} bytes`, { hint: 'try again' });
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function spoiledPack(tree: TreeId): ExpectedError {
  const message = `the pack of the tree ${tree} arrives otherwise than it was sent`;
  return new ExpectedError('workspace-damaged', message, { hint: "look at the coordinator's disk and memory" });
}
