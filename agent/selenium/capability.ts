/** What a new session is asked for: each browser's usual needs on this machine, and what the suite adds to them. */
import type { Json, JsonObject } from '../../core/suite-spec.ts';
import type { WebDriverRequest } from '../../core/webdriver.ts';

/** Where a browser is to run. */
export type SessionPlace = {
  /** False for a remote end: its machine's browsers, sandboxes and screens are its own matter. */
  readonly isLocal: boolean;
  /** True where Chromium's sandbox refuses to work. */
  readonly isRoot: boolean;
  /** Absolute path of the browser; `null` lets the driver find it. */
  readonly browserPath: string | null;
};

/** The driver must give up a page or a script before we give up the driver: else a slow page would look like a wedged driver. */
const ANSWER_GRACE_MS = 5_000;
/** A browser under test neither updates itself nor greets its user. */
const CHROMIUM_ARGUMENTS = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-quic'];

/**
 * Edge in IE mode. The zones' protected mode and the zoom are not the test machine's to set, so they are ignored; without focus, events are
 * sent to the window instead of being typed, and a session begins without the cookies of the one before.
 */
const IE_OPTIONS = {
  'ie.edgechromium': true,
  'ie.ensureCleanSession': true,
  'ignoreProtectedModeSettings': true,
  'ignoreZoomSetting': true,
  'nativeEvents': false,
  'requireWindowFocus': false,
} as const;

/** Returns `alwaysMatch` of a New Session. */
export function capabilitiesOf(request: WebDriverRequest, place: SessionPlace): JsonObject {
  const waitMs = Math.max(1_000, request.commandDeadlineMs - ANSWER_GRACE_MS);
  const common = { browserName: request.browser, timeouts: { pageLoad: waitMs, script: waitMs } };
  return merge(merge(common, vendorOptions(request, place)), request.capabilities);
}

function vendorOptions({ browser, isHeadless }: WebDriverRequest, { isLocal, isRoot, browserPath }: SessionPlace): JsonObject {
  const binary = isLocal && browserPath !== null ? { binary: browserPath } : {};
  switch (browser) {
    case 'chrome': {
      const args = isLocal ? [...CHROMIUM_ARGUMENTS, ...(isHeadless ? ['--headless=new'] : []), ...(isRoot ? ['--no-sandbox'] : [])] : [];
      return { 'goog:chromeOptions': { args, ...binary }, 'goog:loggingPrefs': { browser: 'ALL' } };
    }
    case 'firefox':
      // The second protocol is how its console is read. An old remote end would refuse a session for it.
      return {
        'moz:firefoxOptions': { args: isLocal && isHeadless ? ['-headless'] : [], ...binary },
        ...(isLocal ? { webSocketUrl: true } : {}),
      };
    case 'internet explorer':
      return { 'se:ieOptions': { ...IE_OPTIONS, ...(isLocal && browserPath !== null ? { 'ie.edgepath': browserPath } : {}) } };
  }
}

/** Objects key by key, lists one after the other, everything else by the second. */
function merge(first: JsonObject, second: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const known = merged[key];
    if (isList(known) && isList(value)) merged[key] = [...known, ...value];
    else merged[key] = isObject(known) && isObject(value) ? merge(known, value) : value;
  }
  return merged;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
