/**
 * A run that cannot begin: the error of whoever could not do its part becomes the run's only result.
 *
 * Nothing was dispatched, so nothing is proven: the verdict is `incomplete`, and the exit code is the error's own.
 */
import { ERROR_TABLE, type ErrorCode, EXIT } from '../../core/expected-error.ts';
import { beginClosing } from './close.ts';
import { plainError, recordError } from './effect.ts';
import type { RunState } from './state.ts';

/** Why a run ends without having proven anything, in the words of an `ExpectedError`. */
export type Failure = { readonly code: ErrorCode; readonly message: string; readonly hint: string };

/** Ends the run before dispatch. */
export function failRun(state: RunState, failure: Failure): void {
  if (state.phase === 'closing' || state.phase === 'finished') return;
  noteFailure(state, failure);
  beginClosing(state);
}

/** Makes the error the run's only result. A code that the table does not know exits like an incomplete run. */
export function noteFailure(state: RunState, failure: Failure): void {
  state.failureExit = ERROR_TABLE[failure.code]?.exit ?? EXIT.incomplete;
  state.gaps.push(failure.message);
  recordError(state, { ...plainError('workspace', failure.message), code: failure.code, hint: failure.hint });
}
