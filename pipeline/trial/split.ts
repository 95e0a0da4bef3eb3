/**
 * The safeguards of a conviction: a split between trees with and without the commit that neither a false failure rate nor a bad hour explains.
 *
 * A posterior is as good as its prior. This is not: if the commit has nothing to do with it, then every attempt of the case was as likely to fail as
 * any other, whatever that rate is, and who failed is a draw from an urn (Fisher's exact test). The failure that opened the trial is not in the urn,
 * because it was chosen for having failed; the case's past is, as attempts without the commit. Because the past, and another round, were at another
 * time, the split must stand within the rounds as well, each an urn of its own.
 */
import { hypergeometricChance, hypergeometricTail } from '../../core/combination.ts';
import { type Count, countZone, type Evidence, type Group } from './evidence.ts';
import { hasCommit } from './inquiry.ts';

/** A clean past of this many runs says all that a past can say here; the exact sums grow with their number. */
const MAX_PAST_RUNS = 10_000;

/** All attempts, and two looks at a part: a bug may show only in the order of the run, or only on the agent where it was seen. The shares sum up to 1. */
const LOOKS: readonly { readonly share: number; readonly isSeen: (group: Group) => boolean }[] = [
  { share: 0.8, isSeen: () => true },
  { share: 0.1, isSeen: ({ order }) => order === 'as-run' },
  { share: 0.1, isSeen: ({ isSameAgent }) => isSameAgent },
];

/** Returns the chance that attempts with and without the commit split as they did, or further, if the commit has nothing to do with it; 0..1. */
export function chanceOfSplit(evidence: Evidence, commitIndex: number): number {
  return lookAll(evidence, (groups) => {
    const { inPassed, inFailed, outPassed, outFailed } = countZone(groups, ({ tree }) => hasCommit(tree, commitIndex));
    if (outPassed + outFailed === 0) return 1;
    const past = scalePast(evidence);
    const drawn = inPassed + inFailed;
    const urn = { total: drawn + outPassed + outFailed + past.runs, marked: inFailed + outFailed + past.failures, drawn };
    return hypergeometricTail(urn, inFailed);
  });
}

/** Returns the same chance when attempts are compared only with those of their own round, all rounds together. */
export function chanceWithinRounds(evidence: Evidence, commitIndex: number): number {
  return lookAll(evidence, (groups) => {
    const rounds = [...new Set(groups.map(({ round }) => round))].map((round) => groups.filter((group) => group.round === round));
    return tailOfRounds(rounds.map((ofRound) => countZone(ofRound, ({ tree }) => hasCommit(tree, commitIndex))));
  });
}

function lookAll({ groups }: Evidence, chanceOf: (groups: readonly Group[]) => number): number {
  const later = groups.filter(({ isFirst }) => !isFirst);
  return Math.min(1, ...LOOKS.map(({ share, isSeen }) => chanceOf(later.filter(isSeen)) / share));
}

/** A case that came with the batch has no past. */
function scalePast({ tried: { past }, bornWith }: Evidence): { readonly runs: number; readonly failures: number } {
  if (bornWith !== null) return { runs: 0, failures: 0 };
  const scale = Math.min(1, MAX_PAST_RUNS / Math.max(1, past.runs));
  const runs = Math.floor(past.runs * scale);
  return { runs, failures: Math.min(runs, Math.ceil(past.falseFailures * scale)) };
}

/** The failures with the commit are a sum of draws, one from each round's urn; the chances of sums are put together round by round. */
function tailOfRounds(counts: readonly Count[]): number {
  let chances = [1];
  let failed = 0;
  for (const { inPassed, inFailed, outPassed, outFailed } of counts) {
    const drawn = inPassed + inFailed;
    const urn = { total: drawn + outPassed + outFailed, marked: inFailed + outFailed, drawn };
    failed += inFailed;
    const most = Math.min(urn.marked, drawn);
    const next = new Array<number>(chances.length + most).fill(0);
    for (let hits = 0; hits <= most; hits++) {
      const chance = hypergeometricChance(urn, hits);
      for (const [sum, before] of chances.entries()) next[sum + hits] = (next[sum + hits] ?? 0) + before * chance;
    }
    chances = next;
  }
  return chances.slice(failed).reduce((all, chance) => all + chance, 0);
}
