/**
 * Exclusive resources: what only so many units of a run may use at once, on whichever agents.
 *
 * A slot runs one unit at a time, so what is counted are slots that hold units of a resource, running or waiting: a second one behind the first
 * takes nothing more. A slot that holds one thus never waits for a resource, and what it was given can be started at any moment.
 *
 * A resource is a bottleneck of its own: a hundred short tests of a sandbox that bears three are a long chain, and longest first would begin it
 * last. So its work has a claim on a slot as soon as it would not end before the rest any more if the slot did something else first.
 */
import { classFactor } from './expectation.ts';
import { fluidLevelMs } from './fluid.ts';
import type { Pool, WorkClass } from './pool-state.ts';
import type { SlotState, Survey } from './survey.ts';
import type { Resource, SlotView } from './types.ts';

/** By name of a resource: the slots that hold units of it. Empty where the run has none. */
export type ResourceUse = ReadonlyMap<string, Set<string>>;

/** Returns the resources that a suite's units take. */
export function resourcesOf(pool: Pool, suite: string): readonly Resource[] {
  return pool.resources.get(suite) ?? NONE;
}

const NONE: readonly Resource[] = [];

/** Returns who holds what now. */
export function surveyResources(pool: Pool, slots: readonly SlotView[]): ResourceUse {
  const uses = new Map<string, Set<string>>();
  for (const { name } of distinct(pool)) uses.set(name, new Set());
  if (uses.size === 0) return uses;
  for (const view of slots) {
    for (const { files } of view.queue) {
      const [file] = files;
      if (file !== undefined) takeResources(pool, uses, view, pool.stocks.get(file)?.estimate.file.suite ?? '');
    }
  }
  return uses;
}

/** Notes that a slot holds a unit of a suite. */
export function takeResources(pool: Pool, uses: ResourceUse, view: SlotView, suite: string): void {
  for (const { name } of resourcesOf(pool, suite)) uses.get(name)?.add(slotName(view));
}

/** Returns whether the slot may hold one more unit of the suite. */
export function hasResources(pool: Pool, uses: ResourceUse, view: SlotView, suite: string): boolean {
  return resourcesOf(pool, suite).every((resource) => {
    const holders = uses.get(resource.name);
    const units = allottedUnits(pool, resource);
    // Of fewer than are held no slot gets more work, so that one of them comes free.
    return holders === undefined || holders.size < units || (holders.size === units && holders.has(slotName(view)));
  });
}

/** Units that the run may use now. */
function allottedUnits({ allotted }: Pool, { name, units }: Resource): number {
  return allotted === null ? units : Math.min(units, allotted.get(name) ?? 0);
}

/** Returns what the run could use of each resource now: the slots that hold it, and one more for each lot that is in the pool. */
export function resourceWishes(
  pool: Pool,
  slots: readonly SlotView[],
): readonly { readonly name: string; readonly held: number; readonly wanted: number }[] {
  const uses = surveyResources(pool, slots);
  return distinct(pool).map(({ name, units }) => {
    const held = uses.get(name)?.size ?? 0;
    const lots = pool.classes.reduce((sum, workClass) => sum + (isNextToTake(pool, workClass.suite, name) ? lotsOf(workClass) : 0), 0);
    return { name, held, wanted: Math.min(units, held + lots) };
  });
}

function lotsOf({ lots, evidence }: WorkClass): number {
  return [...evidence.values()].reduce((sum, queue) => sum + queue.length, lots);
}

/** Of several resources they are taken in the order of their names, by all runs: else two could each hold what the other waits for. */
function isNextToTake(pool: Pool, suite: string, name: string): boolean {
  const needed = resourcesOf(pool, suite);
  return needed.some((one) => one.name === name) && needed.every((one) => one.name >= name || allottedUnits(pool, one) > 0);
}

/** When the work of each resource would end at best, wall milliseconds from now: the longest of them; 0 without any. */
export function resourceEndMs(pool: Pool, open: readonly SlotState[], topGroup: number): number {
  let endMs = 0;
  for (const resource of distinct(pool)) {
    const share = Math.min(1, forecastUnits(pool, resource) / Math.max(1, open.length));
    if (open.length > 0) endMs = Math.max(endMs, fluidLevelMs(open, workOf(pool, resource, topGroup) / share));
  }
  return endMs;
}

/**
 * Returns the resource whose work has to come before a lot that would keep the slot for so long; `null` when all can wait. Of several the one
 * that has to wait longest.
 */
export function resourceClaim(
  pool: Pool,
  survey: Survey,
  slot: SlotState,
  lot: { readonly workClass: WorkClass; readonly wallMs: number },
): string | null {
  let claim: string | null = null;
  let leastSpareMs = 0;
  for (const resource of distinct(pool)) {
    if (resourcesOf(pool, lot.workClass.suite).some(({ name }) => name === resource.name)) continue;
    const workMs = workOf(pool, resource, survey.topGroup);
    if (workMs <= 0) continue;
    const spareMs =
      survey.endMs - slot.owedMs - lot.wallMs - ((1 + pool.tuning.constraintMargin) * workMs) / forecastUnits(pool, resource) / slot.speed;
    if (spareMs >= leastSpareMs) continue;
    leastSpareMs = spareMs;
    claim = resource.name;
  }
  return claim;
}

/** Each resource once, in the order in which suites name them. */
function distinct(pool: Pool): readonly Resource[] {
  if (pool.resources.size === 0) return NONE;
  return [...new Map([...pool.resources.values()].flat().map((resource) => [resource.name, resource])).values()];
}

/** Whoever has none now will have one at some time. */
function forecastUnits(pool: Pool, resource: Resource): number {
  return Math.max(1, allottedUnits(pool, resource));
}

function workOf(pool: Pool, { name }: Resource, topGroup: number): number {
  let ms = 0;
  for (const workClass of pool.classes) {
    if (workClass.group > topGroup || !resourcesOf(pool, workClass.suite).some((used) => used.name === name)) continue;
    ms += workClass.workMs * classFactor(pool, workClass);
  }
  return ms;
}

function slotName({ agent, slot }: SlotView): string {
  return `${agent}/${slot}`;
}
