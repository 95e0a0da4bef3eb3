/** The ledger in memory: what a run goes on with when the history file cannot be used, and the other store's twin in tests. */
import { assert } from '../../core/assert.ts';
import type { CaseRecord } from '../../core/case-record.ts';
import type { FileBodies } from '../../core/file-body.ts';
import type { FileHistory } from '../../core/file-history.ts';
import type { CaseId, FileKey, RunId } from '../../core/id.ts';
import type { CaseFact, FlakeFacts, OriginRow, QuarantineRow, RunRow, SoakRow, VerdictRow } from '../../core/ledger-row.ts';
import type { Revision, RunSummary } from '../../core/run-event.ts';
import { displayName } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import { type CaseName, toFileHistory } from './estimate.ts';
import { emptyFileFold, type FileFold, foldFile, observeFile } from './fold.ts';
import { MemoryFlakes } from './memory-flake.ts';
import { moveHistory, planMovedFiles, planRenamedTitles, renameHistory, type Transfer } from './rename.ts';
import { seedFold } from './seed.ts';
import { meanSetups, SETUP_RUNS } from './setup.ts';
import { clampLimit, type FileFacts, type HistoryStore, type Predecessor, type SlotPosition } from './store.ts';

type Run = {
  readonly runId: RunId;
  readonly revision: Revision;
  readonly startedAtMs: number;
  summary: RunSummary | null;
  readonly files: Map<FileKey, FileFacts>;
};

type FileEntry = {
  readonly file: TestFile;
  readonly fold: FileFold<CaseId>;
  readonly names: ReadonlyMap<CaseId, CaseName>;
  readonly bodies: FileBodies | null;
};

/** Returns an empty ledger that is forgotten with the process. */
export function createMemoryHistory(): HistoryStore {
  return new MemoryHistory();
}

class MemoryHistory implements HistoryStore {
  readonly #runs = new Map<RunId, Run>();
  readonly #files = new Map<FileKey, FileEntry>();
  readonly #transfers = new Map<FileKey, Transfer>();
  readonly #movedAway = new Set<FileKey>();
  /** From a case's new id to its old one. */
  readonly #origins = new Map<CaseId, CaseId>();
  readonly #flakes = new MemoryFlakes(this.#origins);

  async loadEstimates(files: readonly TestFile[], bodies: readonly FileBodies[]): Promise<readonly FileHistory[]> {
    const unknown = files.filter((file) => !this.#files.has(file.key));
    const candidates = [...this.#files.values()]
      .filter((entry) => !this.#movedAway.has(entry.file.key))
      .map((entry) => ({ ...entry.file, contentDigest: entry.fold.content }));
    const moves = planMovedFiles(files, unknown, candidates);
    const bodiesOf = new Map(bodies.map((found) => [found.file, found]));
    return files.flatMap((file) => this.#estimate(file.key, moves.get(file.key), bodiesOf.get(file.key)));
  }

  /** All of it is in memory as it is: one part. */
  async *loadParts(files: readonly TestFile[], bodies: readonly FileBodies[]): AsyncIterable<readonly FileHistory[]> {
    const histories = await this.loadEstimates(files, bodies);
    if (histories.length > 0) yield histories;
  }

  async loadSetups(): Promise<Readonly<Record<string, number>>> {
    const finished = this.#newestFirst().filter(({ summary }) => summary !== null);
    return meanSetups(finished.slice(0, SETUP_RUNS).map(({ summary }) => summary?.setups ?? []));
  }

  async knownDigests(): Promise<Readonly<Record<string, string>>> {
    const known: Record<string, string> = {};
    for (const { file, bodies } of this.#files.values()) if (bodies !== null) known[file.path] = bodies.contentDigest;
    return known;
  }

  async beginRun(run: { readonly runId: RunId; readonly revision: Revision; readonly startedAtMs: number }): Promise<void> {
    if (!this.#runs.has(run.runId)) this.#runs.set(run.runId, { ...run, summary: null, files: new Map() });
  }

  async appendFile(runId: RunId, facts: FileFacts): Promise<void> {
    const run = this.#run(runId);
    const key = facts.file.key;
    if (run.files.has(key)) return;
    run.files.set(key, facts);
    const before = this.#files.get(key)?.bodies ?? null;
    const entry = this.#seed(key, facts.cases);
    this.#flakes.append(run, facts, before);
    const observed = observeFile({ ...facts, content: facts.file.contentDigest });
    const names = new Map(entry?.names);
    for (const { id, titlePath, ordinal } of facts.cases) names.set(id, { id, titlePath, ordinal });
    this.#files.set(key, {
      file: facts.file,
      names,
      fold: foldFile(entry?.fold ?? emptyFileFold(), observed),
      bodies: facts.bodies ?? entry?.bodies ?? null,
    });
  }

  async finishRun(summary: RunSummary): Promise<void> {
    this.#run(summary.runId).summary ??= summary;
    this.#flakes.finish(summary.runId);
  }

  async listRuns(limit: number): Promise<readonly RunRow[]> {
    return this.#newestFirst()
      .slice(0, clampLimit(limit))
      .map(({ runId, revision, startedAtMs, summary }) => ({
        runId,
        revision,
        startedAtMs,
        wallMs: summary?.wallMs ?? null,
        boundMs: summary?.boundMs ?? null,
        verdict: summary?.verdict ?? null,
        cases: summary?.totals.cases ?? 0,
        failed: summary?.totals.failed ?? 0,
        flaky: summary?.totals.flaky ?? 0,
      }));
  }

  async lastFailures(): Promise<ReadonlyMap<FileKey, readonly CaseId[]> | null> {
    const run = this.#newestFirst().find((candidate) => candidate.summary !== null);
    if (run === undefined) return null;
    const failures = new Map<FileKey, readonly CaseId[]>();
    for (const [key, { cases }] of run.files) {
      const failed = cases.filter((record) => record.outcome === 'failed' || record.outcome === 'missing').map((record) => record.id);
      if (failed.length > 0 || cases.length === 0) failures.set(key, failed);
    }
    return failures;
  }

  async findCases(text: string, limit: number): Promise<readonly { readonly id: CaseId; readonly file: FileKey; readonly name: string }[]> {
    const wanted = text.toLowerCase();
    const found = new Map<CaseId, { id: CaseId; file: FileKey; name: string }>();
    for (const run of this.#newestFirst()) {
      for (const record of [...run.files.values()].flatMap((facts) => facts.cases)) {
        const name = displayName(record.titlePath);
        const matches = name.toLowerCase().includes(wanted) || record.id.toLowerCase().includes(wanted);
        if (matches && !found.has(record.id)) found.set(record.id, { id: record.id, file: record.file, name });
        if (found.size >= clampLimit(limit)) return [...found.values()];
      }
    }
    return [...found.values()];
  }

  async caseFacts(id: CaseId, limit: number): Promise<readonly CaseFact[]> {
    const ids = new Set<CaseId>();
    for (let next: CaseId | undefined = id; next !== undefined && !ids.has(next); next = this.#origins.get(next)) ids.add(next);
    const facts: CaseFact[] = [];
    for (const run of this.#newestFirst()) {
      const { runId, startedAtMs, revision } = run;
      for (const { cases, reasons } of run.files.values()) {
        const record = cases.find(({ id: one }) => ids.has(one));
        if (record === undefined) continue;
        const granted = new Map(reasons?.map(({ lease, reason }) => [lease, reason]));
        facts.push({ runId, runStartedAtMs: startedAtMs, commit: revision.commit, record, reasons: granted });
      }
    }
    return facts.slice(0, clampLimit(limit));
  }

  async slotPredecessors(at: SlotPosition, limit: number): Promise<readonly Predecessor[]> {
    const records = [...(this.#runs.get(at.runId)?.files.values() ?? [])].flatMap((facts) => facts.cases);
    const ran = records.flatMap((record) =>
      record.attempts
        .filter((attempt) => attempt.agent === at.agent && attempt.slot === at.slot)
        .map(({ order }) => ({ id: record.id, file: record.file, name: displayName(record.titlePath), order })),
    );
    return ran
      .filter(({ order }) => order < at.order)
      .sort((a, b) => b.order - a.order)
      .slice(0, clampLimit(limit));
  }

  async flakeFacts(sinceMs: number): Promise<FlakeFacts> {
    return this.#flakes.facts(sinceMs);
  }

  async recordVerdict(verdict: VerdictRow): Promise<void> {
    this.#flakes.verdicts.push(verdict);
  }

  async recordQuarantine(row: QuarantineRow): Promise<void> {
    this.#flakes.quarantines.push(row);
  }

  async listQuarantines(): Promise<readonly QuarantineRow[]> {
    return [...this.#flakes.quarantines];
  }

  async recordSoak(row: SoakRow): Promise<void> {
    this.#flakes.soak.push(row);
  }

  async listSoak(sinceMs: number): Promise<readonly SoakRow[]> {
    return this.#flakes.soak.filter(({ atMs }) => atMs >= sinceMs);
  }

  async recordOrigin(row: OriginRow): Promise<void> {
    this.#flakes.searches.push(row);
  }

  async listOrigins(): Promise<readonly OriginRow[]> {
    return [...this.#flakes.searches];
  }

  async beginSegment(id: CaseId): Promise<void> {
    this.#flakes.beginSegment(id);
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  #newestFirst(): readonly Run[] {
    return [...this.#runs.values()].reverse();
  }

  #run(runId: RunId): Run {
    const run = this.#runs.get(runId);
    assert(run !== undefined, `run ${runId} was not begun`);
    return run;
  }

  #history(key: FileKey): FileHistory | null {
    const entry = this.#files.get(key);
    return entry === undefined ? null : toFileHistory(key, entry.fold, (id) => entry.names.get(id));
  }

  /** Answers with the history under today's names, and remembers where it came from for when the facts arrive. */
  #estimate(key: FileKey, movedFrom: FileKey | undefined, bodies: FileBodies | undefined): readonly FileHistory[] {
    const known = this.#history(movedFrom ?? key);
    if (known === null) return [];
    const before = this.#files.get(key)?.bodies;
    const renames = bodies !== undefined && before ? planRenamedTitles(before.bodies, bodies.bodies) : new Map<string, string>();
    const answer = movedFrom === undefined ? renameHistory(known, renames) : moveHistory(known, key);
    this.#transfers.set(key, answer.transfer);
    return [answer.history];
  }

  /** What was known of the file, with the figures that were moved to new names. */
  #seed(key: FileKey, cases: readonly CaseRecord[]): FileEntry | undefined {
    const transfer = this.#transfers.get(key);
    const own = this.#files.get(key);
    if (transfer === undefined) return own;
    const source = own === undefined && transfer.movedFrom !== null ? this.#files.get(transfer.movedFrom) : undefined;
    const base = own ?? source;
    if (base === undefined) return undefined;
    const origins: [CaseId, CaseId][] = [];
    for (const { id } of cases) {
      const origin = transfer.cases.get(id);
      if (origin === undefined || own?.fold.cases.has(id)) continue;
      origins.push([id, origin]);
      this.#origins.set(id, origin);
    }
    const fold = seedFold(own?.fold ?? null, source?.fold ?? null, origins);
    if (own === undefined && transfer.movedFrom) this.#movedAway.add(transfer.movedFrom);
    return { ...base, fold, names: own?.names ?? new Map() };
  }
}
