/**
 * What a run has shown to be the least work: the bound, once more, from what really happened.
 *
 * The bound that a run begins with is made of estimates, on a first run of guesses; the one that it ends with is made of durations, so that the
 * gap between it and the run's time is what was lost and nothing else. Each file counts one load, its suite hooks once, and the accepted attempt
 * of each case, at the speed of the agents that ran them. Cases that ran side by side take no longer than the loads that held them. What is
 * left of a file when it is settled are two numbers.
 *
 * Only what has an outcome is in it: of a run that stopped early it is the bound of the part that was done. What happened cannot have been
 * impossible: where estimates of speed say otherwise, the run's own time is the bound. See docs/design/0001-scheduling.md.
 */
import type { LeaseId } from '../../core/id.ts';
import { boundOfWork } from '../scheduling/bound.ts';
import type { FileWork, SlotCapacity } from '../scheduling/types.ts';
import { mayWork } from './agent-slot.ts';
import { testOutcomeOf } from './ledger.ts';
import { isUncuttable } from './loss.ts';
import type { AgentState, FileState, RunState } from './state.ts';

/** Returns what the outcomes of a file took at the least, before its cases are forgotten. */
export function observeWork(state: RunState, file: FileState): FileWork {
  const { casesMs, longestMs, byLease } = sumCases(state, file);
  let [loadMs, hookMs, loadsMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  for (const { timing, speed, lease } of file.timings) {
    const ran = lease === undefined ? undefined : byLease.get(lease);
    loadMs = Math.min(loadMs, timing.loadMs * speed);
    hookMs = Math.min(hookMs, Math.max(0, timing.testMs * speed - (ran?.ms ?? 0)));
    loadsMs += (timing.loadMs + timing.testMs) * speed;
    if (ran !== undefined) ran.isTimed = true;
  }
  const onceMs = file.timings.length === 0 ? 0 : loadMs + hookMs;
  const isEachTimed = byLease.size > 0 && [...byLease.values()].every(({ isTimed, hasOutcome }) => isTimed || !hasOutcome);
  const workMs = isEachTimed ? Math.min(loadsMs, onceMs + casesMs) : onceMs + casesMs;
  const isWhole = isUncuttable(state, file);
  const pieceMs = isWhole ? workMs : Math.min(workMs, onceMs + longestMs);
  return { file: file.file, workMs, pieceMs, wholeReason: isWhole ? (file.file.wholeReason ?? 'it ran whole') : null };
}

/** What one lease ran of the file; `hasOutcome` when an accepted attempt is among it. */
type Ran = { ms: number; hasOutcome: boolean; isTimed: boolean };

type CaseSums = { readonly casesMs: number; readonly longestMs: number; readonly byLease: ReadonlyMap<LeaseId, Ran> };

/** The first attempt that ended as the case did is the accepted one; the others ran for nothing. */
function sumCases(state: RunState, file: FileState): CaseSums {
  const byLease = new Map<LeaseId, Ran>();
  let [casesMs, longestMs] = [0, 0];
  for (const { attempts, outcome } of file.cases ?? []) {
    const accepted = attempts.find((attempt) => outcome !== null && testOutcomeOf(attempt) === outcome);
    for (const attempt of attempts) {
      const ms = attempt.durationMs * (state.agents.get(attempt.agent)?.slots[attempt.slot]?.speed ?? 1);
      const ran = byLease.get(attempt.lease) ?? { ms: 0, hasOutcome: false, isTimed: false };
      byLease.set(attempt.lease, ran);
      ran.ms += ms;
      if (attempt !== accepted) continue;
      ran.hasOutcome = true;
      casesMs += ms;
      longestMs = Math.max(longestMs, ms);
    }
  }
  return { casesMs, longestMs, byLease };
}

/** Returns the bound of what was done, from the first unit that could have been handed out; what was planned for a run that never began. */
export function observedBoundMs(state: RunState): number {
  if (state.runningSinceMs === null || state.settings?.planOnly === true) return state.boundMs;
  const works = [...state.files.values()].flatMap(({ work }) => (work === null || work.workMs === 0 ? [] : work));
  const slots = [...state.agents.values()].flatMap((agent) => capacityOf(agent, state.runningSinceMs ?? 0));
  const tookMs = Math.max(0, state.phaseSinceMs - state.runningSinceMs);
  return Math.min(tookMs, boundOfWork(works, slots, { weights: state.pool?.weights }).ms);
}

/** An agent that could never work is none; one that was lost counts until then. */
function capacityOf(agent: AgentState, sinceMs: number): SlotCapacity[] {
  if (agent.busyMs === 0 && !mayWork(agent)) return [];
  const fromMs = Math.max(0, agent.joinedAtMs - sinceMs);
  const untilMs = agent.lostAtMs === null ? Number.POSITIVE_INFINITY : agent.lostAtMs - sinceMs;
  return agent.slots.map(({ labels, speed, capacity }) => ({ agent: agent.id, labels, speed, fromMs, untilMs, capacity }));
}
