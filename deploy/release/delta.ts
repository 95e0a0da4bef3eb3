/** What brings hosts from one release to another: one rsync batch, computed once, kept compressed, and sent to every host that holds the first. */
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ExpectedError } from '../../core/expected-error.ts';
import { shellQuote } from '../command/quote.ts';
import { type Change, planChange } from './change.ts';
import { notMade } from './git-tree.ts';
import { type ReleaseEntry, renderEntry } from './manifest.ts';
import { linkEntries } from './tree-folder.ts';

export type Delta = {
  /** Of the compressed batch. */
  readonly sentBytes: number;
  /** What its files take on a host that has the basis. */
  readonly neededBytes: number;
  /** Paths of the basis that go before the batch is applied; `null` when the batch lists the whole release, and whatever it does not list goes. */
  readonly gone: readonly string[] | null;
  open(): Readable | Uint8Array;
};

export type DeltaRequest = {
  /** Where the batch is kept; a batch that is there already is used. */
  readonly file: string;
  readonly tree: string;
  readonly entries: readonly ReleaseEntry[];
  /** A folder to compare with, or the manifest that hosts hold; null for hosts that hold nothing. */
  readonly basis: { readonly tree: string | null; readonly entries: readonly ReleaseEntry[] } | null;
  /** Paths that are left out: hosts have a link there. */
  readonly leftOut: readonly string[];
};

/** Understood by rsync since 3.0.0; a newer one's own batch is refused by older hosts. */
const BATCH_PROTOCOL = 30;
/** Reading a whole release twice at 30 MB/s; more is a hang. */
const BATCH_DEADLINE_MS = 20 * 60_000;
/** A batch up to here stays in memory: 300 hosts read it at once. Larger ones are read from the disk by each. */
const MEMORY_BYTES = 8 * 1024 * 1024;
/** Most of the gain for a third of the time of the best: it is done once while somebody waits, and undone by every host. */
const GZIP_LEVEL = 4;
/** Names of what is gone, quoted, stand in the script that a host is sent, which is one argument of a command; of more the batch has to tell. */
const GONE_BYTES = 24 * 1024;
/** A file takes whole blocks on a host. */
const BLOCK_BYTES = 4096;

/** Makes the batch or finds it. Throws `release-not-made` when rsync is missing here or fails. */
export async function createDelta(request: DeltaRequest): Promise<Delta> {
  const change = findChange(request);
  const isThere = await stat(request.file).then(
    () => true,
    () => false,
  );
  if (!isThere) await writeDelta(request, change);
  const { size } = await stat(request.file);
  const neededBytes = await measureNeed(request);
  const inMemory = size <= MEMORY_BYTES ? await readFile(request.file) : null;
  return { sentBytes: size, neededBytes, gone: change?.gone ?? null, open: () => inMemory ?? createReadStream(request.file) };
}

/** Returns `null` when a batch of the whole release is what hosts need. */
function findChange({ entries, basis, leftOut }: DeltaRequest): Change | null {
  const change = basis === null ? null : planChange(basis.entries, entries, leftOut);
  return change === null || Buffer.byteLength(change.gone.map(shellQuote).join(' ')) > GONE_BYTES ? null : change;
}

async function measureNeed({ entries, basis, tree }: DeltaRequest): Promise<number> {
  const held = new Set((basis?.entries ?? []).map(renderEntry));
  let bytes = 0;
  for (const entry of entries) {
    if (entry.kind === 'file' && held.has(renderEntry(entry))) continue;
    const size = entry.kind === 'file' ? (await lstat(join(tree, entry.path))).size : 0;
    bytes += Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES + (entry.kind === 'folder' ? BLOCK_BYTES : 0);
  }
  return bytes;
}

async function writeDelta(request: DeltaRequest, change: Change | null): Promise<void> {
  const scratch = await mkdtemp(`${dirname(request.file)}/.making-${process.pid}-`);
  try {
    const batch = join(scratch, 'batch');
    const source = change === null ? request.tree : join(scratch, 'changed');
    if (change !== null) await linkEntries(request.tree, change.changed, source);
    const basis = await findBasis(request, join(scratch, 'basis'));
    const exclusions = request.leftOut.map((path) => `--exclude=/${escapePattern(path)}`);
    await runRsync(batch, `${source}/`, `${basis}/`, [change === null ? '--delete' : '--force', ...exclusions]);
    await pipeline(createReadStream(batch), createGzip({ level: GZIP_LEVEL }), createWriteStream(join(scratch, 'batch.gz')));
    await rename(join(scratch, 'batch.gz'), request.file);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Returns the folder to compare with: the release itself, or, where only its manifest is known, what the new release shares with it. */
async function findBasis({ basis, entries, tree }: DeltaRequest, folder: string): Promise<string> {
  if (basis !== null && basis.tree !== null) return basis.tree;
  const held = new Set((basis?.entries ?? []).map(renderEntry));
  const common = entries.filter((entry) => entry.kind === 'file' && held.has(renderEntry(entry)));
  await linkEntries(tree, common, folder);
  return folder;
}

async function runRsync(batch: string, from: string, to: string, options: readonly string[]): Promise<void> {
  const args = [
    `--only-write-batch=${batch}`,
    `--protocol=${BATCH_PROTOCOL}`,
    '--checksum-choice=md5',
    '--no-inc-recursive',
    '--no-whole-file',
    '-rlptOJ',
    ...options,
    from,
    to,
  ];
  const child = spawn('rsync', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: BATCH_DEADLINE_MS,
    env: { ...process.env, LC_ALL: 'C' },
  });
  const words = text(child.stderr).catch(() => '');
  const code = await new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject)).catch(
    (error: unknown) => {
      throw new ExpectedError('release-not-made', 'rsync cannot be started on this machine', {
        hint: 'install rsync 3.1 or newer',
        cause: error,
      });
    },
  );
  if (code !== 0)
    throw notMade(`rsync could not compare two releases: ${(await words).trim()}`, 'see what rsync says, and whether the disk is full');
}

/** A pattern with wildcards takes a backslash for an escape; one without takes everything as it is. */
function escapePattern(path: string): string {
  return /[*?[]/.test(path) ? path.replace(/[\\*?[\]]/g, '\\$&') : path;
}
