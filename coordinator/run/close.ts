/**
 * The end of a run: suites are closed everywhere, and what they say last still counts.
 *
 * Global teardown and coverage thresholds run when a suite closes, so the verdict waits for them, but not for ever: a suite that a connected
 * agent does not close in time leaves the run unproven. An agent that is lost while closing takes no test with it. After Ctrl-C the wait is
 * short.
 *
 * A run of a pool lets go of each agent as soon as nothing of it is left there, and of all before it finishes: others are not kept waiting by the
 * slowest teardown, nor while certificate, history and files of units are written, which nobody's slots are needed for.
 */

import type { AgentId } from '../../core/id.ts';
import type { AgentSummary, RunSummary } from '../../core/run-event.ts';
import type { FromAgent } from '../../core/session-message.ts';
import { setStage } from './agent-slot.ts';
import { closeBreakdown } from './breakdown.ts';
import { addNotices, recordError, send } from './effect.ts';
import { CLOSE_MS, INTERRUPTED_CLOSE_MS, SHARED_INTERRUPTED_CLOSE_MS } from './limit.ts';
import { observedBoundMs } from './observed-work.ts';
import { enterPhase } from './phase.ts';
import { sayEvidence } from './remembered-evidence.ts';
import type { AgentState, RunState } from './state.ts';
import { judge } from './verdict.ts';
import { observedSetups } from './warmth.ts';

/** Stages in which an agent holds something that has to be closed. */
const HELD: ReadonlySet<string> = new Set(['opening', 'opened', 'discovering', 'preparing', 'ready']);

/** Closes every suite that is open somewhere; finishes at once when none is. */
export function beginClosing(state: RunState): void {
  enterPhase(state, 'closing');
  for (const agent of state.agents.values()) if (agent.isConnected) closeSuites(state, agent);
}

/** Closes every suite that the agent holds open. */
export function closeSuites(state: RunState, agent: AgentState): void {
  for (const [suite, stage] of agent.stages) {
    if (!HELD.has(stage)) continue;
    setStage(state, agent, suite, 'closing');
    send(state, agent.id, { type: 'close-suite', runId: state.runId, suite });
  }
}

/** True while the agent has not said of each suite that it is closed. */
export function isClosing(agent: AgentState): boolean {
  return [...agent.stages.values()].includes('closing');
}

export function applyClosed(state: RunState, agent: AgentState, message: Extract<FromAgent, { readonly type: 'suite-closed' }>): void {
  if (agent.stages.get(message.suite) !== 'closing') return;
  setStage(state, agent, message.suite, 'closed');
  addNotices(state, message.notices);
  if (agent.sickness !== null) return;
  for (const error of message.errors) {
    recordError(state, error);
    state.faults.push(`closing suite "${message.suite}": ${error.message}`);
  }
}

/** Finishes the run when nothing is left to wait for. `isFollowed`: the turn has more inputs, after which more agents may be let go of at once. */
export function finishWhenClosed(state: RunState, isFollowed: boolean): void {
  if (state.phase !== 'closing') return;
  const waiting = [...state.agents.values()].filter((agent) => agent.isConnected && agent.sickness === null && isClosing(agent));
  if (waiting.length > 0 && state.nowMs < state.phaseSinceMs + patienceMs(state)) {
    if (!isFollowed) letGo(state, (agent) => !isClosing(agent));
    return;
  }
  letGo(state, () => true);
  if (state.failureExit === null) {
    for (const agent of waiting)
      state.gaps.push(`agent "${agent.id}" did not close its suites in time: what their teardown says is not known`);
  }
  finish(state);
}

function patienceMs({ stop, settings }: RunState): number {
  if (stop !== 'interrupt' && stop !== 'given-up') return CLOSE_MS;
  return settings?.isShared === true ? SHARED_INTERRUPTED_CLOSE_MS : INTERRUPTED_CLOSE_MS;
}

/** Gives agents back to the pool. Said the first time also when there are none, so that it lends the run no other. */
function letGo(state: RunState, isFree: (agent: AgentState) => boolean): void {
  if (state.settings?.isShared !== true) return;
  const isNews = state.letGo === null;
  state.letGo ??= new Set();
  const agents: AgentId[] = [];
  for (const agent of state.agents.values()) {
    if (!agent.isConnected || state.letGo.has(agent.id) || !isFree(agent)) continue;
    sayEvidence(state, agent);
    state.letGo.add(agent.id);
    agents.push(agent.id);
  }
  if (isNews || agents.length > 0) state.effects.push({ type: 'release-agents', agents, isEnding: true });
}

function finish(state: RunState): void {
  for (const agent of state.agents.values()) sayEvidence(state, agent);
  state.effects.push({ type: 'finish', summary: summaryOf(state) });
  enterPhase(state, 'finished');
}

function summaryOf(state: RunState): RunSummary {
  const breakdown = closeBreakdown(state);
  const { runId, revision, startedAtMs, totals, errors, notices, faults, gaps, stop, failureExit, fatalFlakes } = state;
  const policy = state.settings?.flakyPolicy ?? 'fail';
  const evidence = {
    totals,
    provenFiles: state.provenFiles,
    fatalFlakes: policy === 'fail' ? fatalFlakes : 0,
    faults,
    gaps,
    stop,
    failureExit,
  };
  const setups = observedSetups(state);
  const dropped = state.errorsDropped === 0 ? [] : [`${state.errorsDropped} more errors are not in this summary`];
  return {
    ...judge(evidence),
    runId,
    revision,
    startedAtMs,
    wallMs: state.nowMs - startedAtMs,
    boundMs: observedBoundMs(state),
    breakdown,
    ...(setups.length > 0 && { setups }),
    totals: { ...totals },
    agents: [...state.agents.values()].map(agentSummary),
    errors: [...errors],
    notices: [...notices, ...dropped],
    certificatePath: null,
  };
}

function agentSummary(agent: AgentState): AgentSummary {
  const { id, labels, slots, busyMs, wasLost, sickness } = agent;
  return { id, labels, slots: slots.length, busyMs, isLost: wasLost, ...(sickness !== null && { sickness }) };
}
