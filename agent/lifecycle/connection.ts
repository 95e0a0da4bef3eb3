/**
 * The agent's side of a session that may break at any time.
 *
 * Nothing is queued for a broken stream. Each answer is derived again from the state when the session continues: what is open, discovered,
 * ready, closed or failed, which leases are held, which reports nobody acknowledged. All of it is safe to hear twice. So a break costs a
 * repetition and never a gap, and there is no second copy of the truth to keep in step.
 */
import type { FromAgent } from '../../core/session-message.ts';
import type { AgentIdentity, AgentState, Step, Suite } from './types.ts';

/** Says it when somebody listens; otherwise the state says it after the next welcome. */
export function send(step: Step, message: FromAgent): void {
  if (step.state.link === 'online') step.effects.push({ type: 'send', message });
}

export function applyConnected(step: Step): void {
  step.state.link = 'registering';
  step.effects.push({ type: 'send', message: registrationOf(step.state.identity, sessionOf(step.state)) });
}

/** Returns the name of the present session: one that was fenced goes on under another. */
export function sessionOf({ identity, sessionNumber }: AgentState): string {
  return sessionNumber === 1 ? identity.session : `${identity.session}.${sessionNumber}`;
}

/** Returns how the agent registers under a session's name. */
export function registrationOf(identity: AgentIdentity, session: string): Extract<FromAgent, { readonly type: 'register' }> {
  return {
    type: 'register',
    agent: identity.agent,
    session,
    slots: identity.slots,
    labels: identity.labels,
    speed: null,
    version: identity.version,
    nodeVersion: identity.nodeVersion,
    cpus: identity.cpus,
    memoryBytes: identity.memoryBytes,
  };
}

/** Says again what a broken stream may have swallowed, apart from the reports. */
export function repeatAnswers(step: Step): void {
  const { state } = step;
  if (state.drainReason !== null) send(step, { type: 'draining', reason: state.drainReason });
  for (const suite of state.suites.values()) announceSuite(step, suite);
  for (const [lease, wasStarted] of state.settled) {
    if (!wasStarted) send(step, { type: 'lease-returned', lease, wasStarted });
  }
}

/** Says everything that is known of a suite, in the order it became known. Whoever sent the manifest has seen the discovery. */
export function announceSuite(step: Step, suite: Suite): void {
  announceOpened(step, suite);
  if (suite.files === null) announceDiscovery(step, suite);
  if (suite.wasAnnouncedReady) announceReady(step, suite);
  announceEnd(step, suite);
}

export function announceOpened(step: Step, suite: Suite): void {
  if (suite.runId === null || suite.framework === null) return;
  const { name, version, notices } = suite.framework;
  send(step, { type: 'suite-opened', runId: suite.runId, suite: suite.request.suite, framework: name, frameworkVersion: version, notices });
}

export function announceDiscovery(step: Step, suite: Suite): void {
  if (suite.runId === null || suite.discovery === null) return;
  send(step, { type: 'suite-discovered', runId: suite.runId, suite: suite.request.suite, ...suite.discovery });
}

export function announceReady(step: Step, suite: Suite): void {
  if (suite.runId === null) return;
  suite.wasAnnouncedReady = true;
  send(step, { type: 'suite-ready', runId: suite.runId, suite: suite.request.suite });
}

export function announceEnd(step: Step, suite: Suite): void {
  if (suite.runId === null) return;
  const { runId, failure, closed } = suite;
  if (failure !== null) send(step, { type: 'suite-failed', runId, suite: suite.request.suite, ...failure });
  if (closed !== null) send(step, { type: 'suite-closed', runId, suite: suite.request.suite, ...closed });
}
