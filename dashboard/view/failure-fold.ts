/**
 * Failures as they happen, and as they turned out.
 *
 * An attempt that failed is shown at once, because whoever broke it wants to see it now. When its file settled the row is written again from the
 * case's record: all attempts, the files that they left, whether another attempt passed. A row that turned out to be nothing to look at (the first
 * crash under a case decides nothing) stays and says what the attempts said. The last lines that a case printed come by themselves, before anybody
 * knows whether it will fail: they are kept while it runs and dropped when it passes, so that their memory is bounded by what runs. Texts are cut:
 * a page is read by a person, and the report has the rest.
 */
import type { Attempt, CaseRecord } from '../../core/case-record.ts';
import type { FileKey } from '../../core/id.ts';
import type { TestError } from '../../core/outcome.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { failureKey } from './apply-change.ts';
import { type RunFold, setRow } from './run-fold.ts';
import type { AttemptRow, FailureRow } from './types.ts';

type Of<Type extends RunEvent['type']> = Extract<RunEvent, { readonly type: Type }>;

/** What a person looks through; the others are counted, and found by search. */
export const KEPT_FAILURES = 500;
/** Cases that print and have not ended: more than slots there are. Above it the oldest is forgotten. */
const KEPT_LOGS = 4_096;
/** About fifty lines. */
const LOG_CHARACTERS = 4_000;
const MESSAGE_CHARACTERS = 4_000;
/** A diff or a stack of some hundred lines. */
const TEXT_CHARACTERS = 16_000;
const KEPT_TEST_ERRORS = 5;
const KEPT_ATTEMPTS = 20;

/** Shows an attempt that failed, at once. */
export function foldCaseEnded(fold: RunFold, event: Of<'case-ended'>): void {
  const { agent, slot, lease, file, titlePath, outcome, durationMs, atMs } = event;
  const log = takeLog(fold, logKey(agent, file, titlePath));
  if (outcome !== 'failed' && outcome !== 'timed-out') return;
  if (log !== '') keepLog(fold, file, attemptKey(lease, titlePath), log);
  const attempt: AttemptRow = {
    outcome,
    agent,
    slot,
    startedAtMs: atMs - durationMs,
    durationMs,
    errors: event.errors.slice(0, KEPT_TEST_ERRORS).map(shortError),
    artifacts: [],
    log,
  };
  const place = { suite: fold.files.get(file)?.suite ?? '', file: fold.files.get(file)?.name ?? file, titlePath, ordinal: 0 };
  const known = fold.failures.get(failureKey(place))?.row;
  const attempts = [...(known?.attempts ?? []), attempt].slice(0, KEPT_ATTEMPTS);
  setFailure(fold, { ...place, id: known?.id ?? '', isFlaky: false, atMs: known?.atMs ?? atMs, attempts });
}

/** Writes the failures of a file from their records. */
export function foldSettledCases(fold: RunFold, { file, cases, atMs }: Of<'file-settled'>): void {
  for (const record of cases) if (isToBeShown(fold, record)) setFailure(fold, rowOf(fold, record, atMs));
  fold.logs.kept.delete(file.key);
}

/** Keeps the end of what a running case prints. */
export function foldLog(fold: RunFold, { agent, file, titlePath, text }: Of<'log'>): void {
  if (file === null || titlePath === null || fold.settled.has(file)) return;
  const { running } = fold.logs;
  const key = logKey(agent, file, titlePath);
  const before = running.get(key);
  if (before === undefined && running.size >= KEPT_LOGS) running.delete(running.keys().next().value ?? '');
  running.set(key, `${before ?? ''}${text}`.slice(-LOG_CHARACTERS));
}

/** Returns an attempt as a page shows it. */
export function attemptRow(attempt: Attempt, log: string): AttemptRow {
  const { outcome, agent, slot, startedAtMs, durationMs } = attempt;
  const errors = attempt.errors.slice(0, KEPT_TEST_ERRORS).map(shortError);
  return { outcome, agent, slot, startedAtMs, durationMs, errors, artifacts: attempt.artifacts ?? [], log };
}

/** A row that was shown when it happened is completed, also where the case passed in the end. */
function isToBeShown(fold: RunFold, record: CaseRecord): boolean {
  if (record.outcome === 'failed' || record.isFlaky) return true;
  return fold.failures.has(keyOf(fold, record));
}

function keyOf(fold: RunFold, { file, titlePath, ordinal }: CaseRecord): string {
  const place = fold.files.get(file);
  return failureKey({ suite: place?.suite ?? '', file: place?.name ?? file, titlePath, ordinal });
}

function rowOf(fold: RunFold, record: CaseRecord, settledAtMs: number): FailureRow {
  const { id, file, titlePath, ordinal, isFlaky } = record;
  const logs = fold.logs.kept.get(file);
  const first = record.attempts.find(({ outcome }) => outcome === 'failed' || outcome === 'timed-out');
  return {
    id,
    suite: fold.files.get(file)?.suite ?? '',
    file: fold.files.get(file)?.name ?? file,
    titlePath,
    ordinal,
    isFlaky,
    atMs: first === undefined ? settledAtMs : Math.round(first.startedAtMs + first.durationMs),
    attempts: record.attempts
      .slice(0, KEPT_ATTEMPTS)
      .map((attempt) => attemptRow(attempt, logs?.get(attemptKey(attempt.lease, titlePath)) ?? '')),
    ...(record.quarantine !== undefined && { quarantine: record.quarantine }),
  };
}

function setFailure(fold: RunFold, row: FailureRow): void {
  const key = failureKey(row);
  if (fold.failures.size >= KEPT_FAILURES && !fold.failures.has(key)) return;
  setRow(fold.failures, key, row, fold.sequence);
}

function logKey(agent: string, file: FileKey, titlePath: readonly string[]): string {
  return JSON.stringify([agent, file, ...titlePath]);
}

function attemptKey(lease: string, titlePath: readonly string[]): string {
  return JSON.stringify([lease, ...titlePath]);
}

function takeLog(fold: RunFold, key: string): string {
  const text = fold.logs.running.get(key) ?? '';
  fold.logs.running.delete(key);
  return text;
}

function keepLog(fold: RunFold, file: FileKey, key: string, log: string): void {
  const kept = fold.logs.kept.get(file) ?? new Map<string, string>();
  fold.logs.kept.set(file, kept);
  if (kept.size < KEPT_FAILURES) kept.set(key, log);
}

function shortError({ message, location, diff, codeFrame, stack }: TestError): TestError {
  return {
    message: message.slice(0, MESSAGE_CHARACTERS),
    location,
    diff: diff?.slice(0, TEXT_CHARACTERS) ?? null,
    codeFrame: codeFrame?.slice(0, MESSAGE_CHARACTERS) ?? null,
    stack: stack.slice(0, TEXT_CHARACTERS),
  };
}
