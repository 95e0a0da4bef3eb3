/**
 * What was asked for, in terms of the manifest.
 *
 * There are two ways to ask for less than everything: the failures of the last run, whose cases may be gone by now, which is a notice; and a
 * selection by somebody who wants an answer about exactly these cases, so that one that is not there leaves the run unproven. Whatever the way,
 * the rest of the run sees files, each with the cases that are wanted of it.
 *
 * A sequence is a selection whose files run one after the other on one slot. Two things that there are already make it so: each file is a group
 * of its own, and a group begins when the one before it has ended; and every slot but one is closed to it.
 */
import type { CaseId, FileKey } from '../../core/id.ts';
import type { SelectedCase, Selection } from '../../core/selection.ts';
import { caseId } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import { addNotices, addReason } from './effect.ts';
import type { FileState, RunState } from './state.ts';

/** A case that is wanted; `titlePath` is `null` where only history can tell it. */
export type WantedCase = { readonly id: CaseId; readonly titlePath: readonly string[] | null };

/** By file; a file without cases is wanted whole. */
export type WantedFiles = ReadonlyMap<FileKey, readonly WantedCase[]>;

/** Narrows what was discovered to what was asked for, and says what of it is not there. */
export function narrowToWanted(state: RunState): void {
  const { only = null, selection } = state.settings ?? {};
  if (selection !== undefined) return selectFiles(state, selection);
  if (only === null) return;
  state.wanted = new Map([...only].map(([key, ids]) => [key, ids.map((id) => ({ id, titlePath: null }))]));
  state.discovered = state.discovered.filter((file) => only.has(file.key));
  const gone = only.size - state.discovered.length;
  if (gone > 0) addNotices(state, [`${gone} test files that were asked for are not there any more`]);
}

function selectFiles(state: RunState, { files, isSequence }: Selection): void {
  const wanted = new Map<FileKey, readonly WantedCase[]>();
  const selected: TestFile[] = [];
  for (const { file, cases } of files) {
    const found = state.discovered.filter(({ key, path }) => (key === file || path === file) && !wanted.has(key));
    if (found.length === 0) addReason(state.gaps, `${file}: it was asked for and is not there`);
    for (const one of found) {
      wanted.set(
        one.key,
        cases.map((named) => wantedCase(one.key, named)),
      );
      selected.push(one);
    }
  }
  state.wanted = wanted;
  state.discovered = isSequence ? oneAfterTheOther(selected) : state.discovered.filter(({ key }) => wanted.has(key));
}

function wantedCase(file: FileKey, { id, titlePath }: SelectedCase): WantedCase {
  return { id: id ?? caseId(file, titlePath ?? [], 0), titlePath };
}

/** A bundle goes out in one unit: its files have the place of the first of them. */
function oneAfterTheOther(files: readonly TestFile[]): TestFile[] {
  const places = new Map<string, number>();
  return files.map((file) => {
    const name = file.bundle === null ? file.key : JSON.stringify([file.suite, file.bundle]);
    const group = places.get(name) ?? places.size;
    places.set(name, group);
    return { ...file, group };
  });
}

/** Says which selected cases of a file that is about to be settled nobody has found. */
export function noteAbsentCases(state: RunState, { file, cases }: FileState): void {
  if (state.settings?.selection === undefined || cases === null) return;
  const known = new Set(cases.map(({ id }) => id));
  const absent = (state.wanted?.get(file.key) ?? []).filter(({ id }) => !known.has(id));
  if (absent.length > 0) addReason(state.gaps, `${file.path}: ${absent.length} cases were asked for and are not there`);
}
