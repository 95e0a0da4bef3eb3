import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { addSelenium, hasBrowser } from '../support/browser-project.ts';
import { type LaidFixture, layFixture } from '../support/runner-fixture.ts';
import { describeRunner } from './runner-contract.ts';

/** The cases of Vitest's own fixture, in a browser. */
const MIXED = `import { describe } from 'vitest';
import { expect, test } from 'shard-run/selenium';
describe('a', () => {
  test('passes', async ({ driver }) => {
    await driver.get('data:text/html,<title>here</title>');
    expect(await driver.getTitle()).toBe('here');
  });
  test('fails', async ({ driver }) => {
    expect(await driver.getTitle()).toBe('there');
  });
  test.skip('is left out', () => {});
});
test(\`has a title with 'quotes', "more" and $(touch injected)\`, async ({ driver }) => {
  await driver.get('data:text/html,');
});
`;

function lay(): LaidFixture {
  const laid = layFixture('vitest/contract', ['vitest']);
  addSelenium(laid.cwd);
  writeFileSync(join(laid.cwd, 't/mixed.test.js'), MIXED);
  return laid;
}

describe.skipIf(!hasBrowser('chrome'))('with a browser on each slot', () => {
  describeRunner('the Vitest runner', {
    entry: join(import.meta.dirname, '../../agent/runner/vitest/main.ts'),
    lay,
    request: { settings: { webdriver: { browser: 'chrome' } } },
    broken: { settings: { webdriver: { browser: 'chrome', driverPath: '/nowhere/chromedriver' } } },
    files: {
      mixed: 't/mixed.test.js',
      crash: 't/crash.test.js',
      hang: 't/hang.test.js',
      meeting: ['t/meet-a.test.js', 't/meet-b.test.js'],
      leave: 't/leave.test.js',
    },
    outcomes: ['passed', 'failed', 'skipped', 'passed'],
  });
});
