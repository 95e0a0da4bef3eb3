/** Decides what a run is from options, configuration and environment: the options go first, then the configuration, then what the machine says. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { RunRequest } from '../coordinator/api.ts';
import { ExpectedError } from '../core/expected-error.ts';
import type { SuiteSpec } from '../core/suite-spec.ts';
import type { SetupChoice } from '../core/workspace-setup.ts';
import { selectCases } from './case-selection.ts';
import type { ShardConfig } from './config/define-config.ts';
import { globSource } from './config/glob.ts';
import { findConfig, loadConfig } from './config/load-config.ts';
import type { Terminal } from './environment.ts';
import { detectTerminal, isCiEnvironment } from './environment.ts';
import { parseDuration } from './option/option.ts';
import type { ReporterSpec } from './reporter/reporter.ts';
import { planReporters } from './reporter/spec.ts';
import { HISTORY_FILE, openStateFolder } from './state-folder.ts';
import { isFrameworkConfig, type PlannedSuite, planSuites, resolveProject } from './suite.ts';

type RunSettings = RunRequest['settings'];

/** How long a coordinator waits for agents that were expected. */
const AGENT_WAIT_MS = 5 * 60_000;

/** The options that decide what is run; a verb that lacks one leaves it out. */
export type RunOptions = {
  readonly cwd: string | null;
  readonly config: string | null;
  readonly suite: readonly string[];
  readonly slots?: number | null;
  readonly target: number | null;
  readonly history: string | null;
  readonly retries?: number | null;
  readonly bail?: number | null;
  readonly failed?: boolean;
  readonly case?: readonly string[];
  readonly reporter?: readonly string[];
  readonly 'allow-flaky'?: boolean;
  readonly ci?: boolean;
  readonly 'no-color'?: boolean;
};

export type RunSetup = {
  /** Absolute. */
  readonly cwd: string;
  readonly stateDir: string;
  readonly history: string;
  readonly slots: number;
  readonly targetMs: number | null;
  readonly reporters: readonly ReporterSpec[];
  readonly isFailedOnly: boolean;
  readonly terminal: Terminal;
  readonly settings: RunSettings;
  /** How dependencies come into a tree on an agent. */
  readonly setup: SetupChoice;
  /** Base address of whoever takes traces, by the configuration; `null` when it names none. */
  readonly traces: string | null;
  /** What the user should know before the first test. */
  readonly notices: readonly string[];
};

/** Returns the set-up. Reads the configuration, makes the state folder, starts nothing. Throws `usage`, `config-invalid` or `framework-missing`. */
export async function prepareRun(options: RunOptions, filters: readonly string[]): Promise<RunSetup> {
  const selection = selectCases(options.case ?? [], filters, options.failed === true);
  const cwd = resolveProject(options.cwd);
  const configFile = findWantedConfig(options.config, cwd);
  const isFramework = configFile !== null && isFrameworkConfig(configFile);
  const loaded = configFile === null || isFramework ? null : await loadConfig(configFile, cwd);
  const config = loaded?.config ?? {};
  const planned = planSuites({ cwd, loaded, frameworkConfig: isFramework ? configFile : null, filters, names: options.suite });
  const state = openStateFolder(cwd);
  const configDir = loaded === null ? cwd : path.dirname(loaded.file);
  const reporters = planReporters(wishedReporters(options, config, configDir), process.env);
  const isBlobWanted = reporters.some(({ name }) => name === 'blob');
  return {
    cwd,
    stateDir: state.path,
    history: resolveHistory(options.history, config.history, { configDir, stateDir: state.path }),
    slots: options.slots ?? config.slots ?? availableParallelism(),
    targetMs: options.target ?? (config.target === undefined ? null : parseDuration(config.target)),
    reporters,
    isFailedOnly: options.failed === true,
    terminal: detectTerminal(process.stdout, process.env, options['no-color'] === true),
    settings: {
      ...planSettings(options, config, isBlobWanted ? planned.map(withBlobs) : planned),
      ...(selection !== null && { selection }),
    },
    setup: chooseSetup(config.setup),
    traces: config.traces ?? null,
    notices: state.notice === null ? [] : [state.notice],
  };
}

/** What Playwright writes down of each unit costs a second copy of its attachments: only for whoever asks for it. */
function withBlobs({ name, specs }: PlannedSuite): PlannedSuite {
  const withBlob = (spec: SuiteSpec) => (spec.runner === 'playwright' ? { ...spec, settings: { ...spec.settings, blob: true } } : spec);
  return { name, specs: specs.map(withBlob) };
}

function chooseSetup(setup: ShardConfig['setup']): SetupChoice {
  if (setup === undefined) return 'auto';
  if (setup === 'none') return 'none';
  if (typeof setup === 'string') return { command: setup, inputs: [], outputs: [] };
  return { command: setup.command, inputs: setup.inputs ?? [], outputs: setup.outputs ?? [] };
}

/** Returns where the ledger is. Throws `usage` for a kind of ledger that this version cannot open. */
export function resolveHistory(
  option: string | null,
  configured: string | undefined,
  folders: { readonly configDir: string; readonly stateDir: string },
): string {
  const url = option ?? configured;
  if (url === undefined) return path.join(folders.stateDir, HISTORY_FILE);
  if (/^[a-z][a-z+]*:\/\//iu.test(url)) {
    throw new ExpectedError('usage', `--history cannot be "${url.replace(/\/\/[^@/]*@/u, '//…@')}": expected the path of an SQLite file`, {
      hint: 'leave --history out to keep the ledger in .shard-run/history.db',
    });
  }
  return path.resolve(option === null ? folders.configDir : '.', url);
}

/** Returns the configuration file that was given or found, as an absolute path. Throws `usage` when the given one is not there. */
export function findWantedConfig(wanted: string | null, cwd: string): string | null {
  if (wanted === null) return findConfig(cwd);
  const file = path.resolve(cwd, wanted);
  const found = [file, path.resolve(wanted)].find((candidate) => existsSync(candidate));
  if (found !== undefined) return found;
  throw new ExpectedError('usage', `--config cannot be "${wanted}": expected a file that exists`, { hint: `looked for ${file}` });
}

/** Files of the command line are relative to where it was typed, files of the configuration to the configuration. */
function wishedReporters(options: RunOptions, config: ShardConfig, configDir: string): readonly string[] {
  if (options.reporter !== undefined && options.reporter.length > 0) return options.reporter;
  return (config.reporters ?? []).map((spec) => absoluteReporter(spec, configDir));
}

function absoluteReporter(spec: string, configDir: string): string {
  const [name = '', ...rest] = spec.split('=');
  return rest.length === 0 ? spec : `${name}=${path.resolve(configDir, rest.join('='))}`;
}

/** Checked: every name that a suite uses is there. */
function planResources(
  { suites = [], resources = {} }: ShardConfig,
  planned: readonly PlannedSuite[],
): NonNullable<RunSettings['resources']> {
  const using = suites.filter(({ uses = [] }) => uses.length > 0);
  const entries = using.flatMap(({ name, uses = [] }) => {
    const resource = uses.map((used) => ({ name: used, units: resources[used] ?? 1 }));
    return suitesNamed(planned, name).map((suite) => [suite, resource] as const);
  });
  return Object.fromEntries(entries);
}

/** Thousandths of a core are whole numbers. */
function planWeights({ suites = [] }: ShardConfig, planned: readonly PlannedSuite[]): NonNullable<RunSettings['weights']> {
  const entries = suites.flatMap(({ name, weight }) => {
    if (weight === undefined) return [];
    const { cpu = 0, memoryMb = 0 } = weight;
    return suitesNamed(planned, name).map((suite) => [suite, { cpuMilli: Math.round(cpu * 1_000), memoryMb }] as const);
  });
  return Object.fromEntries(entries);
}

/** Checked: every name is that of another suite. One that is not in this run holds nothing up. */
function planWhileGreen({ suites = [] }: ShardConfig, planned: readonly PlannedSuite[]): NonNullable<RunSettings['whileGreen']> {
  const waiting = suites.filter(({ whileGreen = [] }) => whileGreen.length > 0);
  const entries = waiting.flatMap(({ name, whileGreen = [] }) => {
    const needed = whileGreen.flatMap((other) => suitesNamed(planned, other));
    return suitesNamed(planned, name).map((suite) => [suite, needed] as const);
  });
  return Object.fromEntries(entries);
}

/** What a suite of the configuration is called in the run; empty when it has no part in it. */
function suitesNamed(planned: readonly PlannedSuite[], name: string): readonly string[] {
  return planned.filter((suite) => suite.name === name).flatMap(({ specs }) => specs.map(({ suite }) => suite));
}

function planSettings(options: RunOptions, config: ShardConfig, planned: readonly PlannedSuite[]): RunSettings {
  const labels = Object.entries(config.labels ?? {});
  const rules = labels.flatMap(([glob, names]) => {
    const pattern = globSource(glob);
    return pattern === null ? [] : [{ pattern, labels: names }];
  });
  return {
    isCi: options.ci === true || isCiEnvironment(process.env),
    retries: options.retries ?? config.retries ?? 0,
    bail: options.bail ?? config.bail ?? null,
    flakyPolicy: options['allow-flaky'] === true ? 'allow' : (config.flaky ?? 'fail'),
    only: null,
    expectAgents: 1,
    agentWaitMs: AGENT_WAIT_MS,
    suites: planned.flatMap(({ specs }) => specs),
    ...(rules.length === 0 ? {} : { labelRules: rules }),
    resources: planResources(config, planned),
    weights: planWeights(config, planned),
    whileGreen: planWhileGreen(config, planned),
    planOnly: false,
  };
}
