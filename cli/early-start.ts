/** Starts the test framework before the command line is understood, where a run is all but certain: everything else loads meanwhile. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { warmRunner } from '../agent/api.ts';
import type { RunnerName } from '../core/suite-spec.ts';

/** With these nothing is run, or not in this process, or with an environment that is settled later. */
const LATER = new Set(['--help', '-h', '--version', '--on', '--ci']);

export type EarlyStart = { readonly cwd: string; readonly cacheDir: string };

/** A guess that may be wrong in both directions: a runner that nobody takes is ended, and one that was not started early is started later. */
export function startEarly(argv: readonly string[]): void {
  const start = planEarlyStart(argv);
  // A project in which a runner has run before: it has a framework, and compiled code to start from.
  if (start !== null && existsSync(path.join(start.cacheDir, 'compile'))) warmRunner(guessRunner(start.cwd), start.cwd, start.cacheDir);
}

/** Of two the first that a run opens. */
function guessRunner(cwd: string): RunnerName {
  const names = readdirSync(cwd);
  const has = (config: string): boolean => names.some((name) => name.startsWith(config));
  return has('playwright.config.') && !has('vitest.config.') ? 'playwright' : 'vitest';
}

/** Takes the arguments of `run`; `null` when there will be no run here. */
export function planEarlyStart(argv: readonly string[]): EarlyStart | null {
  if (argv.some((argument) => LATER.has(argument.split('=', 1)[0] ?? ''))) return null;
  const cwd = path.resolve(givenDirectory(argv));
  return { cwd, cacheDir: path.join(cwd, '.shard-run', 'cache') };
}

function givenDirectory(argv: readonly string[]): string {
  const index = argv.findIndex((argument) => argument === '--cwd' || argument.startsWith('--cwd='));
  if (index === -1) return '.';
  const [, value = argv[index + 1]] = argv[index]?.split(/=(.*)/su) ?? [];
  return value ?? '.';
}
