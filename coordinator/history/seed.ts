/**
 * What a renamed file or case starts with: the figures of its old name.
 *
 * Used when the first facts under the new name arrive, and again when estimates are made from scratch, with the lineage that was recorded then.
 */
import type { FileFold } from './fold.ts';
import { emptyFileFold } from './fold.ts';

/**
 * Returns `own` with the figures of the cases that have an origin and none of their own. A file without a fold takes the loads' figures of
 * `source`, the file it was moved from; cases take theirs from `source`, or from the file itself when there is none.
 */
export function seedFold<Id>(own: FileFold<Id> | null, source: FileFold<Id> | null, origins: Iterable<readonly [Id, Id]>): FileFold<Id> {
  const base = own ?? (source === null ? emptyFileFold<Id>() : { ...source, cases: new Map() });
  const cases = new Map(base.cases);
  for (const [id, origin] of origins) {
    const figures = (source ?? own)?.cases.get(origin);
    if (figures !== undefined && !cases.has(id)) cases.set(id, figures);
  }
  return { ...base, cases };
}
