/**
 * Lends agents to runs and asks for them back.
 *
 * Three rules, looked at after every input, in this order. First, whoever waits begins as soon as agents for all of his suites are free, the one
 * who waited longest first (a head start counts as waiting): agents that the first in the queue could use are kept for him. Second, what is
 * free goes to the run that has the least of what it deserves. Third, what nobody has and somebody deserves is asked for back: for a run without
 * any agent from whoever has several, for one with too few from whoever has too many. A run that began always keeps an agent for each of its
 * suites, so that it ends by itself; an infinity of runs that come later cannot hold up one that waits, because head starts are finite. Spare runs stand
 * outside of all three: they have what is left, and give it up at once (spare.ts).
 *
 * See docs/design/0014-shared-pool.md.
 */
import { assertNever } from '../../core/assert.ts';
import type { AgentId, RunId } from '../../core/id.ts';
import { capacityOf } from '../../core/weight.ts';
import { likenessOf } from '../run/suspect.ts';
import { beginWaiting } from './begin.ts';
import { deservedSlots } from './deserved.ts';
import { fits, freeAgents, grant, keptByRun, slotsOf, waitingRuns } from './holding.ts';
import { allotResources, enterLocks, leaveLocks, noteUse } from './lock.ts';
import { recallOverdue } from './rebalance.ts';
import { beginSpare, yieldSpare } from './spare.ts';
import { addEvidence, forgive, type StandingRecord } from './standing-record.ts';
import type { Machine, PoolAgent, PoolEffect, PoolInput, PoolState, QueuedRun } from './types.ts';

/** The longest that a run waits for its first agent: after a night nobody looks for the answer any more. */
export const MAX_WAIT_MS = 12 * 3_600_000;

/** Returns a pool without agents and runs, which remembers how agents stand. */
export function createPool(standings: Iterable<readonly [AgentId, StandingRecord]> = []): PoolState {
  return { agents: new Map(), runs: new Map(), locks: new Map(), standings: new Map(standings), nowMs: 0 };
}

/** Applies one input, in place, and returns what has to be done about it, in order. */
export function reducePool(state: PoolState, input: PoolInput): readonly PoolEffect[] {
  const effects: PoolEffect[] = [];
  state.nowMs = Math.max(state.nowMs, input.nowMs);
  applyInput(state, input, effects);
  // Said by every run every second: who has what is looked at again with the tick that follows.
  if (input.type === 'run-progress') return effects;
  if (input.type !== 'resource-use') {
    expireRuns(state, effects);
    const reserved = beginWaiting(state, effects);
    shareFree(state, reserved, effects);
    yieldSpare(state, effects);
    recallOverdue(state, effects);
    beginSpare(state, reserved, effects);
  }
  allotResources(state, effects);
  return effects;
}

function applyInput(state: PoolState, input: PoolInput, effects: PoolEffect[]): void {
  switch (input.type) {
    case 'agent-joined':
      return addAgent(state, input);
    case 'agent-left':
      return void state.agents.delete(input.agent);
    case 'agent-draining':
      return drainAgent(state.agents.get(input.agent));
    case 'run-submitted':
      return submit(state, input, effects);
    case 'run-resumed':
      return resume(state, input, effects);
    case 'run-progress':
      return noteProgress(state.runs.get(input.runId), input);
    case 'resource-use':
      return noteUse(state, input);
    case 'agent-weighed':
      return keepStanding(state, input.agent, addEvidence(state.standings.get(input.agent), input), effects);
    case 'agent-trusted':
      return keepStanding(state, input.agent, forgive(input.atMs), effects);
    case 'agents-released':
      return applyReleased(state, input);
    case 'run-ended':
      return endRun(state, input.runId);
    case 'tick':
      return;
    default:
      assertNever(input);
  }
}

/** A session that goes on over a new stream changes nothing. */
function addAgent(state: PoolState, input: Extract<PoolInput, { readonly type: 'agent-joined' }>): void {
  if (!state.agents.has(input.agent)) state.agents.set(input.agent, createAgent(input, input.nowMs));
}

function createAgent(machine: Machine, nowMs: number): PoolAgent {
  const { agent, slots, labels } = machine;
  return {
    agent,
    slots,
    labels: new Set(labels),
    capacity: capacityOf(machine),
    likeness: likenessOf({ labels }).join('\n'),
    holder: null,
    heldSinceMs: nowMs,
    isWithdrawn: false,
    isHurried: false,
    isDraining: false,
  };
}

function drainAgent(agent: PoolAgent | undefined): void {
  if (agent !== undefined) agent.isDraining = true;
}

/** Said again by a run that is decided again, it changes nothing. */
function keepStanding(state: PoolState, agent: AgentId, record: StandingRecord, effects: PoolEffect[]): void {
  if (state.standings.get(agent) === record) return;
  state.standings.set(agent, record);
  effects.push({ type: 'keep-standing', agent, record });
}

function submit(state: PoolState, { run, nowMs }: Extract<PoolInput, { readonly type: 'run-submitted' }>, effects: PoolEffect[]): void {
  if (state.runs.has(run.runId)) return;
  if (run.isSuperseding && run.line !== '') {
    for (const older of state.runs.values()) {
      if (older.line !== run.line || older.isEnding) continue;
      older.isEnding = true;
      effects.push({ type: 'supersede-run', runId: older.runId, by: run.runId });
    }
  }
  const demandSlots = run.mostSlots ?? Number.POSITIVE_INFINITY;
  const fresh = { submittedAtMs: nowMs, hasBegun: false, isEnding: false, demandSlots, remainingMs: null };
  state.runs.set(run.runId, { ...run, ...fresh });
}

/** It has what it had. Of two runs that have the same agent by their journals, the one that is said first keeps it. */
function resume(state: PoolState, input: Extract<PoolInput, { readonly type: 'run-resumed' }>, effects: PoolEffect[]): void {
  const { run, submittedAtMs, agents, resources, nowMs } = input;
  submit(state, { type: 'run-submitted', run, nowMs: submittedAtMs }, effects);
  const queued = state.runs.get(run.runId);
  if (queued !== undefined) queued.hasBegun = true;
  enterLocks(state, run.runId, run.resources, resources);
  for (const one of agents) {
    if (state.agents.has(one.agent)) continue;
    state.agents.set(one.agent, { ...createAgent(one, nowMs), holder: run.runId, isWithdrawn: one.isWithdrawn });
  }
}

function noteProgress(run: QueuedRun | undefined, input: Extract<PoolInput, { readonly type: 'run-progress' }>): void {
  if (run === undefined) return;
  run.demandSlots = Math.min(run.mostSlots ?? Number.POSITIVE_INFINITY, Math.max(0, input.slots));
  run.remainingMs = input.remainingMs;
}

/** Of one that came back meanwhile, and that the run was lent again, an old word is not heard, unless the run takes none any more. */
function applyReleased(state: PoolState, { runId, agents, isEnding }: Extract<PoolInput, { readonly type: 'agents-released' }>): void {
  for (const id of agents) {
    const agent = state.agents.get(id);
    if (isEnding || agent?.isWithdrawn === true) release(agent, runId);
  }
  const run = state.runs.get(runId);
  if (run === undefined || !isEnding) return;
  run.isEnding = true;
  // What it still has is on its way to whoever lacks an agent: nobody else is asked for one meanwhile.
  for (const agent of state.agents.values()) if (agent.holder === runId) agent.isWithdrawn = true;
}

function release(agent: PoolAgent | undefined, runId: RunId): void {
  if (agent?.holder !== runId) return;
  agent.holder = null;
  agent.isWithdrawn = false;
  agent.isHurried = false;
}

function endRun(state: PoolState, runId: RunId): void {
  state.runs.delete(runId);
  leaveLocks(state, runId);
  for (const agent of state.agents.values()) release(agent, runId);
}

function expireRuns(state: PoolState, effects: PoolEffect[]): void {
  for (const run of waitingRuns(state)) {
    if (state.nowMs < run.submittedAtMs + MAX_WAIT_MS) continue;
    run.isEnding = true;
    effects.push({ type: 'expire-run', runId: run.runId });
  }
}

/** What is free and kept for nobody goes to the run that has the least of what it deserves. */
function shareFree(state: PoolState, reserved: ReadonlySet<PoolAgent>, effects: PoolEffect[]): void {
  const free = freeAgents(state).filter((agent) => !reserved.has(agent));
  if (free.length === 0) return;
  const deserved = deservedSlots(state);
  const kept = keptByRun(state);
  const claims = [...state.runs.values()]
    .filter((run) => run.hasBegun && !run.isEnding && run.isSpare !== true)
    .map((run) => ({ run, held: slotsOf(kept.get(run.runId)), deserved: Math.max(deserved.get(run.runId) ?? 0, Number.EPSILON) }));
  for (const agent of free) {
    let neediest: (typeof claims)[number] | null = null;
    for (const claim of claims) {
      if (claim.held >= claim.run.demandSlots || !fits(agent, claim.run)) continue;
      if (neediest === null || claim.held / claim.deserved < neediest.held / neediest.deserved) neediest = claim;
    }
    if (neediest === null) continue;
    neediest.held += agent.slots;
    grant(state, agent, neediest.run.runId, effects);
  }
}
