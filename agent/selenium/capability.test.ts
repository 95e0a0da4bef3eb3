import { describe, expect, test } from 'vitest';
import { parseWebDriver } from '../../core/webdriver.ts';
import { capabilitiesOf } from './capability.ts';

const HERE = { isLocal: true, isRoot: false, browserPath: '/usr/bin/browser' };
const THERE = { isLocal: false, isRoot: false, browserPath: null };

describe('what a session is asked for', () => {
  test("is what the machine needs, and the suite's own behind it", () => {
    const request = parseWebDriver({
      browser: 'chrome',
      commandDeadlineMs: 20_000,
      capabilities: { 'acceptInsecureCerts': true, 'goog:chromeOptions': { args: ['--lang=de'] } },
    });
    expect(capabilitiesOf(request, { ...HERE, isRoot: true })).toMatchObject({
      'browserName': 'chrome',
      'acceptInsecureCerts': true,
      'timeouts': { pageLoad: 15_000, script: 15_000 },
      'goog:chromeOptions': {
        args: expect.arrayContaining(['--headless=new', '--no-sandbox', '--lang=de']) as unknown,
        binary: '/usr/bin/browser',
      },
    });
  });

  test.each([
    ['chrome', 'goog:chromeOptions', { args: [] }],
    ['firefox', 'moz:firefoxOptions', { args: [] }],
  ])('leaves the screen, the sandbox and the path of %s to a remote end', (browser, key, options) => {
    expect(capabilitiesOf(parseWebDriver({ browser, url: 'http://grid' }), THERE)).toMatchObject({ [key]: options });
  });

  test.each([
    ['on this machine', HERE, true],
    ['at a remote end, which may be too old for it', THERE, undefined],
  ])("is Firefox's second protocol, for its console, %s", (_, place, webSocketUrl) => {
    expect(capabilitiesOf(parseWebDriver({ browser: 'firefox' }), place)['webSocketUrl']).toBe(webSocketUrl);
  });

  test('is Edge in IE mode for Internet Explorer, and any of its options may be said otherwise', () => {
    const request = parseWebDriver({ browser: 'internet explorer', capabilities: { 'se:ieOptions': { nativeEvents: true } } });
    expect(capabilitiesOf(request, HERE)).toMatchObject({
      'browserName': 'internet explorer',
      'se:ieOptions': {
        'ie.edgechromium': true,
        'ie.edgepath': '/usr/bin/browser',
        'ie.ensureCleanSession': true,
        'ignoreProtectedModeSettings': true,
        'ignoreZoomSetting': true,
        'nativeEvents': true,
        'requireWindowFocus': false,
      },
    });
  });

  test.each([true, false])('shows the browser when asked to: headless %s', (isHeadless) => {
    const { 'goog:chromeOptions': options } = capabilitiesOf(parseWebDriver({ browser: 'chrome', isHeadless }), HERE);
    expect(JSON.stringify(options).includes('--headless')).toBe(isHeadless);
  });
});
