/**
 * Where a run may be, by name.
 *
 * Whoever repeats a failure wants it on the agent where it was seen, or on any other. A name that nobody here has would wait for half a day, so it is
 * refused when the run is submitted; an agent that leaves later is waited for like any other.
 */
import type { Placement } from '../../core/selection.ts';
import type { PoolAgent, PoolState } from './types.ts';

/** True when the run may be on the agent, whatever its labels. */
export function isAllowed({ agent }: PoolAgent, { onlyAgents, notAgents }: Placement): boolean {
  return (onlyAgents.length === 0 || onlyAgents.includes(agent)) && !notAgents.includes(agent);
}

/** Returns why no agent that is here could ever serve the placement, in words; `null` when one could, and while no agent is here at all. */
export function findImpossible(state: PoolState, placement: Placement): string | null {
  const agents = [...state.agents.values()].filter(({ isDraining }) => !isDraining);
  const here = agents.map(({ agent }) => `"${agent}"`).join(', ');
  const gone = placement.onlyAgents.filter((agent) => !agents.some((one) => one.agent === agent));
  if (gone.length > 0)
    return `there is no agent ${gone.map((agent) => `"${agent}"`).join(', ')}: ${here === '' ? 'none is' : `${here} are`} here`;
  if (agents.length === 0 || agents.some((agent) => isAllowed(agent, placement))) return null;
  return `no other agent is here than those it may not have: ${here}`;
}
