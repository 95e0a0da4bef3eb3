/**
 * What a suite of browser tests asks for: which browser, where, and how its sessions are kept.
 *
 * The configuration makes it, the Vitest runner reads it from the suite's settings, and the tests find it in one variable of their environment.
 * So it is JSON, and one function turns whatever JSON there is into it or says what is wrong. A browser is named as WebDriver names it; labels
 * and suites need a word without a blank, which stands in the table. See docs/design/0010-webdriver-session.md.
 */
import { ExpectedError } from './expected-error.ts';
import type { Json, JsonObject } from './suite-spec.ts';

/** The variable in which tests find a `WebDriverRequest` as JSON. */
export const WEBDRIVER_VARIABLE = 'SHARD_RUN_WEBDRIVER';

const WORD_OF = { 'chrome': 'chrome', 'firefox': 'firefox', 'internet explorer': 'ie' } as const;

/** A browser as WebDriver's `browserName` has it. */
export type BrowserName = keyof typeof WORD_OF;
/** All of them. */
export const BROWSER_NAMES = Object.keys(WORD_OF) as readonly BrowserName[];

/** One browser of a suite's matrix. */
export type WebDriverRequest = {
  readonly browser: BrowserName;
  /** A remote end or Grid, without credentials; `null` starts a driver of this machine for each session. */
  readonly url: string | null;
  /** `pooled` cleans a session and lends it again; `fresh` makes one for each test. */
  readonly sessions: 'pooled' | 'fresh';
  /** Merged into what is asked for by itself: objects key by key, lists one after the other. */
  readonly capabilities: JsonObject;
  /** False shows the browser; means something only where this machine starts it. */
  readonly isHeadless: boolean;
  /** Absolute path, or a name in PATH; `null` looks for the usual ones. */
  readonly driverPath: string | null;
  readonly browserPath: string | null;
  /** What answers no command for so long is wedged. 1 s to an hour. */
  readonly commandDeadlineMs: number;
  /** How long a new session may take, queue of a Grid included. 1 s to an hour. */
  readonly sessionDeadlineMs: number;
};

/** A page that loads for longer is a failing test (`timeouts` below it, see `capability.ts`), so this is the driver's own silence. */
export const DEFAULT_COMMAND_DEADLINE_MS = 45_000;
/** A cold browser on a busy machine takes ten seconds; a Grid that is full may take a while more. */
export const DEFAULT_SESSION_DEADLINE_MS = 60_000;
const DEADLINE_MS = { least: 1_000, most: 3_600_000 } as const;

/** Returns the browser's word in labels and names of suites: `ie` for `internet explorer`. */
export function browserWord(browser: BrowserName): string {
  return WORD_OF[browser];
}

/** Returns the label of machines that can open the browser: `browser:chrome`. */
export function browserLabel(browser: BrowserName): string {
  return `browser:${browserWord(browser)}`;
}

/** Returns the request with everything that was left out. Throws `config-invalid`, which names the key. */
export function parseWebDriver(value: Json): WebDriverRequest {
  if (!isObject(value)) refuse('', value, 'an object such as { "browser": "chrome" }');
  const { browser, url, sessions, capabilities, isHeadless, driverPath, browserPath } = value;
  if (!BROWSER_NAMES.includes(browser as BrowserName)) refuse('browser', browser, BROWSER_NAMES.map((name) => `"${name}"`).join(' or '));
  if (sessions !== undefined && sessions !== 'pooled' && sessions !== 'fresh') refuse('sessions', sessions, '"pooled" or "fresh"');
  if (capabilities !== undefined && !isObject(capabilities)) refuse('capabilities', capabilities, 'an object');
  if (isHeadless !== undefined && typeof isHeadless !== 'boolean') refuse('isHeadless', isHeadless, 'true or false');
  return {
    browser: browser as BrowserName,
    url: parseUrl(url),
    sessions: sessions ?? 'pooled',
    capabilities: capabilities ?? {},
    isHeadless: isHeadless ?? true,
    driverPath: parsePath('driverPath', driverPath),
    browserPath: parsePath('browserPath', browserPath),
    commandDeadlineMs: parseDeadline('commandDeadlineMs', value['commandDeadlineMs'], DEFAULT_COMMAND_DEADLINE_MS),
    sessionDeadlineMs: parseDeadline('sessionDeadlineMs', value['sessionDeadlineMs'], DEFAULT_SESSION_DEADLINE_MS),
  };
}

/** True for an address of HTTP without credentials: whoever reads a journal or a log would read them, too. */
export function isRemoteEndUrl(url: string): boolean {
  return /^https?:\/\/[^\s/@]+(?:\/[^\s@]*)?$/u.test(url);
}

function parseUrl(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || !isRemoteEndUrl(value)) refuse('url', value, 'a URL such as "http://grid:4444", without credentials');
  return value.replace(/\/+$/u, '');
}

function parsePath(key: string, value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || value === '') refuse(key, value, 'a path');
  return value;
}

function parseDeadline(key: string, value: Json | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  const { least, most } = DEADLINE_MS;
  if (typeof value !== 'number' || value < least || value > most) refuse(key, value, `milliseconds from ${least} to ${most}`);
  return value;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(key: string, value: unknown, expected: string): never {
  const name = key === '' ? WEBDRIVER_VARIABLE : `${WEBDRIVER_VARIABLE}.${key}`;
  throw new ExpectedError('config-invalid', `${name} cannot be ${JSON.stringify(value)}: expected ${expected}`, {
    hint: `correct "webdriver" of the suite in shard.config.ts, or the variable ${WEBDRIVER_VARIABLE}`,
  });
}
