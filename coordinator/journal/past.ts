/** What a dead coordinator has written of a run, to be decided again by the one that goes on with it. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunId } from '../../core/id.ts';
import type { RunInput } from '../run/types.ts';
import { type Journal, reopenJournal } from './journal.ts';
import { findOwner } from './owner.ts';
import { type JournalEnd, readJournal } from './reader.ts';
import { journalPath } from './retention.ts';

export type Past = {
  /** Every input in order, once. Throws `journal-damaged` where a line is not what was written. */
  readonly inputs: Iterable<RunInput>;
  /** Goes on writing where `inputs` ended; called after it was read to its end. Throws `journal-unwritable`. */
  reopen(): Journal;
};

/** Throws `usage` while another process serves the run. */
export function readPast(stateDir: string, runId: RunId): Past {
  const owner = findOwner(stateDir, runId);
  if (owner !== null) {
    throw new ExpectedError('usage', `the run "${runId}" is served by the process ${owner}`, {
      hint: `wait for it, or stop it with: kill ${owner}`,
    });
  }
  const path = journalPath(stateDir, runId);
  let end: JournalEnd = { kind: 'complete', validBytes: 0, chain: 0, inputs: 0, problem: '', bytes: 0, digest: '' };
  function* read(): Generator<RunInput, void, undefined> {
    end = yield* readJournal(path);
    if (end.kind !== 'damaged') return;
    throw new ExpectedError('journal-damaged', `the run "${runId}" cannot go on: in "${path}", ${end.problem}`, {
      hint: 'run the tests again without --resume',
    });
  }
  return { inputs: read(), reopen: () => reopenJournal(stateDir, runId, end) };
}
