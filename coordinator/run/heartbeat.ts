/**
 * What an agent's memory allows it to take.
 *
 * The agent itself decides how many of its slots may take something new, because it alone sees its machine; the run closes the others. What runs
 * goes on; what waits behind it on a slot that is closed now goes back, for it would be the next to ask for memory.
 */
import { refreshSlots } from './agent-slot.ts';
import { addNotices, send } from './effect.ts';
import type { AgentState, RunState } from './state.ts';

export function applyHeartbeat(state: RunState, agent: AgentState, { usableSlots }: { readonly usableSlots?: number }): void {
  const usable = usableSlots === undefined || usableSlots === 0 ? Number.POSITIVE_INFINITY : usableSlots;
  if (usable === agent.usableSlots) return;
  agent.usableSlots = usable;
  for (const slot of agent.slots.slice(usable)) {
    for (const lease of slot.queue) {
      if (lease.startedAtMs !== null || lease.isRecalled) continue;
      lease.isRecalled = true;
      send(state, agent.id, { type: 'recall-lease', leases: [lease.lease] });
    }
  }
  if (usable < agent.slots.length) addNotices(state, [`agent "${agent.id}" was short of memory and took fewer units at once`]);
  refreshSlots(state, agent);
}
