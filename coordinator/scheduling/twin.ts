/**
 * What idle slots do when the pool is empty: they help the unit that would end last.
 *
 * A running unit of several cases gives up its tail: the idle slot gets the last of the cases that have not ended, so many that both end at the
 * same time, the second load counted. The first outcome of a case counts, so nothing can be lost by it, and whichever is done cancels the rest.
 * Each case is copied at most once from the same unit; a tail may be robbed of its own tail.
 *
 * A unit that cannot be cut, or of which one case is left, is copied whole, on another agent, when a fresh copy would end sooner or when it is
 * later than nine of ten of its kind: then its agent may be what is slow.
 */
import type { LeaseReason } from '../../core/lease-reason.ts';
import { Z90 } from '../../core/quantile.ts';
import type { Slice } from '../../core/unit.ts';
import { gainFloorMs } from './cut.ts';
import { fixedMs, liveFactor } from './expectation.ts';
import { fluidLevelMs } from './fluid.ts';
import { coldMs, settle } from './home.ts';
import { stockOf } from './learn.ts';
import type { Copied, FileStock, Pool } from './pool-state.ts';
import { reasonCopy } from './reason.ts';
import { findToken, titleKey } from './stock.ts';
import type { SlotState, Survey } from './survey.ts';
import { holdUnit, mayHold } from './survey.ts';
import type { Grant, PlanOptions, QueuedUnit } from './types.ts';

/** A running unit and when it ends, wall milliseconds from now. */
type Straggler = { readonly unit: QueuedUnit; readonly slot: SlotState; readonly stock: FileStock; remainingMs: number; isSpent: boolean };

/** A copy to be granted, and when original and copy have ended then. */
type Copy = {
  readonly slice: Slice | null;
  readonly titlePaths: TitlePaths;
  readonly freshMs: number;
  readonly endMs: number;
  readonly reason: LeaseReason;
};

type TitlePaths = readonly (readonly string[])[];

/** Stragglers looked at for one idle slot: those behind are nearly done. */
const MAX_LOOKS = 8;
/** A late case takes that share of its time so far longer: half, for tails like those of tests. */
const LATE_SHARE = 0.5;
/** An early copy of a whole unit must save this share of its own cost: estimates are not that good. */
const EARLY_SHARE = 0.3;

/** Returns copies for the idle slots, most needed first; at most one for each slot. */
export function planTwins(pool: Pool, survey: Survey, idle: readonly SlotState[], options: PlanOptions): Grant[] {
  if (idle.length === 0) return [];
  let stragglers = listStragglers(pool, survey);
  const fastestFirst = [...idle].sort((a, b) => b.speed - a.speed);
  const grants: Grant[] = [];
  for (const slot of fastestFirst) {
    if (stragglers.length === 0) break;
    const grant = helpLast(pool, survey, { slot, stragglers, options });
    stragglers = stragglers.filter(({ isSpent }) => !isSpent);
    if (grant === null) continue;
    grants.push(grant);
    stragglers.sort(endsAfter);
  }
  return grants;
}

function endsAfter(a: Straggler, b: Straggler): number {
  return b.remainingMs - a.remainingMs;
}

/** Latest first. What ends within a round trip and a gain, and is not late either, cannot be helped. */
function listStragglers(pool: Pool, survey: Survey): Straggler[] {
  const stragglers: Straggler[] = [];
  const worthMs = pool.tuning.roundTripMs + pool.tuning.minGainMs;
  for (const slot of survey.all) {
    const [unit] = slot.view.queue;
    const [file] = unit?.files ?? [];
    if (unit === undefined || file === undefined || unit.startedAtMs === null || (unit.attempt ?? 1) > 1) continue;
    const remainingMs = slot.owedMs - slot.unstartedMs;
    if (remainingMs < worthMs && (survey.nowMs - unit.startedAtMs) * LATE_SHARE < worthMs) continue;
    stragglers.push({ unit, slot, stock: stockOf(pool, file), remainingMs, isSpent: false });
  }
  return stragglers.sort(endsAfter);
}

type Help = { readonly slot: SlotState; readonly stragglers: readonly Straggler[]; readonly options: PlanOptions };

/** What cannot be helped by the fastest idle slot that is warm for it cannot be helped by the others: it is spent for this plan. */
function helpLast(pool: Pool, survey: Survey, { slot, stragglers, options }: Help): Grant | null {
  let looks = 0;
  for (const straggler of stragglers) {
    if (!canHelp(pool, survey, straggler, slot)) continue;
    looks += 1;
    if (looks > MAX_LOOKS) return null;
    const owned = ownedCases(pool, straggler, options);
    const copy = planTail(pool, straggler, slot, owned) ?? planWhole(pool, survey, { straggler, slot, owned });
    if (copy !== null && !isSoonerWarm(pool, survey, { straggler, slot, endMs: copy.endMs }))
      return grantCopy(pool, survey, { straggler, slot, copy });
    straggler.isSpent = straggler.slot.view.agent !== slot.view.agent && coldMs(pool, slot, straggler.stock.lot.workClass.suite) === 0;
  }
  return null;
}

function canHelp(pool: Pool, survey: Survey, { unit, stock }: Straggler, slot: SlotState): boolean {
  const constraint = pool.constraints[stock.lot.workClass.constraint];
  if (constraint === undefined || !slot.capable[constraint.index]) return false;
  const { suite } = stock.lot.workClass;
  return mayHold(pool, survey, slot.view, { group: unit.group, maxPerAgent: constraint.maxPerAgent ?? Number.POSITIVE_INFINITY, suite });
}

/** Slots that are warm for the suite may be free before this one has set up for it, and share what is left among them. */
function isSoonerWarm(pool: Pool, survey: Survey, { straggler, slot, endMs }: Pair & { readonly endMs: number }): boolean {
  const { suite } = straggler.stock.lot.workClass;
  if (coldMs(pool, slot, suite) === 0) return false;
  const crew = [...(survey.homes?.get(suite) ?? [])].filter((other) => other !== straggler.slot);
  return fluidLevelMs([{ owedMs: 0, speed: straggler.slot.speed }, ...crew], straggler.remainingMs * straggler.slot.speed) < endMs;
}

/** Returns the cases that only this unit will run, in its order; `null` when it must stay whole or nobody can tell. */
function ownedCases(pool: Pool, { unit, stock }: Straggler, options: PlanOptions): TitlePaths | null {
  if (stock.estimate.wholeReason !== null || stock.lot.bundle !== null || options.pendingCases === undefined) return null;
  const pending = options.pendingCases(unit.lease);
  const copied = pool.copied.get(unit.lease);
  const owned = copied === undefined ? pending : pending.filter((titlePath) => !copied.keys.has(titleKey(titlePath)));
  return pending.length === 0 && !stock.isCollected ? null : owned;
}

/** Takes cases off the end while that makes the later of both ends earlier. The running case stays. */
function planTail(pool: Pool, straggler: Straggler, slot: SlotState, owned: TitlePaths | null): Copy | null {
  if (owned === null || owned.length < 2) return null;
  const { stock } = straggler;
  const factor = liveFactor(pool, stock);
  let headMs = straggler.remainingMs;
  let tailMs = pool.tuning.roundTripMs + coldMs(pool, slot, stock.lot.workClass.suite) + fixedMs(pool, stock) / slot.speed;
  let endMs = headMs;
  let first = owned.length;
  while (first > 1) {
    const caseMs = meanOf(stock, owned[first - 1] ?? []) * factor;
    const nextHeadMs = headMs - caseMs / straggler.slot.speed;
    const nextTailMs = tailMs + caseMs / slot.speed;
    if (Math.max(nextHeadMs, nextTailMs) >= endMs && first < owned.length) break;
    [headMs, tailMs, endMs] = [nextHeadMs, nextTailMs, Math.max(nextHeadMs, nextTailMs)];
    first -= 1;
  }
  if (straggler.remainingMs - endMs < gainFloorMs(pool, stock)) return null;
  const titlePaths = owned.slice(first);
  const freshMs = (tailMs - pool.tuning.roundTripMs) * slot.speed;
  const reason = reasonCopy(straggler.slot, 'tail', { workMs: straggler.remainingMs, againstMs: endMs });
  return { slice: { kind: 'only', titlePaths }, titlePaths, freshMs, endMs, reason };
}

type Pair = { readonly straggler: Straggler; readonly slot: SlotState };

function planWhole(pool: Pool, survey: Survey, { straggler, slot, owned }: Pair & { readonly owned: TitlePaths | null }): Copy | null {
  const { unit, stock } = straggler;
  if (straggler.slot.view.agent === slot.view.agent || pool.copied.get(unit.lease)?.isWhole === true || owned?.length === 0) return null;
  const titlePaths = owned ?? [];
  const slice: Slice | null = owned === null ? unit.slice : { kind: 'only', titlePaths: owned };
  const freshMs = owned === null ? unit.expectedMs : fixedMs(pool, stock) + sumOf(stock, owned) * liveFactor(pool, stock);
  const lateMs = latenessMs(pool, survey, straggler, owned);
  const isLate = lateMs > 0;
  const remainingMs = Math.max(straggler.remainingMs, lateMs * LATE_SHARE);
  const endMs = pool.tuning.roundTripMs + coldMs(pool, slot, stock.lot.workClass.suite) + freshMs / slot.speed;
  const floorMs = isLate ? pool.tuning.minGainMs : pool.tuning.minGainMs + (EARLY_SHARE * freshMs) / slot.speed;
  if (remainingMs - endMs < floorMs) return null;
  const figures = { workMs: remainingMs, againstMs: freshMs / slot.speed };
  const reason = reasonCopy(straggler.slot, isLate ? 'late-twin' : 'twin', figures);
  return { slice, titlePaths, freshMs, endMs: Math.min(remainingMs, endMs), reason };
}

/** Returns for how long the unit has been in what should have ended by now nine times of ten; 0 when it is not late. */
function latenessMs(pool: Pool, survey: Survey, { unit, slot, stock }: Straggler, owned: TitlePaths | null): number {
  const sinceMs = owned === null ? unit.startedAtMs : unit.caseStartedAtMs;
  if (sinceMs === null || sinceMs === undefined) return 0;
  const elapsedMs = survey.nowMs - sinceMs;
  const [running] = owned ?? [];
  const token = running === undefined ? null : findToken(stock, running);
  const highMs =
    token === null
      ? unit.expectedMs * Math.exp(Z90 * stock.estimate.sigmaLog)
      : (stock.cases[token]?.highMs ?? 0) * liveFactor(pool, stock);
  return elapsedMs * slot.speed > highMs ? elapsedMs : 0;
}

function grantCopy(pool: Pool, survey: Survey, { straggler, slot, copy }: Pair & { readonly copy: Copy }): Grant {
  const { unit, stock } = straggler;
  const copied: Copied = pool.copied.get(unit.lease) ?? { keys: new Set(), ms: 0, isWhole: false };
  for (const titlePath of copy.titlePaths) copied.keys.add(titleKey(titlePath));
  copied.ms += sumOf(stock, copy.titlePaths);
  copied.isWhole ||= copy.slice === unit.slice;
  pool.copied.set(unit.lease, copied);
  straggler.remainingMs = copy.endMs;
  const { constraint, group, suite } = stock.lot.workClass;
  slot.queued += 1;
  settle(survey.homes, slot, suite);
  const maxPerAgent = pool.constraints[constraint]?.maxPerAgent ?? Number.POSITIVE_INFINITY;
  holdUnit(pool, survey, slot.view, { group, maxPerAgent, suite });
  const { agent, slot: number } = slot.view;
  return {
    agent,
    slot: number,
    files: unit.files,
    slice: copy.slice,
    expectedMs: copy.freshMs,
    twinOf: unit.lease,
    attempt: 1,
    reason: copy.reason,
  };
}

function meanOf(stock: FileStock, titlePath: readonly string[]): number {
  const token = findToken(stock, titlePath);
  return token === null ? 0 : (stock.cases[token]?.meanMs ?? 0);
}

function sumOf(stock: FileStock, titlePaths: TitlePaths): number {
  let ms = 0;
  for (const titlePath of titlePaths) ms += meanOf(stock, titlePath);
  return ms;
}
