/**
 * The slots at one moment, in the terms of a plan: who owes how much, who can run what, when all would end.
 *
 * One pass over the slots for each plan; the plan then updates what it grants. Times are wall milliseconds from now, on the slot's own speed.
 */
import type { AgentId } from '../../core/id.ts';
import { Z90 } from '../../core/quantile.ts';
import { NO_WEIGHT } from '../../core/weight.ts';
import { classFactor, liveFactor } from './expectation.ts';
import { capacityMs, fluidLevelMs } from './fluid.ts';
import { type Homes, surveyHomes, weighsHomes } from './home.ts';
import { stockOf } from './learn.ts';
import { openGroup } from './pool.ts';
import type { Constraint, Pool } from './pool-state.ts';
import { hasResources, type ResourceUse, resourceEndMs, surveyResources, takeResources } from './resource.ts';
import { servesSuite } from './slot-view.ts';
import type { QueuedUnit, SlotView } from './types.ts';
import { addWeight, atOnceOn, bears, type HeldWeights, hasRoom, surveyWeights, weightEndMs } from './weight.ts';

export type SlotState = {
  readonly view: SlotView;
  readonly speed: number;
  /** By constraint: whether the labels suffice, and the agent bears one such unit. */
  readonly capable: readonly boolean[];
  /** Until everything queued here has ended. */
  owedMs: number;
  /** Until the first unit may already have ended: nine times of ten it takes longer. */
  headLowMs: number;
  /** Of units behind the first. */
  unstartedMs: number;
  queued: number;
  /** The suite of its last unit; `null` before the first. */
  home: string | null;
  /** Suites that need no set-up here, that of units that wait included; `null` where set-ups are not weighed. */
  readonly warm: Set<string> | null;
};

/** Slots of one agent that hold units of one group, and the smallest limit among these units. */
export type GroupUse = { readonly slots: Set<number>; maxPerAgent: number };

export type Survey = {
  readonly nowMs: number;
  /** Open slots, in the order they were given. */
  readonly slots: readonly SlotState[];
  /** All slots: what runs on a closed one may still be late. */
  readonly all: readonly SlotState[];
  /** When everything ends if work could be poured, wall milliseconds from now. */
  readonly endMs: number;
  /** By constraint: work that only its slots can do, and what these could do besides before the end; milliseconds at speed 1. */
  readonly work: number[];
  readonly spare: number[];
  /** By constraint: whether every open slot can do its work, all of them at once. */
  readonly isEasy: readonly boolean[];
  /** By constraint: whether every open slot can do its work. */
  readonly isEverywhere: readonly boolean[];
  readonly topGroup: number;
  /** By agent and group; `null` when nothing in the manifest has a limit. */
  readonly uses: Map<AgentId, Map<number, GroupUse>> | null;
  readonly resourceUse: ResourceUse;
  readonly weights: HeldWeights;
  readonly homes: Homes;
};

/** A unit is never taken to be nearer its end than this share of the time its running case took so far: what is late stays late. */
const OVERRUN_SHARE = 0.2;

/** Returns the survey of the slots. */
export function surveySlots(pool: Pool, slots: readonly SlotView[], nowMs: number): Survey {
  const areHomesWeighed = weighsHomes(pool);
  const all = slots.map((view) => surveySlot(pool, view, { nowMs, suites: areHomesWeighed ? suitesOf(pool, view) : null }));
  const open = all.filter(({ view }) => view.isOpen);
  const topGroup = openGroup(pool) ?? Number.POSITIVE_INFINITY;
  const work = pool.constraints.map((constraint) => workWithin(pool, constraint, topGroup));
  const bySet = pool.constraints.map((constraint) => open.filter((slot) => slot.capable[constraint.index]));
  const total = pooledMs(pool, topGroup, (constraint) => (bySet[constraint] ?? []).length > 0);
  const shares = pool.constraints.map((constraint, index) => shareOf(constraint, bySet[index] ?? []));
  let endMs = fluidLevelMs(open, total);
  pool.constraints.forEach((_, index) => {
    const able = bySet[index] ?? [];
    if (able.length > 0) endMs = Math.max(endMs, fluidLevelMs(able, (work[index] ?? 0) / (shares[index] ?? 1)));
  });
  const weights = surveyWeights(pool, slots);
  endMs = Math.max(endMs, resourceEndMs(pool, open, topGroup), weightEndMs(pool, weights, open, topGroup));
  const spare = pool.constraints.map((_, index) => capacityMs(bySet[index] ?? [], endMs) * (shares[index] ?? 1) - (work[index] ?? 0));
  const isEverywhere = bySet.map((able) => able.length === open.length);
  return {
    nowMs,
    slots: open,
    all,
    endMs,
    work,
    spare,
    isEasy: isEverywhere.map((isIt, index) => isIt && shares[index] === 1),
    isEverywhere,
    topGroup,
    uses: surveyUses(pool, slots),
    resourceUse: surveyResources(pool, slots),
    weights,
    homes: surveyHomes(pool, open),
  };
}

function surveySlot(
  pool: Pool,
  view: SlotView,
  { nowMs, suites }: { readonly nowMs: number; readonly suites: readonly string[] | null },
): SlotState {
  const speed = view.speed > 0 ? view.speed : 1;
  const [head] = view.queue;
  const headMs = head === undefined ? 0 : remainingMs(pool, head, { nowMs, speed }) / speed;
  let unstartedMs = 0;
  for (let index = 1; index < view.queue.length; index++) unstartedMs += (view.queue[index]?.expectedMs ?? 0) / speed;
  const sigma = head === undefined ? 0 : sigmaOf(pool, head);
  return {
    view,
    speed,
    capable: capabilityOf(pool, view),
    owedMs: headMs + unstartedMs,
    headLowMs: headMs * Math.exp(-Z90 * sigma),
    unstartedMs,
    queued: view.queue.length,
    home: suites?.at(-1) ?? null,
    warm: suites === null ? null : new Set(suites),
  };
}

/** Returns what a queued unit still takes at speed 1, without what copies took over. */
export function remainingMs(pool: Pool, unit: QueuedUnit, at: { readonly nowMs: number; readonly speed: number }): number {
  if (unit.startedAtMs === null) return unit.expectedMs;
  const [file] = unit.files;
  const isLoading = unit.remainingMs === unit.expectedMs;
  const factor = file === undefined || isLoading ? 1 : liveFactor(pool, stockOf(pool, file));
  const copiedMs = pool.copied.get(unit.lease)?.ms ?? 0;
  const plannedMs = Math.max(0, unit.remainingMs - copiedMs) * factor;
  const sinceMs = unit.caseStartedAtMs ?? (isLoading ? unit.startedAtMs : null);
  const spentMs = sinceMs === null ? 0 : Math.max(0, at.nowMs - sinceMs) * at.speed;
  return Math.max(plannedMs - spentMs, spentMs * OVERRUN_SHARE);
}

/** Suites of units that ended or began, then of those that wait. */
function suitesOf(pool: Pool, { warm = [], queue }: SlotView): readonly string[] {
  return queue.length === 0 ? [...warm] : [...warm, ...queue.map((unit) => suiteOfUnit(pool, unit))];
}

function suiteOfUnit(pool: Pool, { files: [file] }: QueuedUnit): string {
  return file === undefined ? '' : stockOf(pool, file).estimate.file.suite;
}

function sigmaOf(pool: Pool, unit: QueuedUnit): number {
  const [file] = unit.files;
  return file === undefined ? 0 : stockOf(pool, file).estimate.sigmaLog;
}

function capabilityOf(pool: Pool, view: SlotView): readonly boolean[] {
  return pool.constraints.map(({ labels, weight }) => labels.every((label) => view.labels.has(label)) && bears(view, weight));
}

function workWithin(pool: Pool, constraint: Constraint, topGroup: number): number {
  let ms = 0;
  for (const workClass of pool.classes) {
    if (workClass.group > topGroup || !constraint.within.includes(workClass.constraint)) continue;
    ms += workClass.workMs * classFactor(pool, workClass);
  }
  return ms;
}

/** Work that nobody can run now does not make the rest end later. Without any slot all of it counts. */
function pooledMs(pool: Pool, topGroup: number, canRun: (constraint: number) => boolean): number {
  const isStranded = pool.constraints.every(({ index }) => !canRun(index));
  let ms = 0;
  for (const workClass of pool.classes) {
    if (workClass.group > topGroup || (!isStranded && !canRun(workClass.constraint))) continue;
    ms += workClass.workMs * classFactor(pool, workClass);
  }
  return ms;
}

/** The share of its slots that a limit an agent, or what its units take of one, lets a constraint use at once. */
function shareOf({ maxPerAgent, weight }: Constraint, able: readonly SlotState[]): number {
  if ((maxPerAgent === null && weight === NO_WEIGHT) || able.length === 0) return 1;
  const agents = new Map<AgentId, { slots: number; readonly most: number }>();
  for (const { view } of able) {
    const known = agents.get(view.agent);
    if (known !== undefined) known.slots += 1;
    else agents.set(view.agent, { slots: 1, most: Math.min(maxPerAgent ?? Number.POSITIVE_INFINITY, atOnceOn(view, weight)) });
  }
  let usable = 0;
  for (const { slots, most } of agents.values()) usable += Math.min(slots, most);
  return usable / able.length;
}

function surveyUses(pool: Pool, slots: readonly SlotView[]): Survey['uses'] {
  if (pool.constraints.every((constraint) => constraint.maxPerAgent === null)) return null;
  const uses = new Map<AgentId, Map<number, GroupUse>>();
  for (const view of slots) {
    for (const unit of view.queue) addUse(uses, view, { group: unit.group, maxPerAgent: limitOf(pool, unit) });
  }
  return uses;
}

function limitOf(pool: Pool, unit: QueuedUnit): number {
  const [file] = unit.files;
  const limit = file === undefined ? null : stockOf(pool, file).estimate.file.maxPerAgent;
  return limit ?? Number.POSITIVE_INFINITY;
}

type Use = { readonly group: number; readonly maxPerAgent: number };

/** Notes that a slot holds one more such unit. */
export function holdUnit(pool: Pool, survey: Survey, view: SlotView, use: UnitUse): void {
  if (survey.uses !== null) addUse(survey.uses, view, use);
  takeResources(pool, survey.resourceUse, view, use.suite);
  addWeight(pool, survey.weights, view, use.suite);
}

/** Notes that a slot holds a unit of a group. */
function addUse(uses: Map<AgentId, Map<number, GroupUse>>, view: SlotView, use: Use): void {
  let byGroup = uses.get(view.agent);
  if (byGroup === undefined) uses.set(view.agent, (byGroup = new Map()));
  const known = byGroup.get(use.group);
  if (known === undefined) byGroup.set(use.group, { slots: new Set([view.slot]), maxPerAgent: use.maxPerAgent });
  else {
    known.slots.add(view.slot);
    known.maxPerAgent = Math.min(known.maxPerAgent, use.maxPerAgent);
  }
}

/** What a unit would take of a slot: a place among its group's on the agent, the resources of its suite, and its weight. */
export type UnitUse = Use & { readonly suite: string };

/**
 * Returns whether the slot may have one more such unit: its suite is ready there, no more of its group are at once on its agent than any of them
 * allows, of a resource no more than there is, and its agent has room for it.
 */
export function mayHold(pool: Pool, survey: Survey, view: SlotView, use: UnitUse): boolean {
  if (!servesSuite(view, use.suite) || !hasResources(pool, survey.resourceUse, view, use.suite)) return false;
  return isWithinLimit(survey, view, use) && hasRoom(pool, survey.weights, view, use.suite);
}

function isWithinLimit(survey: Survey, view: SlotView, use: Use): boolean {
  if (survey.uses === null) return true;
  const known = survey.uses.get(view.agent)?.get(use.group);
  if (known === undefined) return use.maxPerAgent >= 1;
  const slots = known.slots.size + (known.slots.has(view.slot) ? 0 : 1);
  return slots <= Math.min(known.maxPerAgent, use.maxPerAgent);
}
