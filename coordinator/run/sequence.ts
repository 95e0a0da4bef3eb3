/**
 * A run whose files follow each other on one slot, to see again what one slot of another run did in that order.
 *
 * The slot is the first that is ready, and stays the slot of the run: on a second one nothing of what the first files left behind would be there,
 * and an outcome would say nothing of the order. So a run whose slot is gone is given up and proves nothing, whatever it saw until then.
 */
import type { AgentId } from '../../core/id.ts';
import { mayWork } from './agent-slot.ts';
import type { RunState, SlotState } from './state.ts';

/** A slot by its place. */
export type SlotPlace = { readonly agent: AgentId; readonly slot: number };

/** Closes every slot but that of the sequence, and chooses it when one is open for the first time. Other runs keep all. */
export function sequenceSlots(state: RunState, slots: readonly SlotState[]): readonly SlotState[] {
  if (state.settings?.selection?.isSequence !== true) return slots;
  state.sequence ??= slots.find(({ isOpen }) => isOpen) ?? null;
  const { sequence } = state;
  return slots.map((slot) => (slot.agent === sequence?.agent && slot.slot === sequence.slot ? slot : { ...slot, isOpen: false }));
}

/** True when the slot of a sequence that has begun is gone. */
export function isSequenceBroken({ sequence, agents }: RunState): boolean {
  const agent = sequence === null ? undefined : agents.get(sequence.agent);
  return sequence !== null && (agent === undefined || !mayWork(agent));
}
