/** The runner's life: opened once, prepared once, any number of units, closed once. */
import { ExpectedError } from '../../../core/expected-error.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Lease, UnitEvent } from '../../../core/unit.ts';
import type { ArtifactFile, RunnerEvent, RunnerRequest, SuiteRequest } from '../contract.ts';
import { CallListener } from './call-session.ts';
import { discoverFiles } from './discover.ts';
import { FileRouter } from './file-router.ts';
import { type OpenSuite, openSuite } from './open-suite.ts';

type Requested<Type extends RunnerRequest['type']> = Extract<RunnerRequest, { readonly type: Type }>;

export class ResidentRunner {
  readonly #send: (event: RunnerEvent) => void;
  #suite: Promise<OpenSuite> | null = null;
  #prepared: Promise<FileRouter> | null = null;
  #router: FileRouter | null = null;
  #files = new Map<string, TestFile>();
  readonly #listener = new CallListener();

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
      case 'discover':
        return this.#discover(request);
      case 'prepare':
        this.#prepared = this.#prepare(request.files);
        await this.#prepared;
        this.#send({ type: 'ready', requestId: request.requestId });
        return;
      case 'run-unit':
        return this.#run(request.lease, request.slot);
      case 'expect-unit':
        this.#router?.expect(this.#filesOf(request.lease), request.slot);
        return;
      case 'cancel-unit':
        this.#router?.cancel(request.leaseId, request.reason);
        return;
      case 'close':
        return this.#close(request.requestId);
    }
  }

  async #open(requestId: number, suite: SuiteRequest): Promise<void> {
    this.#suite = openSuite(suite, this.#listener);
    const { framework, notices } = await this.#suite;
    this.#send({ type: 'opened', requestId, framework: { name: 'vitest', version: framework.version.text, notices } });
  }

  async #discover({ requestId, knownDigests }: Requested<'discover'>): Promise<void> {
    const discovery = await discoverFiles(await this.#opened(), knownDigests);
    this.#send({ type: 'discovered', requestId, discovery });
  }

  async #prepare(files: readonly TestFile[]): Promise<FileRouter> {
    this.#files = new Map(files.map((file) => [file.key, file]));
    const router = new FileRouter(await this.#opened(), this.#listener);
    this.#router = router;
    try {
      await router.prepare(files);
      return router;
    } catch (cause) {
      const message = `vitest could not begin its run: ${messageOf(cause)}`;
      throw new ExpectedError('framework-config-broken', message, { hint: cause instanceof Error ? (cause.stack ?? '') : '', cause });
    }
  }

  async #run(lease: Lease, slot: number): Promise<void> {
    const emit = (event: UnitEvent): void => this.#send({ type: 'unit', leaseId: lease.id, event });
    const leave = (artifact: ArtifactFile): void => this.#send({ type: 'artifact', leaseId: lease.id, artifact });
    try {
      const router = await (this.#prepared ?? Promise.reject(new Error('it was not prepared')));
      const files = this.#filesOf(lease);
      if (files.length !== lease.unit.files.length) throw new Error('the unit names files that are not in the manifest');
      await router.run({ lease, slot, files, emit, leave });
    } catch (error) {
      emit({ type: 'unit-started' });
      emit({ type: 'unit-ended', end: { kind: 'crashed', message: `the runner could not run the unit: ${messageOf(error)}` }, wallMs: 0 });
    }
  }

  async #close(requestId: number): Promise<void> {
    const end = this.#router === null ? { errors: [], notices: [] } : await this.#router.close();
    const exit = (): never => process.exit(0);
    if (process.send === undefined) exit();
    else process.send({ type: 'closed', requestId, ...end } satisfies RunnerEvent, exit);
  }

  async #opened(): Promise<OpenSuite> {
    if (this.#suite === null) throw new Error('assertion failed: the runner was not opened');
    return this.#suite;
  }

  #filesOf(lease: Lease): readonly TestFile[] {
    return lease.unit.files.flatMap((key) => this.#files.get(key) ?? []);
  }
}

function failure(requestId: number, error: unknown): RunnerEvent {
  if (error instanceof ExpectedError) return { type: 'failed', requestId, code: error.code, message: error.message, hint: error.hint };
  return {
    type: 'failed',
    requestId,
    code: 'framework-config-broken',
    message: messageOf(error),
    hint: error instanceof Error ? (error.stack ?? '') : '',
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
