/** What every run asks for before it can begin: its reporters, and the cases of `--failed`. */
import type { RunRequest } from '../coordinator/api.ts';
import type { OpenedPage, PageChoice } from './page/open-page.ts';
import type { LightSpec } from './reporter/open-reporters.ts';
import type { Reporter, ReporterSpec } from './reporter/reporter.ts';
import type { RunSetup } from './run-setup.ts';

/** Opens the reporters of the run. Throws `usage`. */
export async function openRunReporters(setup: RunSetup): Promise<Reporter[]> {
  const { openReporters } = await import('./reporter/open-reporters.ts');
  const { cwd, terminal, targetMs } = setup;
  const opened = openReporters(setup.reporters.filter(isLight), { cwd, env: process.env, terminal, targetMs });
  const pages = setup.reporters.filter((spec) => !isLight(spec));
  if (pages.length === 0) return opened;
  // The page is much to load, and few ask for it.
  const { createHtmlReporter } = await import('./reporter/html.ts');
  return [...opened, ...pages.map(({ file }) => createHtmlReporter(file, cwd))];
}

function isLight(spec: ReporterSpec): spec is LightSpec {
  return spec.name !== 'html';
}

/** The page that a verb was asked for, and the configuration that was named with it. */
export type WantedPage = PageChoice & { readonly config: string | null };

/** Serves the page when it was asked for; nothing of it is loaded otherwise. Throws what `openPage` throws. */
export async function openWantedPage(choice: WantedPage, { cwd, stateDir, history }: RunSetup): Promise<OpenedPage | null> {
  if (isPageUnmentioned(choice)) return null;
  const { openPage } = await import('./page/open-page.ts');
  return openPage(choice, { stateDir, history, cwd, config: choice.config });
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
