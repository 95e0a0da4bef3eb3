/**
 * The queue: who begins next, and what is kept for him.
 *
 * A run begins with one agent for each need, all at once: a run that held half of what it needs while it waits for the rest could wait for another
 * that does the same. Until they are free, those of them that are free already are lent to nobody who comes later.
 */
import { isPossible } from './deserved.ts';
import { fits, freeAgents, grant, keptByRun, meets, waitingRuns } from './holding.ts';
import { enterLocks } from './lock.ts';
import type { PoolAgent, PoolEffect, PoolState, QueuedRun } from './types.ts';

/** Lets claimants have what they lack, in their order. Returns the agents that are free and kept for those who still lack others. */
export function beginWaiting(state: PoolState, effects: PoolEffect[]): ReadonlySet<PoolAgent> {
  const reserved = new Set<PoolAgent>();
  for (const run of claimants(state)) {
    const free = freeAgents(state).filter((agent) => !reserved.has(agent));
    const chosen = cover(run, free);
    if (chosen === null) {
      for (const agent of free) if (fits(agent, run)) reserved.add(agent);
      continue;
    }
    if (!run.hasBegun) effects.push({ type: 'begin-run', runId: run.runId });
    if (!run.hasBegun) enterLocks(state, run.runId, run.resources);
    run.hasBegun = true;
    for (const agent of chosen) grant(state, agent, run.runId, effects);
  }
  return reserved;
}

/** Runs that lack an agent to go on at all: those that lost theirs, then those that wait and that the agents here could serve. Spare runs claim nothing. */
export function claimants(state: PoolState): QueuedRun[] {
  const kept = keptByRun(state);
  const bereaved = [...state.runs.values()].filter(
    (run) => run.hasBegun && !run.isEnding && run.isSpare !== true && run.demandSlots > 0 && !kept.has(run.runId),
  );
  return [...bereaved, ...waitingRuns(state).filter((run) => run.isSpare !== true && isPossible(state, run))];
}

/** Returns free agents that meet all needs, or `null` when there are none. A run that lost its agents takes any that fits. */
export function cover(run: QueuedRun, free: readonly PoolAgent[]): PoolAgent[] | null {
  if (run.hasBegun) {
    const any = free.find((agent) => fits(agent, run));
    return any === undefined ? null : [any];
  }
  const chosen: PoolAgent[] = [];
  for (const need of run.needs) {
    if (chosen.some((agent) => meets(agent, run, need))) continue;
    const found = free.find((agent) => !chosen.includes(agent) && meets(agent, run, need));
    if (found === undefined) return null;
    chosen.push(found);
  }
  return chosen;
}
