/** One test file inside one unit: from Vitest's tree of tasks and its updates to cases that start and end. */
import type { FileKey } from '../../../core/id.ts';
import type { CaseResult } from '../../../core/outcome.ts';
import { type CaseMode, type CollectedCase, caseId } from '../../../core/test-case.ts';
import type { UnitEvent } from '../../../core/unit.ts';
import { toTestError } from '../test-error.ts';
import type { CaseTask, FileTask, SuiteTask, Task, TaskMode, TaskResult } from './framework.ts';
import type { Selection } from './name-pattern.ts';

export type FileSubject = {
  readonly key: FileKey;
  /** Relative to the run's directory. */
  readonly path: string;
  readonly cwd: string;
  readonly selection: Selection;
  readonly emit: (event: UnitEvent) => void;
};

type CaseState = { readonly collected: CollectedCase; isShadowed: boolean; hasStarted: boolean; hasEnded: boolean };

/** Follows one file from its collection to its end. Made anew when a file is collected again. */
export class FileReport {
  readonly #subject: FileSubject;
  readonly #task: FileTask;
  readonly #cases: CaseState[] = [];
  readonly #indexById = new Map<string, number>();
  readonly #suites = new Map<string, TaskResult | undefined>();
  readonly #hasCollectionError: boolean;

  constructor(subject: FileSubject, task: FileTask) {
    this.#subject = subject;
    this.#task = task;
    this.#hasCollectionError = task.result?.state === 'fail';
    const ordinals = new Map<string, number>();
    for (const { caseTask, titlePath } of walkCases(task, [])) {
      const key = JSON.stringify(titlePath);
      const ordinal = ordinals.get(key) ?? 0;
      ordinals.set(key, ordinal + 1);
      this.#indexById.set(caseTask.id, this.#cases.length);
      const isShadowed = subject.selection.isShadowed(titlePath);
      const collected: CollectedCase = {
        id: caseId(subject.key, titlePath, ordinal),
        titlePath,
        ordinal,
        // In the shadow of another case, the framework says `skip` of a case that it merely was not asked to run.
        mode: isShadowed ? 'run' : toCaseMode(caseTask.mode),
        isSelected: subject.selection.holds(titlePath),
      };
      this.#cases.push({ collected, isShadowed, hasStarted: false, hasEnded: false });
    }
    for (const suite of walkSuites(task)) this.#suites.set(suite.id, suite.result);
    subject.emit({ type: 'collected', file: subject.key, cases: this.#cases.map(({ collected }) => collected) });
  }

  /** Import and transform of the file, milliseconds. */
  get loadMs(): number {
    return this.#task.collectDuration ?? 0;
  }

  /** Suite-level hooks and cases, milliseconds; 0 while the file runs. */
  get testMs(): number {
    return this.#suites.get(this.#task.id)?.duration ?? 0;
  }

  get key(): FileKey {
    return this.#subject.key;
  }

  get path(): string {
    return this.#subject.path;
  }

  get isComplete(): boolean {
    return this.#cases.every(({ collected, hasEnded }) => hasEnded || !collected.isSelected || collected.mode !== 'run');
  }

  owns(taskId: string): boolean {
    return this.#indexById.has(taskId) || this.#suites.has(taskId);
  }

  /** 0-based index of a case; `null` for a suite's or the file's own id. */
  caseIndex(taskId: string): number | null {
    return this.#indexById.get(taskId) ?? null;
  }

  /** Title path of the case that runs now; `null` between cases. */
  runningTitle(): readonly string[] | null {
    return this.#cases.find((state) => state.hasStarted && !state.hasEnded)?.collected.titlePath ?? null;
  }

  started(taskId: string): void {
    const found = this.#selected(taskId);
    if (found === null || found.state.hasStarted || found.state.hasEnded) return;
    found.state.hasStarted = true;
    this.#subject.emit({ type: 'case-started', file: this.#subject.key, caseIndex: found.index });
  }

  ended(taskId: string, result: TaskResult | undefined): void {
    const found = this.#selected(taskId);
    if (found === null || found.state.hasEnded || found.state.isShadowed) return;
    const caseResult = this.#toCaseResult(result);
    // The contract wants a start before a result; Vitest before 3.1 tells none.
    if (caseResult.outcome !== 'skipped') this.started(taskId);
    found.state.hasEnded = true;
    this.#emitEnded(found.index, caseResult);
  }

  /** Returns the cases that the slice holds and its pattern left out; the pass that follows runs them. */
  takeShadowed(): readonly (readonly string[])[] {
    const shadowed = this.#cases.filter((state) => state.isShadowed);
    for (const state of shadowed) state.isShadowed = false;
    return shadowed.map(({ collected }) => collected.titlePath);
  }

  suiteUpdated(taskId: string, result: TaskResult | undefined): void {
    if (this.#suites.has(taskId)) this.#suites.set(taskId, result);
  }

  /** The worker is done with the file: what its author skipped is said to be skipped, what went wrong outside cases is said, too. */
  finish(): void {
    for (const [index, state] of this.#cases.entries()) {
      if (state.hasEnded || !state.collected.isSelected || state.collected.mode === 'run') continue;
      state.hasEnded = true;
      this.#emitEnded(index, { outcome: 'skipped', durationMs: 0, frameworkRetries: 0, errors: [] });
    }
    this.reportErrors();
  }

  /** Errors of the file's collection and of suite-level hooks. */
  reportErrors(): void {
    for (const [id, result] of this.#suites) {
      const isFile = id === this.#task.id;
      const kind = isFile && (this.#hasCollectionError || this.#cases.length === 0) ? 'collection' : 'runner';
      for (const error of result?.errors ?? []) {
        const detail = toTestError(error, this.#subject.cwd);
        this.#subject.emit({ type: 'error', error: { kind, file: this.#subject.path, message: detail.message, detail } });
      }
    }
  }

  #emitEnded(caseIndex: number, result: CaseResult): void {
    this.#subject.emit({ type: 'case-ended', file: this.#subject.key, caseIndex, result });
  }

  /** A case that another unit runs can run here, too, when two title paths have one full name: its result is the other unit's to tell. */
  #selected(taskId: string): { readonly index: number; readonly state: CaseState } | null {
    const index = this.#indexById.get(taskId);
    const state = index === undefined ? undefined : this.#cases[index];
    return index === undefined || state === undefined || !state.collected.isSelected ? null : { index, state };
  }

  #toCaseResult(result: TaskResult | undefined): CaseResult {
    const outcome = result?.state === 'pass' ? 'passed' : result?.state === 'fail' ? 'failed' : 'skipped';
    const errors = (result?.errors ?? []).map((error) => toTestError(error, this.#subject.cwd));
    return { outcome, durationMs: result?.duration ?? 0, frameworkRetries: result?.retryCount ?? 0, errors };
  }
}

function toCaseMode(mode: TaskMode): CaseMode {
  return mode === 'skip' || mode === 'todo' ? mode : 'run';
}

function* walkCases(
  suite: SuiteTask,
  above: readonly string[],
): Generator<{ readonly caseTask: CaseTask; readonly titlePath: readonly string[] }> {
  for (const task of suite.tasks) {
    const titlePath = [...above, task.name];
    if (isSuite(task)) yield* walkCases(task, titlePath);
    else yield { caseTask: task, titlePath };
  }
}

function* walkSuites(suite: SuiteTask): Generator<SuiteTask> {
  yield suite;
  for (const task of suite.tasks) if (isSuite(task)) yield* walkSuites(task);
}

function isSuite(task: Task): task is SuiteTask {
  return task.type === 'suite';
}
