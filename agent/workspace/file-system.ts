/** Asks a folder's file system what it does with names. */
import { randomBytes } from 'node:crypto';
import { lstat, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSystem } from '../../core/workspace-path.ts';

/** Looks whether a file is found under its name in other letters. */
export async function probeFileSystem(folder: string): Promise<FileSystem> {
  const name = `probe-${randomBytes(6).toString('hex')}-a`;
  await writeFile(join(folder, name), '');
  const other = await lstat(join(folder, name.toUpperCase())).catch(() => null);
  await rm(join(folder, name), { force: true });
  return { isCaseSensitive: other === null, isWindows: process.platform === 'win32' };
}
