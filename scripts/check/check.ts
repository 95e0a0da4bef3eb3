/** What the gate asks of each check: a name, and the list of what is wrong. */

/** A problem as one or more lines of text, ready to be shown. */
export type Problem = string;

export type CheckResult = {
  /** Empty when all is well. */
  readonly problems: readonly Problem[];
  /** What was looked at, for the summary: `84 files`. Empty when there is nothing to say. */
  readonly note: string;
  /** Counted tests, when the check runs tests. */
  readonly tests?: { readonly passed: number; readonly failed: number };
};

export type Check = {
  readonly name: string;
  run(): Promise<CheckResult>;
};
