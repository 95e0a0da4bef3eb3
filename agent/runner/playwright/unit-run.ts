/** Runs the tests of one unit in the worker process of its slot, one group of tests with the same fixtures after the other, with Playwright's retries. */
import { join } from 'node:path';
import type { TestFile } from '../../../core/test-file.ts';
import type { UnitEnd } from '../../../core/unit.ts';
import { type Attempt, hasFailed } from './attempt.ts';
import type { BlobReport } from './blob-report.ts';
import type { GroupEnd, PlaywrightError, PlaywrightTest, TestEnd } from './framework.ts';
import { GroupPlan } from './group-plan.ts';
import type { LockTable } from './lock-table.ts';
import type { OpenSuite } from './open-suite.ts';
import type { ProjectPlace } from './project-place.ts';
import type { Slot } from './slot.ts';
import { readError } from './test-error.ts';
import type { Environment, TestProcess } from './test-process.ts';
import type { UnitReport } from './unit-report.ts';

export type UnitRunOptions = {
  readonly suite: OpenSuite;
  readonly slot: Slot;
  readonly locks: LockTable;
  readonly place: ProjectPlace;
  readonly file: TestFile;
  /** What the set-up projects left in the environment. */
  readonly env: Environment;
  readonly report: UnitReport;
  /** Playwright's own account of the unit, where the suite wants one. */
  readonly blob: BlobReport | null;
};

/** A second is what a cancelled unit may take in all; what a process tears down within this is torn down. */
const CANCEL_GRACE_MS = 600;

export class UnitRun {
  readonly #options: UnitRunOptions;
  readonly #attempts = new Map<string, Attempt[]>();
  #current: PlaywrightTest | null = null;
  #cut: UnitEnd | null = null;

  constructor(options: UnitRunOptions) {
    this.#options = options;
  }

  /** True when a test came to a bad end, or something outside of tests did. */
  hasFailed = false;

  /** Runs the tests; resolves to how that ended. */
  async run(tests: readonly PlaywrightTest[]): Promise<UnitEnd> {
    const groups = Map.groupBy(tests, (test) => test._workerHash);
    for (const group of groups.values()) {
      if (this.#cut !== null) break;
      const batches: (readonly PlaywrightTest[])[] = [group];
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
        const next = await this.#runBatch(batch);
        // What was cut short would have been tried again: nothing is known of it.
        if (this.#cut !== null) break;
        batches.push(...next);
        const open = new Set(next.flat());
        for (const test of batch) if (!open.has(test)) this.#settle(test);
      }
    }
    return this.#cut ?? { kind: 'completed' };
  }

  /** Ends it soon: the process is asked to stop, then killed. */
  cut(end: UnitEnd): void {
    this.#cut ??= end;
    void this.#options.slot.stop(CANCEL_GRACE_MS);
  }

  /** Returns what is left to run of the batch, and what is to be tried again. */
  async #runBatch(batch: readonly PlaywrightTest[]): Promise<readonly (readonly PlaywrightTest[])[]> {
    if (batch.every(({ expectedStatus }) => expectedStatus === 'skipped')) {
      for (const test of batch) this.#record(test, skipped(test));
      for (const test of batch) this.#options.blob?.gaveUp(test, 'skipped', []);
      return [];
    }
    const { slot, locks, suite } = this.#options;
    const release = await locks.take([...new Set(batch.flatMap((test) => test._locks ?? []))]);
    const plan = new GroupPlan(batch, this.#attempts);
    const end = await this.#runIn(plan, batch).finally(release);
    if (this.#cut !== null || plan.isClean(end)) return [];
    this.#account(plan, end);
    void slot.stop();
    const { remaining, retries } = plan.next();
    const next = suite.config.retryStrategy === 'isolated' ? [remaining, retries] : [[...remaining, ...retries]];
    const wanted = next.filter((tests) => tests.length > 0);
    if (wanted.length > 0) slot.fork();
    return wanted;
  }

  async #runIn(plan: GroupPlan, batch: readonly PlaywrightTest[]): Promise<GroupEnd> {
    const { slot, place, env, file, report, blob, suite } = this.#options;
    const [first] = batch;
    if (first === undefined) throw new Error('assertion failed: a batch has a test');
    const askedAtMs = performance.now();
    const process = await slot.processFor({ place, test: first, env });
    // A process that was started behind the cut knows nothing of it.
    if (this.#cut !== null) return NOTHING_RAN;
    const sentAtMs = performance.now();
    report.spent('setup', sentAtMs - askedAtMs);
    const stopListening = this.#listen(process, plan, sentAtMs);
    const stopWriting = blob?.listen(process);
    const end = await process.run({
      file: join(suite.request.cwd, file.path),
      entries: batch.map((test) => ({
        testId: test.id,
        retry: this.#attempts.get(test.id)?.length ?? 0,
        planAnnotations: test._planAnnotations ?? [],
      })),
    });
    stopListening();
    stopWriting?.();
    return end;
  }

  #listen(process: TestProcess, plan: GroupPlan, sentAtMs: number): () => void {
    const { report } = this.#options;
    const known = new Map(plan.remaining.map((test) => [test.id, test]));
    let isLoaded = false;
    const stops = [
      process.on('testBegin', ({ testId }) => {
        const test = known.get(testId);
        if (test === undefined || !plan.has(testId)) return;
        if (!isLoaded) report.spent('load', performance.now() - sentAtMs);
        isLoaded = true;
        this.#current = test;
        if (test.expectedStatus !== 'skipped') report.started(test);
      }),
      process.on('testEnd', (ended) => {
        const test = known.get(ended.testId);
        if (test === undefined || !plan.has(ended.testId) || this.#cut !== null) return;
        this.#current = null;
        const attempt = this.#attemptOf(ended);
        this.#record(test, attempt);
        if (plan.ended(test, attempt, !ended.hasNonRetriableError)) this.#settle(test);
      }),
      process.on('attach', (attachment) => report.attached(known.get(attachment.testId) ?? null, attachment)),
      process.on('stdOut', (chunk) => report.printed('stdout', chunk, this.#current)),
      process.on('stdErr', (chunk) => report.printed('stderr', chunk, this.#current)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** What the process did not run, and why: some tests take the blame, the others are skipped or go to another process. */
  #account(plan: GroupPlan, end: GroupEnd): void {
    const unknown = new Set(end.fatalUnknownTestIds ?? []);
    for (const test of plan.remaining) if (unknown.has(test.id)) this.#blame(plan, [test], [{ message: NOT_FOUND }]);
    if (end.fatalErrors.length > 0) this.#blame(plan, plan.remaining, end.fatalErrors);
    const setupFailed = new Set(end.skipTestsDueToSetupFailure);
    this.#blame(
      plan,
      plan.remaining.filter(({ id }) => setupFailed.has(id)),
      [],
    );
    if (end.unexpectedExit !== undefined)
      this.#blame(plan, this.#current === null ? plan.remaining : [this.#current], [end.unexpectedExit]);
    this.#current = null;
    this.#blame(plan, plan.afterSerialFailure(), []);
  }

  /** The first of the tests gets the errors, the others are skipped; with no test left the errors are the run's. */
  #blame(plan: GroupPlan, tests: readonly PlaywrightTest[], errors: readonly PlaywrightError[]): void {
    const { report, blob, suite } = this.#options;
    for (const [index, test] of tests.entries()) {
      const own = index === 0 ? errors.map((error) => readError(error, suite.request.cwd)) : [];
      const status = own.length > 0 ? 'failed' : 'skipped';
      this.#record(test, { status, expectedStatus: test.expectedStatus, durationMs: 0, errors: own });
      blob?.gaveUp(test, status, index === 0 ? errors : []);
      plan.giveUp(test);
    }
    if (tests.length > 0 || errors.length === 0) return;
    this.hasFailed = true;
    for (const error of errors) {
      report.failed('runner', error);
      blob?.failed(error);
    }
  }

  #attemptOf({ status, expectedStatus, duration, errors }: TestEnd): Attempt {
    const { cwd } = this.#options.suite.request;
    return { status, expectedStatus, durationMs: duration, errors: errors.map((error) => readError(error, cwd)) };
  }

  #record(test: PlaywrightTest, attempt: Attempt): void {
    this.#attempts.set(test.id, [...(this.#attempts.get(test.id) ?? []), attempt]);
  }

  #settle(test: PlaywrightTest): void {
    const attempts = this.#attempts.get(test.id) ?? [];
    const last = attempts.at(-1);
    // A test that passed at last counts as passed for those that stand on it.
    if (last !== undefined && hasFailed(last)) this.hasFailed = true;
    this.#options.report.settle(test, attempts);
  }
}

const NOTHING_RAN: GroupEnd = { fatalErrors: [], skipTestsDueToSetupFailure: [] };
const NOT_FOUND = 'Test not found in the worker process. Make sure test title does not change.';

function skipped({ expectedStatus }: PlaywrightTest): Attempt {
  return { status: 'skipped', expectedStatus, durationMs: 0, errors: [] };
}
