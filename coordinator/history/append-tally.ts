/** Appends what flake figures are made of when a file settles, within the caller's transaction: counts, segments, failures that the same tree's pass shows to be false. */
import type { CaseRecord } from '../../core/case-record.ts';
import type { CaseBody } from '../../core/file-body.ts';
import type { Connection } from './connection.ts';
import { unsettleFailures } from './settled-failure.ts';
import { decodeShape } from './shape.ts';
import { forgetSoakCount } from './soak.ts';
import type { FileFacts } from './store.ts';
import { type CaseCount, decodeTally, encodeTally, type FileTally, tallyRun } from './tally.ts';

export type TalliedFile = {
  readonly runNo: number;
  readonly fileNo: number;
  readonly versionNo: number;
  readonly facts: FileFacts;
  readonly entries: readonly { readonly record: CaseRecord; readonly caseNo: number }[];
};

/** Other runs of a tree that are looked at, newest first: whoever runs one tree a hundred times learns it from the first few. */
const SAME_TREE_RUNS = 20;

/** Must come before the file's new bodies are stored, and after its lineage is. */
export function appendTally(connection: Connection, file: TalliedFile): void {
  const { runNo, fileNo, versionNo, facts, entries } = file;
  const { tally, begun } = tallyRun(readTally(connection, fileNo), {
    run: runNo,
    content: String(versionNo),
    cases: entries.map(({ record, caseNo }) => ({
      id: caseNo,
      title: record.titlePath.at(-1) ?? '',
      outcome: record.outcome,
      isFlaky: record.isFlaky,
    })),
    bodies: () => ({ before: readBodies(connection, fileNo), now: facts.bodies?.bodies ?? null }),
    inherited: (caseNo) => readInherited(connection, caseNo),
  });
  writeTally(connection, fileNo, tally);
  for (const { record, caseNo } of entries) if (tally.cases.get(caseNo)?.since === runNo) forgetSoakCount(connection, record.id);
  for (const caseNo of begun ?? [0]) insertSegment(connection, { fileNo, caseNo, runNo });
  markSameTree(connection, file);
}

/** Begins a segment of a case with the run after the newest. */
export function beginCaseSegment(connection: Connection, id: string): void {
  const row = connection.prepare('SELECT case_no, file_no FROM test_case WHERE case_id = ?').get(id);
  if (row === undefined) return;
  const [caseNo, fileNo] = [Number(row['case_no']), Number(row['file_no'])];
  const runNo = 1 + Number(connection.prepare('SELECT max(run_no) AS run_no FROM run').get()?.['run_no'] ?? 0);
  insertSegment(connection, { fileNo, caseNo, runNo });
  forgetSoakCount(connection, id);
  const known = readTally(connection, fileNo);
  if (known === null) return;
  writeTally(connection, fileNo, { ...known, cases: new Map(known.cases).set(caseNo, { since: runNo, passes: 0 }) });
}

function readTally(connection: Connection, fileNo: number): FileTally<number> | null {
  const row = connection.prepare('SELECT content, fold FROM tally WHERE file_no = ?').get(fileNo);
  return row === undefined ? null : { content: String(row['content']), cases: decodeTally(row['fold'] as Uint8Array) };
}

function writeTally(connection: Connection, fileNo: number, { content, cases }: FileTally<number>): void {
  connection
    .prepare('INSERT OR REPLACE INTO tally (file_no, content, fold) VALUES (?, ?, ?)')
    .run(fileNo, Number(content), encodeTally(cases));
}

function insertSegment(connection: Connection, at: { readonly fileNo: number; readonly caseNo: number; readonly runNo: number }): void {
  connection.prepare('INSERT OR IGNORE INTO segment (file_no, case_no, run_no) VALUES (?, ?, ?)').run(at.fileNo, at.caseNo, at.runNo);
}

function readBodies(connection: Connection, fileNo: number): readonly CaseBody[] | null {
  const row = connection.prepare('SELECT bodies FROM body WHERE file_no = ?').get(fileNo);
  return row === undefined ? null : (JSON.parse(String(row['bodies'])) as readonly CaseBody[]);
}

function readInherited(connection: Connection, caseNo: number): CaseCount | null {
  const row = connection
    .prepare(
      `SELECT l.from_case_no, t.fold FROM lineage l JOIN test_case c ON c.case_no = l.from_case_no JOIN tally t ON t.file_no = c.file_no
       WHERE l.case_no = ?`,
    )
    .get(caseNo);
  return row === undefined ? null : (decodeTally(row['fold'] as Uint8Array).get(Number(row['from_case_no'])) ?? null);
}

/** What failed here and passed in another run of the tree failed falsely, and the other way round. */
function markSameTree(connection: Connection, file: TalliedFile): void {
  const others = connection
    .prepare(
      `SELECT r.run_no FROM run mine JOIN run r ON r.tree_id = mine.tree_id AND r.is_dirty = 0 AND r.tree_id <> '' AND r.run_no <> mine.run_no
       WHERE mine.run_no = ? AND mine.is_dirty = 0 ORDER BY r.run_no DESC LIMIT ${SAME_TREE_RUNS}`,
    )
    .all(file.runNo);
  const insert = connection.prepare('INSERT OR IGNORE INTO same_tree_pass (case_no, run_no, passed_run_no) VALUES (?, ?, ?)');
  for (const other of others) {
    const otherNo = Number(other['run_no']);
    const theirs = readOutcomes(connection, otherNo, file.fileNo);
    for (const { record, caseNo } of file.entries) {
      const there = theirs.get(caseNo);
      if (record.outcome === 'failed' && there === 'passed') insert.run(caseNo, file.runNo, otherNo);
      if (record.outcome !== 'passed' || there !== 'failed') continue;
      insert.run(caseNo, otherNo, file.runNo);
      unsettleFailures(connection, otherNo);
    }
  }
}

/** Final outcomes of a file's cases in a run; none where only summaries are left. */
function readOutcomes(connection: Connection, runNo: number, fileNo: number): ReadonlyMap<number, string> {
  const row = connection
    .prepare('SELECT s.cases FROM file_run r JOIN shape s USING (shape_no) WHERE r.run_no = ? AND r.file_no = ?')
    .get(runNo, fileNo);
  if (row === undefined) return new Map();
  const outcomes = new Map<number, string>(
    decodeShape(row['cases'] as Uint8Array).map(({ caseNo, isSkipped }) => [caseNo, isSkipped ? 'skipped' : 'passed']),
  );
  const exceptions = connection
    .prepare('SELECT e.case_no, e.outcome FROM exception e JOIN test_case c USING (case_no) WHERE e.run_no = ? AND c.file_no = ?')
    .all(runNo, fileNo);
  for (const { case_no: caseNo, outcome } of exceptions) outcomes.set(Number(caseNo), String(outcome));
  return outcomes;
}
