/** Questions about whole runs: what ran, what failed last, which cases there are. */
import type { CaseId, FileKey, RunId } from '../../core/id.ts';
import type { RunRow } from '../../core/ledger-row.ts';
import type { Verdict } from '../../core/outcome.ts';
import type { RunSummary } from '../../core/run-event.ts';
import { displayName } from '../../core/test-case.ts';
import type { Connection } from './connection.ts';
import { meanSetups, SETUP_RUNS } from './setup.ts';
import { clampLimit } from './store.ts';

type Row = Record<string, unknown>;

/** Newest first. */
export function queryRuns(connection: Connection, limit: number): readonly RunRow[] {
  const rows = connection.prepare('SELECT * FROM run LEFT JOIN run_end USING (run_no) ORDER BY run_no DESC LIMIT ?').all(clampLimit(limit));
  return rows.map((row) => ({
    runId: String(row['run_id']) as RunId,
    revision: { commit: String(row['commit_id']), tree: String(row['tree_id']), isDirty: row['is_dirty'] === 1 },
    startedAtMs: Number(row['started_at_ms']),
    wallMs: numberOrNull(row['wall_ms']),
    boundMs: numberOrNull(row['bound_ms']),
    verdict: row['verdict'] as Verdict | null,
    cases: Number(row['cases'] ?? 0),
    failed: Number(row['failed'] ?? 0),
    flaky: Number(row['flaky'] ?? 0),
  }));
}

/** What the newest finished runs wrote down of set-ups; an older version of this program wrote nothing. */
export function querySetups(connection: Connection): Readonly<Record<string, number>> {
  const rows = connection.prepare('SELECT detail FROM run_end ORDER BY run_no DESC LIMIT ?').all(SETUP_RUNS);
  return meanSetups(rows.map((row) => (JSON.parse(String(row['detail'])) as Pick<RunSummary, 'setups'>).setups ?? []));
}

/** By file; a file without any case has an empty list. */
export function queryLastFailures(connection: Connection): ReadonlyMap<FileKey, readonly CaseId[]> | null {
  const newest = connection.prepare('SELECT max(run_no) AS run_no FROM run_end').get();
  if (newest === undefined || newest['run_no'] === null) return null;
  const runNo = Number(newest['run_no']);
  const failures = new Map<FileKey, CaseId[]>();
  const empty =
    'SELECT f.file_key FROM file_run r JOIN file f USING (file_no) JOIN shape s USING (shape_no) WHERE r.run_no = ? AND length(s.cases) = 0';
  for (const row of connection.prepare(empty).all(runNo)) failures.set(String(row['file_key']) as FileKey, []);
  const failed = connection.prepare(
    `SELECT f.file_key, c.case_id FROM exception e JOIN test_case c USING (case_no) JOIN file f USING (file_no)
     WHERE e.run_no = ? AND e.outcome IN ('failed', 'missing') ORDER BY c.case_no`,
  );
  for (const row of failed.all(runNo)) {
    const key = String(row['file_key']) as FileKey;
    const cases = failures.get(key) ?? [];
    cases.push(String(row['case_id']) as CaseId);
    failures.set(key, cases);
  }
  return failures;
}

/** Cases of the files that ran last come first. */
export function queryCases(
  connection: Connection,
  text: string,
  limit: number,
): readonly { readonly id: CaseId; readonly file: FileKey; readonly name: string }[] {
  const wanted = text.toLowerCase();
  const found: { id: CaseId; file: FileKey; name: string }[] = [];
  // SQLite drops what cannot match; the exact rule, over titles joined and case folded as Unicode has it, is ours.
  const pattern = `%${plainPart(text)}%`;
  const rows = connection.prepare(
    `SELECT c.case_id, c.titles, f.file_key FROM estimate e JOIN file f USING (file_no) JOIN test_case c USING (file_no)
     WHERE c.titles LIKE ?1 OR c.case_id LIKE ?1 ORDER BY e.last_run_no DESC, c.case_no`,
  );
  for (const row of rows.iterate(pattern) as Iterable<Row>) {
    const id = String(row['case_id']);
    const name = displayName(JSON.parse(String(row['titles'])) as readonly string[]);
    if (found.length >= clampLimit(limit)) break;
    if (!name.toLowerCase().includes(wanted) && !id.toLowerCase().includes(wanted)) continue;
    found.push({ id: id as CaseId, file: String(row['file_key']) as FileKey, name });
  }
  return found;
}

/** The longest part of the text that LIKE and JSON leave as it is. */
function plainPart(text: string): string {
  return (text.match(/[A-Za-z0-9.,:;-]+/g) ?? []).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

function numberOrNull(value: unknown): number | null {
  return value === null ? null : Number(value);
}
