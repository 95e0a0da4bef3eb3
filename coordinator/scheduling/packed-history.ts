/**
 * What history says of a file, in columns.
 *
 * A run hears the histories of all its files before the first estimate can be made, because every case leans on its suite. A million cases as
 * objects with statistics as objects are 300 MB that live only until then; as columns they are their titles and 25 bytes each. Cases are made
 * objects again a file at a time, when the file is estimated.
 */
import type { CaseHistory, FileHistory } from '../../core/file-history.ts';
import type { CaseId } from '../../core/id.ts';

/** A file's history; position in each column is the case. */
export type PackedHistory = Omit<FileHistory, 'cases'> & {
  readonly titlePaths: readonly (readonly string[])[];
  /** `n`, `meanLog` and `varLog` of each case's duration, one after the other. */
  readonly stats: Float64Array;
  /** Positions in `OUTCOMES`. */
  readonly outcomes: Uint8Array;
  /** `null` when nobody will ask for cases by id. */
  readonly ids: readonly CaseId[] | null;
};

/** A case as estimates see it. */
export type KnownCase = Pick<CaseHistory, 'titlePath' | 'durationMs' | 'lastOutcome'>;

const OUTCOMES: readonly CaseHistory['lastOutcome'][] = ['passed', 'failed', 'skipped'];

/** Returns the history in columns; with `keepsIds` the ids of its cases too. */
export function packHistory({ cases, ...file }: FileHistory, keepsIds: boolean): PackedHistory {
  const titlePaths: (readonly string[])[] = [];
  const stats = new Float64Array(3 * cases.length);
  const outcomes = new Uint8Array(cases.length);
  let previous: readonly string[] = [];
  for (const [index, { titlePath, durationMs, lastOutcome }] of cases.entries()) {
    previous = shareTitles(titlePath, previous);
    titlePaths.push(previous);
    stats.set([durationMs.n, durationMs.meanLog, durationMs.varLog], 3 * index);
    outcomes[index] = OUTCOMES.indexOf(lastOutcome);
  }
  return { ...file, titlePaths, stats, outcomes, ids: keepsIds ? cases.map(({ id }) => id) : null };
}

/** Neighbours lie in the same `describe`: its title is kept once. */
function shareTitles(titlePath: readonly string[], previous: readonly string[]): readonly string[] {
  return titlePath.map((title, depth) => {
    const known = previous[depth];
    return known === title ? known : title;
  });
}

/** Returns the cases as objects. */
export function unpackCases({ titlePaths, stats, outcomes }: PackedHistory): KnownCase[] {
  return titlePaths.map((titlePath, index) => ({
    titlePath,
    durationMs: { n: stats[3 * index] ?? 0, meanLog: stats[3 * index + 1] ?? 0, varLog: stats[3 * index + 2] ?? 0 },
    lastOutcome: OUTCOMES[outcomes[index] ?? 0] ?? 'passed',
  }));
}
