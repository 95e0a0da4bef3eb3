/** Looks whether this runner may stay after its run, and writes down what the agent has to know of it then. */
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { RunnerStay } from '../contract.ts';
import { readConfigImports } from './config-source.ts';
import type { ResolvedConfig, ViteServer } from './framework.ts';
import { isAtLeast } from './load-framework.ts';
import type { OpenSuite } from './open-suite.ts';

/** The oldest of which the contract test shows that a kept instance gives what a new one gives. */
const OLDEST = [4, 0] as const;
/** Vite's, Vitest's and ours. A package that names its plugins like Vite's is found by its import. */
const OWN_PLUGIN = /^(vite|vitest|builtin|native|shard-run)(:|$)|^(alias|commonjs)$/;

/** `stay`, or why not, as a clause. */
export type StayAnswer = { readonly stay: RunnerStay } | { readonly because: string };

/** `treeRoot` is the folder of the tree that the suite stands in. */
export function describeStay(suite: OpenSuite, treeRoot: string): StayAnswer {
  try {
    const because = whyNot(suite);
    return because === null ? describeTree(suite, treeRoot) : { because };
  } catch (error) {
    // A file of the configuration that a test removed, an instance that is not what `framework.ts` says: no reason to fail a run that is over.
    return { because: `it could not be looked into: ${String(error)}` };
  }
}

function describeTree(suite: OpenSuite, treeRoot: string): StayAnswer {
  const root = realpathSync(treeRoot);
  const servers = serversOf(suite);
  const configs = new Set(servers.flatMap(({ config }) => [config.configFile || [], ...config.configFileDependencies]).flat());
  const foreign = findForeign([...configs]);
  if (foreign !== null) return { because: foreign };
  const decisive = [...configs, ...servers.map(({ config }) => config.publicDir)].filter((path) => path !== '');
  const outside = decisive.find((path) => isOutside(root, path));
  if (outside !== undefined) return { because: `its configuration reads ${outside}, which is not of its tree` };
  const toTree = (path: string): string => relative(root, path).replaceAll('\\', '/');
  const imported = servers.flatMap((server) => filesOf(server).filter((path) => /\.json[c5]?$/.test(path) && !isOutside(root, path)));
  return {
    stay: {
      decisive: decisive.map(toTree),
      imported: [...new Set(imported.map(toTree))],
      projectRoots: projectRoots(suite, toTree),
      memoryBytes: process.memoryUsage.rss(),
    },
  };
}

/** Every Vite server of the instance, once. */
export function serversOf({ vitest }: OpenSuite): readonly ViteServer[] {
  return [...new Set([vitest.vite, ...vitest.projects.map(({ vite }) => vite)])];
}

/** The files of a server's modules, in all of its environments. */
export function filesOf(server: ViteServer): readonly string[] {
  return Object.values(server.environments).flatMap(({ moduleGraph }) => [...moduleGraph.fileToModulesMap.keys()]);
}

export function isOutside(root: string, path: string): boolean {
  return !path.startsWith(`${root}/`);
}

/** What tests do in a thread of this process stays with it, and a global set-up runs once an instance. */
function whyNot(suite: OpenSuite): string | null {
  const { framework, vitest, projects, hasCoverage, settings } = suite;
  const configs = [vitest.config, ...[...projects.values()].map(({ project }) => project.config)];
  if (process.platform !== 'linux') return 'on this system nobody can see what its tests left running';
  if (!isAtLeast(framework.version, ...OLDEST)) return `vitest ${framework.version.text} is too old for it`;
  if (hasCoverage) return 'it measures coverage';
  if (settings.webdriver !== null) return 'it keeps sessions of a browser';
  if ([...projects.values()].some(({ gatePool, pool }) => gatePool === null || pool === 'threads' || pool === 'vmThreads'))
    return 'its tests do not all run in processes of their own';
  if (configs.some(({ typecheck }) => typecheck?.enabled === true)) return 'it has type tests';
  if (configs.some(({ globalSetup }) => [globalSetup ?? []].flat().length > 0)) return 'it has a global set-up';
  if (configs.some(hasOptimizer)) return 'it bundles dependencies';
  if (configs.some((config) => config.fsModuleCachePath ?? config.experimental?.fsModuleCachePath))
    return 'its cache of modules may be shared with others';
  return serversOf(suite).flatMap(whyNotServer)[0] ?? null;
}

function hasOptimizer({ deps, experimental }: ResolvedConfig): boolean {
  return Object.values(deps?.optimizer ?? {}).some((one) => one?.enabled === true) || experimental?.viteModuleRunner === false;
}

function whyNotServer({ config }: ViteServer): string[] {
  const plugin = config.plugins.find(({ name }) => !OWN_PLUGIN.test(name));
  if (plugin !== undefined) return [`nobody knows what its plugin ${JSON.stringify(plugin.name)} remembers`];
  return config.resolve.alias.some(({ customResolver }) => typeof customResolver === 'function') ? ['an alias of it is a program'] : [];
}

/** Where a file of the configuration leads to something that is not looked at. */
function findForeign(configs: readonly string[]): string | null {
  const known = new Set(configs.map(withoutEnd));
  for (const path of configs.filter((one) => !one.endsWith('.json'))) {
    const { local, foreign } = readConfigImports(readFileSync(path, 'utf8'));
    const missed = foreign ?? local.find((specifier) => !known.has(withoutEnd(join(dirname(path), specifier))));
    if (missed !== undefined) return `its configuration uses ${JSON.stringify(missed)}, and nobody knows what that reads`;
  }
  return null;
}

function withoutEnd(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '');
}

function projectRoots({ vitest, projectPatterns }: OpenSuite, toTree: (path: string) => string): readonly string[] | null {
  if (projectPatterns.length === 0) return null;
  // Such a pattern finds a project inside of another.
  if (projectPatterns.some((pattern) => pattern.includes('**'))) return [];
  return vitest.projects.map(({ config }) => toTree(config.root)).filter((path) => path !== '');
}
