/**
 * One event of a run becomes changed rows: agents, units on slots, failures, figures of the head.
 *
 * The events say when a unit starts, and not always that it ended: the agent was lost under it, its twin was first, it was asked back. A block on the
 * timeline must not run on for ever, so the end is read from what follows: a case of it that was cut off, the loss of its agent, the next unit of the
 * slot, the end of the run. Work of a lost block that was not finished is counted by file, and the next unit of that file is marked as moved. Time
 * before a unit's first case is set-up. Failures come as they happen, from the attempt, and are replaced when their file settled, for then all
 * attempts of a case and its files are known; what the case printed is kept from one to the other. Memory is for units and for so many failures,
 * never for every case. See docs/design/0018-page.md.
 */
import type { FileKey } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { RunError } from '../../core/unit.ts';
import { foldCaseEnded, foldLog, foldSettledCases } from './failure-fold.ts';
import { countEvent, type OpenUnit, type RunFold, setHead, setRow } from './run-fold.ts';
import type { RunHead, UnitBlock } from './types.ts';

type Of<Type extends RunEvent['type']> = Extract<RunEvent, { readonly type: Type }>;

/** Errors outside any case: the first say what is wrong, the summary counts. */
const KEPT_ERRORS = 100;
const KEPT_NOTICES = 100;
const ERROR_CHARACTERS = 4_000;

/** Applies one event, in place. Events come in order, each once. */
export function foldRun(fold: RunFold, event: RunEvent): void {
  countEvent(fold, `${event.type} ${event.atMs} ${subjectOf(event)}`);
  setHead(fold, { atMs: Math.max(fold.head.atMs, event.atMs) });
  switch (event.type) {
    case 'run-started':
      return foldStarted(fold, event);
    case 'run-planned':
      return foldPlan(fold, event);
    case 'agent-joined': {
      const { agent, slots, labels, atMs } = event;
      const row = { id: agent, slots, labels, joinedAtMs: fold.agents.get(agent)?.row.joinedAtMs ?? atMs, lostAtMs: null, lostReason: '' };
      return setRow(fold.agents, agent, row, fold.sequence);
    }
    case 'agent-lost':
      return foldAgentLost(fold, event);
    case 'agent-sick':
      return addNotice(fold, `agent "${event.agent}" is sick: ${event.reason}`);
    case 'unit-started':
      return foldUnitStarted(fold, event);
    case 'unit-ended':
      return endUnit(fold, event.lease, { endedAtMs: event.atMs });
    case 'case-started':
      return foldCaseStarted(fold, event);
    case 'case-ended':
      return foldCase(fold, event);
    case 'file-settled':
      return foldSettled(fold, event);
    case 'log':
      return foldLog(fold, event);
    case 'artifact':
      return;
    case 'error':
      return addError(fold, event.error);
    case 'progress':
      return foldProgress(fold, event);
    case 'run-finished':
      return foldFinished(fold, event);
  }
}

/** Returns the name of a file on screen: its path, and its project where it has one. */
export function displayFile({ path, project, kind }: Pick<TestFile, 'path' | 'project' | 'kind'>): string {
  return `${project === '' ? '' : `[${project}] `}${path}${kind === 'typecheck' ? ' (types)' : ''}`;
}

/** What an event is about: enough to tell two pasts of a run apart. */
function subjectOf(event: RunEvent): string {
  switch (event.type) {
    case 'case-started':
    case 'case-ended':
      return `${event.lease} ${event.titlePath.join('>')}`;
    case 'unit-started':
    case 'unit-ended':
      return event.lease;
    case 'agent-joined':
    case 'agent-lost':
      return event.agent;
    case 'file-settled':
      return event.file.key;
    case 'error':
      return event.error.message;
    default:
      return '';
  }
}

function foldStarted(fold: RunFold, { runId, atMs, revision, notices }: Of<'run-started'>): void {
  setHead(fold, { runId, startedAtMs: atMs, revision, notices: notices.slice(0, KEPT_NOTICES) });
}

function foldPlan(fold: RunFold, event: Of<'run-planned'>): void {
  const { files, slots, hasHistory, forecast, boundMs, expectedCases } = event;
  for (const file of files) fold.files.set(file.key, { name: displayFile(file), suite: file.suite });
  const suites = [...new Set(files.map(({ suite }) => suite))];
  const progress = { ...fold.head.progress, boundMs, expectedCases, remaining: forecast };
  setHead(fold, { files: files.length, suites, slots, hasHistory, forecast, progress });
}

function foldAgentLost(fold: RunFold, { agent, atMs, reason }: Of<'agent-lost'>): void {
  const known = fold.agents.get(agent)?.row;
  if (known !== undefined) setRow(fold.agents, agent, { ...known, lostAtMs: atMs, lostReason: reason }, fold.sequence);
  for (const unit of fold.open.values()) if (unit.agent === agent) loseUnit(fold, unit, atMs);
}

function foldUnitStarted(fold: RunFold, event: Of<'unit-started'>): void {
  const { lease, agent, slot, files, isSlice, isTwin, expectedMs, atMs } = event;
  const place = slotKey(agent, slot);
  const before = fold.open.get(fold.slotLease.get(place) ?? '');
  if (before !== undefined) loseUnit(fold, before, atMs);
  fold.slotLease.set(place, lease);
  fold.open.set(lease, { lease, agent, slot, files });
  const [first] = files;
  const block: UnitBlock = {
    lease,
    agent,
    slot,
    suite: (first === undefined ? undefined : fold.files.get(first)?.suite) ?? '',
    files: files.map((key) => fold.files.get(key)?.name ?? key),
    isSlice,
    isTwin,
    isMoved: !isTwin && takeMoved(fold, files),
    expectedMs,
    startedAtMs: atMs,
    firstCaseAtMs: null,
    endedAtMs: null,
    cases: 0,
    failed: 0,
    isLost: false,
  };
  setRow(fold.units, lease, block, fold.sequence);
}

function slotKey(agent: string, slot: number): string {
  return `${slot} ${agent}`;
}

function takeMoved(fold: RunFold, files: readonly FileKey[]): boolean {
  const moved = files.filter((key) => (fold.movedUnits.get(key) ?? 0) > 0);
  for (const key of moved) fold.movedUnits.set(key, (fold.movedUnits.get(key) ?? 0) - 1);
  return moved.length > 0;
}

/** It ended and did not say so. What of it is not settled is handed out again; a twin's work is done by the other one. */
function loseUnit(fold: RunFold, unit: OpenUnit, atMs: number): void {
  const isTwin = fold.units.get(unit.lease)?.row.isTwin === true;
  for (const key of unit.files) {
    if (!isTwin && !fold.settled.has(key)) fold.movedUnits.set(key, (fold.movedUnits.get(key) ?? 0) + 1);
  }
  endUnit(fold, unit.lease, { endedAtMs: atMs, isLost: true });
}

function endUnit(fold: RunFold, lease: string, end: Pick<UnitBlock, 'endedAtMs'> & Partial<UnitBlock>): void {
  const unit = fold.open.get(lease);
  if (unit === undefined) return;
  fold.open.delete(lease);
  const place = slotKey(unit.agent, unit.slot);
  if (fold.slotLease.get(place) === lease) fold.slotLease.delete(place);
  changeUnit(fold, lease, end);
}

function changeUnit(fold: RunFold, lease: string, change: Partial<UnitBlock>): void {
  const known = fold.units.get(lease);
  if (known !== undefined) setRow(fold.units, lease, { ...known.row, ...change }, fold.sequence);
}

function foldCaseStarted(fold: RunFold, { lease, atMs }: Of<'case-started'>): void {
  if (fold.units.get(lease)?.row.firstCaseAtMs === null) changeUnit(fold, lease, { firstCaseAtMs: atMs });
}

function foldCase(fold: RunFold, event: Of<'case-ended'>): void {
  const { lease, outcome, atMs, durationMs } = event;
  const unit = fold.open.get(lease);
  if (outcome === 'agent-lost' || outcome === 'cancelled') {
    if (unit !== undefined) loseUnit(fold, unit, atMs);
    return;
  }
  const row = fold.units.get(lease)?.row;
  if (row !== undefined) {
    changeUnit(fold, lease, {
      cases: row.cases + 1,
      failed: row.failed + (outcome === 'failed' || outcome === 'timed-out' ? 1 : 0),
      firstCaseAtMs: row.firstCaseAtMs ?? Math.max(row.startedAtMs, atMs - durationMs),
    });
  }
  if (!fold.settled.has(event.file)) foldCaseEnded(fold, event);
}

function foldSettled(fold: RunFold, event: Of<'file-settled'>): void {
  const { file, cases } = event;
  fold.settled.add(file.key);
  fold.movedUnits.delete(file.key);
  // Before a plan nothing is known of a file; of a plan, all is.
  fold.files.set(file.key, { name: displayFile(file), suite: file.suite });
  const counts = { passed: 0, failed: 0, skipped: 0, missing: 0 };
  let [flaky, quarantined] = [0, 0];
  for (const record of cases) {
    counts[record.outcome] += 1;
    if (record.isFlaky) flaky += 1;
    if (record.outcome === 'failed' && record.quarantine !== undefined) quarantined += 1;
  }
  const { progress } = fold.head;
  setHead(fold, {
    progress: {
      ...progress,
      settledFiles: progress.settledFiles + 1,
      passed: progress.passed + counts.passed,
      failed: progress.failed + counts.failed,
      skipped: progress.skipped + counts.skipped,
      missing: progress.missing + counts.missing,
      flaky: progress.flaky + flaky,
      ...(quarantined > 0 && { quarantined: (progress.quarantined ?? 0) + quarantined }),
    },
  });
  foldSettledCases(fold, event);
  // Whoever was first has said that it ended: one that is still open has nothing left to prove, and is called off without a word.
  for (const unit of fold.open.values()) {
    if (unit.files.includes(file.key) && unit.files.every((key) => fold.settled.has(key))) loseUnit(fold, unit, event.atMs);
  }
}

function foldProgress(fold: RunFold, event: Of<'progress'>): void {
  const { remaining, boundMs, settledCases, expectedCases, settledFiles, waitingFor } = event;
  setHead(fold, { progress: { ...fold.head.progress, remaining, boundMs, settledCases, expectedCases, settledFiles, waitingFor } });
}

function foldFinished(fold: RunFold, { atMs, summary }: Of<'run-finished'>): void {
  for (const lease of fold.open.keys()) endUnit(fold, lease, { endedAtMs: atMs, isLost: true });
  const { verdict, exitCode, reasons, wallMs, boundMs, breakdown, totals } = summary;
  const errors = summary.errors.slice(0, KEPT_ERRORS).map(shortError);
  const { passed, failed, skipped, flaky, missing } = totals;
  const progress: RunHead['progress'] = {
    ...fold.head.progress,
    passed,
    failed,
    skipped,
    flaky,
    missing,
    settledCases: totals.cases,
    expectedCases: totals.cases,
    boundMs,
    remaining: null,
    waitingFor: '',
  };
  const notices = summary.notices.slice(0, KEPT_NOTICES);
  setHead(fold, { progress, notices, errors, end: { verdict, exitCode, reasons, wallMs, boundMs, breakdown, errors } });
}

function addError(fold: RunFold, error: RunError): void {
  if (fold.head.errors.length < KEPT_ERRORS) setHead(fold, { errors: [...fold.head.errors, shortError(error)] });
}

function addNotice(fold: RunFold, notice: string): void {
  if (fold.head.notices.length < KEPT_NOTICES) setHead(fold, { notices: [...fold.head.notices, notice] });
}

function shortError({ kind, file, message }: RunError): RunHead['errors'][number] {
  return { kind, file, message: message.slice(0, ERROR_CHARACTERS) };
}
