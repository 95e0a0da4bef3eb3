/** Finds the run that a coordinator was serving when it died. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runId } from '../../core/id.ts';
import type { UnfinishedRun } from '../api.ts';
import { readJournal } from './reader.ts';
import { journalPath, newestRun } from './retention.ts';

/**
 * Returns the newest run of the state directory when it has no certificate; `null` otherwise. Only the newest: a run that something else came
 * after was given up. A run that could not begin has no certificate either, and is over again as soon as it is resumed.
 */
export function findUnfinishedRun(stateDir: string): UnfinishedRun | null {
  const newest = newestRun(stateDir);
  if (newest === null) return null;
  const path = journalPath(stateDir, runId(newest));
  if (!existsSync(path) || existsSync(join(dirname(path), 'certificate.json'))) return null;
  for (const input of readJournal(path)) return input.type === 'start' ? input : null;
  return null;
}
