/**
 * When a unit that is out will have ended, as a chance: what a forecast must know of the end of a run, where the latest unit decides.
 *
 * The case that runs is a lognormal amount of which some has passed: what is late is likely to be later, the more so the less is known of it. What
 * comes after it in the unit is a sum, and nearly certain; whatever of that would be left when the pool is empty is shared by the slots that
 * are idle then. A unit of which nobody knows the cases counts as one case. Times are wall milliseconds from now.
 */
import { chanceWithin, type Lognormal, normalShareBelow } from '../../core/normal.ts';
import { gainFloorMs } from './cut.ts';
import { fixedMs, liveFactor, sigmaOfCase } from './expectation.ts';
import type { FileStock, Pool } from './pool-state.ts';
import { servesSuite } from './slot-view.ts';
import { findToken, titleKey } from './stock.ts';
import type { SlotState, Survey } from './survey.ts';
import type { PlanOptions, QueuedUnit } from './types.ts';

/** What runs, and the sum of what comes after it. */
export type UnitEnd = {
  readonly running: Lognormal;
  /** Of what runs, in the terms of `running`. */
  readonly passedMs: number;
  /** Without what others will have taken over. */
  readonly restMs: number;
  readonly restSigma: number;
  /** False when history knows no case of the file. */
  readonly isKnown: boolean;
};

/** What a case without history may be off, standard deviation of the logarithm. */
const NEW_CASE_SIGMA = 0.75;
/** What one case may be off beyond its own history: the machine's mood. */
const CASE_SIGMA = 0.1;
/** What a sum of cases may be off. */
const REST_SIGMA = 0.08;
/** How much of the longest of the cases that are shared comes after all the others. */
const LONGEST_SHARE = 0.6;

/** Returns the chance that the unit has ended by then. */
export function chanceEnded(end: UnitEnd, ms: number): number {
  const leastRestMs = end.restMs * Math.exp(-2 * end.restSigma);
  const running = chanceWithin(end.running, end.passedMs + ms - leastRestMs, end.passedMs);
  if (end.restMs <= 0 || running === 0) return running;
  return running * normalShareBelow(Math.log(ms / end.restMs) / end.restSigma);
}

/** Returns the ends of the units on a slot: of the one that runs, and of what waits behind it; none for an idle slot. */
export function endsOfSlot(pool: Pool, survey: Survey, slot: SlotState, options: PlanOptions): UnitEnd[] {
  const [head] = slot.view.queue;
  if (head === undefined) return [];
  const ends = [endOfHead(pool, survey, slot, { unit: head, pending: options.pendingCases?.(head.lease) ?? [] })];
  if (slot.queued > 1) ends.push(endOfWaiting(pool, survey, slot));
  return ends;
}

/** A waiting unit starts when the one before it ends, or is taken back by a slot that is idle sooner. */
function endOfWaiting(pool: Pool, survey: Survey, slot: SlotState): UnitEnd {
  const headMs = slot.owedMs - slot.unstartedMs;
  const last = slot.view.queue.at(-1);
  const stock = last === undefined ? undefined : stockOfUnit(pool, last);
  const soonestMs = survey.slots.some(({ queued }) => queued === 0) ? 0 : survey.endMs;
  const sigma = stock?.estimate.sigmaLog ?? 0;
  return {
    running: { mean: slot.unstartedMs, sigma },
    passedMs: 0,
    restMs: Math.min(headMs, soonestMs),
    restSigma: REST_SIGMA,
    isKnown: stock?.isNew === false,
  };
}

type Head = { readonly unit: QueuedUnit; readonly pending: readonly (readonly string[])[] };

function endOfHead(pool: Pool, survey: Survey, slot: SlotState, { unit, pending }: Head): UnitEnd {
  const stock = stockOfUnit(pool, unit);
  const sinceMs = unit.caseStartedAtMs ?? unit.startedAtMs;
  const spentMs = sinceMs === null ? 0 : Math.max(0, survey.nowMs - sinceMs);
  const [running, ...after] = pending;
  if (stock === undefined || running === undefined) {
    const mean = slot.owedMs - slot.unstartedMs + spentMs;
    return {
      running: { mean, sigma: stock?.estimate.sigmaLog ?? 0 },
      passedMs: spentMs,
      restMs: 0,
      restSigma: REST_SIGMA,
      isKnown: stock?.isNew === false,
    };
  }
  const wall = (titlePath: readonly string[]): number => (meanOf(stock, titlePath) * liveFactor(pool, stock)) / slot.speed;
  const copied = pool.copied.get(unit.lease)?.keys;
  const owned = after.filter((titlePath) => copied?.has(titleKey(titlePath)) !== true).map(wall);
  const isCaseRunning = unit.caseStartedAtMs !== null && unit.caseStartedAtMs !== undefined;
  return {
    running: { mean: wall(running), sigma: sigmaOf(stock, running) },
    passedMs: isCaseRunning ? spentMs : 0,
    restMs: sharedMs(pool, survey, stock, { slot, owned }),
    restSigma: REST_SIGMA,
    isKnown: !stock.isNew,
  };
}

/** What a unit keeps of the cases after the running one, when slots that have nothing else take its tail, each piece with a load of its own. */
function sharedMs(
  pool: Pool,
  survey: Survey,
  stock: FileStock,
  { slot, owned }: { readonly slot: SlotState; readonly owned: readonly number[] },
): number {
  let [restMs, longestMs] = [0, 0];
  for (const ms of owned) {
    restMs += ms;
    longestMs = Math.max(longestMs, ms);
  }
  const overMs = restMs - survey.endMs;
  if (overMs <= 0 || stock.estimate.wholeReason !== null || stock.lot.bundle !== null) return restMs;
  const costMs = fixedMs(pool, stock) / slot.speed + gainFloorMs(pool, stock);
  const { constraint, suite } = stock.lot.workClass;
  const canHelp = (other: SlotState): boolean => other !== slot && other.capable[constraint] === true && servesSuite(other.view, suite);
  const helpers = survey.slots.filter(canHelp).length;
  const pieces = Math.min(helpers, owned.length - 1, Math.floor(overMs / (2 * costMs)));
  if (pieces < 1) return restMs;
  return survey.endMs + Math.min(overMs, LONGEST_SHARE * longestMs + overMs / (1 + pieces) + costMs);
}

function stockOfUnit(pool: Pool, unit: QueuedUnit): FileStock | undefined {
  const [file] = unit.files;
  return file === undefined ? undefined : pool.stocks.get(file);
}

function meanOf(stock: FileStock, titlePath: readonly string[]): number {
  const token = findToken(stock, titlePath);
  return token === null ? 0 : (stock.cases[token]?.meanMs ?? 0);
}

function sigmaOf(stock: FileStock, titlePath: readonly string[]): number {
  const token = findToken(stock, titlePath);
  const known = token === null || token >= stock.estimate.cases.length ? undefined : stock.cases[token];
  return known === undefined ? NEW_CASE_SIGMA : Math.hypot(sigmaOfCase(known), CASE_SIGMA);
}
