/**
 * A run as it was at a moment: what scrubbing through a past run shows.
 *
 * The view keeps when everything began and ended, so an earlier moment is a filter over it and needs nothing from the server. Two figures are
 * only near: cases of a unit that was still running are counted by the share of its time, and forecasts of then are not kept.
 */
import type { AgentRow, RunView, UnitBlock } from '../../view/types.ts';

/** Returns the view as it was; the view itself at or after its last moment. */
export function runAt(view: RunView, atMs: number): RunView {
  if (atMs >= view.atMs) return view;
  const units = view.units.filter((unit) => unit.startedAtMs <= atMs).map((unit) => unitAt(unit, atMs));
  const failures = view.failures.filter((failure) => failure.atMs <= atMs);
  const settledCases = sum(units.map((unit) => (unit.isLost ? 0 : unit.cases)));
  const failed = failures.filter((failure) => !failure.isFlaky).length;
  return {
    ...view,
    atMs,
    units,
    failures,
    agents: view.agents.filter((agent) => agent.joinedAtMs <= atMs).map((agent) => agentAt(agent, atMs)),
    end: null,
    progress: {
      ...view.progress,
      settledCases,
      failed,
      flaky: failures.length - failed,
      passed: Math.max(0, settledCases - failed - view.progress.skipped),
      missing: 0,
      remaining: null,
      waitingFor: '',
    },
  };
}

function unitAt(unit: UnitBlock, atMs: number): UnitBlock {
  const { startedAtMs, endedAtMs, firstCaseAtMs } = unit;
  if (endedAtMs !== null && endedAtMs <= atMs) return unit;
  const lengthMs = Math.max(1, (endedAtMs ?? atMs) - startedAtMs);
  const cases = Math.floor((unit.cases * (atMs - startedAtMs)) / lengthMs);
  const hasBegun = firstCaseAtMs !== null && firstCaseAtMs <= atMs;
  return { ...unit, endedAtMs: null, firstCaseAtMs: hasBegun ? firstCaseAtMs : null, cases, failed: 0, isLost: false };
}

function agentAt(agent: AgentRow, atMs: number): AgentRow {
  return agent.lostAtMs === null || agent.lostAtMs <= atMs ? agent : { ...agent, lostAtMs: null, lostReason: '' };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
