/**
 * How few slots still end in time.
 *
 * A run that may take nine minutes needs no more agents than end it within nine minutes, nineteen times in twenty; the others are for the next run. The
 * answer is the forecast's own, asked of fewer and of more slots than there are: those that are left out end what they have and take nothing more,
 * those that are not there are like those that are. More slots never make the forecast later but for what it cannot know, so the fewest are found by
 * doubling and halving. A target that nothing meets, because one long piece binds, is no reason to hold back: the answer is then none.
 */
import { agentId } from '../../core/id.ts';
import { Z90 } from '../../core/quantile.ts';
import type { Interval } from '../../core/run-event.ts';
import { fileFactor, fixedMs } from './expectation.ts';
import { forecast } from './forecast.ts';
import type { Pool } from './pool-state.ts';
import type { PlanOptions, SlotView } from './types.ts';

/** 95th percentile of the standard normal distribution. */
const Z95 = 1.645;
/** Slots that are tried at most: what a coordinator admits, and then some. */
const MAX_SLOTS = 4_096;

export type TargetQuestion = {
  /** Slots of the run, in the order in which they would be kept. */
  readonly slots: readonly SlotView[];
  readonly nowMs: number;
  /** Until the run should be over. */
  readonly leftMs: number;
  readonly options?: PlanOptions;
};

/** Returns the fewest slots with which the rest of the run ends in time 19 times in 20; `null` when no number of them does. */
export function slotsForTarget(pool: Pool, question: TargetQuestion): number | null {
  if (longestPieceMs(pool) > question.leftMs) return null;
  const isEnough = (count: number): boolean => endsInTime(pool, question, count);
  let enough = 1;
  while (!isEnough(enough)) {
    if (enough >= MAX_SLOTS) return null;
    enough = Math.min(MAX_SLOTS, enough * 2);
  }
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** Returns when so many slots end, 19 times in 20; `null` when they cannot do all of the work. */
export function p95WithSlots(pool: Pool, { slots, nowMs, options = {} }: TargetQuestion, count: number): number | null {
  const interval = forecast(pool, withSlots(slots, count), nowMs, options);
  return interval === null ? null : p95Of(interval);
}

function endsInTime(pool: Pool, question: TargetQuestion, count: number): boolean {
  const endMs = p95WithSlots(pool, question, count);
  return endMs !== null && endMs <= question.leftMs;
}

/** One case after the load of its file: no number of slots makes it shorter. */
function longestPieceMs(pool: Pool): number {
  let longestMs = 0;
  for (const stock of pool.stocks.values()) {
    if (stock.pooledCount === 0) continue;
    const caseMs = stock.cases.reduce((longest, { meanMs }, token) => (stock.pooled[token] === 1 ? Math.max(longest, meanMs) : longest), 0);
    longestMs = Math.max(longestMs, fixedMs(pool, stock) + caseMs * fileFactor(stock));
  }
  return longestMs;
}

/** What is beyond the middle is lognormal, as far as anybody knows. */
function p95Of({ midMs, highMs }: Interval): number {
  return midMs === 0 ? highMs : midMs * (highMs / midMs) ** (Z95 / Z90);
}

function withSlots(slots: readonly SlotView[], count: number): SlotView[] {
  const kept = slots.map((slot, index) => (index < count ? slot : { ...slot, isOpen: false }));
  const more = Array.from({ length: Math.max(0, count - slots.length) }, (_, index): SlotView => {
    const like = slots[index % Math.max(1, slots.length)];
    const round = Math.floor(index / Math.max(1, slots.length));
    return {
      // Slots of one agent have its capacity together: so have those that are like them.
      agent: agentId(`more-${round}-${like?.agent ?? ''}`),
      slot: like?.slot ?? 0,
      labels: like?.labels ?? new Set(),
      speed: like?.speed ?? 1,
      queue: [],
      isOpen: true,
      ...(like?.capacity && { capacity: like.capacity }),
    };
  });
  return [...kept, ...more];
}
