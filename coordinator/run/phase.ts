/**
 * The phases of a run follow each other in one direction and each has its own deadlines, counted from its beginning.
 */
import type { Phase, RunState } from './state.ts';

export function enterPhase(state: RunState, phase: Phase): void {
  state.phase = phase;
  state.phaseSinceMs = state.nowMs;
  state.needsPlanning = true;
}
