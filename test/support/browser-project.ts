/** A project whose tests open browsers, with `shard-run/selenium` as a package would give it to any version of Vitest. */
import { accessSync, constants, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** The package's copy of its sources: outside `node_modules`, where Node strips no types. */
const COPY = 'shard-run-copy';

/** False where no driver of Chromium is installed; says so once, because whoever reads the result must know what it does not say. */
export function hasChromeDriver(): boolean {
  const isThere = (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, 'chromedriver'), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!isThere) process.stderr.write('NOT TESTED: browsers, for want of chromedriver: apt-get install chromium-driver\n');
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
