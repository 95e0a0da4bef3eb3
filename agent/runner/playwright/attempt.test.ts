import { describe, expect, test } from 'vitest';
import { type Attempt, caseResult } from './attempt.ts';
import type { PlaywrightStatus } from './framework.ts';

/** `passed`, or `failed!failed` for a test that is expected to fail. */
function attempt(text: string): Attempt {
  const [status, expected = 'passed'] = text.split('!') as [PlaywrightStatus, PlaywrightStatus?];
  const error = { message: `was ${status}`, location: null, diff: null, codeFrame: null, stack: '' };
  return { status, expectedStatus: expected, durationMs: 2, errors: status === 'failed' ? [error] : [] };
}

describe('what a test came to', () => {
  test.each([
    ['passed', 'passed', 0],
    ['failed', 'failed', 0],
    ['timedOut', 'failed', 0],
    ['skipped!skipped', 'skipped', 0],
    ['skipped', 'skipped', 0],
    ['failed!failed', 'passed', 0],
    ['passed!failed', 'failed', 0],
    ['failed passed', 'passed', 1],
    ['failed failed passed', 'passed', 2],
    ['failed failed', 'failed', 1],
    ['passed passed', 'passed', 0],
    ['skipped failed', 'failed', 0],
    ['failed skipped!skipped', 'passed', 1],
    ['failed skipped', 'failed', 0],
  ])('after %s is %s with %i retries', (attempts, outcome, frameworkRetries) => {
    const all = attempts.split(' ').map(attempt);
    expect(caseResult(all)).toMatchObject({ outcome, frameworkRetries, durationMs: all.length * 2 });
  });

  test.each(['passed!failed', 'timedOut', 'failed passed'])('says of %s what went wrong', (attempts) => {
    expect(caseResult(attempts.split(' ').map(attempt)).errors).toHaveLength(1);
  });
});
