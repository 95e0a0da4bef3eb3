/** The configuration file's types for suites: what every framework has, and what one framework alone reads. */

import type { JsonObject } from '../../core/suite-spec.ts';
import type { BrowserName } from '../../core/webdriver.ts';
import type { ServiceOptions } from './service-option.ts';

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
  /** Names of `resources` of which each of its test files takes one while it runs. */
  readonly uses?: readonly string[];
  /**
   * What one of its test files takes of its agent while it runs: cores, down to hundredths, and mebibytes of memory. An agent runs as many at once as
   * it bears. Default: an even share of the cores for each slot, at most one, and no memory.
   */
  readonly weight?: { readonly cpu?: number; readonly memoryMb?: number };
  /** Names of suites that have to be without a failure: once one of their cases fails, this suite runs only where an agent would be idle. */
  readonly whileGreen?: readonly string[];
  /** Processes that its tests talk to, started in this order and ready before the framework is opened. */
  readonly services?: readonly ServiceOptions[];
};

/** A suite of Vitest tests. */
export type VitestSuite = SuiteOptions & {
  readonly runner?: 'vitest';
  /** The framework's own configuration file, relative to `cwd`. Default: the framework finds it. */
  readonly configFile?: string;
  /** Names of the framework's projects to run. Default: all. */
  readonly projects?: readonly string[];
  /** The browsers that the tests of `shard-run/selenium` run in: a suite `NAME-chrome` and so on for each of them. */
  readonly browsers?: readonly (BrowserName | BrowserOption)[];
  /** Where and how the browsers are opened; an entry of `browsers` may say otherwise for itself. */
  readonly webdriver?: WebDriverOption;
};

/** How a browser is opened. */
export type WebDriverOption = {
  /** Any W3C remote end or Selenium Grid, such as `http://grid:4444`, without credentials. Default: a driver of the agent's machine. */
  readonly url?: string;
  /** `pooled` cleans a session after each test and lends it again; `fresh` opens one for each test. Default: `pooled`. */
  readonly sessions?: 'pooled' | 'fresh';
  /** Added to what is asked for by itself: objects key by key, lists one after the other. */
  readonly capabilities?: JsonObject;
  /** False shows the browser. Default: true. */
  readonly headless?: boolean;
  /** The driver, absolute or by its name in PATH. Default: `chromedriver`, `geckodriver`, `IEDriverServer`. */
  readonly driver?: string;
  /** The browser itself, absolute or by its name in PATH. Default: the usual names. */
  readonly binary?: string;
  /** A driver that answers no command for so long is wedged: it is replaced, and the unit runs again. Default: `45s`. */
  readonly commandDeadline?: string;
  /** How long a new session may take. Default: `60s`. */
  readonly sessionDeadline?: string;
};

/** A browser with settings of its own. */
export type BrowserOption = WebDriverOption & {
  readonly browser: BrowserName;
  /** What follows the suite's name. Default: `chrome`, `firefox` or `ie`. */
  readonly name?: string;
};

/** A suite of Playwright tests. */
export type PlaywrightSuite = SuiteOptions & {
  readonly runner: 'playwright';
  /** The framework's own configuration file, relative to `cwd`. Default: the framework finds it. */
  readonly configFile?: string;
  /** Names of the framework's projects to run, `*` for any text; what they depend on runs, too. Default: all. */
  readonly projects?: readonly string[];
};

/**
 * A suite of tests that any command runs, on Linux and macOS. The commands are lines for `/bin/sh`, run in `cwd`; in them `{file}` stands for the
 * test file, `{report}` for the place of the report, `{slot}` for the slot's number, each as one word, whatever is in it.
 */
export type CommandSuite = SuiteOptions & {
  readonly runner: 'command';
  /** Globs of the test files, such as `tests/**\/test_*.py`. Either these or `list`. */
  readonly files?: readonly string[];
  /** A command that prints the test files, or folders that are run as one, a path a line: `go list -f '{{.Dir}}' ./...`. */
  readonly list?: string;
  /** Runs one test file: `pytest {file} --junitxml={report}`. */
  readonly run: string;
  /** How it says what became of its cases: JUnit XML, TAP on standard output, `go test -json` there, or the exit code alone: one case a file. */
  readonly results: 'junit' | 'tap' | 'go-json' | 'exit-code';
  /** Where JUnit XML is found when the command cannot write to `{report}`: a glob of files relative to `cwd`, or `-` for standard output. */
  readonly report?: string;
  /** How to run only some cases of a file. Default: files are run whole. */
  readonly select?: {
    /** Prints the cases of `{file}`, one a line: `pytest {file} --collect-only -q`. */
    readonly list: string;
    /** Runs the cases `{cases}`, each a word as `list` prints it: `pytest {cases} --junitxml={report}`. */
    readonly run: string;
    /** How the tool names cases: `title` (title path joined by ` > `), `pytest` (node ids), `go` (names for `-run`). */
    readonly form: 'title' | 'pytest' | 'go';
  };
  /** A unit that runs longer is killed, such as `5m`. Default: what the run gives it. */
  readonly timeout?: string;
};

/** One framework with one set-up. */
export type SuiteConfig = VitestSuite | PlaywrightSuite | CommandSuite;
