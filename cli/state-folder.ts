/** Makes the project's `.shard-run` folder, or a temporary one where the project cannot be written. */
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const STATE_FOLDER = '.shard-run';
export const HISTORY_FILE = 'history.db';

export type StateFolder = {
  /** Absolute. */
  readonly path: string;
  /** What to tell the user; `null` when all is as usual. */
  readonly notice: string | null;
};

/** Returns a folder that can be written. It keeps itself out of the project's version control. */
export function openStateFolder(cwd: string): StateFolder {
  const folder = path.join(cwd, STATE_FOLDER);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    const ignore = path.join(folder, '.gitignore');
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
    return { path: folder, notice: null };
  } catch (error) {
    const temporary = mkdtempSync(path.join(tmpdir(), 'shard-run-'));
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return {
      path: temporary,
      notice: `${folder} cannot be written (${why}): this run is kept in ${temporary} and teaches nothing to the next one`,
    };
  }
}
