/** Repetitions in SQLite: a row a piece while it is fresh, and one a case, reason and quarter of a year afterwards. Idle agents make half a million pieces in a year. */
import type { CaseId } from '../../core/id.ts';
import { ORIGIN_CONTEXT, type SoakRow } from '../../core/ledger-row.ts';
import type { Connection } from './connection.ts';

const DAY_MS = 86_400_000;
/** Which commit a burn-in was for, and when exactly, is asked within days. */
const FRESH_MS = 30 * DAY_MS;
const QUARTER_MS = 91 * DAY_MS;
/** Old rows are summed up with each so many new ones: some hundred milliseconds in a day of idle agents. */
const SUMMED_EVERY = 1_000;

/** Appends, in the caller's transaction. */
export function insertSoak(connection: Connection, row: SoakRow): void {
  const { lastInsertRowid } = connection
    .prepare('INSERT INTO soak (case_id, at_ms, context, runs, failures) VALUES (?, ?, ?, ?, ?)')
    .run(row.case, row.atMs, row.context, row.runs, row.failures);
  if (!row.context.startsWith(ORIGIN_CONTEXT)) {
    connection
      .prepare(
        `INSERT INTO soak_count (case_id, runs, failures) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET runs = runs + excluded.runs, failures = failures + excluded.failures`,
      )
      .run(row.case, row.runs, row.failures);
  }
  if (Number(lastInsertRowid) % SUMMED_EVERY === 0) sumUp(connection, Number(lastInsertRowid), row.atMs - FRESH_MS);
}

/** Those since a moment, oldest first. */
export function querySoak(connection: Connection, sinceMs: number): readonly SoakRow[] {
  const rows = connection.prepare('SELECT * FROM soak WHERE at_ms >= ? ORDER BY at_ms, soak_no').all(sinceMs);
  return rows.map((row) => ({
    case: String(row['case_id']) as CaseId,
    atMs: Number(row['at_ms']),
    context: String(row['context']),
    runs: Number(row['runs']),
    failures: Number(row['failures']),
  }));
}

export type SoakSum = { readonly soakRuns: number; readonly soakFailures: number };

/** What was repeated of each case since its segment began. */
export function querySoakCounts(connection: Connection): ReadonlyMap<CaseId, SoakSum> {
  const rows = connection.prepareRows('SELECT case_id, runs, failures FROM soak_count').all();
  return new Map(
    (rows as unknown as readonly (readonly [CaseId, number, number])[]).map(([id, soakRuns, soakFailures]) => [
      id,
      { soakRuns, soakFailures },
    ]),
  );
}

/** What was repeated of an older text says nothing of the new one. */
export function forgetSoakCount(connection: Connection, id: string): void {
  connection.prepare('DELETE FROM soak_count WHERE case_id = ?').run(id);
}

/** A sum has the moment of its first row: where a segment began in between, it counts for neither, which certifies nothing too early. */
function sumUp(connection: Connection, lastNo: number, beforeMs: number): void {
  connection
    .prepare(
      `INSERT INTO soak (case_id, at_ms, context, runs, failures)
       SELECT case_id, min(at_ms), CASE WHEN context LIKE 'burn-in %' THEN 'burn-in' ELSE context END AS reason, sum(runs), sum(failures)
       FROM soak WHERE soak_no <= ?1 AND at_ms < ?2 GROUP BY case_id, reason, CAST(at_ms / ?3 AS INTEGER)`,
    )
    .run(lastNo, beforeMs, QUARTER_MS);
  connection.prepare('DELETE FROM soak WHERE soak_no <= ? AND at_ms < ?').run(lastNo, beforeMs);
}
