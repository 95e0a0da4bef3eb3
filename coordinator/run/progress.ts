/**
 * How far the run is and what it waits for, a few times a second.
 *
 * `waitingFor` names one thing in words: whoever looks at a run that does not move must be able to see who is holding it.
 */
import type { LeaseId } from '../../core/id.ts';
import { displayName } from '../../core/test-case.ts';
import { forecast } from '../scheduling/forecast.ts';
import { forecastSlots } from './agent-slot.ts';
import { emit } from './effect.ts';
import { entryAt } from './ledger.ts';
import { CLOSE_MS } from './limit.ts';
import { pendingCases } from './pending-case.ts';
import { waitingForResource } from './shared-resource.ts';
import type { LeaseState, RunState, SuiteStage } from './state.ts';
import { neededSlots } from './target.ts';

/** Emits the progress of a run that is under way. */
export function showProgress(state: RunState): void {
  if (state.phase === 'idle' || state.phase === 'finished') return;
  const { pool, nowMs, boundMs, settledFiles } = state;
  const isRunning = state.phase === 'running' && pool !== null;
  const options = { pendingCases: (lease: LeaseId) => pendingCases(state, lease) };
  const remaining = isRunning ? forecast(pool, forecastSlots(state), nowMs, options) : null;
  const needed = isRunning ? neededSlots(state) : null;
  emit(state, {
    type: 'progress',
    atMs: nowMs,
    remaining,
    boundMs,
    settledCases: state.acceptedCases,
    expectedCases: Math.max(state.expectedCases, state.acceptedCases),
    settledFiles,
    waitingFor: waitingFor(state),
    ...(needed !== null && { neededSlots: needed }),
  });
}

/** Says in words what the run waits for now. */
export function waitingFor(state: RunState): string {
  switch (state.phase) {
    case 'gathering':
      return waitingForAgents(state);
    case 'discovering':
      return waitingForFiles(state);
    case 'loading':
      return 'the history of the test files';
    case 'running':
      return waitingForWork(state);
    case 'closing':
      return `${agentsIn(state, 'closing')} to close: global teardown, coverage (at most ${CLOSE_MS / 1000} s)`;
    case 'idle':
    case 'finished':
      return '';
  }
}

function waitingForAgents(state: RunState): string {
  const joined = [...state.agents.values()].filter((agent) => agent.isConnected).length;
  const expected = state.settings?.expectAgents ?? 1;
  const leftMs = (state.settings?.agentWaitMs ?? 0) - (state.nowMs - state.startedAtMs);
  return `agents: ${joined} of ${expected} are here (${seconds(Math.max(0, leftMs))} left)`;
}

function waitingForFiles(state: RunState): string {
  if (state.knownDigests === null) return 'the history to say which files it knows';
  const discovering = agentsIn(state, 'discovering');
  if (discovering !== '') return `${discovering} to find the test files`;
  return agentsIn(state, 'opening') === '' ? 'an agent to join' : `${agentsIn(state, 'opening')} to load the test framework`;
}

function waitingForWork(state: RunState): string {
  const slowest = slowestLease(state);
  if (slowest !== null) return leaseWords(state, slowest);
  if (agentsIn(state, 'preparing') !== '') return `${agentsIn(state, 'preparing')} to prepare`;
  if (agentsIn(state, 'opening') !== '') return `${agentsIn(state, 'opening')} to load the test framework`;
  return waitingForResource(state) ?? 'an agent that can run what is left';
}

/** The running lease that is furthest past what was expected of it. */
function slowestLease(state: RunState): LeaseState | null {
  let slowest: LeaseState | null = null;
  let lateness = -Infinity;
  for (const lease of state.leases.values()) {
    if (lease.headSinceMs === null) continue;
    const lateMs = state.nowMs - lease.headSinceMs - lease.expectedMs;
    if (lateMs <= lateness) continue;
    lateness = lateMs;
    slowest = lease;
  }
  return slowest;
}

function leaseWords(state: RunState, lease: LeaseState): string {
  const elapsedMs = state.nowMs - (lease.headSinceMs ?? state.nowMs);
  const where = `on ${lease.agent} slot ${lease.slot}`;
  for (const [key, leaseFile] of lease.perFile) {
    const [running] = leaseFile.running;
    const file = state.files.get(key);
    if (running === undefined || file === undefined) continue;
    const entry = entryAt(file, leaseFile, running[0]);
    const name = entry === null ? '' : ` > ${displayName(entry.titlePath)}`;
    return `${file.file.path}${name} ${where} (${seconds(state.nowMs - running[1])})`;
  }
  const [first] = lease.files;
  const path = (first === undefined ? undefined : state.files.get(first)?.file.path) ?? 'a unit';
  return `${path} ${where} (${seconds(elapsedMs)}, expected ${seconds(lease.expectedMs)})`;
}

function agentsIn(state: RunState, stage: SuiteStage): string {
  const agents = [...state.agents.values()].filter((agent) => agent.isConnected && [...agent.stages.values()].includes(stage));
  const [first] = agents;
  if (first === undefined) return '';
  return agents.length === 1 ? `agent "${first.id}"` : `agent "${first.id}" and ${agents.length - 1} more`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
