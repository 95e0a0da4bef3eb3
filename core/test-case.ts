import { shortDigest } from './digest.ts';
import type { CaseId, FileKey } from './id.ts';

/** What the framework says a case is before it runs: to be run, skipped or left to do by its author. */
export type CaseMode = 'run' | 'skip' | 'todo';

/** One case as its file's collection reports it, in the file's order. */
export type CollectedCase = {
  readonly id: CaseId;
  /** Titles from the outermost suite to the case itself; at least one. Any Unicode, newlines included. */
  readonly titlePath: readonly string[];
  /** 0-based count of earlier cases of the same file with the same title path. */
  readonly ordinal: number;
  readonly mode: CaseMode;
  /** False when the unit's slice leaves this case to another unit. */
  readonly isSelected: boolean;
};

/** Returns the stable id of a case: 22 characters, a function of file, title path and ordinal alone. */
export function caseId(file: FileKey, titlePath: readonly string[], ordinal: number): CaseId {
  return shortDigest(JSON.stringify([file, titlePath, ordinal])) as CaseId;
}

/** Between the titles of a case's name. */
export const TITLE_SEPARATOR = ' > ';

/** Returns the name people read in a report. */
export function displayName(titlePath: readonly string[]): string {
  return titlePath.join(TITLE_SEPARATOR);
}
