/** Finds the browsers and drivers of this machine: in PATH, and where Windows keeps them. */
import { ExpectedError } from '../../core/expected-error.ts';
import { BROWSER_NAMES, type BrowserName, browserLabel, type WebDriverRequest } from '../../core/webdriver.ts';
import { findProgram } from '../process/find-program.ts';

/** What opens one browser. */
export type Programs = {
  /** Absolute. */
  readonly driver: string;
  /** Absolute; `null` lets the driver look for it. */
  readonly browser: string | null;
};

type Names = {
  readonly driver: string;
  readonly browsers: readonly string[];
  /** Labels of the browsers that the driver opens, as an agent that starts them finds them. */
  readonly startsAs: readonly string[];
  readonly install: string;
};

const EDGE = String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`;
const NAMES: Readonly<Record<BrowserName, Names>> = {
  'chrome': {
    driver: 'chromedriver',
    browsers: ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'chrome'],
    startsAs: ['browser:chromium', 'browser:google-chrome'],
    install: 'apt-get install chromium chromium-driver, or https://googlechromelabs.github.io/chrome-for-testing',
  },
  'firefox': {
    driver: 'geckodriver',
    browsers: ['firefox', 'firefox-esr'],
    startsAs: ['browser:firefox'],
    install:
      'apt-get install firefox-esr, and put geckodriver of https://github.com/mozilla/geckodriver/releases, 0.36 or newer, into PATH',
  },
  'internet explorer': {
    driver: 'IEDriverServer',
    browsers: [EDGE],
    startsAs: ['browser:edge'],
    install: 'on Windows, put IEDriverServer.exe of https://www.selenium.dev/downloads into PATH',
  },
};

/** What needs no driver: Playwright and Puppeteer speak with these over their own wire. A Firefox of the machine opens for its driver alone. */
const SELF_DRIVEN: ReadonlySet<string> = new Set(['browser:chromium', 'browser:google-chrome', 'browser:edge']);

/**
 * Returns the labels of the browsers that can be driven here: those that WebDriver names, where browser and driver are, and those that need no driver.
 * `started` has what was started to see whether it does, and nothing else counts then; `null` where nobody tried, and only the former are known.
 */
export function foundBrowserLabels(started: readonly string[] | null = null): readonly string[] {
  const withDriver = BROWSER_NAMES.filter((browser) => {
    const { driver, browsers, startsAs } = NAMES[browser];
    if (findProgram(driver) === null) return false;
    return started === null ? browsers.some((name) => findProgram(name) !== null) : startsAs.some((label) => started.includes(label));
  });
  return [...withDriver.map(browserLabel), ...(started ?? []).filter((label) => SELF_DRIVEN.has(label))];
}

/** Returns the programs for a request that names no remote end. Throws `browser-unusable`, which says what to install. */
export function programsFor(request: WebDriverRequest): Programs {
  const { driver, browsers, install } = NAMES[request.browser];
  const wanted = request.driverPath ?? driver;
  const driverPath = findProgram(wanted);
  if (driverPath === null) throw missing(`no driver "${wanted}" for the browser "${request.browser}" was found`, install);
  if (request.browserPath === null)
    return { driver: driverPath, browser: browsers.map(findProgram).find((found) => found !== null) ?? null };
  const browserPath = findProgram(request.browserPath);
  if (browserPath === null) throw missing(`no browser "${request.browserPath}" was found`, install);
  return { driver: driverPath, browser: browserPath };
}

/** Returns what installs a browser and its driver, in words. */
export function installHint(browser: BrowserName): string {
  return NAMES[browser].install;
}

function missing(message: string, install: string): ExpectedError {
  return new ExpectedError('browser-unusable', message, { hint: install });
}
