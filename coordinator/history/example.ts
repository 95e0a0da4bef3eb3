/** Facts for tests, in few words. */
import type { Attempt, CaseRecord } from '../../core/case-record.ts';
import { sha256Hex } from '../../core/digest.ts';
import type { FileBodies } from '../../core/file-body.ts';
import { agentId, leaseId, runId } from '../../core/id.ts';
import type { RunSummary } from '../../core/run-event.ts';
import { caseId } from '../../core/test-case.ts';
import { fileKey, type TestFile } from '../../core/test-file.ts';
import type { FileFacts, LoadTiming } from './store.ts';

/** A file whose content is told by a word. */
export function exampleFile(path: string, content = 'one', project = ''): TestFile {
  return {
    key: fileKey('vitest', project, path, 'runtime'),
    suite: 'vitest',
    project,
    path,
    kind: 'runtime',
    contentDigest: sha256Hex(content),
    bytes: content.length,
    group: 0,
    maxPerAgent: null,
    bundle: null,
    labels: [],
    wholeReason: null,
  };
}

export function exampleAttempt(outcome: Attempt['outcome'], change: Partial<Attempt> = {}): Attempt {
  return {
    outcome,
    agent: agentId('a1'),
    slot: 0,
    lease: leaseId('l1'),
    startedAtMs: 1_700_000_000_100,
    durationMs: 100,
    frameworkRetries: 0,
    order: 0,
    errors: [],
    ...change,
  };
}

/** A case from its title path, joined by ` > `, and its attempts' outcomes, oldest first; none is a missing case. */
export function exampleCase(file: TestFile, name: string, attempts: readonly Attempt[]): CaseRecord {
  const titlePath = name.split(' > ');
  const last = attempts.at(-1)?.outcome;
  const outcome = last === 'passed' || last === 'failed' || last === 'skipped' ? last : 'missing';
  return {
    id: caseId(file.key, titlePath, 0),
    file: file.key,
    titlePath,
    ordinal: 0,
    outcome,
    isFlaky: outcome === 'passed' && attempts.length > 1,
    attempts,
  };
}

/** Facts of one load of the file in which each case passed in the given milliseconds. */
export function exampleFacts(file: TestFile, durations: Readonly<Record<string, number>>, change: Partial<FileFacts> = {}): FileFacts {
  const names = Object.entries(durations);
  const cases = names.map(([name, durationMs], order) => exampleCase(file, name, [exampleAttempt('passed', { durationMs, order })]));
  const testMs = names.reduce((sum, [, durationMs]) => sum + durationMs, 0);
  return { file, cases, timings: [exampleLoad({ testMs })], wasSliced: false, sliceBroke: false, bodies: null, ...change };
}

export function exampleLoad(change: {
  readonly loadMs?: number;
  readonly setupMs?: number;
  readonly testMs?: number;
  readonly speed?: number;
  readonly lease?: string;
}): LoadTiming {
  const { loadMs = 20, setupMs = 10, testMs = 0, speed = 1, lease } = change;
  return { timing: { loadMs, setupMs, testMs }, speed, isSlice: false, ...(lease === undefined ? {} : { lease: leaseId(lease) }) };
}

export function exampleRun(id: string, startedAtMs = 1_700_000_000_000): Parameters<import('./store.ts').HistoryStore['beginRun']>[0] {
  return { runId: runId(id), revision: { commit: `commit-of-${id}`, tree: 'tree', isDirty: false }, startedAtMs };
}

export function exampleSummary(id: string, change: Partial<RunSummary> = {}): RunSummary {
  const { runId: ofRun, revision, startedAtMs } = exampleRun(id);
  return {
    runId: ofRun,
    revision,
    startedAtMs,
    verdict: 'green',
    exitCode: 0,
    reasons: [],
    wallMs: 1000,
    boundMs: 900,
    breakdown: { testMs: 1, setupMs: 1, repeatedMs: 0, starvedMs: 0, tailMs: 0, slowAgentMs: 0, startupMs: 0 },
    totals: { files: 1, cases: 2, passed: 2, failed: 0, skipped: 0, flaky: 0, missing: 0 },
    agents: [],
    errors: [],
    notices: [],
    certificatePath: null,
    ...change,
  };
}

/** Bodies from title to the word that stands for the body. */
export function exampleBodies(file: TestFile, bodies: Readonly<Record<string, string>>): FileBodies {
  return {
    file: file.key,
    contentDigest: file.contentDigest,
    bodies: Object.entries(bodies).map(([title, body]) => ({ title, bodyDigest: sha256Hex(body) })),
  };
}
