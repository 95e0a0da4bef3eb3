/** False failures of long ago as one row a case: a page of flake figures wants a year of them in sum, and those of a season one by one. */
import type { Connection } from './connection.ts';
import { type Counted, type KnownFailure, readCounts, readFailures, readNewNames } from './failure-query.ts';

const DAY_MS = 86_400_000;
/** Verdicts come within hours, and nothing that looks at single failures looks back further than a season. */
const SETTLED_MS = 120 * DAY_MS;
/** Runs between two looks at what has become old: a few hundred failures in a day of a million case runs. */
export const SETTLED_EVERY = 64;
/** Stands for all cases: its row says up to which run failures are summed up. */
const ALL_CASES = 0;

type FailureSum = {
  readonly falseFailures: number;
  readonly reruns: number;
  readonly rerunFailures: number;
  readonly lastRunNo: number;
};
type SettledFailures = { readonly until: number; readonly byCase: ReadonlyMap<number, FailureSum> };

const NOTHING: SettledFailures = { until: 0, byCase: new Map() };

/** Sums up what has become old, in the transaction that ends a run; does nothing at the end of most. */
export function settleFailures(connection: Connection, runNo: number): void {
  if (runNo % SETTLED_EVERY !== 0) return;
  const after = settledUntil(connection);
  const until = Number(
    connection
      .prepare('SELECT max(run_no) AS run_no FROM run WHERE started_at_ms < (SELECT started_at_ms FROM run WHERE run_no = ?) - ?')
      .get(runNo, SETTLED_MS)?.['run_no'] ?? 0,
  );
  if (until <= after) return;
  const counted = readCounts(connection);
  const news = Map.groupBy(readFailures(connection, counted, { after, until }), ({ caseNo }) => caseNo);
  const { byCase } = readSettled(connection, counted, Number.POSITIVE_INFINITY);
  const insert = connection.prepare(
    'INSERT OR REPLACE INTO settled_failure (case_no, false_failures, reruns, rerun_failures, last_run_no) VALUES (?, ?, ?, ?, ?)',
  );
  for (const [caseNo, failures] of news) {
    const sum = addFailures(byCase.get(caseNo) ?? null, failures);
    if (sum !== null) insert.run(caseNo, sum.falseFailures, sum.reruns, sum.rerunFailures, sum.lastRunNo);
  }
  insert.run(ALL_CASES, 0, 0, 0, until);
}

/** Returns the sums, of the newest name of each case; nothing where a run since `firstNo`, which is looked at closer, is in them. */
export function readSettled(connection: Connection, counted: ReadonlyMap<number, Counted>, firstNo: number): SettledFailures {
  const until = settledUntil(connection);
  if (until === 0 || until >= firstNo) return NOTHING;
  const newest = readNewNames(connection);
  const rows = connection
    .prepareRows('SELECT case_no, false_failures, reruns, rerun_failures, last_run_no FROM settled_failure WHERE case_no <> ?')
    .all(ALL_CASES) as unknown as readonly (readonly [number, number, number, number, number])[];
  const byCase = new Map<number, FailureSum>();
  for (const [writtenNo, falseFailures, reruns, rerunFailures, lastRunNo] of rows) {
    const caseNo = newest(writtenNo);
    const count = counted.get(caseNo);
    // A segment that began since then knows nothing of them.
    if (count === undefined || lastRunNo < count.since) continue;
    const sum = { falseFailures, reruns, rerunFailures, lastRunNo };
    byCase.set(caseNo, addSums(byCase.get(caseNo) ?? null, sum));
  }
  return { until, byCase };
}

/** Something is known anew of a failure of this run: where it is in the sums, they are made again. */
export function unsettleFailures(connection: Connection, runNo: number): void {
  if (runNo <= settledUntil(connection)) connection.prepare('DELETE FROM settled_failure').run();
}

function settledUntil(connection: Connection): number {
  const row = connection.prepare('SELECT last_run_no FROM settled_failure WHERE case_no = ?').get(ALL_CASES);
  return Number(row?.['last_run_no'] ?? 0);
}

/** Returns the false ones beside those that were summed up before; `null` when there is none. */
export function addFailures(known: FailureSum | null, failures: readonly KnownFailure[]): FailureSum | null {
  let sum = known;
  for (const { standing, runNo, verdict } of failures) {
    if (standing !== 'false') continue;
    const one = { falseFailures: 1, reruns: verdict?.reruns ?? 0, rerunFailures: verdict?.rerunFailures ?? 0, lastRunNo: runNo };
    sum = addSums(sum, one);
  }
  return sum;
}

function addSums(known: FailureSum | null, more: FailureSum): FailureSum {
  if (known === null) return more;
  return {
    falseFailures: known.falseFailures + more.falseFailures,
    reruns: known.reruns + more.reruns,
    rerunFailures: known.rerunFailures + more.rerunFailures,
    lastRunNo: Math.max(known.lastRunNo, more.lastRunNo),
  };
}
