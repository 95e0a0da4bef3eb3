/** The command runner's life: opened once, prepared once, a process for each unit, closed once. */
import type { FileKey, LeaseId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Discovery, FrameworkInfo, SuiteRequest } from '../contract.ts';
import type { Runner, RunnerUnit } from '../serve-runner.ts';
import { CaseLists } from './case-list.ts';
import { CommandUnit } from './command-unit.ts';
import { discoverFiles } from './discover.ts';
import { type OpenCommandSuite, openSuite } from './open-suite.ts';

export class CommandRunner implements Runner {
  #opened: { readonly suite: OpenCommandSuite; readonly lists: CaseLists } | null = null;
  #files: ReadonlyMap<FileKey, TestFile> = new Map();
  readonly #running = new Map<LeaseId, { readonly unit: CommandUnit; readonly done: Promise<void> }>();

  async open(request: SuiteRequest): Promise<FrameworkInfo> {
    const suite = openSuite(request);
    this.#opened = { suite, lists: new CaseLists(suite) };
    return { name: 'command', version: suite.settings.results, notices: [] };
  }

  discover(knownDigests: Readonly<Record<string, string>>): Promise<Discovery> {
    return discoverFiles(this.#suite().suite, knownDigests);
  }

  async prepare(files: readonly TestFile[]): Promise<void> {
    this.#files = new Map(files.map((file) => [file.key, file]));
  }

  async run({ lease, slot, emit }: RunnerUnit): Promise<void> {
    const [key] = lease.unit.files;
    const file = key === undefined ? undefined : this.#files.get(key);
    if (file === undefined || lease.unit.files.length !== 1)
      throw new Error(`it names ${lease.unit.files.length} files, or one that is not in the manifest`);
    const unit = new CommandUnit({ ...this.#suite(), lease, slot, file, emit });
    const done = unit.run();
    this.#running.set(lease.id, { unit, done });
    await done;
    this.#running.delete(lease.id);
  }

  /** A command has nothing that could be started ahead of it. */
  expect(): void {}

  cancel(leaseId: LeaseId, reason: 'cancelled' | 'timed-out'): void {
    this.#running.get(leaseId)?.unit.stop(reason);
  }

  async close(): ReturnType<Runner['close']> {
    const running = [...this.#running.values()];
    for (const { unit } of running) unit.stop('cancelled');
    await Promise.all(running.map(({ done }) => done));
    return { errors: [], notices: [] };
  }

  #suite(): { readonly suite: OpenCommandSuite; readonly lists: CaseLists } {
    if (this.#opened === null) throw new Error('assertion failed: the runner was not opened');
    return this.#opened;
  }
}
