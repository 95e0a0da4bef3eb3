/**
 * Which tests a worker process is given next, after it has given an account of the last ones.
 *
 * A worker stops at the first failure. The tests behind it go to a new worker, those of a serial group are skipped, and what failed is tried
 * again as long as it has retries: a serial group from its beginning. These are the rules of Playwright's dispatcher; two of them are visible to
 * users (worker fixtures are made anew after a failure, a serial group is retried whole) and all of them to hooks.
 */
import type { Attempt } from './attempt.ts';
import { hasFailed } from './attempt.ts';
import type { GroupEnd, PlaywrightSuite, PlaywrightTest } from './framework.ts';
import { parents } from './whole-reason.ts';

/** Tests that need the same worker, in the order of their file, and what became of them. */
export class GroupPlan {
  readonly #attempts: ReadonlyMap<string, readonly Attempt[]>;
  readonly #remaining: Map<string, PlaywrightTest>;
  readonly #failed = new Set<PlaywrightTest>();
  readonly #hopeless = new Set<PlaywrightTest | PlaywrightSuite>();

  /** `attempts` by test id; kept up to date by whoever calls. */
  constructor(tests: readonly PlaywrightTest[], attempts: ReadonlyMap<string, readonly Attempt[]>) {
    this.#remaining = new Map(tests.map((test) => [test.id, test]));
    this.#attempts = attempts;
  }

  /** Tests that the worker has not ended yet. */
  get remaining(): readonly PlaywrightTest[] {
    return [...this.#remaining.values()];
  }

  has(testId: string): boolean {
    return this.#remaining.has(testId);
  }

  /** Returns whether nothing that happens later can change what the test came to. */
  ended(test: PlaywrightTest, attempt: Attempt, isRetriable: boolean): boolean {
    this.#remaining.delete(test.id);
    const isFailure = hasFailed(attempt);
    if (isFailure) this.#failed.add(test);
    if (!isRetriable) for (const hopeless of [test, ...serialSuites(test)]) this.#hopeless.add(hopeless);
    return serialSuites(test).length === 0 && (!isFailure || !isRetriable || !this.#hasRetryLeft(test));
  }

  /** True when the worker did all that it was given, and may be given more. */
  isClean(end: GroupEnd): boolean {
    const { fatalErrors, skipTestsDueToSetupFailure, fatalUnknownTestIds, unexpectedExit, stoppedDueToUnhandledErrorInTestFail } = end;
    const trouble = [...fatalErrors, ...skipTestsDueToSetupFailure, ...(fatalUnknownTestIds ?? [])].length;
    const isWhole = trouble === 0 && unexpectedExit === undefined && stoppedDueToUnhandledErrorInTestFail !== true;
    return isWhole && this.#remaining.size === 0 && this.#failed.size === 0;
  }

  /** Remaining tests that stand in a serial group with one that failed: they are not run any more in this round. */
  afterSerialFailure(): readonly PlaywrightTest[] {
    const broken = this.#brokenSerialSuites();
    return this.remaining.filter((test) => parents(test).some((suite) => broken.has(suite)));
  }

  /** A test that could not be run counts as failed: it is tried again when it has retries. */
  giveUp(test: PlaywrightTest): void {
    this.#remaining.delete(test.id);
    this.#failed.add(test);
  }

  /** What is given to the next worker, and what is tried again. */
  next(): { readonly remaining: readonly PlaywrightTest[]; readonly retries: readonly PlaywrightTest[] } {
    const candidates = new Set([...this.#failed].filter((test) => !this.#hopeless.has(test)));
    for (const suite of this.#brokenSerialSuites()) for (const test of suite.allTests()) candidates.add(test);
    return { remaining: this.remaining, retries: [...candidates].filter((test) => this.#hasRetryLeft(test)) };
  }

  #hasRetryLeft(test: PlaywrightTest): boolean {
    return (this.#attempts.get(test.id)?.length ?? 0) < test.retries + 1;
  }

  /** Outermost serial suites around failed tests, but for those that are beyond hope. */
  #brokenSerialSuites(): ReadonlySet<PlaywrightSuite> {
    const broken = new Set<PlaywrightSuite>();
    for (const test of this.#failed) {
      const outermost = this.#hopeless.has(test) ? undefined : serialSuites(test).at(-1);
      if (outermost !== undefined && !this.#hopeless.has(outermost)) broken.add(outermost);
    }
    return broken;
  }
}

/** Innermost first. */
function serialSuites(test: PlaywrightTest): readonly PlaywrightSuite[] {
  return parents(test).filter((suite) => suite._parallelMode === 'serial');
}
