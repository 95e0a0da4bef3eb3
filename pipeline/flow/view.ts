/**
 * A pipeline as a screen wants it: every commit with its stage and clock, what everything waits for, and the answer to the one question that people ask.
 *
 * Plain values made from the state at any moment; the terminal, the web page and `history` say the same, because they say this.
 */

import type { BatchStatus, CommitAnswer, CommitStatus, PipelineStatus } from '../../core/pipeline-status.ts';
import type { Cause } from '../trial/types.ts';
import { weigh } from '../trial/weigh.ts';
import { type BatchState, batchOf, type CommitState, nameCommits, type PipelineState, type RunState, shortId } from './state.ts';

/** Causes of one batch that are shown. */
const SUSPECTS_SHOWN = 5;
/** Below it a cause is not worth a line. */
const LEAST_SHOWN = 0.005;

/** Makes the view. `nowMs` is the caller's clock, the one of the events. */
export function pipelineView(state: PipelineState, nowMs: number): PipelineStatus {
  return {
    atMs: Math.max(nowMs, state.nowMs),
    branch: state.settings?.branch ?? '',
    tip: state.tip,
    green: state.green.commit,
    live: state.live,
    hold: state.hold?.reason ?? '',
    waitsFor: waitsFor(state),
    commits: state.commits.map(viewCommit),
    batches: state.batches.toReversed().map((batch) => viewBatch(state, batch)),
  };
}

/** Answers "is my commit live, and if not, what holds it?" for a commit, by the beginning of its id; `null` when the pipeline does not follow it, or follows several. */
export function describeCommit(state: PipelineState, id: string): CommitAnswer | null {
  const found = [...state.commits, ...state.gone].filter(({ commit }) => commit.id.startsWith(id));
  const [only] = found;
  if (only === undefined || found.length > 1 || id === '') return null;
  const isLive = only.stage === 'live';
  return { ...viewCommit(only), isLive, answer: isLive ? `yes: ${only.words}` : `no: ${whatHolds(state, only)}` };
}

/** What the pipeline as a whole waits for, in one line. */
export function waitsFor(state: PipelineState): string {
  if (state.settings === null) return 'its settings';
  if (state.hold !== null) return `a person: ${state.hold.reason}`;
  const parts = [state.deploying, state.testing].flatMap((number) => {
    const batch = batchOf(state, number);
    return batch === null ? [] : [batchWaitsFor(batch)];
  });
  if (parts.length > 0) return parts.join('; ');
  const held = state.commits.filter(({ stage }) => stage === 'held' || stage === 'rolled-back');
  const [first] = held;
  if (first !== undefined) return `a person or another commit: ${nameCommits(held.map(({ commit }) => commit.id))}: ${first.words}`;
  return 'a commit';
}

/** True when nothing is under way: what is held or evicted waits for somebody else. */
export function isDrained(state: PipelineState): boolean {
  const isMoving = state.commits.some(
    ({ stage }) => stage !== 'live' && stage !== 'evicted' && stage !== 'held' && stage !== 'rolled-back',
  );
  return !isMoving && state.testing === null && state.deploying === null && state.asked.length === 0;
}

function batchWaitsFor(batch: BatchState): string {
  const name = `batch ${batch.number}`;
  if (batch.stage === 'deploying') {
    const { rolloutHold = '' } = batch;
    return rolloutHold === '' ? `${name} on its way to the hosts` : `${rolloutHold}; the rollout of ${name} is held`;
  }
  if (batch.stage === 'making') return `the candidate of ${name}`;
  const open = openCases(batch.run);
  if (batch.run?.proof != null && open > 0) return `verdicts on ${open} failed cases of ${name}`;
  return open > 0 ? `the run of ${name}, with ${open} failed cases being tried` : `the run of ${name}`;
}

function openCases(run: RunState | null): number {
  return run === null ? 0 : run.inquiry.cases.filter(({ failed }) => run.verdicts[failed.id] === undefined).length;
}

function whatHolds(state: PipelineState, each: CommitState): string {
  const batch = batchOf(state, each.batch);
  switch (each.stage) {
    case 'waiting':
      return state.testing === null ? each.words : `${each.words}; batch ${state.testing} is tested`;
    case 'green':
      return state.hold !== null
        ? `it is green, and ${state.hold.reason}`
        : `it is green and waits for ${state.deploying === null ? 'the hosts' : `batch ${state.deploying}`}`;
    case 'batched':
    case 'testing':
    case 'evidence':
    case 'deploying':
      return `${each.words}: ${batch === null ? '' : batchWaitsFor(batch)}`;
    default:
      return `it is ${each.stage}: ${each.words}`;
  }
}

function viewCommit(each: CommitState): CommitStatus {
  const { commit, batch, stage, enteredAtMs, sinceMs, words } = each;
  return { id: commit.id, subject: commit.subject, author: commit.author, batch, stage, enteredAtMs, sinceMs, words };
}

function viewBatch(state: PipelineState, batch: BatchState): BatchStatus {
  const { number, commits, stage, run, proof, rollout, startedAtMs, words } = batch;
  return {
    number,
    commits: commits.length,
    stage,
    runId: run?.runId ?? proof?.runId ?? null,
    rollout,
    startedAtMs,
    words,
    suspects: run === null ? [] : suspectsOf(state, run),
  };
}

/** The mean over the failed cases of the run that are not decided, or of all when they are. */
function suspectsOf(state: PipelineState, run: RunState): BatchStatus['suspects'] {
  const open = run.inquiry.cases.filter(({ failed }) => run.verdicts[failed.id] === undefined);
  const cases = open.length > 0 ? open : run.inquiry.cases;
  const shares = new Map<string, number>();
  for (const { failed } of cases) {
    for (const { cause, probability } of weigh(run.inquiry, failed.id)) {
      const words = nameCause(state, run, cause);
      shares.set(words, (shares.get(words) ?? 0) + probability / cases.length);
    }
  }
  return [...shares]
    .map(([words, probability]) => ({ words, probability }))
    .filter(({ probability }) => probability >= LEAST_SHOWN)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, SUSPECTS_SHOWN);
}

function nameCause(state: PipelineState, run: RunState, cause: Cause): string {
  switch (cause.kind) {
    case 'none':
      return 'chance';
    case 'infrastructure':
      return 'infrastructure';
    case 'agent':
      return `agent ${cause.agent}`;
    case 'commit': {
      const id = run.applied[cause.commitIndex] ?? '';
      const subject = state.commits.find(({ commit }) => commit.id === id)?.commit.subject ?? '';
      return `${shortId(id)} ${subject}`.trim();
    }
  }
}
