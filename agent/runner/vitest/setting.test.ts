import { expect, test } from 'vitest';
import { maxPerAgentOf, parseSettings } from './setting.ts';

test.each([
  ['no browser', {}, null],
  ['a browser that runs beside others', { webdriver: { browser: 'chrome' } }, null],
  ['Internet Explorer on the machine itself', { webdriver: { browser: 'internet explorer' } }, 1],
  ['Internet Explorer behind a Grid', { webdriver: { browser: 'internet explorer', url: 'http://grid' } }, null],
])('a suite with %s has so many units at once on an agent', (_, settings, limit) => {
  expect(maxPerAgentOf(parseSettings(settings))).toBe(limit);
});
