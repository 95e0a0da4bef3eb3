/**
 * Who holds what: questions about the pool that every rule asks.
 *
 * Everything is counted anew from the agents, because there are a thousand of them at most and two counts that disagree would lend one twice. Who asks
 * for all runs counts them in one pass: a thousand agents for each of a hundred runs, at every input, would be a core.
 */
import type { RunId } from '../../core/id.ts';
import { bearsOne, NO_WEIGHT } from '../../core/weight.ts';
import { isAllowed } from './placement.ts';
import { isFenced, recallLogs } from './standing-record.ts';
import type { Need, PoolAgent, PoolEffect, PoolState, QueuedRun } from './types.ts';
import { privilegedRuns, URGENT_HEAD_START_MS } from './urgent.ts';

/** True for an agent that may work: it neither leaves, nor is it fenced while another like it is here. */
export function isUsable(state: PoolState, agent: PoolAgent): boolean {
  return !agent.isDraining && !isKeptOut(state, agent);
}

/** The last of its likeness works, fenced or not, because somebody has to. */
function isKeptOut(state: PoolState, agent: PoolAgent): boolean {
  const isOut = (one: PoolAgent): boolean => isFenced(state.standings.get(one.agent), state.nowMs);
  if (!isOut(agent)) return false;
  return state.agents.values().some((other) => other.likeness === agent.likeness && !other.isDraining && !isOut(other));
}

/** Lends the agent to the run. */
export function grant(state: PoolState, agent: PoolAgent, runId: RunId, effects: PoolEffect[]): void {
  agent.holder = runId;
  agent.heldSinceMs = state.nowMs;
  const recalled = recallLogs(state.standings.get(agent.agent), state.nowMs);
  effects.push({ type: 'grant-agent', runId, agent: agent.agent, recalled });
}

/** Agents that may be lent now. */
export function freeAgents(state: PoolState): PoolAgent[] {
  return [...state.agents.values()].filter((agent) => agent.holder === null && isUsable(state, agent));
}

/** Agents that runs hold and may keep; a run that has none is not in it. */
export function keptByRun(state: PoolState): Map<RunId, PoolAgent[]> {
  const kept = new Map<RunId, PoolAgent[]>();
  for (const agent of state.agents.values()) {
    if (agent.holder === null || agent.isWithdrawn || !isUsable(state, agent)) continue;
    const agents = kept.get(agent.holder);
    if (agents === undefined) kept.set(agent.holder, [agent]);
    else agents.push(agent);
  }
  return kept;
}

/** Returns the slots of all of them; none of `undefined`. */
export function slotsOf(agents: readonly PoolAgent[] = []): number {
  return agents.reduce((sum, { slots }) => sum + slots, 0);
}

/** True when some suite of the run may run on the agent. */
export function fits(agent: PoolAgent, run: QueuedRun): boolean {
  return run.needs.some((need) => meets(agent, run, need));
}

/** True when the run may have the agent for a suite that needs this. */
export function meets(agent: PoolAgent, run: QueuedRun, need: Need): boolean {
  return has(agent, need) && isAllowed(agent, run.placement);
}

/** True when the agent has all the labels, and bears one unit. */
export function has(agent: PoolAgent, { labels, weight = NO_WEIGHT }: Need): boolean {
  return labels.every((label) => agent.labels.has(label)) && bearsOne(agent.capacity, weight);
}

/** Runs that wait for their first agent, the one whose turn it is first; spare ones come after all others. */
export function waitingRuns(state: PoolState): QueuedRun[] {
  const privileged = privilegedRuns(state);
  const turn = (run: QueuedRun): number => run.submittedAtMs - run.headStartMs - (privileged.has(run) ? URGENT_HEAD_START_MS : 0);
  return [...state.runs.values()]
    .filter((run) => !run.hasBegun && !run.isEnding)
    .toSorted((a, b) => Number(a.isSpare === true) - Number(b.isSpare === true) || turn(a) - turn(b));
}
