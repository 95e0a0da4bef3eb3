/**
 * Every way in which a case could have come to fail, with how well it explains what was seen.
 *
 * A hypothesis is a zone of attempts in which something is broken and fails with a rate that is not known, beside the case's own false failures
 * everywhere; likelihoods are summed over both rates. A commit's zone is the trees that have it, an agent's are its attempts, a burst's the time
 * around the failure. Real failures depend on company and place as well: a bug may show only in the order of the run, or only on the agent where
 * it was seen, and a case may not be able to run alone at all. Such variants keep a trial that ran alone and elsewhere from acquitting what it could
 * not have seen; they ask for a round in the right cell instead. See docs/design/0017-trial.md.
 */
import { type Count, countSightings, countZone, type Evidence, type Group } from './evidence.ts';
import { hasCommit } from './inquiry.ts';
import {
  BROKEN_PLACE,
  falseRates,
  LINGERING_FAILURE,
  LOG_PRIOR,
  lingeringShare,
  logPriorOfCommit,
  logSum,
  PAIR_BUG,
  SHARE,
  STRONG,
  STRONG_BUG,
  WEAK_BUG,
  type Weighted,
} from './prior.ts';
import type { Cause } from './types.ts';

/** A cause, the logarithm of its weight after the evidence, and whether it is a bug that shows often enough to be found here. */
export type Explanation = { readonly cause: Cause; readonly isStrong: boolean; readonly logWeight: number };

/** Ends of bursts that are looked at: as many different moments as there are, up to here. */
const MAX_BURST_ENDS = 16;
/** A case that came with the batch never passed anywhere: a longer trouble that meets no other case is not to be believed. */
const MAX_BURST_OF_NEW_CASE_MS = 20_000;
/** A case that cannot run alone fails so often when it must. */
const ALONE_FAILS = 0.98;
/** Pairs of commits are looked at up to here: beyond it their number grows with the square, and the first round only names a section. */
const MAX_PAIRED_BATCH = 32;

/** `crowd`: three or more unrelated cases failed in this run, which is never luck. `mostly-chance`: failures of late were, and nobody touched the case. */
export type Setting = 'plain' | 'crowd' | 'mostly-chance';

const LOG_LUCK: Readonly<Record<Setting, number>> = { 'plain': 0, 'crowd': LOG_PRIOR.crowdLuck, 'mostly-chance': LOG_PRIOR.mostlyChance };

/** Returns all explanations. */
export function explain(evidence: Evidence, setting: Setting): readonly Explanation[] {
  const rates = ratesOf(evidence);
  const trouble = setting === 'crowd' ? LOG_PRIOR.crowdTrouble : 0;
  return [
    { cause: { kind: 'none' }, isStrong: false, logWeight: weighChance(evidence, rates) + LOG_LUCK[setting] },
    ...weighAgents(evidence, rates).map((each) => ({ ...each, logWeight: each.logWeight + trouble })),
    { cause: { kind: 'infrastructure' }, isStrong: false, logWeight: weighBursts(evidence, rates) + trouble },
    ...Array.from({ length: evidence.batchSize }, (_, index) => weighCommit(evidence, rates, index)).flat(),
    ...(evidence.batchSize <= MAX_PAIRED_BATCH ? weighPairs(evidence, rates) : []),
  ];
}

/** A case that came with the batch has no past, whatever the ledger says of its name, and failing often is a bug of who brought it, not its habit. */
function ratesOf({ tried, bornWith }: Evidence): readonly Weighted[] {
  if (bornWith === null) return falseRates(tried.past);
  return falseRates({ ...tried.past, runs: 0, falseFailures: 0 }).filter(({ value }) => value < STRONG);
}

/** Returns the logarithm of the likelihood of the counts, summed over the false failure rate and the rate at which the zone breaks. */
function weighZone({ inPassed, inFailed, outPassed, outFailed }: Count, rates: readonly Weighted[], zone: readonly Weighted[]): number {
  // The sum is kept relative to the largest term so far: this is asked thousands of times, and lists would be most of its cost.
  let [top, sum] = [Number.NEGATIVE_INFINITY, 0];
  for (const rate of rates) {
    const own = chancesOf(rate.value, NO_ZONE);
    const outside = rate.logWeight + times(outFailed, own[0]) + times(outPassed, own[1]);
    const both = chancesOf(rate.value, zone);
    for (let index = 0; index < zone.length; index++) {
      const inside = times(inFailed, both[2 * index]) + times(inPassed, both[2 * index + 1]);
      const log = outside + (zone[index]?.logWeight ?? 0) + inside;
      if (log > top) [top, sum] = [log, sum * Math.exp(top - log) + 1];
      else if (log > top - NEGLIGIBLE) sum += Math.exp(log - top);
    }
  }
  return top + Math.log(sum);
}

/** Terms below e to the minus 50th of the largest change no digit. */
const NEGLIGIBLE = 50;
const NO_ZONE: readonly Weighted[] = [{ value: 0, logWeight: 0 }];
/** Grids and rates are few, and their logarithms are asked for a million times. */
const CHANCES = new Map<readonly Weighted[], Map<number, readonly number[]>>();

/** Returns for each point of the grid the logarithms of the chances to fail and to pass there. */
function chancesOf(rate: number, zone: readonly Weighted[]): readonly number[] {
  const known = CHANCES.get(zone) ?? new Map<number, readonly number[]>();
  CHANCES.set(zone, known);
  const found = known.get(rate);
  if (found !== undefined) return found;
  const made = zone.flatMap(({ value }) => {
    const passes = (1 - rate) * (1 - value);
    return [Math.log(1 - passes), Math.log(passes)];
  });
  known.set(rate, made);
  return made;
}

/** Nothing that did not happen counts, also not what cannot happen. */
function times(count: number, logChance: number | undefined): number {
  return count === 0 ? 0 : count * (logChance ?? Number.NEGATIVE_INFINITY);
}

const isAsRun = (group: Group): boolean => group.order === 'as-run';

/** The first failure is the case's own; what follows may depend on what made it. */
function weighChance({ groups, tried, bornWith }: Evidence, rates: readonly Weighted[]): number {
  const lingering = lingeringShare(tried.past);
  const later = groups.filter(({ isFirst }) => !isFirst);
  const weighLater = (zone: readonly Weighted[], isInside: (group: Group) => boolean): number => {
    const { inPassed, inFailed, outPassed, outFailed } = countZone(later, isInside);
    return weighZone({ inPassed, inFailed, outPassed, outFailed: outFailed + 1 }, rates, zone);
  };
  const plain = Math.log(1 - SHARE.samePlace - SHARE.asRun - SHARE.needsCompany);
  const chance = plain + Math.log(1 - lingering) + weighLater(NO_ZONE, () => false);
  // What fails again and again speaks against whoever brought the case, when it was brought by the batch.
  if (bornWith !== null) return chance;
  return logSum([
    chance,
    plain + Math.log(lingering) + weighLater(LINGERING_FAILURE, () => true),
    Math.log(SHARE.samePlace) + weighLater(BROKEN_PLACE, (group) => isAsRun(group) && group.isSameAgent),
    Math.log(SHARE.asRun) + weighLater(BROKEN_PLACE, isAsRun),
    Math.log(SHARE.needsCompany) + weighNeedingCompany(groups, rates, { isInside: () => false, zone: NO_ZONE }),
  ]);
}

type Zone = { readonly isInside: (group: Group) => boolean; readonly zone: readonly Weighted[] };

/** A case that cannot run alone: attempts alone say nothing of the zone. */
function weighNeedingCompany(groups: readonly Group[], rates: readonly Weighted[], { isInside, zone }: Zone): number {
  const alone = countZone(groups, (group) => !isAsRun(group));
  const broken = alone.inFailed * Math.log(ALONE_FAILS) + alone.inPassed * Math.log(1 - ALONE_FAILS);
  return broken + weighZone(countZone(groups.filter(isAsRun), isInside), rates, zone);
}

/** Only who failed can be sick. When the first failure was elsewhere, it was the case's own. */
function weighAgents({ sightings }: Evidence, rates: readonly Weighted[]): Explanation[] {
  const agents = new Set(sightings.filter(({ hasFailed }) => hasFailed).map(({ agent }) => agent));
  return [...agents].map((agent) => {
    const count = countSightings(sightings, (sighting) => sighting.agent === agent);
    return { cause: { kind: 'agent', agent }, isStrong: false, logWeight: LOG_PRIOR.agent + weighZone(count, rates, BROKEN_PLACE) };
  });
}

function weighBursts({ sightings, bornWith }: Evidence, rates: readonly Weighted[]): number {
  const moments = [...new Set(sightings.map(({ sinceMs }) => Math.abs(sinceMs)))].sort((one, other) => one - other);
  const count = Math.min(moments.length, MAX_BURST_ENDS);
  const ends = Array.from({ length: count }, (_, index) => moments[Math.ceil(((index + 1) * moments.length) / count) - 1] ?? 0);
  const believed = bornWith === null ? ends : ends.filter((endMs) => endMs <= MAX_BURST_OF_NEW_CASE_MS);
  const logs = believed.map((endMs) =>
    weighZone(
      countSightings(sightings, ({ sinceMs }) => Math.abs(sinceMs) <= endMs),
      rates,
      BROKEN_PLACE,
    ),
  );
  return LOG_PRIOR.infrastructure - Math.log(count) + logSum(logs);
}

/** A strong and a weak bug apart: an acquittal of the one is not an acquittal of the other. */
function weighCommit(evidence: Evidence, rates: readonly Weighted[], commitIndex: number): Explanation[] {
  const { groups, tried, batchSize, bornWith } = evidence;
  const prior = bornWith === commitIndex ? LOG_PRIOR.touching : logPriorOfCommit(tried, commitIndex, batchSize);
  const has = (group: Group): boolean => hasCommit(group.tree, commitIndex);
  const everywhere = countZone(groups, has);
  const asRun = countZone(groups, (group) => has(group) && isAsRun(group));
  const onAgent = countZone(groups, (group) => has(group) && group.isSameAgent);
  const plain = 1 - SHARE.bugAsRun - SHARE.bugOnAgent - SHARE.bugNeedsCompany;
  return [STRONG_BUG, WEAK_BUG].map((zone) => ({
    cause: chargeTo(evidence, commitIndex),
    isStrong: zone === STRONG_BUG,
    logWeight:
      prior +
      logSum([
        Math.log(plain) + weighZone(everywhere, rates, zone),
        Math.log(SHARE.bugAsRun) + weighZone(asRun, rates, zone),
        Math.log(SHARE.bugOnAgent) + weighZone(onAgent, rates, zone),
        Math.log(SHARE.bugNeedsCompany) + weighNeedingCompany(groups, rates, { isInside: has, zone }),
      ]),
  }));
}

/** Two that each break the case are charged to the earlier one: evicted, the other shows. Two that break it only together, to the later. */
function weighPairs(evidence: Evidence, rates: readonly Weighted[]): Explanation[] {
  const { groups, tried, batchSize } = evidence;
  const found: Explanation[] = [];
  for (let early = 0; early < batchSize; early++) {
    for (let late = early + 1; late < batchSize; late++) {
      const either = countZone(groups, ({ tree }) => hasCommit(tree, early) || hasCommit(tree, late));
      const both = countZone(groups, ({ tree }) => hasCommit(tree, early) && hasCommit(tree, late));
      const priors = [logPriorOfCommit(tried, early, batchSize), logPriorOfCommit(tried, late, batchSize)] as const;
      const together = Math.max(...priors) + LOG_PRIOR.together - Math.log(batchSize);
      found.push(
        { cause: chargeTo(evidence, early), isStrong: true, logWeight: priors[0] + priors[1] + weighZone(either, rates, PAIR_BUG) },
        { cause: chargeTo(evidence, late), isStrong: true, logWeight: together + weighZone(both, rates, PAIR_BUG) },
      );
    }
  }
  return found;
}

/** What was broken before a case came was red for nobody: who brought the case on top of it answers. */
function chargeTo({ bornWith }: Evidence, commitIndex: number): Cause {
  return { kind: 'commit', commitIndex: Math.max(commitIndex, bornWith ?? 0) };
}
