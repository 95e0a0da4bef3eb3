/** A project whose tests open browsers, with `shard-run/selenium` as a package would give it to any version of Vitest. */
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foundBrowserLabels, installHint } from '../../agent/selenium/program.ts';
import { type BrowserName, browserLabel } from '../../core/webdriver.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The package's copy of its sources: outside `node_modules`, where Node strips no types. */
const COPY = 'shard-run-copy';

/** False where the browser or its driver is not installed; says so, because whoever reads the result must know what it does not say. */
export function hasBrowser(browser: BrowserName): boolean {
  const isThere = foundBrowserLabels().includes(browserLabel(browser));
  if (!isThere) process.stderr.write(`NOT TESTED: the browser "${browser}": ${installHint(browser)}\n`);
  return isThere;
}

/** Gives the project `shard-run/selenium` and `selenium-webdriver`. Vitest must be in its `node_modules` already. */
export function addSelenium(cwd: string): void {
  for (const folder of ['core', 'agent/selenium'])
    cpSync(join(ROOT, folder), join(cwd, COPY, folder), { recursive: true, filter: (source) => !source.endsWith('.test.ts') });
  writeFileSync(join(cwd, COPY, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(ROOT, 'node_modules/selenium-webdriver'), join(cwd, 'node_modules/selenium-webdriver'), 'junction');
  const shell = join(cwd, 'node_modules/shard-run');
  mkdirSync(shell);
  writeFileSync(join(shell, 'package.json'), JSON.stringify({ type: 'module', exports: { './selenium': './selenium.js' } }));
  writeFileSync(join(shell, 'selenium.js'), `export * from '../../${COPY}/agent/selenium/test.ts';\n`);
}
