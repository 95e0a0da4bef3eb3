/** The keeper of a suite's browser sessions, which outlives the workers of single files and dies with this runner. */
import { browserLabel, WEBDRIVER_VARIABLE, type WebDriverRequest } from '../../../core/webdriver.ts';
import type { Borrower, WebDriverEnvironment } from '../../selenium/keeper-message.ts';
import { type KeeperProcess, startKeeper } from '../../selenium/keeper-process.ts';
import { foundBrowserLabels } from '../../selenium/program.ts';
import type { VitestInstance } from './framework.ts';

/** Vitest's own default: a browser takes that long to start on a busy machine, and none of it would be the test's fault. */
const VITEST_TEST_TIMEOUT_MS = 5_000;
/** Above the time that a wedged driver is given, so that it is found out before the test is blamed. */
const TEST_TIMEOUT_FACTOR = 2;

export type Loss = { readonly borrower: Borrower; readonly message: string };

/**
 * True where the browser is not installed. Every agent opens every suite, also one that its labels keep away from it, so that is no fault until
 * a unit comes. A remote end, a driver or a browser that the suite names itself needs no label, and has to be there.
 */
export function isElsewhere({ browser, url, driverPath, browserPath }: WebDriverRequest): boolean {
  if (url !== null || driverPath !== null || browserPath !== null) return false;
  return !foundBrowserLabels().includes(browserLabel(browser));
}

/** Opens the first session, and tells the tests where the others are to be had. Throws `browser-unusable` or `remote-end-unusable`. */
export async function keepSessions(request: WebDriverRequest, onLost: (loss: Loss) => void): Promise<KeeperProcess> {
  const keeper = await startKeeper({ request, onLost });
  process.env[WEBDRIVER_VARIABLE] = JSON.stringify({ ...request, keeper: keeper.address } satisfies WebDriverEnvironment);
  return keeper;
}

/** Gives tests with a browser more time than Vitest's default; what the user has decided stays. */
export function raiseTestTimeout({ config, projects }: VitestInstance, { commandDeadlineMs }: WebDriverRequest): void {
  for (const one of [config, ...projects.map((project) => project.config)]) {
    if (one.testTimeout === VITEST_TEST_TIMEOUT_MS) one.testTimeout = commandDeadlineMs * TEST_TIMEOUT_FACTOR;
  }
}
