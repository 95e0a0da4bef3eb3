/**
 * A person's word: hold, release, override, evict, readmit.
 *
 * Each has a name and a reason, stands in the journal for ever, and is answered in words, whether it did something or not. A hold stops what ships, not what is tested. A
 * release ends every hold there is: it is one sentence, "go on", and whoever says it has looked. Only what is not green yet can be evicted: the rest is taken back on
 * the branch, where everybody sees it.
 */
import { assertNever } from '../../core/assert.ts';
import { evictFromBatch, leaveTest } from './batch.ts';
import { evictCommit, readmitCommit } from './commit.ts';
import { queueForHosts } from './green.ts';
import {
  type BatchState,
  batchOf,
  type CommitState,
  commitsOf,
  enterStage,
  notify,
  type Person,
  type PipelineState,
  shortId,
} from './state.ts';
import type { PipelineCommand } from './types.ts';

/** The shortest beginning of an id that names a commit, as in git. */
const MIN_ID_LENGTH = 4;

export function applyHuman(state: PipelineState, command: PipelineCommand): void {
  switch (command.type) {
    case 'hold':
      state.hold = { actor: command.actor, reason: `held by ${command.actor}: ${command.reason}`, sinceMs: state.nowMs };
      notify(state, 'human', `nothing is shipped: ${state.hold.reason}`, []);
      return;
    case 'release':
      return release(state, command);
    case 'override':
      return override(state, command.commit, command);
    case 'evict':
      return withCommit(state, command.commit, (each) => evict(state, each, command));
    case 'readmit':
      return withCommit(state, command.commit, (each) => readmitCommit(state, each, `readmitted by ${command.actor}: ${command.reason}`));
    default:
      return assertNever(command);
  }
}

function release(state: PipelineState, person: Person): void {
  const words = `released by ${person.actor}: ${person.reason}`;
  const held = state.commits.filter(({ stage }) => stage === 'held' || stage === 'rolled-back');
  state.hold = null;
  state.badTrees = [];
  for (const each of held) {
    each.isLeftOut = false;
    each.suspectGroup = null;
    enterStage(state, each, 'waiting', words);
  }
  notify(
    state,
    'human',
    words,
    held.map(({ commit }) => commit.id),
  );
}

function evict(state: PipelineState, each: CommitState, person: Person): string | null {
  const words = `evicted by ${person.actor}: ${person.reason}`;
  const { id } = each.commit;
  switch (each.stage) {
    case 'green':
    case 'deploying':
    case 'live':
      return `${shortId(id)} is ${each.stage}; take it back on the branch with git revert`;
    case 'evicted':
      return `${shortId(id)} is evicted already: ${each.words}`;
    case 'waiting':
    case 'held':
    case 'rolled-back':
      evictCommit(state, each, words);
      break;
    case 'batched':
    case 'testing':
    case 'evidence': {
      const batch = batchOf(state, each.batch);
      if (batch === null) return `${shortId(id)} is in no batch`;
      evictFromBatch(state, batch, each, words);
      break;
    }
    default:
      return assertNever(each.stage);
  }
  notify(state, 'human', `${shortId(id)} is ${words}`, [id]);
  return null;
}

/** Ships the newest candidate that ends with the commit, whatever the gate says of it. */
function override(state: PipelineState, id: string, person: Person): void {
  const refusal = tryOverride(state, id, person);
  if (refusal !== null) notify(state, 'human', `not overridden: ${refusal}`, []);
}

function tryOverride(state: PipelineState, id: string, person: Person): string | null {
  if (id.length < MIN_ID_LENGTH) return `"${id}" is too short to name a commit`;
  const batch = state.batches.findLast(
    ({ candidate, applied }) => candidate !== null && (candidate.commit.startsWith(id) || applied.at(-1)?.startsWith(id) === true),
  );
  if (batch === undefined) return `no candidate ends with ${id}; shard-run pipeline status names them`;
  if (batch.stage === 'done' || batch.stage === 'deploying') return `batch ${batch.number} is ${batch.stage}: ${batch.words}`;
  if (state.waiting !== null && state.waiting > batch.number) return `batch ${state.waiting}, which is newer, ships next`;
  batch.proof = batch.run?.proof ?? batch.proof;
  batch.override = { actor: person.actor, reason: person.reason };
  leaveTest(state, batch);
  batch.retryAtMs = null;
  moveToGreen(state, batch, `overridden by ${person.actor}: ${person.reason}`);
  queueForHosts(state, batch);
  notify(state, 'human', `batch ${batch.number} ships without proof, ${batch.words}`, batch.applied);
  return null;
}

/** The next batch builds on it, though the green ref does not move there: nothing has proven it. */
function moveToGreen(state: PipelineState, batch: BatchState, words: string): void {
  batch.words = words;
  if (batch.candidate !== null) state.base = batch.candidate;
  state.baseProof = null;
  for (const each of commitsOf(state, batch.members)) enterStage(state, each, 'green', words);
}

function withCommit(state: PipelineState, id: string, act: (each: CommitState) => string | null): void {
  const matches = id.length < MIN_ID_LENGTH ? [] : state.commits.filter(({ commit }) => commit.id.startsWith(id));
  const [only] = matches;
  const refusal =
    matches.length > 1
      ? `"${id}" names ${matches.length} commits`
      : only === undefined
        ? `no commit that the pipeline follows begins with "${id}"`
        : act(only);
  if (refusal !== null) notify(state, 'human', `nothing was done: ${refusal}`, []);
}
