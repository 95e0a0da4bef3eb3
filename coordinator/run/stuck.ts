/**
 * What to do when work is left and nobody can take it.
 *
 * A file that was infeasible when the run was planned was announced then and waits for nobody. Everything else waits for an agent to come
 * back, a bounded time: an agent that restarts is worth waiting for, one that is gone is not. Then the files are settled as they are, and the
 * run says what was missing.
 */
import { isBecomingReady, mayServe, prospectiveSlots } from './agent-slot.ts';
import { failRun } from './fail.ts';
import { DISCOVERY_MS, REJOIN_MS, SHARED_REJOIN_MS } from './limit.ts';
import { infeasibleFiles } from './manifest.ts';
import { settleFile } from './settle.ts';
import { waitingForResource } from './shared-resource.ts';
import type { FileState, RunState } from './state.ts';

/** Looked at on every tick. */
export function giveUpStuckWork(state: RunState): void {
  if (state.phase === 'discovering' || state.phase === 'loading') giveUpDiscovery(state);
  else if (state.phase === 'running') giveUpFiles(state);
}

function giveUpFiles(state: RunState): void {
  if (
    state.leases.size > 0 ||
    waitingForResource(state) !== null ||
    [...state.agents.values()].some((agent) => isBecomingReady(state, agent))
  ) {
    state.stuckSinceMs = null;
    return;
  }
  state.stuckSinceMs ??= state.nowMs;
  const isOver = state.nowMs >= state.stuckSinceMs + rejoinMs(state);
  const reasons = infeasibleFiles(state);
  const open = [...state.files.values()].filter((file) => file.stage !== 'settled');
  const blocked = open.filter((file) => reasons.has(file.file.key) && (isOver || state.announcedInfeasible.has(file.file.key)));
  if (blocked.length === 0 && !isOver) return;
  for (const file of blocked.length > 0 ? blocked : open) settleFile(state, file, reasonOf(state, file, reasons));
  state.stuckSinceMs = null;
}

function rejoinMs({ settings }: RunState): number {
  return settings?.isShared === true ? SHARED_REJOIN_MS : REJOIN_MS;
}

function reasonOf(state: RunState, file: FileState, reasons: ReadonlyMap<FileState['file']['key'], string>): string {
  if (prospectiveSlots(state).length === 0) return 'no agent is left to run it';
  const { suite } = file.file;
  const failure = state.suites.get(suite)?.failure ?? null;
  const isServed = [...state.agents.values()].some((agent) => mayServe(agent, suite));
  if (failure !== null && !isServed) return `no agent is left that can open its suite: ${failure.message}`;
  return reasons.get(file.file.key) ?? 'no connected agent takes it';
}

function giveUpDiscovery(state: RunState): void {
  if (prospectiveSlots(state).length > 0) state.stuckSinceMs = null;
  else state.stuckSinceMs ??= state.nowMs;
  if (state.stuckSinceMs !== null && state.nowMs >= state.stuckSinceMs + rejoinMs(state)) {
    failRun(state, { code: 'agents-missing', message: 'no agent is left that could find the tests', hint: 'start an agent and run again' });
  } else if (state.nowMs >= state.phaseSinceMs + DISCOVERY_MS) {
    const message = `the test files were not found within ${DISCOVERY_MS / 1000} s`;
    failRun(state, { code: 'agents-missing', message, hint: "look at the agents' logs" });
  }
}
