/**
 * Who holds what: questions about the pool that every rule asks.
 *
 * Everything is counted anew from the agents, because there are a thousand of them at most and two counts that disagree would lend one twice.
 */
import type { RunId } from '../../core/id.ts';
import type { PoolAgent, PoolState, QueuedRun } from './types.ts';

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
  return run.needs.some((need) => has(agent, need));
}

/** True when the agent has all the labels. */
export function has(agent: PoolAgent, need: readonly string[]): boolean {
  return need.every((label) => agent.labels.has(label));
}

/** The needs of a run that none of the agents meets. */
export function uncovered(run: QueuedRun, agents: readonly PoolAgent[]): readonly (readonly string[])[] {
  return run.needs.filter((need) => !agents.some((agent) => has(agent, need)));
}

/** Runs that wait for their first agent, the one whose turn it is first. */
export function waitingRuns(state: PoolState): QueuedRun[] {
  const turn = (run: QueuedRun): number => run.submittedAtMs - run.headStartMs;
  return [...state.runs.values()].filter((run) => !run.hasBegun && !run.isEnding).toSorted((a, b) => turn(a) - turn(b));
}
