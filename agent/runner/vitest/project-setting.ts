/** What a project asked of Vitest's scheduling and isolation, written down before the gated session replaces it. */
import { totalmem } from 'node:os';
import type { PoolSetting, PoolWorker, ResolvedConfig, VitestProject, WorkerOptions } from './framework.ts';
import { type FrameworkVersion, isAtLeast, type LoadedFramework } from './load-framework.ts';
import { TinypoolWorker } from './v3/tinypool-worker.ts';

export type GatePool = 'forks' | 'threads' | 'vmForks' | 'vmThreads';

export type ProjectSetting = {
  readonly project: VitestProject;
  readonly pool: string;
  /** The pool when this runner can stand in for it, `null` for the project's own pools, browsers, and what Vitest 3 chooses by path. */
  readonly gatePool: GatePool | null;
  readonly isBrowser: boolean;
  /** True when every file must have a worker of its own. Never for vm pools: a context is their isolation. */
  readonly isIsolated: boolean;
  /** True when all files share one worker, whatever the slot: `singleFork` and `singleThread` before Vitest 4. Never with `isIsolated`. */
  readonly isSingle: boolean;
  /** The user's `maxWorkers`, 1 for `fileParallelism: false`; `null` when Vitest chose. */
  readonly maxWorkers: number | null;
  readonly resolvedMaxWorkers: number | undefined;
  readonly groupOrder: number;
  /** Heap bytes at which a vm worker is replaced; `null` when nothing is measured. */
  readonly memoryLimitBytes: number | null;
};

const GATE_POOLS: ReadonlySet<string> = new Set(['forks', 'threads', 'vmForks', 'vmThreads']);

/** Before Vitest 4 each pool has options of its own; later versions leave them in the configuration and do not read them. */
function poolSetting({ pool, poolOptions }: ResolvedConfig, { version }: SettingContext): PoolSetting {
  return version.major === 3 ? (poolOptions?.[pool] ?? {}) : {};
}

/** Vitest 3 asks the root whether processes are shared, and the project whether modules are: either is a reason for a worker of one's own. */
function hasOwnWorkers(config: ResolvedConfig, context: SettingContext): boolean {
  if (context.version.major > 3) return config.isolate;
  const root = { ...context.root, pool: config.pool };
  return [config, root].some((one) => poolSetting(one, context).isolate ?? one.isolate);
}

function hasOneWorker(config: ResolvedConfig, context: SettingContext): boolean {
  const { singleFork, singleThread } = poolSetting(config, context);
  return (config.pool === 'forks' && singleFork === true) || (config.pool === 'threads' && singleThread === true);
}

/** Vitest 3 can choose pool, environment and transform by a file's path. Its matcher is not ours to repeat: such projects are not gated. */
function isChosenByPath({ poolMatchGlobs = [], environmentMatchGlobs = [], testTransformMode = {} }: ResolvedConfig): boolean {
  return [...poolMatchGlobs, ...environmentMatchGlobs, ...Object.values(testTransformMode).flat()].length > 0;
}

/** The user's `test` configuration as written, before Vitest resolved it. */
export type RawTestConfig = { readonly projects?: readonly unknown[]; readonly allowOnly?: boolean };
type InlineProject = { readonly test?: { readonly name?: string | { readonly label?: string }; readonly maxWorkers?: number | string } };

export type SettingContext = {
  readonly version: FrameworkVersion;
  readonly slots: number;
  readonly root: ResolvedConfig;
  readonly raw: RawTestConfig;
};

export function projectSetting(project: VitestProject, context: SettingContext): ProjectSetting {
  const { version, slots } = context;
  const { config } = project;
  const isBrowser = config.browser?.enabled === true;
  const isGateable = !isBrowser && GATE_POOLS.has(config.pool) && !(version.major === 3 && isChosenByPath(config));
  const isVm = config.pool === 'vmForks' || config.pool === 'vmThreads';
  const isSingle = hasOneWorker(config, context);
  return {
    project,
    pool: config.pool,
    gatePool: isGateable ? (config.pool as GatePool) : null,
    isBrowser,
    isIsolated: hasOwnWorkers(config, context) && !isVm && !isSingle,
    isSingle,
    maxWorkers: chosenMaxWorkers(project, context),
    resolvedMaxWorkers: config.maxWorkers,
    groupOrder: config.sequence.groupOrder ?? 0,
    memoryLimitBytes: isVm ? memoryLimit(config, slots) : null,
  };
}

/** Returns what makes the workers of a pool: a class that the project's Vitest exports, or its Tinypool. */
export function workerMaker({ module, version }: LoadedFramework, pool: GatePool): (options: WorkerOptions) => PoolWorker {
  if (version.major === 3) {
    const isTornDown = isAtLeast(version, 3, 2) && (pool === 'forks' || pool === 'threads');
    return (options) => new TinypoolWorker({ pool, isTornDown }, options);
  }
  const classes = {
    forks: module.ForksPoolWorker,
    threads: module.ThreadsPoolWorker,
    vmForks: module.VmForksPoolWorker,
    vmThreads: module.VmThreadsPoolWorker,
  };
  const found = classes[pool];
  if (found === undefined) throw new Error(`assertion failed: this Vitest exports no worker for the pool "${pool}"`);
  return (options) => new found(options);
}

/**
 * Before Vitest 5 the number is there only when it was given. Since then it is always resolved, and said apart whether it was given; of a
 * project that shares its root's server this is always said, so a value that equals the root's default is looked up where it was written.
 */
function chosenMaxWorkers({ name, config }: VitestProject, context: SettingContext): number | null {
  if (config.fileParallelism === false) return 1;
  const { root, raw } = context;
  const own = poolSetting(config, context);
  if (own.singleFork || own.singleThread) return 1;
  const value = own.maxForks ?? own.maxThreads ?? config.maxWorkers ?? null;
  if (config.providedOptions === undefined || value === null) return value;
  if (config.providedOptions.maxWorkers !== true) return null;
  if (root.providedOptions?.maxWorkers === true || value !== root.maxWorkers) return value;
  return isWrittenIn(raw, name) ? value : null;
}

function isWrittenIn(raw: RawTestConfig, project: string): boolean {
  return (raw.projects ?? []).some((definition) => {
    const { test } = (typeof definition === 'object' && definition !== null ? definition : {}) as InlineProject;
    const name = typeof test?.name === 'object' ? test.name.label : test?.name;
    return name === project && test?.maxWorkers !== undefined;
  });
}

/** As Vitest reads `vmMemoryLimit`: a share of the machine up to 1, a percentage, a number of bytes, or a number with a unit. */
function memoryLimit(config: ResolvedConfig, slots: number): number | null {
  const limit = config.vmMemoryLimit ?? config.poolOptions?.[config.pool]?.memoryLimit ?? 1 / slots;
  const machine = process.constrainedMemory() || totalmem();
  if (typeof limit === 'number') return limit <= 1 ? limit * machine : limit;
  const [, digits = '', unit = ''] = /^([\d.]+)\s*(%|[kmgt]?i?b?)$/i.exec(limit) ?? [];
  const amount = Number.parseFloat(digits);
  if (Number.isNaN(amount)) return null;
  if (unit === '%') return (amount / 100) * machine;
  const power = 'kmgt'.indexOf(unit.charAt(0).toLowerCase()) + 1;
  return amount * (unit.toLowerCase().includes('i') ? 1024 : 1000) ** (unit === '' ? 0 : power);
}
