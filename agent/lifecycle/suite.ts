/**
 * Suites: one runner process each, brought step by step to what the coordinator wants.
 *
 * Wants (opened, discovered, prepared, closed) are remembered, answers belong to the present runner, and `advanceSuites` asks for the next
 * answer that is missing. So a repeated request changes nothing but is answered again, a request that comes before its time waits, and a
 * runner that replaces a dead one is led to the same point without a special case. A prewarmed suite is one that nobody has asked for yet.
 */
import type { RunId } from '../../core/id.ts';
import { isSame } from '../../core/is-same.ts';
import type { ToAgent } from '../../core/session-message.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { Discovery, RunnerAnswer, RunnerRequest, SuiteRequest } from '../runner/contract.ts';
import { announceDiscovery, announceEnd, announceOpened, announceReady, announceSuite, send } from './connection.ts';
import { fitsMessage, withFittingBodies } from './discovery.ts';
import { closeSuiteWith, failSuite, killRunner } from './fault.ts';
import { awaitsGround, clearGround } from './ground.ts';
import { keepRunner, note, stayingRoot, takeKept } from './kept-runner.ts';
import { cancelLease, giveBack, queuedLeases, runningLeases } from './lease.ts';
import { requestFor } from './suite-request.ts';
import { type PendingRequest, type Step, type Suite, suiteKey } from './types.ts';

/** A framework that takes longer than this hangs. Global set-up may pull container images; at the end coverage is remapped file by file. */
const DEADLINE_MS = { open: 120_000, discover: 180_000, prepare: 300_000, close: 330_000 } as const;
/** Nothing is loaded. It takes milliseconds, and on a machine so busy that it takes longer than this, a new runner would take longer still. */
const REOPEN_DEADLINE_MS = 60_000;
/** After `closed` the process exits by itself; this is for the one that does not. */
const EXIT_GRACE_MS = 5_000;
/** Suites that are over are kept only to answer a repeated request. */
const MAX_ENDED_SUITES = 16;

type Asked<Type extends ToAgent['type']> = Extract<ToAgent, { readonly type: Type }>;

function createSuite(runId: RunId | null, spec: SuiteSpec | null, request: SuiteRequest): Suite {
  return {
    runId,
    spec,
    request,
    ground: null,
    runner: null,
    reopening: null,
    killReason: null,
    pending: null,
    framework: null,
    isOpen: false,
    isPrepared: false,
    wasAnnouncedReady: false,
    knownDigests: null,
    discovery: null,
    files: null,
    isClosing: false,
    shocks: [],
    fruitlessRunners: 0,
    failure: null,
    closed: null,
    exitDeadlineMs: null,
  };
}

export function applyPrewarm({ state }: Step, request: SuiteRequest): void {
  state.prewarmed ??= createSuite(null, null, request);
}

export function applyOpen(step: Step, { runId, spec, isCi, isAlone }: Asked<'open-suite'>): void {
  const { state } = step;
  const { slots, cacheDir } = state.identity;
  const known = state.suites.get(suiteKey(runId, spec.suite));
  if (known !== undefined) return announceSuite(step, known);
  retireOtherRuns(step, runId);
  const suite = adoptPrewarmed(step, { runId, spec, request: requestFor(spec, { isCi, isAlone, slots, cacheDir }) });
  state.suites.set(suiteKey(runId, spec.suite), suite);
  announceOpened(step, suite);
  announceEnd(step, suite);
}

type Wanted = { readonly runId: RunId; readonly spec: SuiteSpec; readonly request: SuiteRequest };

/** A prewarmed runner serves the first suite whose request is exactly its own; one that guessed wrong goes. */
function adoptPrewarmed(step: Step, { runId, spec, request }: Wanted): Suite {
  const { state } = step;
  const { prewarmed } = state;
  if (prewarmed !== null && isSame(prewarmed.request, request)) {
    state.prewarmed = null;
    prewarmed.runId = runId;
    prewarmed.spec = spec;
    return prewarmed;
  }
  if (prewarmed?.request.suite === request.suite) dropPrewarmed(step, prewarmed);
  return createSuite(runId, spec, request);
}

/** A prewarmed suite that nobody will ask for: it ends as soon as its process has. */
export function dropPrewarmed(step: Step, prewarmed: Suite): void {
  prewarmed.closed ??= { errors: [], notices: [] };
  killRunner(step, prewarmed, 'nobody asked for its suite');
}

/** An agent is lent to one run at a time: suites of an earlier one that were never closed hold memory and nothing else. */
function retireOtherRuns(step: Step, runId: RunId): void {
  const { suites } = step.state;
  for (const [key, suite] of suites) {
    if (suite.runId === runId || runningLeases(step, suite).length > 0) continue;
    for (const held of queuedLeases(step, suite)) giveBack(step, held);
    killRunner(step, suite, 'its run is over');
    if (suite.runner === null && suites.size > MAX_ENDED_SUITES) suites.delete(key);
    else suite.closed ??= { errors: [], notices: [] };
  }
}

export function applyDiscover(step: Step, { runId, suite: name, knownDigests }: Asked<'discover-suite'>): void {
  const suite = step.state.suites.get(suiteKey(runId, name));
  if (suite === undefined) return refuseUnopened(step, runId, name);
  suite.knownDigests ??= knownDigests;
  announceDiscovery(step, suite);
  if (suite.failure !== null) announceEnd(step, suite);
}

export function applyPrepare(step: Step, { runId, suite: name, files }: Asked<'prepare-suite'>): void {
  const suite = step.state.suites.get(suiteKey(runId, name));
  if (suite === undefined) return refuseUnopened(step, runId, name);
  suite.files ??= files.length === 0 ? (suite.discovery?.files ?? []) : files;
  if (suite.isPrepared) announceReady(step, suite);
  if (suite.failure !== null) announceEnd(step, suite);
}

function refuseUnopened(step: Step, runId: RunId, suite: string): void {
  const message = `the suite ${JSON.stringify(suite)} was not opened on this agent`;
  send(step, { type: 'suite-failed', runId, suite, code: 'agent-unknown', message, hint: 'open the suite first' });
}

/** Nothing new starts, what runs is stopped, then the framework tears down. */
export function applyClose(step: Step, { runId, suite: name }: Asked<'close-suite'>): void {
  const suite = step.state.suites.get(suiteKey(runId, name));
  if (suite === undefined) return send(step, { type: 'suite-closed', runId, suite: name, errors: [], notices: [] });
  if (suite.closed !== null) return announceEnd(step, suite);
  for (const held of runningLeases(step, suite)) cancelLease(step, held);
  beginClosing(step, suite);
}

export function beginClosing(step: Step, suite: Suite): void {
  suite.isClosing = true;
  for (const held of queuedLeases(step, suite)) giveBack(step, held);
}

/** Asks each runner for the next answer that is missing. Called after every input that may have changed what is wanted or known. */
export function advanceSuites(step: Step): void {
  if (step.state.prewarmed !== null) advanceSuite(step, step.state.prewarmed);
  for (const suite of step.state.suites.values()) {
    advanceSuite(step, suite);
    clearGround(step, suite);
  }
}

function advanceSuite(step: Step, suite: Suite): void {
  if (suite.closed !== null || suite.killReason !== null) return;
  if (suite.isClosing) return advanceClosing(step, suite);
  if (suite.failure !== null || suite.pending !== null) return;
  if (awaitsGround(step, suite)) return;
  if (suite.runner === null) return spawn(step, suite);
  if (suite.knownDigests !== null && suite.discovery === null) return ask(step, suite, 'discover');
  if (suite.files !== null && !suite.isPrepared) ask(step, suite, 'prepare');
}

function advanceClosing(step: Step, suite: Suite): void {
  if (suite.pending?.kind === 'close' || runningLeases(step, suite).length > 0) return;
  if (suite.isOpen && suite.pending === null && suite.failure === null) return ask(step, suite, 'close');
  killRunner(step, suite, 'its suite is closed');
  closeSuiteWith(step, suite, { errors: [], notices: [] });
}

function spawn(step: Step, suite: Suite): void {
  const { state } = step;
  suite.reopening = takeKept(step, suite);
  suite.runner = suite.reopening?.runner ?? null;
  if (suite.runner === null) {
    state.lastRunner += 1;
    suite.runner = state.lastRunner;
    step.effects.push({ type: 'spawn-runner', runner: suite.runner, request: suite.request });
  }
  ask(step, suite, 'open');
}

function ask(step: Step, suite: Suite, kind: PendingRequest['kind']): void {
  const { state, nowMs, effects } = step;
  if (suite.runner === null) return;
  state.lastRequestId += 1;
  const withinMs = suite.reopening === null ? DEADLINE_MS[kind] : REOPEN_DEADLINE_MS;
  suite.pending = { kind, requestId: state.lastRequestId, deadlineMs: nowMs + withinMs };
  effects.push({ type: 'tell-runner', runner: suite.runner, request: requestOf(step, suite, suite.pending) });
}

function requestOf(step: Step, suite: Suite, { kind, requestId }: PendingRequest): RunnerRequest {
  switch (kind) {
    case 'open':
      return suite.reopening === null
        ? { type: 'open', requestId, suite: suite.request }
        : { type: 'reopen', requestId, ...suite.reopening.request };
    case 'discover':
      return { type: 'discover', requestId, knownDigests: suite.knownDigests ?? {} };
    case 'prepare':
      return { type: 'prepare', requestId, files: suite.files ?? [] };
    case 'close': {
      const root = stayingRoot(step, suite);
      return { type: 'close', requestId, ...(root !== null && { stayIn: root }) };
    }
  }
}

/** The answer to the pending request; any other answer is late or nobody's. */
export function applyAnswer(step: Step, suite: Suite, answer: RunnerAnswer): void {
  const { pending } = suite;
  if (pending?.requestId !== answer.requestId) return;
  suite.pending = null;
  switch (answer.type) {
    case 'opened':
      return applyOpened(step, suite, answer.framework);
    case 'discovered':
      return applyDiscovered(step, suite, answer.discovery);
    case 'ready':
      suite.isPrepared = true;
      return suite.wasAnnouncedReady ? undefined : announceReady(step, suite);
    case 'closed':
      if (answer.leavesBecause !== undefined)
        note(step, `the runner of ${JSON.stringify(suite.request.suite)} is not kept: ${answer.leavesBecause}`);
      if (answer.stay === undefined) suite.exitDeadlineMs = step.nowMs + EXIT_GRACE_MS;
      else keepRunner(step, suite, answer.stay);
      return closeSuiteWith(step, suite, { errors: answer.errors, notices: answer.notices });
    case 'failed':
      return applyFailed(step, suite, pending.kind, answer);
  }
}

function applyOpened(step: Step, suite: Suite, framework: Suite['framework']): void {
  const isFirst = suite.framework === null;
  suite.framework = framework;
  suite.reopening = null;
  suite.isOpen = true;
  if (isFirst) announceOpened(step, suite);
}

function applyDiscovered(step: Step, suite: Suite, discovery: Discovery): void {
  if (fitsMessage(discovery.files)) {
    suite.discovery = withFittingBodies(discovery);
    return announceDiscovery(step, suite);
  }
  const message = `the suite has ${discovery.files.length} test files, more than one run can list`;
  failSuite(step, suite, {
    code: 'framework-config-broken',
    message,
    hint: 'divide the suite: give each part a configuration or a project of its own',
  });
}

function applyFailed(
  step: Step,
  suite: Suite,
  kind: PendingRequest['kind'],
  { code, message, hint }: Extract<RunnerAnswer, { type: 'failed' }>,
): void {
  if (suite.reopening !== null) return replaceKept(step, suite, message);
  if (kind !== 'close') return failSuite(step, suite, { code, message, hint });
  closeSuiteWith(step, suite, { errors: [{ kind: 'runner', file: null, message, detail: null }], notices: [] });
  killRunner(step, suite, 'it could not close its suite');
}

/** What was kept is of no use after all: the suite gets a new runner when this one has gone. */
function replaceKept(step: Step, suite: Suite, message: string): void {
  note(step, `the kept runner of ${JSON.stringify(suite.request.suite)} is given up: ${message}`);
  suite.reopening = null;
  killRunner(step, suite, 'it could not be opened again');
}

/** A request that was not answered in time. */
export function applyOverdueAnswer(step: Step, suite: Suite, { kind }: PendingRequest): void {
  const message = `the test framework did not ${kind} the suite within ${DEADLINE_MS[kind] / 1000} s`;
  const failed = {
    type: 'failed',
    requestId: 0,
    code: 'framework-config-broken',
    hint: `run the framework's own command in ${suite.request.cwd} to see what it waits for`,
  } as const;
  applyFailed(step, suite, kind, { ...failed, message });
}
