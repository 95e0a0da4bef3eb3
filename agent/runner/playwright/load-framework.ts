/** Finds and loads the copy of Playwright Test that the project under test installed, never another. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ExpectedError } from '../../../core/expected-error.ts';
import type { CommonModule, PlaywrightModules, RunnerModule, UtilModule } from './framework.ts';

/** Before it, the parts that are needed are other files. */
const OLDEST_MINOR = 60;
/** The contract test runs on both. */
const TESTED = '1.60.0 and 1.65.1';
const INSTALL = 'npm install --save-dev @playwright/test@latest';

/**
 * Resolves `@playwright/test` as seen from `cwd` (or `playwright`, which has the same tests under `playwright/test`); Node's own resolution
 * walks up, so a package of a monorepo finds the copy of its root.
 *
 * @throws ExpectedError `framework-missing` or `framework-too-old`.
 */
export function loadFramework(cwd: string): PlaywrightModules {
  const root = packageRoot(cwd);
  const require = createRequire(join(root, 'package.json'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 1 || (major === 1 && minor < OLDEST_MINOR)) {
    const message = `@playwright/test ${version} is installed in "${cwd}", 1.${OLDEST_MINOR}.0 is the oldest supported version (tested: ${TESTED})`;
    throw new ExpectedError('framework-too-old', message, { hint: INSTALL });
  }
  return {
    version,
    workerEntry: join(root, 'lib/worker/workerProcessEntry.js'),
    common: part<CommonModule>(require, version, 'playwright/lib/common'),
    runner: part<RunnerModule>(require, version, 'playwright/lib/runner'),
    util: part<UtilModule>(require, version, 'playwright/lib/util'),
  };
}

/** The folder of the package `playwright`, where all of Playwright Test is. */
function packageRoot(cwd: string): string {
  const require = createRequire(join(cwd, 'package.json'));
  for (const name of ['@playwright/test/package.json', 'playwright/package.json']) {
    try {
      return dirname(createRequire(require.resolve(name)).resolve('playwright/package.json'));
    } catch {
      // The other name may be installed.
    }
  }
  throw new ExpectedError('framework-missing', `@playwright/test is not installed in "${cwd}" or any directory above it`, {
    hint: INSTALL,
  });
}

function part<Module>(require: NodeJS.Require, version: string, name: string): Module {
  try {
    return require(name) as Module;
  } catch (cause) {
    const message = `@playwright/test ${version} has no "${name}": shard-run knows ${TESTED} and what is between them`;
    throw new ExpectedError('framework-config-broken', message, { hint: 'look for a newer shard-run', cause });
  }
}
