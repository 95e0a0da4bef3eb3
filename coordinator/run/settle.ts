/**
 * Closes the ledger of a file: shows it, appends its facts, counts it, and lets its cases go.
 *
 * From here on nothing can change what the file proved: reports of leases that are still out find a settled file and are not applied. A
 * file whose cases are not all proven is closed too, with what is missing said by name.
 */
import type { CaseRecord } from '../../core/case-record.ts';
import type { LeaseFact } from '../history/store.ts';
import { forgetFile, groupDone } from '../scheduling/pool.ts';
import { dropDoubt } from './control.ts';
import { addReason, emit, recordError } from './effect.ts';
import { isWanted } from './ledger.ts';
import { observeWork } from './observed-work.ts';
import { isQuarantined } from './quarantine.ts';
import { noteAbsentCases } from './selection.ts';
import type { CaseEntry, FileState, RunState } from './state.ts';
import { decidingFailures } from './verdict.ts';

/** Settles a file; `reason` says in words why cases are missing, when some are. */
export function settleFile(state: RunState, file: FileState, reason: string): void {
  const records = recordsOf(state, file);
  state.heldFiles.delete(file.file.key);
  dropDoubt(state, file);
  judgeErrors(state, file);
  noteAbsentCases(state, file);
  countFile(state, file, records, reason);
  const durationMs = file.timings.reduce((sum, { timing }) => sum + timing.testMs, 0);
  state.effects.push({
    type: 'append-facts',
    facts: {
      file: file.file,
      cases: records,
      timings: [...file.timings],
      reasons: reasonsOf(file, records),
      wasSliced: file.wasSliced,
      sliceBroke: file.sliceBroke,
      bodies: file.bodies,
    },
  });
  const artifacts = file.artifacts.length === 0 ? {} : { artifacts: [...file.artifacts] };
  emit(state, { type: 'file-settled', atMs: state.nowMs, file: file.file, cases: records, durationMs, ...artifacts });
  file.work = observeWork(state, file);
  forgetCases(file);
  if (state.pool !== null) forgetFile(state.pool, file.file.key);
  closeGroup(state, file.file.group);
}

/** Leases that no attempt names have nothing to explain. */
function reasonsOf(file: FileState, records: readonly CaseRecord[]): LeaseFact[] {
  const named = new Set(records.flatMap(({ attempts }) => attempts.map((attempt) => attempt.lease)));
  return [...file.reasons].filter(([lease]) => named.has(lease)).map(([lease, reason]) => ({ lease, reason }));
}

function recordsOf(state: RunState, file: FileState): CaseRecord[] {
  return (file.cases ?? []).filter((entry) => isWanted(file, entry.id)).map((entry) => recordOf(state, file, entry));
}

function recordOf(state: RunState, file: FileState, entry: CaseEntry): CaseRecord {
  const { id, titlePath, ordinal, attempts } = entry;
  const isFlaky = entry.isFlaky && entry.outcome === 'passed';
  const quarantine = isFlaky || entry.outcome === 'failed' ? state.quarantined.get(id) : undefined;
  const record = { id, file: file.file.key, titlePath, ordinal, outcome: entry.outcome ?? ('missing' as const), isFlaky, attempts };
  return quarantine === undefined ? record : { ...record, quarantine };
}

/** Errors of slices count, and are shown, when the whole file did not prove clean. */
function judgeErrors(state: RunState, file: FileState): void {
  const isCleared = file.wholeCheck === 'done';
  if (isCleared && file.sliceErrors.length > 0 && file.errors.length === 0) file.sliceBroke = true;
  if (!isCleared) {
    for (const error of file.sliceErrors) {
      file.errors.push(error);
      recordError(state, error);
    }
  }
  for (const error of file.errors) {
    const where = error.file ?? file.file.path;
    const isTestsDoing = error.kind === 'collection' || error.kind === 'runner';
    addReason(isTestsDoing ? state.faults : state.gaps, `${where}: ${error.message}`);
  }
}

function countFile(state: RunState, file: FileState, records: readonly CaseRecord[], reason: string): void {
  const { totals } = state;
  const missingBefore = totals.missing;
  const decidingBefore = decidingFailures(totals);
  for (const record of records) {
    totals.cases += 1;
    totals[record.outcome] += 1;
    if (record.isFlaky) totals.flaky += 1;
    if (record.outcome === 'failed' && record.quarantine !== undefined) totals.quarantined = (totals.quarantined ?? 0) + 1;
  }
  for (const entry of file.cases ?? [])
    if (entry.isFatalFlake && entry.outcome === 'passed' && isWanted(file, entry.id) && !isQuarantined(state, entry.id))
      state.fatalFlakes += 1;
  const isProven = reason === '' && totals.missing === missingBefore && (file.cases !== null || file.errors.length > 0);
  state.decidedFailures += decidingFailures(totals) - decidingBefore - file.decidedFailures;
  state.settledFiles += 1;
  if (isProven) state.provenFiles += 1;
  else if (reason !== '') addReason(state.gaps, `${file.file.path}: ${reason}`);
  if (file.cases === null) countUncollected(state, file);
}

/** Cases that history knows of a file nobody collected are missing, at least one. */
function countUncollected(state: RunState, file: FileState): void {
  if (file.errors.length > 0) return;
  const missing = Math.max(1, file.expectedCases);
  state.totals.missing += missing;
  state.totals.cases += missing;
}

function forgetCases(file: FileState): void {
  file.stage = 'settled';
  file.isHeld = false;
  file.blame.clear();
  file.deathsOn.clear();
  file.cleanOn.clear();
  file.cases = null;
  file.byId = null;
  file.expected = null;
  file.bodies = null;
  file.timings.length = 0;
  file.reasons.clear();
  file.sliceErrors.length = 0;
  file.errors.length = 0;
  file.artifacts.length = 0;
}

/** Opens the next group when this one has no open file left. */
function closeGroup(state: RunState, group: number): void {
  const open = (state.openByGroup.get(group) ?? 1) - 1;
  state.openByGroup.set(group, open);
  if (open === 0 && state.pool !== null) groupDone(state.pool, group);
  state.needsPlanning = true;
}
