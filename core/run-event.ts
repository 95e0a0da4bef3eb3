/**
 * What happens in a run, for whoever watches it: the live view, the reporters, a remote client, later the page.
 *
 * The coordinator emits these after it persisted what they say. A watcher folds them; none carries a decision.
 */

import type { Artifact } from './artifact.ts';
import type { CaseRecord } from './case-record.ts';
import type { AgentId, FileKey, LeaseId, RunId } from './id.ts';
import type { AttemptOutcome, TestError, Verdict } from './outcome.ts';
import type { TestFile } from './test-file.ts';
import type { RunError } from './unit.ts';
import type { Weight } from './weight.ts';

/** What is tested. Empty strings and `isDirty` true outside a git work tree. */
export type Revision = { readonly commit: string; readonly tree: string; readonly isDirty: boolean };

/** A duration that is not known for sure, milliseconds. */
export type Interval = { readonly lowMs: number; readonly midMs: number; readonly highMs: number };

/** Counts of a run. `cases` = `passed + failed + skipped + missing`; `flaky` is a part of `passed` or of `failed`, by policy. */
export type RunTotals = {
  readonly files: number;
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly flaky: number;
  readonly missing: number;
  /** Failed cases that are in quarantine: a part of `failed`; absent when none. */
  readonly quarantined?: number;
};

/** Where the slots' time went between start and end of the run, summed over slots, milliseconds. `testMs + ... + idleTailMs` = slots x wall. */
export type TimeBreakdown = {
  readonly testMs: number;
  /** Loading files, environments, set-up files, waiting for a worker's boot. */
  readonly setupMs: number;
  /** Work that was done twice: twins that lost, leases that moved. */
  readonly repeatedMs: number;
  /** Slots that waited because no work fitted their labels, or a group's barrier held them. */
  readonly starvedMs: number;
  /** Slots that waited because all work was handed out. */
  readonly tailMs: number;
  /** Extra time of agents slower than the pool's median. */
  readonly slowAgentMs: number;
  /** From the run's start until the slot had its first unit. */
  readonly startupMs: number;
};

/** One agent at the end of a run; `busyMs` is summed over its slots. */
export type AgentSummary = {
  readonly id: AgentId;
  readonly labels: readonly string[];
  readonly slots: number;
  readonly busyMs: number;
  readonly isLost: boolean;
  /** Why it was found to be sick, as a clause; absent when it was not. */
  readonly sickness?: string;
};

/** What it took to set slots up for a suite: what the first unit on each waited for beyond what every unit does. */
export type SuiteSetup = {
  readonly suite: string;
  /** Slots that were set up, at least 1. */
  readonly slots: number;
  /** Mean of them, wall milliseconds. */
  readonly ms: number;
};

/** How a run ended: all that is said about it once it is over. Times are Unix milliseconds, durations milliseconds. */
export type RunSummary = {
  readonly runId: RunId;
  readonly verdict: Verdict;
  readonly exitCode: number;
  /** Why the verdict is not green, in words; empty when green. */
  readonly reasons: readonly string[];
  readonly revision: Revision;
  readonly startedAtMs: number;
  readonly wallMs: number;
  /**
   * The least that what was done could have taken from the first hand-out on, by the durations that were observed; of a run that never began,
   * and of a plan, by estimates. Never more than the run took.
   */
  readonly boundMs: number;
  readonly breakdown: TimeBreakdown;
  /** Suites that slots were set up for; unset is none. */
  readonly setups?: readonly SuiteSetup[];
  readonly totals: RunTotals;
  readonly agents: readonly AgentSummary[];
  readonly errors: readonly RunError[];
  readonly notices: readonly string[];
  /** Path of the certificate file; `null` when none was written. */
  readonly certificatePath: string | null;
};

/** What a unit of a suite takes of its agent, and how many of them all agents together bear at once. */
export type PlannedWeight = { readonly suite: string; readonly weight: Weight; readonly atOnce: number };

/** One thing that happened; `atMs` is Unix milliseconds by the coordinator's clock. Order is the order of the journal. */
export type RunEvent =
  | {
      readonly type: 'run-started';
      readonly atMs: number;
      readonly runId: RunId;
      readonly revision: Revision;
      readonly notices: readonly string[];
      /** Where files that units leave are stored: absolute, or relative to the project once a command line shows it. Absent before a disk is known. */
      readonly artifactFolder?: string;
    }
  /** The manifest is fixed. `forecast` is the whole run's duration from now, `null` when no slot can do what is left; `expectedCases` what history knows, 0 at first. */
  | {
      readonly type: 'run-planned';
      readonly atMs: number;
      readonly files: readonly TestFile[];
      readonly expectedCases: number;
      readonly boundMs: number;
      readonly forecast: Interval | null;
      readonly slots: number;
      readonly hasHistory: boolean;
      /** The fewest slots that meet the run's target; `null` when none do. Unset without a target. */
      readonly targetSlots?: number | null;
      /** What units of suites take, and how many of each the agents bear at once, by that and their slots alone. Unset where none has a weight. */
      readonly weights?: readonly PlannedWeight[];
    }
  | {
      readonly type: 'agent-joined';
      readonly atMs: number;
      readonly agent: AgentId;
      readonly slots: number;
      readonly labels: readonly string[];
    }
  | { readonly type: 'agent-lost'; readonly atMs: number; readonly agent: AgentId; readonly reason: string; readonly movedUnits: number }
  /**
   * The agent's failures or its speed do not match what it ran: it gets no more work of this run, what failed there is repeated elsewhere and is
   * no failure of a test. `reason` is a clause: `5 of its last 6 units failed there and passed on other agents`.
   */
  | { readonly type: 'agent-sick'; readonly atMs: number; readonly agent: AgentId; readonly reason: string; readonly movedUnits: number }
  | {
      readonly type: 'unit-started';
      readonly atMs: number;
      readonly lease: LeaseId;
      readonly agent: AgentId;
      readonly slot: number;
      readonly files: readonly FileKey[];
      readonly isSlice: boolean;
      readonly isTwin: boolean;
      readonly expectedMs: number;
    }
  | { readonly type: 'unit-ended'; readonly atMs: number; readonly lease: LeaseId; readonly agent: AgentId; readonly slot: number }
  | {
      readonly type: 'case-started';
      readonly atMs: number;
      readonly lease: LeaseId;
      readonly agent: AgentId;
      readonly slot: number;
      readonly file: FileKey;
      readonly titlePath: readonly string[];
      readonly expectedMs: number;
    }
  | {
      readonly type: 'case-ended';
      readonly atMs: number;
      readonly lease: LeaseId;
      readonly agent: AgentId;
      readonly slot: number;
      readonly file: FileKey;
      readonly titlePath: readonly string[];
      readonly outcome: AttemptOutcome;
      readonly durationMs: number;
      readonly errors: readonly TestError[];
    }
  /** Every case of the file has its final outcome. Emitted once a file; the only event that reporters need for cases. */
  | {
      readonly type: 'file-settled';
      readonly atMs: number;
      readonly file: TestFile;
      readonly cases: readonly CaseRecord[];
      readonly durationMs: number;
      /** Files that were left by it and by none of its cases; absent when none. */
      readonly artifacts?: readonly Artifact[];
    }
  | {
      readonly type: 'log';
      readonly atMs: number;
      readonly agent: AgentId;
      readonly file: FileKey | null;
      readonly titlePath: readonly string[] | null;
      readonly stream: 'stdout' | 'stderr';
      readonly text: string;
    }
  /** A unit left a file; it is at the coordinator or on its way there. `file-settled` names it again. */
  | { readonly type: 'artifact'; readonly atMs: number; readonly agent: AgentId; readonly file: FileKey; readonly artifact: Artifact }
  | { readonly type: 'error'; readonly atMs: number; readonly error: RunError }
  /**
   * A few times a second. `remaining` is time left, `null` when nobody can tell: before the plan, while suites close, and while no slot can do
   * what is left; `waitingFor` then says what has to happen. `settledCases` of `expectedCases`. `boundMs` is by estimates.
   */
  | {
      readonly type: 'progress';
      readonly atMs: number;
      readonly remaining: Interval | null;
      readonly boundMs: number;
      readonly settledCases: number;
      readonly expectedCases: number;
      readonly settledFiles: number;
      readonly waitingFor: string;
      /** The fewest slots with which it still ends in its target's time; unset without a target and when no number does. */
      readonly neededSlots?: number;
    }
  | { readonly type: 'run-finished'; readonly atMs: number; readonly summary: RunSummary };
