/**
 * What is asked for back.
 *
 * For a claimant without an agent from whoever has most of what he deserves and more agents than his suites need; for a run with less than it
 * deserves only from one that still has what it deserves after it. So with the same shares no agent goes back and forth. An agent that is young
 * stays: opening a suite costs seconds, and less than that would be spent on opening alone.
 */
import type { RunId } from '../../core/id.ts';
import { claimants } from './begin.ts';
import { deservedSlots } from './deserved.ts';
import { fits, freeAgents, has, heldSlots, keptAgents, uncovered } from './holding.ts';
import type { PoolAgent, PoolEffect, PoolState, QueuedRun } from './types.ts';

/** An agent is not asked for back before it was held so long. */
export const MIN_HOLD_MS = 3_000;

/** Asks for back what others deserve, one agent for each who lacks one. */
export function recallOverdue(state: PoolState, effects: PoolEffect[]): void {
  const promised = new Set(promisedAgents(state));
  const deserved = deservedSlots(state);
  for (const run of claimants(state)) {
    for (const need of run.needs) {
      const coming = [...promised].find((agent) => has(agent, need));
      if (coming !== undefined) promised.delete(coming);
      else recallFor(state, { run, deserved, isStarved: true, suits: (agent) => has(agent, need) }, effects);
    }
  }
  for (const run of state.runs.values()) {
    if (!run.hasBegun || run.isEnding || lackOf(state, run, deserved) <= 0) continue;
    const coming = [...promised].find((agent) => fits(agent, run));
    if (coming !== undefined) promised.delete(coming);
    else recallFor(state, { run, deserved, isStarved: false, suits: (agent) => fits(agent, run) }, effects);
  }
}

/** On their way to whoever lacks one: asked for back, or free and not yet lent. */
function promisedAgents(state: PoolState): PoolAgent[] {
  const withdrawn = [...state.agents.values()].filter((agent) => agent.isWithdrawn && !agent.isDraining);
  return [...withdrawn, ...freeAgents(state)];
}

function lackOf(state: PoolState, run: QueuedRun, deserved: ReadonlyMap<RunId, number>): number {
  return Math.min(deserved.get(run.runId) ?? 0, run.demandSlots) - heldSlots(state, run.runId);
}

type Wish = {
  readonly run: QueuedRun;
  readonly deserved: ReadonlyMap<RunId, number>;
  readonly isStarved: boolean;
  readonly suits: (agent: PoolAgent) => boolean;
};

function recallFor(state: PoolState, wish: Wish, effects: PoolEffect[]): void {
  const wealth = (agent: PoolAgent): number => {
    const held = agent.holder === null ? 0 : heldSlots(state, agent.holder);
    return held / Math.max(wish.deserved.get(agent.holder as RunId) ?? 0, Number.EPSILON);
  };
  const [found] = [...state.agents.values()]
    .filter((agent) => wish.suits(agent) && isSpare(state, agent, wish))
    .toSorted((a, b) => wealth(b) - wealth(a) || b.heldSinceMs - a.heldSinceMs);
  if (found === undefined || found.holder === null) return;
  found.isWithdrawn = true;
  effects.push({ type: 'withdraw-agent', runId: found.holder, agent: found.agent });
}

function isSpare(state: PoolState, agent: PoolAgent, { run, deserved, isStarved }: Wish): boolean {
  const { holder } = agent;
  if (holder === null || holder === run.runId || agent.isWithdrawn || agent.isDraining) return false;
  if (state.nowMs < agent.heldSinceMs + MIN_HOLD_MS) return false;
  const donor = state.runs.get(holder);
  if (donor === undefined || donor.isEnding) return false;
  const rest = keptAgents(state, holder).filter((kept) => kept !== agent);
  if (rest.length === 0 || uncovered(donor, rest).length > uncovered(donor, [...rest, agent]).length) return false;
  return isStarved || heldSlots(state, holder) - agent.slots >= (deserved.get(holder) ?? 0);
}
