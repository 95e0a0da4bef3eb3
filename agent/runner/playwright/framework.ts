/**
 * The part of Playwright Test that the runner stands on, written down as types of our own.
 *
 * None of it is documented: Playwright's public interface is its command line and its reporters, and both speak of whole runs. What is named here is
 * what its own command line, editor extension and UI mode are made of, and it has not changed its shape from 1.60 to 1.65; the contract test
 * runs on both ends. Optional fields mark what only newer versions have. See docs/design/0008-playwright-runner.md.
 */

/** What the project's own copy gives us. */
export type PlaywrightModules = {
  readonly version: string;
  /** The module that each worker process runs. */
  readonly workerEntry: string;
  readonly common: CommonModule;
  readonly runner: RunnerModule;
  readonly util: UtilModule;
};

/** `playwright/lib/common`. */
export type CommonModule = {
  readonly configLoader: {
    resolveConfigLocation(configFile: string | undefined): ConfigLocation;
    loadConfig(location: ConfigLocation, overrides: ConfigOverrides): Promise<PlaywrightConfig>;
  };
  readonly testLoader: {
    /** One at a time: the file that is being loaded is a global. Kept for ever after it was loaded without an error. */
    loadTestFile(file: string, config: PlaywrightConfig, errors: PlaywrightError[]): Promise<PlaywrightSuite>;
  };
  readonly poolBuilder: { readonly PoolBuilder: { createForLoader(): PoolBuilder } };
  readonly suiteUtils: {
    bindFileSuiteToProject(project: PlaywrightProject, suite: PlaywrightSuite): PlaywrightSuite;
    applyRepeatEachIndex(project: PlaywrightProject, suite: PlaywrightSuite, index: number): void;
    filterTestsRemoveEmptySuites(suite: PlaywrightSuite, filter: (test: PlaywrightTest) => boolean): boolean;
    filterOnly(suite: PlaywrightSuite): void;
    createFiltersFromArguments(locations: readonly string[]): LocationFilters;
  };
  readonly ipc: { serializeConfig(config: PlaywrightConfig, passCompilationCache: boolean): object };
  readonly transform: { requireOrImport(file: string): Promise<object> };
  readonly test: { readonly Suite: new (title: string, type: 'root' | 'project') => PlaywrightSuite };
};

/** `playwright/lib/runner`. */
export type RunnerModule = {
  readonly projectUtils: {
    filterProjects(projects: readonly PlaywrightProject[], names: readonly string[] | undefined): readonly PlaywrightProject[];
    collectFilesForProject(project: PlaywrightProject, cache: Map<string, unknown>): Promise<readonly string[]>;
    buildProjectsClosure(
      projects: readonly PlaywrightProject[],
      hasTests?: (project: PlaywrightProject) => boolean,
    ): Map<PlaywrightProject, 'top-level' | 'dependency'>;
    buildTeardownToSetupsMap(projects: readonly PlaywrightProject[]): Map<PlaywrightProject, readonly PlaywrightProject[]>;
    buildDependentProjects(setups: readonly PlaywrightProject[], projects: readonly PlaywrightProject[]): Set<PlaywrightProject>;
  };
  readonly testRunner: { readonly TestRunner: new (location: ConfigLocation, overrides: ConfigOverrides) => GlobalStage };
  readonly runnerReporters: {
    createReporters(
      config: PlaywrightConfig,
      mode: 'merge',
      descriptions: readonly (readonly [string, object])[],
    ): Promise<readonly BlobReporter[]>;
  };
};

/** `playwright/lib/util`. */
export type UtilModule = { createTitleMatcher(patterns: RegExp | readonly RegExp[]): (title: string) => boolean };

export type LocationFilters = {
  fileFilter(file: string): boolean;
  testFilter(test: PlaywrightTest): boolean;
};

/** What happens once around all tests: web servers, other plugins, global set-up and teardown. */
export type GlobalStage = {
  /** Puts into the environment what Playwright's processes expect there. */
  initialize(options: object): Promise<void>;
  runGlobalSetup(reporters: readonly StageReporter[]): Promise<{ readonly status: string }>;
  runGlobalTeardown(): Promise<{ readonly status?: string | undefined }>;
};

export type StageReporter = {
  version(): 'v2';
  onError(error: PlaywrightError): void;
  onStdOut(chunk: string | Buffer): void;
  onStdErr(chunk: string | Buffer): void;
};

/** Its part that writes down a run for `merge-reports`. */
export type BlobReporter = {
  onConfigure(config: PlaywrightConfig['config']): void;
  onBegin(root: PlaywrightSuite): void;
  onTestBegin(test: PlaywrightTest, result: ReportedResult): void;
  onTestEnd(test: PlaywrightTest, result: ReportedResult): void;
  onStepBegin(test: PlaywrightTest, result: ReportedResult, step: ReportedStep): void;
  onStepEnd(test: PlaywrightTest, result: ReportedResult, step: ReportedStep): void;
  onStdOut(chunk: string | Buffer, test?: PlaywrightTest, result?: ReportedResult): void;
  onStdErr(chunk: string | Buffer, test?: PlaywrightTest, result?: ReportedResult): void;
  onError(error: PlaywrightError): void;
  onEnd(end: { readonly status: 'passed' | 'failed'; readonly startTime: Date; readonly duration: number }): Promise<void>;
};

/** What Playwright keeps of one attempt of a test; the rest of it is set as it becomes known. */
export type ReportedResult = { readonly attachments: object[] };

export type ReportedStep = {
  readonly title: string;
  readonly parent: ReportedStep | undefined;
  readonly startTime: Date;
  readonly duration: number;
  readonly attachments: object[];
  readonly annotations: readonly object[];
};

export type ConfigLocation = { readonly configDir: string; readonly resolvedConfigFile?: string };
export type ConfigOverrides = { readonly forbidOnly?: true };

export type PlaywrightConfig = {
  readonly config: {
    readonly rootDir: string;
    readonly configFile?: string;
    readonly forbidOnly: boolean;
    readonly quiet: boolean;
    readonly workers: number;
    readonly metadata: unknown;
  };
  readonly projects: readonly PlaywrightProject[];
  /** Modules; what they do to this process's environment is meant for the tests. */
  readonly globalSetups: readonly string[];
  readonly webServers: readonly object[];
  readonly plugins: readonly object[];
  /** Since 1.65. */
  readonly retryStrategy?: 'immediate' | 'isolated';
};

export type PlaywrightProject = {
  /** The name; with a number where two projects have one name. */
  readonly id: string;
  readonly deps: readonly PlaywrightProject[];
  readonly teardown?: PlaywrightProject | undefined;
  readonly fullyParallel?: boolean | undefined;
  /** Set for this project alone. */
  readonly workers?: number | undefined;
  readonly project: {
    readonly name: string;
    readonly outputDir: string;
    readonly grep: RegExp | readonly RegExp[];
    readonly grepInvert: RegExp | readonly RegExp[] | null;
    readonly repeatEach: number;
    readonly testDir: string;
  };
};

export type PoolBuilder = { buildPools(suite: PlaywrightSuite, errors: PlaywrightError[]): void };

export type ParallelMode = 'none' | 'default' | 'serial' | 'parallel';

export type PlaywrightSuite = {
  readonly title: string;
  readonly parent?: PlaywrightSuite | undefined;
  readonly suites: readonly PlaywrightSuite[];
  readonly _hooks: readonly { readonly type: string }[];
  _parallelMode: ParallelMode;
  _fullProject?: PlaywrightProject;
  allTests(): readonly PlaywrightTest[];
  titlePath(): readonly string[];
  _addSuite(suite: PlaywrightSuite): void;
  _deepClone(): PlaywrightSuite;
  _getOnlyItems(): readonly (PlaywrightSuite | PlaywrightTest)[];
};

export type PlaywrightStatus = 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';

export type PlaywrightTest = {
  readonly id: string;
  readonly title: string;
  readonly parent: PlaywrightSuite;
  readonly location: Location;
  readonly retries: number;
  readonly repeatEachIndex: number;
  readonly expectedStatus: PlaywrightStatus;
  readonly annotations: readonly { readonly type: string }[];
  readonly _workerHash: string;
  readonly _locks?: readonly string[];
  readonly _planAnnotations?: readonly object[];
  titlePath(): readonly string[];
  _grepTitleWithTags(): string;
  _appendTestResult(): ReportedResult;
};

export type Location = { readonly file: string; readonly line: number; readonly column: number };

export type PlaywrightError = {
  readonly message?: string;
  readonly stack?: string;
  /** What was thrown, when it was no error. */
  readonly value?: string;
  readonly cause?: PlaywrightError;
  readonly location?: Location;
};

// Worker protocol: what a worker process says, and what it is told.

export type WorkerMessages = {
  readonly testBegin: { readonly testId: string; readonly startWallTime: number };
  readonly testEnd: TestEnd;
  readonly stepBegin: StepBegin;
  readonly stepEnd: StepEnd;
  readonly attach: Attachment;
  readonly stdOut: Chunk;
  readonly stdErr: Chunk;
  readonly done: GroupEnd;
  readonly teardownErrors: { readonly fatalErrors: readonly PlaywrightError[] };
};

export type TestEnd = {
  readonly testId: string;
  readonly duration: number;
  readonly status: PlaywrightStatus;
  readonly errors: readonly PlaywrightError[];
  readonly hasNonRetriableError: boolean;
  readonly expectedStatus: PlaywrightStatus;
  readonly annotations?: readonly { readonly type: string }[];
  readonly timeout?: number;
};

export type StepBegin = {
  readonly testId: string;
  readonly stepId: string;
  readonly parentStepId?: string;
  readonly title: string;
  readonly wallTime: number;
};

export type StepEnd = {
  readonly testId: string;
  readonly stepId: string;
  readonly wallTime: number;
  readonly error?: PlaywrightError;
  readonly annotations?: readonly object[];
};

export type Attachment = {
  readonly testId: string;
  readonly stepId?: string;
  readonly name: string;
  readonly contentType: string;
  readonly path?: string;
  /** Base64. */
  readonly body?: string;
};

export type Chunk = { readonly text?: string; readonly buffer?: string };

/** The worker is through with what it was given, or gave up: it never says less than this of what it did not run. */
export type GroupEnd = {
  readonly fatalErrors: readonly PlaywrightError[];
  readonly skipTestsDueToSetupFailure: readonly string[];
  readonly fatalUnknownTestIds?: readonly string[] | undefined;
  readonly stoppedDueToUnhandledErrorInTestFail?: boolean | undefined;
  /** Ours, for a worker that is gone. */
  readonly unexpectedExit?: PlaywrightError;
};
