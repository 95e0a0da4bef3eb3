/**
 * The words of a trial: a case failed in a batch of commits; who did it?
 *
 * A failing case is run again on many trees at once (base, every prefix of the batch, every tree that leaves one commit out) and in four cells (same
 * order or alone, same agent or another). What came out is weighed over all causes that could have made it. A trial is evidence: nothing in it is
 * ever a pass of the case. See docs/design/0017-trial.md.
 */
import type { AgentId, CaseId, FileKey, LeaseId, RunId } from '../../core/id.ts';

/** A case whose first attempt failed in the run of a batch. */
export type FailedCase = {
  readonly id: CaseId;
  readonly file: FileKey;
  readonly titlePath: readonly string[];
  /** Where it failed, and at which place among the cases of that slot. */
  readonly agent: AgentId;
  readonly slot: number;
  readonly order: number;
  readonly lease: LeaseId;
  readonly atMs: number;
  /** What the failure said, without numbers and paths that differ from run to run. */
  readonly signature: string;
};

/** Which tree of the batch: commits are 0-based in the order of the branch; `prefix` has the first `length` of them, 0 is the base and all of them the tip. */
export type TrialTree = { readonly kind: 'prefix'; readonly length: number } | { readonly kind: 'without'; readonly commitIndex: number };

/** In which company: the cases that came before it on its slot run before it again, or none; where it failed, or anywhere else. */
export type TrialCell = { readonly order: 'as-run' | 'alone'; readonly place: 'same-agent' | 'other-agent' };

/** One small run: some failed cases, once each, on one tree. */
export type Trial = {
  readonly id: string;
  /** 1-based. */
  readonly round: number;
  readonly tree: TrialTree;
  readonly cell: TrialCell;
  readonly cases: readonly CaseId[];
};

/** What one failed case did in one trial. Anything but passed and failed says nothing of the case. */
export type TrialAttempt = {
  readonly trial: string;
  readonly case: CaseId;
  readonly outcome: 'passed' | 'failed' | 'absent' | 'infrastructure';
  readonly agent: AgentId;
  readonly run: RunId | null;
  readonly atMs: number;
  readonly durationMs: number;
  readonly signature: string;
};

/** Why a case failed. `none`: it fails by chance and no commit of the batch has anything to do with it. */
export type Cause =
  | { readonly kind: 'none' }
  | { readonly kind: 'commit'; readonly commitIndex: number }
  | { readonly kind: 'agent'; readonly agent: AgentId }
  | { readonly kind: 'infrastructure' };

/** A cause and how likely it is after the evidence, 0..1; all causes of one case sum up to 1. */
export type Weighed = { readonly cause: Cause; readonly probability: number };

/**
 * What became of one failed case. `acquitted` has its evidence and is never a pass; `held` could not be decided in the rounds there are and names
 * what is between it and a verdict.
 */
export type CaseVerdict =
  | { readonly kind: 'again'; readonly weighed: readonly Weighed[]; readonly words: string }
  | { readonly kind: 'convicted'; readonly commitIndex: number; readonly weighed: readonly Weighed[]; readonly words: string }
  | { readonly kind: 'acquitted'; readonly cause: Cause; readonly weighed: readonly Weighed[]; readonly words: string }
  | { readonly kind: 'held'; readonly weighed: readonly Weighed[]; readonly words: string };

/** What is known of a case before it failed: first attempts on trees believed good, and false failures among them. */
export type CasePast = {
  readonly runs: number;
  readonly falseFailures: number;
  /** Reruns of acquitted failures at another place, and how many failed again. */
  readonly reruns: number;
  readonly rerunFailures: number;
};

/** A failed case with all that is known of it before it is tried. */
export type TriedCase = {
  readonly failed: FailedCase;
  readonly past: CasePast;
  /** The batch changed what the case depends on. */
  readonly isTouched: boolean;
  /** Which commits did, 0-based; empty where it is not known. */
  readonly touchedBy: readonly number[];
};

/** All trials of one attempt of a batch, planned and answered. Plain data: it stands in a state that is replayed. */
export type Inquiry = {
  /** The first part of each trial's id; unique among the attempts of all batches. */
  readonly name: string;
  /** Commits that the attempt's candidate is made of: evicted ones are not counted. */
  readonly batchSize: number;
  /** Slots that may run trials at once. */
  readonly agents: number;
  readonly maxRounds: number;
  /** What failed of late was chance far more often than a commit's: a glance comes before the first round of a case that nobody touched. */
  readonly isMostlyChance: boolean;
  /** In the order in which they failed. */
  readonly cases: readonly TriedCase[];
  /** Everything that was planned, in order. */
  readonly trials: readonly Trial[];
  /** Ids of trials that ended or were stopped. */
  readonly endedTrials: readonly string[];
  readonly attempts: readonly TrialAttempt[];
};
