/** What the ledger in memory knows of flaky cases: the same folds as the file's, over facts that are still objects. */
import type { FileBodies } from '../../core/file-body.ts';
import type { CaseId, FileKey, RunId } from '../../core/id.ts';
import type { CaseTally, FirstFailure, FlakeFacts, OriginRow, QuarantineRow, SoakRow, VerdictRow } from '../../core/ledger-row.ts';
import type { Revision } from '../../core/run-event.ts';
import { standingOf } from './failure-query.ts';
import { sumSoak } from './flake-query.ts';
import type { FileFacts } from './store.ts';
import { type CaseCount, type FileTally, tallyRun } from './tally.ts';

type BegunRun = { readonly runId: RunId; readonly revision: Revision; readonly startedAtMs: number };
/** A run with what became of each of its cases. */
type TalliedRun = BegunRun & { readonly number: number; readonly outcomes: Map<CaseId, Seen>; isFinished: boolean };
type Seen = { readonly outcome: string; readonly isFlaky: boolean; readonly agent: FirstFailure['agent'] };
type KnownFailure = FirstFailure & { readonly verdict: { readonly reruns: number; readonly rerunFailures: number } | null };

export class MemoryFlakes {
  readonly verdicts: VerdictRow[] = [];
  readonly quarantines: QuarantineRow[] = [];
  readonly soak: SoakRow[] = [];
  readonly searches: OriginRow[] = [];
  readonly #runs = new Map<RunId, TalliedRun>();
  readonly #tallies = new Map<FileKey, FileTally<CaseId>>();
  readonly #titles = new Map<CaseId, readonly string[]>();
  readonly #origins: ReadonlyMap<CaseId, CaseId>;

  /** `origins` leads from a case's new id to its old one. */
  constructor(origins: ReadonlyMap<CaseId, CaseId>) {
    this.#origins = origins;
  }

  append(begun: BegunRun, { file, cases, bodies }: FileFacts, before: FileBodies | null): void {
    const run = this.#open(begun);
    for (const { id, titlePath, outcome, isFlaky, attempts } of cases) {
      this.#titles.set(id, titlePath);
      const first = attempts.find((attempt) => attempt.outcome !== 'agent-lost' && attempt.outcome !== 'cancelled');
      run.outcomes.set(id, { outcome, isFlaky, agent: first?.agent ?? ('' as FirstFailure['agent']) });
    }
    const { tally } = tallyRun(this.#tallies.get(file.key) ?? null, {
      run: run.number,
      content: file.contentDigest,
      cases: cases.map((record) => ({ ...record, title: record.titlePath.at(-1) ?? '' })),
      bodies: () => ({ before: before?.bodies ?? null, now: bodies?.bodies ?? null }),
      inherited: (id) => this.#inherited(id),
    });
    this.#tallies.set(file.key, tally);
  }

  finish(runId: RunId): void {
    const run = this.#runs.get(runId);
    if (run !== undefined) run.isFinished = true;
  }

  beginSegment(id: CaseId): void {
    for (const [key, { content, cases }] of this.#tallies) {
      if (cases.has(id)) this.#tallies.set(key, { content, cases: new Map(cases).set(id, { since: this.#runs.size + 1, passes: 0 }) });
    }
  }

  facts(sinceMs: number): FlakeFacts {
    const moved = new Set(this.#origins.values());
    const tallies: CaseTally[] = [];
    const failures: FirstFailure[] = [];
    for (const [file, { cases }] of this.#tallies) {
      for (const [id, { since, passes }] of cases) {
        if (moved.has(id)) continue;
        const known = this.#failuresOf(id, since);
        const startMs = [...this.#runs.values()].findLast((run) => run.number <= since)?.startedAtMs ?? 0;
        const soaked = sumSoak(
          this.soak.filter((row) => row.case === id),
          startMs,
        );
        tallies.push({
          id,
          file,
          titlePath: this.#titles.get(id) ?? [],
          ...countFailures(passes, known),
          ...soaked,
          sinceMs: startMs,
          lastFalseMs: known.findLast(({ standing }) => standing === 'false')?.atMs ?? null,
        });
        failures.push(...known.map(({ verdict: _verdict, ...failure }) => failure));
      }
    }
    const recent = [...this.#runs.values()].filter((run) => run.isFinished && run.startedAtMs >= sinceMs);
    return {
      tallies,
      failures: failures
        .filter(({ atMs }) => atMs >= sinceMs)
        .sort((a, b) => (this.#runs.get(a.runId)?.number ?? 0) - (this.#runs.get(b.runId)?.number ?? 0)),
      recentRunsMs: recent.map((run) => run.startedAtMs),
    };
  }

  #open(begun: BegunRun): TalliedRun {
    const known = this.#runs.get(begun.runId);
    if (known !== undefined) return known;
    const run = { ...begun, number: this.#runs.size + 1, outcomes: new Map<CaseId, Seen>(), isFinished: false };
    this.#runs.set(begun.runId, run);
    return run;
  }

  #inherited(id: CaseId): CaseCount | null {
    const origin = this.#origins.get(id);
    if (origin === undefined) return null;
    for (const { cases } of this.#tallies.values()) {
      const count = cases.get(origin);
      if (count !== undefined) return count;
    }
    return null;
  }

  #failuresOf(id: CaseId, since: number): readonly KnownFailure[] {
    const names = [id];
    for (let old = this.#origins.get(id); old !== undefined && !names.includes(old); old = this.#origins.get(old)) names.push(old);
    return [...this.#runs.values()].flatMap((run): KnownFailure[] => {
      const name = names.find((one) => run.outcomes.has(one));
      const seen = name === undefined ? undefined : run.outcomes.get(name);
      if (run.number < since || name === undefined || seen === undefined || !(seen.isFlaky || seen.outcome === 'failed')) return [];
      const verdict = this.verdicts.findLast((row) => row.case === id && row.runId === run.runId) ?? null;
      const standing = standingOf(verdict?.cause ?? null, seen.isFlaky || this.#passedOnTree(run, name));
      const { runId, startedAtMs, revision } = run;
      const reruns = verdict === null ? null : { reruns: verdict.rerunsElsewhere, rerunFailures: verdict.rerunFailuresElsewhere };
      return [{ case: id, runId, atMs: startedAtMs, commit: revision.commit, agent: seen.agent, standing, verdict: reruns }];
    });
  }

  #passedOnTree(run: TalliedRun, id: CaseId): boolean {
    const { tree, isDirty } = run.revision;
    if (isDirty || tree === '') return false;
    return [...this.#runs.values()].some(
      (other) => other !== run && other.revision.tree === tree && !other.revision.isDirty && other.outcomes.get(id)?.outcome === 'passed',
    );
  }
}

function countFailures(
  passes: number,
  failures: readonly KnownFailure[],
): Pick<CaseTally, 'runs' | 'falseFailures' | 'reruns' | 'rerunFailures'> {
  const isFalse = failures.filter(({ standing }) => standing === 'false');
  const reruns = isFalse.reduce((sum, { verdict }) => sum + (verdict?.reruns ?? 0), 0);
  const rerunFailures = isFalse.reduce((sum, { verdict }) => sum + (verdict?.rerunFailures ?? 0), 0);
  return { runs: passes + isFalse.length, falseFailures: isFalse.length, reruns, rerunFailures };
}
