/**
 * From a report to what a unit has to say: all cases of the file, and how those ended that were its own.
 *
 * A whole file's collection is what its report names. A slice's is what the list names, for every unit of a file has to report the same cases; a
 * report that then names another is an error, never a case that is dropped. The exit is the second witness: a command that fails although
 * all cases passed is an error of its unit.
 */

import { type CollectedCase, caseId } from '../../../core/test-case.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Slice, UnitEvent } from '../../../core/unit.ts';
import type { LogBudget } from '../log-budget.ts';
import type { ListedCase } from './case-list.ts';
import type { ReportedCase } from './report.ts';
import type { ShellEnd } from './shell-command.ts';

export type Telling = {
  readonly file: TestFile;
  readonly isHeld: (titlePath: readonly string[]) => boolean;
  readonly emit: (event: UnitEvent) => void;
  readonly logs: LogBudget;
  /** Since the unit's start. */
  readonly wallMs: number;
};

export type Told = {
  readonly end: Pick<ShellEnd, 'how' | 'code'>;
  readonly cases: readonly ReportedCase[];
  /** What the file holds, where that is known from a list. */
  readonly listed: readonly ListedCase[] | null;
};

/** Returns whether a slice holds a title path; everything is held by none. */
export function isHeldBy(slice: Slice | null): (titlePath: readonly string[]) => boolean {
  if (slice === null) return () => true;
  const named = new Set(slice.titlePaths.map((titlePath) => JSON.stringify(titlePath)));
  return (titlePath) => named.has(JSON.stringify(titlePath)) === (slice.kind === 'only');
}

/** None of the slice's cases is in the file any more. */
export function tellNothingRan(telling: Telling, listed: readonly ListedCase[]): void {
  collect(telling, listed);
  endFile(telling, 0);
}

/** Says what the report and the exit say. */
export function tellCases(telling: Telling, { end, cases, listed }: Told): void {
  const indexes = collect(telling, listed ?? cases);
  const seen = new Map<string, number>();
  const unlisted: ReportedCase[] = [];
  let testMs = 0;
  for (const one of cases) {
    const name = JSON.stringify(one.titlePath);
    const ordinal = seen.get(name) ?? 0;
    seen.set(name, ordinal + 1);
    const caseIndex = indexes.get(name)?.[ordinal];
    if (caseIndex === undefined) unlisted.push(one);
    else if (telling.isHeld(one.titlePath)) testMs += tellCase(telling, caseIndex, one);
  }
  if (unlisted[0] !== undefined) tellUnlisted(telling, unlisted[0], unlisted.length);
  if (end.code !== 0 && !cases.some(({ outcome }) => outcome === 'failed')) tellExit(telling, end.how);
  endFile(telling, testMs);
}

/** Emits the collection. Returns the indexes of each title path, by ordinal. */
function collect(
  { file, isHeld, emit }: Telling,
  found: readonly { readonly titlePath: readonly string[] }[],
): ReadonlyMap<string, number[]> {
  const indexes = new Map<string, number[]>();
  const collected = found.map(({ titlePath }, index): CollectedCase => {
    const name = JSON.stringify(titlePath);
    const same = indexes.get(name) ?? [];
    const ordinal = same.push(index) - 1;
    indexes.set(name, same);
    return { id: caseId(file.key, titlePath, ordinal), titlePath, ordinal, mode: 'run', isSelected: isHeld(titlePath) };
  });
  emit({ type: 'collected', file: file.key, cases: collected });
  return indexes;
}

/** Returns how long it took. */
function tellCase({ file, emit, logs, wallMs }: Telling, caseIndex: number, told: ReportedCase): number {
  const { outcome, frameworkRetries, errors, output } = told;
  // An exit code says nothing of a duration: the command is the case.
  const durationMs = Math.min(Number.isNaN(told.durationMs) ? wallMs : told.durationMs, wallMs);
  if (outcome !== 'skipped') emit({ type: 'case-started', file: file.key, caseIndex });
  for (const stream of ['stdout', 'stderr'] as const)
    if (output[stream].trim() !== '') logs.addRaw({ type: 'log', file: file.key, caseIndex, stream, text: output[stream] });
  emit({ type: 'case-ended', file: file.key, caseIndex, result: { outcome, durationMs, frameworkRetries, errors } });
  return durationMs;
}

function tellUnlisted({ file, emit }: Telling, { titlePath }: ReportedCase, count: number): void {
  const name = JSON.stringify(titlePath.join(' > '));
  const message = `the report has ${count} cases that the command which lists cases does not name; the first is ${name}`;
  emit({ type: 'error', error: { kind: 'runner', file: file.path, message, detail: null } });
}

function tellExit({ file, emit }: Telling, how: string): void {
  const message = `the command ${how}, although no case of its report failed`;
  emit({ type: 'error', error: { kind: 'runner', file: file.path, message, detail: null } });
}

/** What is not testing was the tool's start and the loading of the file, which every unit pays. Cases beside each other take no longer than it. */
function endFile({ file, emit, wallMs }: Telling, totalMs: number): void {
  const testMs = Math.min(totalMs, wallMs);
  emit({ type: 'file-ended', file: file.key, timing: { loadMs: wallMs - testMs, setupMs: 0, testMs } });
}
