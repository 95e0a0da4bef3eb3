/**
 * How a run stops giving work out: because all of it is proven, because enough has failed, or because the user said so.
 *
 * Whatever the reason, what is out is taken back, every open file is settled with what is known of it, and the suites are closed.
 */
import { beginClosing } from './close.ts';
import { addNotices } from './effect.ts';
import { type Failure, noteFailure } from './fail.ts';
import { cancelLease } from './loss.ts';
import { isSequenceBroken } from './sequence.ts';
import { settleFile } from './settle.ts';
import type { RunState } from './state.ts';

/** Ctrl-C: takes everything back; what is known is reported. */
export function applyInterrupt(state: RunState): void {
  if (state.phase === 'finished' || state.stop === 'interrupt') return;
  state.stop = 'interrupt';
  if (state.phase === 'closing') return;
  windDown(state, 'the run was interrupted');
}

/** Whoever keeps the runs does not want it any more, and says why: it ends like an interrupted one, with the exit code of the reason. */
export function applyGiveUp(state: RunState, failure: Failure): void {
  if (state.phase === 'closing' || state.phase === 'finished') return;
  state.stop = 'given-up';
  noteFailure(state, failure);
  windDown(state, failure.message);
}

/** Stops when enough cases have failed for good. */
export function stopOnBail(state: RunState): void {
  const bail = state.settings?.bail ?? null;
  if (state.phase !== 'running' || bail === null || bail <= 0 || state.decidedFailures < bail) return;
  state.stop = 'bail';
  addNotices(state, [`stopped after ${state.decidedFailures} failed cases`]);
  windDown(state, 'the run stopped early because of --bail');
}

/** Gives up a sequence whose slot is gone. */
export function stopBrokenSequence(state: RunState): void {
  if (state.phase !== 'running' || !isSequenceBroken(state)) return;
  const message = `the agent "${state.sequence?.agent}" left in the middle of a sequence`;
  applyGiveUp(state, { code: 'agents-missing', message, hint: 'run it again' });
}

/** Closes the suites when every file is settled. */
export function closeWhenSettled(state: RunState): void {
  if (state.phase === 'running' && state.settledFiles === state.files.size) beginClosing(state);
}

function windDown(state: RunState, reason: string): void {
  for (const lease of state.leases.values()) cancelLease(state, lease, reason);
  state.quietFiles.clear();
  for (const file of state.files.values()) if (file.stage !== 'settled') settleFile(state, file, '');
  beginClosing(state);
}
