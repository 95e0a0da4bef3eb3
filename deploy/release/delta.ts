/** What brings hosts from one release to another: one rsync batch, computed once, kept compressed, and sent to every host that holds the first. */
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, lstat, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ExpectedError } from '../../core/expected-error.ts';
import { notMade } from './git-tree.ts';
import { foldersOf, type ReleaseEntry, renderEntry } from './manifest.ts';

/** `sentBytes` are those of the compressed batch; `neededBytes` what its files take on a host that has the basis. */
export type Delta = { readonly sentBytes: number; readonly neededBytes: number; open(): Readable | Uint8Array };

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
/** A file takes whole blocks on a host. */
const BLOCK_BYTES = 4096;

/** Makes the batch or finds it. Throws `release-not-made` when rsync is missing here or fails. */
export async function createDelta(request: DeltaRequest): Promise<Delta> {
  const isThere = await stat(request.file).then(
    () => true,
    () => false,
  );
  if (!isThere) await writeDelta(request);
  const { size } = await stat(request.file);
  const neededBytes = await measureNeed(request);
  const inMemory = size <= MEMORY_BYTES ? await readFile(request.file) : null;
  return { sentBytes: size, neededBytes, open: () => inMemory ?? createReadStream(request.file) };
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

async function writeDelta(request: DeltaRequest): Promise<void> {
  const scratch = await mkdtemp(`${dirname(request.file)}/.making-${process.pid}-`);
  try {
    const batch = join(scratch, 'batch');
    const basis = await findBasis(request, join(scratch, 'basis'));
    await runRsync(batch, `${request.tree}/`, `${basis}/`, request.leftOut);
    await pipeline(createReadStream(batch), createGzip({ level: GZIP_LEVEL }), createWriteStream(join(scratch, 'batch.gz')));
    await rename(join(scratch, 'batch.gz'), request.file);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Returns the folder to compare with: the release itself, or, where only its manifest is known, what the new release shares with it. */
async function findBasis({ basis, entries, tree }: DeltaRequest, folder: string): Promise<string> {
  if (basis !== null && basis.tree !== null) return basis.tree;
  await mkdir(folder);
  const held = new Set((basis?.entries ?? []).map(renderEntry));
  const common = entries.filter((entry) => entry.kind === 'file' && held.has(renderEntry(entry)));
  for (const path of foldersOf(common.map((entry) => entry.path))) await mkdir(join(folder, path));
  for (const { path } of common) await link(join(tree, path), join(folder, path));
  return folder;
}

async function runRsync(batch: string, from: string, to: string, leftOut: readonly string[]): Promise<void> {
  const args = [
    `--only-write-batch=${batch}`,
    `--protocol=${BATCH_PROTOCOL}`,
    '--checksum-choice=md5',
    '--no-inc-recursive',
    '--no-whole-file',
    '-rlptOJ',
    '--delete',
    ...leftOut.map((path) => `--exclude=/${escapePattern(path)}`),
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
