/** Where a run keeps its files, and how many runs are kept. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../../core/assert.ts';
import type { RunId } from '../../core/id.ts';

/** A journal is for looking into a recent run and for `verify`; what lasts is in the history. Twenty runs of 15,000 cases are about 150 MB. */
export const KEPT_RUNS = 20;

/** Returns the directory of a run's journal and certificate: `<stateDir>/runs/<runId>`. */
export function runDirectory(stateDir: string, runId: RunId): string {
  assert(/^[\w.-]{1,128}$/.test(runId) && !/^\.+$/.test(runId), `run id ${JSON.stringify(runId)} cannot name a directory`);
  return join(stateDir, 'runs', runId);
}

/** Returns the path of a run's journal. */
export function journalPath(stateDir: string, runId: RunId): string {
  return join(runDirectory(stateDir, runId), 'journal');
}

/** Returns the path of a run's certificate. */
export function certificatePath(stateDir: string, runId: RunId): string {
  return join(runDirectory(stateDir, runId), 'certificate.json');
}

/** Returns the directory of the files that units of a run left; it goes when the run's directory does. */
export function artifactDirectory(stateDir: string, runId: RunId): string {
  return join(runDirectory(stateDir, runId), 'artifacts');
}

/** Returns the name of the run that was written to last; `null` without runs. */
export function newestRun(stateDir: string): string | null {
  const runs = join(stateDir, 'runs');
  return existsSync(runs) ? (listRuns(runs)[0]?.name ?? null) : null;
}

/** Removes the directories of all but the newest `kept` runs; never that of `current`, which has not been written to yet. Failing to remove one is not an error: the next run tries again. */
export function pruneRuns(stateDir: string, current: RunId, kept: number = KEPT_RUNS): void {
  const runs = join(stateDir, 'runs');
  const old = listRuns(runs)
    .filter((run) => run.name !== current)
    .slice(Math.max(0, kept - 1));
  for (const run of old) {
    try {
      rmSync(join(runs, run.name), { recursive: true, force: true });
    } catch {
      // Another process holds a file of it, on Windows.
    }
  }
}

/**
 * Newest first, by the last write: of the directory, which gets a certificate and files that units left, or of the journal, to which a run that
 * goes on writes several times a second. By the directory alone, a long run would be the oldest once enough short ones had begun after it.
 */
function listRuns(runs: string): readonly { readonly name: string; readonly changedAtMs: number }[] {
  const found: { name: string; changedAtMs: number }[] = [];
  for (const entry of readdirSync(runs, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    try {
      const changedAtMs = statSync(join(runs, entry.name)).mtimeMs;
      const journal = statSync(join(runs, entry.name, 'journal'), { throwIfNoEntry: false });
      found.push({ name: entry.name, changedAtMs: Math.max(changedAtMs, journal?.mtimeMs ?? 0) });
    } catch {
      // Removed by another process meanwhile.
    }
  }
  return found.sort((a, b) => b.changedAtMs - a.changedAtMs || (a.name < b.name ? 1 : -1));
}
