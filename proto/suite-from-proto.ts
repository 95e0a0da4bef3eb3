/** Parses a suite as a coordinator asks for it. Nothing is trusted, and what is wrong is named by its field. */
import { MAX_SERVICES, type Readiness, type Service } from '../core/service.ts';
import type { JsonObject, SuiteSpec, SuiteWorkspace } from '../core/suite-spec.ts';
import { RUNNER_NAMES } from '../core/suite-spec.ts';
import { isProjectFolder, lineageName, parseTreeId } from '../core/workspace.ts';
import type { SetupChoice } from '../core/workspace-setup.ts';
import { listOf, malformed, oneOf, requiredText, textOf, textOrNull, wholeNumber } from './field.ts';
import type { shardrun } from './gen/agent.js';

type Wire = shardrun.agent.v1.IOpenSuite;

/** A list of everything a framework can be told fits many times. */
const MAX_SETTINGS_CHARACTERS = 64 * 1024;
const MAX_ENV = 256;

/** Returns what `open_suite` says. Throws `ProtocolError`. */
export function parseOpenSuite(wire: Wire): { readonly spec: SuiteSpec; readonly isCi: boolean; readonly isAlone: boolean } {
  return {
    spec: {
      suite: requiredText(wire.suite, 'open_suite.suite'),
      ...parsePlace(wire),
      runner: oneOf(textOrNull(wire.runner) ?? 'vitest', RUNNER_NAMES, 'open_suite.runner'),
      filters: listOf(wire.filters),
      projects: listOf(wire.projects),
      env: parseEnv(wire.env ?? {}),
      labels: listOf(wire.labels),
      services: parseServices(listOf(wire.services)),
      settings: parseSettings(textOf(wire.settingsJson)),
    },
    isCi: wire.isCi === true,
    isAlone: wire.isAlone === true,
  };
}

function parseEnv(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const count = Object.keys(env).length;
  if (count > MAX_ENV) throw malformed('open_suite.env', `${count} variables`, `at most ${MAX_ENV}`);
  return { ...env };
}

function parseServices(services: readonly shardrun.agent.v1.IService[]): Service[] {
  if (services.length > MAX_SERVICES) throw malformed('open_suite.services', `${services.length} services`, `at most ${MAX_SERVICES}`);
  return services.map(parseService);
}

function parseSettings(text: string): JsonObject {
  if (text === '') return {};
  if (text.length > MAX_SETTINGS_CHARACTERS)
    throw malformed('open_suite.settings_json', `${text.length} characters`, `at most ${MAX_SETTINGS_CHARACTERS}`);
  const value = readJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed('open_suite.settings_json', text, 'a JSON object');
  return value as JsonObject;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Where the suite is: a directory of the agent, or a folder of a tree. */
function parsePlace(wire: Wire): Pick<SuiteSpec, 'cwd' | 'configFile' | 'workspace'> {
  const configFile = textOrNull(wire.configFile);
  if (wire.workspace === undefined || wire.workspace === null)
    return { cwd: requiredText(wire.cwd, 'open_suite.cwd'), configFile, workspace: null };
  const cwd = textOf(wire.cwd);
  if (!isProjectFolder(cwd)) throw malformed('open_suite.cwd', cwd, 'a folder inside the tree');
  if (configFile !== null && !isProjectFolder(configFile)) throw malformed('open_suite.config_file', configFile, 'a file inside the tree');
  return { cwd, configFile, workspace: parseWorkspace(wire.workspace) };
}

function parseWorkspace(wire: shardrun.agent.v1.IWorkspace): SuiteWorkspace {
  const tree = parseTreeId(textOf(wire.tree));
  if (tree === null) throw malformed('workspace.tree', wire.tree, 'the id of a git tree');
  const project = textOf(wire.project);
  if (!isProjectFolder(project)) throw malformed('workspace.project', project, 'a folder inside the tree');
  return { ref: { tree, project, lineage: lineageName(textOf(wire.lineage)) }, setup: parseSetup(wire.setup ?? null) };
}

function parseSetup(wire: shardrun.agent.v1.ISetup | null): SetupChoice {
  if (wire === null) return 'auto';
  if (wire.isNone === true) return 'none';
  return { command: requiredText(wire.command, 'setup.command'), inputs: listOf(wire.inputs), outputs: listOf(wire.outputs) };
}

function parseService(wire: shardrun.agent.v1.IService): Service {
  return {
    name: requiredText(wire.name, 'service.name'),
    command: requiredText(wire.command, 'service.command'),
    env: { ...wire.env },
    ports: listOf(wire.ports),
    ready: parseReadiness(wire),
    readyTimeoutMs: wholeNumber(wire.readyTimeoutMs, 'service.ready_timeout_ms'),
    per: wire.isPerSlot === true ? 'slot' : 'agent',
  };
}

function parseReadiness(wire: shardrun.agent.v1.IService): Readiness | null {
  if (wire.readyPort) return { type: 'port', port: wire.readyPort };
  if (wire.readyUrl) return { type: 'url', url: wire.readyUrl };
  return wire.readyLog ? { type: 'log', pattern: wire.readyLog } : null;
}
