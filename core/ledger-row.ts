/**
 * What the ledger answers to questions about the past: one run, one case in one run.
 *
 * The store reads these rows and the command line prints them; neither owns them, so that a second store or a page answers the same.
 */
import type { CaseRecord } from './case-record.ts';
import type { LeaseId, RunId } from './id.ts';
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
