/** What `--failed` asks the ledger of a repository for. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunSettings } from '../run/types.ts';
import type { HistoryStore } from './store.ts';

/** Returns the failures of the last finished run. Throws `not-found` without one, `no-tests` when nothing failed. */
export async function readFailures(store: HistoryStore): Promise<NonNullable<RunSettings['only']>> {
  const failures = await store.lastFailures();
  if (failures === null)
    throw new ExpectedError('not-found', 'the coordinator knows no finished run of this repository', { hint: 'run all tests first' });
  if (failures.size === 0)
    throw new ExpectedError('no-tests', 'nothing failed in the last finished run of this repository', {
      hint: 'leave --failed out to run everything',
    });
  return failures;
}
