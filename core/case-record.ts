import type { Artifact } from './artifact.ts';
import type { AgentId, CaseId, FileKey, LeaseId } from './id.ts';
import type { AttemptOutcome, TestError, TestOutcome } from './outcome.ts';

/** One execution of one case: a fact, appended and never changed. */
export type Attempt = {
  readonly outcome: AttemptOutcome;
  readonly agent: AgentId;
  readonly slot: number;
  readonly lease: LeaseId;
  /** Milliseconds since the epoch, by the coordinator's clock. */
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** The framework's own retries inside this attempt. */
  readonly frameworkRetries: number;
  /** 0-based position among the cases that this slot ran in this run: what ran before it can be asked of the ledger. */
  readonly order: number;
  readonly errors: readonly TestError[];
  /** Files that it left, in the order in which the agent had copied them; absent when none. */
  readonly artifacts?: readonly Artifact[];
};

/** One case of a run with its accepted final outcome; `missing` when the run could not prove one. */
export type CaseRecord = {
  readonly id: CaseId;
  readonly file: FileKey;
  readonly titlePath: readonly string[];
  readonly ordinal: number;
  readonly outcome: TestOutcome | 'missing';
  /** Passed, but not at the first try. */
  readonly isFlaky: boolean;
  /** Oldest first; empty when missing. */
  readonly attempts: readonly Attempt[];
  /** It failed, or was flaky, and decides nothing because it is in quarantine; absent for all others. */
  readonly quarantine?: CaseQuarantine;
};

/** Who answers for a case that decides nothing, why, and until when. */
export type CaseQuarantine = { readonly owner: string; readonly reason: string; readonly untilMs: number };
