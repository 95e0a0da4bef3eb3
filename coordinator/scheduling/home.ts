/**
 * Which suite a slot works on, where changing it costs something.
 *
 * The first unit of a suite on a slot waits for a browser, a service, a session on a Grid: half a minute, which may be a tenth of the run. Longest
 * first over all suites would set up every slot for all of them. So each slot has a home, the suite of its last unit, and a slot that has run a
 * suite once is warm for it. Pour the work of each suite over its own slots: that is when it would end. A slot leaves a home that has work only
 * where that makes the later of both ends earlier, its set-up counted. A slot whose home has nothing more goes where it helps those that would end
 * last, and does nothing where the set-up takes longer than what it would save. Slots without a home are shared out in proportion to work, to what
 * few slots can do first.
 *
 * Where no set-up costs more than a round trip nothing is weighed, and the longest goes first. See docs/design/0001-scheduling.md.
 */
import { classFactor, setupMs } from './expectation.ts';
import { fluidLevelMs, type Vessel } from './fluid.ts';
import type { Pool, WorkClass } from './pool-state.ts';
import { servesSuite } from './slot-view.ts';
import type { SlotState, Survey } from './survey.ts';

/** By suite: the slots at home in it; `null` where no suite costs anything. */
export type Homes = ReadonlyMap<string, Set<SlotState>> | null;

/** Returns whether it matters what a slot did before: somebody asked for it, there are several suites, and one of them costs more than a round trip. */
export function weighsHomes(pool: Pool): boolean {
  return (
    pool.setups !== null && pool.suiteNames.length > 1 && pool.suiteNames.some((suite) => setupMs(pool, suite) > pool.tuning.roundTripMs)
  );
}

/** Returns the crews of all suites. */
export function surveyHomes(pool: Pool, slots: readonly SlotState[]): Homes {
  if (!weighsHomes(pool)) return null;
  const homes = new Map(pool.suiteNames.map((suite) => [suite, new Set<SlotState>()]));
  for (const slot of slots) homes.get(slot.home ?? '')?.add(slot);
  return homes;
}

/** Notes that the slot takes a unit of a suite. */
export function settle(homes: Homes, slot: SlotState, suite: string): void {
  if (homes === null) return;
  homes.get(slot.home ?? '')?.delete(slot);
  homes.get(suite)?.add(slot);
  slot.home = suite;
  slot.warm?.add(suite);
}

/** Returns what a unit of the suite would wait for on the slot, wall milliseconds; 0 once it is warm. */
export function coldMs(pool: Pool, slot: SlotState, suite: string): number {
  return slot.warm === null || slot.warm.has(suite) ? 0 : setupMs(pool, suite);
}

/** What joining a suite would come to: when its work ends without the slot and with it, wall milliseconds from now. */
type Prospect = {
  readonly suite: string;
  readonly constraint: number;
  readonly isManned: boolean;
  readonly aloneMs: number;
  readonly joinedMs: number;
};

/** Returns the suite that the slot should take work of, among classes that have some for it; `null` when a change would not pay. */
export function chooseSuite(pool: Pool, survey: Survey, slot: SlotState, classes: readonly WorkClass[]): string | null {
  const prospects = classes.map((workClass) => prospectOf(pool, survey, slot, workClass));
  const { minGainMs } = pool.tuning;
  const own = prospects.filter(({ suite }) => suite === slot.home);
  if (own.length > 0) return betterThanHome(pool, survey, slot, prospects) ?? slot.home;
  const paying = prospects.filter(
    ({ suite, isManned, aloneMs, joinedMs }) => !isManned || slot.warm?.has(suite) || aloneMs - joinedMs > minGainMs,
  );
  const scarce = paying.filter(({ constraint }) => isScarce(survey, constraint));
  const short = scarce.filter(({ suite, isManned, aloneMs }) => !isManned || aloneMs > survey.endMs - coldMs(pool, slot, suite));
  return latest(short.length > 0 ? short : paying)?.suite ?? null;
}

/** The suite that ends last even with the slot's help. */
function latest(prospects: readonly Prospect[]): Prospect | null {
  return prospects.reduce<Prospect | null>((last, one) => (last === null || one.joinedMs > last.joinedMs ? one : last), null);
}

/** Work that not every slot can do. */
function isScarce({ slots }: Survey, constraint: number): boolean {
  return slots.some(({ capable }) => capable[constraint] !== true);
}

/**
 * A suite that would end so much later than the slot's own that both end earlier when the slot changes; `null` when there is none.
 *
 * Not before it must: while the slot's own would end later than the other, once it has changed, it may still turn out that nobody has to. How far
 * such estimates are off is taken to be a set-up.
 */
function betterThanHome(pool: Pool, survey: Survey, slot: SlotState, prospects: readonly Prospect[]): string | null {
  const own = prospects.filter(({ suite }) => suite === slot.home);
  const stayMs = Math.max(...own.map(({ aloneMs }) => aloneMs));
  const leftMs = Math.max(...own.map(({ constraint }) => endOf(pool, survey, { suite: slot.home ?? '', constraint, without: slot })));
  let best: string | null = null;
  let mostMs = pool.tuning.minGainMs;
  for (const { suite, aloneMs, joinedMs } of prospects) {
    if (suite === slot.home) continue;
    const gainMs = Math.max(stayMs, aloneMs) - Math.max(leftMs, joinedMs);
    if (gainMs <= mostMs || leftMs + coldMs(pool, slot, suite) > joinedMs) continue;
    mostMs = gainMs;
    best = suite;
  }
  return best;
}

function prospectOf(pool: Pool, survey: Survey, slot: SlotState, { suite, constraint }: WorkClass): Prospect {
  const joinedMs = endOf(pool, survey, { suite, constraint, with: { speed: slot.speed, owedMs: slot.owedMs + coldMs(pool, slot, suite) } });
  const aloneMs = endOf(pool, survey, { suite, constraint });
  // Where nobody is, whoever is free first would come, set up, and do it alone.
  const isManned = Number.isFinite(aloneMs);
  return { suite, constraint, isManned, aloneMs: isManned ? aloneMs : joinedMs + survey.endMs, joinedMs };
}

type Poured = { readonly suite: string; readonly constraint: number; readonly with?: Vessel; readonly without?: SlotState };

/** When the suite's work ends on its crew, changed by one slot; infinite when nobody is left. */
function endOf(pool: Pool, survey: Survey, { suite, constraint, with: more, without }: Poured): number {
  const vessels: Vessel[] = more === undefined ? [] : [more];
  for (const slot of survey.homes?.get(suite) ?? []) {
    if (slot !== without && slot.capable[constraint] === true && servesSuite(slot.view, suite)) vessels.push(slot);
  }
  return fluidLevelMs(vessels, workOf(pool, survey, suite));
}

function workOf(pool: Pool, { topGroup }: Survey, suite: string): number {
  let ms = 0;
  for (const workClass of pool.classes) {
    if (workClass.suite === suite && workClass.group <= topGroup) ms += workClass.workMs * classFactor(pool, workClass);
  }
  return ms;
}
