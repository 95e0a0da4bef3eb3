/** Opens the project's own Playwright Test as `playwright test` would, without its browsers, its servers and its reporters. */
import { ExpectedError } from '../../../core/expected-error.ts';
import type { SuiteRequest } from '../contract.ts';
import type { ConfigLocation, ConfigOverrides, PlaywrightConfig, PlaywrightModules, PlaywrightProject } from './framework.ts';
import { loadFramework } from './load-framework.ts';
import { type ProjectPlace, projectPlaces } from './project-place.ts';

export type OpenSuite = {
  readonly request: SuiteRequest;
  readonly playwright: PlaywrightModules;
  readonly location: ConfigLocation;
  readonly overrides: ConfigOverrides;
  readonly config: PlaywrightConfig;
  /** What is run, by id: the projects that were asked for, what they depend on, and what cleans up behind them. */
  readonly projects: ReadonlyMap<string, ProjectPlace>;
  /** The framework's workers at once, where the configuration says a number; `null` where it says a share of the machine, or nothing. */
  readonly maxPerAgent: number | null;
  /** Each unit leaves a blob report. */
  readonly writesBlobs: boolean;
};

type RawConfig = { readonly workers?: unknown; readonly default?: { readonly workers?: unknown } };

/** @throws ExpectedError `framework-missing`, `framework-too-old`, `framework-config-broken`. */
export async function openSuite(asked: SuiteRequest): Promise<OpenSuite> {
  process.chdir(asked.cwd);
  // Configurations ask for it: retries, workers, web servers and traces are other ones under CI.
  if (asked.isCi) process.env['CI'] ??= 'true';
  const request = { ...asked, cwd: process.cwd() };
  const playwright = loadFramework(request.cwd);
  const overrides: ConfigOverrides = request.isCi ? { forbidOnly: true } : {};
  const { configLoader } = playwright.common;
  try {
    const location = configLoader.resolveConfigLocation(request.configFile ?? undefined);
    const config = await configLoader.loadConfig(location, overrides);
    const names = request.projects.length === 0 ? undefined : request.projects;
    const chosen: readonly PlaywrightProject[] = playwright.runner.projectUtils.filterProjects(config.projects, names);
    const projects = projectPlaces(playwright.runner.projectUtils, chosen);
    return {
      request,
      playwright,
      location,
      overrides,
      config,
      projects,
      maxPerAgent: await explicitWorkers(playwright, location),
      writesBlobs: request.settings['blob'] === true,
    };
  } catch (cause) {
    throw brokenConfig(request, cause);
  }
}

/** Half the cores is Playwright's own default and no wish of the project: what the project wrote is read once more, from memory. */
async function explicitWorkers({ common }: PlaywrightModules, { resolvedConfigFile }: ConfigLocation): Promise<number | null> {
  if (resolvedConfigFile === undefined) return null;
  const loaded = (await common.transform.requireOrImport(resolvedConfigFile)) as RawConfig;
  const workers = (loaded.default ?? loaded).workers;
  return typeof workers === 'number' ? workers : null;
}

function brokenConfig(request: SuiteRequest, cause: unknown): ExpectedError {
  const { message, stack } = cause instanceof Error ? cause : { message: String(cause), stack: '' };
  return new ExpectedError('framework-config-broken', `playwright could not load "${request.configFile ?? request.cwd}": ${message}`, {
    hint: stack || `run "npx playwright test --list" in "${request.cwd}" to see more`,
    cause,
  });
}
