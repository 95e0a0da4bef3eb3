/**
 * Mercy: every acquittal by chance that shipped, by case and moment.
 *
 * It is counted for two reasons. A case that is forgiven again and again is not forgiven for ever: the gate asks how often. And where nearly everything that
 * failed of late was chance, the next failure most likely is, too: then a glance at the case is enough to begin with, instead of a round on every tree of
 * the batch that takes slots from the run. The pipeline's own verdicts are the best prior that there is; until it has some, everything is suspected.
 */
import { MERCY_WINDOW_MS, MIN_CHANCES, MOSTLY } from './limit.ts';
import type { PipelineState, RunState } from './state.ts';

/** Returns when the case was forgiven within the window. */
export function mercyOf(state: PipelineState, id: string): readonly number[] {
  const since = state.nowMs - MERCY_WINDOW_MS;
  return (state.mercy[id] ?? []).filter((atMs) => atMs > since);
}

/** Counts the acquittals by chance of a run that ships. */
export function spendMercy(state: PipelineState, run: RunState | null): void {
  for (const { failed } of run?.inquiry.cases ?? []) {
    const verdict = run?.verdicts[failed.id];
    if (verdict?.kind !== 'acquitted' || verdict.cause.kind !== 'none') continue;
    state.mercy[failed.id] = [...mercyOf(state, failed.id), state.nowMs];
  }
}

/** Returns whether what failed within the window was chance far more often than a commit's. Whoever was evicted for another reason counts as a culprit. */
export function isMostlyChance(state: PipelineState): boolean {
  const since = state.nowMs - MERCY_WINDOW_MS;
  const chances = Object.keys(state.mercy).reduce((sum, id) => sum + mercyOf(state, id).length, 0);
  const culprits = state.commits.filter(
    ({ stage, cancelledBy, sinceMs }) => stage === 'evicted' && cancelledBy === null && sinceMs > since,
  );
  return chances >= MIN_CHANCES && chances >= MOSTLY * culprits.length;
}
