/** The pipeline room's front door: the ports that whoever wires it implements, and what a running pipeline can be asked. `main.ts` beside it implements `openPipeline`. */
import type { CaseId } from '../core/id.ts';
import type { CommitAnswer, PipelineStatus } from '../core/pipeline-status.ts';
import type {
  BatchNumber,
  Candidate,
  Commit,
  FailureVerdict,
  PipelineCommand,
  PipelineEvent,
  PipelineNotice,
  PipelineSettings,
  RunProof,
} from './flow/types.ts';
import type { CasePast, FailedCase, Trial, TrialAttempt } from './trial/types.ts';

/**
 * Rules for all ports. An order is named by its batch and attempt (a trial by its id, a revert by its commit): asked again for the same name, after a crash or
 * otherwise, a port takes up what it began or gives the same answer; it never does it twice. A promise that rejects is the infrastructure's failure, never a
 * verdict on a commit: the message becomes the words that people read. `signal` aborts when nobody wants the answer any more, when its deadline has
 * passed, and when this process leaves; what can be cancelled is cancelled then.
 */
export type Ports = {
  readonly git: GitPort;
  readonly test: TestPort;
  readonly trial: TrialPort;
  /** `null` when nothing is shipped: the pipeline ends at the green ref. */
  readonly deploy: DeployPort | null;
  readonly ledger: LedgerPort;
  readonly notice: NoticePort;
};

/** What the branch has beyond `known`. */
export type BranchLook = {
  readonly tip: string;
  /** First parents, oldest first, without `known`. Of a rewritten branch: all since the newest commit that both have. */
  readonly commits: readonly Commit[];
  /** `known` is no ancestor of `tip` any more. */
  readonly isRewritten: boolean;
  /** Of commits that the pipeline knew, those that the branch has no more; empty unless rewritten. */
  readonly gone: readonly string[];
};

/** A tree that is to be tested and perhaps shipped. */
export type CandidateOrder = {
  readonly batch: BatchNumber;
  readonly attempt: number;
  /** The branch's own commit that is the candidate; `null` when it has to be made. */
  readonly tip: string | null;
  readonly base: Candidate;
  /** Applied onto the base in this order when `tip` is `null`. */
  readonly commits: readonly string[];
  /** Commits of the branch that are left out, for the made commit's trailer. */
  readonly evicted: readonly string[];
};

/** The candidate as a commit object, or why there can be none. */
export type CandidateMade =
  | { readonly kind: 'made'; readonly candidate: Candidate }
  /** `commit` cannot be applied without those that were left out. */
  | { readonly kind: 'conflict'; readonly commit: string; readonly words: string };

/** The repository: what the branch says, trees, refs. */
export interface GitPort {
  /** `known` is the newest commit of the branch that the pipeline has heard of, `all` every commit that it still follows, oldest first. */
  look(known: string, all: readonly string[], signal: AbortSignal): Promise<BranchLook>;
  makeCandidate(order: CandidateOrder, signal: AbortSignal): Promise<CandidateMade>;
  /** Moves the green ref; fine when it is there already. */
  moveGreen(candidate: Candidate, signal: AbortSignal): Promise<void>;
  /** `ref` is `null` when none could be prepared: a conflict, nothing to take back, a revert of a revert; `words` say which. */
  prepareRevert(commit: string, signal: AbortSignal): Promise<{ readonly ref: string | null; readonly words: string }>;
}

/** One whole run of one tree. */
export type RunOrder = {
  readonly batch: BatchNumber;
  readonly attempt: number;
  readonly candidate: Candidate;
  /** What the batch changed; `null` when there are too many paths to name: every case counts as touched then. */
  readonly paths: readonly string[] | null;
  /**
   * In `fast` mode, the attempt whose proven files may be carried over to this tree where their inputs are identical: a port runs the rest on this tree, and
   * whatever fails in that attempt, at once; what fails here is told. It waits for that attempt, which still runs, and puts both together. One that cannot tell identical inputs rejects, and the tree is run whole. `null` runs everything.
   */
  readonly composedFrom: number | null;
};

/** What a run says before its end. */
export type RunHappening =
  | { readonly type: 'began'; readonly runId: RunProof['runId'] }
  /**
   * A first attempt failed; told at once, while the run goes on, and again after a restart. A file that cannot be collected is told as a failed case with
   * an empty title path. `isTouched`: the batch changed what the case depends on, or nobody knows.
   */
  | { readonly type: 'failed'; readonly failed: FailedCase; readonly isTouched: boolean };

/** Whole runs. */
export interface TestPort {
  /**
   * Runs all tests of the candidate's tree and resolves with what that proved, the certificate stored and verified for exactly that tree. A first
   * attempt that fails is run again by the run itself (further attempts elsewhere, flaky passes allowed): the gate, not the run, decides what is forgiven.
   */
  run(order: RunOrder, tell: (happening: RunHappening) => void, signal: AbortSignal): Promise<RunProof>;
}

/** One small run of failed cases on one tree of the batch. */
export type TrialOrder = {
  readonly batch: BatchNumber;
  readonly trial: Trial;
  readonly base: Candidate;
  /** What the trial's tree is made of; `trial.tree` counts in it. */
  readonly commits: readonly string[];
  readonly failed: readonly FailedCase[];
};

/** Small runs. They are urgent: the batch waits for them. */
export interface TrialPort {
  /** Runs the trial's cases once each on its tree; what could not be run is an attempt of its own (`infrastructure`, `absent`). */
  run(order: TrialOrder, signal: AbortSignal): Promise<readonly TrialAttempt[]>;
}

/** One rollout of one candidate. */
export type DeployOrder = {
  readonly batch: BatchNumber;
  readonly attempt: number;
  readonly candidate: Candidate;
  /** `null`, or no proof of this tree, only for an override: then `reason` says why. */
  readonly proof: RunProof | null;
  readonly actor: string;
  readonly reason: string;
};

/** What became of a rollout; `failed` is for the hosts' sake, and it may be tried again. */
export type DeployEnd = {
  readonly result: 'deployed' | 'rolled-back' | 'refused' | 'held' | 'superseded' | 'failed';
  readonly words: string;
};

/** What a rollout says before its end. */
export type DeployHappening =
  | { readonly type: 'began'; readonly rollout: string }
  /** What it waits for since somebody or something holds it; empty when it goes on. */
  | { readonly type: 'held'; readonly words: string };

/** The hosts. */
export interface DeployPort {
  /** Brings the bytes to the hosts while the tests run; switches nothing. Returns what there is to say about it. */
  stage(order: { readonly batch: BatchNumber; readonly candidate: Candidate }, signal: AbortSignal): Promise<string>;
  /** Ships, and resolves with what became of it. An aborted signal lets go of the rollout without ending it: asked again, it is resumed. */
  deploy(order: DeployOrder, tell: (happening: DeployHappening) => void, signal: AbortSignal): Promise<DeployEnd>;
}

/** What is known of cases over runs. */
export interface LedgerPort {
  /** What is known of the case from before this run. */
  casePast(id: CaseId, signal: AbortSignal): Promise<CasePast>;
  /** Appends; idempotent by run and case. */
  record(verdict: FailureVerdict, signal: AbortSignal): Promise<void>;
}

/** Log, screen, commit statuses, mail, chat. */
export interface NoticePort {
  /**
   * Resolves when everybody who wanted the notice has it or was given up; never rejects, and never holds the pipeline up. What was not resolved when the
   * process died is told again for an hour: a receiver may hear it twice. A look at the branch that failed is told once, by whoever can.
   */
  notify(notice: PipelineNotice, atMs: number): Promise<void>;
}

/** What a pipeline is opened with. */
export type PipelineOptions = {
  /** The pipeline's own folder, usually `.shard-run/pipeline/BRANCH`. */
  readonly folder: string;
  readonly settings: PipelineSettings;
  /** Where to begin when there is no journal yet: what the green ref points at, and the commit that is live. */
  readonly begin: () => Promise<{ readonly green: Candidate; readonly live: string | null }>;
  /** Between two looks at the branch when nobody says that it moved. */
  readonly lookEveryMs: number;
  readonly ports: Ports;
  /** Called after every event, for a screen; the first time before `openPipeline` has resolved. */
  readonly onChange: (pipeline: Pipeline) => void;
};

/** A pipeline as its journal tells it, from another process. */
export type PipelineReading = {
  view(nowMs: number): PipelineStatus;
  describe(commit: string): CommitAnswer | null;
  /** Everything that ever happened, oldest first, read as it is asked for: who, what, when, why. */
  events(): Iterable<PipelineEvent>;
};

/** A pipeline at work. */
export interface Pipeline {
  /** Rejects when the journal cannot be written, after which nothing more is done; resolves after `close`. */
  readonly done: Promise<void>;
  /** The branch may have moved: it is looked at now. */
  look(): void;
  /** A person's word; in the journal when it returns, and answered by a notice. */
  command(command: PipelineCommand): void;
  view(): PipelineStatus;
  describe(commit: string): CommitAnswer | null;
  /** True when no commit waits, is tested or is on its way to the hosts; what is held or evicted does not count. */
  isDrained(): boolean;
  /** Stops acting. Runs are cancelled, rollouts let go of; the next `openPipeline` asks for them again. */
  close(): Promise<void>;
}

export { contextOdds, type Observed } from './flake/context.ts';
export { CERTIFIED_AT, certifyEvidence } from './flake/evidence.ts';
export { type FreshCommit, idleWants } from './flake/idle-want.ts';
export { type IdlePiece, type IdleWant, planIdleWork } from './flake/idle-work.ts';
export { planOrigin } from './flake/origin.ts';
export { describeOrigin, gatherOriginSeen, originCases, originContext } from './flake/origin-want.ts';
/** The flake figures: pure, for whoever reads a ledger and prints or weighs them. */
export { type FlakePage, type FlakeRow, flakePage, flakeRow, LOOK_BACK_MS } from './flake/page.ts';
export { casePasts } from './flake/past.ts';
export { applyPolluterRound, beginPolluterSearch, planPolluterRound, repeatsFor } from './flake/polluter.ts';
export { fixProofRuns } from './flake/proof.ts';
export { findChangepoint } from './flake/segment.ts';
export { barQuarantine, type PastOutcome } from './flake/state.ts';
export type {
  Candidate,
  Commit,
  FailureVerdict,
  PipelineCommand,
  PipelineEvent,
  PipelineNotice,
  PipelineSettings,
  RunProof,
} from './flow/types.ts';
export type { NoticeReceiver } from './notice/receiver.ts';
export { type DayPlan, REFERENCE_DAY } from './simulation/plan.ts';
export { whatIf } from './simulation/what-if.ts';
export type { CasePast, FailedCase, Trial, TrialAttempt } from './trial/types.ts';
