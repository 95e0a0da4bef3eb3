/**
 * Whose agent is it now? What comes into that decision, and what comes out of it.
 *
 * An agent belongs to the pool and is lent, whole, to one run at a time: its runner, its tree and its set-up are of one run, so that half an agent
 * would cost two of each. `reducePool(state, input)` is the only place that lends and withdraws; it has no clock and knows nothing of tests.
 * See docs/design/0014-shared-pool.md.
 */
import type { AgentId, RunId } from '../../core/id.ts';
import type { Placement } from '../../core/selection.ts';
import type { Capacity, Weight } from '../../core/weight.ts';
import type { Evidence } from '../run/types.ts';
import type { StandingRecord } from './standing-record.ts';

/** What an agent must have for a suite: labels, and what one unit takes of it; unset is nothing. */
export type Need = { readonly labels: readonly string[]; readonly weight?: Weight };

/** A run as the pool sees it. */
export type PoolRun = {
  readonly runId: RunId;
  /** Its share of the slots against that of others; above 0. */
  readonly weight: number;
  /** It waits as if it had come so much earlier. Milliseconds; finite, so that nobody waits for ever behind those who have one. */
  readonly headStartMs: number;
  /** For each suite, what an agent must have. */
  readonly needs: readonly Need[];
  readonly placement: Placement;
  /** What it uses of which the whole pool has only so much; each name once. */
  readonly resources: readonly PoolResource[];
  /** Slots that it could ever use; `null` when only the run itself can tell. */
  readonly mostSlots: number | null;
  /** True when an agent is taken back for it at once. */
  readonly isUrgent: boolean;
  /** True when it wants only what nobody else does; unset is false. */
  readonly isSpare?: boolean;
  /** Which older runs it makes pointless: those of the same line. Empty for none. */
  readonly line: string;
  /** True when it takes the place of older runs of its line. */
  readonly isSuperseding: boolean;
};

export type PoolInput =
  | ({ readonly type: 'agent-joined'; readonly nowMs: number } & Machine)
  /** Its session is over. */
  | { readonly type: 'agent-left'; readonly nowMs: number; readonly agent: AgentId }
  /** It finishes what runs and leaves: it is lent to nobody any more. */
  | { readonly type: 'agent-draining'; readonly nowMs: number; readonly agent: AgentId }
  | { readonly type: 'run-submitted'; readonly nowMs: number; readonly run: PoolRun }
  /** Of a coordinator that was started again: a run that had begun, as it came, with the agents that its journal has. */
  | {
      readonly type: 'run-resumed';
      readonly nowMs: number;
      readonly run: PoolRun;
      readonly submittedAtMs: number;
      readonly agents: readonly ResumedAgent[];
      readonly resources: readonly ResumedResource[];
    }
  /** How many slots the run could use, and how long it will still take by its own forecast, `null` when nobody knows. */
  | {
      readonly type: 'run-progress';
      readonly nowMs: number;
      readonly runId: RunId;
      readonly slots: number;
      readonly remainingMs: number | null;
    }
  /** What a run holds of a resource and could use, by the allotment of that number. */
  | ({ readonly type: 'resource-use'; readonly nowMs: number } & ResourceUse)
  /** A run found out something of an agent: it let go of it, or has fenced it. */
  | ({ readonly type: 'agent-weighed'; readonly nowMs: number; readonly agent: AgentId } & Evidence)
  /** A person's word, given at `atMs`: nothing that was said before speaks against the agent. */
  | { readonly type: 'agent-trusted'; readonly nowMs: number; readonly agent: AgentId; readonly atMs: number }
  /** The run has let go of agents that were withdrawn; `isEnding`: of some that it had, because it closes and takes none any more. */
  | {
      readonly type: 'agents-released';
      readonly nowMs: number;
      readonly runId: RunId;
      readonly agents: readonly AgentId[];
      readonly isEnding: boolean;
    }
  /** All that it leaves is written, nothing of it is left on any agent, or it never began. */
  | { readonly type: 'run-ended'; readonly nowMs: number; readonly runId: RunId }
  | { readonly type: 'tick'; readonly nowMs: number };

export type PoolEffect =
  /** To be kept before anything else is done: it outlives this process. */
  | { readonly type: 'keep-standing'; readonly agent: AgentId; readonly record: StandingRecord }
  /** The run has its first agent: it begins. Followed by the grants. */
  | { readonly type: 'begin-run'; readonly runId: RunId }
  /** `recalled` is what earlier runs left of evidence against it, as `Standing.logs`; empty for none. */
  | { readonly type: 'grant-agent'; readonly runId: RunId; readonly agent: AgentId; readonly recalled: readonly number[] }
  /** Answered by `agents-released`, or by the end of the run. `isUrgent`: what runs there is stopped; it may follow one that was not urgent. */
  | { readonly type: 'withdraw-agent'; readonly runId: RunId; readonly agent: AgentId; readonly isUrgent: boolean }
  /** The run may hold so many units of a resource from now on. Answered by a `resource-use` of the same number. `heldBy` when it is none. */
  | {
      readonly type: 'allot-resource';
      readonly runId: RunId;
      readonly name: string;
      readonly units: number;
      readonly number: number;
      readonly heldBy: readonly RunId[];
    }
  /** A newer run of its line took its place. Answered by `run-ended`. */
  | { readonly type: 'supersede-run'; readonly runId: RunId; readonly by: RunId }
  /** It is spare, and another has its agent from now on. Answered by `run-ended`. */
  | { readonly type: 'yield-run'; readonly runId: RunId }
  /** It waited longer than anybody waits. Answered by `run-ended`. */
  | { readonly type: 'expire-run'; readonly runId: RunId };

/** Something that only so many slots of all runs may use at once. */
export type PoolResource = { readonly name: string; readonly units: number };

/** What a run says of a resource: slots that hold it, slots that could use it, and the last allotment that it has seen. */
export type ResourceUse = {
  readonly runId: RunId;
  readonly name: string;
  readonly held: number;
  readonly wanted: number;
  readonly number: number;
};

/** What a run had of a resource when its coordinator died. */
export type ResumedResource = Omit<ResourceUse, 'runId'> & { readonly allotted: number };

/** A run's part of a resource. */
export type LockClaim = {
  /** How many there are, by its word. */
  readonly units: number;
  allotted: number;
  /** Of the last allotment. */
  number: number;
  held: number;
  wanted: number;
  /** The most that it can hold, whatever it has seen by now. */
  bound: number;
  /** Its place among those that wait: the lower one waits longer. */
  turn: number;
  /** When it was given a unit last. */
  givenAtMs: number;
  /** Whom it was told to wait for. */
  told: string;
};

/** What an agent says of its machine; cores and bytes as in `Register`. */
export type Machine = {
  readonly agent: AgentId;
  readonly slots: number;
  readonly labels: readonly string[];
  readonly cpus?: number;
  readonly memoryBytes?: number;
};

/** An agent that a run had when its coordinator died. */
export type ResumedAgent = Machine & { readonly isWithdrawn: boolean };

export type PoolAgent = {
  readonly agent: AgentId;
  readonly slots: number;
  readonly labels: ReadonlySet<string>;
  readonly capacity: Capacity;
  /** What of them makes two agents comparable, as one text. */
  readonly likeness: string;
  holder: RunId | null;
  heldSinceMs: number;
  /** Its holder was asked to let go of it. */
  isWithdrawn: boolean;
  /** It was asked for at once. */
  isHurried: boolean;
  isDraining: boolean;
};

export type QueuedRun = PoolRun & {
  readonly submittedAtMs: number;
  hasBegun: boolean;
  /** It is about to end and gets nothing more: it closes, is superseded, expired, or spare and in the way. */
  isEnding: boolean;
  demandSlots: number;
  remainingMs: number | null;
};

export type PoolState = {
  readonly agents: Map<AgentId, PoolAgent>;
  readonly runs: Map<RunId, QueuedRun>;
  readonly locks: Map<string, Map<RunId, LockClaim>>;
  /** Of agents that something was said of, also those that are not here. */
  readonly standings: Map<AgentId, StandingRecord>;
  nowMs: number;
};
