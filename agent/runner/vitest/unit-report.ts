/** Everything one lease tells: translates what its worker says into unit events, and closes the books when it ends. */
import type { FileKey } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Lease, Slice, UnitEnd, UnitEvent } from '../../../core/unit.ts';
import type { ArtifactFile } from '../contract.ts';
import { LogBudget } from '../log-budget.ts';
import { posixRelative, toTestError } from '../test-error.ts';
import { type AttachmentFolder, attachedFiles } from './annotation.ts';
import { FileReport } from './file-report.ts';
import type { ConsoleLog, FileTask, ResolvedConfig, TaskEvent, TaskPack, TaskResult } from './framework.ts';
import { type Selection, selectionOf } from './name-pattern.ts';

export type UnitReportOptions = {
  readonly lease: Lease;
  readonly files: readonly TestFile[];
  readonly cwd: string;
  /** What joins titles to a full name. */
  readonly separator: string;
  /** The root configuration: its hooks and switches for output and unhandled errors. */
  readonly config: ResolvedConfig;
  readonly emit: (event: UnitEvent) => void;
  readonly leave: (artifact: ArtifactFile) => void;
  /** For what tests attach without a file. */
  readonly attachments: AttachmentFolder;
};

type UnhandledError = { readonly code?: string; readonly VITEST_TEST_PATH?: string };

/** Lives as long as a lease; after `end` it says nothing more. */
export class UnitReport {
  readonly #options: UnitReportOptions;
  readonly #fileByPath: ReadonlyMap<string, TestFile>;
  readonly #reports = new Map<FileKey, FileReport>();
  readonly #logs: LogBudget;
  readonly #selection: Selection;
  readonly #beganAtMs = performance.now();
  #isOpen = true;

  constructor(options: UnitReportOptions) {
    this.#options = options;
    this.#fileByPath = new Map(options.files.map((file) => [file.path, file]));
    this.#logs = new LogBudget({ emit: (event) => this.#emit(event), silent: options.config.silent ?? false });
    this.#selection = selectionOf(options.lease.unit.slice, options.separator);
    this.#emit({ type: 'unit-started' });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isCollected(): boolean {
    return this.#reports.size > 0;
  }

  /** True when every file was collected and every case that had to run has ended. */
  get isComplete(): boolean {
    return this.#reports.size === this.#options.files.length && [...this.#reports.values()].every((report) => report.isComplete);
  }

  collected(tasks: readonly FileTask[]): void {
    for (const task of tasks) {
      const file = this.#fileByPath.get(posixRelative(this.#options.cwd, task.filepath));
      // A second pass collects the same cases again, under the same ids.
      if (file === undefined || !this.#isOpen || this.#reports.has(file.key)) continue;
      const subject = {
        key: file.key,
        path: file.path,
        cwd: this.#options.cwd,
        selection: this.#selection,
        emit: (event: UnitEvent) => this.#emit(event),
      };
      this.#reports.set(file.key, new FileReport(subject, task));
    }
  }

  /** `events` is absent before Vitest 3.1; a result that has a duration is then a final one. */
  updated(packs: readonly TaskPack[], events: readonly TaskEvent[] | undefined): void {
    const results = new Map<string, TaskResult | undefined>(packs.map(([id, result]) => [id, result]));
    for (const [id, result] of results) this.#reportOf(id)?.suiteUpdated(id, result);
    for (const [id, event] of events ?? eventsFromResults(results)) {
      const report = this.#reportOf(id);
      const result = results.get(id);
      if (event === 'test-prepare' && result !== undefined && result.state !== 'skip') report?.started(id);
      if (event === 'test-finished' || event === 'test-failed-early') this.#caseEnded(report, id, result);
    }
  }

  logged(log: ConsoleLog): void {
    const report = log.taskId === undefined ? undefined : this.#reportOf(log.taskId);
    const file = report?.key ?? this.#onlyFile()?.key ?? null;
    const caseIndex = log.taskId === undefined ? null : (report?.caseIndex(log.taskId) ?? null);
    if (this.#options.config.onConsoleLog?.(log.content, log.type, undefined) === false) return;
    this.#logs.add({ type: 'log', file, caseIndex, stream: log.type, text: log.content });
  }

  /** Returns how to tell of the files that a case annotated or recorded, once Vitest has taken them. */
  attached(taskId: string, recorded: unknown): () => void {
    const { config, attachments, leave } = this.#options;
    const files = attachedFiles(recorded, config.root, attachments);
    return () => {
      const report = this.#reportOf(taskId);
      const place = { file: report?.key ?? this.#onlyFile()?.key ?? null, caseIndex: report?.caseIndex(taskId) ?? null };
      if (this.#isOpen) for (const file of files()) leave({ ...place, ...file });
    };
  }

  wroteRaw(stream: 'stdout' | 'stderr', text: string): void {
    this.#logs.addRaw({ type: 'log', file: this.#onlyFile()?.key ?? null, caseIndex: null, stream, text });
  }

  unhandled(error: unknown): void {
    const { config, cwd } = this.#options;
    const fields = (typeof error === 'object' && error !== null ? error : {}) as UnhandledError;
    if (fields.code === 'VITEST_PENDING' || config.onUnhandledError?.(error) === false || config.dangerouslyIgnoreUnhandledErrors) return;
    const detail = toTestError(error, cwd);
    const file = fields.VITEST_TEST_PATH === undefined ? (this.#onlyFile()?.path ?? null) : posixRelative(cwd, fields.VITEST_TEST_PATH);
    this.#emit({ type: 'error', error: { kind: 'runner', file, message: detail.message, detail } });
  }

  /** The worker failed to run the file at all, or failed after its cases. */
  runFailed(error: unknown): void {
    const detail = toTestError(error, this.#options.cwd);
    const kind = this.isCollected ? 'runner' : 'collection';
    this.#emit({ type: 'error', error: { kind, file: this.#onlyFile()?.path ?? null, message: detail.message, detail } });
  }

  /** What a second pass must run: cases in the shadow of others, see `name-pattern.ts`; `null` when there is none. */
  nextPass(): Slice | null {
    const titlePaths = [...this.#reports.values()].flatMap((report) => report.takeShadowed());
    return titlePaths.length === 0 ? null : { kind: 'only', titlePaths };
  }

  /** Names the case that runs now, for a message about a crash; `null` when none does. */
  runningTitle(): readonly string[] | null {
    for (const report of this.#reports.values()) {
      const title = report.runningTitle();
      if (title !== null) return title;
    }
    return null;
  }

  end(end: UnitEnd): void {
    if (!this.#isOpen) return;
    const wallMs = performance.now() - this.#beganAtMs;
    for (const report of this.#reports.values()) {
      if (end.kind === 'completed') report.finish();
      else report.reportErrors();
    }
    this.#emitTimings(wallMs);
    this.#logs.finish();
    this.#emit({ type: 'unit-ended', end, wallMs });
    this.#isOpen = false;
  }

  /**
   * What is neither loading nor testing was set-up: the worker's boot, the environment, set-up files, the way there and back. A bundle's is
   * shared out among its files, because the compiler that checks them does not say which one it spent its time on.
   */
  #emitTimings(wallMs: number): void {
    const reports = [...this.#reports.values()];
    const spentMs = reports.reduce((sum, { loadMs, testMs }) => sum + loadMs + testMs, 0);
    const setupMs = Math.max(0, wallMs - spentMs) / reports.length;
    for (const { key, loadMs, testMs } of reports) this.#emit({ type: 'file-ended', file: key, timing: { loadMs, setupMs, testMs } });
  }

  #caseEnded(report: FileReport | undefined, id: string, result: TaskResult | undefined): void {
    const caseIndex = report?.caseIndex(id);
    if (report === undefined || caseIndex === undefined || caseIndex === null) return;
    this.#logs.settle(report.key, caseIndex, result?.state === 'fail');
    report.ended(id, result);
  }

  #reportOf(taskId: string): FileReport | undefined {
    for (const report of this.#reports.values()) if (report.owns(taskId)) return report;
    return undefined;
  }

  #onlyFile(): TestFile | undefined {
    return this.#options.files.length === 1 ? this.#options.files[0] : undefined;
  }

  #emit(event: UnitEvent): void {
    if (this.#isOpen) this.#options.emit(event);
  }
}

function eventsFromResults(results: ReadonlyMap<string, TaskResult | undefined>): TaskEvent[] {
  const events: TaskEvent[] = [];
  for (const [id, result] of results) {
    if (result?.state === 'run') events.push([id, 'test-prepare']);
    // A state is set before the hooks behind it have run, a duration after them; who skips has neither.
    if (result?.state === 'skip' || (isFinal(result) && result?.duration !== undefined)) events.push([id, 'test-finished']);
  }
  return events;
}

function isFinal(result: TaskResult | undefined): boolean {
  return result?.state === 'pass' || result?.state === 'fail';
}
