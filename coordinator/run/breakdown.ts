/**
 * Where the slots' time goes, so that a run can say what it lost and to what.
 *
 * Every slot is at each moment in exactly one use, and each change of use books the time since the last one: the parts always sum to slots
 * times wall. An idle slot is `startup` until its first unit, `starved` while work is left that it could not take, `tail` once none is. A
 * busy slot's time is booked when its lease ends, because only then is known whether the work counted. The time of a slot whose agent was
 * lost is `starved`: the run could not use it. Slow agents are charged with what the pool's median would have saved.
 */
import type { TimeBreakdown } from '../../core/run-event.ts';
import { pooledWork } from '../scheduling/pool.ts';
import type { LeaseState, RunState, SlotState, SlotTime } from './state.ts';

/** Books the slot's idle time up to now and notes what it does from now on. */
export function switchSlotTime(state: RunState, slot: SlotState): void {
  const { time } = slot;
  const spentMs = Math.max(0, state.nowMs - time.sinceMs);
  if (time.use === 'startup') state.breakdown.startupMs += spentMs;
  else if (time.use === 'tail') state.breakdown.tailMs += spentMs;
  else if (time.use !== 'busy') state.breakdown.starvedMs += spentMs;
  time.sinceMs = Math.max(time.sinceMs, state.nowMs);
  time.use = useOf(state, slot);
}

function useOf(state: RunState, slot: SlotState): SlotTime['use'] {
  if (slot.queue.length > 0) return 'busy';
  if (slot.time.use === 'startup' && state.phase !== 'closing') return 'startup';
  if (state.agents.get(slot.agent)?.isConnected === false) return 'lost';
  return state.phase === 'running' && state.pool !== null && pooledWork(state.pool).units > 0 ? 'starved' : 'tail';
}

/** Books the time that the first lease of a slot took. `counts` is false for a lease that did not end by itself. */
export function bookLease(state: RunState, slot: SlotState, lease: LeaseState, counts: boolean): void {
  if (lease.headSinceMs === null) return;
  const spentMs = Math.max(0, state.nowMs - Math.max(lease.headSinceMs, 0));
  const agent = state.agents.get(lease.agent);
  if (agent) agent.busyMs += spentMs;
  const { breakdown } = state;
  const repeatedMs = repeatedMsOf(lease, spentMs, counts);
  const setupMs = Math.min(lease.setupMs, spentMs - repeatedMs);
  const workMs = spentMs - repeatedMs - setupMs;
  const slowMs = slot.speed < 1 ? workMs * (1 - slot.speed) : 0;
  breakdown.setupMs += setupMs;
  breakdown.slowAgentMs += slowMs;
  breakdown.testMs += workMs - slowMs;
  breakdown.repeatedMs += repeatedMs;
}

/** Cases that had an outcome from elsewhere, and all of a lease that ended early and gave none. Evidence repeats by intention: it is test time. */
function repeatedMsOf(lease: LeaseState, spentMs: number, counts: boolean): number {
  if (lease.attempt > 1) return counts ? 0 : spentMs;
  return counts || lease.keptCases > 0 ? Math.min(spentMs, lease.repeatedMs) : spentMs;
}

/** Books what is open and returns the sums, which are slots times the time since the run's start. */
export function closeBreakdown(state: RunState): TimeBreakdown {
  for (const agent of state.agents.values()) for (const slot of agent.slots) switchSlotTime(state, slot);
  return { ...state.breakdown };
}
