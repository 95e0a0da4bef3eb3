/**
 * The JSON report as pieces of text that are written one after the other.
 *
 * The report is one object, but never one in memory: the head is known when the run starts, each file's cases when it settles, the totals
 * at the end. So `cases` stands between them; a reader of JSON does not care. A report that was cut off by a killed process does not
 * parse, which is right: a truncated report must never read as green. docs/reference/report.schema.json is its schema.
 */
import type { Artifact } from '../../core/artifact.ts';
import type { Attempt, CaseRecord } from '../../core/case-record.ts';
import type { RunEvent, RunSummary } from '../../core/run-event.ts';
import { displayName } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import { jsonArtifact } from './artifact.ts';
import { errorText } from './error-text.ts';

/** Turns Unix milliseconds into ISO 8601. Given by the edge: this folder has no calendar. */
export type IsoTime = (atMs: number) => string;

export function jsonHead(event: Extract<RunEvent, { type: 'run-started' }>, iso: IsoTime): string {
  const { commit, tree, isDirty } = event.revision;
  const head = { schema: 1, runId: event.runId, revision: { commit, tree, dirty: isDirty }, startedAt: iso(event.atMs) };
  return `${JSON.stringify(head).slice(0, -1)},\n"cases":[`;
}

/** Returns the cases of one file; `isFirst` when no case was written yet. Empty for a file without cases. */
export function jsonCases(
  file: TestFile,
  cases: readonly CaseRecord[],
  options: { readonly isFirst: boolean; readonly iso: IsoTime; readonly folder: string },
): string {
  return cases
    .map((record, index) => `${options.isFirst && index === 0 ? '\n' : ',\n'}${JSON.stringify(jsonCase(file, record, options))}`)
    .join('');
}

/** A file that was left by a test file and by none of its cases. */
export type FileArtifact = { readonly file: string; readonly artifact: Artifact };

/** Returns the end of the report; `artifacts` are those that no case left. */
export function jsonTail(summary: RunSummary, artifacts: readonly FileArtifact[], folder: string): string {
  const tail = {
    verdict: summary.verdict,
    exitCode: summary.exitCode,
    reasons: summary.reasons,
    wallMs: round(summary.wallMs),
    boundMs: round(summary.boundMs),
    totals: summary.totals,
    agents: summary.agents.map((agent) => ({
      id: agent.id,
      labels: agent.labels,
      slots: agent.slots,
      busyMs: round(agent.busyMs),
      lost: agent.isLost,
      ...(agent.sickness !== undefined && { sick: agent.sickness }),
    })),
    ...(artifacts.length > 0 && {
      artifacts: artifacts.map(({ file, artifact }) => ({ file, ...jsonArtifact(artifact, folder) })),
    }),
    errors: summary.errors.map((error) => ({ kind: error.kind, file: error.file ?? '', message: error.message })),
  };
  return `\n],\n${JSON.stringify(tail).slice(1)}\n`;
}

type Form = { readonly iso: IsoTime; readonly folder: string };

function jsonCase(file: TestFile, record: CaseRecord, form: Form): unknown {
  const { quarantine } = record;
  return {
    id: record.id,
    suite: file.suite,
    project: file.project,
    file: file.path,
    name: displayName(record.titlePath),
    outcome: record.outcome,
    flaky: record.isFlaky,
    durationMs: round(record.attempts.at(-1)?.durationMs ?? 0),
    ...(quarantine !== undefined && {
      quarantine: { owner: quarantine.owner, reason: quarantine.reason, until: form.iso(quarantine.untilMs) },
    }),
    attempts: record.attempts.map((attempt) => jsonAttempt(attempt, form)),
  };
}

function jsonAttempt(attempt: Attempt, { iso, folder }: Form): unknown {
  const { artifacts, errors } = attempt;
  return {
    outcome: attempt.outcome,
    agent: attempt.agent,
    slot: attempt.slot,
    startedAt: iso(attempt.startedAtMs),
    durationMs: round(attempt.durationMs),
    ...(errors.length > 0 && { error: errorText(errors) }),
    ...(artifacts !== undefined && { artifacts: artifacts.map((artifact) => jsonArtifact(artifact, folder)) }),
  };
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
