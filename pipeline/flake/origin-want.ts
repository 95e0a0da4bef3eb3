/**
 * For which cases it is worth to search the commit that made them flaky, what the ledger knows of such a search, and how its end is told.
 *
 * A second false failure within a month indicts a case, and from then on somebody has to answer for it: the search says who can. It is done once for each segment, for what was
 * found of an older text says nothing of the new one. Nothing is remembered but the repetitions themselves, under a context that names the commit, so that a
 * search goes on after a restart. What a clean burn-in of a commit found counts, too: that tree had the commit, and perhaps later ones, so that its passes speak for it.
 */
import type { CaseId } from '../../core/id.ts';
import { type CaseTally, ORIGIN_CONTEXT, type OriginRow, type SoakRow } from '../../core/ledger-row.ts';
import type { OriginEnd, OriginSeen } from './origin.ts';
import { RECENT_DAYS } from './state.ts';

const DAY_MS = 86_400_000;
const INDICTED_FAILURES = 2;
const BURN_IN = 'burn-in ';
/** As much of a commit's name as git itself shows: contexts have no more of it. */
const COMMIT_CHARACTERS = 12;

/** Returns the cases that want a search, those that fail most often first. */
export function originCases(tallies: readonly CaseTally[], origins: readonly OriginRow[], nowMs: number): readonly CaseTally[] {
  const searched = new Map(origins.map((row) => [row.case, row.atMs]));
  return tallies
    .filter(({ id, falseFailures, lastFalseMs, sinceMs }) => {
      const isRecent = lastFalseMs !== null && lastFalseMs > nowMs - RECENT_DAYS * DAY_MS;
      return falseFailures >= INDICTED_FAILURES && isRecent && (searched.get(id) ?? Number.NEGATIVE_INFINITY) < sinceMs;
    })
    .toSorted((a, b) => b.falseFailures - a.falseFailures);
}

/** The context of repetitions on the tree of a commit. */
export function originContext(commit: string): string {
  return ORIGIN_CONTEXT + commit.slice(0, COMMIT_CHARACTERS);
}

/** Returns what is known of a case on the trees of some commits, oldest first. */
export function gatherOriginSeen(rows: readonly SoakRow[], id: CaseId, commits: readonly string[]): readonly OriginSeen[] {
  const indexes = new Map(commits.map((commit, index) => [commit.slice(0, COMMIT_CHARACTERS), index]));
  return rows.flatMap(({ case: of, context, runs, failures }): OriginSeen[] => {
    const isLook = context.startsWith(ORIGIN_CONTEXT);
    if (of !== id || !(isLook || (context.startsWith(BURN_IN) && failures === 0))) return [];
    const index = indexes.get(context.split(' ')[1] ?? '');
    return index === undefined ? [] : [{ index, runs, failures }];
  });
}

/** Returns what was counted, in words. */
export function describeOrigin({ kind, index, last }: OriginEnd, seen: readonly OriginSeen[], commits: readonly string[]): string {
  const since = count(seen.filter((one) => one.index >= last));
  const before = count(seen.filter((one) => one.index < index));
  switch (kind) {
    case 'found':
      return `failed ${since} repetitions with it and ${before} before`;
    case 'older':
      return `failed ${since} repetitions; nobody could look further back`;
    case 'not-shown':
      return `failed ${since} repetitions: it needs another company than its own`;
    case 'undecided':
      return `failed ${since} repetitions with it and ${before} before ${commits[index]?.slice(0, COMMIT_CHARACTERS)}; the ${last - index + 1} commits between cannot be told apart`;
  }
}

function count(seen: readonly OriginSeen[]): string {
  const sum = (what: 'runs' | 'failures'): number => seen.reduce((total, one) => total + one[what], 0);
  return `${sum('failures')} of ${sum('runs')}`;
}
