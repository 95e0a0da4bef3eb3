/** Reads the facts of files in runs back, as far as something is learned from them. */

import type { LeaseId } from '../../core/id.ts';
import type { AttemptOutcome, TestOutcome } from '../../core/outcome.ts';
import { SLICE_BROKE, WAS_SLICED } from './append.ts';
import { decodeAttempts, type FileAttempts } from './attempt-code.ts';
import type { Connection } from './connection.ts';
import type { ObservableFile } from './fold.ts';
import { decodeShape, type Shape } from './shape.ts';

/** A row of `file_run` with its shape. */
export type FileRunRow = {
  readonly runNo: number;
  readonly fileNo: number;
  readonly versionNo: number;
  readonly slicing: number;
  readonly shape: Shape;
  readonly attempts: FileAttempts;
};

export const FILE_RUN_COLUMNS = 'r.run_no, r.file_no, r.version_no, r.shape_no, r.slicing, r.attempts, s.cases';

/** Reads a row of `FILE_RUN_COLUMNS`. */
export function toFileRun(row: Record<string, unknown>): FileRunRow {
  return {
    runNo: Number(row['run_no']),
    fileNo: Number(row['file_no']),
    versionNo: Number(row['version_no']),
    slicing: Number(row['slicing']),
    shape: decodeShape(row['cases'] as Uint8Array),
    attempts: decodeAttempts(row['attempts'] as Uint8Array),
  };
}

/** Returns what `observeFile` needs, cases by number, in the shape's order. */
export function toObservable(connection: Connection, row: FileRunRow): ObservableFile<number> {
  const { attempts, shape } = row;
  const exceptions = new Set(attempts.exceptions);
  let next = 0;
  const cases = shape.map(({ caseNo, isSkipped }, position): ObservableFile<number>['cases'][number] => {
    if (exceptions.has(position)) return readException(connection, caseNo, row.runNo);
    const plain = attempts.plain[next++];
    const outcome = isSkipped ? 'skipped' : 'passed';
    const lease = plain === undefined ? '' : (attempts.places[plain.place]?.lease ?? '');
    return { id: caseNo, outcome, attempts: plain === undefined ? [] : [{ outcome, lease, durationMs: plain.durationMs }] };
  });
  const timings = attempts.loads.map(({ timing, speed, isSlice, place }) => {
    const lease = attempts.places[place]?.lease;
    return { timing, speed, isSlice, ...(lease === undefined ? {} : { lease: lease as LeaseId }) };
  });
  return {
    content: String(row.versionNo),
    timings,
    cases,
    wasSliced: (row.slicing & WAS_SLICED) !== 0,
    sliceBroke: (row.slicing & SLICE_BROKE) !== 0,
  };
}

function readException(connection: Connection, caseNo: number, runNo: number): ObservableFile<number>['cases'][number] {
  const found = connection.prepare('SELECT outcome FROM exception WHERE case_no = ? AND run_no = ?').get(caseNo, runNo);
  const rows = connection
    .prepare('SELECT outcome, lease, duration_ms FROM attempt WHERE case_no = ? AND run_no = ? ORDER BY number')
    .all(caseNo, runNo);
  const attempts = rows.map((row) => ({
    outcome: row['outcome'] as AttemptOutcome,
    lease: String(row['lease']),
    durationMs: Number(row['duration_ms']),
  }));
  return { id: caseNo, outcome: (found?.['outcome'] ?? 'missing') as TestOutcome | 'missing', attempts };
}
