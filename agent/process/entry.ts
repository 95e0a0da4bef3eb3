/** Finds modules that run in a process of their own: `.ts` where the sources run unbuilt, `.js` in the published package. */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXTENSION = extname(fileURLToPath(import.meta.url));

function entry(path: string): string {
  return fileURLToPath(new URL(`${path}${EXTENSION}`, import.meta.url));
}

/** The runner of Vitest projects. */
export const VITEST_RUNNER_ENTRY = entry('../runner/vitest/main');
