/**
 * What a pool is made of.
 *
 * Each file has its known cases (by title path: equal titles are one) and the unknown: cases that history never saw. Each of these is in the pool
 * or not. A unit is a subset; the one that carries the unknown is written `except` everything that is not in it, so whatever the collection turns
 * up runs exactly there. Nothing else has to be remembered for a file to be cut, come back in pieces, and be cut again.
 *
 * A lot is what competes for slots: the pooled part of a file, or of a bundle. Lots that the same slots can run are one class, in one heap,
 * longest first. Class figures are sums, kept as lots come and go, so that no call walks over all files.
 */
import type { AgentId, FileKey, LeaseId } from '../../core/id.ts';
import type { Slice } from '../../core/unit.ts';
import type { Weight } from '../../core/weight.ts';
import type { Heap } from './heap.ts';
import type { CaseEstimate, FileEstimate, Resource, Tuning, Weights } from './types.ts';

/** One file's cases, which of them are in the pool, and what this run has shown of them. */
export type FileStock = {
  /** Without its cases once the file is forgotten. */
  estimate: FileEstimate;
  /** True when history knows no case of it. */
  readonly isNew: boolean;
  readonly lot: Lot;
  readonly kin: KinLearning;
  /** By token: the position of a case in this list. Grows when the collection shows more. */
  readonly cases: CaseEstimate[];
  /** 1 where the case is in the pool. */
  pooled: Uint8Array;
  pooledCount: number;
  /** Sum of the pooled cases' means. */
  pooledMs: number;
  isUnknownPooled: boolean;
  /** Expected time of the unknown; 0 once the collection was seen. */
  unknownMs: number;
  isCollected: boolean;
  /** Title key to token; made when first needed. */
  tokens: Map<string, number> | null;
  readonly learned: FileLearning;
};

/** Evidence of this run about one file. */
export type FileLearning = {
  /** Of cases with history: weights and weighted sum of ln(observed / expected). */
  weight: number;
  weightedLog: number;
  /** Of cases without: how many ended, and their time at speed 1. */
  newCases: number;
  newMs: number;
  /** Observed fixed cost of a load; 0 until a load ended. */
  loadMs: number;
};

export type Lot = {
  /** Position in the pool: breaks ties. */
  readonly index: number;
  readonly stocks: FileStock[];
  readonly bundle: string | null;
  /** Where it is, or was last, in the pool: one of the two below. */
  workClass: WorkClass;
  readonly knownClass: WorkClass;
  readonly newClass: WorkClass;
  /** Counts changes; heap entries of other versions are stale. */
  version: number;
  isPooled: boolean;
  /** As counted in the class, speed 1, before the class's factor. */
  ms: number;
  /** Deviation, the same way. */
  deviationMs: number;
};

export type LotEntry = { readonly lot: Lot; readonly version: number; readonly key: number };

/** Lots that the same slots can run and that one learned factor scales. */
export type WorkClass = {
  readonly index: number;
  readonly group: number;
  readonly suite: string;
  /** Position in `Pool.constraints`. */
  readonly constraint: number;
  /** For files without known cases: what was learned of their like; `null` for files with history. */
  readonly kin: KinLearning | null;
  readonly heap: Heap<LotEntry>;
  /** Those of them that somebody waits for, because a case failed in the run before or the change touches them: these are in both. */
  readonly earlyHeap: Heap<LotEntry>;
  lots: number;
  workMs: number;
  /** Sum of the lots' squared deviations, milliseconds squared. */
  varianceMs2: number;
  /** Evidence by the agent that it avoids, oldest first. */
  readonly evidence: Map<AgentId | null, EvidenceLot[]>;
};

export type EvidenceLot = {
  readonly files: readonly FileKey[];
  readonly slice: Slice | null;
  readonly attempt: number;
  readonly avoidAgent: AgentId | null;
  readonly likeLabels: readonly string[];
  readonly ms: number;
};

/** Who may run something: labels, a limit an agent, and what it takes of one. */
export type Constraint = {
  readonly index: number;
  readonly labels: readonly string[];
  readonly maxPerAgent: number | null;
  readonly weight: Weight;
  /** Constraints whose work only slots of this one can do, itself included. */
  readonly within: readonly number[];
};

export type SuiteLearning = {
  weight: number;
  weightedLog: number;
  loads: number;
  loadMs: number;
  /** Units, and what they took beside loads and tests, of slots that had run nothing of the suite before and of others. */
  readonly cold: Overhead;
  readonly warm: Overhead;
  /** Of all cases without history. */
  readonly fresh: KinLearning;
};

export type Overhead = { units: number; ms: number };

/** What a run shows of cases without history, of a suite or of one of its folders. */
export type KinLearning = {
  cases: number;
  /** What they took, milliseconds at speed 1. */
  ms: number;
  /** What was guessed for those of new files, and what these took. */
  guessedMs: number;
  guessedTookMs: number;
};

export type AgentLearning = { weight: number; weightedLog: number };

/** Cases of a running unit that copies were given. */
export type Copied = { readonly keys: Set<string>; ms: number; isWhole: boolean };

/** Everything of the manifest, in and out of the pool. */
export type Inventory = {
  readonly stocks: ReadonlyMap<FileKey, FileStock>;
  readonly lots: readonly Lot[];
  readonly classes: readonly WorkClass[];
  readonly constraints: readonly Constraint[];
};

export type Pool = Inventory & {
  readonly tuning: Tuning;
  /** By suite; a suite that uses none is not in it. */
  readonly resources: ReadonlyMap<string, readonly Resource[]>;
  /** Units of resources that the run may use now; `null` is all of them. */
  readonly allotted: ReadonlyMap<string, number> | null;
  readonly weights: Weights;
  /** By suite: those that have to be green for it to be served like the others. */
  readonly whileGreen: ReadonlyMap<string, readonly string[]>;
  /** Suites that are served last, because one that has to be green is not. */
  readonly deferred: Set<string>;
  /** Distinct, ascending. */
  readonly groups: readonly number[];
  readonly doneGroups: Set<number>;
  /** Each suite of the manifest once. */
  readonly suiteNames: readonly string[];
  /** By suite: what history says of setting a slot up for it, wall milliseconds; `null` where set-ups are not weighed. */
  readonly setups: ReadonlyMap<string, number> | null;
  readonly suites: Map<string, SuiteLearning>;
  readonly agents: Map<AgentId, AgentLearning>;
  /** Median of the agents' logarithms, and how many observations ago it was taken. */
  medianLog: number;
  sinceMedian: number;
  evidenceCount: number;
  readonly copied: Map<LeaseId, Copied>;
  /** Leases that were asked back. */
  readonly recalled: Set<LeaseId>;
};
