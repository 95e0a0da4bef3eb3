import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CaseId, type FileKey, leaseId, runId } from '../core/id.ts';
import type { FromAgent } from '../core/session-message.ts';
import { fromAgent, toAgent } from '../test/support/session-arbitrary.ts';
import { shardrun } from './gen/agent.js';
import { decodeAgentMessage, decodeCoordinatorMessage, encodeAgentMessage, encodeCoordinatorMessage, type Received } from './service.ts';

const { AgentMessage, CoordinatorMessage } = shardrun.agent.v1;

const agentBytes = (wire: shardrun.agent.v1.IAgentMessage) => AgentMessage.encode(wire).finish();
const coordinatorBytes = (wire: shardrun.agent.v1.ICoordinatorMessage) => CoordinatorMessage.encode(wire).finish();

function fieldOf(received: Received<unknown>): string {
  return received.ok ? 'accepted' : received.error.field;
}

describe('every message survives the wire', () => {
  test('from an agent', () => {
    fc.assert(
      fc.property(fromAgent, (message) => {
        expect(decodeAgentMessage(encodeAgentMessage(message))).toEqual({ ok: true, message });
      }),
    );
  });

  test('from a coordinator', () => {
    fc.assert(
      fc.property(toAgent, (message) => {
        expect(decodeCoordinatorMessage(encodeCoordinatorMessage(message))).toEqual({ ok: true, message });
      }),
    );
  });

  test('with every 64-bit number as a plain number', () => {
    const sent: FromAgent = {
      type: 'heartbeat',
      loadRatio: 0.5,
      availableMemoryBytes: 64 * 2 ** 30,
      sequence: 2 ** 40,
      usableSlots: 0,
      stallRatio: 0,
      oomKills: 0,
      totalMemoryBytes: 128 * 2 ** 30,
    };
    expect(decodeAgentMessage(encodeAgentMessage(sent))).toEqual({ ok: true, message: sent });
  });

  test('with a title that UTF-8 cannot hold made well-formed, not refused', () => {
    const one = { id: 'c' as CaseId, ordinal: 0, mode: 'run', isSelected: true } as const;
    const report = (title: string): FromAgent => ({
      type: 'unit-report',
      runId: runId('r'),
      lease: leaseId('l'),
      sequence: 1,
      events: [{ atMs: 0, event: { type: 'collected', file: 'f' as FileKey, cases: [{ ...one, titlePath: [title] }] } }],
    });
    expect(decodeAgentMessage(encodeAgentMessage(report('half \ud800 pair')))).toEqual({ ok: true, message: report('half \ufffd pair') });
  });
});

describe('what is malformed is refused by the name of its field', () => {
  const register = { protocolVersion: 1, agentId: 'a', sessionId: 's', slots: 2 };
  const file = { key: 'k', suite: 'vitest', path: 'a.test.ts', kind: 'runtime' };
  const report = (event: shardrun.agent.v1.IUnitEvent) => ({ unitReport: { runId: 'r', leaseId: 'l', sequence: 1, events: [event] } });
  const grant = { runId: 'r', suite: 's', leaseId: 'l', unitId: 'u', slot: 0, fileKeys: ['k'], attempt: 1, timeoutMs: 1 };

  test.for<[string, shardrun.agent.v1.IAgentMessage]>([
    ['message', {}],
    ['register.protocol_version', { register: { ...register, protocolVersion: 2 } }],
    ['register.agent_id', { register: { ...register, agentId: 'two words' } }],
    ['register.agent_id', { register: { ...register, agentId: 'a'.repeat(129) } }],
    ['register.session_id', { register: { ...register, sessionId: '' } }],
    ['register.slots', { register: { ...register, slots: 0 } }],
    ['register.slots', { register: { ...register, slots: 1025 } }],
    ['register.labels', { register: { ...register, labels: ['x'.repeat(257)] } }],
    ['register.labels', { register: { ...register, labels: Array.from({ length: 257 }, (_, n) => `l${n}`) } }],
    ['register.speed', { register: { ...register, speed: Number.NaN } }],
    ['heartbeat.sequence', { heartbeat: { loadRatio: 1, availableMemoryBytes: 1, sequence: 0 } }],
    ['heartbeat.load_ratio', { heartbeat: { loadRatio: -1, availableMemoryBytes: 1, sequence: 1 } }],
    ['suite_opened.run_id', { suiteOpened: { suite: 's' } }],
    ['suite_failed.code', { suiteFailed: { runId: 'r', suite: 's' } }],
    ['test_file.kind', { suiteDiscovered: { runId: 'r', suite: 's', files: [{ ...file, kind: 'maybe' }] } }],
    ['test_file.path', { suiteDiscovered: { runId: 'r', suite: 's', files: [{ ...file, path: '' }] } }],
    ['unit_report.sequence', { unitReport: { runId: 'r', leaseId: 'l', sequence: 0 } }],
    ['unit_event.event', report({ atMs: 1 })],
    ['unit_event.at_ms', report({ atMs: Number.POSITIVE_INFINITY, started: {} })],
    ['case_ended.outcome', report({ caseEnded: { fileKey: 'k', outcome: 'agent-lost' } })],
    ['case_ended.duration_ms', report({ caseEnded: { fileKey: 'k', outcome: 'passed', durationMs: -1 } })],
    ['collected_case.title_path', report({ collected: { fileKey: 'k', cases: [{ caseId: 'c', mode: 'run' }] } })],
    ['log_chunk.stream', report({ log: { stream: 'stdin' } })],
    ['unit_ended.kind', report({ ended: { kind: 'fine' } })],
    ['lease_returned.lease_id', { leaseReturned: {} }],
  ])('%s of an agent', ([field, wire]) => {
    expect(fieldOf(decodeAgentMessage(agentBytes(wire)))).toBe(field);
  });

  test.for<[string, shardrun.agent.v1.ICoordinatorMessage]>([
    ['message', {}],
    ['welcome.protocol_version', { welcome: { protocolVersion: 0, heartbeatIntervalMs: 1, sessionTimeoutMs: 1 } }],
    ['welcome.heartbeat_interval_ms', { welcome: { protocolVersion: 1, sessionTimeoutMs: 1 } }],
    ['open_suite.cwd', { openSuite: { runId: 'r', suite: 's' } }],
    ['grant_lease.file_keys', { grantLease: { ...grant, fileKeys: [] } }],
    ['grant_lease.attempt', { grantLease: { ...grant, attempt: 0 } }],
    ['grant_lease.timeout_ms', { grantLease: { ...grant, timeoutMs: 0 } }],
    ['slice.kind', { grantLease: { ...grant, slice: {} } }],
    ['slice.title_paths', { grantLease: { ...grant, slice: { kind: 1, titlePaths: [{}] } } }],
    ['recall_lease.lease_ids', { recallLease: { leaseIds: [''] } }],
    ['report_ack.lease_id', { reportAck: { sequence: 1 } }],
  ])('%s of a coordinator', ([field, wire]) => {
    expect(fieldOf(decodeCoordinatorMessage(coordinatorBytes(wire)))).toBe(field);
  });

  test('another protocol version is told apart from nonsense', () => {
    const received = decodeAgentMessage(agentBytes({ register: { ...register, protocolVersion: 7 as shardrun.agent.v1.ProtocolVersion } }));
    expect(received).toMatchObject({ ok: false, error: { kind: 'version', found: '7' } });
  });

  test('bytes of any kind are answered, never thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        for (const received of [decodeAgentMessage(bytes), decodeCoordinatorMessage(bytes)]) {
          if (!received.ok) expect(received.error.kind).toMatch(/^(malformed|version)$/);
        }
      }),
    );
  });
});
