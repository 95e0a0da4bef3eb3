/** The ledger in one SQLite file: writes of one turn of the event loop share a transaction, reads see what was committed. */
import { setImmediate as breath } from 'node:timers/promises';
import { ExpectedError } from '../../core/expected-error.ts';
import type { FileBodies } from '../../core/file-body.ts';
import type { FileHistory } from '../../core/file-history.ts';
import type { CaseId, FileKey, RunId } from '../../core/id.ts';
import type { CaseFact, FlakeFacts, OriginRow, QuarantineRow, RunRow, SoakRow, VerdictRow } from '../../core/ledger-row.ts';
import type { Revision, RunSummary } from '../../core/run-event.ts';
import type { TestFile } from '../../core/test-file.ts';
import { type AppendContext, appendFacts, findRun } from './append.ts';
import { beginCaseSegment } from './append-tally.ts';
import { queryCaseFacts } from './case-query.ts';
import { compactOldest, countKept, KEPT_CASE_RUNS } from './compact.ts';
import { type Connection, openConnection } from './connection.ts';
import { createDictionary } from './dictionary.ts';
import { type Answer, planSources, queryDigests, queryEstimates } from './estimate-query.ts';
import { insertQuarantine, insertVerdict, queryFlakeFacts, queryQuarantines } from './flake-query.ts';
import { insertOrigin, queryOrigins } from './origin.ts';
import { rebuildEstimates } from './rebuild.ts';
import type { Transfer } from './rename.ts';
import { queryCases, queryLastFailures, queryRuns, querySetups } from './run-query.ts';
import { settleFailures } from './settled-failure.ts';
import { querySlot } from './slot-query.ts';
import { insertSoak, querySoak } from './soak.ts';
import type { FileFacts, HistoryStore, Predecessor, SlotPosition } from './store.ts';

/** Files in one transaction: about 10 ms, so that another process never waits long for the file. */
const MAX_BATCH = 64;

/** Files that may wait when a turn of the event loop ends: a run that settles files faster than they are written waits for the disk. */
const MAX_BACKLOG = 256;

/**
 * The facts of a file wait for others in proportion to what the last commit took, which is as much as ten files in it: a slow disk gathers more.
 * What ends a run waits for nothing.
 */
const GATHER_COMMITS = 4;
const MAX_GATHER_MS = 50;

/** Files whose history is read at once: about 10 ms, so that streams are served between two parts. */
const FILES_IN_PART = 128;

type Write = {
  readonly act: () => void;
  readonly caseRuns: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/** Files summed up for each file that is written, while more is kept whole than should be: twice as fast as it grows, and never a long pause. */
const COMPACTED_PER_FILE = 2;

/** Opens the ledger at `path`, made when absent; about `keptCaseRuns` passes are kept one by one, older ones in sum. Throws `history-corrupt`, `history-newer` or `history-unwritable`. */
export function openSqliteHistory(path: string, keptCaseRuns: number = KEPT_CASE_RUNS): SqliteHistory {
  return new SqliteHistory(openConnection(path), keptCaseRuns);
}

export class SqliteHistory implements HistoryStore {
  readonly #connection: Connection;
  readonly #context: AppendContext;
  readonly #transfers = new Map<FileKey, Transfer>();
  readonly #keptCaseRuns: number;
  #caseRuns: number;
  #queue: Write[] = [];
  #scheduled: NodeJS.Immediate | null = null;
  #gathering: NodeJS.Timeout | null = null;
  #gatherMs = 0;

  constructor(connection: Connection, keptCaseRuns: number) {
    this.#connection = connection;
    this.#keptCaseRuns = keptCaseRuns;
    this.#caseRuns = countKept(connection);
    this.#context = { connection, dictionary: createDictionary(connection), transfers: this.#transfers };
  }

  async loadEstimates(files: readonly TestFile[], bodies: readonly FileBodies[]): Promise<readonly FileHistory[]> {
    return this.#read(() => queryEstimates(this.#connection, planSources(this.#connection, files, bodies)));
  }

  async *loadParts(files: readonly TestFile[], bodies: readonly FileBodies[]): AsyncIterable<readonly FileHistory[]> {
    const sources = this.#connection.snapshot(() => planSources(this.#connection, files, bodies));
    for (let from = 0; from < sources.length; from += FILES_IN_PART) {
      const part = this.#read(() => queryEstimates(this.#connection, sources.slice(from, from + FILES_IN_PART)));
      if (part.length > 0) yield part;
      await breath();
    }
  }

  #read(query: () => readonly Answer[]): readonly FileHistory[] {
    const answers = this.#connection.snapshot(query);
    for (const { history, transfer } of answers) {
      if (transfer.movedFrom !== null || transfer.cases.size > 0) this.#transfers.set(history.key, transfer);
    }
    return answers.map(({ history }) => history);
  }

  async knownDigests(): Promise<Readonly<Record<string, string>>> {
    return this.#connection.snapshot(() => queryDigests(this.#connection));
  }

  beginRun(run: { readonly runId: RunId; readonly revision: Revision; readonly startedAtMs: number }): Promise<void> {
    return this.#write(() => {
      this.#connection
        .prepare('INSERT OR IGNORE INTO run (run_id, commit_id, tree_id, is_dirty, started_at_ms) VALUES (?, ?, ?, ?, ?)')
        .run(run.runId, run.revision.commit, run.revision.tree, run.revision.isDirty ? 1 : 0, run.startedAtMs);
    });
  }

  appendFile(runId: RunId, facts: FileFacts): Promise<void> {
    return this.#write(() => appendFacts(this.#context, runId, facts), { caseRuns: facts.cases.length, isPatient: true });
  }

  finishRun(summary: RunSummary): Promise<void> {
    return this.#write(() => {
      const { runNo } = findRun(this.#connection, summary.runId);
      const { files, cases, passed, failed, skipped, flaky, missing } = summary.totals;
      this.#connection.prepare('INSERT OR IGNORE INTO run_end VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        runNo,
        summary.verdict,
        summary.exitCode,
        summary.wallMs,
        summary.boundMs,
        files,
        cases,
        passed,
        failed,
        skipped,
        flaky,
        missing,
        JSON.stringify({ reasons: summary.reasons, breakdown: summary.breakdown, setups: summary.setups }, (_, value: unknown) =>
          typeof value === 'number' ? Math.round(value) : value,
        ),
      );
      settleFailures(this.#connection, runNo);
    });
  }

  async loadSetups(): Promise<Readonly<Record<string, number>>> {
    return this.#connection.snapshot(() => querySetups(this.#connection));
  }

  async listRuns(limit: number): Promise<readonly RunRow[]> {
    return this.#connection.snapshot(() => queryRuns(this.#connection, limit));
  }

  async lastFailures(): Promise<ReadonlyMap<FileKey, readonly CaseId[]> | null> {
    return this.#connection.snapshot(() => queryLastFailures(this.#connection));
  }

  async findCases(text: string, limit: number): Promise<readonly { readonly id: CaseId; readonly file: FileKey; readonly name: string }[]> {
    return this.#connection.snapshot(() => queryCases(this.#connection, text, limit));
  }

  async caseFacts(id: CaseId, limit: number): Promise<readonly CaseFact[]> {
    return this.#connection.snapshot(() => queryCaseFacts(this.#connection, id, limit));
  }

  async slotPredecessors(at: SlotPosition, limit: number): Promise<readonly Predecessor[]> {
    return this.#connection.snapshot(() => querySlot(this.#connection, at, limit));
  }

  async flakeFacts(sinceMs: number): Promise<FlakeFacts> {
    return this.#connection.snapshot(() => queryFlakeFacts(this.#connection, sinceMs));
  }

  recordVerdict(verdict: VerdictRow): Promise<void> {
    return this.#write(() => insertVerdict(this.#connection, verdict));
  }

  recordQuarantine(row: QuarantineRow): Promise<void> {
    return this.#write(() => insertQuarantine(this.#connection, row));
  }

  async listQuarantines(): Promise<readonly QuarantineRow[]> {
    return this.#connection.snapshot(() => queryQuarantines(this.#connection));
  }

  recordSoak(row: SoakRow): Promise<void> {
    return this.#write(() => insertSoak(this.#connection, row));
  }

  async listSoak(sinceMs: number): Promise<readonly SoakRow[]> {
    return this.#connection.snapshot(() => querySoak(this.#connection, sinceMs));
  }

  recordOrigin(row: OriginRow): Promise<void> {
    return this.#write(() => insertOrigin(this.#connection, row));
  }

  async listOrigins(): Promise<readonly OriginRow[]> {
    return this.#connection.snapshot(() => queryOrigins(this.#connection));
  }

  beginSegment(id: CaseId): Promise<void> {
    return this.#write(() => beginCaseSegment(this.#connection, id));
  }

  /** Throws all estimates away and makes them again from the facts. */
  rebuildEstimates(): Promise<void> {
    return this.#write(() => rebuildEstimates(this.#connection));
  }

  /** Writes what is queued, then closes. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#connection.db.isOpen) return;
    while (this.#queue.length > 0) this.#flushBatch();
    if (this.#scheduled !== null) clearImmediate(this.#scheduled);
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    this.#connection.close();
  }

  #write(act: () => void, { caseRuns, isPatient } = { caseRuns: 0, isPatient: false }): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#queue.push({ act, caseRuns, resolve, reject });
    if (isPatient && this.#gatherMs >= 1 && this.#queue.length < MAX_BATCH)
      this.#gathering ??= setTimeout(() => this.#schedule(), this.#gatherMs);
    else this.#schedule();
    return promise;
  }

  #schedule(): void {
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    this.#gathering = null;
    if (this.#queue.length > 0) this.#scheduled ??= setImmediate(() => this.#flush());
  }

  /** One batch, and more when a backlog grows: another process gets its turn between two of them. */
  #flush(): void {
    do this.#flushBatch();
    while (this.#queue.length > MAX_BACKLOG);
    this.#scheduled = null;
    this.#schedule();
  }

  #flushBatch(): void {
    const batch = this.#queue.splice(0, MAX_BATCH);
    const startedMs = performance.now();
    try {
      this.#commit(batch);
      this.#gatherMs = Math.min(MAX_GATHER_MS, GATHER_COMMITS * (performance.now() - startedMs));
      for (const write of batch) write.resolve();
    } catch (error) {
      this.#context.dictionary.forget();
      if (batch.length > 1 && !(error instanceof ExpectedError)) this.#commitSingly(batch);
      else for (const write of batch) write.reject(error);
    }
  }

  /** All of the batch or nothing of it. */
  #commit(batch: readonly Write[]): void {
    const added = batch.reduce((sum, write) => sum + write.caseRuns, 0);
    const excess = this.#caseRuns + added - this.#keptCaseRuns;
    const summed = this.#connection.transaction(() => {
      for (const write of batch) write.act();
      return added === 0 || excess <= 0 ? 0 : compactOldest(this.#connection, excess, batch.length * COMPACTED_PER_FILE);
    });
    this.#caseRuns += added - summed;
  }

  /** One write that is wrong must not take its neighbours with it. */
  #commitSingly(batch: readonly Write[]): void {
    for (const write of batch) {
      try {
        this.#commit([write]);
        write.resolve();
      } catch (error) {
        this.#context.dictionary.forget();
        write.reject(error);
      }
    }
  }
}
