/**
 * Everything that ever happened, as sentences: who, what, when and why, from a commit's first sight to its full rollout.
 *
 * The journal has what the world answered and what people said; why something followed is in the decisions, which it does not hold, because they can be
 * made again. So the events are reduced once more, and the notices that come out stand between the facts that caused them. What an older version decided
 * and a newer one decides otherwise is therefore told by the newer one; the facts, the runs' and rollouts' names and the words of people stay as they were.
 */
import { reducePipeline } from './reduce.ts';
import { batchOf, openPipelineState, type PipelineState } from './state.ts';
import type { PipelineEvent } from './types.ts';

/** A sentence of the log. `kind` is a notice's, or `fact` for what the world answered. `commits` are those that it is about. */
export type StoryLine = { readonly atMs: number; readonly kind: string; readonly words: string; readonly commits: readonly string[] };

/** Yields the lines, oldest first. */
export function* tellStory(events: Iterable<PipelineEvent>): Generator<StoryLine, void, undefined> {
  let state = openPipelineState();
  for (const event of events) {
    const reduced = reducePipeline(state, event);
    state = reduced.state;
    const fact = tellFact(state, event);
    if (fact !== null) yield { atMs: event.nowMs, kind: 'fact', ...fact };
    for (const effect of reduced.effects) {
      // After a restart some are told again; they happened once.
      if (effect.type !== 'notify' || event.type === 'resumed') continue;
      const { kind, words, commits } = effect.notice;
      yield { atMs: event.nowMs, kind, words, commits };
    }
  }
}

type Fact = Pick<StoryLine, 'words' | 'commits'>;

/** Names of runs, certificates and rollouts, which lead on to their own logs; what a notice says anyway is left to it. */
function tellFact(state: PipelineState, event: PipelineEvent): Fact | null {
  switch (event.type) {
    case 'opened':
      return { words: `began at ${event.green.commit.slice(0, 12)}`, commits: [] };
    case 'resumed':
      return { words: 'the process was started', commits: [] };
    case 'branch-seen':
      return {
        words: event.commits.map(({ id, author, subject }) => `${id.slice(0, 12)} by ${author}: ${subject}`).join('; '),
        commits: event.commits.map(({ id }) => id),
      };
    case 'run-began':
      return { words: `batch ${event.batch} is tested by run ${event.runId}`, commits: commitsOf(state, event.batch) };
    case 'run-ended':
      return {
        words: `run ${event.proof.runId}: ${event.proof.verdict}${proven(event.proof.certificate)}`,
        commits: commitsOf(state, event.batch),
      };
    case 'case-failed':
      return {
        words: `${event.failed.titlePath.join(' > ') || event.failed.file} failed on ${event.failed.agent}`,
        commits: commitsOf(state, event.batch),
      };
    case 'deploy-began':
      return { words: `batch ${event.batch} goes out as rollout ${event.rollout}`, commits: commitsOf(state, event.batch) };
    default:
      return null;
  }
}

function proven(certificate: string | null): string {
  return certificate === null ? '' : `, certificate ${certificate.slice(0, 12)}`;
}

function commitsOf(state: PipelineState, batch: number): readonly string[] {
  return batchOf(state, batch)?.commits ?? [];
}
