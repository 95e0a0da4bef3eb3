/** Opens the project's own Vitest as `vitest run` would, with nothing of the user's configuration changed but what a run of units cannot have. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedError } from '../../../core/expected-error.ts';
import type { SuiteRequest } from '../contract.ts';
import { AttachmentFolder } from './annotation.ts';
import { raiseTestTimeout } from './browser-session.ts';
import type { CallReporter } from './call-session.ts';
import type { VitestInstance } from './framework.ts';
import { type LoadedFramework, loadFramework } from './load-framework.ts';
import { type ProjectSetting, projectSetting, type RawTestConfig } from './project-setting.ts';
import { repeatCases } from './repeat.ts';
import { parseSettings, type VitestSettings } from './setting.ts';
import { CapturedTerminal, captureProcessOutput } from './terminal.ts';

export type OpenSuite = {
  readonly request: SuiteRequest;
  readonly framework: LoadedFramework;
  readonly vitest: VitestInstance;
  readonly projects: ReadonlyMap<string, ProjectSetting>;
  readonly terminal: CapturedTerminal;
  readonly hasCoverage: boolean;
  /** True in a second process, which calls Vitest once for each unit. */
  readonly isAnnex: boolean;
  readonly notices: readonly string[];
  readonly settings: VitestSettings;
  readonly attachments: AttachmentFolder;
  /** Patterns by which the configuration finds projects; empty where it lists them. */
  readonly projectPatterns: readonly string[];
  /** Where Vitest was seen to keep copies of transforms. */
  readonly copyFolders: Set<string>;
};

/** Vitest 3 makes a pool for each call and starts as many workers at once as the machine has cores, for one file. */
const ONE_WORKER = {
  maxWorkers: 1,
  minWorkers: 1,
  poolOptions: {
    forks: { minForks: 1, maxForks: 1 },
    threads: { minThreads: 1, maxThreads: 1 },
    vmForks: { minForks: 1, maxForks: 1 },
    vmThreads: { minThreads: 1, maxThreads: 1 },
  },
};

const CONFIG_NAMES = ['vitest.config', 'vite.config'].flatMap((name) =>
  ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'].map((end) => name + end),
);

/** @throws ExpectedError `framework-missing`, `framework-too-old`, `framework-config-broken`. */
export async function openSuite(asked: SuiteRequest, reporter: CallReporter): Promise<OpenSuite> {
  prepareProcess(asked);
  // Vitest names files by their real path; a link in the way would make every one of them lie outside.
  const request = { ...asked, cwd: process.cwd() };
  const terminal = new CapturedTerminal();
  captureProcessOutput(terminal);
  const framework = await loadFramework(request.cwd);
  const raw = new RawConfig();
  const settings = parseSettings(request.settings);
  const vitest = await createVitest({ request, framework, terminal, reporter, raw });
  if (request.isCi) applyCi(vitest, raw.test);
  if (settings.repeats > 1) repeatCases(vitest, settings.repeats, request.cacheDir);
  if (settings.webdriver !== null) raiseTestTimeout(vitest, settings.webdriver);
  const context = { version: framework.version, slots: request.slots, root: vitest.config, raw: raw.test ?? {} };
  const projects = new Map(vitest.projects.map((project) => [project.name, projectSetting(project, context)]));
  const hadCoverage = vitest.config.coverage.enabled;
  const isUnderOneRoof = [...projects.values()].every((setting) => setting.gatePool !== null || setting.isBrowser);
  const hasCoverage = hadCoverage && request.isAlone && isUnderOneRoof;
  if (!hasCoverage) for (const { config } of [vitest, ...vitest.projects]) config.coverage.enabled = false;
  const notices = hadCoverage && !hasCoverage ? [coverageNotice(request)] : [];
  const attachments = new AttachmentFolder(request.cacheDir);
  const isAnnex = 'isAnnex' in request;
  const projectPatterns = (raw.test?.projects ?? []).filter((one) => typeof one === 'string');
  const found = { projectPatterns, copyFolders: new Set<string>() };
  return { request, framework, vitest, projects, terminal, hasCoverage, isAnnex, notices, settings, attachments, ...found };
}

/** What Vitest's command line does to its process before it reads the configuration. */
function prepareProcess(request: SuiteRequest): void {
  process.chdir(request.cwd);
  process.env['TEST'] = 'true';
  process.env['VITEST'] = 'true';
  process.env['NODE_ENV'] ??= 'test';
  // Vitest refuses `.only` and writes no snapshots when this is set; a test that asks for it gets the same answer.
  if (request.isCi) process.env['CI'] ??= 'true';
}

/** Vitest asks whether this is CI when it is first imported; a runner that was warmed before it knew was told so too late. */
function applyCi(vitest: VitestInstance, raw: RawTestConfig | null): void {
  for (const { config } of [vitest, ...vitest.projects]) {
    if (raw?.allowOnly === undefined) config.allowOnly = false;
    if (config.snapshotOptions.updateSnapshot === 'new') config.snapshotOptions.updateSnapshot = 'none';
  }
}

/** Reads the user's configuration on its way to Vite, which keeps only what it made of it. */
class RawConfig {
  test: RawTestConfig | null = null;
  readonly plugin = {
    name: 'shard-run:raw-config',
    enforce: 'pre',
    config: (config: { readonly test?: RawTestConfig }): void => {
      // The root's comes first; projects inherit its plugins and come by, too.
      this.test ??= { ...config.test };
    },
  };
}

type Making = {
  readonly request: SuiteRequest;
  readonly framework: LoadedFramework;
  readonly terminal: CapturedTerminal;
  readonly reporter: CallReporter;
  readonly raw: RawConfig;
};

async function createVitest({ request, framework, terminal, reporter, raw }: Making): Promise<VitestInstance> {
  const options = {
    watch: false,
    run: true,
    bail: 0,
    reporters: [reporter],
    ui: false,
    ...(request.configFile === null ? {} : { config: request.configFile }),
    ...('isAnnex' in request && framework.version.major === 3 ? ONE_WORKER : {}),
    ...(request.projects.length === 0 ? {} : { project: [...request.projects] }),
  };
  try {
    return await framework.module.createVitest(
      'test',
      options,
      { plugins: [raw.plugin] },
      { stdout: terminal.stdout, stderr: terminal.stderr },
    );
  } catch (cause) {
    throw brokenConfig(request, cause, terminal);
  }
}

function brokenConfig(request: SuiteRequest, cause: unknown, terminal: CapturedTerminal): ExpectedError {
  const file = request.configFile ?? CONFIG_NAMES.map((name) => join(request.cwd, name)).find((path) => existsSync(path)) ?? request.cwd;
  const { message, stack } = cause instanceof Error ? cause : { message: String(cause), stack: '' };
  const printed = terminal.drain().trim();
  return new ExpectedError('framework-config-broken', `vitest could not load "${file}": ${message}`, {
    hint: printed || stack || `run "npx vitest run" in "${request.cwd}" to see more`,
    cause,
  });
}

function coverageNotice(request: SuiteRequest): string {
  if (request.isAlone) return 'coverage is off: some projects run in a process of their own, and none sees the whole run';
  return 'coverage is off: the run is spread over several agents, and none sees the whole run; run with one agent to measure it';
}
