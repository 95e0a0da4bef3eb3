/** Asks the ledger what failed last, for `--failed`. */
import { ExpectedError } from '../core/expected-error.ts';
import type { CaseId, FileKey } from '../core/id.ts';

/** Returns the cases to run, by file. Throws `not-found` when no run was finished, `no-tests` when nothing failed in it. */
export async function readLastFailures(history: string): Promise<ReadonlyMap<FileKey, readonly CaseId[]>> {
  const { openHistory } = await import('../coordinator/main.ts');
  await using store = await openHistory(history);
  const failures = await store.lastFailures();
  if (failures === null)
    throw new ExpectedError('not-found', `--failed finds no finished run in ${history}`, { hint: 'run all tests first: shard-run' });
  if (failures.size === 0)
    throw new ExpectedError('no-tests', 'nothing failed in the last finished run: there is nothing to run again', {
      hint: 'shard-run runs everything',
    });
  return failures;
}
