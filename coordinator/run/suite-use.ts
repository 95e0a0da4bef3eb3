/**
 * Where a suite is of use.
 *
 * A browser, a compiler and services cost seconds and memory, and an agent that can run nothing of their suite would hold them for nothing; one
 * that may work on the others would wait for them; an agent that does not bear the weight of one unit can run nothing of it, too. Before the manifest is fixed a suite's own labels decide; then its files', which have those
 * labels, too. An agent on which a suite turns out to be of no use closes it at once: nothing of it ran there, so nobody waits for its end.
 */
import type { SuiteSpec } from '../../core/suite-spec.ts';
import { bearsOne, NO_WEIGHT } from '../../core/weight.ts';
import { refreshSlots, setStage } from './agent-slot.ts';
import { send } from './effect.ts';
import type { AgentState, RunState } from './state.ts';

/** Returns whether the agent can run something of the suite, as far as anybody knows. */
export function isOfUse(state: RunState, agent: AgentState, spec: SuiteSpec): boolean {
  const weight = state.settings?.weights?.[spec.suite] ?? NO_WEIGHT;
  if (!bearsOne(agent.capacity, weight)) return false;
  if (!isManifestFixed(state)) return hasLabels(agent, spec.labels);
  return state.suites.get(spec.suite)?.files.some(({ labels }) => hasLabels(agent, labels)) === true;
}

function hasLabels({ labels }: AgentState, needed: readonly string[]): boolean {
  return needed.every((label) => labels.includes(label));
}

export function isManifestFixed(state: RunState): boolean {
  return state.phase === 'loading' || state.phase === 'running';
}

/** The manifest is fixed: closes each suite where nothing of it can run. */
export function closeUseless(state: RunState): void {
  for (const agent of state.agents.values()) {
    for (const spec of state.settings?.suites ?? []) {
      if (agent.stages.get(spec.suite) === 'opened' && !isOfUse(state, agent, spec)) closeOn(state, agent, spec.suite);
    }
  }
}

export function closeOn(state: RunState, agent: AgentState, suite: string): void {
  setStage(state, agent, suite, 'none');
  send(state, agent.id, { type: 'close-suite', runId: state.runId, suite });
  refreshSlots(state, agent);
}
