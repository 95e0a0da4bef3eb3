import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addSelenium, hasBrowser } from '../support/browser-project.ts';
import { CliProject } from '../support/cli-project.ts';
import { ExplorerRemoteEnd, RemoteEnd } from '../support/remote-end.ts';
import { findReportErrors } from '../support/report-schema.ts';

const TITLE = `import { expect, test } from 'shard-run/selenium';
test('shows its title', async ({ driver, browser }) => {
  await driver.get('data:text/html,<title>' + browser + '</title>');
  expect(await driver.getTitle()).toBe(browser);
});
`;
const PLAIN = `import { expect, test } from 'vitest';\ntest('adds', () => expect(1 + 1).toBe(2));\n`;

type Case = { readonly suite: string; readonly file: string; readonly outcome: string };

function matrix(url: string): string {
  return `export default {
  suites: [
    { name: 'unit', configFile: 'unit.config.mjs' },
    { name: 'web', configFile: 'web.config.mjs', browsers: ['chrome', { browser: 'internet explorer', url: '${url}' }] },
  ],
};
`;
}

function configured(files: Readonly<Record<string, string>>): CliProject {
  const project = new CliProject({
    'unit.config.mjs': "export default { test: { include: ['unit/**'] } };\n",
    'web.config.mjs': "export default { test: { include: ['web/**'] } };\n",
    ...files,
  });
  addSelenium(project.folder);
  return project;
}

describe.skipIf(!hasBrowser('chrome'))('one run over suites with browsers and without', () => {
  test('runs each browser test once in each browser, and leaves no process behind', async () => {
    await using explorer = new ExplorerRemoteEnd();
    await explorer.start();
    using project = configured({
      'unit/a.test.js': PLAIN,
      'web/a.test.js': TITLE,
      'shard.config.ts': matrix(explorer.url),
    });
    const { code, stdout, stderr } = await project.run(['--slots', '2', '--reporter', 'json=report.json']);
    expect(code, stdout + stderr).toBe(0);
    const report: unknown = JSON.parse(readFileSync(project.path('report.json'), 'utf8'));
    expect(findReportErrors(report)).toEqual([]);
    const { cases } = report as { readonly cases: readonly Case[] };
    expect(cases.map(({ suite, file, outcome }) => `${suite} ${file} ${outcome}`).toSorted()).toEqual([
      'unit unit/a.test.js passed',
      'web-chrome web/a.test.js passed',
      'web-ie web/a.test.js passed',
    ]);
    expect(explorer.asked).toHaveLength(1);
    expect(project.processesLeft()).toEqual([]);
  });
});

describe('a browser that no machine has', () => {
  test.each([
    ['here', []],
    ['and a coordinator that nobody reaches', ['--on', '127.0.0.1:9']],
  ])('is named by its Grid before anything is sent or started: %s', async (_, on) => {
    const slots = [{ stereotype: { browserName: 'firefox', platformName: 'linux' } }];
    await using grid = new RemoteEnd(() => ({ status: 200, value: { ready: true, nodes: [{ slots }] } }));
    const suite = `{ name: 'web', browsers: ['internet explorer'], webdriver: { url: '${await grid.listen()}' } }`;
    using project = configured({ 'web/a.test.js': TITLE, 'shard.config.ts': `export default { suites: [${suite}] };\n` });
    const { code, stderr } = await project.run(on);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/has no browser "internet explorer": it has "firefox" on "linux"/u)]);
    expect(existsSync(project.path('.shard-run/runs'))).toBe(false);
  });

  test('is named by its label before anything runs', async () => {
    using project = configured({
      'web/a.test.js': TITLE,
      'shard.config.ts': "export default { suites: [{ name: 'web', configFile: 'web.config.mjs', browsers: ['internet explorer'] }] };\n",
    });
    const { code, stdout, stderr } = await project.run([]);
    expect(code, stdout + stderr).toBe(3);
    expect(stdout + stderr).toContain('browser:ie');
  });
});
