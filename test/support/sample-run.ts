/** Builds events, files and cases of a run for tests of what watches one: short to write, complete to the types. */
import type { Attempt, CaseRecord } from '../../core/case-record.ts';
import { agentId, leaseId, runId } from '../../core/id.ts';
import type { AttemptOutcome, TestError } from '../../core/outcome.ts';
import type { RunEvent, RunSummary } from '../../core/run-event.ts';
import { caseId } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import { fileKey } from '../../core/test-file.ts';

export const START_MS = 1_700_000_000_000;

export function sampleFile(path: string, change: Partial<TestFile> = {}): TestFile {
  return {
    key: fileKey('vitest', change.project ?? '', path, change.kind ?? 'runtime'),
    suite: 'vitest',
    project: '',
    path,
    kind: 'runtime',
    contentDigest: 'd'.repeat(64),
    bytes: 100,
    group: 0,
    maxPerAgent: null,
    bundle: null,
    labels: [],
    wholeReason: null,
    ...change,
  };
}

export function sampleError(change: Partial<TestError> = {}): TestError {
  return {
    message: 'AssertionError: expected 1 to be 2',
    location: 'src/a.test.ts:3:19',
    diff: null,
    codeFrame: null,
    stack: '',
    ...change,
  };
}

export function sampleAttempt(outcome: AttemptOutcome, change: Partial<Attempt> = {}): Attempt {
  const errors = outcome === 'failed' ? [sampleError()] : [];
  return {
    outcome,
    agent: agentId('local'),
    slot: 0,
    lease: leaseId('l1'),
    startedAtMs: START_MS,
    durationMs: 12.5,
    frameworkRetries: 0,
    order: 0,
    errors,
    ...change,
  };
}

/** One case with an attempt for each outcome given; the last decides, and a pass after others is flaky. */
export function sampleCase(file: TestFile, titles: string, attempts: readonly (AttemptOutcome | Attempt)[] = ['passed']): CaseRecord {
  const titlePath = titles.split(' > ');
  const whole = attempts.map((attempt) => (typeof attempt === 'string' ? sampleAttempt(attempt) : attempt));
  const last = whole.at(-1)?.outcome;
  const outcome = last === 'passed' || last === 'failed' || last === 'skipped' ? last : 'missing';
  return {
    id: caseId(file.key, titlePath, 0),
    file: file.key,
    titlePath,
    ordinal: 0,
    outcome,
    isFlaky: outcome === 'passed' && whole.length > 1,
    attempts: whole,
  };
}

export function runStarted(change: Partial<Extract<RunEvent, { type: 'run-started' }>> = {}): RunEvent {
  return {
    type: 'run-started',
    atMs: START_MS,
    runId: runId('run-1'),
    revision: { commit: 'c0ffee0123456789', tree: 'beef', isDirty: false },
    notices: [],
    ...change,
  };
}

export function runPlanned(files: readonly TestFile[], change: Partial<Extract<RunEvent, { type: 'run-planned' }>> = {}): RunEvent {
  const forecast = { lowMs: 50_000, midMs: 60_000, highMs: 80_000 };
  return {
    type: 'run-planned',
    atMs: START_MS,
    files,
    expectedCases: files.length * 10,
    boundMs: 55_000,
    forecast,
    slots: 2,
    hasHistory: true,
    ...change,
  };
}

export function fileSettled(file: TestFile, cases: readonly CaseRecord[], durationMs = 100): RunEvent {
  return { type: 'file-settled', atMs: START_MS + 1000, file, cases, durationMs };
}

export type SampleUnit = {
  readonly slot: number;
  readonly startedAtMs: number;
  readonly expectedMs: number;
  readonly agent?: string;
  readonly isSlice?: boolean;
  readonly isTwin?: boolean;
};

/** A unit starts; its lease is named after agent and slot. */
export function unitStarted(file: TestFile, unit: SampleUnit): RunEvent {
  const agent = unit.agent ?? 'local';
  return {
    type: 'unit-started',
    atMs: unit.startedAtMs,
    lease: leaseId(`${agent}/${unit.slot}`),
    agent: agentId(agent),
    slot: unit.slot,
    files: [file.key],
    isSlice: unit.isSlice ?? false,
    isTwin: unit.isTwin ?? false,
    expectedMs: unit.expectedMs,
  };
}

export function caseStarted(
  file: TestFile,
  titles: string,
  unit: { readonly slot: number; readonly atMs: number; readonly agent?: string },
): RunEvent {
  const agent = unit.agent ?? 'local';
  return {
    type: 'case-started',
    atMs: unit.atMs,
    lease: leaseId(`${agent}/${unit.slot}`),
    agent: agentId(agent),
    slot: unit.slot,
    file: file.key,
    titlePath: titles.split(' > '),
    expectedMs: 100,
  };
}

export function caseEnded(
  file: TestFile,
  titles: string,
  outcome: AttemptOutcome,
  unit: { readonly slot: number; readonly lease?: string } = { slot: 0 },
): RunEvent {
  const lease = leaseId(unit.lease ?? `local/${unit.slot}`);
  const errors = outcome === 'failed' ? [sampleError()] : [];
  return {
    type: 'case-ended',
    atMs: START_MS + 500,
    lease,
    agent: agentId('local'),
    slot: unit.slot,
    file: file.key,
    titlePath: titles.split(' > '),
    outcome,
    durationMs: 10,
    errors,
  };
}

export function sampleSummary(change: Partial<RunSummary> = {}): RunSummary {
  return {
    runId: runId('run-1'),
    verdict: 'green',
    exitCode: 0,
    reasons: [],
    revision: { commit: 'c0ffee0123456789', tree: 'beef', isDirty: false },
    startedAtMs: START_MS,
    wallMs: 63_000,
    boundMs: 60_000,
    breakdown: { testMs: 100_000, setupMs: 20_000, repeatedMs: 0, starvedMs: 0, tailMs: 4000, slowAgentMs: 0, startupMs: 2000 },
    totals: { files: 2, cases: 20, passed: 20, failed: 0, skipped: 0, flaky: 0, missing: 0 },
    agents: [{ id: agentId('local'), labels: ['os:linux'], slots: 2, busyMs: 120_000, isLost: false }],
    errors: [],
    notices: [],
    certificatePath: '.shard-run/runs/run-1/certificate.json',
    ...change,
  };
}

export function runFinished(change: Partial<RunSummary> = {}): RunEvent {
  const summary = sampleSummary(change);
  return { type: 'run-finished', atMs: START_MS + summary.wallMs, summary };
}
