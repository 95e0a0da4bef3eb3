/**
 * What the ledger answers to questions about the past: one run, one case in one run.
 *
 * The store reads these rows and the command line prints them; neither owns them, so that a second store or a page answers the same.
 */
import type { CaseRecord } from './case-record.ts';
import type { AgentId, CaseId, FileKey, LeaseId, RunId } from './id.ts';
import type { LeaseReason } from './lease-reason.ts';
import type { Verdict } from './outcome.ts';
import type { Revision } from './run-event.ts';

/** One run. */
export type RunRow = {
  readonly runId: RunId;
  readonly revision: Revision;
  readonly startedAtMs: number;
  readonly wallMs: number | null;
  readonly boundMs: number | null;
  /** `null` while it runs, or for ever when its process was killed. */
  readonly verdict: Verdict | null;
  readonly cases: number;
  readonly failed: number;
  readonly flaky: number;
};

/** One case in one run, as `why` and `history` show it. */
export type CaseFact = {
  readonly runId: RunId;
  readonly runStartedAtMs: number;
  readonly commit: string;
  readonly record: CaseRecord;
  /** An old pass at the first attempt: its duration is the month's typical one, agent, slot, lease and order are forgotten (empty, 0). */
  readonly isSummary?: boolean;
  /** Why the leases of its attempts were granted; a lease is left out, and all of it unset, where the ledger does not know any more. */
  readonly reasons?: ReadonlyMap<LeaseId, LeaseReason>;
};

/** What the failure of a case's first attempt turned out to be. Only a `false-failure` is counted against the case. */
export const FAILURE_CAUSES = ['false-failure', 'commit', 'agent', 'infrastructure', 'undecided'] as const;
/** One of them. */
export type FailureCause = (typeof FAILURE_CAUSES)[number];

/** The verdict on one failure: appended, never changed; of several on one case in one run the newest counts. */
export type VerdictRow = {
  readonly case: CaseId;
  readonly runId: RunId;
  readonly commit: string;
  readonly agent: AgentId;
  readonly cause: FailureCause;
  /** Of `cause`, 0..1. */
  readonly probability: number;
  /** Attempts at another place after the failure, and how many of them failed: they never count as runs of the case. */
  readonly rerunsElsewhere: number;
  readonly rerunFailuresElsewhere: number;
  readonly words: string;
};

/** What is not repaired in a quarter is not going to be: whoever still wants it has to say so again. */
export const LONGEST_QUARANTINE_MS = 90 * 86_400_000;

/** One thing that happened to the quarantine of a case. What holds now is a fold: see `activeQuarantines`. */
export type QuarantineRow = {
  readonly case: CaseId;
  readonly kind: 'placed' | 'lifted';
  readonly atMs: number;
  /** When it ends by itself; of a lifted one when it was lifted. */
  readonly untilMs: number;
  readonly owner: string;
  readonly reason: string;
  /** Of a lifted one: clean runs that prove the fix it was lifted for; 0 where nothing is to be proven. */
  readonly proofRuns: number;
};

/** Repetitions of a case outside of runs, on idle agents; counted apart from runs, because they are another context. */
export type SoakRow = {
  readonly case: CaseId;
  readonly atMs: number;
  /** What was repeated and how, for instance `in-process` or `alone`. */
  readonly context: string;
  readonly runs: number;
  readonly failures: number;
};

/** What the context of repetitions on another tree than the newest begins with: they say where a fault began, and nothing of the case as it is now. */
export const ORIGIN_CONTEXT = 'origin ';

/** How a search for the commit that made a case flaky may end. */
export const ORIGIN_KINDS = ['found', 'older', 'not-shown', 'undecided'] as const;
/** Where the flakiness of a case began, as a search over commits ended; appended, and of several the newest counts. */
export type OriginRow = {
  readonly case: CaseId;
  readonly atMs: number;
  readonly kind: (typeof ORIGIN_KINDS)[number];
  /** The commit that brought it; of `older` the oldest that was looked at, of `not-shown` the newest, of `undecided` the newest of those that cannot be told apart. */
  readonly commit: string;
  /** That it is so, 0..1. */
  readonly probability: number;
  /** What was counted. */
  readonly words: string;
};

/**
 * What the ledger counts of one case since its current segment began: since its test was edited, a fix was accepted, or its rate changed. `runs` are first
 * attempts that passed or failed falsely, in any run; a first attempt whose failure has another cause, or none that is known, is in neither count.
 */
export type CaseTally = {
  readonly id: CaseId;
  readonly file: FileKey;
  readonly titlePath: readonly string[];
  readonly runs: number;
  readonly falseFailures: number;
  readonly reruns: number;
  readonly rerunFailures: number;
  readonly soakRuns: number;
  readonly soakFailures: number;
  /** Start of the segment's first run. */
  readonly sinceMs: number;
  /** Start of the last run in which it failed falsely; `null` when none. */
  readonly lastFalseMs: number | null;
};

/**
 * A first attempt that failed since its case's segment began. It is `false` when a verdict says so or, without one, when the case passed on another
 * attempt of the run or in another run of the same tree; `real` when a verdict names another cause; `open` when nobody can tell.
 */
export type FirstFailure = {
  readonly case: CaseId;
  readonly runId: RunId;
  readonly atMs: number;
  readonly commit: string;
  /** Where it failed; empty when the ledger has no attempt. */
  readonly agent: AgentId;
  readonly standing: 'false' | 'real' | 'open';
};

/** All that a page of flake figures is made of. */
export type FlakeFacts = {
  /** Every case that ran in its file's newest content. */
  readonly tallies: readonly CaseTally[];
  /** Those since the moment that was asked for, in the order of the runs. */
  readonly failures: readonly FirstFailure[];
  /** Starts of the finished runs since the moment that was asked for, oldest first. */
  readonly recentRunsMs: readonly number[];
};

/** Returns the quarantines that hold at a moment: the newest row of each case, where it is placed and has not ended. */
export function activeQuarantines(rows: readonly QuarantineRow[], nowMs: number): readonly QuarantineRow[] {
  const newest = new Map<CaseId, QuarantineRow>();
  for (const row of rows) newest.set(row.case, row);
  return [...newest.values()].filter((row) => row.kind === 'placed' && row.untilMs > nowMs);
}
