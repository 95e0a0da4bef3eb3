/** Reads the first attempts that failed, each with what is known of it, beside the plain passes of every case. */
import type { FileKey } from '../../core/id.ts';
import type { FailureCause, FirstFailure } from '../../core/ledger-row.ts';
import type { Connection } from './connection.ts';
import { decodeTally } from './tally.ts';

/** Runs by number: after the first, and up to the last. */
type RunRange = { readonly after: number; readonly until: number };

export type Counted = { readonly caseNo: number; readonly file: FileKey; readonly since: number; readonly passes: number };
type Verdict = { readonly cause: FailureCause; readonly reruns: number; readonly rerunFailures: number };
/** `writtenNo` is the number of the name under which it failed. */
export type KnownFailure = {
  readonly caseNo: number;
  readonly writtenNo: number;
  readonly runNo: number;
  readonly standing: FirstFailure['standing'];
  readonly verdict: Verdict | null;
};

/** Returns what a failure is known to be; `isCleared` when the case passed on another attempt of its run, or in another run of the tree. */
export function standingOf(cause: FailureCause | null, isCleared: boolean): FirstFailure['standing'] {
  if (cause === 'false-failure') return 'false';
  if (cause === 'undecided') return 'open';
  if (cause !== null) return 'real';
  return isCleared ? 'false' : 'open';
}

/** Returns every case that is counted, by number. */
export function readCounts(connection: Connection): ReadonlyMap<number, Counted> {
  const counted = new Map<number, Counted>();
  const rows = connection
    .prepareRows(
      'SELECT f.file_key, t.fold FROM tally t JOIN file f USING (file_no) WHERE t.file_no NOT IN (SELECT from_file_no FROM file_lineage)',
    )
    .all();
  for (const [key, fold] of rows as unknown as readonly (readonly [FileKey, Uint8Array])[]) {
    for (const [caseNo, { since, passes }] of decodeTally(fold)) counted.set(caseNo, { caseNo, file: key, since, passes });
  }
  return counted;
}

/** Returns the failures of some runs, in their order. One under an older name of a case is the case's own. */
export function readFailures(
  connection: Connection,
  counted: ReadonlyMap<number, Counted>,
  { after, until }: RunRange,
): readonly KnownFailure[] {
  const verdicts = readVerdicts(connection, after);
  const newest = readNewNames(connection);
  const rows = connection
    .prepareRows(
      `SELECT e.case_no, e.run_no, e.is_flaky, p.case_no IS NOT NULL FROM exception e LEFT JOIN same_tree_pass p USING (case_no, run_no)
       WHERE e.run_no > ? AND e.run_no <= ? AND (e.is_flaky = 1 OR e.outcome = 'failed') ORDER BY e.run_no`,
    )
    .all(after, until) as unknown as readonly (readonly [number, number, number, number])[];
  const known: KnownFailure[] = [];
  for (const [writtenNo, runNo, isFlaky, isSameTree] of rows) {
    const caseNo = newest(writtenNo);
    const count = counted.get(caseNo);
    if (count === undefined || runNo < count.since) continue;
    const verdict = verdicts.get(runNo)?.get(caseNo) ?? verdicts.get(runNo)?.get(writtenNo) ?? null;
    const standing = standingOf(verdict?.cause ?? null, isFlaky === 1 || isSameTree === 1);
    known.push({ caseNo, writtenNo, runNo, standing, verdict });
  }
  return known;
}

/** Returns what tells the number of the newest name of a case. */
export function readNewNames(connection: Connection): (caseNo: number) => number {
  const rows = connection.prepareRows('SELECT from_case_no, case_no FROM lineage').all() as unknown as readonly (readonly [
    number,
    number,
  ])[];
  const successors = new Map(rows);
  return (caseNo) => {
    let [current, left] = [caseNo, rows.length];
    for (let next = successors.get(current); next !== undefined && left > 0; next = successors.get(current), left--) current = next;
    return current;
  };
}

/** By run, then by case; a later row takes the place of an earlier one. One that came before its facts is found by its names. */
function readVerdicts(connection: Connection, after: number): ReadonlyMap<number, ReadonlyMap<number, Verdict>> {
  const rows = connection
    .prepareRows(
      `SELECT coalesce(v.run_no, (SELECT run_no FROM run WHERE run_id = v.run_id)),
              coalesce(v.case_no, (SELECT case_no FROM test_case WHERE case_id = v.case_id)), v.cause, v.reruns, v.rerun_failures
       FROM failure_verdict v WHERE v.run_no IS NULL OR v.run_no > ? ORDER BY v.verdict_no`,
    )
    .all(after) as unknown as readonly (readonly [number | null, number | null, FailureCause, number, number])[];
  const verdicts = new Map<number, Map<number, Verdict>>();
  for (const [runNo, caseNo, cause, reruns, rerunFailures] of rows) {
    if (runNo === null || caseNo === null) continue;
    const ofRun = verdicts.get(runNo) ?? new Map<number, Verdict>();
    verdicts.set(runNo, ofRun.set(caseNo, { cause, reruns, rerunFailures }));
  }
  return verdicts;
}
