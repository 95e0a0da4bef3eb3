/**
 * Suites on agents: opened at once wherever something of them can run, discovered by the first that is open, prepared with the manifest by all.
 *
 * An agent that cannot open a suite has no part in it; the run fails only when no agent is left that could. The exchange is idempotent
 * on both sides, so that a reconnect repeats what the agent's stage says it is still owed.
 */
import type { ErrorCode } from '../../core/expected-error.ts';
import type { FromAgent } from '../../core/session-message.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { TestFile } from '../../core/test-file.ts';
import { mayServe, mayWork, refreshSlots, setStage } from './agent-slot.ts';
import { addNotices, plainError, recordError, send } from './effect.ts';
import { failRun } from './fail.ts';
import { fixManifest } from './manifest.ts';
import { sendPrepare } from './prepare.ts';
import type { AgentState, RunState, SuiteState } from './state.ts';
import { applyGiveUp } from './stop.ts';
import { closeOn, isManifestFixed, isOfUse } from './suite-use.ts';

type Message<Type extends FromAgent['type']> = Extract<FromAgent, { readonly type: Type }>;

/** Asks an agent to open every suite of which it can run something. */
export function openSuites(state: RunState, agent: AgentState): void {
  for (const spec of specs(state)) {
    if (isOfUse(state, agent, spec)) openOn(state, agent, spec);
    else setStage(state, agent, spec.suite, 'none');
  }
  refreshSlots(state, agent);
}

function openOn(state: RunState, agent: AgentState, spec: SuiteSpec): void {
  setStage(state, agent, spec.suite, 'opening');
  sendOpen(state, agent, spec);
}

/** A suite that is open nowhere, because no agent has its labels, is opened on all. */
function openOrphans(state: RunState): void {
  const agents = [...state.agents.values()].filter(mayWork);
  for (const spec of specs(state)) {
    const stages = agents.map((agent) => agent.stages.get(spec.suite) ?? 'none');
    const isOpening = stages.some((stage) => stage !== 'none' && stage !== 'failed');
    if (isOpening || state.suites.get(spec.suite)?.isDiscovered !== false) continue;
    for (const agent of agents.filter((_, index) => stages[index] === 'none')) {
      openOn(state, agent, spec);
      refreshSlots(state, agent);
    }
  }
}

function sendOpen(state: RunState, agent: AgentState, spec: SuiteSpec): void {
  const isCi = state.settings?.isCi ?? false;
  send(state, agent.id, { type: 'open-suite', runId: state.runId, spec, isCi, isAlone: state.isAlone });
}

function specs(state: RunState): readonly SuiteSpec[] {
  return state.settings?.suites ?? [];
}

export function applyOpened(state: RunState, agent: AgentState, message: Message<'suite-opened'>): void {
  if (agent.stages.get(message.suite) !== 'opening') return;
  setStage(state, agent, message.suite, 'opened');
  addNotices(state, message.notices);
  if (!isManifestFixed(state)) return startDiscovery(state);
  const spec = specs(state).find(({ suite }) => suite === message.suite);
  if (spec !== undefined && isOfUse(state, agent, spec)) sendPrepare(state, agent, message.suite);
  else closeOn(state, agent, message.suite);
}

/** Gives each suite that nobody discovers to the first agent that has it open, once the known digests are here. */
export function startDiscovery(state: RunState): void {
  if (state.phase !== 'discovering') return;
  openOrphans(state);
  if (state.knownDigests === null) return;
  for (const suite of state.suites.values()) {
    if (suite.isDiscovered || suite.discoverer !== null) continue;
    const agent = [...state.agents.values()].find((one) => mayWork(one) && one.stages.get(suite.suite) === 'opened');
    if (agent !== undefined) sendDiscover(state, agent, suite);
  }
}

function sendDiscover(state: RunState, agent: AgentState, suite: SuiteState): void {
  suite.discoverer = agent.id;
  setStage(state, agent, suite.suite, 'discovering');
  const knownDigests = state.knownDigests ?? {};
  send(state, agent.id, { type: 'discover-suite', runId: state.runId, suite: suite.suite, knownDigests });
}

export function applyDiscovered(state: RunState, agent: AgentState, message: Message<'suite-discovered'>): void {
  const suite = state.suites.get(message.suite);
  if (state.phase !== 'discovering' || suite === undefined || suite.isDiscovered || suite.discoverer !== agent.id) return;
  suite.isDiscovered = true;
  setStage(state, agent, suite.suite, 'opened');
  takeFiles(state, suite, message.files);
  for (const bodies of message.bodies) state.bodies.set(bodies.file, bodies);
  addNotices(state, message.notices);
  for (const error of message.errors) {
    recordError(state, error);
    (error.kind === 'collection' ? state.faults : state.gaps).push(`discovery: ${error.message}`);
  }
  for (const { project, reason, files } of message.unsupported) {
    addNotices(state, [`project "${project}" cannot run here: ${reason}`]);
    if (files.length > 0) state.gaps.push(`project "${project}" with ${files.length} test files cannot run here: ${reason}`);
  }
  if ([...state.suites.values()].every((one) => one.isDiscovered)) fixManifest(state);
  else startDiscovery(state);
}

/** Two files of one key would share one ledger: the second is refused, and the manifest is not proven. */
function takeFiles(state: RunState, suite: SuiteState, files: readonly TestFile[]): void {
  const known = new Set(state.discovered.map((file) => file.key));
  for (const file of files) {
    if (file.suite === suite.suite && !known.has(file.key)) state.discovered.push(file);
    else {
      const error = plainError('workspace', `discovery named the test file "${file.key}" twice or in another suite`, file.path);
      recordError(state, error);
      state.gaps.push(error.message);
    }
    known.add(file.key);
  }
}

export function applyReady(state: RunState, agent: AgentState, message: Message<'suite-ready'>): void {
  if (agent.stages.get(message.suite) !== 'preparing') return;
  setStage(state, agent, message.suite, 'ready');
  const suite = state.suites.get(message.suite);
  if (suite !== undefined) suite.wasReady = true;
  refreshSlots(state, agent);
}

/** One agent that cannot is left out; when none is left that can, the run ends with the reason. */
export function applyFailed(state: RunState, agent: AgentState, message: Message<'suite-failed'>): void {
  const suite = state.suites.get(message.suite);
  const stage = agent.stages.get(message.suite);
  if (suite === undefined || stage === undefined || stage === 'none' || stage === 'failed' || stage === 'closing' || stage === 'closed')
    return;
  setStage(state, agent, message.suite, 'failed');
  const { code, hint } = message;
  suite.failure ??= { code, message: message.message, hint };
  if (suite.discoverer === agent.id && !suite.isDiscovered) suite.discoverer = null;
  refreshSlots(state, agent);
  if (suite.wasReady || [...state.agents.values()].some((other) => mayServe(other, message.suite))) {
    recordError(state, plainError('agent', `agent "${agent.id}" cannot run suite "${message.suite}": ${message.message}`));
    startDiscovery(state);
    return;
  }
  const failure = { code: code as ErrorCode, message: message.message, hint };
  if (state.leases.size === 0) failRun(state, failure);
  else applyGiveUp(state, failure);
}

/** Repeats to an agent that came back in the same session what it may not have received. */
export function repeatSuites(state: RunState, agent: AgentState): void {
  for (const spec of specs(state)) {
    const stage = agent.stages.get(spec.suite);
    const suite = state.suites.get(spec.suite);
    if (stage === undefined || suite === undefined) continue;
    if (stage === 'opening') sendOpen(state, agent, spec);
    else if (stage === 'discovering') sendDiscover(state, agent, suite);
    else if (stage === 'preparing') sendPrepare(state, agent, spec.suite);
    else if (stage === 'closing') send(state, agent.id, { type: 'close-suite', runId: state.runId, suite: spec.suite });
  }
}
