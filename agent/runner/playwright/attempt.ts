/**
 * What became of a test after all of its attempts: Playwright's own rules, as its reporters apply them.
 *
 * A test that was expected to fail and did has passed. One that passed only at a later attempt is flaky; it passes here with the number of retries,
 * and whoever judges the run counts the first attempt. One that no attempt reached (a test before it in its serial group failed) is skipped.
 */
import type { CaseResult, TestError } from '../../../core/outcome.ts';
import type { PlaywrightStatus } from './framework.ts';

export type Attempt = {
  readonly status: PlaywrightStatus;
  readonly expectedStatus: PlaywrightStatus;
  readonly durationMs: number;
  readonly errors: readonly TestError[];
};

/** An error for each attempt is enough to see whether they failed alike. */
const MAX_ERRORS = 10;

export function hasFailed({ status, expectedStatus }: Attempt): boolean {
  return status !== 'skipped' && status !== expectedStatus;
}

/** Returns the result of a test; `attempts` in the order in which they were made, at least one. */
export function caseResult(attempts: readonly Attempt[]): CaseResult {
  const durationMs = attempts.reduce((sum, attempt) => sum + attempt.durationMs, 0);
  const ran = attempts.filter(({ status }) => status !== 'skipped' && status !== 'interrupted');
  if (ran.length === 0) return { outcome: 'skipped', durationMs, frameworkRetries: 0, errors: [] };
  const failed = ran.filter(hasFailed);
  const errors = failed.flatMap(errorsOf).slice(0, MAX_ERRORS);
  const wasSkippedOnPurpose = attempts.some(({ status, expectedStatus }) => status === 'skipped' && expectedStatus === 'skipped');
  const hasPassed = failed.length < ran.length || wasSkippedOnPurpose;
  if (!hasPassed) return { outcome: 'failed', durationMs, frameworkRetries: ran.length - 1, errors };
  // A serial group is run again from its beginning: a test that passed each time is not flaky.
  return { outcome: 'passed', durationMs, frameworkRetries: failed.length, errors };
}

function errorsOf(attempt: Attempt): readonly TestError[] {
  if (attempt.errors.length > 0) return attempt.errors;
  const message = `Expected to ${verb(attempt.expectedStatus)}, but ${attempt.status}.`;
  return [{ message, location: null, diff: null, codeFrame: null, stack: message }];
}

function verb(status: PlaywrightStatus): string {
  return status === 'failed' ? 'fail' : status === 'passed' ? 'pass' : status;
}
