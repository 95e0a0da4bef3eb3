/** What a test said of itself. */
export type TestOutcome = 'passed' | 'failed' | 'skipped';

/** What became of an attempt that says nothing about the test. */
export type InfrastructureOutcome = 'agent-lost' | 'timed-out' | 'cancelled';

/** How one attempt of one case ended. */
export type AttemptOutcome = TestOutcome | InfrastructureOutcome;

/** What a run proved. `incomplete` is neither: something is missing. */
export type Verdict = 'green' | 'red' | 'incomplete';

/** One error of a case or a file, as text ready to be shown. */
export type TestError = {
  /** First line, without colours: `AssertionError: expected 1 to be 2`. */
  readonly message: string;
  /** The frame in the user's code, `path:line:column` relative to the run's directory; `null` when unknown. */
  readonly location: string | null;
  /** Expected against received, unified, without colours; `null` when the assertion has none. */
  readonly diff: string | null;
  /** Source lines around `location` with a caret; `null` when unknown. */
  readonly codeFrame: string | null;
  /** The whole stack, paths mapped to sources; empty when there is none. */
  readonly stack: string;
};

/** The result of one attempt of one case, as the runner reports it. */
export type CaseResult = {
  readonly outcome: TestOutcome;
  /** Wall time of the case with its own hooks (`beforeEach`), in milliseconds, fractional. */
  readonly durationMs: number;
  /** 0-based count of the framework's own retries that were needed (Vitest's `retry`); above 0 with `passed` is a flaky pass. */
  readonly frameworkRetries: number;
  /** Empty unless failed, or passed after retries. */
  readonly errors: readonly TestError[];
};

/** Where a unit's time on a file went, in milliseconds. */
export type FileTiming = {
  /** Import and transform of the test file and what it imports. */
  readonly loadMs: number;
  /** Environment and set-up files, and a worker's boot when the unit had to wait for it. */
  readonly setupMs: number;
  /** Sum of suite-level hooks and cases. */
  readonly testMs: number;
};
