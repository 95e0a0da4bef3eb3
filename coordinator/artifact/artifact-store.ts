/** The files that units of one run left, by the digest of their bytes, in a folder beside the run's journal: they come and go with it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ARTIFACT_LIMIT, type Artifact, artifactFile, digestOfFile, isArtifactFile } from '../../core/artifact.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunId } from '../../core/id.ts';

export type ArtifactStoreOptions = {
  readonly runId: RunId;
  /** Made when the first file comes. */
  readonly folder: string;
  /** Of all files of the run together; the limit of `core/artifact.ts` when not given. */
  readonly runBytes?: number;
};

/** How much of a file is here. */
export type Held = { readonly isComplete: boolean; readonly bytes: number };

/** What a sender says before the bytes. */
export type Incoming = { readonly file: string; readonly bytes: number; readonly offset: number };

/** How long the end of a run waits: in silence, and in all. */
export type Patience = { readonly quietMs: number; readonly totalMs: number };

/** An open store. */
export interface ArtifactStore {
  readonly runId: RunId;
  /** Where the files are, each under the name that `artifactFile` gives. */
  readonly folder: string;
  /** Notes that the run names a file that was kept. */
  expect(artifact: Artifact): void;
  offer(files: readonly string[]): Promise<readonly Held[]>;
  /**
   * Takes a file in, from the offset on. Returns the bytes that were read; 0 without reading any when the file is here. Whoever brings a file that
   * is being brought waits. Throws `artifact-too-large`, `artifact-incomplete`, `artifact-damaged`, `artifact-unwritable`, what the iterator
   * throws, and the signal's reason.
   */
  take(incoming: Incoming, chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number>;
  /** Waits until every file that the run names is here, or the patience is over. Returns how many are not, and takes no more. Does not reject. */
  settle(patience: Patience): Promise<Absent>;
}

/** Files that the run names and that did not come: how many, and what some of them are called. */
export type Absent = { readonly count: number; readonly names: readonly string[] };

const PART = '.part';
/** Names in a message; the rest are counted. */
const MAX_NAMES = 10;
/** How often silence is looked for. */
const WATCH_MS = 100;

/** Returns the store of a run. Touches no disk before the first file. */
export function createArtifactStore(options: ArtifactStoreOptions): ArtifactStore {
  return new FolderStore(options);
}

class FolderStore implements ArtifactStore {
  readonly runId: RunId;
  readonly folder: string;
  readonly #runBytes: number;
  /** Names of the run, by file. */
  readonly #expected = new Map<string, string>();
  /** Files that were refused for good: nobody waits for them. */
  readonly #refused = new Set<string>();
  /** Whole files. */
  readonly #complete = new Set<string>();
  /** What each file takes, or will. */
  readonly #sizes = new Map<string, number>();
  /** The end of the last transfer of each file. */
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #closing = new AbortController();
  #loading: Promise<void> | null = null;
  #progressedMs = 0;
  #arrival = Promise.withResolvers<void>();

  constructor({ runId, folder, runBytes }: ArtifactStoreOptions) {
    this.runId = runId;
    this.folder = folder;
    this.#runBytes = runBytes ?? ARTIFACT_LIMIT.runBytes;
  }

  expect(artifact: Artifact): void {
    const file = artifactFile(artifact);
    if (file !== null) this.#expected.set(file, artifact.name);
  }

  async offer(files: readonly string[]): Promise<readonly Held[]> {
    await this.#load();
    return Promise.all(
      files.map(async (file) => {
        const isComplete = this.#complete.has(file);
        return { isComplete, bytes: isComplete ? 0 : await this.#arrived(file) };
      }),
    );
  }

  async take(incoming: Incoming, chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    const { file } = incoming;
    const under = AbortSignal.any([signal, this.#closing.signal]);
    const before = this.#turns.get(file) ?? this.#load();
    const turn = before.then(
      () => this.#takeNow(incoming, chunks, under),
      () => this.#takeNow(incoming, chunks, under),
    );
    this.#turns.set(file, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(file) === turn) this.#turns.delete(file);
    }
  }

  async settle({ quietMs, totalMs }: Patience): Promise<Absent> {
    const beganMs = performance.now();
    this.#progressedMs = Math.max(this.#progressedMs, beganMs);
    while (this.#absent().some(([file]) => !this.#refused.has(file))) {
      const nowMs = performance.now();
      if (nowMs - beganMs >= totalMs || nowMs - this.#progressedMs >= quietMs) break;
      await this.#arrivalWithin(WATCH_MS);
    }
    const absent = this.#absent();
    this.#closing.abort(new ExpectedError('lease-fenced', 'the run is over', { hint: 'nothing is to be done' }));
    await Promise.all([...this.#sizes.keys()].map((file) => this.#throwAway(file)));
    return { count: absent.length, names: absent.slice(0, MAX_NAMES).map(([, name]) => name) };
  }

  #absent(): (readonly [string, string])[] {
    return [...this.#expected].filter(([file]) => !this.#complete.has(file));
  }

  async #arrivalWithin(ms: number): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    await Promise.race([this.#arrival.promise, late]);
    clearTimeout(timer);
  }

  /** A coordinator that goes on with a run after it died finds what had arrived. */
  #load(): Promise<void> {
    this.#loading ??= (async () => {
      for (const name of await readdir(this.folder).catch(() => [])) {
        const { size } = await stat(join(this.folder, name));
        if (isArtifactFile(name)) this.#complete.add(name);
        this.#sizes.set(name.endsWith(PART) ? name.slice(0, -PART.length) : name, size);
      }
    })();
    return this.#loading;
  }

  async #arrived(file: string): Promise<number> {
    const found = await stat(this.#part(file)).catch(() => null);
    return found?.size ?? 0;
  }

  async #takeNow(incoming: Incoming, chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    const { file, bytes, offset } = incoming;
    signal.throwIfAborted();
    if (this.#complete.has(file)) return 0;
    this.#progressedMs = performance.now();
    this.#admit(file, bytes);
    if (offset > (await this.#arrived(file))) throw incomplete(file, `less than ${offset} bytes of it are here`);
    const taken = await this.#write(incoming, chunks, signal);
    if (offset + taken < bytes) throw incomplete(file, `it ended after ${offset + taken} of ${bytes} bytes`);
    await this.#verify(file);
    signal.throwIfAborted();
    await rename(this.#part(file), join(this.folder, file)).catch((error: unknown) => this.#refuse(file, error));
    this.#complete.add(file);
    this.#arrival.resolve();
    this.#arrival = Promise.withResolvers();
    return taken;
  }

  #admit(file: string, bytes: number): void {
    const others = [...this.#sizes].reduce((sum, [name, size]) => (name === file ? sum : sum + size), 0);
    const limit = Math.min(ARTIFACT_LIMIT.fileBytes, this.#runBytes - others);
    if (bytes <= limit) {
      this.#sizes.set(file, bytes);
      return;
    }
    this.#refused.add(file);
    throw new ExpectedError('artifact-too-large', `"${file}" has ${bytes} bytes: at most ${Math.max(0, limit)} are taken`, {
      hint: 'let the tests leave fewer or smaller files, for example traces of failures only',
    });
  }

  /** Writes one chunk at a time: a sender is read no faster than the disk takes it. */
  async #write({ file, bytes, offset }: Incoming, chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    let at = offset;
    try {
      await mkdir(this.folder, { recursive: true });
      await using handle = await open(this.#part(file), offset === 0 ? 'w' : 'r+');
      // What came after the offset before the last call broke comes again.
      await handle.truncate(offset);
      for await (const chunk of chunks) {
        signal.throwIfAborted();
        if (at + chunk.length > bytes) throw incomplete(file, `more than the ${bytes} bytes came that were announced`);
        await handle.write(chunk, 0, chunk.length, at);
        at += chunk.length;
        this.#progressedMs = performance.now();
      }
    } catch (error) {
      await this.#refuse(file, error);
    }
    return at - offset;
  }

  async #verify(file: string): Promise<void> {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(this.#part(file))) {
      hash.update(chunk as Buffer);
      this.#progressedMs = performance.now();
    }
    if (hash.digest('hex') === digestOfFile(file)) return;
    await this.#throwAway(file);
    throw new ExpectedError('artifact-damaged', `the bytes that came as "${file}" have another digest`, { hint: 'send them again' });
  }

  /** A disk that does not take a file keeps nothing of it: others may fit. */
  async #refuse(file: string, error: unknown): Promise<never> {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof ExpectedError || typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) throw error;
    await this.#throwAway(file);
    throw new ExpectedError('artifact-unwritable', `"${file}" cannot be written in ${this.folder}: ${code}`, {
      hint: 'free some disk space or make the folder writable',
      cause: error,
    });
  }

  async #throwAway(file: string): Promise<void> {
    if (this.#complete.has(file)) return;
    this.#sizes.delete(file);
    await rm(this.#part(file), { force: true }).catch(() => undefined);
  }

  #part(file: string): string {
    return join(this.folder, `${file}${PART}`);
  }
}

function incomplete(file: string, why: string): ExpectedError {
  return new ExpectedError('artifact-incomplete', `"${file}" is not whole: ${why}`, { hint: 'ask how much is held, and send the rest' });
}
