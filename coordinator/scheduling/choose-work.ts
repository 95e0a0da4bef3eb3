/**
 * What a slot should do next.
 *
 * Evidence of failures goes first: it is short, and someone waits for it. Then the longest lot that the slot can take, because what is long
 * must start early and what is short fills the end. Two exceptions: what failed in the run before, or is touched by what changed, goes earlier where that makes
 * nothing end later, and work that few slots can do has first claim on these. A slot may take other
 * work only while the restricted work would still fit on its slots before the end of the run with a margin; otherwise it must serve those who
 * have nobody else. So has heavy work, of which an agent bears fewer units than it has slots. See docs/design/0001-scheduling.md.
 *
 * Where suites cost something to begin, a slot's home (home.ts) says first which suite it is to be.
 *
 * A suite may ask others to be green. When one of them is not, somebody mends that first, and the suite's work is only for slots that would be idle.
 */
import { NO_WEIGHT } from '../../core/weight.ts';
import { classFactor } from './expectation.ts';
import { chooseSuite, coldMs } from './home.ts';
import type { Constraint, EvidenceLot, Lot, Pool, WorkClass } from './pool-state.ts';
import { resourceClaim, resourcesOf } from './resource.ts';
import { servesSuite } from './slot-view.ts';
import { longestLot } from './stock.ts';
import type { SlotState, Survey } from './survey.ts';
import { mayHold } from './survey.ts';

/** A lot for a slot; `why` it and no other. */
export type Choice = { readonly lot: Lot; readonly factor: number; readonly why: 'longest' | 'constrained' | 'failed-before' | 'touched' };

/** Returns the lot that the slot should take; `null` when the pool has nothing for it. Takes nothing out. */
export function chooseLot(pool: Pool, survey: Survey, slot: SlotState): Choice | null {
  const longest = longestAtHome(pool, survey, slot, {});
  if (longest === null) return slot.queued === 0 ? longestAtHome(pool, survey, slot, { isDeferred: true }) : null;
  for (const claim of claimsBefore(pool, survey, slot, longest)) {
    const claimed = longestAmong(pool, survey, slot, { within: claim.within });
    if (claimed !== null && maySetUpFor(pool, survey, slot, { claim, claimed })) return { ...claimed, why: 'constrained' };
  }
  const scarce = chooseScarce(pool, survey, slot, longest);
  if (scarce !== null) return scarce;
  return chooseEarly(pool, survey, slot, longest) ?? longest;
}

/** Work of a resource that would end last if the slot took the longest lot first. */
function chooseScarce(pool: Pool, survey: Survey, slot: SlotState, longest: Choice): Choice | null {
  const wallMs = (longest.lot.ms * longest.factor) / slot.speed;
  const resource = resourceClaim(pool, survey, slot, { workClass: longest.lot.workClass, wallMs });
  const choice = resource === null ? null : longestAmong(pool, survey, slot, { resource });
  return choice === null || coldMs(pool, slot, choice.lot.workClass.suite) > pool.tuning.roundTripMs
    ? null
    : { ...choice, why: 'constrained' };
}

/** Somebody waits for what failed last time, and for what the change touches. It goes first where the longest lot still ends with the rest of the run when it comes after it. */
function chooseEarly(pool: Pool, survey: Survey, slot: SlotState, longest: Choice): Choice | null {
  const early = longestAmong(pool, survey, slot, {
    isEarly: true,
    ...(survey.homes !== null && { suite: longest.lot.workClass.suite }),
  });
  if (early === null || early.lot === longest.lot) return null;
  const wallMs = (early.lot.ms * early.factor + (longest.lot.ms + longest.lot.deviationMs) * longest.factor) / slot.speed;
  if (slot.owedMs + wallMs > survey.endMs || claimsBefore(pool, survey, slot, early).length > 0) return null;
  return { ...early, why: early.lot.stocks.some(({ estimate }) => estimate.isTouched === true) ? 'touched' : 'failed-before' };
}

/** Where suites cost something the slot's home decides first, and it may say that nothing pays. */
function longestAtHome(pool: Pool, survey: Survey, slot: SlotState, among: Among): Choice | null {
  if (survey.homes === null) return longestAmong(pool, survey, slot, among);
  const classes = pool.classes.filter((workClass) => hasLots(pool, survey, slot, { workClass, among }));
  const suite = classes.length === 0 ? null : chooseSuite(pool, survey, slot, classes);
  return suite === null ? null : longestAmong(pool, survey, slot, { ...among, suite });
}

/**
 * Which lots: of a suite, of the constraints at these positions, of those that use a resource, and of those only what somebody waits for. Unset is all. Deferred work
 * is among them only where it is asked for, and then alone.
 */
type Among = {
  readonly suite?: string;
  readonly within?: readonly number[];
  readonly resource?: string;
  readonly isEarly?: boolean;
  readonly isDeferred?: boolean;
};

function longestAmong(pool: Pool, survey: Survey, slot: SlotState, among: Among): Choice | null {
  let best: Choice | null = null;
  let bestKey = Number.NEGATIVE_INFINITY;
  for (const workClass of pool.classes) {
    if (!hasLots(pool, survey, slot, { workClass, among })) continue;
    const entry = longestLot(among.isEarly ? workClass.earlyHeap : workClass.heap);
    const factor = classFactor(pool, workClass);
    if (entry === null || entry.key * factor <= bestKey) continue;
    bestKey = entry.key * factor;
    best = { lot: entry.lot, factor, why: 'longest' };
  }
  return best;
}

function hasLots(
  pool: Pool,
  survey: Survey,
  slot: SlotState,
  { workClass, among }: { readonly workClass: WorkClass; readonly among: Among },
): boolean {
  return workClass.lots > 0 && isAmong(pool, workClass, among) && canTake(pool, survey, slot, workClass);
}

function isAmong(pool: Pool, workClass: WorkClass, { suite, within, resource, isDeferred = false }: Among): boolean {
  if (suite !== undefined && workClass.suite !== suite) return false;
  if (pool.deferred.has(workClass.suite) !== isDeferred) return false;
  if (within?.includes(workClass.constraint) === false) return false;
  return resource === undefined || resourcesOf(pool, workClass.suite).some(({ name }) => name === resource);
}

/**
 * Returns the constraints whose work, and what is within them, must come before the chosen lot on this slot, the one with least to spare first; what every
 * slot can do but for its weight comes last. Where nothing has a weight, the first alone.
 */
function claimsBefore(pool: Pool, survey: Survey, slot: SlotState, choice: Choice): readonly Constraint[] {
  const lotMs = choice.lot.ms * choice.factor + coldMs(pool, slot, choice.lot.workClass.suite) * slot.speed;
  const isUrgent = mustStay(choice.lot) && slot.owedMs + URGENCY * (lotMs / slot.speed) > survey.endMs;
  const claims: { readonly constraint: Constraint; readonly spareMs: number; readonly isLast: boolean }[] = [];
  for (const constraint of pool.constraints) {
    const { index, within, weight } = constraint;
    const workMs = survey.work[index] ?? 0;
    if (workMs <= 0 || !slot.capable[index] || within.includes(choice.lot.workClass.constraint)) continue;
    const isLast = weight !== NO_WEIGHT && survey.isEverywhere[index] === true;
    // A weight that keeps nobody waiting restricts nothing, and what only few slots can do comes before what is only heavy.
    if (isLast && (survey.isEasy[index] || !survey.isEverywhere[choice.lot.workClass.constraint])) continue;
    const spareMs = (survey.spare[index] ?? 0) - lotMs - pool.tuning.constraintMargin * workMs;
    if (isUrgent && spareMs > 0) continue;
    claims.push({ constraint, spareMs, isLast });
  }
  claims.sort((a, b) => Number(a.isLast) - Number(b.isLast) || a.spareMs - b.spareMs);
  return claims.slice(0, pool.weights.size === 0 ? 1 : claims.length).map(({ constraint }) => constraint);
}

/** What every slot can do, and only fewer of it at once, need not have the slots for which it costs a set-up. */
function maySetUpFor(
  pool: Pool,
  survey: Survey,
  slot: SlotState,
  { claim, claimed }: { readonly claim: Constraint; readonly claimed: Choice },
): boolean {
  if (claim.weight === NO_WEIGHT || survey.isEverywhere[claim.index] !== true) return true;
  return coldMs(pool, slot, claimed.lot.workClass.suite) <= pool.tuning.roundTripMs;
}

/** A lot that nobody can cut has to start while so many times its length is left. */
const URGENCY = 1.5;

function mustStay(lot: Lot): boolean {
  return lot.bundle !== null || lot.stocks.some((stock) => stock.estimate.wholeReason !== null || stock.pooledCount < 2);
}

/** Returns whether labels, groups, limits and room let the slot take work of the class. */
function canTake(pool: Pool, survey: Survey, slot: SlotState, { constraint, group, suite }: WorkClass): boolean {
  if (group > survey.topGroup || !slot.capable[constraint]) return false;
  const maxPerAgent = pool.constraints[constraint]?.maxPerAgent ?? Number.POSITIVE_INFINITY;
  return mayHold(pool, survey, slot.view, { group, maxPerAgent, suite });
}

/** Takes the oldest evidence that the slot should collect out of the pool; `null` when there is none. */
export function takeEvidence(
  pool: Pool,
  survey: Survey,
  slot: SlotState,
): { readonly lot: EvidenceLot; readonly workClass: WorkClass } | null {
  if (pool.evidenceCount === 0) return null;
  for (const workClass of pool.classes) {
    if (workClass.evidence.size === 0 || !canTake(pool, survey, slot, workClass)) continue;
    for (const [avoided, queue] of workClass.evidence) {
      const position = queue.findIndex((lot) => isForSlot(survey, slot, { lot, workClass }));
      if (position < 0) continue;
      const [lot] = queue.splice(position, 1);
      if (queue.length === 0) workClass.evidence.delete(avoided);
      if (lot === undefined) continue;
      pool.evidenceCount -= 1;
      return { lot, workClass };
    }
  }
  return null;
}

/** True when the slot is of another agent that is alike, or when there is no such slot; it need not be like where there is no like one. */
function isForSlot(
  survey: Survey,
  slot: SlotState,
  { lot, workClass: { constraint, suite } }: { readonly lot: EvidenceLot; readonly workClass: WorkClass },
): boolean {
  const isOther = ({ view }: SlotState): boolean => view.agent !== lot.avoidAgent;
  const mayTake = ({ capable, view }: SlotState): boolean => capable[constraint] === true && servesSuite(view, suite);
  const isLike = ({ view }: SlotState): boolean => lot.likeLabels.every((label) => view.labels.has(label));
  const others = lot.avoidAgent === null ? [] : survey.slots.filter((other) => isOther(other) && mayTake(other));
  if (others.length === 0) return true;
  if (!isOther(slot)) return false;
  return isLike(slot) || !others.some(isLike);
}
