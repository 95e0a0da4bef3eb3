/** Opens the ledger that a `--history` value names. */
import { ExpectedError } from '../../core/expected-error.ts';
import { openSqliteHistory } from './sqlite-store.ts';
import type { HistoryStore } from './store.ts';

/**
 * Opens the ledger at a path, made when absent with its directory. Throws an `ExpectedError`: `history-corrupt`, `history-newer`,
 * `history-unwritable` (the caller may go on with `createMemoryHistory()`), or `usage` for a URL that no store understands.
 */
export async function openHistory(location: string): Promise<HistoryStore> {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(location)?.[1];
  if (scheme !== undefined) {
    throw new ExpectedError('usage', `history "${scheme}://…" is not supported by this version; expected the path of a file`, {
      hint: 'give a path, for example --history .shard-run/history.db',
    });
  }
  return openSqliteHistory(location);
}
