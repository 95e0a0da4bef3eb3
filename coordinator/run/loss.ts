/**
 * What becomes of work whose lease does not end by itself.
 *
 * A lost agent, a lease past its deadline and an agent that breaks the protocol are the same to the work: the lease is fenced, the cases
 * that ended keep their outcomes, and the rest goes back to the pool at once. None of it says anything about a test. Work that loses agents
 * again and again without one case ending is suspected of killing them and is given up.
 */
import type { AgentId } from '../../core/id.ts';
import type { LeaseOrigin } from '../../core/lease-reason.ts';
import type { Slice } from '../../core/unit.ts';
import { returnWork } from '../scheduling/pool.ts';
import { hasStock } from '../scheduling/stock.ts';
import { refreshSlots } from './agent-slot.ts';
import { endRunningCases } from './case-report.ts';
import { addReason, emit, plainError, recordError, send } from './effect.ts';
import { removeLease } from './lease.ts';
import { createSelector, isWanted } from './ledger.ts';
import { LEASE_GRACE_MS, MAX_AGENT_FAULTS, MAX_LOSSES } from './limit.ts';
import { sayEvidence } from './remembered-evidence.ts';
import type { AgentState, FileState, LeaseState, RunState } from './state.ts';

/** Takes a lease away from its agent for good. Nothing of it goes back to the pool. */
export function cancelLease(state: RunState, lease: LeaseState, reason: string): void {
  send(state, lease.agent, { type: 'cancel-lease', lease: lease.lease, reason });
  endRunning(state, lease, 'cancelled');
  removeLease(state, lease, 'fenced', false);
}

/** An agent said what no honest one can say: its lease moves, and after too many of them it gets no more work. */
export function faultLease(state: RunState, lease: LeaseState, problem: string): void {
  const agent = state.agents.get(lease.agent);
  recordError(state, plainError('agent', `agent "${lease.agent}" broke the protocol: ${problem}`));
  send(state, lease.agent, { type: 'cancel-lease', lease: lease.lease, reason: problem });
  moveLease(state, lease, 'agent-lost');
  if (agent === undefined) return;
  agent.faults += 1;
  if (agent.faults >= MAX_AGENT_FAULTS && !agent.isDistrusted) distrustAgent(state, agent);
}

function distrustAgent(state: RunState, agent: AgentState): void {
  agent.isDistrusted = true;
  recordError(state, plainError('agent', `agent "${agent.id}" broke the protocol ${agent.faults} times and gets no more work`));
  send(state, agent.id, { type: 'drain-agent', reason: 'it broke the protocol too often' });
  for (const lease of leasesOf(agent)) {
    send(state, agent.id, { type: 'cancel-lease', lease: lease.lease, reason: 'its agent is not trusted any more' });
    moveLease(state, lease, 'agent-lost');
  }
  refreshSlots(state, agent);
}

/** The agent's session ended or fell silent: its leases move now. Answers how many. */
export function loseAgent(state: RunState, id: AgentId, reason: string): void {
  const agent = state.agents.get(id);
  if (agent === undefined || !agent.isConnected) return;
  agent.isConnected = false;
  agent.lostAtMs = state.nowMs;
  const isMissed = state.phase === 'running' && !agent.isDraining;
  if (isMissed) agent.wasLost = true;
  sayEvidence(state, agent);
  const leases = leasesOf(agent);
  for (const lease of leases) moveLease(state, lease, 'agent-lost');
  if (state.isAlone && [...agent.stages.values()].includes('closing')) {
    addReason(state.gaps, `agent "${id}" was lost while it closed its suites: what their teardown says is not known`);
  }
  agent.stages.clear();
  refreshSlots(state, agent);
  emit(state, { type: 'agent-lost', atMs: state.nowMs, agent: id, reason, movedUnits: leases.length });
}

/** What the agent holds, in the order of its slots. */
export function leasesOf(agent: AgentState): LeaseState[] {
  return agent.slots.flatMap((slot) => slot.queue);
}

/** Fences leases whose agent should have ended them long ago. */
export function expireLeases(state: RunState): void {
  for (const agent of state.agents.values()) {
    for (const slot of agent.slots) {
      const [head] = slot.queue;
      if (head === undefined || head.headSinceMs === null || state.nowMs < head.headSinceMs + head.timeoutMs + LEASE_GRACE_MS) continue;
      recordError(
        state,
        plainError(
          'agent',
          `agent "${agent.id}" did not end a unit within ${Math.round(head.timeoutMs / 1000)} s; it moves to another slot`,
        ),
      );
      send(state, agent.id, { type: 'cancel-lease', lease: head.lease, reason: 'it is past its deadline' });
      moveLease(state, head, 'agent-lost');
    }
  }
}

/** The agent gave a lease back. */
export function applyReturned(
  state: RunState,
  agent: AgentState,
  message: { readonly lease: LeaseState['lease']; readonly wasStarted: boolean },
): void {
  const lease = state.leases.get(message.lease);
  if (lease === undefined || lease.agent !== agent.id) return;
  if (message.wasStarted) {
    lease.isRecalled = false;
    return;
  }
  // Nobody asked for it: the agent is full, and would give the next one back as well.
  if (!lease.isRecalled) agent.isFull = true;
  giveBack(state, lease, lease.slice, 'recalled');
  removeLease(state, lease, 'fenced', false);
  if (agent.isFull) refreshSlots(state, agent);
}

/** Fences a lease and returns to the pool what it still owes. */
export function moveLease(state: RunState, lease: LeaseState, how: 'agent-lost' | 'cancelled'): void {
  endRunning(state, lease, how);
  const remainder = remainderOf(state, lease);
  if (remainder !== null && !countLoss(state, lease)) giveBack(state, lease, remainder.slice, 'lost');
  removeLease(state, lease, 'fenced', false);
}

/** Takes a lease back from an agent that may not be kept: what it still owes is done elsewhere, and no loss is counted against its files. */
export function yieldLease(state: RunState, lease: LeaseState, reason: string): void {
  send(state, lease.agent, { type: 'cancel-lease', lease: lease.lease, reason });
  endRunning(state, lease, 'cancelled');
  const remainder = remainderOf(state, lease);
  if (remainder !== null) giveBack(state, lease, remainder.slice, 'recalled');
  removeLease(state, lease, 'fenced', false);
}

function endRunning(state: RunState, lease: LeaseState, how: 'agent-lost' | 'cancelled'): void {
  for (const [key, leaseFile] of lease.perFile) {
    const file = state.files.get(key);
    if (file !== undefined && file.stage !== 'settled') endRunningCases(state, { lease, file, leaseFile }, how, '');
  }
}

/** Counts the loss against the files that were running; answers true when one of them is given up. */
function countLoss(state: RunState, lease: LeaseState): boolean {
  if (lease.startedAtMs === null || lease.twinOf !== null) return false;
  let isGivenUp = false;
  for (const key of lease.files) {
    const file = state.files.get(key);
    if (file === undefined || file.stage === 'settled') continue;
    file.losses += 1;
    if (file.losses < MAX_LOSSES) continue;
    file.abandoned = `${MAX_LOSSES} agents were lost while they ran it, or services died under it`;
    isGivenUp = true;
  }
  return isGivenUp;
}

function giveBack(state: RunState, lease: LeaseState, slice: Slice | null, how: LeaseOrigin['how']): void {
  if (state.pool === null || state.phase !== 'running' || state.stop !== 'none') return;
  const { files, attempt, twinOf } = lease;
  const avoidAgent = attempt > 1 ? lease.agent : null;
  returnWork(state.pool, { files, slice, attempt, twinOf, avoidAgent });
  if (twinOf !== null) return;
  for (const key of files) {
    const file = state.files.get(key);
    if (file === undefined) continue;
    if (attempt > 1) file.pooledEvidence += 1;
    else file.origin = { how, agent: lease.agent, slot: lease.slot };
  }
}

/** Returns what a lease still owes in its unit's own terms; `null` when every file of it ended. */
function remainderOf(state: RunState, lease: LeaseState): { readonly slice: Slice | null } | null {
  const [key] = lease.files;
  const file = key === undefined ? undefined : state.files.get(key);
  if (file === undefined || lease.files.length > 1 || lease.attempt > 1) return { slice: lease.slice };
  const leaseFile = lease.perFile.get(file.file.key);
  if (leaseFile === undefined || leaseFile.generation !== file.generation || isUncuttable(state, file)) return { slice: lease.slice };
  return restOf(file, lease.slice);
}

function restOf(file: FileState, slice: Slice | null): { readonly slice: Slice | null } {
  const isInSlice = createSelector(slice);
  const owed = new Set<string>();
  const selected = (file.cases ?? []).filter((entry) => isWanted(file, entry.id) && isInSlice(entry.titlePath));
  for (const entry of selected) if (entry.outcome === null) owed.add(JSON.stringify(entry.titlePath));
  // All ended but the unit did not: what its hooks said at the end is not known, so it runs once more.
  if (owed.size === 0) return { slice };
  const titlePaths = selected.map((entry) => entry.titlePath);
  if (slice?.kind === 'only')
    return { slice: { kind: 'only', titlePaths: titlePaths.filter((titlePath) => owed.has(JSON.stringify(titlePath))) } };
  const done = titlePaths.filter((titlePath) => !owed.has(JSON.stringify(titlePath)));
  return { slice: { kind: 'except', titlePaths: [...(slice?.titlePaths ?? []), ...done] } };
}

/** True when the file may only run whole: by its own reason, its bundle's, or because the whole has to judge a slice. */
export function isUncuttable(state: RunState, file: FileState): boolean {
  return file.file.bundle !== null || state.pool?.stocks.get(file.file.key)?.estimate.wholeReason !== null;
}

/** True when some of the file is in the pool. */
export function isPooled(state: RunState, file: FileState): boolean {
  const stock = state.pool?.stocks.get(file.file.key);
  return file.pooledEvidence > 0 || (stock !== undefined && hasStock(stock));
}
