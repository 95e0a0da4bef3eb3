/**
 * The beginning: the run is asked for, agents gather.
 *
 * Suites are opened as soon as enough agents are there; an agent that comes later is taken in at whatever point the run is. Fewer than expected
 * by the deadline is a notice, none at all the end.
 */
import type { FromAgent } from '../../core/session-message.ts';
import { admitAgent, refreshSlots } from './agent-slot.ts';
import { addNotices, emit } from './effect.ts';
import { failRun } from './fail.ts';
import { sendGrant } from './lease.ts';
import { leasesOf, loseAgent, moveLease } from './loss.ts';
import { enterPhase } from './phase.ts';
import { holdQuarantines } from './quarantine.ts';
import type { AgentState, RunState } from './state.ts';
import { openSuites, repeatSuites, startDiscovery } from './suite.ts';
import type { RunInput } from './types.ts';

export function applyStart(state: RunState, input: Extract<RunInput, { readonly type: 'start' }>): void {
  if (state.phase !== 'idle') return;
  state.runId = input.runId;
  state.revision = input.revision;
  state.settings = input.settings;
  state.startedAtMs = input.nowMs;
  state.quarantined = holdQuarantines(input.settings, input.nowMs);
  for (const { suite } of input.settings.suites) {
    state.suites.set(suite, { suite, files: [], discoverer: null, isDiscovered: false, wasReady: false, failure: null });
  }
  enterPhase(state, 'gathering');
  emit(state, { type: 'run-started', atMs: state.nowMs, runId: input.runId, revision: input.revision, notices: [] });
}

/** A session begins, or goes on after its stream broke: then the agent is told again what it may have missed, unless its process is dead. */
export function applyRegister(state: RunState, message: Extract<FromAgent, { readonly type: 'register' }>): void {
  const known = state.agents.get(message.agent);
  if (known?.isConnected && known.session === message.session) {
    if (message.isDelivery === true) return awaitEstate(state, known);
    repeatSuites(state, known);
    for (const slot of known.slots) for (const lease of slot.queue) sendGrant(state, lease);
    return;
  }
  if (known?.isConnected) loseAgent(state, known.id, 'it registered again as a new process');
  const agent = admitAgent(state, message);
  emit(state, { type: 'agent-joined', atMs: state.nowMs, agent: agent.id, slots: message.slots, labels: message.labels });
  welcome(state, agent);
}

/**
 * The agent's process is dead, and the next one brings what it had finished: it is given nothing more, and nothing of it has to be closed. A run that
 * one agent has to itself takes nothing from it: what the framework says of the whole, such as coverage, died with the process.
 */
function awaitEstate(state: RunState, agent: AgentState): void {
  if (state.isAlone) for (const lease of leasesOf(agent)) moveLease(state, lease, 'agent-lost');
  agent.stages.clear();
  refreshSlots(state, agent);
}

function welcome(state: RunState, agent: AgentState): void {
  if (state.phase === 'gathering') {
    openWhenGathered(state);
    return;
  }
  if (state.phase !== 'discovering' && state.phase !== 'loading' && state.phase !== 'running') return;
  if (state.isAlone)
    addNotices(state, [`agent "${agent.id}" joined after the suite was opened for one agent alone: coverage is not of the whole run`]);
  openSuites(state, agent);
}

/** Opens the suites everywhere once enough agents are here, or the wait for them is over. */
export function openWhenGathered(state: RunState): void {
  if (state.phase !== 'gathering' || state.settings === null) return;
  const agents = [...state.agents.values()].filter((agent) => agent.isConnected);
  const { expectAgents, agentWaitMs } = state.settings;
  if (agents.length < Math.max(1, expectAgents)) {
    if (state.nowMs < state.startedAtMs + agentWaitMs) return;
    if (agents.length === 0) {
      const message = `no agent joined within ${agentWaitMs / 1000} s`;
      failRun(state, { code: 'agents-missing', message, hint: 'start one with: shard-run agent --coordinator HOST:PORT' });
      return;
    }
    addNotices(state, [`${agents.length} of ${expectAgents} expected agents joined within ${agentWaitMs / 1000} s`]);
  }
  state.isAlone = agents.length === 1 && expectAgents <= 1 && state.settings.isShared !== true;
  enterPhase(state, 'discovering');
  for (const agent of agents) openSuites(state, agent);
  startDiscovery(state);
}

/** The session ended or fell silent. */
export function applyAgentLost(state: RunState, input: Extract<RunInput, { readonly type: 'agent-lost' }>): void {
  loseAgent(state, input.agent, input.reason);
  for (const suite of state.suites.values()) if (suite.discoverer === input.agent && !suite.isDiscovered) suite.discoverer = null;
  startDiscovery(state);
}

export function applyDraining(state: RunState, agent: AgentState): void {
  agent.isDraining = true;
  refreshSlots(state, agent);
}
