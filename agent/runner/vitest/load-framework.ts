/** Finds and imports the copy of Vitest that the project under test installed, never another. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ExpectedError } from '../../../core/expected-error.ts';
import type { VitestModule } from './framework.ts';

export type LoadedFramework = { readonly module: VitestModule; readonly version: FrameworkVersion };
export type FrameworkVersion = { readonly text: string; readonly major: number; readonly minor: number };

const OLDEST_MAJOR = 3;

/**
 * Imports `vitest/node` as seen from `cwd`; Node's own resolution walks up, so a package of a monorepo finds the copy of its root.
 *
 * @throws ExpectedError `framework-missing` or `framework-too-old`.
 */
export async function loadFramework(cwd: string): Promise<LoadedFramework> {
  const require = createRequire(join(cwd, 'package.json'));
  const version = installedVersion(require, cwd);
  if (version.major < OLDEST_MAJOR) {
    throw new ExpectedError('framework-too-old', `vitest ${version.text} is installed in "${cwd}", 3.0.0 is the oldest supported version`, {
      hint: 'npm install --save-dev vitest@latest',
    });
  }
  const module = (await import(pathToFileURL(require.resolve('vitest/node')).href)) as VitestModule;
  return { module, version };
}

export function parseVersion(text: string): FrameworkVersion {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return { text, major, minor };
}

export function isAtLeast(version: FrameworkVersion, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}

function installedVersion(require: NodeJS.Require, cwd: string): FrameworkVersion {
  try {
    const path = join(dirname(require.resolve('vitest/package.json')), 'package.json');
    const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
    return parseVersion(version);
  } catch (cause) {
    throw new ExpectedError('framework-missing', `vitest is not installed in "${cwd}" or any directory above it`, {
      hint: 'npm install --save-dev vitest',
      cause,
    });
  }
}
