/**
 * The share of each run that has begun or could begin, by `shareSlots`.
 *
 * Labels play no part in it: a run that only few agents fit deserves as much as any other and gets what there is of them.
 */
import type { RunId } from '../../core/id.ts';
import { isUsable, meets } from './holding.ts';
import { shareSlots } from './share.ts';
import type { PoolAgent, PoolState, QueuedRun } from './types.ts';

/** Returns the slots that each run deserves; a run that is over, spare, or whose labels no agent has, deserves none and is not in it. */
export function deservedSlots(state: PoolState): ReadonlyMap<RunId, number> {
  const agents = [...state.agents.values()].filter((agent) => isUsable(state, agent));
  const runs = [...state.runs.values()].filter((run) => !run.isEnding && run.isSpare !== true && isPossible(state, run));
  const shares = shareSlots(
    runs,
    agents.reduce((sum, { slots }) => sum + slots, 0),
  );
  return new Map(runs.map(({ runId }, index) => [runId, shares[index] ?? 0]));
}

/** True when the agents that are here, whoever holds them, meet all needs of the run; one that began is never impossible. */
export function isPossible(state: PoolState, run: QueuedRun): boolean {
  if (run.hasBegun) return true;
  const isHere = (fits: (agent: PoolAgent) => boolean): boolean =>
    state.agents.values().some((agent) => isUsable(state, agent) && fits(agent));
  return isHere(() => true) && run.needs.every((need) => isHere((agent) => meets(agent, run, need)));
}
