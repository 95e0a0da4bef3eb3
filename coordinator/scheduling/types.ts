/**
 * The scheduler's words. Everything here is plain, deterministic data: no clock, no chance.
 *
 * See docs/design/0001-scheduling.md. A `Pool` holds the work that no slot has yet; the run holds what slots have. Work that comes back
 * (recalled, lost, tried again) is put into the pool again; the pool never forgets a case and never holds one twice.
 */
import type { AgentId, FileKey, LeaseId } from '../../core/id.ts';
import type { LeaseReason } from '../../core/lease-reason.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Slice } from '../../core/unit.ts';
import type { Capacity, Weight } from '../../core/weight.ts';

/** What a case is expected to take, milliseconds on an agent of speed 1. */
export type CaseEstimate = {
  readonly titlePath: readonly string[];
  readonly meanMs: number;
  /** 90th percentile, used for risk: how late it may be. */
  readonly highMs: number;
};

/** What a file is expected to take. A whole run of it costs `loadMs + setupMs + hookMs + sum(cases)`; each further slice pays the first three again. */
export type FileEstimate = {
  readonly file: TestFile;
  readonly loadMs: number;
  readonly setupMs: number;
  readonly hookMs: number;
  /** Known cases; empty for a file that history never saw (its total is then `unknownMs`). */
  readonly cases: readonly CaseEstimate[];
  /** Expected time of cases that history does not know: a guess from suite and size for a new file, 0 for a well-known one. */
  readonly unknownMs: number;
  /** Standard deviation of ln(total): 0.2 for a steady file, above 1 for a new one. */
  readonly sigmaLog: number;
  /** Why the file must stay whole (its own reason, or evidence from history); `null` when it may be cut. */
  readonly wholeReason: string | null;
  /** True when the file was cut in the past and nothing broke: it may be cut for a smaller gain. Unset is false. */
  readonly isSlicingProven?: boolean;
  /** True when a case of it failed in the last run that had it: it goes early where that costs nothing. Unset is false. */
  readonly failedBefore?: boolean;
  /** True when whoever asked for the run says that what changed may have broken it: it goes early as well. Unset is false. */
  readonly isTouched?: boolean;
};

/** A slot as the scheduler sees it now. */
export type SlotView = {
  readonly agent: AgentId;
  readonly slot: number;
  readonly labels: ReadonlySet<string>;
  /** Relative to the pool's median, 1 is typical, 2 is twice as fast. Learned during the run. */
  readonly speed: number;
  /** Oldest first; the first may be running. Expected end of all that is queued is what the slot owes. */
  readonly queue: readonly QueuedUnit[];
  /** False while draining, fenced or lost: nothing new goes there. */
  readonly isOpen: boolean;
  /** The suites that are ready there, while others are not; unset or `null` is all. */
  readonly serves?: ReadonlySet<string> | null;
  /** Suites of which it has run something and that need no set-up there any more, the latest last; unset is none. */
  readonly warm?: readonly string[];
  /** What its agent has for all of its slots; unset is without end. */
  readonly capacity?: Capacity;
};

export type QueuedUnit = {
  readonly lease: LeaseId;
  readonly files: readonly FileKey[];
  readonly slice: Slice | null;
  readonly group: number;
  /** At speed 1, when the lease was granted. */
  readonly expectedMs: number;
  readonly startedAtMs: number | null;
  /** Expected time of its cases that have not ended, speed 1; `expectedMs` before it starts. */
  readonly remainingMs: number;
  readonly isTwin: boolean;
  /** 1-based number of the evidence attempt; unset is 1. Evidence is never copied. */
  readonly attempt?: number;
  /** When the case that runs now began; unset or `null` when none runs or nobody knows. Makes `remainingMs` fall between two cases. */
  readonly caseStartedAtMs?: number | null;
};

/** Work for a slot. The run turns it into a lease. */
export type Grant = {
  readonly agent: AgentId;
  readonly slot: number;
  readonly files: readonly FileKey[];
  readonly slice: Slice | null;
  readonly expectedMs: number;
  /** Lease of the unit this one is a second copy of; `null` for first-hand work. */
  readonly twinOf: LeaseId | null;
  /** 1-based number of the evidence attempt; 1 for first attempts. */
  readonly attempt: number;
  /** Why here, why now: what `shard-run why` says in words. */
  readonly reason: LeaseReason;
};

/** What the scheduler wants done now. */
export type Decision = {
  readonly grants: readonly Grant[];
  /** Leases to take back; they return to the pool when the agent confirms that they had not started. */
  readonly recalls: readonly LeaseId[];
};

/** A slot as the bound sees it: what it could do if it never waited. */
export type SlotCapacity = {
  readonly agent: AgentId;
  readonly labels: ReadonlySet<string>;
  readonly speed: number;
  /** When it opens and closes, milliseconds from the start of the run; unset is from the start, for ever. */
  readonly fromMs?: number;
  readonly untilMs?: number;
  /** What its agent has for all of its slots; unset is without end. */
  readonly capacity?: Capacity;
};

/** Work that comes back because its lease ended without it: recalled, lost, crashed, cancelled. */
export type ReturnedWork = {
  readonly files: readonly FileKey[];
  /**
   * What still has to run, in the unit's own terms: the grant's slice, less the cases that have an outcome. For a whole file or a complement of
   * which some cases ended, `except` with those cases (and what the grant excepted): cases unknown to history stay with it.
   */
  readonly slice: Slice | null;
  /** The grant's; above 1 the work returns as evidence. Unset is 1. */
  readonly attempt?: number;
  /** The grant's. A copy adds nothing to the pool: its original still owes the cases; they may be copied again. */
  readonly twinOf?: LeaseId | null;
  /** For evidence: the agent whose outcome is to be checked elsewhere. */
  readonly avoidAgent?: AgentId | null;
};

/** Cases to run once more, to learn whether they fail always. */
export type Evidence = {
  readonly file: FileKey;
  /** Empty runs the whole file again. A file that must stay whole, and a bundle, always runs whole. */
  readonly titlePaths: readonly (readonly string[])[];
  /** 2 for the first evidence attempt. */
  readonly attempt: number;
  /** Where they failed: another agent is preferred while one is connected that can run them. */
  readonly avoidAgent: AgentId | null;
  /** Labels that this other agent should have besides what the files need: what it says is compared. Unset is none. */
  readonly likeLabels?: readonly string[];
};

/** Something that only so many units of a run may use at once, wherever they run. */
export type Resource = {
  readonly name: string;
  /** At least 1. */
  readonly units: number;
};

/** By suite: what each unit of it takes; one that says nothing is not in it. */
export type Weights = ReadonlyMap<string, Weight>;

export type PoolSettings = {
  /**
   * Cases to run and no others, by title path (`--failed`); an empty list runs the whole file. Files that must stay whole run whole. Unset or
   * `null` runs everything.
   */
  readonly only?: ReadonlyMap<FileKey, readonly (readonly string[])[]> | null;
  /** Exclusive resources by suite: every unit of a suite takes each of its resources. Unset is none. */
  readonly resources?: ReadonlyMap<string, readonly Resource[]>;
  /**
   * Of each resource, how many units this run may use now, where other runs use them too; none that is not in it. The same map is looked at in every plan.
   * Unset is all of them.
   */
  readonly allotted?: ReadonlyMap<string, number>;
  /** By suite: what each unit of it takes of the agent that it runs on. Unset is nothing. */
  readonly weights?: Weights;
  /** By suite: once one of these has a failed case, units of the suite go only to slots that have nothing else to do. Unset is none. */
  readonly whileGreen?: ReadonlyMap<string, readonly string[]>;
  /**
   * By suite: what the first unit of it waits for on a slot before anything of it can run, wall milliseconds, as history has it; one that is not in
   * it is learned. Unset weighs no set-ups at all.
   */
  readonly setups?: ReadonlyMap<string, number>;
  /** Departures from `tuning.ts`, for benches and tests. */
  readonly tuning?: Partial<Tuning>;
};

export type PlanOptions = {
  /**
   * Cases of a running unit that have no outcome yet, in the order they run, the running one first; asked only of stragglers. Without it a
   * running unit is copied whole or not at all.
   */
  readonly pendingCases?: (lease: LeaseId) => readonly (readonly string[])[];
};

/** Work that nobody has. */
export type PooledWork = {
  /** Files or rests of files, and pieces of evidence. */
  readonly units: number;
  /** Milliseconds at speed 1, loads included. */
  readonly expectedMs: number;
};

/** Files that no slot can run, and what would make it so. */
export type Infeasible = {
  readonly labels: readonly string[];
  /** Labels that the best slot lacks; empty where it is the weight that no agent with them bears. */
  readonly missing: readonly string[];
  /** What one unit takes, and the most that an agent with the labels has of each; unset where labels are missing. */
  readonly weight?: Weight;
  readonly most?: Weight;
  readonly files: readonly FileKey[];
};

/** What the bound must know of a file, milliseconds at speed 1. */
export type FileWork = {
  readonly file: TestFile;
  /** All of it, with one load and its hooks. */
  readonly workMs: number;
  /** The longest part that one slot must do alone. */
  readonly pieceMs: number;
  /** Why that is all of it; `null` when it may be cut. */
  readonly wholeReason: string | null;
};

/** The least time a run can take, and why not less. */
export type Bound = {
  readonly ms: number;
  /** In words: what binds it. */
  readonly because: string;
};

/** The scheduler's constants; `tuning.ts` gives the values and the reasons. */
export type Tuning = {
  readonly prefetchHorizonMs: number;
  readonly prefetchMs: number;
  readonly maxQueue: number;
  readonly roundTripMs: number;
  readonly minGainMs: number;
  readonly unprovenGainMs: number;
  readonly minSliceMs: number;
  readonly sliceShare: number;
  readonly riskShare: number;
  readonly constraintMargin: number;
};
