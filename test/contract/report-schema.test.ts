import { describe, expect, test } from 'vitest';
import { jsonCases, jsonHead, jsonTail } from '../../cli/render/json-report.ts';
import type { Attempt, CaseRecord } from '../../core/case-record.ts';
import { agentId, type CaseId, type FileKey, leaseId, runId } from '../../core/id.ts';
import type { AttemptOutcome } from '../../core/outcome.ts';
import type { RunSummary } from '../../core/run-event.ts';
import type { TestFile } from '../../core/test-file.ts';
import { findReportErrors } from '../support/report-schema.ts';

const REVISION = { commit: 'c0ffee', tree: '7ree', isDirty: false };
const ERROR = { message: 'expected 1 to be 2', location: 'src/a.test.ts:3:1', diff: '- 2\n+ 1', codeFrame: null, stack: 'at a' };
const iso = (atMs: number): string => new Date(atMs).toISOString();

const FILE: TestFile = {
  key: 'file' as FileKey,
  suite: 'vitest',
  project: 'web',
  path: 'src/a.test.ts',
  kind: 'runtime',
  contentDigest: 'd'.repeat(64),
  bytes: 10,
  group: 0,
  maxPerAgent: null,
  bundle: null,
  labels: [],
  wholeReason: null,
};

function attempt(outcome: AttemptOutcome): Attempt {
  const errors = outcome === 'failed' ? [ERROR] : [];
  return {
    outcome,
    agent: agentId('local'),
    slot: 1,
    lease: leaseId('l'),
    startedAtMs: 5,
    durationMs: 1.23456,
    frameworkRetries: 0,
    order: 0,
    errors,
  };
}

function record(outcome: CaseRecord['outcome'], attempts: readonly AttemptOutcome[]): CaseRecord {
  return {
    id: `case-${outcome}` as CaseId,
    file: FILE.key,
    titlePath: ['suite', 'title\n\0"🙂"'],
    ordinal: 0,
    outcome,
    isFlaky: attempts.length > 1,
    attempts: attempts.map(attempt),
  };
}

const SUMMARY: RunSummary = {
  runId: runId('r1'),
  verdict: 'red',
  exitCode: 1,
  reasons: ['1 case failed'],
  revision: REVISION,
  startedAtMs: 0,
  wallMs: 1234.5678,
  boundMs: 1000,
  breakdown: { testMs: 0, setupMs: 0, repeatedMs: 0, starvedMs: 0, tailMs: 0, slowAgentMs: 0, startupMs: 0 },
  totals: { files: 1, cases: 4, passed: 1, failed: 1, skipped: 1, flaky: 1, missing: 1 },
  agents: [{ id: agentId('local'), labels: ['os:linux'], slots: 2, busyMs: 10.5, isLost: false }],
  errors: [{ kind: 'collection', file: null, message: 'cannot load', detail: null }],
  notices: [],
  certificatePath: null,
};

const KEPT = { name: 'trace.zip', contentType: 'application/zip', digest: 'a'.repeat(64), bytes: 10, problem: '' };
const LOST = { name: 'video.webm', contentType: 'video/webm', digest: null, bytes: 0, problem: 'it is too large' };

const CASES: readonly CaseRecord[] = [
  record('passed', ['failed', 'passed']),
  record('failed', ['agent-lost', 'timed-out', 'cancelled', 'failed']),
  record('skipped', ['skipped']),
  record('missing', []),
  withArtifacts(record('failed', ['failed'])),
];

function withArtifacts(plain: CaseRecord): CaseRecord {
  return { ...plain, attempts: plain.attempts.map((attempt) => ({ ...attempt, artifacts: [KEPT, LOST] })) };
}

function write(cases: readonly CaseRecord[]): Record<string, unknown> {
  const head = jsonHead({ type: 'run-started', atMs: 0, runId: SUMMARY.runId, revision: REVISION, notices: [] }, iso);
  const body = jsonCases(FILE, cases, { isFirst: true, iso, folder: '.shard-run/runs/r/artifacts' });
  const artifacts = [KEPT, LOST].map((artifact) => ({ file: FILE.path, artifact }));
  return JSON.parse(head + body + jsonTail(SUMMARY, artifacts, 'f')) as Record<string, unknown>;
}

describe('the JSON report', () => {
  test.each([
    ['every outcome', CASES],
    ['no case at all', []],
  ])('fits its published schema with %s', (_name, cases) => {
    expect(findReportErrors(write(cases))).toEqual([]);
  });

  test.each([
    ['an unknown verdict', { verdict: 'yellow' }],
    ['a negative duration', { wallMs: -1 }],
    ['another version', { schema: 2 }],
    ['a time that is not ISO 8601', { startedAt: 'today' }],
    ['a field nobody documented', { extra: 1 }],
    ['a file without a path', { artifacts: [{ file: 'a', name: 'x', contentType: '', digest: null, bytes: 0 }] }],
    ['a case without attempts', { cases: [{ id: 'a', suite: 's', file: 'f', name: 'n', outcome: 'passed', flaky: false, durationMs: 0 }] }],
  ])('does not fit with %s', (_name, change) => {
    expect(findReportErrors({ ...write(CASES), ...change })).not.toEqual([]);
  });
});
