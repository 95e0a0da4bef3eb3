/** What a dead coordinator has written of a run, to be decided again by the one that goes on with it. */
import { existsSync, rmSync } from 'node:fs';
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
  requireUnserved(stateDir, runId);
  return readOwnPast(stateDir, runId);
}

function requireUnserved(stateDir: string, runId: RunId): void {
  const owner = findOwner(stateDir, runId);
  if (owner !== null) {
    throw new ExpectedError('usage', `the run "${runId}" is served by the process ${owner}`, {
      hint: `wait for it, or stop it with: kill ${owner}`,
    });
  }
}

/** The same where the whole directory is this process's: the number of a dead one, which a stranger may have by now, says nothing. */
export function readOwnPast(stateDir: string, runId: RunId): Past {
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

/** True when the journal of a run says that it has begun. What a writer left who was killed before that is removed: the run begins anew. One
 * that is damaged has begun, and cannot go on. */
export function hasBegun(stateDir: string, runId: RunId): boolean {
  const path = journalPath(stateDir, runId);
  if (!existsSync(path)) return false;
  let isDamaged = false;
  for (const _ of readJournal(path, ({ kind }) => (isDamaged = kind === 'damaged'))) return true;
  if (!isDamaged) rmSync(path);
  return isDamaged;
}
