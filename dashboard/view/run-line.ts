/**
 * The list of runs: those under way as they are, the others as the ledger has them.
 *
 * A run that is followed is in the ledger, too, and there it is behind: what was seen of it wins. Newest first, because that is the one that
 * whoever opens the page came for. See docs/design/0018-page.md.
 */
import type { RunLine, RunView } from './types.ts';

/** Returns the line of a run that is followed. */
export function lineOfRun({
  runId,
  revision,
  branch,
  startedAtMs,
  progress,
  end,
}: Omit<RunView, 'agents' | 'units' | 'failures' | 'kind'>): RunLine {
  return {
    runId,
    commit: revision.commit,
    isDirty: revision.isDirty,
    branch,
    startedAtMs,
    state: end === null ? (startedAtMs === 0 ? 'waiting' : 'running') : 'finished',
    verdict: end?.verdict ?? null,
    wallMs: end?.wallMs ?? null,
    boundMs: end?.boundMs ?? (progress.boundMs || null),
    cases: progress.settledCases,
    failed: progress.failed,
    flaky: progress.flaky,
  };
}

/** Returns both lists as one, at most `limit`. */
export function joinLines(followed: readonly RunLine[], known: readonly RunLine[], limit: number): RunLine[] {
  const seen = new Set(followed.map(({ runId }) => runId));
  const all = [...followed, ...known.filter(({ runId }) => !seen.has(runId))];
  return all
    .toSorted((a, b) => (b.startedAtMs || Number.POSITIVE_INFINITY) - (a.startedAtMs || Number.POSITIVE_INFINITY) || 0)
    .slice(0, limit);
}
