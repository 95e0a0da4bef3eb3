/**
 * The step from what a store folded to what the scheduler is told, the same for every store.
 *
 * Figures are rounded to four decimals of the logarithm, a hundredth of a percent: they go into every run's journal as text.
 */
import type { CaseHistory, FileHistory } from '../../core/file-history.ts';
import type { CaseId, FileKey } from '../../core/id.ts';
import type { LogStat } from '../../core/log-stat.ts';
import type { FileFold } from './fold.ts';

export type CaseName = { readonly id: CaseId; readonly titlePath: readonly string[]; readonly ordinal: number };

/** Returns the history of a file. Cases that were not seen in the newest content are left out: they are gone. */
export function toFileHistory<Id>(key: FileKey, fold: FileFold<Id>, nameOf: (id: Id) => CaseName | undefined): FileHistory {
  const cases: CaseHistory[] = [];
  for (const [id, known] of fold.cases) {
    const name = nameOf(id);
    if (name === undefined || known.content !== fold.content) continue;
    cases.push({
      id: name.id,
      titlePath: name.titlePath,
      ordinal: name.ordinal,
      durationMs: shorten(known.duration),
      lastOutcome: known.lastOutcome,
    });
  }
  return {
    key,
    contentDigest: fold.content,
    loadMs: shorten(fold.loadMs),
    setupMs: shorten(fold.setupMs),
    hookMs: shorten(fold.hookMs),
    slicedRuns: fold.slicedRuns,
    brokenSlices: fold.brokenSlices,
    cases,
  };
}

function shorten(stat: LogStat): LogStat {
  return { n: round(stat.n), meanLog: round(stat.meanLog), varLog: round(stat.varLog) };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
