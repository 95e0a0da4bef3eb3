/**
 * How decisions leave the reducer.
 *
 * Each function appends one effect to the list of the input being reduced. The order of effects is the order in which they were decided,
 * and part of what a replay must repeat; nothing here looks at the clock or at the network.
 */
import type { AgentId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import type { ToAgent } from '../../core/session-message.ts';
import type { RunError } from '../../core/unit.ts';
import { MAX_ERRORS_KEPT } from './limit.ts';
import type { RunState } from './state.ts';

export function emit(state: RunState, event: RunEvent): void {
  state.effects.push({ type: 'emit', event });
}

export function send(state: RunState, agent: AgentId, message: ToAgent): void {
  state.effects.push({ type: 'send', agent, message });
}

/** Keeps the error for the summary and shows it now. The caller says apart whether it decides the verdict. */
export function recordError(state: RunState, error: RunError): void {
  emit(state, { type: 'error', atMs: state.nowMs, error });
  if (state.errors.length >= MAX_ERRORS_KEPT) {
    state.errorsDropped += 1;
    return;
  }
  state.errors.push(error);
}

/** Adds words that a user should read once, however many agents say them. */
export function addNotices(state: RunState, notices: readonly string[]): void {
  for (const notice of notices) if (!state.notices.includes(notice)) state.notices.push(notice);
}

/** Returns an error of our own, without a frame of the user's. */
export function plainError(kind: RunError['kind'], message: string, file: string | null = null): RunError {
  return { kind, file, message, detail: null };
}

/** Adds a reason in words to the faults or the gaps of a run; a million of them say no more than a thousand. */
export function addReason(reasons: string[], reason: string): void {
  if (reasons.length < MAX_ERRORS_KEPT) reasons.push(reason);
}
