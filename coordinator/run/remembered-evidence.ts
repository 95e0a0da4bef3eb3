/**
 * What a run of a shared pool takes over from earlier runs about an agent, and leaves to later ones.
 *
 * The run is told when an agent is lent to it, as an input like any other, so that its journal replays by itself. It says what it found when it lets
 * go of an agent, and at once when it fences one: a pool must not lend that agent to the next run meanwhile. An agent against which nothing speaks,
 * before or after, is not worth a word. Runs that are not of a pool say nothing: nobody is there who could remember.
 */
import type { AgentId } from '../../core/id.ts';
import { isAboveSuspicion, recallStanding } from './standing.ts';
import type { AgentState, RunState } from './state.ts';

/** Goes on from what earlier runs left. Of an agent that left in the same moment it counts once it comes back. */
export function applyRecalled(state: RunState, id: AgentId, logs: readonly number[]): void {
  const agent = state.agents.get(id);
  if (agent !== undefined) recallStanding(agent.standing, logs);
}

/** Says what the run found out of the agent; nothing more of one that it has fenced before. */
export function sayEvidence(state: RunState, agent: AgentState): void {
  const { standing, sickness } = agent;
  if (state.settings?.isShared !== true || standing.isSaid) return;
  const { units, contradicted, told } = standing;
  if (sickness === null && units === told.units && contradicted === told.contradicted) return;
  if (sickness === null && isAboveSuspicion(standing) && !standing.isRecalled && told.contradicted === 0) return;
  standing.isSaid = sickness !== null;
  state.effects.push({
    type: 'weigh-agent',
    agent: agent.id,
    atMs: state.nowMs,
    logs: [...standing.logs],
    units: units - told.units,
    contradicted: contradicted - told.contradicted,
    sickness,
  });
  told.units = units;
  told.contradicted = contradicted;
}
