/**
 * How many slots a run with a target needs now.
 *
 * Asked of the scheduler once a second, because it costs a dozen forecasts; in between the last answer holds. Without a target, before there is
 * work, and when no number of slots would be in time, there is no answer, and the run takes what it can use.
 */
import type { LeaseId } from '../../core/id.ts';
import { slotsForTarget } from '../scheduling/target.ts';
import { forecastSlots } from './agent-slot.ts';
import { pendingCases } from './pending-case.ts';
import type { RunState } from './state.ts';

/** Often enough to give agents back, rare enough to cost nothing. */
const ASK_EVERY_MS = 1_000;

/** Returns the fewest slots that end in time 19 times in 20; `null` when there is no target, or none that can be met. */
export function neededSlots(state: RunState): number | null {
  const targetMs = state.settings?.targetMs ?? null;
  if (targetMs === null || state.pool === null) return null;
  if (state.needed !== null && state.nowMs < state.needed.atMs + ASK_EVERY_MS) return state.needed.slots;
  const leftMs = state.startedAtMs + targetMs - state.nowMs;
  const options = { pendingCases: (lease: LeaseId) => pendingCases(state, lease) };
  const slots = slotsForTarget(state.pool, { slots: forecastSlots(state), nowMs: state.nowMs, leftMs, options });
  state.needed = { atMs: state.nowMs, slots };
  return slots;
}

/** The same before anything has run, for all of the target's time: what a plan says. */
export function plannedSlots(state: RunState): number | null {
  const targetMs = state.settings?.targetMs ?? null;
  if (targetMs === null || state.pool === null) return null;
  return slotsForTarget(state.pool, { slots: forecastSlots(state), nowMs: state.nowMs, leftMs: targetMs });
}
