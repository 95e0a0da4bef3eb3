/** What every run asks for before it can begin: its reporters, and the cases of `--failed`. */
import type { RunRequest } from '../coordinator/api.ts';
import type { OpenedPage, PageChoice } from './page/open-page.ts';
import type { Reporter } from './reporter/reporter.ts';
import type { RunSetup } from './run-setup.ts';

/** Opens the reporters of the run. Throws `usage`. */
export async function openRunReporters(setup: RunSetup): Promise<Reporter[]> {
  const { openReporters } = await import('./reporter/open-reporters.ts');
  return openReporters(setup.reporters, { cwd: setup.cwd, env: process.env, terminal: setup.terminal, targetMs: setup.targetMs });
}

/** Serves the page when it was asked for; nothing of it is loaded otherwise. Throws what `openPage` throws. */
export async function openWantedPage(choice: PageChoice, { stateDir, history }: RunSetup): Promise<OpenedPage | null> {
  if (isPageUnmentioned(choice)) return null;
  const { openPage } = await import('./page/open-page.ts');
  return openPage(choice, { stateDir, history });
}

function isPageUnmentioned(choice: PageChoice): boolean {
  return choice.page === null && choice['page-proxy-header'] === null && [...choice['page-host'], ...choice['page-deployer']].length === 0;
}

/** Returns the cases to run; `null` is everything. Throws what `readLastFailures` throws. */
export async function readOnly(setup: RunSetup): Promise<RunRequest['settings']['only']> {
  if (!setup.isFailedOnly) return null;
  const { readLastFailures } = await import('./failed-only.ts');
  return readLastFailures(setup.history);
}
