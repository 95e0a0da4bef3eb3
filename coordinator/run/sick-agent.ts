/**
 * Finds agents that are sick, and takes their word away.
 *
 * A sick agent gets no more work of this run and its leases move. What it said against tests is void: its failed attempts are kept as attempts
 * that say nothing, its errors are dropped, and the cases are repeated elsewhere, so that neither the verdict nor a flake figure charges
 * the tests. What passed there stands: a broken environment makes an assertion fail, it does not make one hold, and what is settled is settled. The
 * last agent that may work is never fenced: somebody has to say something.
 */
import type { AgentId } from '../../core/id.ts';
import { mayWork, refreshSlots } from './agent-slot.ts';
import { releaseHeld } from './control.ts';
import { addNotices, emit } from './effect.ts';
import { acceptFirst, isWanted, retractOutcome, testOutcomeOf, weighAgain } from './ledger.ts';
import { yieldLease } from './loss.ts';
import { sayEvidence } from './remembered-evidence.ts';
import {
  healthyShare,
  isAboveSuspicion,
  mayBeSlow,
  notePace,
  SICK_ODDS,
  type Standing,
  sickOdds,
  slownessOf,
  weighUnit,
} from './standing.ts';
import type { AgentState, CaseEntry, FileState, LeaseFile, LeaseState, RunState } from './state.ts';
import { isFailure, isLike } from './suspect.ts';

/** How often a file that always passed fails by chance, one without a past, and one that failed when it ran last or that slices may break. */
const SHARE_PROVEN = 0.01;
const SHARE_NEW = 0.02;
const SHARE_DOUBTFUL = 0.2;
/** Shorter units measure the clock. */
const SHORTEST_PACE_MS = 50;

/** A unit ended well: it speaks for its agent. Copies and repetitions are not what the scheduler would have given to anybody. */
export function weighCleanUnit(state: RunState, lease: LeaseState): void {
  const agent = state.agents.get(lease.agent);
  if (agent === undefined || lease.hasFailed || lease.isTwin || lease.attempt > 1) return;
  // Of nearly all units: a pool of a thousand agents is not walked over for each.
  if (isAboveSuspicion(agent.standing)) {
    agent.standing.units += 1;
    return;
  }
  weighUnit(agent.standing, false, healthyShare(SHARE_PROVEN, othersOf(state, agent)));
  releaseHeld(state, agent);
}

/** Another agent passed what failed on this one: it speaks against it, and may be enough. */
export function weighContradiction(state: RunState, agent: AgentState, file: FileState): void {
  weighUnit(agent.standing, true, healthyShare(shareOf(state, file), othersOf(state, agent)));
  if (sickOdds(agent.standing) < SICK_ODDS) return;
  const { contradicted, units, isRecalled } = agent.standing;
  const before = isRecalled ? '; earlier runs speak against it, too' : '';
  fence(state, agent, `${contradicted} of its ${units} units failed there and passed on other agents${before}`);
}

/** Notes how long a file took against what history says of the same cases; an agent that is far slower than the others is fenced. */
export function notePaceOf(state: RunState, lease: LeaseState, file: FileState, leaseFile: LeaseFile): void {
  const agent = state.agents.get(lease.agent);
  if (agent === undefined || leaseFile.timing === null || state.pool?.stocks.get(file.file.key)?.isNew !== false) return;
  let expectedMs = 0;
  for (let index = 0; index < leaseFile.count; index += 1) {
    if (leaseFile.ended[index] === 1) expectedMs += file.expected?.[leaseFile.toLedger?.[index] ?? index] ?? 0;
  }
  if (expectedMs < SHORTEST_PACE_MS || leaseFile.timing.testMs <= 0) return;
  notePace(agent.standing, leaseFile.timing.testMs, expectedMs);
  if (!mayBeSlow(agent.standing)) return;
  const factor = slownessOf(agent.standing, othersOf(state, agent));
  if (factor !== null) fence(state, agent, `it is ${factor.toFixed(1)} times slower than the other agents on the same tests`);
}

function shareOf(state: RunState, file: FileState): number {
  const stock = state.pool?.stocks.get(file.file.key);
  if (stock === undefined || stock.isNew) return SHARE_NEW;
  return stock.estimate.failedBefore === true || file.wasSliced ? SHARE_DOUBTFUL : SHARE_PROVEN;
}

function othersOf(state: RunState, agent: AgentState): Standing[] {
  return [...state.agents.values()].filter(({ id }) => isLike(state, id, agent.id)).map(({ standing }) => standing);
}

function fence(state: RunState, agent: AgentState, reason: string): void {
  const isNeeded = ![...state.agents.values()].some((other) => isLike(state, other.id, agent.id) && mayWork(other));
  if (agent.sickness !== null || isNeeded) return;
  agent.sickness = reason;
  sayEvidence(state, agent);
  const leases = agent.slots.flatMap((slot) => slot.queue);
  for (const lease of leases) yieldLease(state, lease, 'its agent is sick');
  for (const file of state.files.values()) if (file.stage !== 'settled') voidFailures(state, file, agent.id);
  refreshSlots(state, agent);
  addNotices(state, [`agent "${agent.id}" is sick: ${reason}; what failed there was repeated elsewhere`]);
  emit(state, { type: 'agent-sick', atMs: state.nowMs, agent: agent.id, reason, movedUnits: leases.length });
}

/** Takes everything back that the agent said against a file; the file is looked at again. */
function voidFailures(state: RunState, file: FileState, agent: AgentId): void {
  const cases = (file.cases ?? []).filter((entry) => isWanted(file, entry.id) && voidAttempts(state, file, entry, agent));
  const hasErrors = voidErrors(state, file, agent);
  const deaths = file.deathsOn.get(agent) ?? 0;
  if (cases.length === 0 && !hasErrors && deaths === 0) return;
  file.deathsOn.delete(agent);
  file.deaths -= deaths;
  file.deathsRetried = Math.min(file.deathsRetried, file.deaths);
  state.decidedFailures -= file.decidedFailures;
  file.decidedFailures = 0;
  file.sliceBroke = false;
  file.gapRounds = 0;
  file.evidenceRounds = 0;
  file.control = 'none';
  file.contradicted = null;
  file.isHeld = false;
  file.lastAgent = agent;
  state.heldFiles.delete(file.file.key);
  state.quietFiles.add(file.file.key);
}

/** Answers whether the agent had failed the case. Its other attempts then say alone what the outcome is; without any it is owed again. */
function voidAttempts(state: RunState, file: FileState, entry: CaseEntry, agent: AgentId): boolean {
  const { attempts, isFromSlice } = entry;
  if (!attempts.some((attempt) => attempt.agent === agent && isFailure(attempt))) return false;
  attempts.forEach((attempt, index) => {
    if (attempt.agent === agent && isFailure(attempt)) attempts[index] = { ...attempt, outcome: 'agent-lost' };
  });
  if (entry.outcome !== null) state.acceptedCases -= 1;
  retractOutcome(file, entry);
  entry.crashes = 0;
  for (const attempt of attempts) {
    const outcome = testOutcomeOf(attempt);
    if (outcome === null) continue;
    if (entry.outcome !== null) {
      weighAgain(entry, outcome, true);
      continue;
    }
    acceptFirst(file, entry, { outcome, frameworkRetries: attempt.frameworkRetries, isFromSlice });
    state.acceptedCases += 1;
  }
  return true;
}

/** Answers whether there were errors that the agent alone had said. */
function voidErrors(state: RunState, file: FileState, agent: AgentId): boolean {
  let isVoid = false;
  for (const [error, agents] of file.blame) {
    if (!agents.delete(agent) || agents.size > 0) continue;
    isVoid = true;
    file.blame.delete(error);
    for (const errors of [file.errors, file.sliceErrors, state.errors]) {
      const position = errors.indexOf(error);
      if (position >= 0) errors.splice(position, 1);
    }
  }
  return isVoid;
}
