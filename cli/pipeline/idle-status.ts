/** What idle agents do for a pipeline, in a file beside its journal: whoever asks is another process, and nothing is lost with it. */
import path from 'node:path';
import type { IdleStatus } from '../../core/pipeline-status.ts';
import { readJson, writeWhole } from '../whole-file.ts';

const NAME = 'idle.json';

/** Replaces what was said before. A disk that takes nothing keeps nobody from working. */
export function writeIdleStatus(folder: string, status: IdleStatus): void {
  try {
    writeWhole(path.join(folder, NAME), JSON.stringify(status));
  } catch {
    // It is for people, and is said again in a moment.
  }
}

/** Returns what was said last; `null` when nothing ever was. */
export function readIdleStatus(folder: string): IdleStatus | null {
  return readJson(path.join(folder, NAME)) as IdleStatus | null;
}
