/**
 * What one agent alone says against a file is asked of another before it counts.
 *
 * When a file is about to be settled and everything that speaks against it was said by one agent, what failed is repeated on an agent like it: a
 * control. It is no retry: a pass there changes no outcome and makes nothing flaky. A control that fails as well confirms the failure. One
 * that passes contradicts the agent, and the file is held, for the next contradictions may show that the agent is sick. It is settled as it stands
 * when the agent's other work speaks for it again, or when the run has nothing else to do. Controls that confirm are bounded by what the agent
 * got done, so that a revision on which everything fails costs an eighth more, not twice as much. See docs/operating/sick-agents.md.
 */
import type { AgentId } from '../../core/id.ts';
import { isBecomingReady, mayWork, refreshSlots } from './agent-slot.ts';
import { FREE_CONTROLS, MAX_HELD_FILES, UNITS_PER_CONTROL } from './limit.ts';
import type { NextStep } from './next-step.ts';
import { sickOdds } from './standing.ts';
import type { AgentState, FileState, RunState } from './state.ts';
import { failedEntries, findSuspect, hasFailure, isContradicted, isLike } from './suspect.ts';

/** What is done with a file instead of settling it. */
export type ControlStep = Extract<NextStep, { readonly kind: 'control' | 'hold' }>;

/** Decides whether a file that would be settled has to wait for the word of another agent; `null` when it has not. */
export function planControl(state: RunState, file: FileState): ControlStep | null {
  const agent = isAsking(state) ? findSuspect(state, file) : null;
  if (agent === null) return null;
  if (file.contradicted === agent.id) return mayHold(state, agent) ? { kind: 'hold' } : null;
  if (file.control !== 'none' || !hasFailure(file)) return null;
  const chance = controlChance(state, file, agent);
  if (chance === 'later') return state.heldFiles.size < MAX_HELD_FILES ? { kind: 'hold' } : null;
  return chance === 'never' ? null : { kind: 'control', agent: agent.id, entries: failedEntries(file) };
}

/** A sequence has one slot, and asking it again would put something between its files. */
function isAsking({ stop, phase, settings }: RunState): boolean {
  return stop === 'none' && phase === 'running' && settings?.selection?.isSequence !== true;
}

function mayHold(state: RunState, agent: AgentState): boolean {
  return sickOdds(agent.standing) > 1 && state.heldFiles.size < MAX_HELD_FILES;
}

/** True when another agent like this one can be asked, or will be, and asking is not known to be of no use. */
export function mayBeControlled(state: RunState, file: FileState, id: AgentId): boolean {
  const agent = state.agents.get(id);
  return agent !== undefined && isAsking(state) && controlChance(state, file, agent) !== 'never';
}

/** `later`: another agent is about to be ready. */
function controlChance(state: RunState, file: FileState, { id, standing }: AgentState): 'now' | 'later' | 'never' {
  if (standing.confirmed >= FREE_CONTROLS + standing.units / UNITS_PER_CONTROL) return 'never';
  const able = [...state.agents.values()].filter(
    (other) => isLike(state, other.id, id) && mayWork(other) && file.file.labels.every((label) => other.labels.includes(label)),
  );
  if (able.some((other) => other.stages.get(file.file.suite) === 'ready')) return 'now';
  return able.some((other) => isBecomingReady(state, other)) ? 'later' : 'never';
}

/** Notes that what one agent alone failed is out again, wherever the reason came from. */
export function beginDoubt(state: RunState, file: FileState): void {
  const agent = findSuspect(state, file);
  if (agent === null || file.doubted !== null) return;
  file.doubted = agent.id;
  agent.standing.doubts += 1;
  refreshSlots(state, agent);
}

/** The file came to rest: reads what the other agent said. Answers the agent that it contradicts, once for each file. */
export function endDoubt(state: RunState, file: FileState): AgentState | null {
  const agent = dropDoubt(state, file);
  if (agent === null) return null;
  if (file.control === 'out') file.control = 'done';
  if (findSuspect(state, file) !== agent) {
    agent.standing.confirmed += 1;
    return null;
  }
  if (file.contradicted !== null || !isContradicted(state, file, agent.id)) return null;
  file.contradicted = agent.id;
  return agent;
}

/** Nobody is asked about the file any more; answers whom it was about. */
export function dropDoubt(state: RunState, file: FileState): AgentState | null {
  const agent = file.doubted === null ? undefined : state.agents.get(file.doubted);
  file.doubted = null;
  if (agent === undefined) return null;
  agent.standing.doubts -= 1;
  refreshSlots(state, agent);
  return agent;
}

/** Keeps the file from being settled. */
export function holdFile(state: RunState, file: FileState): void {
  file.isHeld = true;
  state.heldFiles.add(file.file.key);
}

/** Looks again at the files that wait for the agent; those that need not wait any more are settled. */
export function releaseHeld(state: RunState, agent: AgentState): void {
  if (state.heldFiles.size === 0 || mayHold(state, agent)) return;
  for (const key of state.heldFiles) {
    const file = state.files.get(key);
    if (file?.contradicted === agent.id) letGo(state, file);
  }
}

/** Agents may be ready by now that were not: looks again at the files that wait for one. */
export function askAboutHeld(state: RunState): void {
  for (const key of state.heldFiles) {
    const file = state.files.get(key);
    if (file?.contradicted === null) letGo(state, file);
  }
}

/** With nothing else to do no more can be learned of an agent: what waits for its judgement may be settled. Answers whether anything does. */
export function releaseAllHeld(state: RunState): boolean {
  if (state.phase !== 'running' || state.heldFiles.size === 0 || state.leases.size > 0 || state.needsPlanning) return false;
  for (const key of state.heldFiles) {
    const file = state.files.get(key);
    if (file === undefined || file.contradicted === null) continue;
    letGo(state, file);
    file.contradicted = null;
    file.control = 'done';
  }
  return true;
}

function letGo(state: RunState, file: FileState): void {
  file.isHeld = false;
  state.heldFiles.delete(file.file.key);
  state.quietFiles.add(file.file.key);
}
