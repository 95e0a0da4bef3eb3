/**
 * Copies a folder so that nothing written to the copy is seen in the original: by reflink where the file system can, else byte for byte. Never by
 * hard links: what is written through one is written to all, and no permission keeps an agent that runs as root, or a tool that changes
 * permissions first, from writing.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { cp } from 'node:fs/promises';
import { readGitFailure, unusable } from '../../core/workspace-git.ts';

export type CopyOptions = {
  readonly signal: AbortSignal;
  /** Not through `cp`, which is three times as fast but has these options only on Linux. */
  readonly isPortable?: boolean;
};

/** Copies `from` to `to`, which does not exist yet. Modes, times and links are those of the original. Throws `workspace-disk-full` or `workspace-unusable`. */
export async function copyFolder(
  from: string,
  to: string,
  { signal, isPortable = process.platform !== 'linux' }: CopyOptions,
): Promise<void> {
  if (!isPortable && (await copyWithTool(from, to, signal))) return;
  try {
    await cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, verbatimSymlinks: true, preserveTimestamps: true });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'No space left on device' : String(error);
    throw readGitFailure(unusable(`${from} cannot be copied`), reason, error);
  }
}

/** Returns false when the `cp` of this machine is another one than GNU's. */
async function copyWithTool(from: string, to: string, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  const child = spawn('cp', ['-a', '--reflink=auto', '-T', '--', from, to], {
    signal,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(0, 4096);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(null) : reject(signal.aborted ? signal.reason : error),
    );
  });
  if (code === 0) return true;
  if (code === null || /unrecognized option|invalid option|usage:/i.test(complaint)) return false;
  throw readGitFailure(unusable(`${from} cannot be copied`), complaint);
}
