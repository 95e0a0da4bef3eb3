/** Reads a tree out of a git repository's objects: its listing and the bytes of its files, exactly as they were committed. */

import { isUtf8 } from 'node:buffer';
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ExpectedError } from '../../core/expected-error.ts';

export type TreeEntry = {
  readonly path: string;
  readonly kind: 'file' | 'executable' | 'link' | 'submodule';
  /** Name of the object. */
  readonly object: string;
  /** Bytes; 0 for a submodule. */
  readonly size: number;
};

export type TreePlace = { readonly repository: string; readonly tree: string; readonly signal: AbortSignal };

/** SHA-1 or SHA-256, as git names objects; anything else could be read as an option. */
const OBJECT_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** 200,000 entries of 300 bytes. */
const LISTING_BYTES = 64 * 1024 * 1024;
const ENTRY = /^(\d{6}) (?:blob|commit) ([0-9a-f]+) +(\d+|-)\t(.*)$/s;
const OBJECT_HEADER = /^[0-9a-f]+ blob (\d+)$/;
/** Set by git in hooks: they would name another repository than the folder does. */
const FOREIGN_VARIABLES = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR'];

/** Returns all entries of the tree, in git's order. Throws `release-not-made` when the repository does not have it. */
export async function listTree(place: TreePlace): Promise<readonly TreeEntry[]> {
  if (!OBJECT_NAME.test(place.tree)) {
    throw notMade(
      `"${place.tree}" is not the name of a git tree: 40 or 64 hex digits are expected`,
      'name the tree that the certificate names',
    );
  }
  const type = await git(place, ['cat-file', '-t', place.tree]);
  if (type.toString().trim() !== 'tree') {
    throw notMade(`${place.tree} is a ${type.toString().trim()}, not a tree`, `name the tree: git rev-parse "${place.tree}^{tree}"`);
  }
  const listing = await git(place, ['ls-tree', '-r', '-z', '-l', '--full-tree', place.tree]);
  if (!isUtf8(listing)) throw notMade(`the tree ${place.tree} has a path that is not UTF-8`, 'rename it, or exclude its folder in git');
  const records = listing.toString().split('\0').slice(0, -1);
  return records.map(parseRecord);
}

function parseRecord(record: string): TreeEntry {
  const [, mode, object, size, path] = ENTRY.exec(record) ?? [];
  if (mode === undefined || object === undefined || size === undefined || path === undefined) {
    throw notMade(`git listed something unknown: ${JSON.stringify(record)}`, 'see whether git is recent: git --version');
  }
  return { path, kind: kindOf(mode), object, size: size === '-' ? 0 : Number(size) };
}

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === '160000') return 'submodule';
  if (mode === '120000') return 'link';
  return mode === '100755' ? 'executable' : 'file';
}

/** Gives the bytes of one object in pieces, in order; the last piece may be empty. */
type TakeBytes = (entry: TreeEntry, bytes: AsyncIterable<Buffer>) => Promise<void>;

/** Reads the objects of the entries one after the other, through one git. Throws `release-not-made` when one is missing, as in a shallow or partial clone. */
export async function readObjects(place: TreePlace, entries: readonly TreeEntry[], take: TakeBytes): Promise<void> {
  const child = spawn('git', ['-C', place.repository, 'cat-file', '--batch'], {
    env: cleanEnvironment(),
    signal: place.signal,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const words = text(child.stderr).catch(() => '');
  const ended = new Promise<void>((resolve, reject) => child.once('close', () => resolve()).once('error', reject));
  // Whoever waits for bytes hears of it, too; an early end of git shows as a cut stream.
  ended.catch(() => undefined);
  child.stdin.on('error', () => undefined);
  child.stdin.end(entries.map((entry) => `${entry.object}\n`).join(''));
  try {
    const source = new ByteSource(child.stdout);
    for (const entry of entries) await readObject(source, entry, take);
  } catch (error) {
    place.signal.throwIfAborted();
    await stop(child);
    if (!(error instanceof CutStreamError)) throw error;
    throw notMade(`git ended early: ${(await words).trim()}`, 'see what git says: git fsck');
  }
  await ended;
}

async function stop(child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  child.stdout.destroy();
  await gone;
}

async function readObject(source: ByteSource, entry: TreeEntry, take: TakeBytes): Promise<void> {
  const header = await source.line();
  const [, size] = OBJECT_HEADER.exec(header) ?? [];
  if (size === undefined) {
    throw notMade(
      `the repository does not have the content of ${entry.path}: ${header}`,
      'fetch it: git fetch --unshallow, or git fetch --refetch',
    );
  }
  await take(entry, source.bytes(Number(size)));
  await source.skip(1);
}

class CutStreamError extends Error {}

/** Lines and counted bytes of one stream. */
class ByteSource {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    let line = this.#rest;
    let end = line.indexOf(0x0a);
    while (end < 0) {
      line = Buffer.concat([line, await this.#next()]);
      end = line.indexOf(0x0a);
    }
    this.#rest = line.subarray(end + 1);
    return line.subarray(0, end).toString();
  }

  async *bytes(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (this.#rest.length === 0) this.#rest = await this.#next();
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async skip(count: number): Promise<void> {
    for await (const _ of this.bytes(count));
  }

  async #next(): Promise<Buffer> {
    const { value, done } = await this.#chunks.next();
    if (done === true) throw new CutStreamError();
    return value;
  }
}

/** Returns what git printed. Throws `release-not-made` with what it said. */
function git(place: TreePlace, args: readonly string[]): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  execFile(
    'git',
    ['-C', place.repository, ...args],
    { encoding: 'buffer', maxBuffer: LISTING_BYTES, signal: place.signal, env: cleanEnvironment(), windowsHide: true },
    (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      if (place.signal.aborted) return reject(error);
      const reason =
        stderr
          .toString()
          .trim()
          .replace(/^fatal: /, '') || error.message;
      const message = `the tree ${place.tree} cannot be read from the repository at ${place.repository}: ${reason}`;
      reject(notMade(message, 'fetch or commit the tree that was tested; an uncommitted tree cannot be released', error));
    },
  );
  return promise;
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !FOREIGN_VARIABLES.includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** An error of a release that cannot be made. */
export function notMade(message: string, hint: string, cause?: unknown): ExpectedError {
  return new ExpectedError('release-not-made', message, { hint, cause });
}
