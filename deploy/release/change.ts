/**
 * What has to be done to a folder that holds one release so that it holds another: the entries that are new or different, and the paths that go first.
 *
 * A batch of rsync that lists a whole tree costs every host a look at every file of it, and the deployer the bytes of the list. So a batch lists what
 * changed and nothing else, and what is gone is named beside it. A path whose kind changed (a file that was a folder) is in both lists: a folder with
 * something in it stands in the way of a file. Of paths that are gone the outermost is named alone. A mode is part of an entry's line, so a file whose
 * mode alone changed is different, too.
 */
import { foldersOf, type ReleaseEntry, renderEntry } from './manifest.ts';

export type Change = {
  readonly changed: readonly ReleaseEntry[];
  /** Relative to the release's folder, none inside another. */
  readonly gone: readonly string[];
};

/** Compares two releases by their manifests. Entries at `leftOut` or below are in neither list: hosts have links there. */
export function planChange(before: readonly ReleaseEntry[], after: readonly ReleaseEntry[], leftOut: readonly string[]): Change {
  const held = new Set(before.map(renderEntry));
  const kinds = new Map(after.map((entry) => [entry.path, entry.kind]));
  const outside = new Set(leftOut);
  const isInside = (path: string, places: ReadonlySet<string>): boolean => foldersOf([path]).some((folder) => places.has(folder));
  const isOutside = (path: string): boolean => outside.has(path) || isInside(path, outside);
  const gone = before.filter(({ path, kind }) => kinds.get(path) !== kind && !isOutside(path)).map(({ path }) => path);
  const places = new Set(gone);
  return {
    changed: after.filter((entry) => !held.has(renderEntry(entry)) && !isOutside(entry.path)),
    gone: gone.filter((path) => !isInside(path, places)),
  };
}
