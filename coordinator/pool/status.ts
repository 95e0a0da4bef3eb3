/**
 * The pool as whoever keeps the machines sees it: who has which agent, who waits, for what, and what each would deserve.
 *
 * A person asks two things of a pool: what is wrong with the machines, and why does my run wait. Both are in the state already; here they are put side by side, so
 * that a page and a command line show the same. Nothing is decided here.
 */
import type { AgentStanding } from '../../core/agent-standing.ts';
import type { AgentId, RunId } from '../../core/id.ts';
import { deservedSlots } from './deserved.ts';
import { keptByRun, slotsOf } from './holding.ts';
import { standingOf } from './standing-record.ts';
import type { PoolState } from './types.ts';
import { describeWaiting } from './waiting.ts';

/** Times are Unix milliseconds by the coordinator's clock. */
export type PoolStatus = {
  readonly agents: readonly {
    readonly id: AgentId;
    readonly slots: number;
    readonly labels: readonly string[];
    /** The run that has it; `null` while nobody does. */
    readonly holder: RunId | null;
    readonly heldSinceMs: number;
    readonly isDraining: boolean;
    /** What all runs say of it. */
    readonly standing: AgentStanding;
  }[];
  /** Those that go on first, then those that wait, each in the order in which they came. */
  readonly queue: readonly {
    readonly runId: RunId;
    readonly hasBegun: boolean;
    readonly weight: number;
    readonly submittedAtMs: number;
    readonly agents: number;
    /** Slots that it has, and that its share is; a share is no whole number. */
    readonly slots: number;
    readonly deserved: number;
    /** Empty once it has begun. */
    readonly waitsFor: string;
    /** When it probably begins, or ends once it has begun, from now; `null` when nobody can tell. */
    readonly forecastMs: number | null;
  }[];
};

/** Returns the pool as it is now. */
export function poolStatus(state: PoolState): PoolStatus {
  const deserved = deservedSlots(state);
  const kept = keptByRun(state);
  const runs = [...state.runs.values()].toSorted((a, b) => Number(b.hasBegun) - Number(a.hasBegun) || a.submittedAtMs - b.submittedAtMs);
  return {
    agents: Array.from(state.agents.values(), ({ agent, slots, labels, holder, heldSinceMs, isDraining }) => ({
      id: agent,
      slots,
      labels: [...labels],
      holder,
      heldSinceMs,
      isDraining,
      standing: standingOf(state.standings.get(agent), state.nowMs),
    })),
    queue: runs.map(({ runId, hasBegun, weight, submittedAtMs, remainingMs }) => {
      const waiting = describeWaiting(state, runId);
      return {
        runId,
        hasBegun,
        weight,
        submittedAtMs,
        agents: kept.get(runId)?.length ?? 0,
        slots: slotsOf(kept.get(runId)),
        deserved: deserved.get(runId) ?? 0,
        waitsFor: waiting?.waitsFor ?? '',
        forecastMs: hasBegun ? remainingMs : (waiting?.forecastMs ?? null),
      };
    }),
  };
}
