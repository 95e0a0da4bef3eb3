/**
 * The part of Vitest that the runner stands on, written down as types of our own.
 *
 * The project's copy may be any of three majors, so its own declarations cannot be used: these name the common subset, and optional fields
 * mark what only some versions have. Everything under "worker protocol" is what `PoolWorker`, Vitest's public interface for custom pools,
 * carries; see docs/design/0003-resident-runner.md for what is public there and what is not.
 */
import type { Writable } from 'node:stream';

/** `vitest/node` of the project under test. */
export type VitestModule = {
  readonly createVitest: (mode: 'test', options: object, viteOverrides: object, vitestOptions: object) => Promise<VitestInstance>;
  readonly ForksPoolWorker?: PoolWorkerClass;
  readonly ThreadsPoolWorker?: PoolWorkerClass;
  readonly VmForksPoolWorker?: PoolWorkerClass;
  readonly VmThreadsPoolWorker?: PoolWorkerClass;
  /** Before Vitest 4: what answers a worker's remote calls. */
  readonly createMethodsRPC?: (project: VitestProject) => RemoteMethods;
};

export type RemoteMethods = Readonly<Record<string, ((...parameters: readonly unknown[]) => unknown) | undefined>>;

export type VitestInstance = {
  readonly version: string;
  readonly distPath: string;
  readonly config: ResolvedConfig;
  readonly projects: readonly VitestProject[];
  readonly state: { getUnhandledErrors(): unknown[]; clearFiles(project: VitestProject, paths: readonly string[]): void };
  readonly snapshot: { readonly summary: SnapshotSummary };
  globTestSpecifications(filters?: readonly string[]): Promise<Specification[]>;
  runTestSpecifications(specifications: readonly Specification[], allTestsRun?: boolean): Promise<unknown>;
  setGlobalTestNamePattern(pattern: RegExp | string): void;
  resetGlobalTestNamePattern(): void;
  createCoverageProvider?(): Promise<unknown>;
  /** Before Vitest 4, which makes a provider and cleans up behind the last run in one. */
  initCoverageProvider?(): Promise<unknown>;
  /** What workers' calls come to: told of an attachment while it still has the path that the test gave. */
  readonly _testRun?: Partial<Record<'annotate' | 'recordArtifact', (testId: string, recorded: unknown) => Promise<unknown>>>;
  readonly coverageProvider?: { clean(isWanted: boolean | undefined): Promise<unknown> } | null;
  /** Since Vitest 4 as these types say. */
  readonly vite: ViteServer;
  clearSpecificationsCache(): void;
  /** Since Vitest 5: what it keeps of modules and results on disk. */
  clearCache?(): Promise<void>;
  /** The same in Vitest 4. */
  experimental_clearCache?(): Promise<void>;
  invalidateFile(path: string): void;
  close(): Promise<void>;
};

/** Vite's development server, as far as a kept instance has to forget what it knows. */
export type ViteServer = {
  readonly config: {
    /** `false` or undefined when there is none. */
    readonly configFile?: string | false | undefined;
    readonly configFileDependencies: readonly string[];
    /** Empty when there is none. */
    readonly publicDir: string;
    readonly plugins: readonly { readonly name: string }[];
    readonly resolve: { readonly alias: readonly { readonly customResolver?: unknown }[] };
  };
  readonly environments: Readonly<
    Record<
      string,
      {
        readonly moduleGraph: ModuleGraph;
        readonly pluginContainer: { watchChange(id: string, change: { readonly event: 'update' | 'delete' }): Promise<void> };
      }
    >
  >;
};

export type ModuleGraph = {
  readonly urlToModuleMap: Map<string, unknown>;
  readonly idToModuleMap: Map<string, ModuleNode>;
  readonly etagToModuleMap: Map<string, unknown>;
  readonly fileToModulesMap: Map<string, unknown>;
  /** Internal: what urls were resolved to. */
  readonly _unresolvedUrlToModuleMap?: Map<string, unknown>;
  onFileChange(file: string): void;
  invalidateAll(): void;
};

/** Internal: where Vitest keeps a copy of the transform; `_vitest_tmp` in Vitest 4.0. */
export type ModuleNode = { readonly transformResult: { __vitestTmp?: unknown; _vitest_tmp?: unknown } | null };

/** What the snapshots of a run came to. */
export type SnapshotSummary = {
  readonly added: number;
  readonly filesRemovedList?: readonly string[];
  readonly uncheckedKeysByFile: readonly { readonly filePath: string; readonly keys: readonly string[] }[];
};

export type VitestProject = {
  readonly name: string;
  /** Since Vitest 4 as these types say. */
  readonly vite: ViteServer;
  readonly config: ResolvedConfig;
  /** What workers are told of `config`. */
  readonly serializedConfig: Readonly<Record<string, unknown>>;
  getProvidedContext(): Readonly<Record<string, unknown>>;
  createSpecification(moduleId: string, locations?: undefined, pool?: 'typescript'): Specification;
};

export type PoolSetting = {
  readonly isolate?: boolean;
  readonly memoryLimit?: number | string;
  readonly singleFork?: boolean;
  readonly singleThread?: boolean;
  readonly maxForks?: number;
  readonly maxThreads?: number;
  readonly execArgv?: readonly string[];
};

/** Resolved configuration of the root or of a project. Mutable: the gated session replaces a few values after it wrote them down. */
export type ResolvedConfig = {
  testTimeout?: number;
  root: string;
  pool: string;
  poolRunner?: PoolRunnerInitializer | undefined;
  isolate: boolean;
  readonly fileParallelism?: boolean;
  maxWorkers?: number | undefined;
  providedOptions?: { readonly maxWorkers?: boolean };
  readonly browser?: { readonly enabled?: boolean };
  readonly typecheck?: { readonly enabled?: boolean; checker?: string; readonly tsconfig?: string; readonly build?: boolean };
  readonly coverage: { enabled: boolean; readonly provider?: string; readonly clean?: boolean };
  readonly sequence: { groupOrder?: number };
  allowOnly?: boolean;
  readonly snapshotOptions: { updateSnapshot: 'all' | 'new' | 'none' };
  readonly testNamePattern?: RegExp | undefined;
  globalSetup?: string | readonly string[];
  setupFiles?: readonly string[];
  readonly silent?: boolean | 'passed-only';
  readonly vmMemoryLimit?: number | string | null;
  /** Before Vitest 4. */
  readonly poolOptions?: Readonly<Record<string, PoolSetting>>;
  readonly environment?: string;
  /** Before Vitest 4: pools, environments and transforms by path, all deprecated. */
  readonly poolMatchGlobs?: readonly unknown[];
  readonly environmentMatchGlobs?: readonly unknown[];
  readonly testTransformMode?: Readonly<Record<string, readonly string[] | undefined>>;
  readonly deps?: { readonly optimizer?: Readonly<Record<string, { readonly enabled?: boolean } | undefined>> };
  /** Whether and where transforms are kept on disk; in Vitest 4 under `experimental`. */
  readonly fsModuleCache?: boolean;
  readonly fsModuleCachePath?: string;
  readonly experimental?: { readonly viteModuleRunner?: boolean; readonly fsModuleCache?: boolean; readonly fsModuleCachePath?: string };
  readonly dangerouslyIgnoreUnhandledErrors?: boolean;
  readonly onConsoleLog?: (log: string, type: 'stdout' | 'stderr', entity: undefined) => boolean | undefined | void;
  readonly onUnhandledError?: (error: unknown) => boolean | undefined | void;
};

export type Specification = {
  readonly project: VitestProject;
  /** Absolute path with forward slashes. */
  readonly moduleId: string;
  /** `typescript` for type tests, `browser`, or the project's pool. */
  readonly pool: string;
};

// Worker protocol.

export type PoolOptions = {
  readonly distPath: string;
  readonly project: VitestProject;
  readonly method: 'run' | 'collect';
  readonly environment: string | { readonly name: string; readonly options: unknown };
  readonly execArgv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
};

export type PoolRunnerInitializer = { readonly name: string; readonly createPoolWorker: (options: PoolOptions) => PoolWorker };
export type PoolWorkerClass = new (options: WorkerOptions) => PoolWorker;

/** What a worker is made of; of its project it reads nothing but where its output goes. */
export type WorkerOptions = Omit<PoolOptions, 'project'> & {
  readonly project: { readonly vitest: { readonly logger: { readonly outputStream: Writable; readonly errorStream: Writable } } };
};

export type PoolWorker = {
  readonly name: string;
  readonly reportMemory?: boolean;
  readonly cacheFs?: boolean;
  on(event: string, listener: (value: never, extra: never) => void): void;
  off(event: string, listener: (value: never, extra: never) => void): void;
  send(message: unknown): void;
  deserialize(message: unknown): unknown;
  start(): Promise<void>;
  stop(): Promise<void>;
  canReuse?(task: unknown): boolean;
};

export type FileSpecification = {
  readonly filepath: string;
  readonly testNamePattern?: RegExp | undefined;
  readonly testNames?: readonly string[] | undefined;
};

export type StartRequest = {
  readonly __vitest_worker_request__: true;
  readonly type: 'start';
  readonly poolId?: number;
  readonly workerId?: number;
  readonly options?: { readonly reportMemory: boolean };
  /** Absent in 4.0.0 to 4.0.5, where `run` carries the configuration. */
  readonly context?: { readonly config: Record<string, unknown>; readonly pool: string };
};

export type RunRequest = {
  readonly __vitest_worker_request__: true;
  readonly type: 'run';
  readonly poolId?: number;
  readonly context: {
    readonly files: readonly FileSpecification[];
    readonly workerId: number;
    readonly config?: Record<string, unknown>;
    readonly pool?: string;
  };
};

export type WorkerResponse = {
  readonly __vitest_worker_response__: true;
  readonly type: 'started' | 'stopped' | 'testfileFinished';
  readonly error?: unknown;
  readonly usedMemory?: number;
};

/** A remote call from the worker (`q`) or the answer to one (`s`): birpc's wire format. */
export type RpcMessage =
  | { readonly t: 'q'; readonly m: string; readonly a: readonly unknown[]; readonly i?: string }
  | { readonly t: 's'; readonly i: string; readonly r?: unknown; readonly e?: unknown };

// What a worker tells of tests.

export type Task = CaseTask | SuiteTask;
export type CaseTask = {
  readonly type: 'test' | 'custom';
  readonly id: string;
  readonly name: string;
  readonly mode: TaskMode;
  readonly result?: TaskResult;
};
export type SuiteTask = {
  readonly type: 'suite';
  readonly id: string;
  readonly name: string;
  readonly mode: TaskMode;
  readonly tasks: readonly Task[];
  readonly result?: TaskResult;
};
export type TaskMode = 'run' | 'skip' | 'only' | 'todo' | 'queued';
export type FileTask = SuiteTask & {
  readonly filepath: string;
  readonly projectName?: string | undefined;
  readonly collectDuration?: number;
  readonly meta?: { readonly typecheck?: boolean };
};

export type TaskResult = {
  readonly state: 'pass' | 'fail' | 'skip' | 'todo' | 'run' | 'only' | 'queued';
  readonly duration?: number;
  readonly retryCount?: number;
  readonly errors?: readonly unknown[];
};

export type TaskPack = readonly [id: string, result: TaskResult | undefined, meta?: unknown];
export type TaskEvent = readonly [id: string, event: string, data?: unknown];
export type ConsoleLog = { readonly content: string; readonly type: 'stdout' | 'stderr'; readonly taskId?: string };

/** Streams in the place of the terminal that Vitest believes to have. */
export type Terminal = { readonly stdout: Writable; readonly stderr: Writable };
