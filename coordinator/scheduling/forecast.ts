/**
 * How long the run still takes, as an interval: nine times in ten it ends before `highMs`, one time in ten before `lowMs`.
 *
 * The middle is the poured end of all work on all slots, or the longest piece that cannot be shared, whichever is later, plus what the last
 * units leave idle. The width adds what each lot may be off (independent errors shrink against each other) and what all may be off together
 * (they do not): a first run knows its new files within a factor, and learns that factor as they end.
 */
import { agentId } from '../../core/id.ts';
import { Z90 } from '../../core/quantile.ts';
import type { Interval } from '../../core/run-event.ts';
import { bound } from './bound.ts';
import { gainFloorMs } from './cut.ts';
import { classFactor, suiteOf } from './expectation.ts';
import { fluidLevelMs } from './fluid.ts';
import type { Pool } from './pool-state.ts';
import { longestLot } from './stock.ts';
import type { SlotState, Survey } from './survey.ts';
import { surveySlots } from './survey.ts';
import type { FileEstimate, SlotCapacity, SlotView } from './types.ts';

/** What a run takes beyond its poured end: set-up, tail, round trips. As simulated. */
const OVERHEAD_RATIO = 1.02;
/** What all known cases may be off together on a given day. */
const COMMON_SIGMA = 0.04;
/** What the guesses of new files may be off together before any has ended. */
const NEW_SIGMA = 0.8;
/** New files that tell as much as one independent observation: those of a folder are alike. */
const ALIKE_FILES = 20;
/** Root mean square deviations of a lot by which the last units end apart. */
const TAIL_DEVIATIONS = 1.5;
/** What a running unit may be off, relative to what it has left. */
const HEAD_SIGMA = 0.5;
/** Agents that `agentsForTarget` tries at most. */
const MAX_AGENTS = 4_096;

/** Returns the time left from now. All 0 when nothing is left; infinite when work is left that no open slot can do. */
export function forecast(pool: Pool, slots: readonly SlotView[], nowMs: number): Interval {
  const survey = surveySlots(pool, slots, nowMs);
  const pouredMs = Math.max(survey.endMs, longestAlone(pool, survey)) + laterGroupsMs(pool, survey);
  const midMs = pouredMs * OVERHEAD_RATIO + tailMs(pool);
  const factor = Math.exp(Z90 * sigmaOfEnd(pool, survey));
  return { lowMs: midMs / factor, midMs, highMs: midMs * factor };
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

/** A running unit may give half of itself away when it has cases to give; a lot that must stay whole may start last. */
function longestAlone(pool: Pool, survey: Survey): number {
  let longest = 0;
  for (const slot of survey.slots) longest = Math.max(longest, aloneMs(pool, slot));
  const fastest = Math.max(1, ...survey.slots.map((slot) => slot.speed));
  for (const workClass of pool.classes) {
    const entry = workClass.group > survey.topGroup ? null : longestLot(workClass);
    const isWhole = entry?.lot.stocks.some((stock) => stock.estimate.wholeReason !== null || stock.lot.bundle !== null) === true;
    if (entry !== null && isWhole) longest = Math.max(longest, (entry.lot.ms * classFactor(pool, workClass)) / fastest);
  }
  return longest;
}

function aloneMs(pool: Pool, slot: SlotState): number {
  const [unit] = slot.view.queue;
  const [file] = unit?.files ?? [];
  const stock = file === undefined ? undefined : pool.stocks.get(file);
  const headMs = slot.owedMs - slot.unstartedMs;
  if (stock === undefined || stock.estimate.wholeReason !== null || stock.lot.bundle !== null || stock.cases.length < 2) return headMs;
  return headMs / 2 < gainFloorMs(pool, stock) ? headMs : headMs / 2;
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
  let knownMs = 0;
  let newMs = 0;
  let independent = 0;
  for (const workClass of pool.classes) {
    const factor = classFactor(pool, workClass);
    if (workClass.kin !== null) newMs += workClass.workMs * factor * newSigma(pool, workClass.suite);
    else knownMs += workClass.workMs * factor * COMMON_SIGMA;
    independent += workClass.varianceMs2 * factor * factor;
  }
  let totalMs = 0;
  for (const slot of survey.slots) {
    totalMs += slot.owedMs * slot.speed;
    independent += (HEAD_SIGMA * (slot.owedMs - slot.unstartedMs) * slot.speed) ** 2;
  }
  for (const workClass of pool.classes) totalMs += workClass.workMs * classFactor(pool, workClass);
  return totalMs <= 0 ? COMMON_SIGMA : Math.min(2, COMMON_SIGMA + Math.hypot(knownMs + newMs, Math.sqrt(independent)) / totalMs);
}

function newSigma(pool: Pool, suite: string): number {
  return NEW_SIGMA / Math.sqrt(1 + suiteOf(pool, suite).loads / ALIKE_FILES);
}

/** Slots and labels of one agent, for a question about agents that are not there. */
export type AgentShape = { readonly slots: number; readonly labels: readonly string[]; readonly speed: number };

/** How many agents meet a target; `agents` is `null` when none do, and `ms` is then what many would take. */
export type TargetAnswer = { readonly agents: number | null; readonly ms: number; readonly because: string };

/**
 * Returns the fewest agents that end within the target, with the overhead of a warm run.
 *
 * @param shapes what agents look like, in turn: agent n has the shape n modulo their number. At least one.
 */
export function agentsForTarget(estimates: readonly FileEstimate[], targetMs: number, shapes: readonly AgentShape[]): TargetAnswer {
  const tryWith = (agents: number): TargetAnswer => {
    const least = bound(estimates, capacityOf(shapes, agents));
    return { agents, ms: least.ms * OVERHEAD_RATIO, because: least.because };
  };
  let enough = 1;
  let answer = tryWith(enough);
  while (answer.ms > targetMs && enough < MAX_AGENTS) answer = tryWith((enough *= 2));
  if (answer.ms > targetMs) return { ...answer, agents: null };
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    const attempt = tryWith(middle);
    if (attempt.ms <= targetMs) [enough, answer] = [middle, attempt];
    else tooFew = middle;
  }
  return answer;
}

function capacityOf(shapes: readonly AgentShape[], agents: number): SlotCapacity[] {
  const sets = shapes.map((shape) => new Set(shape.labels));
  const slots: SlotCapacity[] = [];
  for (let index = 0; index < agents; index++) {
    const shape = shapes[index % shapes.length];
    const labels = sets[index % shapes.length];
    if (shape === undefined || labels === undefined) break;
    for (let slot = 0; slot < shape.slots; slot++) slots.push({ agent: agentId(`agent-${index + 1}`), labels, speed: shape.speed });
  }
  return slots;
}
