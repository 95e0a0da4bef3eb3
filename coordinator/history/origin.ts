/** Ends of searches for the commit that made a case flaky, in SQLite: a few rows a year. */
import type { CaseId } from '../../core/id.ts';
import type { OriginRow } from '../../core/ledger-row.ts';
import type { Connection } from './connection.ts';

/** Appends, in the caller's transaction. */
export function insertOrigin(connection: Connection, row: OriginRow): void {
  connection
    .prepare('INSERT INTO origin (case_id, at_ms, kind, commit_id, probability, words) VALUES (?, ?, ?, ?, ?, ?)')
    .run(row.case, row.atMs, row.kind, row.commit, row.probability, row.words);
}

/** All, oldest first. */
export function queryOrigins(connection: Connection): readonly OriginRow[] {
  const rows = connection.prepare('SELECT * FROM origin ORDER BY origin_no').all();
  return rows.map((row) => ({
    case: String(row['case_id']) as CaseId,
    atMs: Number(row['at_ms']),
    kind: String(row['kind']) as OriginRow['kind'],
    commit: String(row['commit_id']),
    probability: Number(row['probability']),
    words: String(row['words']),
  }));
}
