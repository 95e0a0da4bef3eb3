/** A pipeline for tests, and what happens to it, in few words. */
import type { AgentId, CaseId, FileKey, LeaseId } from '../../core/id.ts';
import { runId } from '../../core/id.ts';
import { caseId } from '../../core/test-case.ts';
import type { Trial, TrialTree } from '../trial/types.ts';
import { reducePipeline } from './reduce.ts';
import { openPipelineState, type PipelineState } from './state.ts';
import type { Commit, PipelineCommand, PipelineEffect, PipelineEvent, PipelineSettings, RunProof } from './types.ts';

/** An event at the next second. */
export type Happening = PipelineEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'nowMs'> : never) : never;

const SETTINGS: PipelineSettings = {
  branch: 'main',
  maxBatch: 10,
  agents: 12,
  maxRounds: 3,
  proof: 'strict',
  deploys: true,
  preparesReverts: false,
  maxRevertsPerDay: 3,
  mercyPerCase: 2,
  afterRollback: 'hold',
};
export const ADA = { actor: 'ada', reason: 'because' };

/** A pipeline whose branch begins at c0, and what it asked for last. `waitMs` lets time pass. */
export function openExample(settings: Partial<PipelineSettings> = {}): {
  readonly state: PipelineState;
  readonly tell: (...events: readonly Happening[]) => readonly PipelineEffect[];
  readonly waitMs: (ms: number) => void;
} {
  const state = openPipelineState();
  let nowMs = 0;
  const tell = (...events: readonly Happening[]): readonly PipelineEffect[] =>
    events.flatMap((event) => {
      nowMs += 1000;
      return reducePipeline(state, { ...event, nowMs } as PipelineEvent).effects;
    });
  tell({ type: 'opened', settings: { ...SETTINGS, ...settings }, green: { commit: 'c0', tree: 't0' }, live: 'c0' });
  const waitMs = (ms: number): void => void (nowMs += ms);
  return { state, tell, waitMs };
}

export function commit(id: string, reverts: string | null = null): Commit {
  return { id, tree: `tree of ${id}`, parent: '', author: 'ada', subject: id, committedAtMs: 0, paths: [], reverts };
}

export const seen = (...commits: readonly Commit[]): Happening => ({
  type: 'branch-seen',
  tip: commits.at(-1)?.id ?? '',
  commits,
  isRewritten: false,
  gone: [],
});
export const made = (batch: number, attempt: number, id: string): Happening => ({
  type: 'candidate-made',
  batch,
  attempt,
  candidate: { commit: id, tree: `t${id}` },
});
export const green = (batch: number, attempt: number, id: string): Happening => ({
  type: 'run-ended',
  batch,
  attempt,
  proof: proofOf(`t${id}`),
});
export const ended = (batch: number, result: 'deployed' | 'rolled-back'): Happening => ({
  type: 'deploy-ended',
  batch,
  attempt: 1,
  result,
  words: result,
});
export const say = (command: PipelineCommand): Happening => ({ type: 'human', command });

function proofOf(tree: string): RunProof {
  const certificate = { certificate: 'digest', certificatePath: null };
  return { runId: runId('r'), verdict: 'green', tree, kind: 'whole', flaky: 0, failed: [], words: [], ...certificate };
}

export const stages = ({ commits }: PipelineState): string => commits.map(({ commit: { id }, stage }) => `${id} ${stage}`).join(', ');
export const asked = <Type extends PipelineEffect['type']>(effects: readonly PipelineEffect[], type: Type) =>
  effects.filter((effect): effect is Extract<PipelineEffect, { readonly type: Type }> => effect.type === type);

/** A first attempt that failed, on a tree of an attempt of a batch. */
export const failed = (batch: number, attempt: number, file: FileKey): Happening => ({
  type: 'case-failed',
  batch,
  attempt,
  failed: {
    id: caseId(file, ['breaks'], 0),
    file,
    titlePath: ['breaks'],
    agent: 'a1' as AgentId,
    slot: 0,
    order: 0,
    lease: 'lease' as LeaseId,
    atMs: 0,
    signature: '',
  },
  past: { runs: 5_000, falseFailures: 0, reruns: 0, rerunFailures: 0 },
  isTouched: false,
});

/** Every trial that was asked for ends: a case fails where the tree has the commit of that place in the batch, and nowhere else. */
export const tried = (effects: readonly PipelineEffect[], commitIndex: number): readonly Happening[] =>
  asked(effects, 'start-trial').map(({ batch, trial }) => ({
    type: 'trial-ended',
    batch,
    trial: trial.id,
    attempts: trial.cases.map((id) => attemptOf(trial, id, has(trial.tree, commitIndex) ? 'failed' : 'passed')),
  }));

const attemptOf = (trial: Trial, id: CaseId, outcome: 'failed' | 'passed') => ({
  trial: trial.id,
  case: id,
  outcome,
  agent: (trial.cell.place === 'same-agent' ? 'a1' : 'a2') as AgentId,
  run: null,
  atMs: 0,
  durationMs: 1_000,
  signature: '',
});
const has = (tree: TrialTree, commitIndex: number): boolean =>
  tree.kind === 'prefix' ? commitIndex < tree.length : commitIndex !== tree.commitIndex;
