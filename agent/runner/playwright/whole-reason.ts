/** Says why a file may not be cut into slices: Playwright divides a file among workers only where its author allowed it. */
import type { PlaywrightSuite, PlaywrightTest } from './framework.ts';

/** Returns the reason in words; `null` when each test may run in any worker. */
export function wholeReason(tests: readonly PlaywrightTest[]): string | null {
  if (tests.some((test) => test.repeatEachIndex > 0)) return 'its tests are repeated, and repeats have one title';
  const ordered = tests.find((test) => !isFree(test));
  if (ordered === undefined) return null;
  return isIn(ordered, 'serial')
    ? 'it has tests that run one after the other (`serial`)'
    : 'its tests run in order in one worker (not `fullyParallel`)';
}

function isFree(test: PlaywrightTest): boolean {
  return isIn(test, 'parallel') && !isIn(test, 'serial') && !isIn(test, 'default');
}

function isIn(test: PlaywrightTest, mode: PlaywrightSuite['_parallelMode']): boolean {
  return parents(test).some((suite) => suite._parallelMode === mode);
}

/** The suites around a test, innermost first. */
export function parents(test: PlaywrightTest): readonly PlaywrightSuite[] {
  const found: PlaywrightSuite[] = [];
  for (let suite: PlaywrightSuite | undefined = test.parent; suite !== undefined; suite = suite.parent) found.push(suite);
  return found;
}
