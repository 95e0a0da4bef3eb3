/**
 * From the posterior to a verdict on one failed case: convict, acquit, try again, or hold.
 *
 * A conviction needs both: a posterior above 0.99999, and a split between trees with and without the commit that chance alone makes less than once in
 * a million times, whatever the case's false failure rate is. An acquittal says that no commit of the batch brought a bug which shows in 35 % of
 * attempts or more; a case that the batch touches gets no mercy: no bug at all may be left in doubt, so that one which never failed falsely before is held
 * rather than excused. What is left undecided after three rounds is for a person, who is told what stands between it and a verdict.
 */
import type { CaseId } from '../../core/id.ts';
import { countZone } from './evidence.ts';
import { isTip, isWaiting, roundOf } from './inquiry.ts';
import { chanceOfSplit, chanceWithinRounds } from './split.ts';
import type { CaseVerdict, Cause, Inquiry } from './types.ts';
import { describeAcquittal, describeConviction, describeHold, describeSuspicion } from './verdict-words.ts';
import { type Belief, believe } from './weigh.ts';

/** A glance asks so little that it is no round of those that there are. */
const GLANCE_ROUNDS = 1;
const CONVICTION = 0.99999;
const MAX_SPLIT_CHANCE = 1e-6;
/** The past is not in it, so that it is coarser; it need only tell a commit from a bad hour. */
const MAX_ROUND_CHANCE = 1e-3;
const ACQUITTAL = 0.01;
/** A case that goes on failing at the tip is not excused by its past alone: trees without the commits have to fail as well. */
const ACQUITTAL_OF_FAILING = 1e-4;

/** Returns what became of the case so far. `again` as long as trials of it run or are to be planned; the other kinds are final. */
export function decide(inquiry: Inquiry, id: CaseId): CaseVerdict {
  const belief = believe(inquiry, id);
  const { weighed } = belief;
  const round = roundOf(inquiry, id);
  if (round === 0 || isWaiting(inquiry, id)) return { kind: 'again', weighed, words: describeSuspicion(belief) };
  const [likeliest] = weighed;
  if (likeliest?.cause.kind === 'commit' && isConvicted(belief, likeliest.cause.commitIndex, likeliest.probability)) {
    const { commitIndex } = likeliest.cause;
    return { kind: 'convicted', commitIndex, weighed, words: describeConviction(belief, commitIndex) };
  }
  if (isAcquitted(belief)) {
    const cause = likeliestInnocent(belief);
    return { kind: 'acquitted', cause, weighed, words: describeAcquittal(belief, cause) };
  }
  if (round >= inquiry.maxRounds + (inquiry.isMostlyChance ? GLANCE_ROUNDS : 0))
    return { kind: 'held', weighed, words: describeHold(belief, round) };
  return { kind: 'again', weighed, words: describeSuspicion(belief) };
}

/** A case that came with the batch is on no tree without its commit: there is no other side to compare with. */
function isConvicted({ evidence }: Belief, commitIndex: number, probability: number): boolean {
  if (probability <= CONVICTION) return false;
  if (evidence.bornWith === commitIndex) return true;
  return chanceOfSplit(evidence, commitIndex) < MAX_SPLIT_CHANCE && chanceWithinRounds(evidence, commitIndex) < MAX_ROUND_CHANCE;
}

function isAcquitted({ evidence, strongBug, anyBug }: Belief): boolean {
  const { inFailed, inPassed } = countZone(evidence.groups, (group) => !group.isFirst && isTip(group.tree, evidence.batchSize));
  const doubt = evidence.tried.isTouched ? anyBug : strongBug;
  return doubt < (inFailed > inPassed ? ACQUITTAL_OF_FAILING : ACQUITTAL);
}

/** A bug that is too weak to be found here is no cause that anybody could act on. */
function likeliestInnocent({ weighed }: Belief): Cause {
  return weighed.find(({ cause }) => cause.kind !== 'commit')?.cause ?? { kind: 'none' };
}
