/**
 * How long the run still takes, as an interval: nine times in ten it ends before `highMs`, one time in ten before `lowMs`.
 *
 * Two things must have happened by then, and the chance of both is the product of their chances. All work has been poured over the slots: its
 * middle is the poured end, or the longest piece that cannot be shared, plus what the last units leave idle; its width is what each lot may be
 * off (independent errors shrink against each other) and what all may be off together (they do not): a first run knows its new files within a
 * factor, and learns that factor as they end. And every unit that is out has ended: nothing to think about early in a run, and all there is to
 * think about in its last fifth, when one late case decides. The figures were set with `scripts/simulate-schedule.ts --forecast`.
 */
import { normalShareBelow } from '../../core/normal.ts';
import { Z90 } from '../../core/quantile.ts';
import type { Interval } from '../../core/run-event.ts';
import { classFactor, suiteOf } from './expectation.ts';
import { fluidLevelMs } from './fluid.ts';
import type { Pool } from './pool-state.ts';
import { longestLot } from './stock.ts';
import type { Survey } from './survey.ts';
import { surveySlots } from './survey.ts';
import type { PlanOptions, SlotView } from './types.ts';
import { chanceEnded, endsOfSlot, type UnitEnd } from './unit-end.ts';

/** What a run takes beyond its poured end: set-up, round trips. As simulated. */
const OVERHEAD_RATIO = 1.01;
/** What all known cases may be off together on a given day, once the run has told how they do today; and the precision of not knowing it yet. */
const COMMON_SIGMA = 0.028;
const DRIFT_PRECISION = 100;
/** What the guesses of new files may be off together before any has ended. */
const NEW_SIGMA = 0.45;
/** New files that tell as much as one independent observation: those of a folder are alike. */
const ALIKE_FILES = 40;
/** Root mean square deviations of a lot by which the last units end apart. */
const TAIL_DEVIATIONS = 1.5;
/** Of what estimates are off, how much is left when recalls, cuts and copies have made up for some of it. */
const LASTING_SHARE = 0.8;
/** What a running unit may be off, relative to what it has left. */
const HEAD_SIGMA = 0.5;
/** What the end may be off, relative to what slots are lent at once. */
const GRAIN_SHARE = 0.2;
/** What the ends of units without history are off together. */
const NEW_UNIT_SIGMA = 0.4;
/** A unit that is expected to end before this share of the poured end does not decide when the run ends: its cases are not looked at. */
const DECIDING_SHARE = 0.25;
/** A unit that has ended by the earliest end with this chance is left out. */
const SURE = 0.9999;
/** Halvings of an interval in which an end is looked for: to a thousandth of it. */
const HALVINGS = 24;
/** Nothing ends sooner than its message can arrive. */
const LEAST_MS = 5;

/**
 * Returns the time left from now, all 0 when nothing is left; `null` when work is left that no open slot can do.
 *
 * @param options as for `planGrants`: without `pendingCases` each unit that is out counts as one case
 */
export function forecast(pool: Pool, slots: readonly SlotView[], nowMs: number, options: PlanOptions = {}): Interval | null {
  const survey = surveySlots(pool, slots, nowMs);
  const poured = pourAll(pool, survey);
  if (!Number.isFinite(poured.midMs) || isStranded(pool, survey)) return null;
  const isLeft = poured.midMs > 0 || survey.all.some(({ queued }) => queued > 0);
  if (!isLeft) return { lowMs: 0, midMs: 0, highMs: 0 };
  const earliestMs = poured.midMs * Math.exp(-2 * Z90 * poured.sigma);
  const deciding = survey.all.filter((slot) => slot.owedMs >= DECIDING_SHARE * poured.midMs);
  const ends = deciding
    .flatMap((slot) => endsOfSlot(pool, survey, slot, options))
    .filter((end) => earliestMs === 0 || chanceEnded(end, earliestMs) < SURE);
  const at = (chance: number): number => Math.max(LEAST_MS, endAt(poured, ends, chance));
  const interval = { lowMs: at(0.1), midMs: at(0.5), highMs: at(0.9) };
  return widen(interval, ends, Math.max(0, 1 - poured.midMs / interval.midMs));
}

/**
 * Chances multiply as if units were off each for itself. Those that history does not know are off together, which matters as far as units and not
 * the poured end decide: `decidingShare`, 0..1.
 */
function widen({ lowMs, midMs, highMs }: Interval, ends: readonly UnitEnd[], decidingShare: number): Interval {
  const unknown = ends.filter(({ isKnown }) => !isKnown).length / Math.max(1, ends.length);
  const log = Z90 * NEW_UNIT_SIGMA * unknown * decidingShare;
  const out = (ratio: number): number => Math.exp(Math.hypot(Math.log(ratio), log));
  return { lowMs: midMs / out(midMs / lowMs), midMs, highMs: midMs * out(highMs / midMs) };
}

/** True when there is work, and no open slot can do any of it. */
function isStranded(pool: Pool, survey: Survey): boolean {
  const pooled = pool.classes.filter(({ lots }) => lots > 0);
  return pooled.length > 0 && pooled.every(({ constraint }) => survey.slots.every((slot) => slot.capable[constraint] !== true));
}

/** A time that is known but for its logarithm's deviation. */
type Poured = { readonly midMs: number; readonly sigma: number };

function pourAll(pool: Pool, survey: Survey): Poured {
  const ms = Math.max(survey.endMs, longestWhole(pool, survey)) + laterGroupsMs(pool, survey);
  return { midMs: ms === 0 ? 0 : ms * OVERHEAD_RATIO + tailMs(pool), sigma: sigmaOfEnd(pool, survey) };
}

/** Returns the time by which everything has ended with that chance. */
function endAt(poured: Poured, ends: readonly UnitEnd[], chance: number): number {
  const hasEnded = (ms: number): boolean => {
    let product = poured.midMs === 0 ? 1 : normalShareBelow(Math.log(ms / poured.midMs) / poured.sigma);
    for (const end of ends) {
      if (product < chance) return false;
      product *= chanceEnded(end, ms);
    }
    return product >= chance;
  };
  let highMs = Math.max(LEAST_MS, poured.midMs);
  for (let doubling = 0; doubling < HALVINGS && !hasEnded(highMs); doubling++) highMs *= 2;
  let lowMs = 0;
  for (let halving = 0; halving < HALVINGS && highMs - lowMs > highMs / 1_000; halving++) {
    const middleMs = (lowMs + highMs) / 2;
    if (hasEnded(middleMs)) highMs = middleMs;
    else lowMs = middleMs;
  }
  return highMs;
}

/** The last units end apart by about what a lot is off: nothing for files that are known well, a file's length for new ones. */
function tailMs(pool: Pool): number {
  let variance = 0;
  let lots = 0;
  for (const workClass of pool.classes) {
    variance += workClass.varianceMs2 * classFactor(pool, workClass) ** 2;
    lots += workClass.lots;
  }
  return lots === 0 ? 0 : TAIL_DEVIATIONS * Math.sqrt(Math.max(0, variance) / lots);
}

/** A lot that must stay whole may start last. */
function longestWhole(pool: Pool, survey: Survey): number {
  let longest = 0;
  const fastest = Math.max(1, ...survey.slots.map((slot) => slot.speed));
  for (const workClass of pool.classes) {
    const entry = workClass.group > survey.topGroup ? null : longestLot(workClass.heap);
    const isWhole = entry?.lot.stocks.some((stock) => stock.estimate.wholeReason !== null || stock.lot.bundle !== null) === true;
    if (entry !== null && isWhole) longest = Math.max(longest, (entry.lot.ms * classFactor(pool, workClass)) / fastest);
  }
  return longest;
}

function laterGroupsMs(pool: Pool, survey: Survey): number {
  const idle = survey.slots.map(({ speed }) => ({ owedMs: 0, speed }));
  let ms = 0;
  for (const group of pool.groups) {
    if (group <= survey.topGroup) continue;
    let workMs = 0;
    for (const workClass of pool.classes) if (workClass.group === group) workMs += workClass.workMs * classFactor(pool, workClass);
    ms += fluidLevelMs(idle, workMs);
  }
  return ms;
}

function sigmaOfEnd(pool: Pool, survey: Survey): number {
  let [totalMs, commonMs, independent] = [0, 0, 0];
  for (const workClass of pool.classes) {
    const ms = workClass.workMs * classFactor(pool, workClass);
    totalMs += ms;
    commonMs += ms * (workClass.kin === null ? knownSigma(pool, workClass.suite) : newSigma(pool, workClass.suite));
    independent += workClass.varianceMs2 * classFactor(pool, workClass) ** 2;
  }
  for (const slot of survey.slots) {
    const ms = slot.owedMs * slot.speed;
    totalMs += ms;
    commonMs += ms * COMMON_SIGMA;
    independent += (HEAD_SIGMA * (slot.owedMs - slot.unstartedMs) * slot.speed) ** 2;
  }
  if (totalMs <= 0) return COMMON_SIGMA;
  const estimatesMs = LASTING_SHARE * Math.hypot(commonMs, Math.sqrt(independent));
  return Math.min(2, Math.hypot(estimatesMs, grainMs(survey)) / totalMs);
}

/** The end falls between two units of a slot, on all slots at once: what that is off does not shrink with their number. */
function grainMs(survey: Survey): number {
  let owedMs = 0;
  for (const slot of survey.slots) owedMs += slot.owedMs * slot.speed;
  return GRAIN_SHARE * owedMs;
}

function knownSigma(pool: Pool, suite: string): number {
  return Math.hypot(COMMON_SIGMA, 1 / Math.sqrt(DRIFT_PRECISION + suiteOf(pool, suite).weight));
}

function newSigma(pool: Pool, suite: string): number {
  return NEW_SIGMA / Math.sqrt(1 + suiteOf(pool, suite).loads / ALIKE_FILES);
}
