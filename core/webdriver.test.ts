import { describe, expect, test } from 'vitest';
import type { Json } from './suite-spec.ts';
import { browserLabel, browserWord, DEFAULT_COMMAND_DEADLINE_MS, isRemoteEndUrl, parseWebDriver } from './webdriver.ts';

describe('a request for a browser', () => {
  test('has everything that was left out', () => {
    expect(parseWebDriver({ browser: 'firefox' })).toMatchObject({
      browser: 'firefox',
      url: null,
      sessions: 'pooled',
      capabilities: {},
      isHeadless: true,
      commandDeadlineMs: DEFAULT_COMMAND_DEADLINE_MS,
    });
  });

  test('reads back what it wrote', () => {
    const request = parseWebDriver({ browser: 'internet explorer', url: 'http://grid:4444/', sessions: 'fresh' });
    expect(parseWebDriver(JSON.parse(JSON.stringify(request)) as Json)).toEqual(request);
  });

  test.each<[string, Json]>([
    ['SHARD_RUN_WEBDRIVER', 'chrome'],
    ['browser', { browser: 'netscape' }],
    ['url', { browser: 'chrome', url: 'http://me:secret@grid' }],
    ['sessions', { browser: 'chrome', sessions: 'old' }],
    ['capabilities', { browser: 'chrome', capabilities: [] }],
    ['commandDeadlineMs', { browser: 'chrome', commandDeadlineMs: 0 }],
    ['driverPath', { browser: 'chrome', driverPath: '' }],
  ])('that is wrong names its key: %s', (key, value) => {
    expect(() => parseWebDriver(value)).toThrow(
      expect.objectContaining({ code: 'config-invalid', message: expect.stringContaining(key) as unknown }),
    );
  });
});

test.each([
  ['http://grid:4444', true],
  ['https://grid/wd/hub', true],
  ['http://user:pass@grid', false],
  ['ftp://grid', false],
  ['grid:4444', false],
])('%s is an address of a remote end: %s', (url, isOne) => expect(isRemoteEndUrl(url)).toBe(isOne));

test('labels and suites have a word without a blank for every browser', () => {
  expect([browserWord('internet explorer'), browserLabel('internet explorer'), browserLabel('chrome')]).toEqual([
    'ie',
    'browser:ie',
    'browser:chrome',
  ]);
});
