/** Names a run. */
import { randomBytes } from 'node:crypto';
import { type RunId, runId } from '../core/id.ts';

/** Returns an id that sorts by time, is unique without asking anybody, and names a directory. */
export function createRunId(now: Date): RunId {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return runId(`${stamp}-${randomBytes(3).toString('hex')}`);
}
