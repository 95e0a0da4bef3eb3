/**
 * Runs that want only what nobody else does.
 *
 * Repetitions of tests are worth something as long as they cost nothing. So a spare run begins on an agent that is free after everybody else was served, gets one
 * agent for each suite and no more, keeps nobody from anything while it waits, and is ended as a whole as soon as somebody lacks its agent: it is short, and what
 * it had half done counts for nothing. It is no donor that is asked with patience, and it can starve, which is what it is for.
 */
import { cover } from './begin.ts';
import { deservedSlots, isPossible } from './deserved.ts';
import { fits, freeAgents, grant, keptByRun, meets, slotsOf, waitingRuns } from './holding.ts';
import { enterLocks } from './lock.ts';
import type { PoolAgent, PoolEffect, PoolState } from './types.ts';

/** Ends the spare runs whose agents others lack, and those that lost theirs. */
export function yieldSpare(state: PoolState, effects: PoolEffect[]): void {
  const begun = [...state.runs.values()].filter((run) => run.isSpare === true && run.hasBegun && !run.isEnding);
  if (begun.length === 0) return;
  const keptBy = keptByRun(state);
  const lacked = lackedAgents(
    state,
    begun.flatMap(({ runId }) => keptBy.get(runId) ?? []),
  );
  for (const run of begun) {
    const kept = keptBy.get(run.runId) ?? [];
    if (kept.length > 0 && !kept.some((agent) => lacked.has(agent))) continue;
    run.isEnding = true;
    // They are on their way to whoever lacks them: nobody else is asked for one meanwhile.
    for (const agent of kept) [agent.isWithdrawn, agent.isHurried] = [true, true];
    effects.push({ type: 'yield-run', runId: run.runId });
  }
}

/** Begins spare runs with what is left; `reserved` is kept for others. */
export function beginSpare(state: PoolState, reserved: ReadonlySet<PoolAgent>, effects: PoolEffect[]): void {
  for (const run of waitingRuns(state)) {
    if (run.isSpare !== true) continue;
    const free = freeAgents(state).filter((agent) => !reserved.has(agent));
    if (free.length === 0) return;
    const chosen = cover(run, free);
    if (chosen === null) continue;
    effects.push({ type: 'begin-run', runId: run.runId });
    enterLocks(state, run.runId, run.resources);
    run.hasBegun = true;
    for (const agent of chosen) grant(state, agent, run.runId, effects);
  }
}

/** Of the agents that spare runs hold, `open`, those that others need: one for each need that nothing free meets, and what is missing to their shares. */
function lackedAgents(state: PoolState, open: readonly PoolAgent[]): ReadonlySet<PoolAgent> {
  const kept = keptByRun(state);
  const free = freeAgents(state);
  const deserved = deservedSlots(state);
  const lacked = new Set<PoolAgent>();
  for (const run of state.runs.values()) {
    if (run.isSpare === true || run.isEnding || !isPossible(state, run)) continue;
    const take = (isWanted: (agent: PoolAgent) => boolean): PoolAgent | undefined => {
      const found = open.find((agent) => !lacked.has(agent) && isWanted(agent));
      if (found !== undefined) lacked.add(found);
      return found;
    };
    let coming = 0;
    if (!run.hasBegun) {
      for (const need of run.needs)
        if (!free.some((agent) => meets(agent, run, need))) coming += take((agent) => meets(agent, run, need))?.slots ?? 0;
      coming += free.filter((agent) => fits(agent, run)).reduce((sum, { slots }) => sum + slots, 0);
    }
    let lack = Math.min(deserved.get(run.runId) ?? 0, run.demandSlots) - slotsOf(kept.get(run.runId)) - coming;
    while (lack > 0) {
      const found = take((agent) => fits(agent, run));
      if (found === undefined) break;
      lack -= found.slots;
    }
  }
  return lacked;
}
