/** The part of a run that this agent has: global set-up, units on slots, teardown. */
import { join } from 'node:path';
import { ExpectedError } from '../../../core/expected-error.ts';
import type { LeaseId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Lease, RunError, UnitEnd, UnitEvent } from '../../../core/unit.ts';
import type { ArtifactFile } from '../contract.ts';
import type { GlobalStage, PlaywrightError, StageReporter } from './framework.ts';
import { LockTable } from './lock-table.ts';
import type { OpenSuite } from './open-suite.ts';
import type { ProjectPlace } from './project-place.ts';
import { SetupRecord } from './setup-record.ts';
import { Slot } from './slot.ts';
import { readError } from './test-error.ts';
import type { TestTree } from './test-tree.ts';
import { UnitReport } from './unit-report.ts';
import { UnitRun } from './unit-run.ts';

export type UnitRequest = {
  readonly lease: Lease;
  readonly slot: number;
  readonly file: TestFile;
  readonly emit: (event: UnitEvent) => void;
  readonly leave: (artifact: ArtifactFile) => void;
};

type Running = { readonly report: UnitReport; readonly slot: number; cut: UnitEnd | null; run: UnitRun | null };

/** What a web server printed last says why it did not start. */
const MAX_PRINTED = 8_192;

export class Session {
  readonly #suite: OpenSuite;
  readonly #tree: TestTree;
  readonly #stage: GlobalStage;
  readonly #slots: readonly Slot[];
  readonly #locks = new LockTable();
  readonly #running = new Map<LeaseId, Running>();
  readonly #errors: RunError[] = [];
  /** Set-up projects that are brought up, or were, on this agent. */
  readonly #setups = new Map<string, Promise<void>>();
  #record: SetupRecord;
  #printed = '';
  #stageErrors: PlaywrightError[] = [];

  constructor(suite: OpenSuite, tree: TestTree) {
    this.#suite = suite;
    this.#tree = tree;
    this.#record = new SetupRecord(suite.projects, []);
    this.#stage = new suite.playwright.runner.testRunner.TestRunner(suite.location, suite.overrides);
    this.#slots = Array.from(
      { length: suite.request.slots },
      (_, index) =>
        new Slot(suite, index, {
          produced: (projectId, env) => this.#record.produced(projectId, env),
          teardownFailed: (slot, errors) => this.#teardownFailed(slot, errors),
        }),
    );
  }

  /** Starts the web servers and runs global set-up, once. Rejects when they fail. */
  async prepare(files: readonly TestFile[]): Promise<void> {
    this.#record = new SetupRecord(this.#suite.projects, files);
    await this.#stage.initialize({});
    const { status } = await this.#stage.runGlobalSetup([this.#reporter()]);
    if (status === 'passed') {
      for (const slot of this.#slots.slice(0, files.length)) slot.fork();
      return;
    }
    const { cwd } = this.#suite.request;
    const [first, ...others] = this.#stageErrors.map((error) => readError(error, cwd));
    const hint = [first?.stack, ...others.map(({ stack }) => stack), this.#printed].filter((text) => text !== '').join('\n');
    throw new ExpectedError('framework-config-broken', `playwright could not begin its run: ${first?.message ?? status}`, { hint });
  }

  /** Runs one unit to its `unit-ended`. Never rejects. */
  async run({ lease, slot, file, emit, leave }: UnitRequest): Promise<void> {
    const report = this.#reportOf({ lease, file, emit, leave });
    const running: Running = { report, slot, cut: null, run: null };
    this.#running.set(lease.id, running);
    try {
      report.end(await this.#runUnit(running, file));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      report.end({ kind: 'crashed', message: `the runner could not run the unit: ${message}` });
    }
    this.#running.delete(lease.id);
  }

  cancel(id: LeaseId, reason: 'cancelled' | 'timed-out'): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    const title = running.report.runningTitle();
    const place = title === null ? '' : ` while it ran "${title}"`;
    running.cut ??=
      reason === 'cancelled'
        ? { kind: 'cancelled' }
        : { kind: 'timed-out', message: `the unit was still running; its process was killed${place}` };
    running.run?.cut(running.cut);
  }

  /** Tears down on this agent what was set up on it. */
  async close(): Promise<readonly RunError[]> {
    await Promise.all(this.#slots.map((slot) => slot.close()));
    if (!this.#suite.request.isAlone) for (const place of this.#record.missingTeardowns()) await this.#runSilently(place, 0);
    await Promise.all(this.#slots.map((slot) => slot.close()));
    this.#stageErrors = [];
    await this.#stage.runGlobalTeardown();
    for (const error of this.#stageErrors) this.#fail(error);
    return this.#errors;
  }

  async #runUnit(running: Running, file: TestFile): Promise<UnitEnd> {
    const { report } = running;
    const place = this.#suite.projects.get(file.project);
    if (place === undefined) throw new Error(`there is no project "${file.project}" in the configuration`);
    const { tests, errors } = await this.#tree.testsOf(place, join(this.#suite.request.cwd, file.path));
    if (errors.length > 0) {
      for (const error of errors) report.failed('collection', error);
      return { kind: 'completed' };
    }
    const selected = report.collected(tests);
    for (const id of place.setups) await this.#ensureSetup(id, running.slot);
    const failed = this.#record.failedSetup(place);
    if (failed !== null) {
      report.note(`these tests did not run: the project "${failed}", which they depend on, failed`);
      for (const test of selected) report.settle(test, [{ status: 'skipped', expectedStatus: 'passed', durationMs: 0, errors: [] }]);
      this.#record.ended(file, true);
      return { kind: 'completed' };
    }
    const run = this.#unitRun(place, file, running);
    running.run = run;
    if (running.cut !== null) return running.cut;
    const end = await run.run(selected);
    if (end.kind === 'completed') this.#record.ended(file, run.hasFailed);
    return end;
  }

  #unitRun(place: ProjectPlace, file: TestFile, { report, slot }: { readonly report: UnitReport; readonly slot: number }): UnitRun {
    const own = this.#slots[slot];
    if (own === undefined) throw new Error(`there is no slot ${slot}`);
    return new UnitRun({ suite: this.#suite, slot: own, locks: this.#locks, place, file, env: this.#record.envFor(place), report });
  }

  /** What a set-up project does has to be done on this agent, too; how it went is said by the agent that was lent its tests. */
  #ensureSetup(projectId: string, slot: number): Promise<void> {
    const known = this.#setups.get(projectId);
    if (known !== undefined) return known;
    const place = this.#suite.projects.get(projectId);
    const ensuring = (async () => {
      if (place !== undefined) await this.#runSilently(place, slot);
      await Promise.all(this.#slots.map((each) => each.stopProject(projectId)));
    })();
    this.#setups.set(projectId, ensuring);
    return ensuring;
  }

  /** Runs the files of a project that did not run here yet. */
  async #runSilently(place: ProjectPlace, slot: number): Promise<void> {
    for (const file of this.#record.missing(place.project.id)) {
      const lease: Lease = {
        id: `silent ${file.key}` as LeaseId,
        unit: { id: file.key as never, files: [file.key], slice: null },
        attempt: 1,
        timeoutMs: 0,
      };
      const report = this.#reportOf({ lease, file, emit: () => undefined, leave: () => undefined });
      const { tests } = await this.#tree.testsOf(place, join(this.#suite.request.cwd, file.path));
      const run = this.#unitRun(place, file, { report, slot });
      report.end(await run.run(report.collected(tests)));
      this.#record.ended(file, run.hasFailed);
    }
  }

  #reportOf({ lease, file, emit, leave }: Omit<UnitRequest, 'slot'>): UnitReport {
    const { request, config } = this.#suite;
    const attachmentDir = join(
      request.cacheDir,
      'playwright-attachment',
      `${process.pid}-${lease.id.replaceAll(/\W/gu, '_').slice(0, 64)}`,
    );
    return new UnitReport({ lease, file, cwd: request.cwd, attachmentDir, isQuiet: config.config.quiet, emit, leave });
  }

  #teardownFailed(slot: number, errors: readonly PlaywrightError[]): void {
    const running = [...this.#running.values()].find((one) => one.slot === slot && one.report.isOpen);
    for (const error of errors) {
      if (running === undefined) this.#fail(error);
      else running.report.failed('runner', error);
    }
  }

  #fail(error: PlaywrightError): void {
    const detail = readError(error, this.#suite.request.cwd);
    this.#errors.push({ kind: 'runner', file: null, message: detail.message, detail });
  }

  #reporter(): StageReporter {
    const print = (chunk: string | Buffer): void => {
      this.#printed = (this.#printed + chunk.toString()).slice(-MAX_PRINTED);
    };
    return { version: () => 'v2', onError: (error) => void this.#stageErrors.push(error), onStdOut: print, onStdErr: print };
  }
}
