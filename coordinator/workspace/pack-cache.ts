/** Packs as files: each made once however many ask for it, named by its content, kept while somebody reads it and then while there is room. */
import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import { WORKSPACE_LIMIT } from '../../core/workspace.ts';
import { damaged, readGitFailure } from '../../core/workspace-git.ts';

/** A pack in somebody's hands. Dispose of it, or it is kept for ever. */
export type Pack = AsyncDisposable & {
  /** SHA-256 of its content, 64 hex digits. */
  readonly id: string;
  readonly bytes: number;
  /** Yields it from an offset to its end, in pieces of at most `WORKSPACE_LIMIT.chunkBytes`. */
  read(offset: number): AsyncGenerator<Buffer>;
};

export type PackCache = {
  /** Returns the pack of a name, made by `make` when it is not there. `make` is called once for all who wait. */
  open(name: string, make: () => AsyncIterable<Buffer>): Promise<Pack>;
  /** How many packs were made since the start. */
  readonly made: number;
  clear(): Promise<void>;
};

type Entry = { readonly path: string; readonly id: string; readonly bytes: number; readers: number; usedAt: number };

/** Opens an empty cache: what an earlier process left is removed, since it takes less time to make than to prove. */
export async function openPackCache(folder: string, quotaBytes: number): Promise<PackCache> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return new FilePackCache(folder, quotaBytes);
}

class FilePackCache implements PackCache {
  readonly #folder: string;
  readonly #quotaBytes: number;
  readonly #entries = new Map<string, Promise<Entry>>();
  #clock = 0;
  made = 0;

  constructor(folder: string, quotaBytes: number) {
    this.#folder = folder;
    this.#quotaBytes = quotaBytes;
  }

  async open(name: string, make: () => AsyncIterable<Buffer>): Promise<Pack> {
    const known = this.#entries.get(name);
    const entry = known ?? this.#make(name, make);
    const found = await entry;
    found.readers += 1;
    found.usedAt = ++this.#clock;
    try {
      const file = await open(found.path, 'r');
      return new FilePack(found, file, () => this.#evict());
    } catch (error) {
      found.readers -= 1;
      // Somebody removed the file by hand: it is made again for the next one who asks.
      if (this.#entries.get(name) === entry) this.#entries.delete(name);
      throw error;
    }
  }

  #make(name: string, make: () => AsyncIterable<Buffer>): Promise<Entry> {
    const made = writePack(this.#folder, make()).then((written) => {
      this.made += 1;
      return { ...written, readers: 0, usedAt: ++this.#clock };
    });
    this.#entries.set(name, made);
    // A failure is told to all who wait, and kept for nobody.
    made.catch(() => this.#entries.delete(name));
    return made;
  }

  async #evict(): Promise<void> {
    const found = await Promise.all([...this.#entries].map(async ([name, entry]) => ({ name, entry: await entry.catch(() => null) })));
    let bytes = found.reduce((sum, { entry }) => sum + (entry?.bytes ?? 0), 0);
    const oldest = found.toSorted((a, b) => (a.entry?.usedAt ?? 0) - (b.entry?.usedAt ?? 0));
    for (const { name, entry } of oldest) {
      if (bytes <= this.#quotaBytes) return;
      if (entry === null || entry.readers > 0 || !this.#entries.delete(name)) continue;
      bytes -= entry.bytes;
      await rm(entry.path, { force: true });
    }
  }

  async clear(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    for (const entry of entries)
      await entry.then(
        ({ path }) => rm(path, { force: true }),
        () => undefined,
      );
  }
}

async function writePack(folder: string, chunks: AsyncIterable<Buffer>): Promise<{ path: string; id: string; bytes: number }> {
  const making = join(folder, `.making-${randomBytes(6).toString('hex')}`);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await using file = await open(making, 'wx');
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > WORKSPACE_LIMIT.packBytes) throw tooLarge();
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    const id = hash.digest('hex');
    // Two names may have packs of one content; each has a file of its own.
    const path = join(folder, `${id}-${making.slice(-12)}.pack`);
    await rename(making, path);
    return { path, id, bytes };
  } catch (error) {
    await rm(making, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw readGitFailure(damaged('a pack cannot be kept'), 'No space left on device', error);
    throw error;
  }
}

function tooLarge(): ExpectedError {
  const message = `a pack has more than ${WORKSPACE_LIMIT.packBytes} bytes`;
  return new ExpectedError('workspace-too-large', message, { hint: 'keep large files out of the tree: add them to .gitignore' });
}

class FilePack implements Pack {
  readonly id: string;
  readonly bytes: number;
  readonly #entry: Entry;
  readonly #file: FileHandle;
  readonly #onClosed: () => Promise<void>;
  #isOpen = true;

  constructor(entry: Entry, file: FileHandle, onClosed: () => Promise<void>) {
    this.id = entry.id;
    this.bytes = entry.bytes;
    this.#entry = entry;
    this.#file = file;
    this.#onClosed = onClosed;
  }

  async *read(offset: number): AsyncGenerator<Buffer> {
    for (let at = offset; at < this.bytes; ) {
      const chunk = Buffer.allocUnsafe(Math.min(WORKSPACE_LIMIT.chunkBytes, this.bytes - at));
      const { bytesRead } = await this.#file.read(chunk, 0, chunk.length, at);
      if (bytesRead === 0) throw readGitFailure(damaged('a kept pack cannot be read'), 'early EOF');
      at += bytesRead;
      yield chunk.subarray(0, bytesRead);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#file.close();
    this.#entry.readers -= 1;
    await this.#onClosed();
  }
}
