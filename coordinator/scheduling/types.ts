/**
 * The scheduler's words. Everything here is plain, deterministic data: no clock, no chance.
 *
 * See docs/design/0001-scheduling.md. A `Pool` holds the work that no slot has yet; the run holds what slots have. Work that comes back
 * (recalled, lost, tried again) is put into the pool again; the pool never forgets a case and never holds one twice.
 */
import type { AgentId, FileKey, LeaseId } from '../../core/id.ts';
import type { Slice } from '../../core/unit.ts';
import type { TestFile } from '../../core/test-file.ts';

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
  /** Why here, why now, in words: what `shard-run why` prints. */
  readonly reason: string;
};

/** What the scheduler wants done now. */
export type Decision = {
  readonly grants: readonly Grant[];
  /** Leases to take back; they return to the pool when the agent confirms that they had not started. */
  readonly recalls: readonly LeaseId[];
};
