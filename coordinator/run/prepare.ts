/**
 * Tells agents the manifest, so that they know in their framework's own terms what they may be asked to run.
 *
 * Sent as soon as the manifest is fixed, while history is still being read: the first unit waits for nothing but its own load.
 */
import { setStage } from './agent-slot.ts';
import { send } from './effect.ts';
import type { AgentState, RunState } from './state.ts';

/** Sends the manifest to every agent that has the suite open. */
export function prepareAgents(state: RunState): void {
  for (const agent of state.agents.values()) {
    for (const [suite, stage] of agent.stages) if (stage === 'opened') sendPrepare(state, agent, suite);
  }
}

/** The agent that discovered has the manifest already: its files need not travel. */
export function sendPrepare(state: RunState, agent: AgentState, suite: string): void {
  setStage(state, agent, suite, 'preparing');
  const known = state.suites.get(suite);
  const files = known === undefined || known.discoverer === agent.id ? [] : known.files;
  send(state, agent.id, { type: 'prepare-suite', runId: state.runId, suite, files });
}
