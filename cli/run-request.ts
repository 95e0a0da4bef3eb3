/** What every run asks for before it can begin: its reporters, and the cases of `--failed`. */
import type { RunRequest } from '../coordinator/api.ts';
import type { Reporter } from './reporter/reporter.ts';
import type { RunSetup } from './run-setup.ts';

/** Opens the reporters of the run. Throws `usage`. */
export async function openRunReporters(setup: RunSetup): Promise<Reporter[]> {
  const { openReporters } = await import('./reporter/open-reporters.ts');
  return openReporters(setup.reporters, { cwd: setup.cwd, env: process.env, terminal: setup.terminal, targetMs: setup.targetMs });
}

/** Returns the cases to run; `null` is everything. Throws what `readLastFailures` throws. */
export async function readOnly(setup: RunSetup): Promise<RunRequest['settings']['only']> {
  if (!setup.isFailedOnly) return null;
  const { readLastFailures } = await import('./failed-only.ts');
  return readLastFailures(setup.history);
}
