/**
 * Takes unstarted units back from slots that will come to them late, for slots that are idle now.
 *
 * A prefetched unit waits for the one before it, which may overrun. Moving it costs a round trip, so it moves only if it ends sooner by more
 * than that. The agent may refuse because it started meanwhile; the unit then stays where it is. While a recall is on its way, one idle slot
 * waits for it and is given nothing else.
 */
import type { LeaseId } from '../../core/id.ts';
import { coldMs } from './home.ts';
import { stockOf } from './learn.ts';
import type { Pool } from './pool-state.ts';
import type { SlotState, Survey } from './survey.ts';
import { mayHold } from './survey.ts';
import type { QueuedUnit } from './types.ts';

type Waiting = {
  readonly unit: QueuedUnit;
  readonly from: SlotState;
  readonly delayMs: number;
  readonly constraint: number;
  readonly suite: string;
};

export type RecallPlan = { readonly leases: readonly LeaseId[]; readonly stillIdle: readonly SlotState[] };

/** Returns the leases to take back, and the idle slots that nothing is on its way to. */
export function planRecalls(pool: Pool, survey: Survey, idle: readonly SlotState[]): RecallPlan {
  const waiting = listWaiting(pool, survey);
  const claimed = new Set<QueuedUnit>();
  const leases: LeaseId[] = [];
  const stillIdle: SlotState[] = [];
  const underway = waiting.filter(({ unit }) => pool.recalled.has(unit.lease));
  const candidates = latestFirst(pool, waiting).slice(0, MOST_LOOKS * idle.length);
  const isFree = (entry: Waiting, slot: SlotState): boolean => !claimed.has(entry.unit) && canMove(pool, survey, entry, slot);
  for (const slot of idle) {
    const expected = underway.find((entry) => isFree(entry, slot));
    const moved = expected ?? candidates.find((entry) => isFree(entry, slot) && gainMs(pool, entry, slot) > pool.tuning.minGainMs);
    if (moved === undefined) {
      stillIdle.push(slot);
      continue;
    }
    claimed.add(moved.unit);
    if (expected !== undefined) continue;
    pool.recalled.add(moved.unit.lease);
    leases.push(moved.unit.lease);
  }
  return { leases, stillIdle };
}

/** Units looked at for each idle slot: those behind start soon. */
const MOST_LOOKS = 8;

/** Units that could gain by moving, those that start last first. */
function latestFirst(pool: Pool, waiting: readonly Waiting[]): Waiting[] {
  const late = waiting.filter(({ unit }) => !pool.recalled.has(unit.lease));
  return late.sort((a, b) => b.delayMs - a.delayMs || (a.unit.lease < b.unit.lease ? -1 : 1));
}

/**
 * Units that have not started, behind one that has, and that are on their way back or could gain by moving: a slot holds many tiny ones that
 * could not. Copies are cheaper to make anew, and evidence avoids an agent.
 */
function listWaiting(pool: Pool, survey: Survey): Waiting[] {
  const { roundTripMs, minGainMs } = pool.tuning;
  const waiting: Waiting[] = [];
  for (const from of survey.slots) {
    const { queue } = from.view;
    let delayMs = from.owedMs - from.unstartedMs;
    for (let index = 1; index < queue.length; index++) {
      const unit = queue[index];
      const [file] = unit?.files ?? [];
      if (unit === undefined || file === undefined) continue;
      const endMs = delayMs + unit.expectedMs / from.speed;
      const isMovable = unit.startedAtMs === null && !unit.isTwin && (unit.attempt ?? 1) === 1;
      if (isMovable && (endMs > roundTripMs + minGainMs || pool.recalled.has(unit.lease))) {
        const { constraint, suite } = stockOf(pool, file).lot.workClass;
        waiting.push({ unit, from, delayMs, constraint, suite });
      }
      delayMs = endMs;
    }
  }
  return waiting;
}

function canMove(pool: Pool, survey: Survey, { unit, constraint, suite }: Waiting, slot: SlotState): boolean {
  if (slot.capable[constraint] !== true || unit.group > survey.topGroup) return false;
  const maxPerAgent = pool.constraints[constraint]?.maxPerAgent ?? Number.POSITIVE_INFINITY;
  return mayHold(pool, survey, slot.view, { group: unit.group, maxPerAgent, suite });
}

function gainMs(pool: Pool, { unit, from, delayMs, suite }: Waiting, slot: SlotState): number {
  return delayMs + unit.expectedMs / from.speed - (pool.tuning.roundTripMs + coldMs(pool, slot, suite) + unit.expectedMs / slot.speed);
}
