/**
 * Weights: what the units of an agent take of it, together.
 *
 * A slot runs one unit at a time, so it keeps free what the heaviest of those takes that it holds, running or waiting: whatever a slot was given can
 * be started at any moment, and an agent never has to say no. A unit goes to a slot when that and what the other slots keep fits what its agent has.
 *
 * Light work locks heavy work out: where two slots run it, both have to be free before a unit can start that needs the room of two. So heavy work has
 * first claim on slots that have the room (choose-work.ts). Keeping slots idle for it was tried and gained nothing: what comes back late finds room at
 * the end of the run, and can be cut. Nothing waits for ever, because an agent on which nothing runs has room for whatever it bears at all.
 */
import type { AgentId } from '../../core/id.ts';
import { ANY_CAPACITY, bearsOne, type Capacity, heavier, NO_WEIGHT, unitsAtOnce, type Weight, weightOn } from '../../core/weight.ts';
import { classFactor } from './expectation.ts';
import { fluidLevelMs, type Vessel } from './fluid.ts';
import type { Pool } from './pool-state.ts';
import type { SlotState } from './survey.ts';
import type { SlotView } from './types.ts';

/** By agent and slot: what the slot keeps free; `null` where no suite has a weight. */
export type HeldWeights = Map<AgentId, Map<number, Weight>> | null;

/** Returns what slots hold now. */
export function surveyWeights(pool: Pool, slots: readonly SlotView[]): HeldWeights {
  if (pool.weights.size === 0) return null;
  const held: HeldWeights = new Map();
  for (const view of slots) {
    for (const { files } of view.queue) {
      const [file] = files;
      if (file !== undefined) addWeight(pool, held, view, pool.stocks.get(file)?.estimate.file.suite ?? '');
    }
  }
  return held;
}

/** Notes that a slot holds a unit of a suite. */
export function addWeight(pool: Pool, held: HeldWeights, view: SlotView, suite: string): void {
  if (held === null) return;
  let bySlot = held.get(view.agent);
  if (bySlot === undefined) held.set(view.agent, (bySlot = new Map()));
  bySlot.set(view.slot, heavier(bySlot.get(view.slot) ?? NO_WEIGHT, weightOfUnit(pool, view, suite)));
}

/** Returns whether there is room on the slot's agent for one more unit of the suite there. */
export function hasRoom(pool: Pool, held: HeldWeights, view: SlotView, suite: string): boolean {
  if (held === null) return true;
  const { cpuMilli, memoryMb } = capacityOfSlot(view);
  const own = heavier(held.get(view.agent)?.get(view.slot) ?? NO_WEIGHT, weightOfUnit(pool, view, suite));
  let [cpuSum, memorySum] = [own.cpuMilli, own.memoryMb];
  for (const [slot, other] of held.get(view.agent) ?? []) {
    if (slot === view.slot) continue;
    cpuSum += other.cpuMilli;
    memorySum += other.memoryMb;
  }
  return cpuSum <= cpuMilli && memorySum <= memoryMb;
}

/** Returns whether the slot's agent bears the weight at all. */
export function bears(view: Pick<SlotView, 'capacity'>, weight: Weight): boolean {
  return bearsOne(capacityOfSlot(view), weight);
}

/** Returns how many units of the weight the slot's agent bears at once. */
export function atOnceOn(view: Pick<SlotView, 'capacity'>, weight: Weight): number {
  return weight === NO_WEIGHT ? Number.POSITIVE_INFINITY : unitsAtOnce(capacityOfSlot(view), weight);
}

/**
 * When all work would end if it were poured over what the agents have, and not over their slots: wall milliseconds from now, the later of cores and
 * memory; 0 where no suite has a weight.
 */
export function weightEndMs(pool: Pool, held: HeldWeights, open: readonly SlotState[], topGroup: number): number {
  if (held === null || open.length === 0) return 0;
  return Math.max(...(['cpuMilli', 'memoryMb'] as const).map((kind) => endOf(pool, held, open, { kind, topGroup })));
}

type Kind = 'cpuMilli' | 'memoryMb';

function endOf(
  pool: Pool,
  held: NonNullable<HeldWeights>,
  open: readonly SlotState[],
  { kind, topGroup }: { readonly kind: Kind; readonly topGroup: number },
): number {
  let slotSum = 0;
  const vessels = new Map<AgentId, { owed: number; speed: number; has: number }>();
  for (const { view, speed, owedMs } of open) {
    const capacity = capacityOfSlot(view);
    if (!Number.isFinite(capacity[kind])) return 0;
    const vessel = vessels.get(view.agent) ?? { owed: 0, speed, has: capacity[kind] };
    vessels.set(view.agent, vessel);
    vessel.owed += owedMs * (held.get(view.agent)?.get(view.slot)?.[kind] ?? 0);
    slotSum += weightOn(capacity, NO_WEIGHT)[kind];
  }
  let work = 0;
  for (const workClass of pool.classes) {
    if (workClass.group > topGroup) continue;
    const own = (pool.weights.get(workClass.suite) ?? NO_WEIGHT)[kind];
    work += workClass.workMs * classFactor(pool, workClass) * (own === 0 ? slotSum / open.length : own);
  }
  const poured = [...vessels.values()].map(({ owed, speed, has }): Vessel => ({ owedMs: owed / has, speed: speed * has }));
  return fluidLevelMs(poured, work);
}

function weightOfUnit(pool: Pool, view: SlotView, suite: string): Weight {
  return weightOn(capacityOfSlot(view), pool.weights.get(suite) ?? NO_WEIGHT);
}

function capacityOfSlot({ capacity = ANY_CAPACITY }: Pick<SlotView, 'capacity'>): Capacity {
  return capacity;
}
