/** Finds programs of this machine: absolute ones, and those in PATH. */
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Returns every place where the program can be run from, in the order of PATH; a name without an ending has those of Windows there. */
export function findPrograms(name: string, env: NodeJS.ProcessEnv = process.env): readonly string[] {
  if (path.isAbsolute(name)) return isExecutable(name) ? [name] : [];
  const ends = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => ends.map((end) => path.join(folder, name + end))).filter(isExecutable);
}

/** Returns the first of them; `null` when there is none. */
export function findProgram(name: string): string | null {
  return findPrograms(name)[0] ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
