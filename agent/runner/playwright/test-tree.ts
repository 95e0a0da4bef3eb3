/** Loads test files into this process, where nothing of them is run, and says what each has for a project: the first half of `playwright test`. */
import type { PlaywrightError, PlaywrightSuite, PlaywrightTest, PoolBuilder } from './framework.ts';
import type { OpenSuite } from './open-suite.ts';
import type { ProjectPlace } from './project-place.ts';

/** What one file has for one project. */
export type FileTests = {
  /** In the order of the file, repeats behind each other; what the configuration's `grep` and the filters leave. */
  readonly tests: readonly PlaywrightTest[];
  /** The file does not load, or two tests have one title. */
  readonly errors: readonly PlaywrightError[];
  /** Titles of what is marked with `.only`; the tests are narrowed to these already. */
  readonly only: readonly string[];
};

export class TestTree {
  readonly #suite: OpenSuite;
  readonly #pools: PoolBuilder;
  readonly #loaded = new Map<string, Promise<{ readonly suite: PlaywrightSuite; readonly errors: readonly PlaywrightError[] }>>();
  readonly #filters;
  #loading: Promise<unknown> = Promise.resolve();

  constructor(suite: OpenSuite) {
    this.#suite = suite;
    const { common } = suite.playwright;
    this.#pools = common.poolBuilder.PoolBuilder.createForLoader();
    const { filters } = suite.request;
    this.#filters = filters.length === 0 ? null : common.suiteUtils.createFiltersFromArguments(filters);
  }

  /** Test files of a project, absolute, as far as the filters want them. */
  async filesOf({ project, isDependency }: ProjectPlace, cache: Map<string, unknown>): Promise<readonly string[]> {
    const files = await this.#suite.playwright.runner.projectUtils.collectFilesForProject(project, cache);
    const filters = isDependency ? null : this.#filters;
    return filters === null ? files : files.filter((file) => filters.fileFilter(file));
  }

  /** Loads the file if that was not done. `file` is absolute. Never rejects: what is wrong with the file is told in `errors`. */
  async testsOf(place: ProjectPlace, file: string): Promise<FileTests> {
    const loaded = await this.#load(file);
    const { common } = this.#suite.playwright;
    const root = new common.test.Suite('', 'root');
    root._addSuite(this.#projectSuite(place, loaded.suite));
    const only = place.isDependency ? [] : root._getOnlyItems().map((item) => item.titlePath().slice(3).join(' '));
    if (only.length > 0) common.suiteUtils.filterOnly(root);
    this.#repeat(place, root);
    return { tests: root.allTests(), errors: loaded.errors, only };
  }

  #projectSuite({ project, isDependency }: ProjectPlace, loaded: PlaywrightSuite): PlaywrightSuite {
    const { common, util } = this.#suite.playwright;
    const suite = new common.test.Suite(project.project.name, 'project');
    suite._fullProject = project;
    if (project.fullyParallel) suite._parallelMode = 'parallel';
    suite._addSuite(common.suiteUtils.bindFileSuiteToProject(project, loaded));
    const isWanted = util.createTitleMatcher(project.project.grep);
    const isUnwanted = project.project.grepInvert === null ? null : util.createTitleMatcher(project.project.grepInvert);
    const filters = isDependency ? null : this.#filters;
    common.suiteUtils.filterTestsRemoveEmptySuites(suite, (test) => {
      const title = test._grepTitleWithTags();
      return isWanted(title) && isUnwanted?.(title) !== true && filters?.testFilter(test) !== false;
    });
    return suite;
  }

  #repeat({ project }: ProjectPlace, root: PlaywrightSuite): void {
    const [suite] = root.suites;
    for (const file of suite?.suites.slice() ?? []) {
      for (let index = 1; index < project.project.repeatEach; index += 1) {
        const clone = file._deepClone();
        this.#suite.playwright.common.suiteUtils.applyRepeatEachIndex(project, clone, index);
        suite?._addSuite(clone);
      }
    }
  }

  /** Loading is one file at a time: Playwright keeps the file that is being loaded in a global. */
  #load(file: string) {
    const known = this.#loaded.get(file);
    if (known !== undefined) return known;
    const loading = this.#loading.then(() => this.#loadNow(file));
    this.#loading = loading;
    this.#loaded.set(file, loading);
    return loading;
  }

  async #loadNow(file: string): Promise<{ readonly suite: PlaywrightSuite; readonly errors: readonly PlaywrightError[] }> {
    const { playwright, config } = this.#suite;
    const errors: PlaywrightError[] = [];
    const suite = await playwright.common.testLoader.loadTestFile(file, config, errors);
    this.#pools.buildPools(suite, errors);
    return { suite, errors: [...errors, ...duplicates(suite, file)] };
  }
}

/** Playwright tells tests apart by their titles, and refuses a file where two have the same. */
function duplicates(suite: PlaywrightSuite, file: string): PlaywrightError[] {
  const firsts = new Map<string, PlaywrightTest>();
  return suite.allTests().flatMap((test) => {
    const title = test.titlePath().slice(1).join(' › ');
    const first = firsts.get(title);
    if (first === undefined) firsts.set(title, test);
    if (first === undefined) return [];
    return [
      {
        message: `Error: duplicate test title "${title}", first declared in line ${first.location.line} of ${file}`,
        location: test.location,
      },
    ];
  });
}

/** Titles from the outermost `describe` on: without root, project and file. */
export function titlesOf(test: PlaywrightTest): readonly string[] {
  return test.titlePath().slice(3);
}
