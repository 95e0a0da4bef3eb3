/**
 * An agent that the run has to give back, because another run may have it now.
 *
 * What runs is given time to end: a unit that is thrown away is time that nobody gets. But a copy of what runs elsewhere too is stopped at once,
 * what is still there after half a minute goes on elsewhere with the cases that it has left, and for an urgent run that is so from the beginning. What waits on its slots is recalled, what it was
 * asked to discover is waited for, its suites are closed like at the end of a run (their teardown counts), and only then it is let go of. From there on it is as if it had never registered, and it may be lent to this run again. See docs/design/0014-shared-pool.md.
 */
import type { AgentId } from '../../core/id.ts';
import { refreshSlots } from './agent-slot.ts';
import { closeSuites, isClosing } from './close.ts';
import { send } from './effect.ts';
import { CLOSE_MS, INTERRUPTED_CLOSE_MS, WITHDRAW_MS } from './limit.ts';
import { yieldLease } from './loss.ts';
import { sayEvidence } from './remembered-evidence.ts';
import type { AgentState, LeaseState, RunState } from './state.ts';

/** Asked for again, it changes nothing but the urgency; an agent that is not here is let go of at once. */
export function applyWithdraw(state: RunState, id: AgentId, isUrgent: boolean): void {
  const asked = state.withdrawn.get(id);
  if (asked === undefined || (isUrgent && !asked.isUrgent)) state.withdrawn.set(id, { sinceMs: asked?.sinceMs ?? state.nowMs, isUrgent });
  const agent = state.agents.get(id);
  if (agent === undefined || !agent.isConnected) return;
  if (isUrgent) yieldLeases(state, agent, () => true);
  if (agent.isDraining) return;
  agent.isDraining = true;
  const waiting = agent.slots.flatMap((slot) => slot.queue).filter((lease) => lease.startedAtMs === null && !lease.isRecalled);
  for (const lease of waiting) {
    lease.isRecalled = true;
    send(state, id, { type: 'recall-lease', leases: [lease.lease] });
  }
  yieldLeases(state, agent, ({ family }) => family.leases.size > 1);
  refreshSlots(state, agent);
}

/** Lets go of the withdrawn agents that have nothing of the run left. Once the run closes they go as all others do. */
export function releaseWithdrawn(state: RunState): void {
  if (state.withdrawn.size === 0 || state.phase === 'closing' || state.phase === 'finished') return;
  for (const [id, { sinceMs, isUrgent }] of state.withdrawn) {
    const agent = state.agents.get(id);
    if (agent?.isConnected === true && state.nowMs >= sinceMs + WITHDRAW_MS) yieldLeases(state, agent, () => true);
    if (agent?.isConnected === true && !isDone(state, agent, isUrgent ? INTERRUPTED_CLOSE_MS : CLOSE_MS)) continue;
    state.withdrawn.delete(id);
    if (agent?.isConnected === true) part(state, agent);
    state.effects.push({ type: 'release-agents', agents: [id], isEnding: false });
  }
}

function yieldLeases(state: RunState, agent: AgentState, isWanted: (lease: LeaseState) => boolean): void {
  for (const lease of agent.slots.flatMap((slot) => slot.queue)) {
    if (isWanted(lease)) yieldLease(state, lease, 'another run is to have the agent');
  }
}

function isDone(state: RunState, agent: AgentState, closeMs: number): boolean {
  if (agent.slots.some((slot) => slot.queue.length > 0) || isDiscovering(state, agent.id)) return false;
  closeSuites(state, agent);
  return !isClosing(agent) || state.nowMs >= agent.stageSinceMs + closeMs;
}

function isDiscovering(state: RunState, agent: AgentId): boolean {
  return [...state.suites.values()].some((suite) => suite.discoverer === agent && !suite.isDiscovered);
}

function part(state: RunState, agent: AgentState): void {
  sayEvidence(state, agent);
  agent.isConnected = false;
  agent.lostAtMs = state.nowMs;
  agent.stages.clear();
  refreshSlots(state, agent);
}
