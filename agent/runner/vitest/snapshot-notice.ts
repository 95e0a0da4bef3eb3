/** What `vitest run` prints of obsolete snapshots below its results. */

import { posixRelative } from '../test-error.ts';
import type { SnapshotSummary } from './framework.ts';

const MAX_FILES_NAMED = 10;

/** Gathers obsolete keys over one or many calls of Vitest, whose own summary lives as long as a call. */
export class ObsoleteSnapshots {
  readonly #keysByFile = new Map<string, ReadonlySet<string>>();

  add(summary: SnapshotSummary): void {
    for (const { filePath, keys } of summary.uncheckedKeysByFile) {
      const known = this.#keysByFile.get(filePath);
      // A file that ran twice has obsolete only what neither run asked for.
      this.#keysByFile.set(filePath, new Set(known === undefined ? keys : keys.filter((key) => known.has(key))));
    }
  }

  /** Returns one sentence, nothing when all snapshots were asked for. */
  notices(cwd: string): readonly string[] {
    const files = [...this.#keysByFile].filter(([, keys]) => keys.size > 0);
    const count = files.reduce((sum, [, keys]) => sum + keys.size, 0);
    if (count === 0) return [];
    const named = files.slice(0, MAX_FILES_NAMED).map(([path]) => posixRelative(cwd, path));
    const more = files.length > named.length ? ` and ${files.length - named.length} more` : '';
    return [`${count} ${count === 1 ? 'snapshot is' : 'snapshots are'} obsolete: ${named.join(', ')}${more}`];
  }
}
