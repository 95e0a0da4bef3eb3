/** NOT TESTED where no Java 17 or no Maven Central can be had, or no Chromium: said on standard error. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findProgram } from '../../deploy/local-fleet/require.ts';
import { addSelenium, hasBrowser } from '../support/browser-project.ts';
import { CliProject } from '../support/cli-project.ts';
import { ExplorerRemoteEnd } from '../support/remote-end.ts';
import { findReportErrors } from '../support/report-schema.ts';
import { SeleniumGrid } from '../support/selenium-grid/grid.ts';
import { findGrid } from '../support/selenium-grid/grid-jar.ts';

const CHROMEDRIVER = hasBrowser('chrome') ? findProgram('chromedriver') : null;
const GRID = CHROMEDRIVER === null ? null : await findGrid();
/** A Grid, a dozen processes and half a minute in which a session has nothing to do. */
const DEADLINE_MS = 300_000;
/** Far more than any command of these tests takes, so that no other session is ended. */
const SESSION_TIMEOUT_S = 20;

const PAGE = `import { appendFileSync } from 'node:fs';
import { expect, test } from 'shard-run/selenium';
for (const turn of ['first', 'second'])
  test(turn + ' shows its title', async ({ driver, browser }) => {
    appendFileSync('sessions.txt', browser + ' ' + (await driver.getSession()).getId() + '\\n');
    await driver.get('data:text/html,<title>' + turn + '</title>');
    expect(await driver.getTitle()).toBe(turn);
  });
test('third fails', async ({ driver }) => {
  await driver.get('data:text/html,<title>wrong page</title>');
  expect(await driver.getTitle()).toBe('right page');
});
`;
/** The Grid counts from the last command, which is answered before this waits: a slow machine only waits longer. */
const IDLE = `import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'shard-run/selenium';
test('goes on after a silence', async ({ driver }) => {
  await driver.get('data:text/html,<title>one</title>');
  if (!existsSync('idle')) {
    writeFileSync('idle', '');
    await new Promise((resolve) => setTimeout(resolve, ${(SESSION_TIMEOUT_S + 1) * 1_000}));
  }
  expect(await driver.getTitle()).toBe('one');
});
`;
/** The parent of the browser is its driver, which the Grid started. */
const KILLED = `import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'shard-run/selenium';
test('goes on after a death', async ({ driver }) => {
  await driver.get('data:text/html,<title>two</title>');
  if (!existsSync('killed')) {
    const browser = (await driver.getCapabilities()).get('goog:processID');
    writeFileSync('killed', '');
    process.kill(Number(readFileSync('/proc/' + browser + '/stat', 'latin1').split(') ').at(-1).split(' ')[1]), 'SIGKILL');
  }
  expect(await driver.getTitle()).toBe('two');
});
`;

type Case = {
  readonly suite: string;
  readonly name: string;
  readonly outcome: string;
  readonly flaky: boolean;
  readonly attempts: readonly { readonly artifacts?: readonly { readonly name: string; readonly path: string }[] }[];
};

function configured(suites: string): CliProject {
  const files = { 'page.test.js': PAGE, 'idle.test.js': IDLE, 'killed.test.js': KILLED };
  const project = new CliProject(
    {
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`t/${name}`, text])),
      'page.config.mjs': "export default { test: { include: ['t/page*'] } };\n",
      'lost.config.mjs': "export default { test: { include: ['t/{idle,killed}*'], testTimeout: 120_000 } };\n",
      'shard.config.ts': `export default { suites: [${suites}] };\n`,
    },
    { deadlineMs: DEADLINE_MS },
  );
  addSelenium(project.folder);
  return project;
}

describe.skipIf(GRID === null || process.platform !== 'linux')('a real Selenium Grid', { timeout: DEADLINE_MS }, () => {
  const explorer = new ExplorerRemoteEnd();
  let grid: SeleniumGrid;
  beforeAll(async () => {
    if (GRID === null || CHROMEDRIVER === null) return;
    await explorer.start();
    grid = await SeleniumGrid.start(GRID, { chromedriver: CHROMEDRIVER, explorerUrl: explorer.url, sessionTimeoutS: SESSION_TIMEOUT_S });
  }, DEADLINE_MS);
  afterAll(async () => {
    await grid?.[Symbol.asyncDispose]();
    await explorer[Symbol.asyncDispose]();
  });

  test('gives its browsers to one run: sessions are pooled, a failure leaves its page, and a session that the Grid loses fails no test', async () => {
    const chrome = `{ browser: 'chrome', capabilities: { 'goog:chromeOptions': { args: ['--headless=new', '--no-sandbox', '--no-first-run'] } } }`;
    const webdriver = `webdriver: { url: '${grid.url}', sessionDeadline: '3m' }`;
    using project = configured(`
      { name: 'page', configFile: 'page.config.mjs', browsers: [${chrome}, 'internet explorer'], ${webdriver} },
      { name: 'lost', configFile: 'lost.config.mjs', browsers: [${chrome}], ${webdriver} },
    `);
    const { code, stdout, stderr } = await project.run(['--slots', '2', '--reporter', 'default', '--reporter', 'json=report.json']);
    const said = `${stdout}${stderr}\n${grid.said}`;
    expect(code, said).toBe(1);
    const report: unknown = JSON.parse(readFileSync(project.path('report.json'), 'utf8'));
    expect(findReportErrors(report)).toEqual([]);
    const { cases } = report as { readonly cases: readonly Case[] };
    expect(cases.map(({ suite, name, outcome, flaky }) => `${suite} ${name} ${outcome}${flaky ? ' flaky' : ''}`).toSorted(), said).toEqual([
      'lost-chrome goes on after a death passed',
      'lost-chrome goes on after a silence passed',
      'page-chrome first shows its title passed',
      'page-chrome second shows its title passed',
      'page-chrome third fails failed',
      'page-ie first shows its title passed',
      'page-ie second shows its title passed',
      'page-ie third fails failed',
    ]);
    expect([existsSync(project.path('idle')), existsSync(project.path('killed'))]).toEqual([true, true]);
    const sessions = readFileSync(project.path('sessions.txt'), 'utf8').trim().split('\n');
    expect([sessions.length, new Set(sessions).size, explorer.asked.length], said).toEqual([4, 2, 1]);
    for (const { suite, attempts } of cases.filter(({ outcome }) => outcome === 'failed')) {
      const left = new Map(attempts[0]?.artifacts?.map((artifact) => [artifact.name, readFileSync(project.path(artifact.path))]));
      expect([left.get('screenshot.png')?.subarray(1, 4).toString(), left.get('page.html')?.toString()], suite).toEqual([
        'PNG',
        expect.stringContaining('wrong page'),
      ]);
    }
    expect(project.processesLeft()).toEqual([]);
  });

  test('that has no such browser is named before anything is sent or started, with what it has', async () => {
    using project = configured(`{ name: 'page', configFile: 'page.config.mjs', browsers: ['firefox'], webdriver: { url: '${grid.url}' } }`);
    const { code, stderr } = await project.run([]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/has no browser "firefox": it has (?=.*"chrome" on "linux")(?=.*"internet explorer")/u),
    ]);
    expect(existsSync(path.join(project.folder, '.shard-run/runs'))).toBe(false);
  });
});
