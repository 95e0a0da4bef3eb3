/**
 * What is asked for back.
 *
 * For a claimant without an agent from whoever has most of what he deserves and more agents than his suites need; for a run with less than it
 * deserves only from one that still has what it deserves after it. So with the same shares no agent goes back and forth. An agent that is young
 * stays: opening a suite costs seconds, and less than that would be spent on opening alone. Only an urgent run does not wait for either: neither
 * for an agent to grow old, nor for what runs on it to end.
 */
import type { RunId } from '../../core/id.ts';
import { claimants } from './begin.ts';
import { deservedSlots } from './deserved.ts';
import { fits, freeAgents, has, keptByRun, meets, slotsOf } from './holding.ts';
import type { Need, PoolAgent, PoolEffect, PoolState, QueuedRun } from './types.ts';
import { hurryRoom, privilegedRuns } from './urgent.ts';

/** An agent is not asked for back before it was held so long. */
export const MIN_HOLD_MS = 3_000;

/** Asks for back what others deserve, one agent for each who lacks one. */
export function recallOverdue(state: PoolState, effects: PoolEffect[]): void {
  const privileged = privilegedRuns(state);
  const promised = new Set(promisedAgents(state));
  const lenders = createLenders(state);
  for (const run of claimants(state)) {
    for (const need of run.needs) {
      const isUrgent = privileged.has(run) && hurryRoom(state) > 0;
      const coming = promised.values().find((agent) => meets(agent, run, need));
      if (coming === undefined) {
        recallFor(lenders, { run, isStarved: true, isUrgent, suits: (agent) => meets(agent, run, need) }, effects);
        continue;
      }
      promised.delete(coming);
      if (isUrgent && !coming.isHurried) withdraw(coming, { isUrgent }, effects);
    }
  }
  for (const run of state.runs.values()) {
    if (!run.hasBegun || run.isEnding || lackOf(lenders, run) <= 0) continue;
    const coming = promised.values().find((agent) => fits(agent, run));
    if (coming !== undefined) promised.delete(coming);
    else recallFor(lenders, { run, isStarved: false, isUrgent: false, suits: (agent) => fits(agent, run) }, effects);
  }
}

/** On their way to whoever lacks one: asked for back, or free and not yet lent. */
function promisedAgents(state: PoolState): PoolAgent[] {
  const withdrawn = [...state.agents.values()].filter((agent) => agent.isWithdrawn && !agent.isDraining);
  return [...withdrawn, ...freeAgents(state)];
}

type Wish = {
  readonly run: QueuedRun;
  readonly isStarved: boolean;
  readonly isUrgent: boolean;
  readonly suits: (agent: PoolAgent) => boolean;
};

/** A run that holds agents. `kept` has the youngest first; `scarce` are the needs that only one of them meets. */
type Donor = {
  readonly run: QueuedRun;
  readonly kept: readonly PoolAgent[];
  readonly heldSlots: number;
  readonly deservedSlots: number;
  readonly scarce: readonly Need[];
  /** True when one of its agents is more than it deserves. */
  readonly isRich: boolean;
};

/** All who could lend, counted once for all wishes of one input: after a withdrawal only one of them is another. */
type Lenders = {
  readonly nowMs: number;
  readonly deserved: ReadonlyMap<RunId, number>;
  readonly donors: Map<RunId, Donor>;
  /** The wealthiest first; `null` when it has to be sorted anew. */
  ranked: readonly Donor[] | null;
};

function createLenders(state: PoolState): Lenders {
  const deserved = deservedSlots(state);
  const kept = keptByRun(state);
  const runs = [...state.runs.values()].filter((run) => run.hasBegun && !run.isEnding);
  const donors = runs.map((run): [RunId, Donor] => {
    const youngestFirst = (kept.get(run.runId) ?? []).toSorted((a, b) => b.heldSinceMs - a.heldSinceMs);
    return [run.runId, donorOf(run, youngestFirst, deserved.get(run.runId) ?? 0)];
  });
  return { nowMs: state.nowMs, deserved, donors: new Map(donors), ranked: null };
}

function donorOf(run: QueuedRun, kept: readonly PoolAgent[], deserved: number): Donor {
  const held = slotsOf(kept);
  return {
    run,
    kept,
    heldSlots: held,
    deservedSlots: deserved,
    scarce: run.needs.filter((need) => kept.filter((agent) => has(agent, need)).length === 1),
    isRich: kept.some(({ slots }) => held - slots >= deserved),
  };
}

function lackOf({ deserved, donors }: Lenders, run: QueuedRun): number {
  return Math.min(deserved.get(run.runId) ?? 0, run.demandSlots) - (donors.get(run.runId)?.heldSlots ?? 0);
}

function recallFor(lenders: Lenders, wish: Wish, effects: PoolEffect[]): void {
  lenders.ranked ??= [...lenders.donors.values()].toSorted((a, b) => wealth(b) - wealth(a));
  for (const donor of lenders.ranked) {
    if (donor.run === wish.run || (!wish.isStarved && !donor.isRich)) continue;
    const found = donor.kept.find((agent) => wish.suits(agent) && isSpare(agent, donor, wish, lenders.nowMs));
    if (found === undefined) continue;
    withdraw(found, wish, effects);
    const kept = donor.kept.filter((agent) => agent !== found);
    lenders.donors.set(donor.run.runId, donorOf(donor.run, kept, donor.deservedSlots));
    lenders.ranked = null;
    return;
  }
}

/** Again for one that was asked for already, when it is urgent now. One that is free needs no asking. */
function withdraw(agent: PoolAgent, { isUrgent }: Pick<Wish, 'isUrgent'>, effects: PoolEffect[]): void {
  if (agent.holder === null) return;
  agent.isWithdrawn = true;
  agent.isHurried = isUrgent;
  effects.push({ type: 'withdraw-agent', runId: agent.holder, agent: agent.agent, isUrgent });
}

function wealth({ heldSlots: held, deservedSlots: share }: Donor): number {
  return held / Math.max(share, Number.EPSILON);
}

/** True when the donor can do without it: old enough, not the last for one of its suites, and above its share where it is not a matter of life. */
function isSpare(agent: PoolAgent, donor: Donor, wish: Wish, nowMs: number): boolean {
  if (donor.kept.length < 2 || (!wish.isUrgent && nowMs < agent.heldSinceMs + MIN_HOLD_MS)) return false;
  if (!wish.isStarved && donor.heldSlots - agent.slots < donor.deservedSlots) return false;
  return !donor.scarce.some((need) => has(agent, need));
}
