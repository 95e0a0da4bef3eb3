/**
 * What a watcher knows of a run: a fold over its events.
 *
 * The view is updated in place and keeps little: counts, what runs now, the slowest few files, and the first so many failures, because a
 * run may have a million cases and no reporter may need memory for each. Counts are provisional until a file is settled: cases that ended in
 * a unit count at once, and are replaced by the file's final outcomes, so a case tried again is never counted twice. Copies of running
 * units (twins) count nothing before that.
 */
import type { CaseRecord } from '../../core/case-record.ts';
import type { AgentId, FileKey, LeaseId } from '../../core/id.ts';
import type { Interval, Revision, RunEvent, RunSummary } from '../../core/run-event.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { RunError } from '../../core/unit.ts';

/** Failures kept with their texts for the end of the run; further ones are counted and named by the reports. */
export const KEPT_FAILURES = 200;
const KEPT_FLAKY = 100;
const KEPT_ERRORS = 100;
const KEPT_SLOW_FILES = 5;

export type RunningUnit = {
  readonly agent: AgentId;
  readonly slot: number;
  readonly lease: LeaseId;
  readonly files: readonly FileKey[];
  readonly isSlice: boolean;
  readonly isTwin: boolean;
  readonly startedAtMs: number;
  readonly expectedMs: number;
  runningCase: { readonly titlePath: readonly string[]; readonly startedAtMs: number; readonly expectedMs: number } | null;
};

export type Counts = { passed: number; failed: number; skipped: number; flaky: number; missing: number };

/** One failed, missing or flaky case with the file it is in. */
export type CaseNote = { readonly file: TestFile; readonly record: CaseRecord };

export type RunView = {
  startedAtMs: number;
  revision: Revision;
  /** Where files that units leave are stored, as it is shown. */
  artifactFolder: string;
  notices: string[];
  plan: {
    readonly files: number;
    readonly expectedCases: number;
    readonly forecast: Interval | null;
    readonly slots: number;
    readonly hasHistory: boolean;
  } | null;
  /** What a file is called on screen. */
  readonly fileNames: Map<FileKey, string>;
  readonly agents: Map<AgentId, { readonly slots: number }>;
  readonly lostAgents: Set<AgentId>;
  readonly running: Map<LeaseId, RunningUnit>;
  readonly settled: Counts;
  readonly provisional: Map<FileKey, Counts>;
  /** A late copy of a settled file's case must not count again. */
  readonly settledFileKeys: Set<FileKey>;
  settledCases: number;
  /** Paths, so that an error outside any case can be matched. */
  readonly failedPaths: Map<FileKey, string>;
  skippedFiles: number;
  boundMs: number;
  expectedCases: number;
  remaining: Interval | null;
  remainingAtMs: number;
  waitingFor: string;
  readonly failures: CaseNote[];
  readonly flaky: CaseNote[];
  /** Failed or flaky in quarantine; in neither of the lists above. */
  readonly quarantined: CaseNote[];
  readonly errors: RunError[];
  readonly slowest: { readonly name: string; readonly durationMs: number }[];
  summary: RunSummary | null;
};

export function emptyRunView(): RunView {
  return {
    startedAtMs: 0,
    revision: { commit: '', tree: '', isDirty: true },
    artifactFolder: '',
    notices: [],
    plan: null,
    fileNames: new Map(),
    agents: new Map(),
    lostAgents: new Set(),
    running: new Map(),
    settled: emptyCounts(),
    provisional: new Map(),
    settledFileKeys: new Set(),
    settledCases: 0,
    failedPaths: new Map(),
    skippedFiles: 0,
    boundMs: 0,
    expectedCases: 0,
    remaining: null,
    remainingAtMs: 0,
    waitingFor: '',
    failures: [],
    flaky: [],
    quarantined: [],
    errors: [],
    slowest: [],
    summary: null,
  };
}

/** Applies one event to the view, in place. Events must come in order; a repeated one may be counted twice. */
export function foldRunView(view: RunView, event: RunEvent): void {
  switch (event.type) {
    case 'run-started':
      view.startedAtMs = event.atMs;
      view.revision = event.revision;
      view.artifactFolder = event.artifactFolder ?? '';
      view.notices.push(...event.notices);
      return;
    case 'run-planned':
      foldPlan(view, event);
      return;
    case 'agent-joined':
      view.agents.set(event.agent, { slots: event.slots });
      view.lostAgents.delete(event.agent);
      return;
    case 'agent-lost':
      foldAgentLost(view, event.agent);
      return;
    case 'unit-started':
    case 'unit-ended':
    case 'case-started':
    case 'case-ended':
      foldUnit(view, event);
      return;
    case 'file-settled':
      foldSettled(view, event);
      return;
    case 'error':
      if (view.errors.length < KEPT_ERRORS) view.errors.push(event.error);
      return;
    case 'progress':
      view.boundMs = event.boundMs;
      view.remaining = event.remaining;
      view.remainingAtMs = event.atMs;
      view.expectedCases = event.expectedCases;
      view.waitingFor = event.waitingFor;
      return;
    case 'run-finished':
      view.summary = event.summary;
      view.boundMs = event.summary.boundMs;
      view.running.clear();
      return;
    case 'agent-sick':
    case 'log':
    case 'artifact':
      return;
  }
}

/** Returns the counts as they stand, provisional outcomes included. */
export function currentCounts(view: RunView): Counts {
  const sum = { ...view.settled };
  for (const counts of view.provisional.values()) {
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
  }
  return sum;
}

/** Returns the name of a file on screen: its path, and its project where it has one. */
export function fileName(file: TestFile): string {
  const project = file.project === '' ? '' : `[${file.project}] `;
  return `${project}${file.path}${file.kind === 'typecheck' ? ' (types)' : ''}`;
}

function emptyCounts(): Counts {
  return { passed: 0, failed: 0, skipped: 0, flaky: 0, missing: 0 };
}

function foldPlan(view: RunView, event: Extract<RunEvent, { type: 'run-planned' }>): void {
  view.plan = {
    files: event.files.length,
    expectedCases: event.expectedCases,
    forecast: event.forecast,
    slots: event.slots,
    hasHistory: event.hasHistory,
  };
  view.boundMs = event.boundMs;
  view.expectedCases = event.expectedCases;
  view.remaining = event.forecast;
  view.remainingAtMs = event.atMs;
  for (const file of event.files) view.fileNames.set(file.key, fileName(file));
}

function foldAgentLost(view: RunView, agent: AgentId): void {
  view.lostAgents.add(agent);
  for (const [lease, unit] of view.running) if (unit.agent === agent) view.running.delete(lease);
}

type UnitViewEvent = Extract<RunEvent, { type: 'unit-started' | 'unit-ended' | 'case-started' | 'case-ended' }>;

function foldUnit(view: RunView, event: UnitViewEvent): void {
  if (event.type === 'unit-started') {
    const { agent, slot, lease, files, isSlice, isTwin, expectedMs, atMs } = event;
    view.running.set(lease, { agent, slot, lease, files, isSlice, isTwin, startedAtMs: atMs, expectedMs, runningCase: null });
    return;
  }
  if (event.type === 'unit-ended') {
    view.running.delete(event.lease);
    return;
  }
  const unit = view.running.get(event.lease);
  if (unit === undefined) return;
  if (event.type === 'case-started') {
    unit.runningCase = { titlePath: event.titlePath, startedAtMs: event.atMs, expectedMs: event.expectedMs };
    return;
  }
  unit.runningCase = null;
  if (!unit.isTwin && !view.settledFileKeys.has(event.file)) countProvisionally(view, event.file, event.outcome);
}

function countProvisionally(view: RunView, file: FileKey, outcome: string): void {
  if (outcome !== 'passed' && outcome !== 'failed' && outcome !== 'skipped') return;
  const counts = view.provisional.get(file) ?? emptyCounts();
  counts[outcome] += 1;
  view.provisional.set(file, counts);
}

function foldSettled(view: RunView, event: Extract<RunEvent, { type: 'file-settled' }>): void {
  view.provisional.delete(event.file.key);
  view.fileNames.set(event.file.key, fileName(event.file));
  view.settledFileKeys.add(event.file.key);
  view.settledCases += event.cases.length;
  let failed = 0;
  let skipped = 0;
  for (const record of event.cases) {
    view.settled[record.outcome] += 1;
    if (record.isFlaky) view.settled.flaky += 1;
    if (record.outcome === 'skipped') skipped += 1;
    if ((record.outcome === 'failed' && record.quarantine === undefined) || record.outcome === 'missing') failed += 1;
    keepNote(view, { file: event.file, record });
  }
  if (failed > 0) view.failedPaths.set(event.file.key, event.file.path);
  else if (skipped === event.cases.length && skipped > 0) view.skippedFiles += 1;
  keepSlowest(view, fileName(event.file), event.durationMs);
}

function keepNote(view: RunView, note: CaseNote): void {
  const { record } = note;
  if (record.quarantine !== undefined) {
    if (view.quarantined.length < KEPT_FAILURES) view.quarantined.push(note);
    return;
  }
  if (record.outcome === 'failed' || record.outcome === 'missing') {
    if (view.failures.length < KEPT_FAILURES) view.failures.push(note);
    return;
  }
  if (record.isFlaky && view.flaky.length < KEPT_FLAKY) view.flaky.push(note);
}

function keepSlowest(view: RunView, name: string, durationMs: number): void {
  const position = view.slowest.findIndex((other) => other.durationMs < durationMs);
  if (position === -1) view.slowest.push({ name, durationMs });
  else view.slowest.splice(position, 0, { name, durationMs });
  view.slowest.length = Math.min(view.slowest.length, KEPT_SLOW_FILES);
}
