/** What idle agents do for a pipeline, in a file beside its journal: whoever asks is another process, and nothing is lost with it. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IdleStatus } from '../../core/pipeline-status.ts';

const NAME = 'idle.json';

/** Replaces what was said before. A disk that takes nothing keeps nobody from working. */
export function writeIdleStatus(folder: string, status: IdleStatus): void {
  const file = path.join(folder, NAME);
  try {
    writeFileSync(`${file}.making`, JSON.stringify(status));
    renameSync(`${file}.making`, file);
  } catch {
    // It is for people, and is said again in a moment.
  }
}

/** Returns what was said last; `null` when nothing ever was. */
export function readIdleStatus(folder: string): IdleStatus | null {
  try {
    return JSON.parse(readFileSync(path.join(folder, NAME), 'utf8')) as IdleStatus;
  } catch {
    return null;
  }
}
