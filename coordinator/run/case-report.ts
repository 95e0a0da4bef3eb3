/**
 * One case's story inside a lease: collected, started, ended.
 *
 * Facts are always taken; counting is the ledger's. Results of cases that the lease was not given (a framework reports those it
 * leaves out as skipped) are dropped here, before they could be mistaken for outcomes.
 */
import type { Attempt } from '../../core/case-record.ts';
import type { CaseResult, TestError } from '../../core/outcome.ts';
import type { CollectedCase } from '../../core/test-case.ts';
import type { UnitEvent } from '../../core/unit.ts';
import { expectedCaseMs, expectedCasesMs, learnCase, learnCollected } from '../scheduling/learn.ts';
import { deferAfterFailure } from '../scheduling/pool.ts';
import { takeArtifacts } from './artifact.ts';
import { mayBeControlled } from './control.ts';
import { addNotices, emit } from './effect.ts';
import { applyAttempt, entryAt, isWanted, keepAttempt, matchCollection, retractOutcome } from './ledger.ts';
import { MAX_CASE_MS, MAX_DEATHS } from './limit.ts';
import { isQuarantined } from './quarantine.ts';
import type { CaseEntry, FileState, LeaseFile, LeaseState, RunState, SlotState } from './state.ts';

/** Where a case event belongs. */
export type Place = { readonly lease: LeaseState; readonly file: FileState; readonly leaseFile: LeaseFile };

/** Opens the file's ledger or matches it; answers what no honest runner could have collected. */
export function applyCollected(state: RunState, lease: LeaseState, file: FileState, cases: readonly CollectedCase[]): string | null {
  const matching = matchCollection(file, lease.slice, cases);
  if (matching.kind === 'malformed') return matching.problem;
  file.mostCases = Math.max(file.mostCases, cases.length);
  lease.perFile.set(file.file.key, matching.leaseFile);
  if (matching.kind === 'drifted') {
    // Evidence is for cases by name: where titles are made anew at each load it finds none, which says nothing of the load that counts.
    file.hasDrifted ||= lease.attempt === 1 || lease.slice === null;
    return null;
  }
  if (matching.isFirst) countCollection(state, file);
  if (state.pool !== null && lease.files.length === 1) lease.remainingMs = expectedCasesMs(state.pool, lease.files, lease.slice);
  return null;
}

function countCollection(state: RunState, file: FileState): void {
  const entries = file.cases ?? [];
  const { key } = file.file;
  const { pool } = state;
  if (pool !== null)
    learnCollected(
      pool,
      key,
      entries.map((entry) => entry.titlePath),
    );
  file.expected = Float64Array.from(entries, (entry) => (pool === null ? 0 : expectedCaseMs(pool, key, entry.titlePath)));
  const wanted = file.requested === null ? entries.length : entries.filter((entry) => isWanted(file, entry.id)).length;
  const gone = file.requested === null ? 0 : file.requested.size - wanted;
  if (gone > 0) addNotices(state, [`${gone} cases of ${file.file.path} that were asked for are not there any more`]);
  state.expectedCases += wanted - file.expectedCases;
  file.expectedCases = wanted;
}

export function applyCaseStarted(state: RunState, place: Place, caseIndex: number, happenedMs: number): void {
  const { lease, file, leaseFile } = place;
  const entry = entryAt(file, leaseFile, caseIndex);
  if (entry === null || leaseFile.selected[caseIndex] !== 1 || leaseFile.ended[caseIndex] === 1) return;
  leaseFile.running.set(caseIndex, happenedMs);
  lease.caseStartedAtMs = happenedMs;
  emit(state, {
    type: 'case-started',
    atMs: happenedMs,
    lease: lease.lease,
    agent: lease.agent,
    slot: lease.slot,
    file: file.file.key,
    titlePath: entry.titlePath,
    expectedMs: expectedOf(file, leaseFile, caseIndex),
  });
}

type CaseEnded = Extract<UnitEvent, { readonly type: 'case-ended' }>;

/** Applies the end of a case; answers what no honest runner could have said. */
export function applyCaseEnded(state: RunState, place: Place, event: CaseEnded, happenedMs: number): string | null {
  const { file, leaseFile } = place;
  const { caseIndex, result } = event;
  const entry = entryAt(file, leaseFile, caseIndex);
  if (entry === null || leaseFile.selected[caseIndex] !== 1) return null;
  if (!(result.durationMs >= 0 && result.durationMs <= MAX_CASE_MS)) return `it says that a case took ${result.durationMs} ms`;
  if (leaseFile.ended[caseIndex] === 1) return weighSecondWord(state, place, entry, result.outcome);
  if (result.outcome === 'passed' && !leaseFile.running.has(caseIndex))
    return `it says that case ${caseIndex} of ${file.file.path} passed, which never started`;
  endCase(state, place, { caseIndex, entry, result, outcome: result.outcome, happenedMs, decides: true });
  if (result.outcome !== 'skipped' && state.pool !== null) {
    const { agent } = place.lease;
    learnCase(state.pool, { agent, file: file.file.key, titlePath: entry.titlePath, durationMs: result.durationMs });
  }
  return null;
}

/** One attempt has one outcome. Of an agent that says two neither is believed: the case is owed again. */
function weighSecondWord(state: RunState, { lease, file }: Place, entry: CaseEntry, outcome: CaseResult['outcome']): string | null {
  const first = entry.attempts.find((attempt) => attempt.lease === lease.lease);
  if (first === undefined || first.outcome === outcome) return null;
  if (entry.outcome === first.outcome) {
    retractOutcome(file, entry);
    state.acceptedCases -= 1;
  }
  return `it says that ${JSON.stringify(entry.titlePath)} ${first.outcome}, and that it ${outcome}`;
}

type Ending = {
  readonly caseIndex: number;
  readonly entry: CaseEntry;
  readonly result: Omit<CaseResult, 'outcome'>;
  readonly outcome: Attempt['outcome'];
  readonly happenedMs: number;
  /** False for an attempt that is kept but says nothing of the outcome yet. */
  readonly decides: boolean;
};

/** Writes one attempt of a case into the ledger and shows it. */
function endCase(state: RunState, place: Place, ending: Ending): void {
  const { lease, file, leaseFile } = place;
  const { caseIndex, entry, result, outcome, happenedMs } = ending;
  const attempt = attemptOf(state, place, ending);
  leaseFile.running.delete(caseIndex);
  leaseFile.ended[caseIndex] = 1;
  if (leaseFile.running.size === 0) lease.caseStartedAtMs = null;
  lease.remainingMs = Math.max(0, lease.remainingMs - expectedOf(file, leaseFile, caseIndex));
  file.lastAgent = lease.agent;
  const isKept = ending.decides && applyAttempt(file, entry, attempt, lease);
  if (!ending.decides) keepAttempt(entry, attempt);
  if (outcome === 'failed' || outcome === 'timed-out') lease.hasFailed = true;
  if (!isKept) lease.repeatedMs += result.durationMs;
  else {
    lease.keptCases += 1;
    file.losses = 0;
    state.acceptedCases += 1;
    if (entry.outcome === 'failed' && !isQuarantined(state, entry.id)) noteFailure(state, file, lease);
  }
  emit(state, {
    type: 'case-ended',
    atMs: happenedMs,
    lease: lease.lease,
    agent: lease.agent,
    slot: lease.slot,
    file: file.file.key,
    titlePath: entry.titlePath,
    outcome,
    durationMs: result.durationMs,
    errors: result.errors,
  });
}

/** A failure that neither the whole file, nor a retry, nor another agent may clear is decided at once. */
function noteFailure(state: RunState, file: FileState, lease: LeaseState): void {
  if (state.pool !== null) deferAfterFailure(state.pool, file.file.suite);
  if (lease.slice !== null || (state.settings?.retries ?? 0) > 0 || mayBeControlled(state, file, lease.agent)) return;
  file.decidedFailures += 1;
  state.decidedFailures += 1;
}

function attemptOf(state: RunState, place: Place, ending: Ending): Attempt {
  const { agent, slot, lease } = place.lease;
  const { outcome, result, caseIndex, happenedMs } = ending;
  const startedAtMs = place.leaseFile.running.get(caseIndex) ?? happenedMs - result.durationMs;
  const order = nextOrder(state.agents.get(agent)?.slots[slot]);
  const { durationMs, frameworkRetries, errors } = result;
  const artifacts = takeArtifacts(place.leaseFile, caseIndex);
  return { outcome, agent, slot, lease, startedAtMs, durationMs, frameworkRetries, order, errors, ...artifacts };
}

function nextOrder(slot: SlotState | undefined): number {
  if (slot === undefined) return 0;
  slot.order += 1;
  return slot.order - 1;
}

function expectedOf(file: FileState, leaseFile: LeaseFile, caseIndex: number): number {
  return file.expected?.[leaseFile.toLedger === null ? caseIndex : (leaseFile.toLedger[caseIndex] ?? -1)] ?? 0;
}

/**
 * Ends the cases that were running when their lease ended under them. `crash` blames them; `timed-out` fails them; `agent-lost` and
 * `cancelled` say nothing of them. Answers how many there were.
 */
export function endRunningCases(
  state: RunState,
  place: Place,
  how: 'crash' | 'timed-out' | 'agent-lost' | 'cancelled',
  message: string,
): number {
  const running = [...place.leaseFile.running];
  for (const [caseIndex, startedAtMs] of running) {
    const entry = entryAt(place.file, place.leaseFile, caseIndex);
    if (entry === null) continue;
    const errors: readonly TestError[] = how === 'crash' || how === 'timed-out' ? [bareError(message)] : [];
    const result = { durationMs: Math.max(0, state.nowMs - startedAtMs), frameworkRetries: 0, errors };
    const ending = { caseIndex, entry, result, happenedMs: state.nowMs };
    if (how === 'crash') blameCrash(state, place, ending);
    else endCase(state, place, { ...ending, outcome: how, decides: true });
  }
  return running.length;
}

/** The first crash under a case is kept as a failed attempt but decides nothing; the second is its outcome. */
function blameCrash(state: RunState, place: Place, ending: Omit<Ending, 'outcome' | 'decides'>): void {
  ending.entry.crashes += 1;
  endCase(state, place, { ...ending, outcome: 'failed', decides: ending.entry.crashes >= MAX_DEATHS });
}

function bareError(message: string): TestError {
  return { message, location: null, diff: null, codeFrame: null, stack: '' };
}
