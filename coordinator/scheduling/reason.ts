/**
 * Why a unit goes where it goes: what the scheduler weighed when it granted it, for the ledger and `shard-run why`.
 *
 * One function for each way in which work reaches a slot. They keep figures and no words, so that a plan costs no text and a replay gives the
 * same bytes. Times are wall milliseconds on the slot that gets the work.
 */
import type { AgentId } from '../../core/id.ts';
import type { LeaseReason } from '../../core/lease-reason.ts';
import type { SlotState } from './survey.ts';

const PLAIN = { againstMs: 0, waiting: 0, isPrefetched: false, from: null } as const;

/** Whole work, in the order of length or because it has a claim to the slot. Ask before the slot is occupied. */
export function reasonWhole(
  slot: SlotState,
  kind: 'longest' | 'constrained' | 'failed-before' | 'touched',
  figures: { readonly workMs: number; readonly waiting: number },
): LeaseReason {
  return { ...PLAIN, kind, workMs: figures.workMs / slot.speed, waiting: figures.waiting, isPrefetched: slot.queued > 0 };
}

/** A piece of a file that would take `wholeMs` at speed 1, while the rest of the run ends in `endMs`. Ask before the slot is occupied. */
export function reasonCut(slot: SlotState, wholeMs: number, endMs: number): LeaseReason {
  return { ...PLAIN, kind: 'cut', workMs: wholeMs / slot.speed, againstMs: endMs, isPrefetched: slot.queued > 0 };
}

/** Evidence of a failure, away from where it failed if there is an elsewhere. Ask before the slot is occupied. */
export function reasonEvidence(slot: SlotState, ms: number, avoided: AgentId | null): LeaseReason {
  const from = avoided === null ? null : ({ how: 'avoided', agent: avoided, slot: null } as const);
  return { ...PLAIN, kind: 'evidence', workMs: ms / slot.speed, isPrefetched: slot.queued > 0, from };
}

/** A copy of a unit that runs on another slot, or of its tail. */
export function reasonCopy(
  original: SlotState,
  kind: 'tail' | 'twin' | 'late-twin',
  figures: { readonly workMs: number; readonly againstMs: number },
): LeaseReason {
  const { agent, slot } = original.view;
  return { ...PLAIN, ...figures, kind, from: { how: 'copied', agent, slot } };
}
