/** The runner's life: opened once, prepared once, any number of units, closed once. */
import { ExpectedError } from '../../../core/expected-error.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Lease, UnitEvent } from '../../../core/unit.ts';
import type { RunnerEvent, RunnerRequest, SuiteRequest } from '../contract.ts';
import { discoverFiles } from './discover.ts';
import { type OpenSuite, openSuite } from './open-suite.ts';
import { Session } from './session.ts';
import { TestTree } from './test-tree.ts';

type Opened = { readonly suite: OpenSuite; readonly tree: TestTree; readonly session: Session };

export class ResidentRunner {
  readonly #send: (event: RunnerEvent) => void;
  #opened: Promise<Opened> | null = null;
  #prepared: Promise<void> | null = null;
  #files = new Map<string, TestFile>();

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
      case 'open':
        return this.#open(request.requestId, request.suite);
      case 'discover': {
        const { suite, tree, session } = await this.#suite();
        await session.forkAhead();
        const discovery = await discoverFiles(suite, tree, request.knownDigests);
        return this.#send({ type: 'discovered', requestId: request.requestId, discovery });
      }
      case 'prepare': {
        this.#files = new Map(request.files.map((file) => [file.key, file]));
        this.#prepared = this.#suite().then(({ session }) => session.prepare(request.files));
        await this.#prepared;
        return this.#send({ type: 'ready', requestId: request.requestId });
      }
      case 'run-unit':
        return this.#run(request.lease, request.slot);
      case 'expect-unit':
        // The worker process is warm already, and which one the unit needs is known when its file is loaded.
        return;
      case 'cancel-unit':
        return (await this.#suite()).session.cancel(request.leaseId, request.reason);
      case 'close':
        return this.#close(request.requestId);
    }
  }

  async #open(requestId: number, request: SuiteRequest): Promise<void> {
    this.#opened = openSuite(request).then((suite) => {
      const tree = new TestTree(suite);
      return { suite, tree, session: new Session(suite, tree) };
    });
    const { suite } = await this.#opened;
    this.#send({ type: 'opened', requestId, framework: { name: 'playwright', version: suite.playwright.version, notices: [] } });
  }

  async #run(lease: Lease, slot: number): Promise<void> {
    const emit = (event: UnitEvent): void => this.#send({ type: 'unit', leaseId: lease.id, event });
    try {
      await (this.#prepared ?? Promise.reject(new Error('it was not prepared')));
      const { session } = await this.#suite();
      const file = this.#files.get(lease.unit.files[0] ?? '');
      if (file === undefined || lease.unit.files.length > 1) throw new Error('a unit is one file of the manifest, or a part of it');
      await session.run({ lease, slot, file, emit, leave: (artifact) => this.#send({ type: 'artifact', leaseId: lease.id, artifact }) });
    } catch (error) {
      emit({ type: 'unit-started' });
      emit({ type: 'unit-ended', end: { kind: 'crashed', message: `the runner could not run the unit: ${messageOf(error)}` }, wallMs: 0 });
    }
  }

  async #close(requestId: number): Promise<void> {
    const opened = await this.#opened?.catch(() => null);
    const errors = (await opened?.session.close()) ?? [];
    const exit = (): never => process.exit(0);
    if (process.send === undefined) exit();
    else process.send({ type: 'closed', requestId, errors, notices: [] } satisfies RunnerEvent, exit);
  }

  async #suite(): Promise<Opened> {
    if (this.#opened === null) throw new Error('assertion failed: the runner was not opened');
    return this.#opened;
  }
}

function failure(requestId: number, error: unknown): RunnerEvent {
  const message = messageOf(error);
  if (error instanceof ExpectedError) return { type: 'failed', requestId, code: error.code, message, hint: error.hint };
  return { type: 'failed', requestId, code: 'framework-config-broken', message, hint: error instanceof Error ? (error.stack ?? '') : '' };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
