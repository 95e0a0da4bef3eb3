/**
 * Runs for which an agent is taken back at once.
 *
 * A trial asks who broke a batch while everybody waits for the answer, and takes seconds: the half minute in which what runs may end would be most
 * of it. So an urgent run comes before others and has what runs on an agent stopped. Both have an end: being urgent is a head start, so that whoever
 * has waited longer than that goes first, and all that urgent runs hold together is a share of the agents; beyond it they are runs like any other.
 * What they get is one agent for each suite and no more.
 */
import type { PoolAgent, PoolState, QueuedRun } from './types.ts';

/** Of the agents. The run that an urgent one is about goes on with the others. */
export const URGENT_RATIO = 0.5;
/** Above every other head start, so that only waiting for long beats it. */
export const URGENT_HEAD_START_MS = 1_800_000;

/** Returns the urgent runs that wait and are served as such: the first of them, as long as there is room in their share. */
export function privilegedRuns(state: PoolState): ReadonlySet<QueuedRun> {
  const privileged = new Set<QueuedRun>();
  const waiting = [...state.runs.values()].filter((run) => run.isUrgent && !run.hasBegun && !run.isEnding);
  if (waiting.length === 0) return privileged;
  let room = urgentRoom(state);
  for (const run of waiting.toSorted((a, b) => a.submittedAtMs - b.submittedAtMs)) {
    room -= run.needs.length;
    if (room < 0) break;
    privileged.add(run);
  }
  return privileged;
}

/** How many more agents may be taken back at once: one that was, and that somebody else gets, is not taken a second time for the same share. */
export function hurryRoom(state: PoolState): number {
  const onTheirWay = [...state.agents.values()].filter((agent) => agent.isHurried && !agent.isDraining && !isHeldUrgently(state, agent));
  return urgentRoom(state) - onTheirWay.length;
}

/** How many more agents urgent runs may have. */
function urgentRoom(state: PoolState): number {
  const agents = [...state.agents.values()].filter(({ isDraining }) => !isDraining);
  return Math.floor(agents.length * URGENT_RATIO) - agents.filter((agent) => isHeldUrgently(state, agent)).length;
}

function isHeldUrgently(state: PoolState, { holder }: PoolAgent): boolean {
  return holder !== null && state.runs.get(holder)?.isUrgent === true;
}
