/** Which process writes the journal of a run: two that resume one run would each prove half of it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunId } from '../../core/id.ts';
import { runDirectory } from './retention.ts';

function ownerPath(stateDir: string, runId: RunId): string {
  return join(runDirectory(stateDir, runId), 'owner');
}

/** Says that this process serves the run from here on. Throws the file system's error. */
export function writeOwner(stateDir: string, runId: RunId): void {
  writeFileSync(ownerPath(stateDir, runId), `${process.pid}\n`);
}

/**
 * Returns the process that serves the run; `null` when it has gone, or nobody said. A number that was given to a stranger meanwhile counts as
 * the owner: the run is then left alone, which costs a run and no proof.
 */
export function findOwner(stateDir: string, runId: RunId): number | null {
  const pid = readPid(ownerPath(stateDir, runId));
  return pid !== null && pid !== process.pid && isAlive(pid) ? pid : null;
}

function readPid(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
