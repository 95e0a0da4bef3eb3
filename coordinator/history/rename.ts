/**
 * Which history belongs to a file or a case that has a new name.
 *
 * A name is what history hangs on, and names change. Proof, not likeness, moves history: a file of the same suite, project and kind with the
 * same bytes where the old name is gone; in a file, a body with the same text under a title that is new where a title is gone. Where two
 * could be meant, nothing moves: a wrong past misleads the schedule and the flake figures, an empty one only costs a run. Two files that swapped
 * their contents both kept their names, so both keep their own history.
 */
import type { CaseBody } from '../../core/file-body.ts';
import type { CaseHistory, FileHistory } from '../../core/file-history.ts';
import type { CaseId, FileKey } from '../../core/id.ts';
import { caseId } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';

/** Where the past of a file came from: `movedFrom` a key that is gone, or `null`; `cases` from new to old id. */
export type Transfer = { readonly movedFrom: FileKey | null; readonly cases: ReadonlyMap<CaseId, CaseId> };

const NO_TRANSFER: Transfer = { movedFrom: null, cases: new Map() };

/** A file the ledger knows, as far as a move can be seen from it. */
export type KnownFile = Pick<TestFile, 'key' | 'suite' | 'project' | 'kind' | 'contentDigest'>;

/** Returns the old key of each of the `unknown` files that is a moved one. `known` may hold any files; those still in `files` are no candidates. */
export function planMovedFiles(
  files: readonly TestFile[],
  unknown: readonly TestFile[],
  known: readonly KnownFile[],
): ReadonlyMap<FileKey, FileKey> {
  const present = new Set(files.map((file) => file.key));
  const gone = groupBy(
    known.filter((file) => !present.has(file.key)),
    identity,
  );
  const arrived = groupBy(unknown, identity);
  const moves = new Map<FileKey, FileKey>();
  for (const [same, [file, ...others]] of arrived) {
    const [old, ...doubles] = gone.get(same) ?? [];
    if (file !== undefined && old !== undefined && others.length === 0 && doubles.length === 0) moves.set(file.key, old.key);
  }
  return moves;
}

/** Returns the new title of each old last title that was changed while its body was not. */
export function planRenamedTitles(before: readonly CaseBody[], now: readonly CaseBody[]): ReadonlyMap<string, string> {
  const oldTitles = groupBy(before, (body) => body.title);
  const newTitles = groupBy(now, (body) => body.title);
  const gone = groupBy(
    before.filter((body) => !newTitles.has(body.title)),
    (body) => body.bodyDigest,
  );
  const arrived = groupBy(
    now.filter((body) => !oldTitles.has(body.title)),
    (body) => body.bodyDigest,
  );
  const renames = new Map<string, string>();
  for (const [digest, [old, ...others]] of gone) {
    const [fresh, ...doubles] = arrived.get(digest) ?? [];
    if (old !== undefined && fresh !== undefined && others.length === 0 && doubles.length === 0) renames.set(old.title, fresh.title);
  }
  return renames;
}

/** Returns the history under the new key, and where each case came from. */
export function moveHistory(history: FileHistory, key: FileKey): { readonly history: FileHistory; readonly transfer: Transfer } {
  const origins = new Map<CaseId, CaseId>();
  const cases = history.cases.map((known) => {
    const id = caseId(key, known.titlePath, known.ordinal);
    origins.set(id, known.id);
    return { ...known, id };
  });
  return { history: { ...history, key, cases }, transfer: { movedFrom: history.key, cases: origins } };
}

/** Returns the history with renamed cases under their new titles. A new title that has a history of its own keeps it. */
export function renameHistory(
  history: FileHistory,
  renames: ReadonlyMap<string, string>,
): { readonly history: FileHistory; readonly transfer: Transfer } {
  if (renames.size === 0) return { history, transfer: NO_TRANSFER };
  const origins = new Map<CaseId, CaseId>();
  const taken = new Set(history.cases.map((known) => known.id));
  const cases = history.cases.map((known): CaseHistory => {
    const title = renames.get(known.titlePath.at(-1) ?? '');
    if (title === undefined) return known;
    const titlePath = [...known.titlePath.slice(0, -1), title];
    const id = caseId(history.key, titlePath, known.ordinal);
    if (taken.has(id)) return known;
    origins.set(id, known.id);
    return { ...known, id, titlePath };
  });
  return { history: { ...history, cases }, transfer: { movedFrom: null, cases: origins } };
}

function identity(file: KnownFile): string {
  return JSON.stringify([file.suite, file.project, file.kind, file.contentDigest]);
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(values, keyOf);
}
