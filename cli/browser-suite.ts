/** Makes a suite of browser tests one suite for each browser of its matrix. */
import { ExpectedError } from '../core/expected-error.ts';
import type { SuiteSpec } from '../core/suite-spec.ts';
import {
  type BrowserName,
  browserLabel,
  browserWord,
  DEFAULT_COMMAND_DEADLINE_MS,
  DEFAULT_SESSION_DEADLINE_MS,
  parseWebDriver,
} from '../core/webdriver.ts';
import type { BrowserOption, VitestSuite, WebDriverOption } from './config/suite-option.ts';
import { parseDuration } from './option/option.ts';

/** Of a suite's name, in reports and on the command line. */
const MAX_NAME_CHARACTERS = 64;

/** Returns the suite itself when it names no browsers. Throws `config-invalid` when two of them would have one name. */
export function expandBrowsers(spec: SuiteSpec, { browsers, webdriver }: Pick<VitestSuite, 'browsers' | 'webdriver'>): SuiteSpec[] {
  if (browsers === undefined && webdriver !== undefined) {
    throw new ExpectedError('config-invalid', `suites "${spec.suite}": webdriver says how to open browsers, and there is no "browsers"`, {
      hint: "add browsers: ['chrome']",
    });
  }
  if (browsers === undefined) return [spec];
  const specs = browsers.map((each) => ofBrowser(spec, { ...webdriver, ...toOption(each) }));
  const names = specs.map(({ suite }) => suite);
  const twice = names.find((name, index) => names.indexOf(name) !== index || name.length > MAX_NAME_CHARACTERS);
  if (twice === undefined) return specs;
  throw new ExpectedError('config-invalid', `suites "${spec.suite}": browsers make two suites "${twice}", or one with too long a name`, {
    hint: `give the browsers names: { browser: 'chrome', name: 'chrome-wide' }`,
  });
}

function toOption(browser: BrowserName | BrowserOption): BrowserOption {
  return typeof browser === 'string' ? { browser } : browser;
}

/** A remote end has its browsers wherever the agent is; a driver or browser of one's own is where one has put it. Everything else needs a label. */
function ofBrowser(spec: SuiteSpec, option: BrowserOption): SuiteSpec {
  const { browser, name } = option;
  const isEverywhere = [option.url, option.driver, option.binary].some((each) => each !== undefined);
  return {
    ...spec,
    suite: `${spec.suite}-${name ?? browserWord(browser)}`,
    labels: isEverywhere ? spec.labels : [...spec.labels, browserLabel(browser)],
    settings: { ...spec.settings, webdriver: parseWebDriver(requestOf(browser, option)) },
  };
}

function requestOf(browser: BrowserName, option: WebDriverOption): Parameters<typeof parseWebDriver>[0] {
  const { url, sessions, capabilities, headless, driver, binary, commandDeadline, sessionDeadline } = option;
  return {
    browser,
    url: url ?? null,
    sessions: sessions ?? 'pooled',
    capabilities: capabilities ?? {},
    isHeadless: headless ?? true,
    driverPath: driver ?? null,
    browserPath: binary ?? null,
    commandDeadlineMs: durationOf(commandDeadline, DEFAULT_COMMAND_DEADLINE_MS),
    sessionDeadlineMs: durationOf(sessionDeadline, DEFAULT_SESSION_DEADLINE_MS),
  };
}

function durationOf(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : (parseDuration(text) ?? otherwise);
}
