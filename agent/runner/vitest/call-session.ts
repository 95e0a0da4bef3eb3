/**
 * One call of Vitest for one unit, one after the other: for whatever cannot be gated.
 *
 * That is the type tests of a project, which are one compiler run; pools of the project's own; and projects of Vitest 3 that choose pools or
 * environments by path. What happens between a call's begin and its end belongs to its unit, because nothing else runs in this instance.
 */
import { join } from 'node:path';
import type { FileKey, LeaseId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { UnitEnd } from '../../../core/unit.ts';
import { toTestError } from '../test-error.ts';
import { closeVitest } from './close-vitest.ts';
import { keepCompilerState } from './compiler-state.ts';
import type { CancelReason, Closing, Driver, UnitRequest } from './driver.ts';
import type { ConsoleLog, FileTask, Specification, TaskEvent, TaskPack, VitestInstance } from './framework.ts';
import { namePattern, nameSeparator } from './name-pattern.ts';
import type { OpenSuite } from './open-suite.ts';
import { ObsoleteSnapshots } from './snapshot-notice.ts';
import { UnitReport } from './unit-report.ts';

/** What Vitest calls while it runs; a reporter that listens for the unit that is on. */
export type CallReporter = {
  onTestModuleCollected(module: { readonly task: FileTask }): void;
  onTaskUpdate(packs: readonly TaskPack[], events?: readonly TaskEvent[]): void;
  onUserConsoleLog(log: ConsoleLog): void;
};

/** Handed to `createVitest` before there is a session: passes on what it hears to whoever listens. */
export class CallListener implements CallReporter {
  report: UnitReport | null = null;

  onTestModuleCollected(module: { readonly task: FileTask }): void {
    this.report?.collected([module.task]);
  }

  onTaskUpdate(packs: readonly TaskPack[], events?: readonly TaskEvent[]): void {
    this.report?.updated(packs, events);
  }

  onUserConsoleLog(log: ConsoleLog): void {
    this.report?.logged(log);
  }

  /** A reporter hears of an attachment when its path is that of Vitest's copy, which has a digest in the place of the name. */
  hearAttachments({ _testRun: calls }: VitestInstance): void {
    for (const name of ['annotate', 'recordArtifact'] as const) {
      const call = calls?.[name];
      if (calls === undefined || call === undefined) continue;
      calls[name] = async (id, recorded) => {
        const tell = this.report?.attached(id, recorded);
        const answer = await call.call(calls, id, recorded);
        tell?.();
        return answer;
      };
    }
  }
}

export class CallSession implements Driver {
  readonly #suite: OpenSuite;
  readonly #listener: CallListener;
  readonly #specifications = new Map<FileKey, Specification>();
  readonly #obsolete = new ObsoleteSnapshots();
  #queue: Promise<void> = Promise.resolve();
  /** What the unit that runs now is cut short with; this process ends with it, see `Annex`. */
  #current: { readonly leaseId: LeaseId; readonly report: UnitReport } | null = null;

  constructor(suite: OpenSuite, listener: CallListener) {
    this.#suite = suite;
    this.#listener = listener;
    listener.hearAttachments(suite.vitest);
  }

  async prepare(files: readonly TestFile[]): Promise<void> {
    const { projects, request, vitest } = this.#suite;
    // The compiler needs none of it, and the gated session beside this process has done it already.
    if (files.every((file) => file.kind === 'typecheck')) {
      for (const { config } of [vitest, ...vitest.projects]) config.globalSetup = [];
      keepCompilerState(vitest.projects, request.cacheDir);
    }
    for (const file of files) {
      const project = projects.get(file.project)?.project;
      if (project === undefined) continue;
      const moduleId = join(request.cwd, file.path).replaceAll('\\', '/');
      const specification =
        file.kind === 'typecheck' ? project.createSpecification(moduleId, undefined, 'typescript') : project.createSpecification(moduleId);
      this.#specifications.set(file.key, specification);
    }
  }

  run(unit: UnitRequest): Promise<void> {
    this.#queue = this.#queue.then(() => this.#runNow(unit));
    return this.#queue;
  }

  expect(): void {}

  cancel(leaseId: LeaseId, reason: CancelReason): void {
    if (this.#current?.leaseId !== leaseId) return;
    this.#current.report.end(
      reason === 'cancelled' ? { kind: 'cancelled' } : { kind: 'timed-out', message: 'the unit was still running; its process was killed' },
    );
  }

  close(): Promise<Closing> {
    return this.#queue.then(() => closeVitest(this.#suite, null, this.#obsolete));
  }

  async #runNow({ lease, files, emit, leave }: UnitRequest): Promise<void> {
    const { vitest, request, framework, attachments } = this.#suite;
    const separator = nameSeparator(framework.version.major);
    const report = new UnitReport({ lease, files, cwd: request.cwd, separator, config: vitest.config, emit, leave, attachments });
    const specifications = files.flatMap((file) => this.#specifications.get(file.key) ?? []);
    this.#current = { leaseId: lease.id, report };
    this.#listener.report = report;
    let slice = lease.unit.slice;
    let end: UnitEnd;
    do {
      if (slice === null) vitest.resetGlobalTestNamePattern();
      else vitest.setGlobalTestNamePattern(namePattern(slice, separator));
      end = await this.#call(specifications, report);
      slice = end.kind === 'completed' ? report.nextPass() : null;
    } while (slice !== null);
    this.#listener.report = null;
    this.#current = null;
    report.end(end);
  }

  /** An error with cases left over is a worker that died; an error beside complete results is a test's, that nobody caught. */
  async #call(specifications: readonly Specification[], report: UnitReport): Promise<UnitEnd> {
    const { vitest, request } = this.#suite;
    try {
      await vitest.runTestSpecifications(specifications, false);
    } catch (error) {
      report.runFailed(error);
    }
    this.#obsolete.add(vitest.snapshot.summary);
    const errors = vitest.state.getUnhandledErrors();
    const [first] = errors;
    if (first !== undefined && !report.isComplete)
      return { kind: 'crashed', message: `the test process failed: ${toTestError(first, request.cwd).message}` };
    for (const error of errors) report.unhandled(error);
    return { kind: 'completed' };
  }
}
