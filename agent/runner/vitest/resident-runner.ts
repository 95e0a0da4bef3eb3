/** The runner's life: opened once, prepared once, any number of units, closed once. */
import { resolve } from 'node:path';
import { ExpectedError } from '../../../core/expected-error.ts';
import type { LeaseId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Lease, UnitEvent } from '../../../core/unit.ts';
import type { KeeperProcess } from '../../selenium/keeper-process.ts';
import type { ArtifactFile, RunnerEvent, RunnerRequest, SuiteRequest } from '../contract.ts';
import { isElsewhere, keepSessions, type Loss } from './browser-session.ts';
import { CallListener } from './call-session.ts';
import { discoverFiles } from './discover.ts';
import { FileRouter } from './file-router.ts';
import { type OpenSuite, openSuite } from './open-suite.ts';
import { parseSettings } from './setting.ts';

type Requested<Type extends RunnerRequest['type']> = Extract<RunnerRequest, { readonly type: Type }>;

export class ResidentRunner {
  readonly #send: (event: RunnerEvent) => void;
  #suite: Promise<OpenSuite> | null = null;
  #prepared: Promise<FileRouter> | null = null;
  #router: FileRouter | null = null;
  #files = new Map<string, TestFile>();
  readonly #listener = new CallListener();
  readonly #running = new Map<LeaseId, { readonly lease: Lease; readonly slot: number }>();
  #keeper: KeeperProcess | null = null;
  /** True when this machine has not the suite's browser. */
  #isElsewhere = false;

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
    this.#suite = this.#openWithBrowser(suite);
    const { framework, notices } = await this.#suite;
    this.#send({ type: 'opened', requestId, framework: { name: 'vitest', version: framework.version.text, notices } });
  }

  async #openWithBrowser(suite: SuiteRequest): Promise<OpenSuite> {
    const { webdriver } = parseSettings(suite.settings);
    this.#isElsewhere = webdriver !== null && isElsewhere(webdriver);
    // An annex inherits the address of the keeper with the environment of its runner.
    const isKept = webdriver !== null && !this.#isElsewhere && !('isAnnex' in suite);
    if (isKept) this.#keeper = await keepSessions(webdriver, (loss) => this.#lose(loss));
    return openSuite(suite, this.#listener);
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
    this.#running.set(lease.id, { lease, slot });
    try {
      if (this.#isElsewhere) {
        refuseUnit(emit);
        return;
      }
      const router = await (this.#prepared ?? Promise.reject(new Error('it was not prepared')));
      const files = this.#filesOf(lease);
      if (files.length !== lease.unit.files.length) throw new Error('the unit names files that are not in the manifest');
      await router.run({ lease, slot, files, emit, leave });
    } catch (error) {
      emit({ type: 'unit-started' });
      emit({ type: 'unit-ended', end: { kind: 'crashed', message: `the runner could not run the unit: ${messageOf(error)}` }, wallMs: 0 });
    } finally {
      this.#running.delete(lease.id);
    }
  }

  /**
   * What a test drives is gone, by no fault of the test: its unit ends as one that was cancelled without anybody's asking, so the coordinator
   * has it run again. Slices of one file may run at once; then the slot tells which of them it was.
   */
  #lose({ borrower, message }: Loss): void {
    const ofFile = [...this.#running.values()].filter(({ lease }) =>
      this.#filesOf(lease).some(({ path }) => resolve(path) === resolve(borrower.file)),
    );
    const found = ofFile.find(({ slot }) => slot === borrower.poolId - 1) ?? ofFile[0];
    if (found === undefined) return;
    const { id: leaseId } = found.lease;
    const text = `${message}; the unit runs again\n`;
    this.#send({ type: 'unit', leaseId, event: { type: 'log', file: null, caseIndex: null, stream: 'stderr', text } });
    this.#router?.cancel(leaseId, 'cancelled');
  }

  async #close(requestId: number): Promise<void> {
    const end = this.#router === null ? { errors: [], notices: [] } : await this.#router.close();
    await this.#keeper?.close();
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

/** A unit that no label should have brought here, or one of its labels is a lie: it says nothing about its tests. */
function refuseUnit(emit: (event: UnitEvent) => void): void {
  const text = 'the browser of this suite is not installed on this machine; the unit runs again\n';
  emit({ type: 'unit-started' });
  emit({ type: 'log', file: null, caseIndex: null, stream: 'stderr', text });
  emit({ type: 'unit-ended', end: { kind: 'cancelled' }, wallMs: 0 });
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
