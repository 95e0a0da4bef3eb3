/**
 * The safeguard of a conviction: a split between trees with and without the commit that no false failure rate explains.
 *
 * A posterior is as good as its prior. This is not: if the commit has nothing to do with it, then every attempt of the case was as likely to fail as
 * any other, whatever that rate is, and who failed is a draw from an urn (Fisher's exact test). The failure that opened the trial is not in the urn,
 * because it was chosen for having failed; the case's past is, as attempts without the commit.
 */
import { hypergeometricTail } from '../../core/combination.ts';
import { countZone, type Evidence, type Group } from './evidence.ts';
import { hasCommit } from './inquiry.ts';

/** A clean past of this many runs says all that a past can say here; the exact sums grow with their number. */
const MAX_PAST_RUNS = 10_000;

/** Returns the chance that attempts with and without the commit split as they did, or further, if the commit has nothing to do with it; 0..1. */
export function chanceOfSplit(evidence: Evidence, commitIndex: number): number {
  const groups = evidence.groups.filter(({ isFirst }) => !isFirst);
  // A bug may show only in the order of the run, or only on the agent where it was seen: each is a look of its own.
  const looks = [groups, groups.filter(({ order }) => order === 'as-run'), groups.filter(({ isSameAgent }) => isSameAgent)];
  return Math.min(1, looks.length * Math.min(...looks.map((look) => chanceOf(evidence, look, commitIndex))));
}

function chanceOf({ tried, bornWith }: Evidence, groups: readonly Group[], commitIndex: number): number {
  const { inPassed, inFailed, outPassed, outFailed } = countZone(groups, ({ tree }) => hasCommit(tree, commitIndex));
  if (outPassed + outFailed === 0) return 1;
  const scale = bornWith === null ? Math.min(1, MAX_PAST_RUNS / Math.max(1, tried.past.runs)) : 0;
  const pastRuns = Math.floor(tried.past.runs * scale);
  const pastFailures = Math.min(pastRuns, Math.ceil(tried.past.falseFailures * scale));
  const drawn = inPassed + inFailed;
  const urn = { total: drawn + outPassed + outFailed + pastRuns, marked: inFailed + outFailed + pastFailures, drawn };
  return hypergeometricTail(urn, inFailed);
}
