/** The command runner's life: opened once, prepared once, a process for each unit, closed once. */
import { ExpectedError } from '../../../core/expected-error.ts';
import type { FileKey, LeaseId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Lease, UnitEvent } from '../../../core/unit.ts';
import type { RunnerEvent, RunnerRequest } from '../contract.ts';
import { CaseLists } from './case-list.ts';
import { CommandUnit } from './command-unit.ts';
import { discoverFiles } from './discover.ts';
import { type OpenCommandSuite, openSuite } from './open-suite.ts';

export class CommandRunner {
  readonly #send: (event: RunnerEvent) => void;
  #opened: { readonly suite: OpenCommandSuite; readonly lists: CaseLists } | null = null;
  #files: ReadonlyMap<FileKey, TestFile> = new Map();
  readonly #running = new Map<LeaseId, { readonly unit: CommandUnit; readonly done: Promise<void> }>();

  constructor(send: (event: RunnerEvent) => void) {
    this.#send = send;
  }

  /** Answers every request but `expect-unit` and `cancel-unit`; never rejects. */
  async handle(request: RunnerRequest): Promise<void> {
    try {
      await this.#dispatch(request);
    } catch (error) {
      if ('requestId' in request) this.#send(failure(request.requestId, error));
    }
  }

  async #dispatch(request: RunnerRequest): Promise<void> {
    switch (request.type) {
      case 'open': {
        const suite = openSuite(request.suite);
        this.#opened = { suite, lists: new CaseLists(suite) };
        const framework = { name: 'command', version: suite.settings.results, notices: [] };
        this.#send({ type: 'opened', requestId: request.requestId, framework });
        return;
      }
      case 'discover': {
        const discovery = await discoverFiles(this.#suite().suite, request.knownDigests);
        this.#send({ type: 'discovered', requestId: request.requestId, discovery });
        return;
      }
      case 'prepare':
        this.#files = new Map(request.files.map((file) => [file.key, file]));
        this.#send({ type: 'ready', requestId: request.requestId });
        return;
      case 'run-unit':
        return this.#run(request.lease, request.slot);
      case 'expect-unit':
        // A command has nothing that could be started ahead of it.
        return;
      case 'cancel-unit':
        this.#running.get(request.leaseId)?.unit.stop(request.reason);
        return;
      case 'close':
        return this.#close(request.requestId);
    }
  }

  async #run(lease: Lease, slot: number): Promise<void> {
    const emit = (event: UnitEvent): void => this.#send({ type: 'unit', leaseId: lease.id, event });
    const [key] = lease.unit.files;
    const file = key === undefined ? undefined : this.#files.get(key);
    if (file === undefined || lease.unit.files.length !== 1) {
      const message = `the runner could not run the unit: it names ${lease.unit.files.length} files, or one that is not in the manifest`;
      emit({ type: 'unit-started' });
      emit({ type: 'unit-ended', end: { kind: 'crashed', message }, wallMs: 0 });
      return;
    }
    const unit = new CommandUnit({ ...this.#suite(), lease, slot, file, emit });
    const done = unit.run();
    this.#running.set(lease.id, { unit, done });
    await done;
    this.#running.delete(lease.id);
  }

  async #close(requestId: number): Promise<void> {
    const running = [...this.#running.values()];
    for (const { unit } of running) unit.stop('cancelled');
    await Promise.all(running.map(({ done }) => done));
    const exit = (): never => process.exit(0);
    if (process.send === undefined) exit();
    else process.send({ type: 'closed', requestId, errors: [], notices: [] } satisfies RunnerEvent, exit);
  }

  #suite(): { readonly suite: OpenCommandSuite; readonly lists: CaseLists } {
    if (this.#opened === null) throw new Error('assertion failed: the runner was not opened');
    return this.#opened;
  }
}

function failure(requestId: number, error: unknown): RunnerEvent {
  if (error instanceof ExpectedError) return { type: 'failed', requestId, code: error.code, message: error.message, hint: error.hint };
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { type: 'failed', requestId, code: 'framework-config-broken', message, hint: stack };
}
