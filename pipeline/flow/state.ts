/**
 * What a pipeline knows, in plain mutable records that only this folder touches.
 *
 * A commit is at exactly one stage, so that none can be lost. A batch has one candidate at a time, numbered by its attempt, and one run. What was asked of the
 * world and has no answer stands in `asked`: an answer to nothing that was asked is refused, a question asked twice is asked once, and after a crash the list
 * is asked again. Nothing else remembers what is under way.
 *
 * Three candidates matter. `green` is the newest certified one, `shipped` the newest that all hosts serve, and `base` what the next batch builds on: the green
 * one, or, after a rollback, the shipped one. All of it survives JSON, so that a replayed journal can be compared byte for byte.
 */
import { assert } from '../../core/assert.ts';
import type { RunId } from '../../core/id.ts';
import type { CommitStage } from '../../core/pipeline-status.ts';
import type { CaseVerdict, Inquiry, TriedCase } from '../trial/types.ts';
import type { BatchNumber, Candidate, Commit, PipelineEffect, PipelineNotice, PipelineSettings, RunProof } from './types.ts';

export type CommitState = {
  readonly commit: Commit;
  readonly enteredAtMs: number;
  stage: CommitStage;
  sinceMs: number;
  batch: BatchNumber | null;
  words: string;
  /** No candidate contains it until that changes: evicted, held for others' sake, or taken back from the hosts. */
  isLeftOut: boolean;
  /** A release with it was taken back: it goes out with the others of this number only. */
  suspectGroup: number | null;
  wasGreen: boolean;
  /** Of a pair that cancels out: the revert that makes this commit nothing, or the commit that this revert takes back. */
  cancelledBy: string | null;
  cancels: string | null;
};

export type Person = { readonly actor: string; readonly reason: string };

export type RunState = {
  readonly attempt: number;
  readonly candidate: Candidate;
  readonly applied: readonly string[];
  runId: RunId | null;
  inquiry: Inquiry;
  /** Final verdicts by case. */
  verdicts: Record<string, CaseVerdict>;
  /** Failures after an eviction: the culprit's, unless they fail on the tree without it as well. */
  deferred: readonly TriedCase[];
  /** The newest conviction by this run's evidence. */
  convicted: { readonly commit: string; readonly probability: number; readonly words: string } | null;
  /** Cases whose verdict was given to the ledger. */
  readonly recorded: string[];
  /** Failures beyond those that are weighed. */
  unweighed: number;
  proof: RunProof | null;
};

/** A tree without its culprits, of which an earlier run that still goes on proves most. */
export type CompositeState = { readonly attempt: number; proof: RunProof | null; isRefused: boolean };

export type BatchState = {
  readonly number: BatchNumber;
  readonly startedAtMs: number;
  readonly base: Candidate;
  /** In the branch's order, as they were frozen. */
  readonly commits: readonly string[];
  /** A whole run of a tree that went out on a composite certificate. */
  readonly isConfirmation: boolean;
  stage: 'making' | 'testing' | 'green' | 'deploying' | 'done' | 'held';
  words: string;
  attempt: number;
  /** Who goes along with the candidate of this attempt. */
  members: readonly string[];
  /** What it is made of: members, without reverts of commits that are left out. */
  applied: readonly string[];
  candidate: Candidate | null;
  run: RunState | null;
  composite: CompositeState | null;
  losses: number;
  retests: number;
  /** When a batch held for the infrastructure's sake is tried again; `null` for never. */
  retryAtMs: number | null;
  proof: RunProof | null;
  override: Person | null;
  deployAttempt: number;
  rollout: string | null;
  /** What it waits for while it is held; empty, or unset in a journal of a version that was not told, when it goes on. */
  rolloutHold?: string;
};

export type PipelineState = {
  settings: PipelineSettings | null;
  nowMs: number;
  tip: string;
  green: Candidate;
  base: Candidate;
  /** Of `base`; `null` where the pipeline began with it. */
  baseProof: RunProof | null;
  shipped: Candidate;
  live: string | null;
  /** In the branch's order; those that went live long ago are forgotten. */
  commits: CommitState[];
  /** Commits that a rewritten branch does not have any more, newest last. */
  gone: CommitState[];
  batches: BatchState[];
  lastBatch: BatchNumber;
  lastGroup: number;
  /** Unset in a journal of a version that did not count them. */
  lastNotice?: number;
  testing: BatchNumber | null;
  /** Green, and next to be shipped. */
  waiting: BatchNumber | null;
  deploying: BatchNumber | null;
  /** The batch that went out on a composite certificate and that no whole run has confirmed. */
  unconfirmed: BatchNumber | null;
  hold: (Person & { readonly sinceMs: number }) | null;
  badTrees: string[];
  mercy: Record<string, number[]>;
  revertsMs: number[];
  asked: PipelineEffect[];
  effects: PipelineEffect[];
};

const NOWHERE: Candidate = { commit: '', tree: '' };

/** Returns a pipeline that waits for `opened`. */
export function openPipelineState(): PipelineState {
  return {
    settings: null,
    nowMs: 0,
    tip: '',
    green: NOWHERE,
    base: NOWHERE,
    baseProof: null,
    shipped: NOWHERE,
    live: null,
    commits: [],
    gone: [],
    batches: [],
    lastBatch: 0,
    lastGroup: 0,
    testing: null,
    waiting: null,
    deploying: null,
    unconfirmed: null,
    hold: null,
    badTrees: [],
    mercy: {},
    revertsMs: [],
    asked: [],
    effects: [],
  };
}

/** The state as text; two states are the same when their texts are. */
export function stateText(state: PipelineState): string {
  return JSON.stringify(state);
}

export function settingsOf(state: PipelineState): PipelineSettings {
  assert(state.settings !== null, 'the pipeline is open');
  return state.settings;
}

export function batchOf(state: PipelineState, number: BatchNumber | null): BatchState | null {
  return number === null ? null : (state.batches.findLast((batch) => batch.number === number) ?? null);
}

export function commitOf(state: PipelineState, id: string): CommitState | null {
  return state.commits.findLast(({ commit }) => commit.id === id) ?? null;
}

/** Returns the commits of a list that the pipeline still knows, in the list's order. */
export function commitsOf(state: PipelineState, ids: readonly string[]): CommitState[] {
  return ids.flatMap((id) => commitOf(state, id) ?? []);
}

export function enterStage(state: PipelineState, commit: CommitState, stage: CommitStage, words: string): void {
  if (commit.stage !== stage) commit.sinceMs = state.nowMs;
  commit.stage = stage;
  commit.words = words;
}

/** What a kind of notice means for its commits; a deploy's depends on its end. */
const IS_GOOD: Readonly<Record<PipelineNotice['kind'], boolean | null>> = {
  batch: null,
  green: true,
  red: false,
  culprit: false,
  acquittal: null,
  hold: false,
  deploy: null,
  human: null,
  warning: null,
};

export function notify(state: PipelineState, kind: PipelineNotice['kind'], words: string, commits: readonly string[]): void {
  notifyEnd(state, { kind, words, commits, isGood: IS_GOOD[kind] });
}

export function notifyEnd(state: PipelineState, notice: PipelineNotice): void {
  state.lastNotice = (state.lastNotice ?? 0) + 1;
  const told: PipelineEffect = { type: 'notify', number: state.lastNotice, atMs: state.nowMs, notice };
  state.asked.push(told);
  state.effects.push(told);
}

/** Shown of a commit in words. */
export function shortId(id: string): string {
  return id.slice(0, 9);
}

export function nameCommits(ids: readonly string[]): string {
  const [first = '', ...rest] = ids;
  return rest.length === 0 ? shortId(first) : `${shortId(first)} and ${rest.length} more`;
}
