/**
 * The ledger of one open file: what was collected, and exactly one accepted outcome for each case.
 *
 * The first collection fixes the file's cases. Later ones, by slices, copies and retries, are matched by case id; one that names other cases
 * is void, and the file has drifted. Which cases a slice selects is read from the slice, never from what the agent says of it, so that an
 * agent cannot count a case it was not given. The first result of a case is its outcome; what comes later is kept as an attempt and can
 * make it flaky, but a case is never counted twice. Two results override an outcome: the whole file's, when it judges a slice, and an
 * evidence attempt that passes. See docs/design/0004-run-reducer.md.
 */
import type { Attempt } from '../../core/case-record.ts';
import type { CaseId } from '../../core/id.ts';
import type { TestOutcome } from '../../core/outcome.ts';
import { type CollectedCase, caseId } from '../../core/test-case.ts';
import type { Slice } from '../../core/unit.ts';
import { MAX_ATTEMPTS_KEPT } from './limit.ts';
import type { CaseEntry, FileState, LeaseFile, LeaseState } from './state.ts';

/** What a lease's collection is to the ledger: matched, of other cases, or nothing a runner may say. */
export type Matching =
  | { readonly kind: 'matched'; readonly leaseFile: LeaseFile; readonly isFirst: boolean }
  | { readonly kind: 'drifted'; readonly leaseFile: LeaseFile }
  | { readonly kind: 'malformed'; readonly problem: string };

/** Opens the ledger with the first collection, or matches a later one with it. */
export function matchCollection(file: FileState, slice: Slice | null, cases: readonly CollectedCase[]): Matching {
  const isFirst = file.cases === null;
  if (isFirst) {
    const problem = openLedger(file, cases);
    if (problem !== null) return { kind: 'malformed', problem };
  }
  const toLedger = mapToLedger(file, cases);
  if (toLedger === 'drifted') return { kind: 'drifted', leaseFile: leaseFileOf(cases.length, null, -1) };
  const leaseFile = leaseFileOf(cases.length, toLedger, file.generation);
  selectCases(file, slice, cases, leaseFile);
  return { kind: 'matched', leaseFile, isFirst };
}

function leaseFileOf(count: number, toLedger: Int32Array | null, generation: number): LeaseFile {
  return {
    toLedger,
    count,
    generation,
    selected: new Uint8Array(count),
    ended: new Uint8Array(count),
    idle: new Uint8Array(count),
    running: new Map(),
    artifacts: new Map(),
    timing: null,
  };
}

/** Makes an entry of each case; answers what is wrong when ids are not what they name or are not unique. */
function openLedger(file: FileState, cases: readonly CollectedCase[]): string | null {
  const entries: CaseEntry[] = [];
  const byId = new Map<CaseId, number>();
  for (const { id, titlePath, ordinal, mode } of cases) {
    if (id !== caseId(file.file.key, titlePath, ordinal)) return `case id "${id}" does not belong to ${JSON.stringify(titlePath)}`;
    if (byId.has(id)) return `case id "${id}" was collected twice`;
    byId.set(id, entries.length);
    entries.push({
      id,
      titlePath,
      ordinal,
      mode,
      outcome: null,
      isFromSlice: false,
      attempts: [],
      crashes: 0,
      isFlaky: false,
      isFatalFlake: false,
    });
  }
  file.cases = entries;
  file.byId = byId;
  return null;
}

function mapToLedger(file: FileState, cases: readonly CollectedCase[]): Int32Array | null | 'drifted' {
  const { byId } = file;
  if (byId === null || byId.size !== cases.length) return 'drifted';
  const toLedger = new Int32Array(cases.length);
  const seen = new Uint8Array(cases.length);
  let isSameOrder = true;
  for (const [index, { id }] of cases.entries()) {
    const position = byId.get(id);
    if (position === undefined || seen[position] === 1) return 'drifted';
    seen[position] = 1;
    toLedger[index] = position;
    isSameOrder &&= position === index;
  }
  return isSameOrder ? null : toLedger;
}

function selectCases(file: FileState, slice: Slice | null, cases: readonly CollectedCase[], leaseFile: LeaseFile): void {
  const isInSlice = createSelector(slice);
  for (const [index, collected] of cases.entries()) {
    if (collected.mode !== 'run') leaseFile.idle[index] = 1;
    if (isWanted(file, collected.id) && isInSlice(collected.titlePath)) leaseFile.selected[index] = 1;
  }
}

/** True when the run asked for the case. */
export function isWanted(file: FileState, id: CaseId): boolean {
  return file.requested === null || file.requested.has(id);
}

/** Returns the ledger's entry for the unit's own case number; `null` when there is none. */
export function entryAt(file: FileState, leaseFile: LeaseFile, index: number): CaseEntry | null {
  if (file.cases === null || leaseFile.generation !== file.generation) return null;
  return file.cases[leaseFile.toLedger === null ? index : (leaseFile.toLedger[index] ?? -1)] ?? null;
}

/** Keeps the attempt, and lets a test's own result become or change the case's outcome. Answers true when the case had none before. */
export function applyAttempt(file: FileState, entry: CaseEntry, attempt: Attempt, lease: LeaseState): boolean {
  keepAttempt(entry, attempt);
  const outcome = testOutcomeOf(attempt);
  if (outcome === null) return false;
  if (entry.outcome === null) {
    acceptFirst(file, entry, { outcome, frameworkRetries: attempt.frameworkRetries, isFromSlice: lease.slice !== null });
    return true;
  }
  if (entry.isFromSlice && lease.slice === null && file.wholeCheck === 'wanted') judgeSlice(file, entry, outcome);
  else if (file.control !== 'out') weighAgain(entry, outcome, lease.attempt > 1);
  return false;
}

/** A case that ran into its deadline has failed; a case whose agent was lost or whose lease was cancelled has not ended. */
export function testOutcomeOf(attempt: Attempt): TestOutcome | null {
  if (attempt.outcome === 'timed-out') return 'failed';
  return attempt.outcome === 'agent-lost' || attempt.outcome === 'cancelled' ? null : attempt.outcome;
}

/** Keeps an attempt that decides nothing. */
export function keepAttempt(entry: CaseEntry, attempt: Attempt): void {
  if (entry.attempts.length < MAX_ATTEMPTS_KEPT) entry.attempts.push(attempt);
}

type FirstOutcome = { readonly outcome: TestOutcome; readonly frameworkRetries: number; readonly isFromSlice: boolean };

/** Gives a case its outcome. */
export function acceptFirst(file: FileState, entry: CaseEntry, first: FirstOutcome): void {
  entry.outcome = first.outcome;
  entry.isFromSlice = first.isFromSlice;
  file.accepted += 1;
  if (first.outcome !== 'passed') return;
  entry.isFlaky = first.frameworkRetries > 0 || entry.crashes > 0;
  entry.isFatalFlake = entry.crashes > 0;
}

/** Takes an outcome back whose source is not believed any more: the case is owed again. */
export function retractOutcome(file: FileState, entry: CaseEntry): void {
  if (entry.outcome === null) return;
  entry.outcome = null;
  entry.isFlaky = false;
  entry.isFatalFlake = false;
  file.accepted -= 1;
}

/** The whole file is what the framework itself would have run: its word replaces the slice's, and is no flake. */
function judgeSlice(file: FileState, entry: CaseEntry, outcome: TestOutcome): void {
  if (entry.outcome === 'failed' && outcome !== 'failed') file.sliceBroke = true;
  entry.outcome = outcome;
  entry.isFromSlice = false;
}

/** Another result of a case that has an outcome: equal ones say nothing, a pass and a failure together make it flaky. */
export function weighAgain(entry: CaseEntry, outcome: TestOutcome, isEvidence: boolean): void {
  if (entry.outcome === outcome || outcome === 'skipped') return;
  if (entry.outcome === 'skipped') {
    if (outcome === 'failed') entry.outcome = 'failed';
    return;
  }
  if (outcome === 'passed' && !isEvidence) return;
  entry.outcome = 'passed';
  entry.isFlaky = true;
  entry.isFatalFlake = true;
}

/** Returns the cases that were asked for and have no outcome, in the file's order. */
export function gapOf(file: FileState): CaseEntry[] {
  return (file.cases ?? []).filter((entry) => entry.outcome === null && isWanted(file, entry.id));
}

/** Returns true when the slice selects the title path. */
export function createSelector(slice: Slice | null): (titlePath: readonly string[]) => boolean {
  if (slice === null) return () => true;
  const named = new Set(slice.titlePaths.map((titlePath) => JSON.stringify(titlePath)));
  return (titlePath) => named.has(JSON.stringify(titlePath)) === (slice.kind === 'only');
}
