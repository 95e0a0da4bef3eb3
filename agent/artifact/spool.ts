/** The agent's own copies of what units left, until the coordinator has them: bounded on the disk, a few transfers at once, each tried again. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { RunId } from '../../core/id.ts';
import type { Way } from '../identity/way.ts';
import type { CopyResult } from '../lifecycle/types.ts';
import { type ArtifactClient, judgeFailure, openArtifactClient, type Sender } from '../rpc/artifact-client.ts';
import { copyFile } from './copy-file.ts';

export type SpoolOptions = {
  /** Absolute; copies are in a folder of this process in it. */
  readonly cacheDir: string;
  /** `host:port` of the coordinator. */
  readonly way: Promise<Way>;
  readonly sender: Sender;
};

export type Outgoing = { readonly copy: number; readonly runId: RunId; readonly file: string; readonly bytes: number };

export type ArtifactSpool = {
  copy(copy: number, source: string): Promise<CopyResult>;
  upload(outgoing: Outgoing): void;
  drop(copy: number): void;
  settle(): Promise<void>;
  close(): Promise<void>;
};

/** Each reads and writes a disk that the tests use as well. */
const COPIES_AT_ONCE = 4;
/** Enough to hide the way to the coordinator and back, few enough to leave the line to the results. */
const UPLOADS_AT_ONCE = 4;
/** Of copies that the coordinator does not have: a build machine's disk is for builds. */
const SPOOL_BYTES = 4 * 1024 ** 3;
/** A disk that does not give a file in this time hangs. */
const COPY_DEADLINE_MS = 60_000;
/** Tries of one file without progress, 50 ms to 5 s apart: about two minutes. */
const MAX_TRIES = 30;
const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 5_000;
/** An agent that leaves waits no longer for a coordinator that takes nothing. */
const SETTLE_DEADLINE_MS = 60_000;

/** Opens the spool, and removes those of agents that died. Throws the file system's error when its folder cannot be made. */
export function openSpool(options: SpoolOptions): ArtifactSpool {
  const spools = join(options.cacheDir, 'artifact');
  const folder = join(spools, `${process.pid}-${options.sender.sessionId}`);
  removeOrphans(spools);
  mkdirSync(folder, { recursive: true });
  return new FolderSpool(folder, options);
}

function removeOrphans(spools: string): void {
  for (const name of readNames(spools))
    if (!isAlive(Number.parseInt(name, 10))) rmSync(join(spools, name), { recursive: true, force: true });
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

class FolderSpool implements ArtifactSpool {
  readonly #folder: string;
  readonly #options: SpoolOptions;
  readonly #copies = new PQueue({ concurrency: COPIES_AT_ONCE });
  readonly #uploads = new PQueue({ concurrency: UPLOADS_AT_ONCE });
  readonly #closing = new AbortController();
  readonly #sizes = new Map<number, number>();
  /** What was brought or is on its way: units of a run leave the same file again and again. */
  readonly #known = new Set<string>();
  #client: Promise<ArtifactClient> | null = null;

  constructor(folder: string, options: SpoolOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  async copy(copy: number, source: string): Promise<CopyResult> {
    return this.#copies.add(async () => {
      if (this.#heldBytes() > SPOOL_BYTES) return { problem: `${SPOOL_BYTES / 1024 ** 3} GiB of other files wait for the coordinator` };
      const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(COPY_DEADLINE_MS)]);
      const result = await copyFile(source, this.#path(copy), signal);
      if ('bytes' in result) this.#sizes.set(copy, result.bytes);
      return result;
    });
  }

  upload(outgoing: Outgoing): void {
    const key = `${outgoing.runId}/${outgoing.file}`;
    if (this.#known.has(key)) return this.drop(outgoing.copy);
    this.#known.add(key);
    void this.#uploads.add(() => this.#bring(outgoing)).finally(() => this.drop(outgoing.copy));
  }

  drop(copy: number): void {
    this.#sizes.delete(copy);
    void rm(this.#path(copy), { force: true }).catch(() => undefined);
  }

  async settle(): Promise<void> {
    const aborter = new AbortController();
    const late = sleep(SETTLE_DEADLINE_MS, undefined, { signal: aborter.signal }).catch(() => undefined);
    await Promise.race([this.#copies.onIdle().then(() => this.#uploads.onIdle()), late]);
    aborter.abort();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#copies.clear();
    this.#uploads.clear();
    await Promise.all([this.#copies.onIdle(), this.#uploads.onIdle()]);
    (await this.#client?.catch(() => null))?.close();
    await rm(this.#folder, { recursive: true, force: true }).catch(() => undefined);
  }

  #heldBytes(): number {
    return [...this.#sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  #path(copy: number): string {
    return join(this.#folder, String(copy));
  }

  /** Brings one file, from where the last try ended. A file that cannot be brought is given up: the coordinator says that it is missing. */
  async #bring({ copy, runId, file, bytes }: Outgoing): Promise<void> {
    const { signal } = this.#closing;
    this.#client ??= openArtifactClient(this.#options.way, this.#options.sender);
    let furthest = 0;
    let damages = 0;
    for (let tries = 1; tries <= MAX_TRIES && !signal.aborted; tries += 1) {
      try {
        const client = await this.#client;
        const held = await client.offer(runId, file, signal);
        if (held.isComplete) return;
        if (held.bytes > furthest) tries = 1;
        furthest = Math.max(furthest, held.bytes);
        await client.upload({ runId, file, bytes, offset: held.bytes, path: this.#path(copy) }, signal);
        return;
      } catch (error) {
        const verdict = judgeFailure(error);
        if (verdict === 'damaged') damages += 1;
        if (verdict === 'final' || damages > 1) return;
        await sleep(Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** tries), undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
