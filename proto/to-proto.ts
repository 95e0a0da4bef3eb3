/** Turns the domain's messages into what the generated code encodes. Total: every message of `core/session-message.ts` has a form here. */
import { assertNever } from '../core/assert.ts';
import type { FileBodies } from '../core/file-body.ts';
import type { TestError } from '../core/outcome.ts';
import { type FromAgent, PROTOCOL_VERSION, type TimedUnitEvent, type ToAgent } from '../core/session-message.ts';
import type { TestFile } from '../core/test-file.ts';
import type { RunError, Slice, UnitEnd, UnitEvent } from '../core/unit.ts';
import type { shardrun } from './gen/agent.js';
import { openSuiteToProto } from './suite-to-proto.ts';
import { text, texts } from './text.ts';

type Wire = shardrun.agent.v1.IAgentMessage;
type WireFromCoordinator = shardrun.agent.v1.ICoordinatorMessage;
type WireEvent = shardrun.agent.v1.IUnitEvent;

/** Values of `Slice.Kind`. */
const KIND_ONLY = 1;
const KIND_EXCEPT = 2;

/** Returns the wire form of an agent's message. */
export function agentMessageToProto(message: FromAgent): Wire {
  switch (message.type) {
    case 'register':
      return { register: registerToProto(message) };
    case 'heartbeat':
      return {
        heartbeat: {
          loadRatio: message.loadRatio,
          availableMemoryBytes: message.availableMemoryBytes,
          sequence: message.sequence,
          usableSlots: message.usableSlots,
          stallRatio: message.stallRatio,
          oomKills: message.oomKills,
          totalMemoryBytes: message.totalMemoryBytes,
        },
      };
    case 'suite-opened':
      return {
        suiteOpened: {
          runId: message.runId,
          suite: message.suite,
          framework: message.framework,
          frameworkVersion: message.frameworkVersion,
          notices: texts(message.notices),
        },
      };
    case 'suite-discovered':
      return { suiteDiscovered: discoveredToProto(message) };
    case 'suite-failed':
      return {
        suiteFailed: {
          runId: message.runId,
          suite: message.suite,
          code: message.code,
          message: text(message.message),
          hint: text(message.hint),
        },
      };
    case 'suite-ready':
      return { suiteReady: { runId: message.runId, suite: message.suite } };
    case 'suite-closed':
      return {
        suiteClosed: {
          runId: message.runId,
          suite: message.suite,
          errors: message.errors.map(runErrorToProto),
          notices: texts(message.notices),
        },
      };
    case 'unit-report':
      return {
        unitReport: {
          runId: message.runId,
          leaseId: message.lease,
          sequence: message.sequence,
          events: message.events.map(unitEventToProto),
        },
      };
    case 'lease-returned':
      return { leaseReturned: { leaseId: message.lease, wasStarted: message.wasStarted } };
    case 'draining':
      return { draining: { reason: text(message.reason) } };
    default:
      return assertNever(message);
  }
}

/** Returns the wire form of a coordinator's message. */
export function coordinatorMessageToProto(message: ToAgent): WireFromCoordinator {
  switch (message.type) {
    case 'welcome':
      return {
        welcome: {
          protocolVersion: PROTOCOL_VERSION,
          version: message.version,
          heartbeatIntervalMs: message.heartbeatIntervalMs,
          sessionTimeoutMs: message.sessionTimeoutMs,
        },
      };
    case 'open-suite':
      return { openSuite: openSuiteToProto(message) };
    case 'discover-suite':
      return { discoverSuite: { runId: message.runId, suite: message.suite, knownDigests: message.knownDigests } };
    case 'prepare-suite':
      return { prepareSuite: { runId: message.runId, suite: message.suite, files: message.files.map(testFileToProto) } };
    case 'grant-lease':
      return { grantLease: grantToProto(message) };
    case 'recall-lease':
      return { recallLease: { leaseIds: [...message.leases] } };
    case 'cancel-lease':
      return { cancelLease: { leaseId: message.lease, reason: text(message.reason) } };
    case 'close-suite':
      return { closeSuite: { runId: message.runId, suite: message.suite } };
    case 'drain-agent':
      return { drainAgent: { reason: text(message.reason) } };
    case 'report-ack':
      return { reportAck: { leaseId: message.lease, sequence: message.sequence, isFenced: message.isFenced } };
    default:
      return assertNever(message);
  }
}

type Of<Message extends { readonly type: string }, Type extends Message['type']> = Extract<Message, { readonly type: Type }>;

function registerToProto(message: Of<FromAgent, 'register'>): shardrun.agent.v1.IRegister {
  return {
    protocolVersion: PROTOCOL_VERSION,
    agentId: message.agent,
    sessionId: message.session,
    slots: message.slots,
    labels: texts(message.labels),
    speed: message.speed ?? 0,
    version: message.version,
    nodeVersion: message.nodeVersion,
    cpus: message.cpus ?? 0,
    memoryBytes: message.memoryBytes ?? 0,
    isDelivery: message.isDelivery === true,
  };
}

function discoveredToProto(message: Of<FromAgent, 'suite-discovered'>): shardrun.agent.v1.ISuiteDiscovered {
  return {
    runId: message.runId,
    suite: message.suite,
    files: message.files.map(testFileToProto),
    bodies: message.bodies.map(fileBodiesToProto),
    errors: message.errors.map(runErrorToProto),
    notices: texts(message.notices),
    unsupported: message.unsupported.map((part) => ({ project: text(part.project), reason: text(part.reason), files: texts(part.files) })),
  };
}

function grantToProto({ runId, suite, slot, lease }: Of<ToAgent, 'grant-lease'>): shardrun.agent.v1.IGrantLease {
  return {
    runId,
    suite,
    leaseId: lease.id,
    unitId: lease.unit.id,
    slot,
    fileKeys: texts(lease.unit.files),
    slice: lease.unit.slice === null ? null : sliceToProto(lease.unit.slice),
    attempt: lease.attempt,
    timeoutMs: lease.timeoutMs,
  };
}

function sliceToProto(slice: Slice): shardrun.agent.v1.ISlice {
  return {
    kind: slice.kind === 'only' ? KIND_ONLY : KIND_EXCEPT,
    titlePaths: slice.titlePaths.map((titlePath) => ({ titles: texts(titlePath) })),
  };
}

function testFileToProto(file: TestFile): shardrun.agent.v1.ITestFile {
  return {
    key: text(file.key),
    suite: file.suite,
    project: text(file.project),
    path: text(file.path),
    kind: file.kind,
    contentDigest: file.contentDigest,
    bytes: file.bytes,
    group: file.group,
    maxPerAgent: file.maxPerAgent ?? 0,
    bundle: text(file.bundle),
    labels: texts(file.labels),
    wholeReason: text(file.wholeReason),
  };
}

function fileBodiesToProto(bodies: FileBodies): shardrun.agent.v1.IFileBodies {
  return {
    fileKey: text(bodies.file),
    contentDigest: bodies.contentDigest,
    bodies: bodies.bodies.map((body) => ({ title: text(body.title), bodyDigest: body.bodyDigest })),
  };
}

function runErrorToProto(error: RunError): shardrun.agent.v1.IRunError {
  return {
    kind: error.kind,
    file: text(error.file),
    message: text(error.message),
    detail: error.detail === null ? null : testErrorToProto(error.detail),
  };
}

function testErrorToProto(error: TestError): shardrun.agent.v1.ITestError {
  return {
    message: text(error.message),
    location: text(error.location),
    diff: text(error.diff),
    codeFrame: text(error.codeFrame),
    stack: text(error.stack),
  };
}

function unitEventToProto({ atMs, event }: TimedUnitEvent): WireEvent {
  return { atMs, ...eventToProto(event) };
}

function eventToProto(event: UnitEvent): WireEvent {
  switch (event.type) {
    case 'unit-started':
      return { started: {} };
    case 'collected':
      return { collected: collectedToProto(event) };
    case 'case-started':
      return { caseStarted: { fileKey: text(event.file), caseIndex: event.caseIndex } };
    case 'case-ended':
      return { caseEnded: caseEndedToProto(event) };
    case 'log':
      return {
        log: {
          fileKey: text(event.file),
          caseNumber: event.caseIndex === null ? 0 : event.caseIndex + 1,
          stream: event.stream,
          text: text(event.text),
        },
      };
    case 'error':
      return { error: runErrorToProto(event.error) };
    case 'artifact':
      return { artifact: artifactToProto(event) };
    case 'file-ended':
      return {
        fileEnded: { fileKey: text(event.file), loadMs: event.timing.loadMs, setupMs: event.timing.setupMs, testMs: event.timing.testMs },
      };
    case 'unit-ended':
      return { ended: { kind: event.end.kind, message: endMessage(event.end), wallMs: event.wallMs } };
    default:
      return assertNever(event);
  }
}

function artifactToProto({ file, caseIndex, artifact }: Of<UnitEvent, 'artifact'>): shardrun.agent.v1.IArtifactKept {
  const { name, contentType, digest, bytes, problem } = artifact;
  return {
    fileKey: text(file),
    caseNumber: caseIndex === null ? 0 : caseIndex + 1,
    name: text(name),
    contentType: text(contentType),
    digest: text(digest),
    bytes,
    problem: text(problem),
  };
}

function collectedToProto(event: Of<UnitEvent, 'collected'>): shardrun.agent.v1.ICollected {
  return {
    fileKey: text(event.file),
    cases: event.cases.map((one) => ({
      caseId: one.id,
      titlePath: texts(one.titlePath),
      ordinal: one.ordinal,
      mode: one.mode,
      isSelected: one.isSelected,
    })),
  };
}

function caseEndedToProto({ file, caseIndex, result }: Of<UnitEvent, 'case-ended'>): shardrun.agent.v1.ICaseEnded {
  return {
    fileKey: text(file),
    caseIndex,
    outcome: result.outcome,
    durationMs: result.durationMs,
    frameworkRetries: result.frameworkRetries,
    errors: result.errors.map(testErrorToProto),
  };
}

function endMessage(end: UnitEnd): string {
  return end.kind === 'crashed' || end.kind === 'timed-out' ? text(end.message) : '';
}
