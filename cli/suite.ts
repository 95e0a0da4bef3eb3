/** Decides which suites a run has: those of the configuration, or the project's own test framework. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../core/expected-error.ts';
import { PLAIN_SUITE, type RunnerName, type SuiteSpec } from '../core/suite-spec.ts';
import { expandBrowsers } from './browser-suite.ts';
import { commandSettings } from './config/command-setting.ts';
import type { ShardConfig } from './config/define-config.ts';
import { planService } from './config/plan-service.ts';
import type { SuiteConfig } from './config/suite-option.ts';
import { didYouMean } from './option/nearest.ts';

const VITEST_CONFIG = /^vite(?:st)?\.(?:[\w-]+\.)*[cm]?[jt]s$/u;
const PLAYWRIGHT_CONFIG = /^playwright\.(?:[\w-]+\.)*[cm]?[jt]s$/u;
/** The names that Playwright itself looks for. */
const DEFAULT_PLAYWRIGHT_CONFIG = /^playwright\.config\.[cm]?[jt]s$/u;

export type SuiteQuestion = {
  readonly cwd: string;
  /** Absolute path of shard.config.ts and what it says; `null` without one. */
  readonly loaded: { readonly file: string; readonly config: ShardConfig } | null;
  /** Absolute path of a framework's configuration given by hand. */
  readonly frameworkConfig: string | null;
  readonly filters: readonly string[];
  /** Names given by `--suite`; empty is all. */
  readonly names: readonly string[];
};

/** True when the file is a framework's own configuration, not shard.config.ts. */
export function isFrameworkConfig(file: string): boolean {
  return VITEST_CONFIG.test(path.basename(file)) || isPlaywrightConfig(file);
}

function isPlaywrightConfig(file: string): boolean {
  return PLAYWRIGHT_CONFIG.test(path.basename(file));
}

/** Returns the project's directory as an absolute path. Throws `usage`. */
export function resolveProject(cwd: string | null): string {
  const directory = path.resolve(cwd ?? '.');
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() === true) return directory;
  throw new ExpectedError('usage', `--cwd cannot be "${cwd}": expected a directory that exists`, {
    hint: 'give the directory of the project',
  });
}

/** Suites as they are configured, and what each became: a suite of browser tests is one for each browser. */
export type PlannedSuite = { readonly name: string; readonly specs: readonly SuiteSpec[] };

/**
 * Returns the suites of the run. `--suite` takes the name that the configuration gives, for all of its browsers, or that of one. Throws
 * `framework-missing`, or `usage` for an unknown name.
 */
export function planSuites(question: SuiteQuestion): readonly PlannedSuite[] {
  const all = configuredSuites(question) ?? zeroConfiguration(question).map((spec) => ({ name: spec.suite, specs: [spec] }));
  if (question.names.length === 0) return all;
  const known = [...new Set(all.flatMap(({ name, specs }) => [name, ...specs.map(({ suite }) => suite)]))];
  for (const name of question.names) {
    if (known.includes(name)) continue;
    const guess = didYouMean(name, known);
    throw new ExpectedError('usage', `--suite cannot be "${name}": this project has ${known.join(', ')}`, {
      hint: guess === '' ? `choose one of ${known.join(', ')}` : guess,
    });
  }
  const isWanted = (name: string): boolean => question.names.includes(name);
  return all
    .map(({ name, specs }) => ({ name, specs: isWanted(name) ? specs : specs.filter(({ suite }) => isWanted(suite)) }))
    .filter(({ specs }) => specs.length > 0);
}

function configuredSuites(question: SuiteQuestion): readonly PlannedSuite[] | null {
  const { loaded, filters } = question;
  const suites = loaded?.config.suites;
  if (loaded === null || suites === undefined) return null;
  return suites.map((suite) => {
    const cwd = path.resolve(path.dirname(loaded.file), suite.cwd ?? '.');
    if (!existsSync(cwd)) {
      throw new ExpectedError(
        'config-invalid',
        `${path.basename(loaded.file)}: suites "${suite.name}": cwd cannot be "${suite.cwd}": expected a directory that exists`,
        { hint: `make ${cwd}, or correct cwd` },
      );
    }
    const spec: SuiteSpec = {
      ...PLAIN_SUITE,
      suite: suite.name,
      runner: suite.runner ?? PLAIN_SUITE.runner,
      cwd,
      env: suite.env ?? PLAIN_SUITE.env,
      labels: suite.labels ?? PLAIN_SUITE.labels,
      services: (suite.services ?? []).map(planService),
      filters,
      ...ownOptions(suite, cwd),
    };
    const isPlain = suite.runner === 'command' || suite.runner === 'playwright';
    return { name: suite.name, specs: isPlain ? [spec] : expandBrowsers(spec, suite) };
  });
}

/** What only the suite's own runner reads. */
function ownOptions(suite: SuiteConfig, cwd: string): Pick<SuiteSpec, 'configFile' | 'projects' | 'settings'> {
  if (suite.runner === 'command') return { configFile: null, projects: [], settings: commandSettings(suite) };
  const configFile = suite.configFile === undefined ? null : path.resolve(cwd, suite.configFile);
  return { configFile, projects: suite.projects ?? [], settings: PLAIN_SUITE.settings };
}

function zeroConfiguration({ cwd, frameworkConfig, filters }: SuiteQuestion): SuiteSpec[] {
  const suite = (runner: RunnerName): SuiteSpec => ({
    ...PLAIN_SUITE,
    suite: runner,
    runner,
    cwd,
    configFile: frameworkConfig,
    filters,
    projects: [],
  });
  if (frameworkConfig !== null) return [suite(isPlaywrightConfig(frameworkConfig) ? 'playwright' : 'vitest')];
  if (readdirSync(cwd).some((name) => DEFAULT_PLAYWRIGHT_CONFIG.test(name)))
    return hasOwnVitest(cwd) ? [suite('vitest'), suite('playwright')] : [suite('playwright')];
  if (hasVitest(cwd)) return [suite('vitest')];
  throw new ExpectedError(
    'framework-missing',
    `no test framework was found in ${cwd}: neither a Vitest nor a Playwright configuration, nor a dependency on vitest`,
    {
      hint: 'npm install --save-dev vitest, or give the project with --cwd DIR',
    },
  );
}

/** Beside Playwright more is asked: a folder of browser tests may have a Vite configuration, and a Vitest somewhere above, without unit tests. */
function hasOwnVitest(cwd: string): boolean {
  return dependsOnVitest(cwd) || readdirSync(cwd).some((name) => VITEST_CONFIG.test(name) && name.startsWith('vitest.'));
}

/** A configuration here, or a dependency here or in a folder above (a package of a monorepo). */
function hasVitest(cwd: string): boolean {
  if (readdirSync(cwd).some((name) => VITEST_CONFIG.test(name))) return true;
  for (let directory = cwd; ; directory = path.dirname(directory)) {
    if (dependsOnVitest(directory) || existsSync(path.join(directory, 'node_modules', 'vitest'))) return true;
    if (directory === path.dirname(directory)) return false;
  }
}

function dependsOnVitest(directory: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')) as Readonly<
      Record<string, Readonly<Record<string, string>> | undefined>
    >;
    return ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].some(
      (kind) => manifest[kind]?.['vitest'] !== undefined,
    );
  } catch {
    return false;
  }
}
