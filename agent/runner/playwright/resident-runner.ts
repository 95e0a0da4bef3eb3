/** The runner's life: opened once, prepared once, any number of units, closed once. */
import type { LeaseId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Discovery, FrameworkInfo, SuiteRequest } from '../contract.ts';
import type { Runner, RunnerUnit } from '../serve-runner.ts';
import { discoverFiles } from './discover.ts';
import { type OpenSuite, openSuite } from './open-suite.ts';
import { Session } from './session.ts';
import { TestTree } from './test-tree.ts';

type Opened = { readonly suite: OpenSuite; readonly tree: TestTree; readonly session: Session };

export class ResidentRunner implements Runner {
  #opened: Promise<Opened> | null = null;
  #prepared: Promise<void> | null = null;
  #files = new Map<string, TestFile>();

  async open(request: SuiteRequest): Promise<FrameworkInfo> {
    this.#opened = openSuite(request).then((suite) => {
      const tree = new TestTree(suite);
      return { suite, tree, session: new Session(suite, tree) };
    });
    const { suite } = await this.#opened;
    return { name: 'playwright', version: suite.playwright.version, notices: [] };
  }

  async discover(knownDigests: Readonly<Record<string, string>>): Promise<Discovery> {
    const { suite, tree, session } = await this.#suite();
    await session.forkAhead();
    return discoverFiles(suite, tree, knownDigests);
  }

  prepare(files: readonly TestFile[]): Promise<void> {
    this.#files = new Map(files.map((file) => [file.key, file]));
    this.#prepared = this.#suite().then(({ session }) => session.prepare(files));
    return this.#prepared;
  }

  async run(unit: RunnerUnit): Promise<void> {
    await (this.#prepared ?? Promise.reject(new Error('it was not prepared')));
    const { session } = await this.#suite();
    const { files } = unit.lease.unit;
    const file = this.#files.get(files[0] ?? '');
    if (file === undefined || files.length > 1) throw new Error('a unit is one file of the manifest, or a part of it');
    await session.run({ ...unit, file });
  }

  /** The worker process is warm already, and which one the unit needs is known when its file is loaded. */
  expect(): void {}

  async cancel(leaseId: LeaseId, reason: 'cancelled' | 'timed-out'): Promise<void> {
    (await this.#suite()).session.cancel(leaseId, reason);
  }

  async close(): ReturnType<Runner['close']> {
    const opened = await this.#opened?.catch(() => null);
    return { errors: (await opened?.session.close()) ?? [], notices: [] };
  }

  async #suite(): Promise<Opened> {
    if (this.#opened === null) throw new Error('assertion failed: the runner was not opened');
    return this.#opened;
  }
}
