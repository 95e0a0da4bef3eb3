/** What can be said of a run that nobody summed up: the coordinator did not answer in time, or the run could not begin. */
import { EXIT } from '../core/expected-error.ts';
import { runId } from '../core/id.ts';
import type { RunSummary } from '../core/run-event.ts';
import type { RunError } from '../core/unit.ts';
import type { RunView } from './render/run-view.ts';
import { currentCounts } from './render/run-view.ts';

export type UnfinishedRun = {
  readonly runId: string;
  readonly nowMs: number;
  readonly exitCode: number;
  readonly reason: string;
  readonly errors: readonly RunError[];
};

/** Returns a summary whose verdict is incomplete. Files that did not settle count what is known of their cases. */
export function summarizeUnfinished(view: RunView, end: UnfinishedRun): RunSummary {
  const counts = currentCounts(view);
  const proven = counts.passed + counts.failed + counts.skipped;
  const cases = Math.max(proven + counts.missing, view.expectedCases);
  const startedAtMs = view.startedAtMs === 0 ? end.nowMs : view.startedAtMs;
  return {
    runId: runId(end.runId),
    verdict: 'incomplete',
    exitCode: end.exitCode === EXIT.green ? EXIT.incomplete : end.exitCode,
    reasons: [end.reason],
    revision: view.revision,
    startedAtMs,
    wallMs: end.nowMs - startedAtMs,
    boundMs: view.boundMs,
    breakdown: { testMs: 0, setupMs: 0, repeatedMs: 0, starvedMs: 0, tailMs: 0, slowAgentMs: 0, startupMs: 0 },
    totals: { files: view.plan?.files ?? view.settledFileKeys.size, cases, ...counts, missing: cases - proven },
    agents: [...view.agents].map(([id, agent]) => ({ id, labels: [], slots: agent.slots, busyMs: 0, isLost: view.lostAgents.has(id) })),
    errors: [...view.errors, ...end.errors],
    notices: [],
    certificatePath: null,
  };
}
