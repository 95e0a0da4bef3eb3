/**
 * Hands out work: the scheduler's one entry for decisions.
 *
 * Slots are served in the order in which they run dry. A slot gets work when it is idle, and one unit ahead (several when they are tiny) as
 * soon as the running one may end within the prefetch horizon; not earlier, because what is not handed out can still go to whoever is free
 * first. When the pool has nothing for an idle slot, it takes unstarted units back from slots that will be late (recall), and then the tails
 * of running units (twin). What is granted has left the pool when this returns.
 *
 * Cost: one pass over the slots, then a logarithm a grant. No call walks over files or cases.
 */

import type { Choice } from './choose-work.ts';
import { chooseLot, takeEvidence } from './choose-work.ts';
import { planCut } from './cut.ts';
import { createHeap, popHeap, pushHeap } from './heap.ts';
import { coldMs, settle } from './home.ts';
import type { Lot, Pool, WorkClass } from './pool-state.ts';
import { reasonCut, reasonEvidence, reasonWhole } from './reason.ts';
import { planRecalls } from './recall.ts';
import { pooledPortion, shelve, takePortion, toSlice, unshelve } from './stock.ts';
import type { SlotState, Survey } from './survey.ts';
import { holdUnit, surveySlots } from './survey.ts';
import { planTwins } from './twin.ts';
import type { Decision, Grant, PlanOptions, SlotView } from './types.ts';

/**
 * Returns what to grant and what to take back now. The pool is updated by what is granted: hand out every grant, or return its work.
 *
 * @param nowMs the clock that `startedAtMs` of queued units was read from
 */
export function planGrants(pool: Pool, slots: readonly SlotView[], nowMs: number, options: PlanOptions = {}): Decision {
  const survey = surveySlots(pool, slots, nowMs);
  const grants = grantPooledWork(pool, survey);
  const idle = survey.slots.filter((slot) => slot.queued === 0);
  if (idle.length === 0) return { grants, recalls: [] };
  const recall = planRecalls(pool, survey, idle);
  const twins = planTwins(pool, survey, recall.stillIdle, options);
  return { grants: [...grants, ...twins], recalls: recall.leases };
}

function grantPooledWork(pool: Pool, survey: Survey): Grant[] {
  const grants: Grant[] = [];
  const hungry = createHeap<SlotState>(runsDryBefore);
  for (const slot of survey.slots) if (wantsWork(pool, slot)) pushHeap(hungry, slot);
  for (let slot = popHeap(hungry); slot !== null; slot = popHeap(hungry)) {
    const grant = grantNext(pool, survey, slot);
    if (grant === null) continue;
    grants.push(grant);
    if (wantsWork(pool, slot)) pushHeap(hungry, slot);
  }
  return grants;
}

/** Ties go to the faster slot, then to the names: the same state gives the same plan. */
function runsDryBefore(a: SlotState, b: SlotState): boolean {
  if (a.owedMs !== b.owedMs) return a.owedMs < b.owedMs;
  if (a.speed !== b.speed) return a.speed > b.speed;
  if (a.view.agent !== b.view.agent) return a.view.agent < b.view.agent;
  return a.view.slot < b.view.slot;
}

function wantsWork(pool: Pool, slot: SlotState): boolean {
  const { tuning } = pool;
  if (slot.queued === 0) return true;
  if (slot.queued >= tuning.maxQueue || slot.headLowMs > tuning.prefetchHorizonMs) return false;
  return slot.queued === 1 || slot.unstartedMs < tuning.prefetchMs;
}

function grantNext(pool: Pool, survey: Survey, slot: SlotState): Grant | null {
  const evidence = takeEvidence(pool, survey, slot);
  if (evidence !== null) {
    const { lot, workClass } = evidence;
    const reason = reasonEvidence(slot, lot.ms, lot.avoidAgent);
    occupy(pool, survey, slot, { ms: lot.ms, setupMs: 0, workClass, isFirstHand: false });
    return { ...addressOf(slot), files: lot.files, slice: lot.slice, expectedMs: lot.ms, twinOf: null, attempt: lot.attempt, reason };
  }
  const choice = chooseLot(pool, survey, slot);
  return choice === null ? null : grantLot(pool, survey, slot, choice);
}

function addressOf(slot: SlotState): Pick<Grant, 'agent' | 'slot'> {
  return { agent: slot.view.agent, slot: slot.view.slot };
}

function grantLot(pool: Pool, survey: Survey, slot: SlotState, choice: Choice): Grant {
  const { lot, factor } = choice;
  const { workClass } = lot;
  const cut = planCut(pool, survey, slot, choice);
  const setupMs = coldMs(pool, slot, workClass.suite) * slot.speed;
  const wholeMs = lot.ms * factor + setupMs;
  unshelve(lot);
  if (cut !== null) {
    takePortion(cut.stock, cut.portion);
    shelve(pool, lot);
    const reason = reasonCut(slot, wholeMs, survey.endMs);
    const expectedMs = cut.ms + setupMs;
    occupy(pool, survey, slot, { ms: cut.ms, setupMs, workClass, isFirstHand: true });
    const slice = toSlice(cut.stock, cut.portion);
    return { ...addressOf(slot), files: [cut.stock.estimate.file.key], slice, expectedMs, twinOf: null, attempt: 1, reason };
  }
  const taken = takeLot(lot);
  const reason = reasonWhole(slot, choice.why, { workMs: wholeMs, waiting: lot.workClass.lots });
  occupy(pool, survey, slot, { ms: wholeMs - setupMs, setupMs, workClass, isFirstHand: true });
  return { ...addressOf(slot), ...taken, expectedMs: wholeMs, twinOf: null, attempt: 1, reason };
}

/** Takes all that is pooled of a lot that is off the shelf. */
function takeLot(lot: Lot): Pick<Grant, 'files' | 'slice'> {
  const stocks = lot.stocks.filter((stock) => stock.pooledCount > 0 || stock.isUnknownPooled);
  let slice: Grant['slice'] = null;
  for (const stock of stocks) {
    const portion = pooledPortion(stock);
    if (lot.bundle === null) slice = toSlice(stock, portion);
    takePortion(stock, portion);
  }
  return { files: stocks.map((stock) => stock.estimate.file.key), slice };
}

/** `setupMs` comes before the unit's own `ms`; both at speed 1. */
type Load = { readonly ms: number; readonly setupMs: number; readonly workClass: WorkClass; readonly isFirstHand: boolean };

/** Notes in the survey that the slot has one more unit. */
function occupy(pool: Pool, survey: Survey, slot: SlotState, load: Load): void {
  const wallMs = (load.ms + load.setupMs) / slot.speed;
  if (slot.queued > 0) slot.unstartedMs += wallMs;
  else slot.headLowMs = wallMs;
  slot.queued += 1;
  slot.owedMs += wallMs;
  settle(survey.homes, slot, load.workClass.suite);
  const { constraint: own, group, suite } = load.workClass;
  const maxPerAgent = pool.constraints[own]?.maxPerAgent ?? Number.POSITIVE_INFINITY;
  holdUnit(pool, survey, slot.view, { group, maxPerAgent, suite });
  for (const constraint of pool.constraints) {
    const { index } = constraint;
    if (load.isFirstHand && constraint.within.includes(own)) survey.work[index] = (survey.work[index] ?? 0) - load.ms;
    else if (slot.capable[index]) survey.spare[index] = (survey.spare[index] ?? 0) - load.ms - load.setupMs;
  }
}
