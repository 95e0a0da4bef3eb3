/**
 * Resources that other runs use, too.
 *
 * What a run may use of them now is its allotment, which comes as an input and is in its journal. The run says what it holds and could use whenever
 * that changes, and after each allotment, whose number it repeats: from then on nobody counts more as taken by it. It keeps what it holds until its
 * suites are closed, because what was cancelled may still be at it. A run that shares with nobody has all and says nothing.
 */
import type { RunId } from '../../core/id.ts';
import { resourceWishes } from '../scheduling/resource.ts';
import { connectedSlots } from './agent-slot.ts';
import type { RunState } from './state.ts';
import type { RunInput } from './types.ts';

/** A resource as a run that shares it sees it. */
export type SharedResource = {
  /** Of the last allotment. */
  number: number;
  /** Other runs that have it, while this one has none. */
  heldBy: readonly RunId[];
  held: number;
  /** What was said of it last. */
  said: string;
};

/** Takes note of an allotment. */
export function applyAllotment(
  state: RunState,
  { name, units, number, heldBy }: Extract<RunInput, { readonly type: 'allot-resource' }>,
): void {
  state.allotted.set(name, units);
  const shared = sharedOf(state, name);
  shared.number = number;
  shared.heldBy = heldBy;
  state.needsPlanning = true;
}

/** Says what has changed. */
export function sayResources(state: RunState): void {
  if (state.pool === null || state.settings?.isShared !== true) return;
  const isRunning = state.phase === 'running' && state.stop === 'none';
  for (const { name, held, wanted } of resourceWishes(state.pool, connectedSlots(state))) {
    const shared = sharedOf(state, name);
    const { number } = shared;
    if (isRunning) shared.held = held;
    const use = { name, held: shared.held, wanted: isRunning ? wanted : 0, number };
    const said = JSON.stringify(use);
    if (said === shared.said) continue;
    shared.said = said;
    state.effects.push({ type: 'resource-use', ...use });
  }
}

/** Returns in words which resource the run has nothing of although it could use it; `null` when there is none. */
export function waitingForResource(state: RunState): string | null {
  for (const [name, { heldBy }] of state.shared) {
    if (heldBy.length > 0) return `${name}, held by ${heldBy.length === 1 ? 'run' : 'runs'} ${heldBy.join(', ')}`;
  }
  return null;
}

function sharedOf(state: RunState, name: string): SharedResource {
  const known = state.shared.get(name);
  if (known !== undefined) return known;
  const shared: SharedResource = { number: 0, heldBy: [], held: 0, said: '' };
  state.shared.set(name, shared);
  return shared;
}
