/** What a shared coordinator has to know of its runs when it is started again, and no journal of a run can say: that it was asked for, and that it is over. */
import type { CaseId, FileKey, RunId } from '../../core/id.ts';
import type { Verdict } from '../../core/outcome.ts';
import type { Submission } from '../api.ts';
import type { RunSettings } from '../run/types.ts';

/** A run that was taken in; `only` is what the ledger answered when its failures were asked for. */
export type SubmittedRecord = {
  readonly type: 'submitted';
  readonly atMs: number;
  readonly runId: RunId;
  readonly submission: Submission;
  readonly only: readonly (readonly [FileKey, readonly CaseId[]])[] | null;
  /** As it was when the run was asked for. */
  readonly quarantine: Pick<RunSettings, 'quarantine'>;
};

/** A run that is over. `verdict` is `null` when it broke off because of a bug. */
export type EndedRecord = {
  readonly type: 'ended';
  readonly atMs: number;
  readonly runId: RunId;
  readonly verdict: Verdict | null;
  readonly certificatePath: string | null;
};

export type PoolRecord = SubmittedRecord | EndedRecord;

/** A run of the past, in the order of coming; `ended` is `null` while it waits or goes on. */
export type PastRun = { readonly submitted: SubmittedRecord; readonly ended: EndedRecord | null };

/** Returns the runs that still matter: all that are not over, and of the others the `keptFinished` that ended last. */
export function foldPoolRecords(records: Iterable<PoolRecord>, keptFinished: number): readonly PastRun[] {
  const runs = new Map<RunId, PastRun>();
  const finished: RunId[] = [];
  for (const record of records) {
    const known = runs.get(record.runId);
    if (record.type === 'submitted') {
      if (known === undefined) runs.set(record.runId, { submitted: record, ended: null });
    } else if (known?.ended === null) {
      runs.set(record.runId, { ...known, ended: record });
      finished.push(record.runId);
    }
  }
  for (const runId of finished.slice(0, Math.max(0, finished.length - keptFinished))) runs.delete(runId);
  return [...runs.values()];
}

/** Returns the lines that say the same of the runs as all lines before. */
export function unfoldPoolRecords(runs: readonly PastRun[]): readonly PoolRecord[] {
  const ends = runs.flatMap(({ ended }) => ended ?? []).toSorted((a, b) => a.atMs - b.atMs);
  return [...runs.map(({ submitted }) => submitted), ...ends];
}
