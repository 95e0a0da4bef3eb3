import { expect, test } from 'vitest';
import { isOffered, type Stereotype, stereotypeInWords } from './stereotype.ts';

const CHROME: Stereotype = { browserName: 'chrome', browserVersion: '118.0.5993', platformName: 'Windows 11' };

test.for<[string, Stereotype, Stereotype, boolean]>([
  ['the browser alone', { browserName: 'chrome' }, CHROME, true],
  ['another browser', { browserName: 'firefox' }, CHROME, false],
  ['the browser in another case', { browserName: 'chrome' }, { browserName: 'Chrome' }, true],
  ['a version as far as it goes', { browserName: 'chrome', browserVersion: '118' }, CHROME, true],
  ['another version', { browserName: 'chrome', browserVersion: '119' }, CHROME, false],
  ['a channel', { browserName: 'chrome', browserVersion: 'stable' }, CHROME, true],
  ['a version where the slot says none', { browserName: 'chrome', browserVersion: '118' }, { browserName: 'chrome' }, true],
  ['a platform of the family', { browserName: 'chrome', platformName: 'windows' }, CHROME, true],
  ['a platform of another family', { browserName: 'chrome', platformName: 'linux' }, CHROME, false],
  ['a platform of which nothing is known', { browserName: 'chrome', platformName: 'any' }, CHROME, true],
  ['what is no text', { browserName: 'chrome', browserVersion: 118, platformName: null }, CHROME, true],
])('a slot of a Grid and a wish for %s', ([, wish, offer, expected]) => {
  expect(isOffered(wish, offer)).toBe(expected);
});

test('what was wished for is said with all that it was chosen by', () => {
  expect(stereotypeInWords(CHROME)).toBe('"chrome" 118.0.5993 on "windows 11"');
});
