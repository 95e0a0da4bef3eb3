/** Makes the agent's own copy of a file that a unit left, in one pass and a few megabytes of memory, with its digest. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { ARTIFACT_LIMIT } from '../../core/artifact.ts';
import type { CopyResult } from '../lifecycle/types.ts';

const MIB = 1024 * 1024;
/** A loaded machine takes its time over each piece, so they are larger than those of the network. */
const CHUNK_BYTES = MIB;

/** Copies a regular file. What cannot be copied is answered with the reason, and leaves nothing at `target`. Does not reject. */
export async function copyFile(source: string, target: string, signal: AbortSignal): Promise<CopyResult> {
  const result = await tryCopy(source, target, signal).catch((error: unknown) => ({ problem: problemOf(error, signal) }));
  if ('problem' in result) await rm(target, { force: true }).catch(() => undefined);
  return result;
}

async function tryCopy(source: string, target: string, signal: AbortSignal): Promise<CopyResult> {
  // A pipe or a device would be read for ever.
  const found = await stat(source);
  if (!found.isFile()) return { problem: 'it is not a regular file' };
  if (found.size > ARTIFACT_LIMIT.fileBytes) return tooLarge();
  const hash = createHash('sha256');
  let bytes = 0;
  await using copy = await open(target, 'wx', 0o600);
  for await (const chunk of createReadStream(source, { highWaterMark: CHUNK_BYTES, signal })) {
    const part = chunk as Buffer;
    bytes += part.length;
    // It may have grown since.
    if (bytes > ARTIFACT_LIMIT.fileBytes) return tooLarge();
    hash.update(part);
    await copy.writeFile(part);
  }
  return { digest: hash.digest('hex'), bytes };
}

function tooLarge(): CopyResult {
  return { problem: `it is larger than ${ARTIFACT_LIMIT.fileBytes / MIB} MiB` };
}

function problemOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'it could not be copied in time';
  return `it cannot be copied: ${(error as NodeJS.ErrnoException).code ?? String(error)}`;
}
