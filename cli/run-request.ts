/** What every run asks for before it can begin: its reporters, and the cases of `--failed`. */
import path from 'node:path';
import type { Coordinator, PoolCoordinator, RunRequest } from '../coordinator/api.ts';
import type { Log } from './log.ts';
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

/** A coordinator whose agents are worth looking at, and where it says what it does. */
type Served = { readonly coordinator: Coordinator; readonly log: Log };

/** Serves the page when it was asked for, with the agents of the coordinator when there are any to look at; nothing of it is loaded otherwise. Throws what `openPage` throws. */
export async function openWantedPage(choice: WantedPage, setup: RunSetup, served: Served | null): Promise<OpenedPage | null> {
  if (isPageUnmentioned(choice)) return null;
  const [{ openPage }, { ownPool }, { ledgerSources }] = await Promise.all([
    import('./page/open-page.ts'),
    import('./page/pool-source.ts'),
    import('./page/ledger-source.ts'),
  ]);
  const { cwd, stateDir, history } = setup;
  const parts = served === null ? {} : { pool: ownPool(served.coordinator), log: served.log };
  return openPage(choice, { stateDir, cwd, config: choice.config }, { ...parts, ledger: ledgerSources({ stateDir, history }) });
}

/** The same for a shared coordinator, which is asked for once it is there. */
export async function openPoolPage(
  choice: WantedPage & { readonly cwd: string | null; readonly history: string | null },
  { stateDir, log, coordinator }: { readonly stateDir: string; readonly log: Log; readonly coordinator: () => PoolCoordinator | null },
): Promise<OpenedPage | null> {
  if (isPageUnmentioned(choice)) return null;
  const [{ openPage }, { projectSources, sharedPool }] = await Promise.all([
    import('./page/open-page.ts'),
    import('./page/pool-source.ts'),
  ]);
  const history = choice.history === null ? null : path.resolve(choice.history);
  const parts = { log, ledger: projectSources(stateDir, history), pool: sharedPool(coordinator) };
  return openPage(choice, { stateDir, cwd: choice.cwd, config: choice.config }, parts);
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
