/** Finds modules that run in a process of their own: `.ts` where the sources run unbuilt, `.js` in the published package. */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunnerName } from '../../core/suite-spec.ts';

const EXTENSION = extname(fileURLToPath(import.meta.url));

function entry(path: string): string {
  return fileURLToPath(new URL(`${path}${EXTENSION}`, import.meta.url));
}

/** The runners by name; each module speaks `agent/runner/contract.ts` over its IPC channel. */
export const RUNNER_ENTRY: Readonly<Record<RunnerName, string>> = {
  vitest: entry('../runner/vitest/main'),
  playwright: entry('../runner/playwright/main'),
  command: entry('../runner/command/main'),
};
