/**
 * How an agent of a pool stands, over all runs that it served.
 *
 * A run finds out whether one of its agents is sick; a pool remembers it. Whoever keeps the machines sees three states and not the arithmetic
 * behind them: an agent that works like the others, one that something speaks against and that still works, and one that gets no work for a
 * time. Times are Unix milliseconds by the coordinator's clock. See docs/operating/sick-agents.md.
 */
export type AgentStanding = {
  readonly state: 'healthy' | 'suspect' | 'fenced';
  /** What speaks against it, in words; empty when it is healthy. */
  readonly reason: string;
  /** Since when it has been in this state; `null` when it is healthy. */
  readonly sinceMs: number | null;
  /** When it is tried again; `null` unless it is fenced. */
  readonly untilMs: number | null;
};

/** Of an agent that nothing speaks against. */
export const HEALTHY: AgentStanding = { state: 'healthy', reason: '', sinceMs: null, untilMs: null };
