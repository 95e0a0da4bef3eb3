/** Reads what is known of a run's files, under the names they have today. */
import type { CaseBody, FileBodies } from '../../core/file-body.ts';
import type { FileHistory } from '../../core/file-history.ts';
import type { CaseId, FileKey } from '../../core/id.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Connection } from './connection.ts';
import { digestText } from './dictionary.ts';
import { type CaseName, toFileHistory } from './estimate.ts';
import { decodeFold } from './fold-code.ts';
import { type KnownFile, moveHistory, planMovedFiles, planRenamedTitles, renameHistory, type Transfer } from './rename.ts';

/** A file's history, and where it came from. */
export type Answer = { readonly history: FileHistory; readonly transfer: Transfer };

/** A file that has a history: its own, or that of a key that is gone. */
export type Source = { readonly file: FileKey; readonly movedFrom: FileKey | null; readonly bodies: FileBodies | undefined };

/** Returns which of the files have a history, and whose, in their order. */
export function planSources(connection: Connection, files: readonly TestFile[], bodies: readonly FileBodies[]): readonly Source[] {
  const select = connection.prepare('SELECT 1 FROM file f JOIN estimate e USING (file_no) WHERE f.file_key = ?');
  const unknown = files.filter((file) => select.get(file.key) === undefined);
  const isUnknown = new Set(unknown);
  const moves = unknown.length === 0 ? new Map<FileKey, FileKey>() : planMovedFiles(files, unknown, findCandidates(connection, unknown));
  const bodiesOf = new Map(bodies.map((found) => [found.file, found]));
  return files.flatMap((file): readonly Source[] => {
    const movedFrom = moves.get(file.key) ?? null;
    return isUnknown.has(file) && movedFrom === null ? [] : [{ file: file.key, movedFrom, bodies: bodiesOf.get(file.key) }];
  });
}

/** Returns the history of each source that has one still. */
export function queryEstimates(connection: Connection, sources: readonly Source[]): readonly Answer[] {
  return sources.flatMap(({ file, movedFrom, bodies }): readonly Answer[] => {
    const known = readHistory(connection, movedFrom ?? file);
    if (known === null) return [];
    return [movedFrom === null ? renameHistory(known, planTitles(connection, bodies)) : moveHistory(known, file)];
  });
}

/** Returns path to content digest of every file whose bodies are known. */
export function queryDigests(connection: Connection): Readonly<Record<string, string>> {
  const rows = connection.prepare('SELECT f.path, b.digest FROM body b JOIN file f USING (file_no)').all();
  return Object.fromEntries(rows.map((row) => [String(row['path']), String(row['digest'])]));
}

function readHistory(connection: Connection, key: FileKey): FileHistory | null {
  const row = connection
    .prepareRows(
      `SELECT e.file_no, e.fold, v.digest FROM file f JOIN estimate e USING (file_no) JOIN version v USING (version_no) WHERE f.file_key = ?`,
    )
    .get(key) as unknown as readonly [number, Uint8Array, unknown] | undefined;
  if (row === undefined) return null;
  const [fileNo, fold, digest] = row;
  const names = readNames(connection, fileNo);
  return { ...toFileHistory(key, decodeFold(fold), (caseNo) => names.get(caseNo)), contentDigest: digestText(digest) };
}

function readNames(connection: Connection, fileNo: number): ReadonlyMap<number, CaseName> {
  const names = new Map<number, CaseName>();
  const rows = connection.prepareRows('SELECT case_no, case_id, titles, ordinal FROM test_case WHERE file_no = ?').all(fileNo);
  for (const [caseNo, id, titles, ordinal] of rows as unknown as readonly (readonly [number, CaseId, string, number])[]) {
    names.set(caseNo, { id, titlePath: JSON.parse(titles) as readonly string[], ordinal });
  }
  return names;
}

/** Files whose newest content is that of an unknown one. One that was moved already passed its history on. */
function findCandidates(connection: Connection, unknown: readonly TestFile[]): readonly KnownFile[] {
  const select = connection.prepare(
    `SELECT f.file_key, f.suite, f.project, f.kind, v.digest FROM estimate e JOIN version v USING (version_no) JOIN file f ON f.file_no = e.file_no
     WHERE f.file_no NOT IN (SELECT from_file_no FROM file_lineage)`,
  );
  const wanted = new Set(unknown.map((file) => file.contentDigest));
  return select
    .all()
    .map((row) => ({
      key: String(row['file_key']) as FileKey,
      suite: String(row['suite']),
      project: String(row['project']),
      kind: String(row['kind']) as TestFile['kind'],
      contentDigest: digestText(row['digest']),
    }))
    .filter((file) => wanted.has(file.contentDigest));
}

function planTitles(connection: Connection, now: FileBodies | undefined): ReadonlyMap<string, string> {
  if (now === undefined) return new Map();
  const row = connection.prepare('SELECT b.bodies FROM body b JOIN file f USING (file_no) WHERE f.file_key = ?').get(now.file);
  if (row === undefined) return new Map();
  return planRenamedTitles(JSON.parse(String(row['bodies'])) as readonly CaseBody[], now.bodies);
}
