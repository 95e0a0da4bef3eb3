/**
 * The run's one way to change: `reduce(state, input)`.
 *
 * Feed `start` first, then one `from-agent` `register` for each connected agent, `known-digests` once, `history-loaded` after `load-history`,
 * then whatever happens, and a `tick` four times a second. The run ends with exactly one `finish` effect; what comes later has no effect but
 * refusals. Inputs of a replayed journal give the same effects, byte for byte: nothing here reads a clock or draws a number.
 *
 * Each input is applied by its family's file. What follows from the change is decided in one fixed order: files that came to rest are
 * advanced, the run may stop or close, and what is free is planned, once for the inputs of one turn: a plan walks over all slots, so that
 * one for each report would cost more than all reports. See docs/design/0004-run-reducer.md.
 */
import { assertNever } from '../../core/assert.ts';
import { runId } from '../../core/id.ts';
import type { FromAgent } from '../../core/session-message.ts';
import { advanceFiles } from './advance.ts';
import { refreshSlots } from './agent-slot.ts';
import { applyClosed, finishWhenClosed } from './close.ts';
import { askAboutHeld, releaseAllHeld } from './control.ts';
import { applyHeartbeat } from './heartbeat.ts';
import { dispatch } from './lease.ts';
import { MAX_SILENCE_MS } from './limit.ts';
import { applyReturned, expireLeases } from './loss.ts';
import { applyHistory, keepHistory } from './manifest.ts';
import { showProgress } from './progress.ts';
import { applyRecalled } from './remembered-evidence.ts';
import { applyReport, refuse } from './report.ts';
import { applyAllotment, sayResources } from './shared-resource.ts';
import { applyAgentLost, applyDraining, applyRegister, applyStart, openWhenGathered } from './start.ts';
import type { AgentState, RunState } from './state.ts';
import { applyGiveUp, applyInterrupt, closeWhenSettled, stopBrokenSequence, stopOnBail } from './stop.ts';
import { giveUpStuckWork } from './stuck.ts';
import { applyDiscovered, applyFailed, applyOpened, applyReady, startDiscovery } from './suite.ts';
import type { Effect, RunInput } from './types.ts';
import { applyWithdraw, releaseWithdrawn } from './withdraw.ts';

/** Returns the state of a run before its `start`. */
export function createRun(): RunState {
  return {
    phase: 'idle',
    runId: runId(''),
    revision: { commit: '', tree: '', isDirty: true },
    settings: null,
    startedAtMs: 0,
    nowMs: 0,
    inputMs: 0,
    effects: [],
    agents: new Map(),
    suites: new Map(),
    knownDigests: null,
    isAlone: false,
    discovered: [],
    wanted: null,
    sequence: null,
    bodies: new Map(),
    histories: [],
    pool: null,
    allotted: new Map(),
    shared: new Map(),
    needed: null,
    files: new Map(),
    openByGroup: new Map(),
    quietFiles: new Set(),
    heldFiles: new Set(),
    leases: new Map(),
    nextLease: 0,
    needsPlanning: false,
    boundMs: 0,
    runningSinceMs: null,
    totals: { files: 0, cases: 0, passed: 0, failed: 0, skipped: 0, flaky: 0, missing: 0 },
    provenFiles: 0,
    settledFiles: 0,
    acceptedCases: 0,
    fatalFlakes: 0,
    quarantined: new Map(),
    decidedFailures: 0,
    expectedCases: 0,
    errors: [],
    errorsDropped: 0,
    notices: [],
    gaps: [],
    faults: [],
    stop: 'none',
    withdrawn: new Map(),
    letGo: null,
    failureExit: null,
    phaseSinceMs: 0,
    announcedInfeasible: new Set(),
    stuckSinceMs: null,
    breakdown: { testMs: 0, setupMs: 0, repeatedMs: 0, starvedMs: 0, tailMs: 0, slowAgentMs: 0, startupMs: 0 },
  };
}

/** Applies one input to the state, in place, and returns what has to be done about it, in order. */
export function reduce(state: RunState, input: RunInput): readonly Effect[] {
  state.effects = [];
  passTime(state, input.nowMs);
  applyInput(state, input);
  advanceFiles(state);
  stopOnBail(state);
  closeWhenSettled(state);
  stopBrokenSequence(state);
  if (input.isFollowed !== true) {
    dispatch(state);
    settleHeld(state);
  }
  releaseWithdrawn(state);
  if (input.isFollowed !== true) sayResources(state);
  finishWhenClosed(state, input.isFollowed === true);
  const { effects } = state;
  state.effects = [];
  return effects;
}

/** Once nothing is out and nothing can be handed out, the files that wait for the judgement of an agent are settled as they stand. */
function settleHeld(state: RunState): void {
  if (!releaseAllHeld(state)) return;
  advanceFiles(state);
  closeWhenSettled(state);
}

/** A clock that is set, or a machine that slept, has lost its zero, not its pace: time goes on from where it was. */
function passTime(state: RunState, nowMs: number): void {
  const passedMs = state.inputMs === 0 ? nowMs : Math.min(MAX_SILENCE_MS, Math.max(0, nowMs - state.inputMs));
  state.inputMs = nowMs;
  state.nowMs += passedMs;
}

function applyInput(state: RunState, input: RunInput): void {
  switch (input.type) {
    case 'start':
      return applyStart(state, input);
    case 'from-agent':
      return applyMessage(state, input);
    case 'agent-lost':
      return applyAgentLost(state, input);
    case 'known-digests':
      state.knownDigests ??= input.digests;
      return startDiscovery(state);
    case 'history-part':
      return keepHistory(state, input.histories);
    case 'history-loaded':
      return applyHistory(state, input.histories, input.setups);
    case 'interrupt':
      return applyInterrupt(state);
    case 'give-up':
      return applyGiveUp(state, input);
    case 'withdraw-agent':
      return applyWithdraw(state, input.agent, input.isUrgent === true);
    case 'recall-standing':
      return applyRecalled(state, input.agent, input.logs);
    case 'allot-resource':
      return applyAllotment(state, input);
    case 'tick':
      return applyTick(state);
    default:
      return assertNever(input);
  }
}

function reopen(state: RunState, agent: AgentState): void {
  agent.isFull = false;
  refreshSlots(state, agent);
}

function applyTick(state: RunState): void {
  for (const agent of state.agents.values()) if (agent.isFull || agent.standing.doubts > 0) reopen(state, agent);
  openWhenGathered(state);
  askAboutHeld(state);
  expireLeases(state);
  giveUpStuckWork(state);
  state.needsPlanning = true;
  showProgress(state);
}

function applyMessage(state: RunState, input: Extract<RunInput, { readonly type: 'from-agent' }>): void {
  const { message } = input;
  if (message.type === 'register') {
    applyRegister(state, message);
    return;
  }
  const agent = state.agents.get(input.agent);
  if (agent === undefined || !agent.isConnected) return;
  applyAgentMessage(state, agent, message);
}

function applyAgentMessage(state: RunState, agent: AgentState, message: Exclude<FromAgent, { readonly type: 'register' }>): void {
  if ('runId' in message && message.runId !== state.runId) {
    if (message.type === 'unit-report') refuse(state, agent, message.lease, message.sequence);
    return;
  }
  switch (message.type) {
    case 'heartbeat':
      return applyHeartbeat(state, agent, message);
    case 'suite-opened':
      return applyOpened(state, agent, message);
    case 'suite-discovered':
      return applyDiscovered(state, agent, message);
    case 'suite-failed':
      return applyFailed(state, agent, message);
    case 'suite-ready':
      return applyReady(state, agent, message);
    case 'suite-closed':
      return applyClosed(state, agent, message);
    case 'unit-report':
      return applyReport(state, agent, message);
    case 'lease-returned':
      return applyReturned(state, agent, message);
    case 'draining':
      return applyDraining(state, agent);
    default:
      return assertNever(message);
  }
}
