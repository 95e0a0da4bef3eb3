/** The part of a run that this agent has: global set-up, units on slots, teardown. */
import { basename, join } from 'node:path';
import { PLAYWRIGHT_BLOB_TYPE } from '../../../core/artifact.ts';
import { sha256Hex } from '../../../core/digest.ts';
import { ExpectedError } from '../../../core/expected-error.ts';
import { type LeaseId, leaseId, unitId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Lease, RunError, UnitEnd, UnitEvent } from '../../../core/unit.ts';
import type { ArtifactFile } from '../contract.ts';
import { BlobReport } from './blob-report.ts';
import type { GlobalStage, PlaywrightError, PlaywrightTest, StageReporter } from './framework.ts';
import { LockTable } from './lock-table.ts';
import type { OpenSuite } from './open-suite.ts';
import type { ProjectPlace } from './project-place.ts';
import { SetupRecord } from './setup-record.ts';
import { Slot } from './slot.ts';
import { readError } from './test-error.ts';
import type { TestTree } from './test-tree.ts';
import { UnitReport } from './unit-report.ts';
import { UnitRun, type UnitRunOptions } from './unit-run.ts';

export type UnitRequest = {
  readonly lease: Lease;
  readonly slot: number;
  readonly file: TestFile;
  readonly emit: (event: UnitEvent) => void;
  readonly leave: (artifact: ArtifactFile) => void;
};

/** `cut` is how it was told to end, `run` what it does now. */
type SilentRunning = { readonly slot: number; cut: UnitEnd | null; run: UnitRun | null };
type Running = SilentRunning & { readonly report: UnitReport };

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
  #workers = 0;
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
          nextWorkerIndex: () => this.#workers++,
          produced: (projectId, env) => this.#record.produced(projectId, env),
          teardownFailed: (slot, errors) => this.#teardownFailed(slot, errors),
        }),
    );
  }

  /** Forks the first worker process while test files are being loaded, where nothing is to come that would change its environment. */
  async forkAhead(): Promise<void> {
    const { globalSetups, webServers, plugins } = this.#suite.config;
    if (globalSetups.length + webServers.length + plugins.length > 0) return;
    await this.#stage.initialize({});
    this.#slots[0]?.fork();
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
    const overdue = setTimeout(() => this.cancel(lease.id, 'timed-out'), lease.timeoutMs);
    try {
      report.end(await this.#runUnit(running, file, lease));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      report.end({ kind: 'crashed', message: `the runner could not run the unit: ${message}` });
    }
    clearTimeout(overdue);
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
    if (!this.#suite.request.isAlone) await this.#tearDownSetups();
    await Promise.all(this.#slots.map((slot) => slot.close()));
    this.#stageErrors = [];
    await this.#stage.runGlobalTeardown();
    for (const error of this.#stageErrors) this.#fail(error);
    return this.#errors;
  }

  /** The agent that was lent the teardown has done its own. */
  async #tearDownSetups(): Promise<void> {
    const running: SilentRunning = { slot: 0, cut: null, run: null };
    for (const place of this.#record.missingTeardowns()) await this.#runSilently(place, running);
  }

  async #runUnit(running: Running, file: TestFile, lease: Lease): Promise<UnitEnd> {
    const { report } = running;
    const place = this.#suite.projects.get(file.project);
    if (place === undefined) throw new Error(`there is no project "${file.project}" in the configuration`);
    const { tests, errors } = await this.#tree.testsOf(place, join(this.#suite.request.cwd, file.path));
    if (errors.length > 0) {
      for (const error of errors) report.failed('collection', error);
      return { kind: 'completed' };
    }
    const selected = report.collected(tests);
    for (const id of place.setups) await this.#ensureSetup(id, running);
    if (running.cut !== null) return running.cut;
    const blob = this.#wantsBlob(lease, selected) ? await BlobReport.open(this.#suite, selected, this.#blobDir(file, lease)) : null;
    const failed = this.#record.failedSetup(place);
    if (failed !== null) {
      report.note(`these tests did not run: the project "${failed}", which they depend on, failed`);
      for (const test of selected) report.settle(test, [{ status: 'skipped', expectedStatus: 'passed', durationMs: 0, errors: [] }]);
      this.#record.ended(file, true);
      await leaveBlob(report, blob, 'failed');
      return { kind: 'completed' };
    }
    const run = this.#unitRun({ place, file, report, blob }, running);
    const end = await run.run(selected);
    if (end.kind !== 'completed') return end;
    this.#record.ended(file, run.hasFailed);
    await leaveBlob(report, blob, run.hasFailed ? 'failed' : 'passed');
    return end;
  }

  /** Attempts for evidence stay out: merged, they would look like tests of their own. */
  #wantsBlob(lease: Lease, selected: readonly PlaywrightTest[]): boolean {
    return this.#suite.writesBlobs && lease.attempt === 1 && selected.length > 0;
  }

  #blobDir(file: TestFile, lease: Lease): string {
    return join(this.#attachmentDir(file), 'blob', sha256Hex(lease.id));
  }

  /** Makes a run, and makes it what is cut when the unit is. */
  #unitRun({ place, file, report, blob }: Pick<UnitRunOptions, 'place' | 'file' | 'report' | 'blob'>, running: SilentRunning): UnitRun {
    const slot = this.#slots[running.slot];
    if (slot === undefined) throw new Error(`there is no slot ${running.slot}`);
    const run = new UnitRun({ suite: this.#suite, slot, locks: this.#locks, place, file, env: this.#record.envFor(place), report, blob });
    running.run = run;
    if (running.cut !== null) run.cut(running.cut);
    return run;
  }

  /** What a set-up project does has to be done on this agent, too; how it went is said by the agent that was lent its tests. */
  async #ensureSetup(projectId: string, running: Running): Promise<void> {
    const known = this.#setups.get(projectId);
    if (known !== undefined) return known;
    const place = this.#suite.projects.get(projectId);
    const ensuring = (async () => {
      if (place !== undefined) await this.#runSilently(place, running);
      await Promise.all(this.#slots.map((slot) => slot.stopProject(projectId)));
    })();
    this.#setups.set(projectId, ensuring);
    await ensuring;
    // Who comes next begins again where a cancelled unit left off.
    if (running.cut !== null) this.#setups.delete(projectId);
  }

  /** Runs the files of a project that did not run here yet. */
  async #runSilently(place: ProjectPlace, running: SilentRunning): Promise<void> {
    for (const file of this.#record.missing(place.project.id)) {
      const id = leaseId(`set-up ${file.key}`);
      const lease: Lease = { id, unit: { id: unitId(id), files: [file.key], slice: null }, attempt: 1, timeoutMs: 0 };
      const report = this.#reportOf({ lease, file, emit: () => undefined, leave: () => undefined });
      const { tests, errors } = await this.#tree.testsOf(place, join(this.#suite.request.cwd, file.path));
      const run = this.#unitRun({ place, file, report, blob: null }, running);
      const end = await run.run(report.collected(tests));
      report.end(end);
      if (end.kind === 'completed') this.#record.ended(file, run.hasFailed || errors.length > 0);
    }
  }

  #reportOf({ lease, file, emit, leave }: Omit<UnitRequest, 'slot'>): UnitReport {
    const { request, config } = this.#suite;
    return new UnitReport({
      lease,
      file,
      cwd: request.cwd,
      attachmentDir: this.#attachmentDir(file),
      isQuiet: config.config.quiet,
      emit,
      leave,
    });
  }

  #attachmentDir(file: TestFile): string {
    const outputDir = this.#suite.projects.get(file.project)?.project.project.outputDir ?? this.#suite.request.cacheDir;
    return join(outputDir, 'attachment');
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

async function leaveBlob(report: UnitReport, blob: BlobReport | null, status: 'passed' | 'failed'): Promise<void> {
  await blob?.close(status);
  if (blob !== null) report.left({ name: basename(blob.path), contentType: PLAYWRIGHT_BLOB_TYPE, path: blob.path });
}
