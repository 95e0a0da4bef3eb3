/**
 * The words of the pipeline: commits come, are frozen into a batch, tested, weighed, and what is green goes live.
 *
 * The pipeline is a pure reducer: `reduce(state, event) -> { state, effects }`. Every event carries `nowMs` and is in the journal before it is reduced, so that
 * a pipeline that was killed decides its journal again, asks git, the coordinator and the hosts what is true, and goes on. What it asks for
 * is named by batch and attempt, so that asking twice is one thing. See docs/design/0016-pipeline.md.
 */
import type { AgentId, CaseId, RunId } from '../../core/id.ts';
import type { Verdict } from '../../core/outcome.ts';
import type { CasePast, FailedCase, Trial, TrialAttempt } from '../trial/types.ts';

/** A commit of the watched branch, by first parents; a merge is one change. */
export type Commit = {
  readonly id: string;
  readonly tree: string;
  /** First parent. */
  readonly parent: string;
  readonly author: string;
  readonly subject: string;
  readonly committedAtMs: number;
  /** Paths that differ from the first parent; bounded, `null` when there are too many to name. */
  readonly paths: readonly string[] | null;
  /** The commit that it takes back, by git's own `This reverts commit`; `null` for others. */
  readonly reverts: string | null;
};

/** A number, 1-based, never used twice in one pipeline. */
export type BatchNumber = number;

/** What is tested and may be shipped: the base with the batch's commits that were not evicted. With nobody evicted `commit` is the branch's own. */
export type Candidate = { readonly commit: string; readonly tree: string };

/** What a run proved. `certificate` is the digest of the file, `certificatePath` where it is; both `null` when there is none. */
export type RunProof = {
  readonly runId: RunId;
  readonly verdict: Verdict;
  readonly tree: string;
  /** `composite`: put together from what an earlier run of the batch proved and what ran on this tree. */
  readonly kind: 'whole' | 'composite';
  readonly certificate: string | null;
  readonly certificatePath: string | null;
  /** Cases that passed on another attempt only. */
  readonly flaky: number;
  readonly failed: readonly CaseId[];
  readonly words: readonly string[];
};

/** Bounds and policies. Durations in milliseconds. */
export type PipelineSettings = {
  readonly branch: string;
  /** Commits in one batch at most; more wait for the next. */
  readonly maxBatch: number;
  /** Agents that trials may count on at once. */
  readonly agents: number;
  readonly maxRounds: number;
  /** `strict`: what is left after an eviction is tested whole again. `fast`: a composite certificate is enough, and a whole run follows. */
  readonly proof: 'strict' | 'fast';
  /** Green without a fleet to ship to: the pipeline ends at the green ref. */
  readonly deploys: boolean;
  /** Prepare a revert of a convicted commit as a ref of its own. Never pushed. */
  readonly preparesReverts: boolean;
  readonly maxRevertsPerDay: number;
  /** Acquittals of one case in thirty days that may ship; then its failures hold until it is mended. */
  readonly mercyPerCase: number;
  /** `hold`: the commits of a release that was taken back wait for a person. others go on without them. `split`: they go out again in halves, until one that is taken back alone is evicted. */
  readonly afterRollback: 'hold' | 'split';
};

/** A person's word. Each is in the journal for ever. */
export type PipelineCommand =
  | { readonly type: 'hold'; readonly actor: string; readonly reason: string }
  | { readonly type: 'release'; readonly actor: string; readonly reason: string }
  /** Ship this revision although the gate does not: it has a name and a reason. */
  | { readonly type: 'override'; readonly commit: string; readonly actor: string; readonly reason: string }
  | { readonly type: 'evict'; readonly commit: string; readonly actor: string; readonly reason: string }
  | { readonly type: 'readmit'; readonly commit: string; readonly actor: string; readonly reason: string };

export type PipelineEvent = { readonly nowMs: number } & (
  | { readonly type: 'opened'; readonly settings: PipelineSettings; readonly green: Candidate; readonly live: string | null }
  /** The process was started again with this journal: what was asked for and has no answer is asked for again. */
  | { readonly type: 'resumed' }
  | { readonly type: 'tick' }
  /** Commits that the branch has and the pipeline did not know, oldest first. `isRewritten`: what was known is no ancestor any more. */
  | {
      readonly type: 'branch-seen';
      readonly tip: string;
      readonly commits: readonly Commit[];
      readonly isRewritten: boolean;
      /** Commits that were known and are not on the branch any more. */
      readonly gone: readonly string[];
    }
  | { readonly type: 'candidate-made'; readonly batch: BatchNumber; readonly attempt: number; readonly candidate: Candidate }
  /** `commit` cannot be applied without those that were left out. */
  | {
      readonly type: 'candidate-conflicted';
      readonly batch: BatchNumber;
      readonly attempt: number;
      readonly commit: string;
      readonly words: string;
    }
  | { readonly type: 'run-began'; readonly batch: BatchNumber; readonly attempt: number; readonly runId: RunId }
  /** A first attempt failed; the run goes on. `past` is the ledger's, `isTouched` says that the batch changed what the case depends on. */
  | {
      readonly type: 'case-failed';
      readonly batch: BatchNumber;
      readonly attempt: number;
      readonly failed: FailedCase;
      readonly past: CasePast;
      readonly isTouched: boolean;
    }
  | { readonly type: 'run-ended'; readonly batch: BatchNumber; readonly attempt: number; readonly proof: RunProof }
  /** It could not begin, or died without a proof. */
  | { readonly type: 'run-lost'; readonly batch: BatchNumber; readonly attempt: number; readonly words: string }
  | { readonly type: 'trial-ended'; readonly batch: BatchNumber; readonly trial: string; readonly attempts: readonly TrialAttempt[] }
  | { readonly type: 'green-moved'; readonly batch: BatchNumber; readonly candidate: Candidate }
  | { readonly type: 'staged'; readonly batch: BatchNumber; readonly words: string }
  | { readonly type: 'deploy-began'; readonly batch: BatchNumber; readonly attempt: number; readonly rollout: string }
  /** What the rollout waits for since somebody or something holds it; empty when it goes on. */
  | { readonly type: 'deploy-held'; readonly batch: BatchNumber; readonly attempt: number; readonly words: string }
  | {
      readonly type: 'deploy-ended';
      readonly batch: BatchNumber;
      readonly attempt: number;
      readonly result: 'deployed' | 'rolled-back' | 'refused' | 'held' | 'superseded' | 'failed';
      readonly words: string;
    }
  | { readonly type: 'revert-prepared'; readonly commit: string; readonly ref: string | null; readonly words: string }
  | { readonly type: 'verdict-recorded'; readonly batch: BatchNumber; readonly attempt: number; readonly case: CaseId }
  /** Everybody who wanted the notice has it, or was given up. */
  | { readonly type: 'notified'; readonly number: number }
  | { readonly type: 'human'; readonly command: PipelineCommand }
);

export type PipelineEffect =
  /**
   * `tip` is the branch's own commit that has exactly this content; `null` when it has to be made of `base` and `commits`, in this order, because
   * `evicted` are left out.
   */
  | {
      readonly type: 'make-candidate';
      readonly batch: BatchNumber;
      readonly attempt: number;
      readonly tip: string | null;
      readonly base: Candidate;
      readonly commits: readonly string[];
      readonly evicted: readonly string[];
    }
  /** `paths` are what the batch changed, `null` when there are too many to name. `composedFrom` is the attempt whose proven files may be carried over; `null` runs everything. */
  | {
      readonly type: 'start-run';
      readonly batch: BatchNumber;
      readonly attempt: number;
      readonly candidate: Candidate;
      readonly paths: readonly string[] | null;
      readonly composedFrom: number | null;
    }
  | { readonly type: 'stop-run'; readonly batch: BatchNumber; readonly attempt: number }
  /** `base` and `commits` say what the trial's tree is made of. */
  | {
      readonly type: 'start-trial';
      readonly batch: BatchNumber;
      readonly trial: Trial;
      readonly base: Candidate;
      readonly commits: readonly string[];
      readonly failed: readonly FailedCase[];
    }
  | { readonly type: 'stop-trial'; readonly batch: BatchNumber; readonly trial: string }
  | { readonly type: 'move-green'; readonly batch: BatchNumber; readonly candidate: Candidate; readonly proof: RunProof }
  | { readonly type: 'stage'; readonly batch: BatchNumber; readonly candidate: Candidate }
  | {
      readonly type: 'deploy';
      readonly batch: BatchNumber;
      readonly attempt: number;
      readonly candidate: Candidate;
      readonly proof: RunProof | null;
      readonly actor: string;
      readonly reason: string;
    }
  | { readonly type: 'prepare-revert'; readonly commit: string }
  /** What a case's failure turned out to be, for the ledger. */
  | { readonly type: 'record-verdict'; readonly batch: BatchNumber; readonly attempt: number; readonly verdict: FailureVerdict }
  /** `number` is 1-based, and the same when the notice is told again. */
  | { readonly type: 'notify'; readonly number: number; readonly atMs: number; readonly notice: PipelineNotice };

/** The verdict on one failed case of one batch: what a flake figure may count and what not. */
export type FailureVerdict = {
  readonly case: CaseId;
  readonly runId: RunId;
  readonly commit: string;
  readonly agent: AgentId;
  readonly cause: 'false-failure' | 'commit' | 'agent' | 'infrastructure' | 'undecided';
  /** Of `cause`, 0..1. */
  readonly probability: number;
  readonly rerunsElsewhere: number;
  readonly rerunFailuresElsewhere: number;
  readonly words: string;
};

/** For the log, the screen, statuses, mail and chat. */
export type PipelineNotice = {
  readonly kind: 'batch' | 'green' | 'red' | 'culprit' | 'acquittal' | 'hold' | 'deploy' | 'human' | 'warning';
  readonly words: string;
  readonly commits: readonly string[];
  /** Whether what happened is good for the commits; `null` when it is neither, or not known yet. */
  readonly isGood: boolean | null;
};
