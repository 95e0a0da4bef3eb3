/** Appends the facts of one file in one run, and folds them into its estimate, within the caller's transaction. */
import { assert } from '../../core/assert.ts';
import type { Attempt, CaseRecord } from '../../core/case-record.ts';
import type { CaseId, FileKey, LeaseId, RunId } from '../../core/id.ts';
import type { LeaseOrigin } from '../../core/lease-reason.ts';
import { appendTally } from './append-tally.ts';
import { encodeAttempts, type FileAttempts, type Place } from './attempt-code.ts';
import type { Connection } from './connection.ts';
import { type Dictionary, findFileNo } from './dictionary.ts';
import { foldFile, observeFile } from './fold.ts';
import { decodeFold, encodeFold, type StoredFold } from './fold-code.ts';
import type { StoredReason } from './reason-code.ts';
import type { Transfer } from './rename.ts';
import { seedFold } from './seed.ts';
import type { FileFacts } from './store.ts';

export type AppendContext = {
  readonly connection: Connection;
  readonly dictionary: Dictionary;
  /** What `loadEstimates` answered under new names. */
  readonly transfers: ReadonlyMap<FileKey, Transfer>;
};

type Entry = { readonly record: CaseRecord; readonly caseNo: number };

/** Bits of `file_run.slicing`. */
export const WAS_SLICED = 1;
export const SLICE_BROKE = 2;

/** Does nothing when the run already has facts of the file. */
export function appendFacts(context: AppendContext, runId: RunId, facts: FileFacts): void {
  const { connection, dictionary } = context;
  const run = findRun(connection, runId);
  const fileNo = dictionary.fileNo(facts.file);
  if (connection.prepare('SELECT 1 FROM file_run WHERE run_no = ? AND file_no = ?').get(run.runNo, fileNo) !== undefined) return;
  const versionNo = dictionary.versionNo(fileNo, facts.file.contentDigest);
  const entries = facts.cases.map((record) => ({ record, caseNo: dictionary.caseNo(fileNo, record) }));
  insertFileRun(context, { ...run, fileNo, versionNo }, facts, entries);
  for (const entry of entries) if (!isPlain(entry.record)) insertException(context, run.runNo, entry);
  foldFacts(context, { ...run, fileNo, versionNo }, facts, entries);
  appendTally(connection, { runNo: run.runNo, fileNo, versionNo, facts, entries });
  if (facts.bodies !== null) {
    connection
      .prepare('INSERT OR REPLACE INTO body (file_no, digest, bodies) VALUES (?, ?, ?)')
      .run(fileNo, facts.bodies.contentDigest, JSON.stringify(facts.bodies.bodies));
  }
}

/** Returns number and start of a run that was begun. */
export function findRun(connection: Connection, runId: RunId): { readonly runNo: number; readonly startedAtMs: number } {
  const row = connection.prepare('SELECT run_no, started_at_ms FROM run WHERE run_id = ?').get(runId);
  assert(row !== undefined, `run ${runId} was not begun`);
  return { runNo: Number(row['run_no']), startedAtMs: Number(row['started_at_ms']) };
}

/** Returns what is learned of a file, or `null`. */
export function readFold(connection: Connection, fileNo: number): StoredFold | null {
  const row = connection.prepare('SELECT fold FROM estimate WHERE file_no = ?').get(fileNo);
  return row === undefined ? null : decodeFold(row['fold'] as Uint8Array);
}

export function writeFold(connection: Connection, fileNo: number, lastRunNo: number, fold: StoredFold): void {
  connection
    .prepare('INSERT OR REPLACE INTO estimate (file_no, version_no, last_run_no, fold) VALUES (?, ?, ?, ?)')
    .run(fileNo, Number(fold.content), lastRunNo, encodeFold(fold));
}

type FileRun = { readonly runNo: number; readonly startedAtMs: number; readonly fileNo: number; readonly versionNo: number };

function isPlain(record: CaseRecord): boolean {
  const [attempt, ...others] = record.attempts;
  if (attempt === undefined || others.length > 0 || record.isFlaky) return false;
  const isQuiet = attempt.frameworkRetries === 0 && attempt.errors.length === 0;
  return isQuiet && attempt.outcome === record.outcome && (record.outcome === 'passed' || record.outcome === 'skipped');
}

function insertFileRun(context: AppendContext, run: FileRun, facts: FileFacts, entries: readonly Entry[]): void {
  const shape = entries.map(({ record, caseNo }) => ({ caseNo, isSkipped: isPlain(record) && record.outcome === 'skipped' }));
  const shapeNo = context.dictionary.shapeNo(run.fileNo, shape);
  const slicing = (facts.wasSliced ? WAS_SLICED : 0) | (facts.sliceBroke ? SLICE_BROKE : 0);
  const attempts = encodeAttempts(collectAttempts(context.dictionary, run, facts));
  context.connection
    .prepare('INSERT INTO file_run (run_no, file_no, version_no, shape_no, slicing, attempts) VALUES (?, ?, ?, ?, ?, ?)')
    .run(run.runNo, run.fileNo, run.versionNo, shapeNo, slicing, attempts);
  context.connection
    .prepare('INSERT INTO raw_run (run_no, case_runs) VALUES (?, ?) ON CONFLICT DO UPDATE SET case_runs = case_runs + excluded.case_runs')
    .run(run.runNo, entries.length);
}

function collectAttempts(dictionary: Dictionary, run: FileRun, facts: FileFacts): FileAttempts {
  const places: Place[] = [];
  const indexes = new Map<string, number>();
  const placeOf = (attempt: Attempt): number => {
    const name = `${attempt.lease}\0${attempt.agent}\0${attempt.slot}`;
    const known = indexes.get(name);
    if (known !== undefined) return known;
    indexes.set(name, places.length);
    return places.push({ agentNo: dictionary.agentNo(attempt.agent), slot: attempt.slot, lease: attempt.lease }) - 1;
  };
  const plain = facts.cases
    .filter(isPlain)
    .flatMap((record) => record.attempts)
    .map((attempt) => ({
      place: placeOf(attempt),
      order: attempt.order,
      startedAtMs: attempt.startedAtMs - run.startedAtMs,
      durationMs: attempt.durationMs,
    }));
  const loads = facts.timings.map(({ timing, speed, isSlice, lease }) => ({ timing, speed, isSlice, place: placeOfLease(places, lease) }));
  const reasons = (facts.reasons ?? []).map(({ lease, reason }) => ({
    place: placeOfLease(places, lease),
    reason: { ...reason, from: numberOrigin(dictionary, reason.from) },
  }));
  const exceptions = facts.cases.flatMap((record, position) => (isPlain(record) ? [] : [position]));
  return { places, loads, exceptions, plain, reasons };
}

function numberOrigin(dictionary: Dictionary, from: LeaseOrigin | null): StoredReason['from'] {
  if (from === null) return null;
  const { agent, ...place } = from;
  return { ...place, agentNo: dictionary.agentNo(agent) };
}

/** A lease without a plain attempt has a place that tells its lease alone. */
function placeOfLease(places: Place[], lease: LeaseId | undefined): number {
  if (lease === undefined) return -1;
  const known = places.findIndex((place) => place.lease === lease);
  return known >= 0 ? known : places.push({ agentNo: 0, slot: 0, lease }) - 1;
}

/** Appends a case that was not plain. */
export function insertException(context: AppendContext, runNo: number, { record, caseNo }: Entry): void {
  const { connection, dictionary } = context;
  connection
    .prepare('INSERT INTO exception (case_no, run_no, outcome, is_flaky) VALUES (?, ?, ?, ?)')
    .run(caseNo, runNo, record.outcome, record.isFlaky ? 1 : 0);
  const insert = connection.prepare(
    `INSERT INTO attempt (case_no, run_no, number, outcome, agent_no, slot, lease, started_at_ms, duration_ms, framework_retries, slot_order, error_no)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  record.attempts.forEach((attempt, index) => {
    insert.run(
      caseNo,
      runNo,
      index + 1,
      attempt.outcome,
      dictionary.agentNo(attempt.agent),
      attempt.slot,
      attempt.lease,
      attempt.startedAtMs,
      attempt.durationMs,
      attempt.frameworkRetries,
      attempt.order,
      dictionary.errorNo(attempt.errors),
    );
  });
}

function foldFacts(context: AppendContext, run: FileRun, facts: FileFacts, entries: readonly Entry[]): void {
  const { connection } = context;
  const known = readFold(connection, run.fileNo);
  const transfer = context.transfers.get(facts.file.key);
  const seeded = transfer === undefined ? known : transferFold(connection, { fold: known, fileNo: run.fileNo }, transfer, entries);
  const observed = observeFile({
    content: String(run.versionNo),
    timings: facts.timings,
    wasSliced: facts.wasSliced,
    sliceBroke: facts.sliceBroke,
    cases: entries.map(({ record, caseNo }) => ({ id: caseNo, outcome: record.outcome, attempts: record.attempts })),
  });
  writeFold(connection, run.fileNo, run.runNo, foldFile(seeded ?? seedFold(null, null, []), observed));
}

/** Records where file and cases came from, and starts them with the old figures. */
function transferFold(
  connection: Connection,
  own: { readonly fold: StoredFold | null; readonly fileNo: number },
  transfer: Transfer,
  entries: readonly Entry[],
): StoredFold {
  const sourceNo = own.fold === null && transfer.movedFrom !== null ? findFileNo(connection, transfer.movedFrom) : null;
  const origins: [number, number][] = [];
  for (const { record, caseNo } of entries) {
    const originNo = findCaseNo(connection, transfer.cases.get(record.id));
    if (originNo === null || own.fold?.cases.has(caseNo)) continue;
    origins.push([caseNo, originNo]);
    connection.prepare('INSERT OR IGNORE INTO lineage (case_no, from_case_no) VALUES (?, ?)').run(caseNo, originNo);
  }
  if (sourceNo !== null)
    connection.prepare('INSERT OR IGNORE INTO file_lineage (file_no, from_file_no) VALUES (?, ?)').run(own.fileNo, sourceNo);
  return seedFold(own.fold, sourceNo === null ? null : readFold(connection, sourceNo), origins);
}

function findCaseNo(connection: Connection, id: CaseId | undefined): number | null {
  if (id === undefined) return null;
  const row = connection.prepare('SELECT case_no AS no FROM test_case WHERE case_id = ?').get(id);
  return row === undefined ? null : Number(row['no']);
}
