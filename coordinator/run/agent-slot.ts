/**
 * Agents and their slots as the run sees them: who is there, who may get work.
 *
 * An agent keeps its record when it is lost, and finds it again when it comes back under a new session: its slots' time goes on being counted,
 * its old leases do not. A slot is open when its agent is connected, trusted, not draining, and has a suite ready: one that takes a minute to start
 * holds up nobody but itself, and one that fails there is run elsewhere while the agent goes on with the others.
 */
import type { AgentId } from '../../core/id.ts';
import { median } from '../../core/quantile.ts';
import type { FromAgent } from '../../core/session-message.ts';
import { ANY_CAPACITY, capacityOf } from '../../core/weight.ts';
import { agentSpeed } from '../scheduling/learn.ts';
import { switchSlotTime } from './breakdown.ts';
import { DISCOVERY_MS, DOUBT_FACTOR, LEAST_DOUBTS } from './limit.ts';
import { createStanding } from './standing.ts';
import type { AgentState, RunState, SlotState, SuiteStage } from './state.ts';
import { likenessOf } from './suspect.ts';

type Register = Extract<FromAgent, { readonly type: 'register' }>;

/** Creates or revives the agent's record for a new session. */
export function admitAgent(state: RunState, message: Register): AgentState {
  const agent = state.agents.get(message.agent) ?? createAgent(state, message.agent);
  state.agents.set(agent.id, agent);
  agent.session = message.session;
  agent.labels = message.labels;
  agent.likeness = likenessOf(message).join('\n');
  agent.capacity = capacityOf(message);
  agent.isConnected = true;
  agent.lostAtMs = null;
  agent.isDraining = false;
  state.withdrawn.delete(agent.id);
  state.letGo?.delete(agent.id);
  agent.stages.clear();
  for (let slot = agent.slots.length; slot < message.slots; slot += 1) agent.slots.push(createSlot(state, agent.id, slot));
  for (const slot of agent.slots) {
    slot.labels.clear();
    slot.warm = [];
    slot.capacity = agent.capacity;
    for (const label of message.labels) slot.labels.add(label);
    if (message.speed !== null && message.speed > 0) slot.speed = message.speed;
  }
  refreshSlots(state, agent);
  return agent;
}

function createAgent(state: RunState, id: AgentId): AgentState {
  return {
    id,
    session: '',
    labels: [],
    likeness: '',
    slots: [],
    stages: new Map(),
    stageSinceMs: 0,
    isConnected: false,
    isDraining: false,
    isDistrusted: false,
    isFull: false,
    faults: 0,
    busyMs: 0,
    joinedAtMs: state.nowMs,
    lostAtMs: null,
    wasLost: false,
    capacity: ANY_CAPACITY,
    usableSlots: Number.POSITIVE_INFINITY,
    standing: createStanding(),
    sickness: null,
  };
}

function createSlot(state: RunState, agent: AgentId, slot: number): SlotState {
  return {
    agent,
    slot,
    labels: new Set(),
    speed: 1,
    queue: [],
    isOpen: false,
    serves: null,
    warm: [],
    order: 0,
    time: { use: 'startup', sinceMs: state.startedAtMs },
    capacity: ANY_CAPACITY,
  };
}

/** Opens or closes the agent's slots after anything about it changed. */
export function refreshSlots(state: RunState, agent: AgentState): void {
  const ready = readySuites(state, agent);
  const isOpen = mayWork(agent) && !agent.isFull && ready.size > 0 && !isDoubted(state, agent);
  const serves = ready.size < agent.stages.size ? ready : null;
  for (const slot of agent.slots) {
    slot.isOpen = isOpen && slot.slot < agent.usableSlots;
    slot.serves = serves;
    switchSlotTime(state, slot);
  }
  state.needsPlanning = true;
}

/**
 * True while so much that failed on the agent is being repeated elsewhere that it has to wait for the answers: a machine that fails fast takes
 * everything otherwise. Where all agents fail alike none waits, so that somebody always works.
 */
export function isDoubted(state: RunState, agent: AgentState): boolean {
  const { doubts } = agent.standing;
  if (doubts < Math.max(LEAST_DOUBTS, agent.slots.length)) return false;
  const others = [...state.agents.values()].filter((other) => other !== agent && mayWork(other) && readySuites(state, other).size > 0);
  return others.length > 0 && doubts > DOUBT_FACTOR * median(others.map((other) => other.standing.doubts));
}

/** True when the agent is there and nothing speaks against giving it work once its suites are ready. */
export function mayWork(agent: AgentState): boolean {
  if (!agent.isConnected || agent.isDraining || agent.isDistrusted || agent.sickness !== null) return false;
  const stages = [...agent.stages.values()].filter((stage) => stage !== 'none');
  return stages.length === 0 || stages.some((stage) => stage !== 'failed');
}

/** True when the agent may come to run units of the suite, or runs some. */
export function mayServe(agent: AgentState, suite: string): boolean {
  return mayWork(agent) && agent.stages.get(suite) !== 'failed';
}

function readySuites({ suites }: RunState, agent: AgentState): ReadonlySet<string> {
  return new Set([...suites.keys()].filter((suite) => agent.stages.get(suite) === 'ready'));
}

/** True when no suite will be more ready there than it is. */
function isSettled(state: RunState, agent: AgentState): boolean {
  if (agent.stages.size < state.suites.size) return false;
  return [...agent.stages.values()].every((stage) => stage === 'ready' || stage === 'none' || stage === 'failed');
}

export function setStage(state: RunState, agent: AgentState, suite: string, stage: SuiteStage): void {
  agent.stages.set(suite, stage);
  agent.stageSinceMs = state.nowMs;
}

/** True when the agent gets ready for work, and not for so long that nobody believes it. */
export function isBecomingReady(state: RunState, agent: AgentState): boolean {
  return mayWork(agent) && !isSettled(state, agent) && state.nowMs < agent.stageSinceMs + DISCOVERY_MS;
}

/** Takes over the speeds that the pool learned since. */
export function refreshSpeeds(state: RunState): void {
  if (state.pool === null) return;
  for (const agent of state.agents.values()) {
    const speed = agentSpeed(state.pool, agent.id);
    for (const slot of agent.slots) slot.speed = speed;
  }
}

/** Every slot of connected agents, in the order in which they joined. */
export function connectedSlots(state: RunState): SlotState[] {
  const slots: SlotState[] = [];
  for (const agent of state.agents.values()) if (agent.isConnected) slots.push(...agent.slots);
  return slots;
}

/** Every slot of connected agents, open when it works or will as soon as its agent is ready: what a forecast counts on. */
export function forecastSlots(state: RunState): SlotState[] {
  const slots: SlotState[] = [];
  for (const agent of state.agents.values()) {
    if (agent.isConnected) for (const slot of agent.slots) slots.push({ ...slot, isOpen: mayWork(agent) });
  }
  return ofSequence(state, slots);
}

/** The slots that may come to work in this run, for its bound and its feasibility. */
export function prospectiveSlots(state: RunState): SlotState[] {
  const slots: SlotState[] = [];
  for (const agent of state.agents.values()) if (mayWork(agent)) for (const slot of agent.slots) slots.push({ ...slot, isOpen: true });
  return ofSequence(state, slots);
}

/** A sequence has one slot, whichever it will be. */
function ofSequence({ settings, sequence }: RunState, slots: SlotState[]): SlotState[] {
  if (settings?.selection?.isSequence !== true) return slots;
  if (sequence === null) return slots.slice(0, 1);
  return slots.filter(({ agent, slot }) => agent === sequence.agent && slot === sequence.slot);
}
