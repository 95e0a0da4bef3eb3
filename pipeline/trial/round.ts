/**
 * How the slots of one round are spread over trees and cells.
 *
 * Evidence is a contrast: attempts with a commit against attempts without it. A prefix says it of the commits at its end; a tree that leaves one commit out
 * is, for all other commits, one more attempt at the tip, and tells neighbours apart. So one of each comes before a second of any. Only the base and one such
 * tree are without the first commit; hence its repeats. A case whose past is known and clean needs fewer: slots that it does not take are the run's, which
 * goes on beside it. Few slots do not mean fewer questions: trials queue.
 */
import { sum } from '../../core/quantile.ts';
import type { Group } from './evidence.ts';
import { isTip } from './inquiry.ts';
import type { TrialCell, TrialTree, Weighed } from './types.ts';

/** A tree, in a cell, so many times. */
export type TreeOrder = { readonly tree: TrialTree; readonly cell: TrialCell; readonly repeats: number };

/** Three attempts of a tree tell a false failure from a bug in one round. */
const REPEATS = 3;
/** More of one kind in one round say little that the other kinds do not wait for. */
const MAX_REPEATS = 12;
const MAX_LATER_REPEATS = 6;
/**
 * A round asks at least this many questions: fewer slots take turns. Four on one side of sixteen, split without a flaw, come by chance less than once
 * in a thousand times, which is the least that a conviction needs within its round.
 */
const MIN_TRIALS = 16;
/** With one tree that leaves the first commit out these are six without it, which 36 slots split by chance less than once in a million times. */
const MIN_BASE = 5;
/** The past does the rest. */
const MIN_KNOWN_BASE = 3;
/** Together, commits below this cannot keep another one from being convicted. */
const SUSPECTED = 1e-6;
/** Commits of one section are about as likely. */
const SECTION_RATIO = 1 / 50;

const ANYWHERE: TrialCell = { order: 'alone', place: 'other-agent' };
/** The order in which the cells of the tip get slots. */
const CELLS: readonly TrialCell[] = [
  ANYWHERE,
  { order: 'as-run', place: 'same-agent' },
  { order: 'as-run', place: 'other-agent' },
  { order: 'alone', place: 'same-agent' },
];

type FirstRound = {
  readonly batchSize: number;
  readonly slots: number;
  /** Slots of the run where cases failed: a cell that looks like the run needs a trial for each. */
  readonly companies: number;
  /** The past of all cases says so much that it stands for most attempts without a commit. */
  readonly isKnown: boolean;
};

/** Returns what is asked of cases that were not tried yet. */
export function planFirstRound({ batchSize, slots, companies, isKnown }: FirstRound): readonly TreeOrder[] {
  const budget = Math.max(MIN_TRIALS, isKnown ? Math.min(slots, sizeOfKnownRound(batchSize)) : slots);
  const onBase = isKnown ? MIN_KNOWN_BASE : MIN_BASE;
  const lengths = prefixLengths(batchSize, budget).filter((length) => length > 0);
  const room = budget - onBase - CELLS.length;
  const others = lengths.length === batchSize - 1 && room >= 2 * lengths.length ? lengths.length : 0;
  const repeats = clamp(Math.floor((room - others) / Math.max(1, lengths.length)));
  let left = budget - onBase - lengths.length * repeats;
  const leaving = others === 0 ? 0 : clamp(Math.floor((left - CELLS.length) / others));
  left -= others * leaving;
  const cells = CELLS.map((cell, index) => {
    const costs = index === 0 ? 1 : companies;
    const share = Math.floor(left / (CELLS.length - index) / costs);
    const each = Math.max(index < 2 ? 1 : 0, Math.min(REPEATS, share));
    left -= each * costs;
    return { tree: prefix(batchSize), cell, repeats: each };
  });
  const spare = Math.max(0, Math.floor(left / 2));
  const both = [
    { tree: prefix(0), cell: ANYWHERE, repeats: Math.min(MAX_REPEATS, onBase + Math.max(0, left - spare)) },
    { tree: prefix(batchSize), cell: ANYWHERE, repeats: Math.min(MAX_REPEATS, spare) },
  ];
  return [
    ...both,
    ...lengths.map((length) => ({ tree: prefix(length), cell: ANYWHERE, repeats })),
    ...without(Array.from({ length: others }, (_, index) => index)).map((tree) => ({ tree, cell: ANYWHERE, repeats: leaving })),
    ...cells,
  ].filter((order) => order.repeats > 0);
}

/**
 * Returns the least that can acquit: every cell at the tip. Where all of it passes, the base would say nothing that the case's past does not; whatever fails in it is
 * asked on every tree.
 */
export function planGlance(batchSize: number): readonly TreeOrder[] {
  return CELLS.map((cell, index) => ({ tree: prefix(batchSize), cell, repeats: index === 0 ? 2 : 1 }));
}

/** Two of each prefix and one of each tree that leaves one out, beside base and tip. */
function sizeOfKnownRound(batchSize: number): number {
  return MIN_KNOWN_BASE + CELLS.length + 3 * (batchSize - 1);
}

function clamp(repeats: number): number {
  return Math.max(1, Math.min(REPEATS, repeats));
}

/** The base and all prefixes short of the tip, or as many of them, evenly, as there is room for. */
function prefixLengths(batchSize: number, budget: number): readonly number[] {
  const room = budget - CELLS.length;
  const count = batchSize <= room ? batchSize : Math.max(2, Math.floor(room / 2));
  return Array.from({ length: count }, (_, index) => Math.floor((index * batchSize) / count));
}

type LaterRound = {
  readonly batchSize: number;
  readonly slots: number;
  /** Of all cases that are asked together. */
  readonly weighed: readonly Weighed[];
  readonly cell: TrialCell;
};

/** Returns what is asked about the commits that are still suspected: before each, with it, and all others without it. */
export function planLaterRound({ batchSize, slots, weighed, cell }: LaterRound): readonly TreeOrder[] {
  const budget = Math.max(slots, MIN_TRIALS);
  const suspects = listSuspects(weighed);
  // Three trees for each, twice.
  const room = Math.max(1, Math.floor(budget / 6));
  const [base, tip] = [prefix(0), prefix(batchSize)];
  const trees = isSpread(suspects, room) ? sectionOf(suspects, Math.floor(budget / 3)) : around(suspects.slice(0, room));
  const distinct = new Map([base, tip, ...trees].map((tree) => [nameTree(tree, batchSize), tree]));
  const repeats = Math.max(2, Math.min(MAX_LATER_REPEATS, Math.floor(budget / distinct.size)));
  const more = Math.max(0, Math.floor((budget - distinct.size * repeats) / 2));
  const ends = [base, tip].map((tree) => nameTree(tree, batchSize));
  return [...distinct].map(([name, tree]) => ({ tree, cell, repeats: Math.min(MAX_REPEATS, repeats + (ends.includes(name) ? more : 0)) }));
}

type Suspect = { readonly index: number; readonly probability: number };

/** Likeliest first, for one case or the worst of several. */
function listSuspects(weighed: readonly Weighed[]): readonly Suspect[] {
  const byCommit = new Map<number, number>();
  for (const { cause, probability } of weighed) {
    if (cause.kind !== 'commit' || probability < SUSPECTED) continue;
    byCommit.set(cause.commitIndex, Math.max(probability, byCommit.get(cause.commitIndex) ?? 0));
  }
  return [...byCommit].map(([index, probability]) => ({ index, probability })).sort((one, other) => other.probability - one.probability);
}

/** After a first round that only named a section, hardly anything points at the few that there is room for. */
function isSpread(suspects: readonly Suspect[], room: number): boolean {
  const whole = sum(suspects.map(({ probability }) => probability));
  return suspects.length > room && sum(suspects.slice(0, room).map(({ probability }) => probability)) < 0.9 * whole;
}

function sectionOf(suspects: readonly Suspect[], room: number): readonly TrialTree[] {
  const top = suspects[0]?.probability ?? 0;
  const lengths = suspects.filter(({ probability }) => probability >= top * SECTION_RATIO).map(({ index }) => index);
  const sorted = lengths.sort((one, other) => one - other);
  const count = Math.min(sorted.length, room);
  return Array.from({ length: count }, (_, index) => prefix(sorted[Math.floor((index * sorted.length) / count)] ?? 0));
}

function around(suspects: readonly Suspect[]): readonly TrialTree[] {
  const indices = suspects.map(({ index }) => index);
  return [...indices.flatMap((index) => [prefix(index), prefix(index + 1)]), ...without(indices)];
}

/** Without the last commit is the prefix before it. */
function nameTree(tree: TrialTree, batchSize: number): string {
  if (tree.kind === 'prefix') return `${tree.length}`;
  return tree.commitIndex === batchSize - 1 ? `${batchSize - 1}` : `without ${tree.commitIndex}`;
}

/**
 * Returns the cell where the case failed at the tip: alone and elsewhere if it did there, which is the cheapest and disturbs nobody; else the first
 * in which it did. A case that never failed again is tried as it ran, elsewhere; so is one that never passed alone, which may not be able to.
 */
export function chooseFailingCell(groups: readonly Group[], batchSize: number): TrialCell {
  const tip = groups.filter(({ tree, isFirst }) => !isFirst && isTip(tree, batchSize));
  const hasFailed = ({ order, place }: TrialCell): boolean =>
    tip.some((group) => group.failed > 0 && group.order === order && group.isSameAgent === (place === 'same-agent'));
  const asRun: TrialCell = { order: 'as-run', place: 'other-agent' };
  const canRunAlone = groups.some(({ order, passed }) => order === 'alone' && passed > 0);
  return (canRunAlone ? [ANYWHERE, asRun, ...CELLS].find(hasFailed) : undefined) ?? asRun;
}

const prefix = (length: number): TrialTree => ({ kind: 'prefix', length });
const without = (indices: readonly number[]): readonly TrialTree[] => indices.map((commitIndex) => ({ kind: 'without', commitIndex }));
