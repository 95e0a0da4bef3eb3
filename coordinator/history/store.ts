/**
 * The ledger as the coordinator sees it: facts go in, estimates and answers come out.
 *
 * SQLite implements it beside this file; PostgreSQL will. Every implementation passes `store-contract.ts`. Facts are appended, never changed;
 * whatever the store keeps besides (estimates) is a fold over facts that can be thrown away and made again.
 */
import type { CaseRecord } from '../../core/case-record.ts';
import type { FileBodies } from '../../core/file-body.ts';
import type { FileHistory } from '../../core/file-history.ts';
import type { AgentId, CaseId, FileKey, LeaseId, RunId } from '../../core/id.ts';
import type { LeaseReason } from '../../core/lease-reason.ts';
import type { CaseFact, FlakeFacts, OriginRow, QuarantineRow, RunRow, SoakRow, VerdictRow } from '../../core/ledger-row.ts';
import type { FileTiming } from '../../core/outcome.ts';
import type { Revision, RunSummary } from '../../core/run-event.ts';
import type { TestFile } from '../../core/test-file.ts';

/** The facts of one settled file, appended in one transaction. `contentDigest` and the attempts make them complete. */
export type FileFacts = {
  readonly file: TestFile;
  readonly cases: readonly CaseRecord[];
  /** One entry for each load of the file by a unit that completed. */
  readonly timings: readonly LoadTiming[];
  /** Why each lease that an attempt names was granted. Unset is not known. */
  readonly reasons?: readonly LeaseFact[];
  /** True when the file was cut in this run; `sliceBroke` when a case failed in a slice and passed in the whole file. */
  readonly wasSliced: boolean;
  readonly sliceBroke: boolean;
  /** Bodies found by this run's discovery; `null` when the content was known. */
  readonly bodies: FileBodies | null;
};

/** Why a lease was granted. */
export type LeaseFact = { readonly lease: LeaseId; readonly reason: LeaseReason };

/** One load of a file by a unit that completed. */
export type LoadTiming = {
  readonly timing: FileTiming;
  /** Of the agent, relative to the pool's median; every duration of the load is multiplied by it before it is learned from. */
  readonly speed: number;
  readonly isSlice: boolean;
  /** Tells which attempts belong to the load; without it they are shared evenly between the loads that have none. */
  readonly lease?: LeaseId;
};

/** No question is answered with more rows than a screen's history can use. */
export const MAX_ROWS = 1000;

/** Returns the number of rows a caller gets who asked for `limit`. */
export function clampLimit(limit: number): number {
  return Math.max(0, Math.min(Math.floor(limit), MAX_ROWS));
}

export interface HistoryStore extends AsyncDisposable {
  /**
   * Returns what is known of the files, in any order; files without history are left out. A file that is unknown by key, but whose content
   * digest belongs to a key that `files` no longer has, is answered under its new key: a renamed file keeps its history. With `bodies`,
   * cases whose title is gone and whose body is found under a new title of the same file are answered under the new title path's last title.
   */
  loadEstimates(files: readonly TestFile[], bodies: readonly FileBodies[]): Promise<readonly FileHistory[]>;
  /**
   * The same in parts that are read as they are asked for, so that a manifest of any size needs memory for one of them, and other work goes
   * on between two. No part is empty. A run of another process that ends meanwhile may be in the later parts only.
   */
  loadParts(files: readonly TestFile[], bodies: readonly FileBodies[]): AsyncIterable<readonly FileHistory[]>;
  /** By suite: what setting a slot up for it took in the newest runs that did, the mean of its slots, milliseconds. */
  loadSetups(): Promise<Readonly<Record<string, number>>>;
  /** Path to content digest of every file whose bodies are known, so that discovery need not scan it again. */
  knownDigests(): Promise<Readonly<Record<string, string>>>;
  beginRun(run: { readonly runId: RunId; readonly revision: Revision; readonly startedAtMs: number }): Promise<void>;
  /** Appends; idempotent by (run, file): a second call with the same pair changes nothing. */
  appendFile(runId: RunId, facts: FileFacts): Promise<void>;
  finishRun(summary: RunSummary): Promise<void>;
  /** Newest first. `limit` at most 1000. */
  listRuns(limit: number): Promise<readonly RunRow[]>;
  /**
   * Cases that failed or went missing in the newest finished run, by file; `null` when there is no such run. A file without any case (its
   * collection failed) is listed with none: all of it is to be run.
   */
  lastFailures(): Promise<ReadonlyMap<FileKey, readonly CaseId[]> | null>;
  /** Cases whose display name or id contains the text, case-insensitive, newest run first; at most `limit`. */
  findCases(text: string, limit: number): Promise<readonly { readonly id: CaseId; readonly file: FileKey; readonly name: string }[]>;
  /** Newest first. */
  caseFacts(id: CaseId, limit: number): Promise<readonly CaseFact[]>;
  /** What ran on a slot before position `order` of a run, nearest first; at most `limit`. Empty where the ledger keeps only summaries. */
  slotPredecessors?(at: SlotPosition, limit: number): Promise<readonly Predecessor[]>;
  /** Counts of every case and the failures among them; `sinceMs` bounds the runs and failures that are listed, not what is counted. */
  flakeFacts(sinceMs: number): Promise<FlakeFacts>;
  /** Appends; said again for the same case and run, the newest counts. The case need not be known. */
  recordVerdict(verdict: VerdictRow): Promise<void>;
  recordQuarantine(row: QuarantineRow): Promise<void>;
  /** Every row of every case, oldest first. */
  listQuarantines(): Promise<readonly QuarantineRow[]>;
  recordSoak(row: SoakRow): Promise<void>;
  /** Those since a moment, oldest first. */
  listSoak(sinceMs: number): Promise<readonly SoakRow[]>;
  recordOrigin(row: OriginRow): Promise<void>;
  /** Every row of every case, oldest first. */
  listOrigins(): Promise<readonly OriginRow[]>;
  /** Begins a new segment of a case with the next run: what was counted before is kept and counts no more. Does nothing for a case that is not known. */
  beginSegment(id: CaseId): Promise<void>;
}

/** What of a ledger is about failures: it is read and told wherever the runs were recorded. */
export type FlakeLedger = Pick<
  HistoryStore,
  'flakeFacts' | 'listQuarantines' | 'listSoak' | 'listOrigins' | 'recordVerdict' | 'recordSoak' | 'recordOrigin'
>;

/** The same with what is asked and said of one case. */
export type CaseLedger = FlakeLedger &
  Pick<HistoryStore, 'findCases' | 'caseFacts' | 'slotPredecessors' | 'recordQuarantine' | 'beginSegment'>;

/** A case that ran before another on the same slot. */
export type Predecessor = { readonly id: CaseId; readonly file: FileKey; readonly name: string; readonly order: number };

/** A place in the sequence of cases that one slot ran in one run. */
export type SlotPosition = { readonly runId: RunId; readonly agent: AgentId; readonly slot: number; readonly order: number };
