/**
 * What a waiting run waits for, and how long that will probably take.
 *
 * The forecast is of the agents, not of the tests: as many of the runs that go on have to end as there are runs whose turn comes first, unless an
 * agent is asked for back before.
 */
import type { RunId } from '../../core/id.ts';
import { NO_WEIGHT, weightInWords } from '../../core/weight.ts';
import { isPossible } from './deserved.ts';
import { meets, waitingRuns } from './holding.ts';
import { isAllowed } from './placement.ts';
import type { Need, PoolState, QueuedRun } from './types.ts';

/** What a run waits for; `forecastMs` is `null` when nobody can tell. */
export type Waiting = { readonly waitsFor: string; readonly runsBefore: number; readonly forecastMs: number | null };

/** Returns it; `null` for a run that has begun or that the pool does not know. */
export function describeWaiting(state: PoolState, runId: RunId): Waiting | null {
  const queue = waitingRuns(state);
  const run = queue.find((one) => one.runId === runId);
  if (run === undefined) return null;
  const agents = [...state.agents.values()].filter((agent) => !agent.isDraining);
  if (agents.length === 0) return { waitsFor: 'an agent: none is connected', runsBefore: queue.indexOf(run), forecastMs: null };
  const { onlyAgents, notAgents } = run.placement;
  if (!agents.some((agent) => isAllowed(agent, run.placement))) {
    const wish = onlyAgents.length > 0 ? `the agent ${onlyAgents.join(' or ')}` : `another agent than ${notAgents.join(', ')}`;
    return { waitsFor: `${wish}: none is connected`, runsBefore: 0, forecastMs: null };
  }
  const missing = run.needs.find((need) => !agents.some((agent) => meets(agent, run, need)));
  if (missing !== undefined) return { waitsFor: `an agent with ${inWords(missing)}: none is connected`, runsBefore: 0, forecastMs: null };
  const before = queue.filter((one) => isPossible(state, one)).indexOf(run);
  const holders = new Set(agents.flatMap(({ holder }) => holder ?? []));
  return { waitsFor: `an agent: ${holdersOf(holders.size)} all that would do`, runsBefore: before, forecastMs: forecast(state, before) };
}

function forecast(state: PoolState, before: number): number | null {
  const remaining = [...state.runs.values()].filter((run) => run.hasBegun).map((run: QueuedRun) => run.remainingMs);
  const known = remaining.flatMap((ms) => ms ?? []).toSorted((a, b) => a - b);
  return known[before] ?? null;
}

function inWords({ labels, weight = NO_WEIGHT }: Need): string {
  const words = [...(labels.length === 0 ? [] : [`the labels ${labels.join(', ')}`]), weightInWords(weight)];
  return words.filter((word) => word !== '').join(' and ');
}

function holdersOf(runs: number): string {
  return runs === 1 ? '1 run holds' : `${runs} runs hold`;
}
