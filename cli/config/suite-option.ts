/** The configuration file's types for suites: what every framework has, and what one framework alone reads. */

/** What a suite of any framework may say. */
type SuiteOptions = {
  /** How the suite is called in reports and by `--suite`; unique; letters, digits, `.`, `_`, `-`, at most 64. */
  readonly name: string;
  /** Directory of the suite, relative to the configuration file. Default: its directory. */
  readonly cwd?: string;
  /** Added to the environment of every process of the suite. */
  readonly env?: Readonly<Record<string, string>>;
  /** Labels that an agent must have for any file of the suite, such as `os:linux`. */
  readonly labels?: readonly string[];
};

/** A suite of Vitest tests. */
export type VitestSuite = SuiteOptions & {
  readonly runner?: 'vitest';
  /** The framework's own configuration file, relative to `cwd`. Default: the framework finds it. */
  readonly configFile?: string;
  /** Names of the framework's projects to run. Default: all. */
  readonly projects?: readonly string[];
};

/** One framework with one set-up. */
export type SuiteConfig = VitestSuite;
