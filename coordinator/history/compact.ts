/** Keeps the ledger small: sums up the oldest runs' plain passes by file and month, a few at every write, within the caller's transaction. */
import type { Connection } from './connection.ts';
import { FILE_RUN_COLUMNS, toFileRun, toObservable } from './file-run.ts';
import { type FileObservation, observeFile } from './fold.ts';
import { addDuration, type Moments } from './moment.ts';
import { decodeSummary, emptySummary, encodeSummary, type PassSummary, type SummedRun } from './summary-code.ts';

/** Case runs that keep agent, slot, order, time and duration of every pass: about 35 MB; four days of a million a day, years of a small project. */
export const KEPT_CASE_RUNS = 4_000_000;
/** The newest runs are left alone, whatever their size: they may still be written to, by this process or another. */
const UNTOUCHED_RUNS = 8;

/** Sums up at most `files` files of the oldest runs, while more than `kept` case runs are kept whole. Returns how many case runs it summed up. */
export function compactOldest(connection: Connection, excess: number, files: number): number {
  let done = 0;
  let left = files;
  while (done < excess && left > 0) {
    const runNo = findOldest(connection);
    if (runNo === null) break;
    const rows = connection
      .prepare(`SELECT ${FILE_RUN_COLUMNS} FROM file_run r JOIN shape s USING (shape_no) WHERE r.run_no = ? LIMIT ?`)
      .all(runNo, left);
    const month = monthOf(connection, runNo);
    const summed = rows.reduce((sum, row) => sum + sumUp(connection, row, month), 0);
    closeRun(connection, runNo, summed);
    done += summed;
    left -= Math.max(rows.length, 1);
  }
  return done;
}

/** Returns how many case runs are kept whole. */
export function countKept(connection: Connection): number {
  return Number(connection.prepare('SELECT total(case_runs) AS kept FROM raw_run').get()?.['kept'] ?? 0);
}

function findOldest(connection: Connection): number | null {
  const row = connection
    .prepare(`SELECT min(run_no) AS run_no FROM raw_run WHERE run_no <= (SELECT max(run_no) FROM run) - ${UNTOUCHED_RUNS}`)
    .get();
  return row === undefined || row['run_no'] === null ? null : Number(row['run_no']);
}

/** Months since year 0, UTC, of the run's start. */
function monthOf(connection: Connection, runNo: number): number {
  const startedAt = new Date(
    Number(connection.prepare('SELECT started_at_ms FROM run WHERE run_no = ?').get(runNo)?.['started_at_ms'] ?? 0),
  );
  return startedAt.getUTCFullYear() * 12 + startedAt.getUTCMonth();
}

function closeRun(connection: Connection, runNo: number, summed: number): void {
  connection.prepare('UPDATE raw_run SET case_runs = case_runs - ? WHERE run_no = ?').run(summed, runNo);
  const remains = connection.prepare('SELECT 1 FROM file_run WHERE run_no = ? LIMIT 1').get(runNo);
  if (remains === undefined) connection.prepare('DELETE FROM raw_run WHERE run_no = ?').run(runNo);
}

function sumUp(connection: Connection, row: Record<string, unknown>, month: number): number {
  const facts = toFileRun(row);
  const shapeNo = Number(row['shape_no']);
  const key = [facts.fileNo, month, shapeNo];
  const known = connection.prepare('SELECT summary FROM pass_month WHERE file_no = ? AND month = ? AND shape_no = ?').get(...key);
  const summary = known === undefined ? emptySummary(facts.shape.length) : decodeSummary(known['summary'] as Uint8Array);
  const exceptions = new Set(facts.attempts.exceptions.map((position) => facts.shape[position]?.caseNo));
  const positions = new Map(facts.shape.map(({ caseNo }, position) => [caseNo, position]));
  const observed = observeFile(toObservable(connection, facts));
  const plain = { ...observed, cases: observed.cases.filter(({ id }) => !exceptions.has(id)) };
  const updated = addRun(summary, { run: { runNo: facts.runNo, versionNo: facts.versionNo }, observed: plain, positions });
  connection
    .prepare('INSERT OR REPLACE INTO pass_month (file_no, month, shape_no, summary) VALUES (?, ?, ?, ?)')
    .run(...key, encodeSummary(updated));
  connection.prepare('DELETE FROM file_run WHERE run_no = ? AND file_no = ?').run(facts.runNo, facts.fileNo);
  return facts.shape.length;
}

type Addition = { readonly run: SummedRun; readonly observed: FileObservation<number>; readonly positions: ReadonlyMap<number, number> };

function addRun(summary: PassSummary, { run, observed, positions }: Addition): PassSummary {
  const cases = [...summary.cases];
  for (const { id, durationMs } of observed.cases) {
    const position = positions.get(id);
    const known = position === undefined ? undefined : cases[position];
    if (position !== undefined && known !== undefined && durationMs !== null) cases[position] = addDuration(known, durationMs);
  }
  const add = (moments: Moments, name: 'loadMs' | 'setupMs' | 'hookMs'): Moments =>
    observed.loads.reduce((sum, load) => addDuration(sum, load[name]), moments);
  return {
    runs: [...summary.runs, run].sort((a, b) => a.runNo - b.runNo),
    slicedRuns: summary.slicedRuns + (observed.wasSliced ? 1 : 0),
    brokenSlices: summary.brokenSlices + (observed.sliceBroke ? 1 : 0),
    loadMs: add(summary.loadMs, 'loadMs'),
    setupMs: add(summary.setupMs, 'setupMs'),
    hookMs: add(summary.hookMs, 'hookMs'),
    cases,
  };
}
