/**
 * What is true after every simulated day, whatever happened in it.
 *
 * No uncertified tree ships without an override. Nobody is evicted without having broken something, unless a person or the hosts said so. A commit is live,
 * waiting, held or evicted: none is lost, and a culprit is never live. Nothing is asked for after the end. The journal, written as text and read back, gives
 * the same state and the same effects, byte for byte.
 */
import { reducePipeline } from '../flow/reduce.ts';
import { type CommitState, openPipelineState, stateText } from '../flow/state.ts';
import type { PipelineEvent } from '../flow/types.ts';
import type { Day } from './day.ts';
import type { TrueCommit } from './truth.ts';

/** Returns every broken promise, in words. */
export function checkDay(day: Day): string[] {
  return [...day.violations, ...checkShipped(day), ...checkCommits(day), ...checkEnd(day), ...checkReplay(day)];
}

/** Every change that was ever on hosts for good came from a tree without an effective culprit. */
function checkShipped({ world, branch }: Day): string[] {
  const culprits = new Set(branch.filter(({ breaks }) => breaks.length > 0).map(({ commit }) => commit.id));
  return world.shipped.flatMap((content) => [...content].filter((id) => culprits.has(id)).map((id) => `culprit ${id} was shipped`));
}

function checkCommits({ state, branch, world }: Day): string[] {
  const known = new Map(state.commits.map((each) => [each.commit.id, each]));
  return branch.flatMap((each) => {
    const { id } = each.commit;
    const found = known.get(id);
    if (found === undefined) return [`${id} is lost`];
    const broken: string[] = [];
    if (found.stage === 'evicted' && !isFairlyEvicted(each, found)) broken.push(`${id} is evicted and broke nothing: ${found.words}`);
    const isNothing = each.commit.reverts !== null || branch.some(({ commit }) => commit.reverts === id);
    if (found.stage === 'live' && !isNothing && !world.live.has(id)) broken.push(`${id} is called live, and the hosts do not have it`);
    if (found.stage !== 'live' && !isNothing && world.live.has(id)) broken.push(`${id} is ${found.stage}, and the hosts have it`);
    return broken;
  });
}

function isFairlyEvicted({ breaks, isRegressive }: TrueCommit, { words, cancelledBy }: CommitState): boolean {
  return breaks.length > 0 || isRegressive || cancelledBy !== null || words.startsWith('evicted by');
}

function checkEnd({ state, world, branch }: Day): string[] {
  const broken: string[] = [];
  const isAsked = state.asked.filter(({ type }) => type !== 'stage').map(({ type }) => type);
  if (isAsked.length > 0) broken.push(`at the end it still waits for ${isAsked.join(', ')}`);
  for (const { commit, stage, words } of state.commits) {
    if (stage === 'live' || stage === 'evicted') continue;
    if (stage === 'held' || stage === 'rolled-back') {
      if (words === '') broken.push(`${commit.id} is ${stage} and nobody says why`);
    } else if (state.hold === null) broken.push(`${commit.id} is ${stage} for ever: ${words}`);
  }
  if (state.hold === null && state.waiting !== null) broken.push(`batch ${state.waiting} waits for ever`);
  const ships = branch.length > 0 && world.figures.deploys > 0;
  if (ships && state.live === null && world.shipped.length > 0) broken.push('nothing is called live');
  return broken;
}

function checkReplay({ journal, told, state }: Day): string[] {
  if (journal.length === 0) return [];
  const again = openPipelineState();
  const broken = journal.findIndex((event, index) => {
    const { effects } = reducePipeline(again, JSON.parse(JSON.stringify(event)) as PipelineEvent);
    return JSON.stringify(effects) !== told[index];
  });
  if (broken >= 0) return [`a replay of its journal does something else at event ${broken}`];
  return stateText(again) === stateText(state) ? [] : ['a replay of its journal comes to another state'];
}
