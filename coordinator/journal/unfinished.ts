/** Finds the run that a coordinator was serving when it died. */
import { existsSync } from 'node:fs';
import { runId } from '../../core/id.ts';
import type { UnfinishedRun } from '../api.ts';
import { readJournal } from './reader.ts';
import { certificatePath, journalPath, newestRun } from './retention.ts';

/**
 * Returns the newest run of the state directory when it has no certificate; `null` otherwise. Only the newest: a run that something else came
 * after was given up. A run that could not begin has no certificate either, and is over again as soon as it is resumed.
 */
export function findUnfinishedRun(stateDir: string): UnfinishedRun | null {
  const newest = newestRun(stateDir);
  if (newest === null) return null;
  const id = runId(newest);
  const path = journalPath(stateDir, id);
  if (!existsSync(path) || existsSync(certificatePath(stateDir, id))) return null;
  for (const input of readJournal(path)) return input.type === 'start' ? input : null;
  return null;
}
