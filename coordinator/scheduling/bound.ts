/**
 * The least time that a run can take on given slots: no plan, however clever, ends sooner.
 *
 * Three things bind. Work: whatever set of label combinations one looks at, its work must fit on the slots that can do any of it (Hall's
 * condition, so all unions are tried), no more of it at once on an agent than its cores and memory bear. Room: all work, each unit by what it
 * takes of cores or memory, fits into what the agents have of that. Pieces: the longest case with its load and hooks, or the longest file that must stay whole, on the
 * fastest slot that can run it. Barriers: a group starts when the one below has ended, so the bounds of groups add up. Each file is loaded once,
 * and slots are set up for as few suites as the work allows (setup-bound.ts), which no run achieves: the gap to the bound is what is shown to the
 * user, with where it went.
 */
import type { AgentId } from '../../core/id.ts';
import { ANY_CAPACITY, NO_WEIGHT, type Weight, weightOn } from '../../core/weight.ts';
import { reasonAllWork, reasonLabels, reasonPiece, reasonRoom } from './bound-reason.ts';
import { endWithSetups, type SuiteLoad } from './setup-bound.ts';
import type { Bound, FileEstimate, FileWork, SlotCapacity, Weights } from './types.ts';
import { atOnceOn, bears } from './weight.ts';

/** Distinct label combinations of which all unions are tried; beyond it only each alone and all together. 2¹⁰ sets cost a millisecond. */
const MAX_UNIONS = 10;

/** By suite: what setting a slot up for it takes, wall milliseconds. */
export type Setups = ReadonlyMap<string, number>;

/** What is known of suites; unset is nothing. */
export type SuiteCosts = { readonly setups?: Setups | null | undefined; readonly weights?: Weights | undefined };

const NO_SETUPS: Setups = new Map();
const NO_WEIGHTS: Weights = new Map();

/** Returns the bound of running all files on the slots. Infinite when a file fits no slot: ask `feasibility` first. 0 without files. */
export function bound(estimates: readonly FileEstimate[], slots: readonly SlotCapacity[], costs: SuiteCosts = {}): Bound {
  return boundOfWork(estimates.map(toFileWork), slots, costs);
}

/** The same for files of which the work is known and the cases are not. */
export function boundOfWork(works: readonly FileWork[], slots: readonly SlotCapacity[], costs: SuiteCosts = {}): Bound {
  const weights = costs.weights ?? NO_WEIGHTS;
  const groups = new Map<number, FileWork[]>();
  for (const work of works) {
    const list = groups.get(work.file.group);
    if (list === undefined) groups.set(work.file.group, [work]);
    else list.push(work);
  }
  let startMs = 0;
  let because = 'nothing to run';
  let longestMs = -1;
  for (const [, members] of [...groups].sort(([a], [b]) => a - b)) {
    // By the second group every slot may be set up already.
    const end = boundGroup(members, slots, { startMs, weights, setups: (startMs === 0 ? costs.setups : null) ?? NO_SETUPS });
    if (end.ms - startMs > longestMs) ({ because } = end);
    longestMs = Math.max(longestMs, end.ms - startMs);
    startMs = end.ms;
  }
  return { ms: startMs, because: groups.size > 1 ? `${groups.size} groups one after the other; the longest: ${because}` : because };
}

/** Files with the same labels, limit and weight. */
type Kind = {
  readonly labels: readonly string[];
  readonly maxPerAgent: number | null;
  readonly weight: Weight;
  workMs: number;
  /** The same by suite. */
  readonly bySuite: Map<string, number>;
  readonly able: readonly SlotCapacity[];
};

type From = { readonly startMs: number; readonly setups: Setups; readonly weights: Weights };

function boundGroup(works: readonly FileWork[], slots: readonly SlotCapacity[], { startMs, setups, weights }: From): Bound {
  const kinds = listKinds(works, slots, weights);
  let best: Bound = { ms: startMs, because: 'nothing to run' };
  for (const union of unionsOf([...kinds.values()])) {
    let workMs = 0;
    for (const kind of union) workMs += kind.workMs;
    const able = usableSlots(union);
    const pouredMs = endOfWork(able, workMs, startMs);
    const isLooked = union.length === 1 || union.length === kinds.size;
    const ms = isLooked ? endWithSetups(loadsOf(union, setups), able, pouredMs) : pouredMs;
    const because =
      union.length === kinds.size
        ? reasonAllWork(workMs, slots.length)
        : reasonLabels(
            union.flatMap((kind) => kind.labels),
            workMs,
            able.length,
          );
    if (ms > best.ms) best = { ms, because };
  }
  if (weights.size > 0) {
    for (const room of ['cpuMilli', 'memoryMb'] as const) {
      const ms = endOfRoom([...kinds.values()], slots, { room, startMs });
      if (ms > best.ms) best = { ms, because: reasonRoom(room, slots) };
    }
  }
  for (const work of works) {
    const able = kinds.get(kindKey(work, weights))?.able ?? [];
    const ms = endOfPiece(able, work.pieceMs, startMs + (setups.get(work.file.suite) ?? 0));
    if (ms > best.ms) best = { ms, because: reasonPiece(work) };
  }
  return best;
}

function listKinds(works: readonly FileWork[], slots: readonly SlotCapacity[], weights: Weights): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const work of works) {
    const { labels, maxPerAgent, suite } = work.file;
    let kind = kinds.get(kindKey(work, weights));
    if (kind === undefined) {
      const weight = weights.get(suite) ?? NO_WEIGHT;
      kind = {
        labels,
        maxPerAgent,
        weight,
        workMs: 0,
        bySuite: new Map(),
        able: slots.filter((slot) => labels.every((label) => slot.labels.has(label)) && bears(slot, weight)),
      };
      kinds.set(kindKey(work, weights), kind);
    }
    kind.workMs += work.workMs;
    kind.bySuite.set(suite, (kind.bySuite.get(suite) ?? 0) + work.workMs);
  }
  return kinds;
}

function kindKey({ file }: FileWork, weights: Weights): string {
  const { cpuMilli, memoryMb } = weights.get(file.suite) ?? NO_WEIGHT;
  return JSON.stringify([[...file.labels].sort(), file.maxPerAgent, cpuMilli, memoryMb]);
}

/** When all work fits into what the agents have of cores or memory; `startMs` where one of them does not tell. What nothing is said of takes the least. */
function endOfRoom(
  kinds: readonly Kind[],
  slots: readonly SlotCapacity[],
  { room, startMs }: { readonly room: 'cpuMilli' | 'memoryMb'; readonly startMs: number },
): number {
  if (slots.some(({ capacity = ANY_CAPACITY }) => !Number.isFinite(capacity[room]))) return startMs;
  const least = Math.min(...slots.map(({ capacity = ANY_CAPACITY }) => weightOn(capacity, NO_WEIGHT)[room]));
  const siblings = new Map<AgentId, number>();
  for (const { agent } of slots) siblings.set(agent, (siblings.get(agent) ?? 0) + 1);
  // Each slot stands for an even share of its agent: they open and close together.
  const shares = slots.map((slot) => ({
    ...slot,
    speed: (slot.speed * (slot.capacity ?? ANY_CAPACITY)[room]) / (siblings.get(slot.agent) ?? 1),
  }));
  const work = kinds.reduce((sum, { workMs, weight }) => sum + workMs * (weight[room] === 0 ? least : weight[room]), 0);
  return endOfWork(shares, work, startMs);
}

/** Suites are looked at where all work is and where one kind is: with every union in between the answer would be hardly better and take seconds. */
function loadsOf(union: readonly Kind[], setups: Setups): SuiteLoad[] {
  if (setups.size === 0) return [];
  const names = [...new Set(union.flatMap(({ bySuite }) => [...bySuite.keys()]))];
  return names.map((suite) => {
    const kinds = union.filter(({ bySuite }) => bySuite.has(suite));
    const workMs = kinds.reduce((sum, { bySuite }) => sum + (bySuite.get(suite) ?? 0), 0);
    return { workMs, setupMs: setups.get(suite) ?? 0, able: [...new Set(kinds.flatMap(({ able }) => able))] };
  });
}

/** One load, no set-up. */
function toFileWork({ file, loadMs, hookMs, unknownMs, cases, wholeReason }: FileEstimate): FileWork {
  let [casesMs, longestMs] = [unknownMs, 0];
  for (const { meanMs } of cases) {
    casesMs += meanMs;
    longestMs = Math.max(longestMs, meanMs);
  }
  const workMs = loadMs + hookMs + casesMs;
  const isWhole = wholeReason !== null || file.bundle !== null;
  return { file, workMs, pieceMs: isWhole ? workMs : loadMs + hookMs + longestMs, wholeReason };
}

function unionsOf(kinds: readonly Kind[]): readonly (readonly Kind[])[] {
  if (kinds.length > MAX_UNIONS) return [kinds, ...kinds.map((kind) => [kind])];
  const unions: Kind[][] = [];
  for (let set = 1; set < 2 ** kinds.length; set++) unions.push(kinds.filter((_, index) => (set >> index) & 1));
  return unions;
}

/** Returns the slots that can do any work of the union, no more of an agent than the largest limit allows, or its room for the lightest. */
function usableSlots(union: readonly Kind[]): readonly SlotCapacity[] {
  const able = [...new Set(union.flatMap((kind) => kind.able))];
  if (union.some(({ maxPerAgent, weight }) => maxPerAgent === null && weight === NO_WEIGHT)) return able;
  const limitOn = (slot: SlotCapacity): number =>
    Math.max(...union.map(({ maxPerAgent, weight }) => Math.min(maxPerAgent ?? Number.POSITIVE_INFINITY, atOnceOn(slot, weight))));
  const used = new Map<AgentId, number>();
  return able
    .sort((a, b) => b.speed - a.speed)
    .filter((slot) => {
      const count = used.get(slot.agent) ?? 0;
      used.set(slot.agent, count + 1);
      return count < limitOn(slot);
    });
}

/** Walks from one opening or closing of a slot to the next until the work is done. */
function endOfWork(slots: readonly SlotCapacity[], workMs: number, startMs: number): number {
  if (workMs <= 0) return startMs;
  const changes: { readonly atMs: number; readonly speed: number }[] = [];
  for (const slot of slots) {
    const fromMs = Math.max(startMs, slot.fromMs ?? 0);
    const untilMs = slot.untilMs ?? Number.POSITIVE_INFINITY;
    if (untilMs <= fromMs) continue;
    changes.push({ atMs: fromMs, speed: slot.speed });
    if (Number.isFinite(untilMs)) changes.push({ atMs: untilMs, speed: -slot.speed });
  }
  changes.sort((a, b) => a.atMs - b.atMs);
  let [atMs, speed, left] = [startMs, 0, workMs];
  for (const change of changes) {
    const doneMs = (change.atMs - atMs) * speed;
    if (doneMs >= left) break;
    left -= doneMs;
    atMs = change.atMs;
    speed = Math.max(0, speed + change.speed);
  }
  return speed > 1e-9 ? atMs + left / speed : Number.POSITIVE_INFINITY;
}

function endOfPiece(slots: readonly SlotCapacity[], ms: number, startMs: number): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const slot of slots) {
    const endMs = Math.max(startMs, slot.fromMs ?? 0) + ms / slot.speed;
    if (endMs <= (slot.untilMs ?? Number.POSITIVE_INFINITY)) earliest = Math.min(earliest, endMs);
  }
  return earliest;
}
