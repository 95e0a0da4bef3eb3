/** The export `shard-run/selenium`: a Vitest test with the browser of its suite. */

import { Session, WebDriver } from 'selenium-webdriver';
import * as chrome from 'selenium-webdriver/chrome.js';
import * as firefox from 'selenium-webdriver/firefox.js';
import { test as base, type TestAPI } from 'vitest';
import { type BrowserName, WEBDRIVER_VARIABLE } from '../../core/webdriver.ts';
import { borrow, type Loan, readEnvironment } from './borrow.ts';
import { keepEvidence, takeEvidence } from './evidence.ts';
import { WatchedExecutor } from './watched-executor.ts';

export { expect } from 'vitest';

/** What a test of `shard-run/selenium` finds in its context. */
export type BrowserFixtures = {
  /** An open session with a blank page, no cookies and no storage. It is ended for you: `quit` is not needed. */
  readonly driver: WebDriver;
  /** The browser as the suite names it, for the few tests that must know. */
  readonly browser: BrowserName;
};

type Made = new (session: Session, executor: WatchedExecutor) => WebDriver;

/** Vitest's `test` with a `driver` fixture. Only tests that name `driver` borrow a session. */
export const test: TestAPI<BrowserFixtures> = base.extend<BrowserFixtures>({
  browser: async ({ task: _ }, use) => use(readEnvironment(process.env[WEBDRIVER_VARIABLE]).browser),
  driver: async ({ task }, use) => {
    const loan = await borrow({ file: task.file.filepath, poolId: Number(process.env['VITEST_POOL_ID'] ?? 1) });
    const executor = new WatchedExecutor(loan);
    await use(driverFor(loan, executor));
    await executor.settled();
    if (task.result?.state === 'fail' && !executor.hasQuit) await keepEvidence(task, await takeEvidence(loan, executor.lines));
    await loan.giveBack(executor.hasQuit ? 'replace' : 'clean', '');
  },
});

/** A driver of the browser's own class, so that what only one browser can do is there. */
function driverFor(loan: Loan, executor: WatchedExecutor): WebDriver {
  const session = new Session(loan.sessionId, { ...loan.capabilities });
  const classes: Readonly<Record<BrowserName, unknown>> = {
    'chrome': chrome.Driver,
    'firefox': firefox.Driver,
    'internet explorer': WebDriver,
  };
  const made = classes[loan.browser] as Made;
  return new made(session, executor);
}
