/** Parses what the generated code decoded into the domain's messages: nothing is trusted, and what is wrong is named by its field. */
import { ARTIFACT_LIMIT } from '../core/artifact.ts';
import type { FileBodies } from '../core/file-body.ts';
import { agentId, type CaseId, type FileKey, leaseId, runId, unitId } from '../core/id.ts';
import type { TestError } from '../core/outcome.ts';
import { type FromAgent, PROTOCOL_VERSION, type TimedUnitEvent, type ToAgent } from '../core/session-message.ts';
import type { CollectedCase } from '../core/test-case.ts';
import type { TestFile } from '../core/test-file.ts';
import type { RunError, Slice, UnitEnd, UnitEvent } from '../core/unit.ts';
import { amount, listOf, malformed, oneOf, ProtocolError, requiredPart, requiredText, textOf, textOrNull, wholeNumber } from './field.ts';
import type { shardrun } from './gen/agent.js';
import { parseOpenSuite } from './suite-from-proto.ts';

type V1<Name extends keyof Wire> = NonNullable<Wire[Name]>;
type Wire = shardrun.agent.v1.IAgentMessage & shardrun.agent.v1.ICoordinatorMessage;

/** More slots than this on one machine is a misunderstanding, and each costs the coordinator a row. */
const MAX_SLOTS = 1024;
/** A label is a word; the feasibility check compares every file's labels with every agent's. */
const MAX_LABELS = 256;
const MAX_LABEL_CHARACTERS = 256;
const DIGEST = /^[0-9a-f]{64}$/;
const AGENT_ID = /^[\w.-]{1,128}$/;

/**
 * Returns the domain's form of an agent's message.
 *
 * @throws ProtocolError naming the field that is malformed, or the version that is not spoken here.
 */
export function parseAgentMessage(wire: shardrun.agent.v1.IAgentMessage): FromAgent {
  if (wire.register) return parseRegister(wire.register);
  if (wire.unitReport) return parseUnitReport(wire.unitReport);
  if (wire.heartbeat) return parseHeartbeat(wire.heartbeat);
  if (wire.leaseReturned)
    return {
      type: 'lease-returned',
      lease: leaseId(requiredText(wire.leaseReturned.leaseId, 'lease_returned.lease_id')),
      wasStarted: wire.leaseReturned.wasStarted === true,
    };
  if (wire.suiteOpened) return parseSuiteOpened(wire.suiteOpened);
  if (wire.suiteDiscovered) return parseSuiteDiscovered(wire.suiteDiscovered);
  if (wire.suiteFailed) return parseSuiteFailed(wire.suiteFailed);
  if (wire.suiteReady) return { type: 'suite-ready', ...suiteOf(wire.suiteReady, 'suite_ready') };
  if (wire.suiteClosed) return parseSuiteClosed(wire.suiteClosed);
  if (wire.draining) return { type: 'draining', reason: textOf(wire.draining.reason) };
  throw malformed('message', 'unset', 'one message of AgentMessage');
}

/**
 * Returns the domain's form of a coordinator's message.
 *
 * @throws ProtocolError naming the field that is malformed, or the version that is not spoken here.
 */
export function parseCoordinatorMessage(wire: shardrun.agent.v1.ICoordinatorMessage): ToAgent {
  if (wire.reportAck) return parseReportAck(wire.reportAck);
  if (wire.grantLease) return parseGrant(wire.grantLease);
  if (wire.recallLease)
    return {
      type: 'recall-lease',
      leases: listOf(wire.recallLease.leaseIds).map((id) => leaseId(requiredText(id, 'recall_lease.lease_ids'))),
    };
  if (wire.cancelLease)
    return {
      type: 'cancel-lease',
      lease: leaseId(requiredText(wire.cancelLease.leaseId, 'cancel_lease.lease_id')),
      reason: textOf(wire.cancelLease.reason),
    };
  if (wire.welcome) return parseWelcome(wire.welcome);
  if (wire.openSuite) return { type: 'open-suite', runId: suiteOf(wire.openSuite, 'open_suite').runId, ...parseOpenSuite(wire.openSuite) };
  if (wire.discoverSuite)
    return {
      type: 'discover-suite',
      ...suiteOf(wire.discoverSuite, 'discover_suite'),
      knownDigests: { ...wire.discoverSuite.knownDigests },
    };
  if (wire.prepareSuite)
    return {
      type: 'prepare-suite',
      ...suiteOf(wire.prepareSuite, 'prepare_suite'),
      files: listOf(wire.prepareSuite.files).map(parseTestFile),
    };
  if (wire.closeSuite) return { type: 'close-suite', ...suiteOf(wire.closeSuite, 'close_suite') };
  if (wire.drainAgent) return { type: 'drain-agent', reason: textOf(wire.drainAgent.reason) };
  throw malformed('message', 'unset', 'one message of CoordinatorMessage');
}

function checkVersion(found: number | null | undefined, field: string): void {
  if (found === PROTOCOL_VERSION) return;
  throw new ProtocolError('version', field, { found: found ?? 0, expected: `protocol version ${PROTOCOL_VERSION}` });
}

function suiteOf(wire: { runId?: string | null; suite?: string | null }, message: string) {
  return { runId: runId(requiredText(wire.runId, `${message}.run_id`)), suite: requiredText(wire.suite, `${message}.suite`) };
}

function key(value: string | null | undefined, field: string): FileKey {
  return requiredText(value, field) as FileKey;
}

function parseRegister(wire: V1<'register'>): FromAgent {
  checkVersion(wire.protocolVersion, 'register.protocol_version');
  const id = textOf(wire.agentId);
  if (!AGENT_ID.test(id)) throw malformed('register.agent_id', id, '1 to 128 letters, digits, ".", "_" or "-"');
  const slots = wholeNumber(wire.slots, 'register.slots', 1);
  if (slots > MAX_SLOTS) throw malformed('register.slots', slots, `at most ${MAX_SLOTS}`);
  const labels = listOf(wire.labels);
  if (labels.length > MAX_LABELS) throw malformed('register.labels', `${labels.length} labels`, `at most ${MAX_LABELS}`);
  const long = labels.find((label) => label === '' || label.length > MAX_LABEL_CHARACTERS);
  if (long !== undefined) throw malformed('register.labels', long, `labels of 1 to ${MAX_LABEL_CHARACTERS} characters`);
  const speed = amount(wire.speed, 'register.speed');
  return {
    type: 'register',
    agent: agentId(id),
    session: requiredText(wire.sessionId, 'register.session_id'),
    slots,
    labels,
    speed: speed === 0 ? null : speed,
    version: textOf(wire.version),
    nodeVersion: textOf(wire.nodeVersion),
    cpus: wholeNumber(wire.cpus, 'register.cpus'),
    memoryBytes: wholeNumber(wire.memoryBytes, 'register.memory_bytes'),
    ...(wire.isDelivery === true && { isDelivery: true as const }),
  };
}

function parseHeartbeat(wire: V1<'heartbeat'>): FromAgent {
  return {
    type: 'heartbeat',
    loadRatio: amount(wire.loadRatio, 'heartbeat.load_ratio'),
    availableMemoryBytes: wholeNumber(wire.availableMemoryBytes, 'heartbeat.available_memory_bytes'),
    sequence: wholeNumber(wire.sequence, 'heartbeat.sequence', 1),
    usableSlots: wholeNumber(wire.usableSlots, 'heartbeat.usable_slots'),
    stallRatio: amount(wire.stallRatio, 'heartbeat.stall_ratio'),
    oomKills: wholeNumber(wire.oomKills, 'heartbeat.oom_kills'),
    totalMemoryBytes: wholeNumber(wire.totalMemoryBytes, 'heartbeat.total_memory_bytes'),
  };
}

function parseWelcome(wire: V1<'welcome'>): ToAgent {
  checkVersion(wire.protocolVersion, 'welcome.protocol_version');
  return {
    type: 'welcome',
    version: textOf(wire.version),
    heartbeatIntervalMs: wholeNumber(wire.heartbeatIntervalMs, 'welcome.heartbeat_interval_ms', 1),
    sessionTimeoutMs: wholeNumber(wire.sessionTimeoutMs, 'welcome.session_timeout_ms', 1),
  };
}

function parseSuiteOpened(wire: V1<'suiteOpened'>): FromAgent {
  return {
    type: 'suite-opened',
    ...suiteOf(wire, 'suite_opened'),
    framework: textOf(wire.framework),
    frameworkVersion: textOf(wire.frameworkVersion),
    notices: listOf(wire.notices),
  };
}

function parseSuiteFailed(wire: V1<'suiteFailed'>): FromAgent {
  return {
    type: 'suite-failed',
    ...suiteOf(wire, 'suite_failed'),
    code: requiredText(wire.code, 'suite_failed.code'),
    message: textOf(wire.message),
    hint: textOf(wire.hint),
  };
}

function parseSuiteClosed(wire: V1<'suiteClosed'>): FromAgent {
  return {
    type: 'suite-closed',
    ...suiteOf(wire, 'suite_closed'),
    errors: listOf(wire.errors).map(parseRunError),
    notices: listOf(wire.notices),
  };
}

function parseSuiteDiscovered(wire: V1<'suiteDiscovered'>): FromAgent {
  return {
    type: 'suite-discovered',
    ...suiteOf(wire, 'suite_discovered'),
    files: listOf(wire.files).map(parseTestFile),
    bodies: listOf(wire.bodies).map(parseFileBodies),
    errors: listOf(wire.errors).map(parseRunError),
    notices: listOf(wire.notices),
    unsupported: listOf(wire.unsupported).map((part) => ({
      project: textOf(part.project),
      reason: textOf(part.reason),
      files: listOf(part.files),
    })),
  };
}

function parseTestFile(wire: shardrun.agent.v1.ITestFile): TestFile {
  const maxPerAgent = wholeNumber(wire.maxPerAgent, 'test_file.max_per_agent');
  return {
    key: key(wire.key, 'test_file.key'),
    suite: requiredText(wire.suite, 'test_file.suite'),
    project: textOf(wire.project),
    path: requiredText(wire.path, 'test_file.path'),
    kind: oneOf(wire.kind, ['runtime', 'typecheck'], 'test_file.kind'),
    contentDigest: textOf(wire.contentDigest),
    bytes: wholeNumber(wire.bytes, 'test_file.bytes'),
    group: wholeNumber(wire.group, 'test_file.group'),
    maxPerAgent: maxPerAgent === 0 ? null : maxPerAgent,
    bundle: textOrNull(wire.bundle),
    labels: listOf(wire.labels),
    wholeReason: textOrNull(wire.wholeReason),
  };
}

function parseFileBodies(wire: shardrun.agent.v1.IFileBodies): FileBodies {
  return {
    file: key(wire.fileKey, 'file_bodies.file_key'),
    contentDigest: textOf(wire.contentDigest),
    bodies: listOf(wire.bodies).map((body) => ({ title: textOf(body.title), bodyDigest: textOf(body.bodyDigest) })),
  };
}

function parseGrant(wire: V1<'grantLease'>): ToAgent {
  const files = listOf(wire.fileKeys).map((file) => key(file, 'grant_lease.file_keys'));
  if (files.length === 0) throw malformed('grant_lease.file_keys', 'empty', 'at least one file key');
  const unit = {
    id: unitId(requiredText(wire.unitId, 'grant_lease.unit_id')),
    files,
    slice: wire.slice === undefined || wire.slice === null ? null : parseSlice(wire.slice),
  };
  return {
    type: 'grant-lease',
    ...suiteOf(wire, 'grant_lease'),
    slot: wholeNumber(wire.slot, 'grant_lease.slot'),
    lease: {
      id: leaseId(requiredText(wire.leaseId, 'grant_lease.lease_id')),
      unit,
      attempt: wholeNumber(wire.attempt, 'grant_lease.attempt', 1),
      timeoutMs: wholeNumber(wire.timeoutMs, 'grant_lease.timeout_ms', 1),
    },
  };
}

function parseSlice(wire: shardrun.agent.v1.ISlice): Slice {
  const titlePaths = listOf(wire.titlePaths).map((path) => titlesOf(path.titles, 'slice.title_paths'));
  if (wire.kind === 1) return { kind: 'only', titlePaths };
  if (wire.kind === 2) return { kind: 'except', titlePaths };
  throw malformed('slice.kind', wire.kind ?? 'unset', 'KIND_ONLY or KIND_EXCEPT');
}

function titlesOf(titles: readonly string[] | null | undefined, field: string): readonly string[] {
  const found = listOf(titles);
  if (found.length === 0) throw malformed(field, 'empty', 'at least one title');
  return found;
}

function parseReportAck(wire: V1<'reportAck'>): ToAgent {
  return {
    type: 'report-ack',
    lease: leaseId(requiredText(wire.leaseId, 'report_ack.lease_id')),
    sequence: wholeNumber(wire.sequence, 'report_ack.sequence'),
    isFenced: wire.isFenced === true,
  };
}

function parseUnitReport(wire: V1<'unitReport'>): FromAgent {
  return {
    type: 'unit-report',
    runId: runId(requiredText(wire.runId, 'unit_report.run_id')),
    lease: leaseId(requiredText(wire.leaseId, 'unit_report.lease_id')),
    sequence: wholeNumber(wire.sequence, 'unit_report.sequence', 1),
    events: listOf(wire.events).map(parseTimedEvent),
  };
}

function parseTimedEvent(wire: shardrun.agent.v1.IUnitEvent): TimedUnitEvent {
  return { atMs: amount(wire.atMs, 'unit_event.at_ms'), event: parseUnitEvent(wire) };
}

function parseUnitEvent(wire: shardrun.agent.v1.IUnitEvent): UnitEvent {
  if (wire.caseEnded) return parseCaseEnded(wire.caseEnded);
  if (wire.caseStarted)
    return {
      type: 'case-started',
      file: key(wire.caseStarted.fileKey, 'case_started.file_key'),
      caseIndex: wholeNumber(wire.caseStarted.caseIndex, 'case_started.case_index'),
    };
  if (wire.log) return parseLog(wire.log);
  if (wire.started) return { type: 'unit-started' };
  if (wire.collected)
    return {
      type: 'collected',
      file: key(wire.collected.fileKey, 'collected.file_key'),
      cases: listOf(wire.collected.cases).map(parseCollectedCase),
    };
  if (wire.error) return { type: 'error', error: parseRunError(wire.error) };
  if (wire.artifact) return parseArtifact(wire.artifact);
  if (wire.fileEnded) return parseFileEnded(wire.fileEnded);
  if (wire.ended) return { type: 'unit-ended', end: parseEnd(wire.ended), wallMs: amount(wire.ended.wallMs, 'unit_ended.wall_ms') };
  throw malformed('unit_event.event', 'unset', 'one event of UnitEvent');
}

function parseCollectedCase(wire: shardrun.agent.v1.ICollectedCase): CollectedCase {
  return {
    id: requiredText(wire.caseId, 'collected_case.case_id') as CaseId,
    titlePath: titlesOf(wire.titlePath, 'collected_case.title_path'),
    ordinal: wholeNumber(wire.ordinal, 'collected_case.ordinal'),
    mode: oneOf(wire.mode, ['run', 'skip', 'todo'], 'collected_case.mode'),
    isSelected: wire.isSelected === true,
  };
}

function parseCaseEnded(wire: shardrun.agent.v1.ICaseEnded): UnitEvent {
  return {
    type: 'case-ended',
    file: key(wire.fileKey, 'case_ended.file_key'),
    caseIndex: wholeNumber(wire.caseIndex, 'case_ended.case_index'),
    result: {
      outcome: oneOf(wire.outcome, ['passed', 'failed', 'skipped'], 'case_ended.outcome'),
      durationMs: amount(wire.durationMs, 'case_ended.duration_ms'),
      frameworkRetries: wholeNumber(wire.frameworkRetries, 'case_ended.framework_retries'),
      errors: listOf(wire.errors).map(parseTestError),
    },
  };
}

function parseLog(wire: shardrun.agent.v1.ILogChunk): UnitEvent {
  const number = wholeNumber(wire.caseNumber, 'log_chunk.case_number');
  return {
    type: 'log',
    file: textOrNull(wire.fileKey) as FileKey | null,
    caseIndex: number === 0 ? null : number - 1,
    stream: oneOf(wire.stream, ['stdout', 'stderr'], 'log_chunk.stream'),
    text: textOf(wire.text),
  };
}

function parseArtifact(wire: shardrun.agent.v1.IArtifactKept): UnitEvent {
  const number = wholeNumber(wire.caseNumber, 'artifact_kept.case_number');
  const digest = textOrNull(wire.digest);
  if (digest !== null && !DIGEST.test(digest)) throw malformed('artifact_kept.digest', digest, '64 lower-case hex digits, or nothing');
  const name = requiredText(wire.name, 'artifact_kept.name');
  if (name.length > ARTIFACT_LIMIT.nameCharacters)
    throw malformed('artifact_kept.name', name, `at most ${ARTIFACT_LIMIT.nameCharacters} characters`);
  const bytes = wholeNumber(wire.bytes, 'artifact_kept.bytes');
  return {
    type: 'artifact',
    file: textOrNull(wire.fileKey) as FileKey | null,
    caseIndex: number === 0 ? null : number - 1,
    artifact: { name, contentType: textOf(wire.contentType), digest, bytes, problem: textOf(wire.problem) },
  };
}

function parseFileEnded(wire: shardrun.agent.v1.IFileEnded): UnitEvent {
  return {
    type: 'file-ended',
    file: key(wire.fileKey, 'file_ended.file_key'),
    timing: {
      loadMs: amount(wire.loadMs, 'file_ended.load_ms'),
      setupMs: amount(wire.setupMs, 'file_ended.setup_ms'),
      testMs: amount(wire.testMs, 'file_ended.test_ms'),
    },
  };
}

function parseEnd(wire: shardrun.agent.v1.IUnitEnded): UnitEnd {
  const kind = oneOf(wire.kind, ['completed', 'crashed', 'timed-out', 'cancelled'], 'unit_ended.kind');
  return kind === 'completed' || kind === 'cancelled' ? { kind } : { kind, message: textOf(wire.message) };
}

function parseRunError(wire: shardrun.agent.v1.IRunError): RunError {
  return {
    kind: oneOf(wire.kind, ['collection', 'runner', 'agent', 'workspace'], 'run_error.kind'),
    file: textOrNull(wire.file),
    message: textOf(wire.message),
    detail: wire.detail === undefined || wire.detail === null ? null : parseTestError(requiredPart(wire.detail, 'run_error.detail')),
  };
}

function parseTestError(wire: shardrun.agent.v1.ITestError): TestError {
  return {
    message: textOf(wire.message),
    location: textOrNull(wire.location),
    diff: textOrNull(wire.diff),
    codeFrame: textOrNull(wire.codeFrame),
    stack: textOf(wire.stack),
  };
}
