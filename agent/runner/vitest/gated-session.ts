/**
 * Vitest's whole run as one call in which nothing runs until a lease asks for it.
 *
 * `runTestSpecifications` is called once, with every file of the manifest, and spans the run: global set-up before, coverage and teardown
 * after it, exactly as in `vitest run`. Each file's place in its pool is a `Gate`. A unit takes a worker, links it to its file's gate, and
 * sends it the request that Vitest made of the gate, with the slice's cases selected. See docs/design/0003-resident-runner.md.
 */
import { join } from 'node:path';
import type { FileKey, LeaseId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { RunError, UnitEnd } from '../../../core/unit.ts';
import { toTestError } from '../test-error.ts';
import { type Child, ChildDeath } from './child.ts';
import { ChildPool, type Seat } from './child-pool.ts';
import { closeVitest, endRun } from './close-vitest.ts';
import type { CancelReason, Closing, Driver, UnitRequest } from './driver.ts';
import type { PoolOptions } from './framework.ts';
import { GATE_POOL, Gate } from './gate.ts';
import { IdleGauge } from './idle-gauge.ts';
import { nameSeparator } from './name-pattern.ts';
import type { OpenSuite } from './open-suite.ts';
import type { ProjectSetting } from './project-setting.ts';
import { runRequest } from './run-request.ts';
import { ObsoleteSnapshots } from './snapshot-notice.ts';
import { UnitReport } from './unit-report.ts';
import { GATE_POOL_MODULE, offerGatePool } from './v3/gate-pool.ts';

type Running = { child: Child; readonly report: UnitReport; end: UnitEnd | null };

/** Vitest keeps a table of worker ids as long as `maxWorkers` and walks it once a file. */
const LEAST_WORKERS = 2;

export class GatedSession implements Driver {
  readonly #suite: OpenSuite;
  readonly #seats = new Map<FileKey, Seat>();
  readonly #keyByPlace = new Map<string, FileKey>();
  readonly #running = new Map<LeaseId, Running>();
  /** What follows on a slot, where no worker was booted ahead for it. */
  readonly #following = new Map<number, Seat>();
  readonly #children: ChildPool;
  readonly #gauge = new IdleGauge();
  readonly #errors: RunError[] = [];
  readonly #allHeld = Promise.withResolvers<void>();
  #expected = 0;
  #runs = 0;
  #run: Promise<unknown> | null = null;
  /** What happened that a new instance would not have behind it: a clause. */
  roughness: string | null = null;

  constructor(suite: OpenSuite) {
    this.#suite = suite;
    const { request, hasCoverage, vitest } = suite;
    const isCacheHarmful = hasCoverage && vitest.config.coverage.provider !== 'istanbul';
    this.#children = new ChildPool(suite, {
      compileCacheDir: isCacheHarmful ? null : join(request.cacheDir, 'compile'),
      onTeardownError: (error) => this.#noteTeardownError(error),
    });
  }

  async prepare(files: readonly TestFile[]): Promise<void> {
    this.#expected = files.length;
    if (files.length === 0) return;
    const { vitest, request, projects, framework } = this.#suite;
    for (const setting of projects.values()) this.#replacePool(setting, files.length);
    if (framework.version.major === 3) offerGatePool(this.#suite, (options, setting) => this.#createGate(options, setting));
    const specifications = files.map((file) => {
      const { project } = projects.get(file.project) as ProjectSetting;
      const moduleId = join(request.cwd, file.path).replaceAll('\\', '/');
      this.#keyByPlace.set(place(project.name, moduleId), file.key);
      return project.createSpecification(moduleId);
    });
    if (this.#suite.hasCoverage) await createCoverage(this.#suite);
    this.#run = vitest.runTestSpecifications(specifications, true);
    this.#run.catch(() => {});
    await Promise.race([this.#allHeld.promise, this.#run.then(() => this.#explainEarlyEnd())]);
    this.#bootFirst(files);
  }

  async run(unit: UnitRequest): Promise<void> {
    const { lease, slot, files, emit, leave } = unit;
    const [file] = files;
    const { request, vitest, framework, attachments } = this.#suite;
    const separator = nameSeparator(framework.version.major);
    const report = new UnitReport({ lease, files, cwd: request.cwd, separator, config: vitest.config, emit, leave, attachments });
    const seat = file === undefined ? undefined : this.#seats.get(file.key);
    if (seat === undefined) {
      report.end({ kind: 'crashed', message: `the runner was not prepared for "${file?.path}"` });
      return;
    }
    this.#following.delete(slot);
    const running: Running = { child: this.#children.take(seat, slot), report, end: null };
    this.#running.set(lease.id, running);
    const timer = setTimeout(() => this.cancel(lease.id, 'timed-out'), lease.timeoutMs);
    const end = await this.#runOn(running, seat, unit).catch((error: unknown) => this.#endOfFailure(running, error));
    clearTimeout(timer);
    this.#running.delete(lease.id);
    report.end(running.end ?? end);
  }

  expect(files: readonly TestFile[], slot: number): void {
    const [file] = files;
    const seat = file === undefined ? undefined : this.#seats.get(file.key);
    if (seat === undefined) return;
    // A boot costs the same CPU whenever it happens: ahead of time it only hides its latency, which a saturated machine does not have to offer.
    // There it begins the moment that the slot is free, not when the agent has heard of it and has answered.
    if (this.#gauge.hasSpareCore()) this.#children.bootAhead(seat, slot);
    else this.#following.set(slot, seat);
  }

  cancel(leaseId: LeaseId, reason: CancelReason): void {
    const running = this.#running.get(leaseId);
    if (running === undefined || running.end !== null) return;
    this.roughness ??= 'one of its units was stopped';
    running.end = reason === 'cancelled' ? { kind: 'cancelled' } : { kind: 'timed-out', message: timeoutMessage(running.report) };
    running.child.abort();
    this.#children.kill(running.child);
  }

  async close(stays: boolean): Promise<Closing> {
    for (const { gate } of this.#seats.values()) gate.finish();
    if (!(await this.#children.close())) this.roughness ??= 'a test process of it did not end';
    const close = stays ? endRun : closeVitest;
    const closing = await close(this.#suite, this.#run, new ObsoleteSnapshots());
    return { errors: [...this.#errors, ...closing.errors], notices: closing.notices };
  }

  /** One pass, and a second one for cases that the first one's pattern could not tell from others. */
  async #runOn(running: Running, seat: Seat, { lease, slot }: UnitRequest): Promise<UnitEnd> {
    const { report } = running;
    const end: UnitEnd = { kind: 'completed' };
    for (let slice = lease.unit.slice; ; ) {
      const { child } = running;
      seat.gate.link(child, report);
      await child.ready;
      this.#runs += 1;
      const options = { slice, slot, workerId: this.#expected + this.#runs, version: this.#suite.framework.version };
      const response = await child.run(runRequest(seat, options));
      if (response.error !== undefined && response.error !== null) report.runFailed(response.error);
      slice = report.nextPass();
      // The books are closed before the worker is torn down: the slot is free now.
      if (slice === null) report.end(end);
      seat.gate.unlink(child);
      this.#children.giveBack(seat, slot, child, response);
      if (slice === null) {
        this.#bootFollowing(slot);
        return end;
      }
      running.child = this.#children.take(seat, slot);
    }
  }

  #bootFollowing(slot: number): void {
    const seat = this.#following.get(slot);
    if (seat !== undefined && this.#following.delete(slot)) this.#children.bootAhead(seat, slot);
  }

  #endOfFailure({ child, report }: Running, error: unknown): UnitEnd {
    this.roughness ??= 'one of its test processes failed';
    this.#children.kill(child);
    const title = report.runningTitle();
    const during = title === null ? '' : ` while it ran "${title.join(' > ')}"`;
    if (error instanceof ChildDeath) return { kind: 'crashed', message: `the test process ${error.message}${during}` };
    report.runFailed(error);
    return { kind: 'crashed', message: `the test process could not start: ${toTestError(error, this.#suite.request.cwd).message}` };
  }

  /** One group and room for all files: Vitest hands out every file at once, and the order is the coordinator's. */
  #replacePool(setting: ProjectSetting, files: number): void {
    if (setting.gatePool === null) return;
    const { config } = setting.project;
    config.pool = this.#suite.framework.version.major === 3 ? GATE_POOL_MODULE : GATE_POOL;
    config.poolRunner = { name: GATE_POOL, createPoolWorker: (options) => this.#createGate(options, setting) };
    config.maxWorkers = Math.max(files, LEAST_WORKERS);
    config.sequence.groupOrder = 0;
  }

  #createGate(options: PoolOptions, setting: ProjectSetting): Gate {
    const isFork = setting.gatePool === 'forks' || setting.gatePool === 'vmForks';
    const isVm = setting.gatePool === 'vmForks' || setting.gatePool === 'vmThreads';
    const onHeld = (gate: Gate): void => {
      const [file] = gate.held.run.context.files;
      const key = this.#keyByPlace.get(place(setting.project.name, file?.filepath ?? ''));
      if (key !== undefined) this.#seats.set(key, { gate, setting });
      if (this.#seats.size === this.#expected) this.#allHeld.resolve();
    };
    return new Gate(options, { cacheFs: isFork, reportMemory: isVm, onHeld });
  }

  /** The first unit of every slot need not wait for a boot either; which file it is matters only by project and environment. */
  #bootFirst(files: readonly TestFile[]): void {
    for (let slot = 0; slot < Math.min(this.#suite.request.slots, files.length); slot += 1) {
      const file = files[slot];
      if (file !== undefined) this.expect([file], slot);
    }
  }

  #explainEarlyEnd(): never {
    const [error] = this.#suite.vitest.state.getUnhandledErrors();
    throw error instanceof Error
      ? error
      : new Error(toTestError(error ?? 'vitest ended its run before it began', this.#suite.request.cwd).message);
  }

  #noteTeardownError(error: unknown): void {
    const detail = toTestError(error, this.#suite.request.cwd);
    this.#errors.push({ kind: 'runner', file: null, message: detail.message, detail });
  }
}

async function createCoverage({ vitest }: OpenSuite): Promise<void> {
  if (vitest.createCoverageProvider !== undefined) await vitest.createCoverageProvider();
  else {
    await vitest.initCoverageProvider?.();
    await vitest.coverageProvider?.clean(vitest.config.coverage.clean);
  }
}

function place(project: string, moduleId: string): string {
  return `${project}\0${moduleId}`;
}

function timeoutMessage(report: UnitReport): string {
  const title = report.runningTitle();
  if (title !== null) return `"${title.join(' > ')}" was still running; its process was killed`;
  return report.isCollected
    ? 'the file was still running; its process was killed'
    : 'the file was still being loaded; its process was killed';
}
