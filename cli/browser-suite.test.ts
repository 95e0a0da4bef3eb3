import { describe, expect, test } from 'vitest';
import { PLAIN_SUITE, type SuiteSpec } from '../core/suite-spec.ts';
import { expandBrowsers } from './browser-suite.ts';

const SUITE: SuiteSpec = { ...PLAIN_SUITE, suite: 'web', cwd: '/p', configFile: null, filters: [], projects: [], labels: ['gpu'] };

describe('a suite with a matrix of browsers', () => {
  test('is itself without one', () => {
    expect(expandBrowsers(SUITE, {})).toEqual([SUITE]);
  });

  test('is one suite a browser; what one says for itself goes before what is said for all', () => {
    const specs = expandBrowsers(SUITE, {
      browsers: [
        'firefox',
        { browser: 'chrome', name: 'wide', sessions: 'pooled', commandDeadline: '2m' },
        { browser: 'internet explorer', url: 'http://grid' },
      ],
      webdriver: { sessions: 'fresh', headless: false },
    });
    expect(specs.map(({ suite, labels, settings }) => [suite, labels, settings['webdriver']])).toEqual([
      ['web-firefox', ['gpu', 'browser:firefox'], expect.objectContaining({ browser: 'firefox', sessions: 'fresh', isHeadless: false })],
      [
        'web-wide',
        ['gpu', 'browser:chrome'],
        expect.objectContaining({ browser: 'chrome', sessions: 'pooled', commandDeadlineMs: 120_000 }),
      ],
      ['web-ie', ['gpu'], expect.objectContaining({ browser: 'internet explorer', url: 'http://grid' })],
    ]);
  });

  test.each([
    ['two of one name', { browsers: ['chrome', 'chrome'] as const }],
    ['settings without a browser', { webdriver: { url: 'http://grid' } }],
  ])('is refused with %s', (_, config) => {
    expect(() => expandBrowsers(SUITE, config)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });
});
