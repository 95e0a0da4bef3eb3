/**
 * Who holds what: questions about the pool that every rule asks.
 *
 * Everything is counted anew from the agents, because there are a thousand of them at most and two counts that disagree would lend one twice.
 */
import type { RunId } from '../../core/id.ts';
import { isAllowed } from './placement.ts';
import type { PoolAgent, PoolState, QueuedRun } from './types.ts';
import { privilegedRuns, URGENT_HEAD_START_MS } from './urgent.ts';

/** Agents that may be lent now. */
export function freeAgents(state: PoolState): PoolAgent[] {
  return [...state.agents.values()].filter((agent) => agent.holder === null && !agent.isDraining);
}

/** Agents that a run holds and may keep. */
export function keptAgents(state: PoolState, runId: RunId): PoolAgent[] {
  return [...state.agents.values()].filter((agent) => agent.holder === runId && !agent.isWithdrawn && !agent.isDraining);
}

/** Slots that a run holds and may keep. */
export function heldSlots(state: PoolState, runId: RunId): number {
  return keptAgents(state, runId).reduce((sum, { slots }) => sum + slots, 0);
}

/** True when some suite of the run may run on the agent. */
export function fits(agent: PoolAgent, run: QueuedRun): boolean {
  return run.needs.some((need) => meets(agent, run, need));
}

/** True when the run may have the agent for a suite that needs the labels. */
export function meets(agent: PoolAgent, run: QueuedRun, need: readonly string[]): boolean {
  return has(agent, need) && isAllowed(agent, run.placement);
}

/** True when the agent has all the labels. */
export function has(agent: PoolAgent, need: readonly string[]): boolean {
  return need.every((label) => agent.labels.has(label));
}

/** The needs of a run that none of the agents meets. */
export function uncovered(run: QueuedRun, agents: readonly PoolAgent[]): readonly (readonly string[])[] {
  return run.needs.filter((need) => !agents.some((agent) => meets(agent, run, need)));
}

/** Runs that wait for their first agent, the one whose turn it is first; spare ones come after all others. */
export function waitingRuns(state: PoolState): QueuedRun[] {
  const privileged = privilegedRuns(state);
  const turn = (run: QueuedRun): number => run.submittedAtMs - run.headStartMs - (privileged.has(run) ? URGENT_HEAD_START_MS : 0);
  return [...state.runs.values()]
    .filter((run) => !run.hasBegun && !run.isEnding)
    .toSorted((a, b) => Number(a.isSpare === true) - Number(b.isSpare === true) || turn(a) - turn(b));
}
