/** Makes every estimate again from the facts: exactly as they were while all facts are kept whole, closely where old passes are summed up. */

import type { TestOutcome } from '../../core/outcome.ts';
import { readFold, writeFold } from './append.ts';
import type { Connection } from './connection.ts';
import { FILE_RUN_COLUMNS, toFileRun, toObservable } from './file-run.ts';
import { type CaseFold, foldFile, observeFile } from './fold.ts';
import type { StoredFold } from './fold-code.ts';
import { foldMoments } from './moment.ts';
import { seedFold } from './seed.ts';
import { decodeShape, type Shape } from './shape.ts';
import { decodeSummary, type PassSummary } from './summary-code.ts';

/** Replaces all estimates, within the caller's transaction. */
export function rebuildEstimates(connection: Connection): void {
  connection.db.exec('DELETE FROM estimate');
  const origins = readPairs(connection, 'SELECT case_no, from_case_no FROM lineage');
  const sources = readPairs(connection, 'SELECT file_no, from_file_no FROM file_lineage');
  // A moved file has a higher number than the one it was moved from, whose estimate is then made already.
  for (const { file_no: no } of connection.prepare('SELECT file_no FROM file ORDER BY file_no').all()) {
    const fileNo = Number(no);
    const sourceNo = sources.get(fileNo);
    rebuildFile(connection, fileNo, { origins, source: sourceNo === undefined ? null : readFold(connection, sourceNo) });
  }
}

type Past = { readonly origins: ReadonlyMap<number, number>; readonly source: StoredFold | null };
/** What one row teaches: the cases in it, and the fold with it. */
type Step = { readonly lastRunNo: number; readonly cases: readonly number[]; readonly fold: (known: StoredFold) => StoredFold };

function rebuildFile(connection: Connection, fileNo: number, past: Past): void {
  let fold: StoredFold | null = null;
  let lastRunNo = 0;
  for (const step of readSteps(connection, fileNo)) {
    const known: StoredFold | null = fold;
    const pairs = step.cases.flatMap((caseNo): [number, number][] => {
      const origin = past.origins.get(caseNo);
      return origin === undefined || known?.cases.has(caseNo) ? [] : [[caseNo, origin]];
    });
    const seeded: StoredFold = known !== null && pairs.length === 0 ? known : seedFold(known, known === null ? past.source : null, pairs);
    fold = step.fold(seeded);
    lastRunNo = step.lastRunNo;
  }
  if (fold !== null) writeFold(connection, fileNo, lastRunNo, fold);
}

function* readSteps(connection: Connection, fileNo: number): Iterable<Step> {
  const months = connection
    .prepare('SELECT p.*, s.cases FROM pass_month p JOIN shape s USING (shape_no) WHERE p.file_no = ?')
    .all(fileNo)
    .map((row) => ({
      shape: decodeShape(row['cases'] as Uint8Array),
      summary: decodeSummary(row['summary'] as Uint8Array),
    }));
  months.sort((a, b) => (a.summary.runs.at(-1)?.runNo ?? 0) - (b.summary.runs.at(-1)?.runNo ?? 0));
  for (const month of months) yield summaryStep(connection, month);
  const rows = connection.prepare(
    `SELECT ${FILE_RUN_COLUMNS} FROM raw_run w CROSS JOIN file_run r ON r.run_no = w.run_no AND r.file_no = ? JOIN shape s USING (shape_no) ORDER BY w.run_no`,
  );
  for (const row of rows.all(fileNo)) {
    const facts = toFileRun(row);
    const observed = observeFile(toObservable(connection, facts));
    yield { lastRunNo: facts.runNo, cases: facts.shape.map(({ caseNo }) => caseNo), fold: (known) => foldFile(known, observed) };
  }
}

type Month = { readonly shape: Shape; readonly summary: PassSummary };

function summaryStep(connection: Connection, { shape, summary }: Month): Step {
  const last = summary.runs.at(-1);
  const content = String(last?.versionNo ?? 0);
  const lastRunNo = last?.runNo ?? 0;
  const fold = (known: StoredFold): StoredFold => {
    const cases = new Map(known.cases);
    shape.forEach(({ caseNo, isSkipped }, position) => {
      const moments = summary.cases[position];
      const old: CaseFold['duration'] = cases.get(caseNo)?.duration ?? { n: 0, meanLog: 0, varLog: 0 };
      const lastOutcome = readException(connection, caseNo, lastRunNo) ?? (isSkipped ? 'skipped' : 'passed');
      cases.set(caseNo, { content, lastOutcome, duration: moments === undefined ? old : foldMoments(old, moments) });
    });
    return {
      content,
      cases,
      loadMs: foldMoments(known.loadMs, summary.loadMs),
      setupMs: foldMoments(known.setupMs, summary.setupMs),
      hookMs: foldMoments(known.hookMs, summary.hookMs),
      slicedRuns: known.slicedRuns + summary.slicedRuns,
      brokenSlices: known.brokenSlices + summary.brokenSlices,
    };
  };
  return { lastRunNo, cases: shape.map(({ caseNo }) => caseNo), fold };
}

function readException(connection: Connection, caseNo: number, runNo: number): TestOutcome | null {
  const row = connection
    .prepare("SELECT outcome FROM exception WHERE case_no = ? AND run_no = ? AND outcome <> 'missing'")
    .get(caseNo, runNo);
  return row === undefined ? null : (row['outcome'] as TestOutcome);
}

function readPairs(connection: Connection, sql: string): ReadonlyMap<number, number> {
  return new Map(
    connection
      .prepare(sql)
      .all()
      .map((row) => Object.values(row).map(Number) as [number, number]),
  );
}
