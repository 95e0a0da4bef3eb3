/** Speaks `contract.ts` over the IPC channel for a framework: the one thing that the process of every runner has in common. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { LeaseId } from '../../core/id.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Lease, UnitEvent } from '../../core/unit.ts';
import type {
  ArtifactFile,
  Discovery,
  FrameworkInfo,
  RunnerClosing,
  RunnerEvent,
  RunnerRequest,
  RunnerWarming,
  SuiteRequest,
} from './contract.ts';

/** A unit that was asked for, and where to tell of it. */
export type RunnerUnit = {
  readonly lease: Lease;
  readonly slot: number;
  readonly emit: (event: UnitEvent) => void;
  /** Tells of a file that the unit left. */
  readonly leave: (artifact: ArtifactFile) => void;
};

/**
 * A framework as its process holds it, one suite in its life. Each method is the request of the same name in `contract.ts`; what `open`,
 * `discover` and `prepare` reject with becomes the answer `failed`, with the code of an `ExpectedError`.
 */
export type Runner = {
  open(suite: SuiteRequest): Promise<FrameworkInfo>;
  discover(knownDigests: Readonly<Record<string, string>>): Promise<Discovery>;
  prepare(files: readonly TestFile[]): Promise<void>;
  /** Resolves when the unit has been told to its end. What it rejects with ends the unit as crashed. */
  run(unit: RunnerUnit): Promise<void>;
  /** Advisory. */
  expect(lease: Lease, slot: number): void;
  cancel(leaseId: LeaseId, reason: 'cancelled' | 'timed-out'): void | Promise<void>;
  /** Only of a runner that stays. */
  reopen?(changes: Omit<Extract<RunnerRequest, { readonly type: 'reopen' }>, 'type' | 'requestId'>): Promise<FrameworkInfo>;
  /** The process exits when it has resolved without `stay`; it may stay in the tree at `stayIn`, or not at all when that is `null`. */
  close(stayIn: string | null): Promise<RunnerClosing>;
};

export type RunnerModule = {
  /** Loads what the framework needs before the suite is known; what is wrong with it is told when it is opened. */
  readonly warm?: (cwd: string) => Promise<unknown>;
  /** Called once, when it is known where compiled code may be kept: on a warm cache that halves the start. */
  readonly load: () => Promise<Runner>;
};

/** Serves the process that called it until the agent closes the runner or is gone. */
export function serveRunner(module: RunnerModule): void {
  // Set for this process alone: what the project starts must not inherit it.
  if (process.env['SHARD_RUN_COMPILE_CACHE'] !== undefined)
    for (const name of ['NODE_COMPILE_CACHE', 'SHARD_RUN_COMPILE_CACHE']) delete process.env[name];
  let loading: Promise<Runner> | null = null;
  process.on('message', (request: RunnerRequest | RunnerWarming) => {
    loading ??= load(module, request);
    if (request.type !== 'warm') void loading.then((runner) => handle(runner, request));
  });
  // The agent is gone: nobody is left to hear of results, and its process group ends.
  process.on('disconnect', () => process.exit(1));
}

async function load({ warm, load: create }: RunnerModule, request: RunnerRequest | RunnerWarming): Promise<Runner> {
  const place = request.type === 'open' ? request.suite : request;
  if ('cacheDir' in place) enableCompileCache(join(place.cacheDir, 'compile'));
  if (request.type === 'warm') await warm?.(request.cwd).catch(() => undefined);
  return create();
}

async function handle(runner: Runner, request: RunnerRequest): Promise<void> {
  try {
    await answer(runner, request);
  } catch (error) {
    if ('requestId' in request) send(await failure(request.requestId, error));
  }
}

async function answer(runner: Runner, request: RunnerRequest): Promise<void> {
  switch (request.type) {
    case 'open':
      return send({ type: 'opened', requestId: request.requestId, framework: await runner.open(request.suite) });
    case 'discover':
      return send({ type: 'discovered', requestId: request.requestId, discovery: await runner.discover(request.knownDigests) });
    case 'prepare':
      await runner.prepare(request.files);
      return send({ type: 'ready', requestId: request.requestId });
    case 'run-unit':
      return runUnit(runner, request.lease, request.slot);
    case 'expect-unit':
      return runner.expect(request.lease, request.slot);
    case 'cancel-unit':
      return runner.cancel(request.leaseId, request.reason);
    case 'close': {
      const closing = await runner.close(request.stayIn ?? null);
      const closed: RunnerEvent = { type: 'closed', requestId: request.requestId, ...closing };
      return closing.stay === undefined ? leave(closed) : send(closed);
    }
    case 'reopen': {
      if (runner.reopen === undefined) throw new Error('this runner does not stay');
      return send({ type: 'opened', requestId: request.requestId, framework: await runner.reopen(request) });
    }
  }
}

async function runUnit(runner: Runner, lease: Lease, slot: number): Promise<void> {
  const emit = (event: UnitEvent): void => send({ type: 'unit', leaseId: lease.id, event });
  try {
    await runner.run({ lease, slot, emit, leave: (artifact) => send({ type: 'artifact', leaseId: lease.id, artifact }) });
  } catch (error) {
    const message = `the runner could not run the unit: ${error instanceof Error ? error.message : String(error)}`;
    emit({ type: 'unit-started' });
    emit({ type: 'unit-ended', end: { kind: 'crashed', message }, wallMs: 0 });
  }
}

function send(event: RunnerEvent): void {
  process.send?.(event);
}

/** Exits when the last word has been heard. */
function leave(event: RunnerEvent): void {
  const exit = (): never => process.exit(0);
  if (process.send === undefined) exit();
  else process.send(event, exit);
}

/** The table of errors is loaded only now: a runner's start does not wait for it. */
async function failure(requestId: number, error: unknown): Promise<RunnerEvent> {
  const { ExpectedError } = await import('../../core/expected-error.ts');
  if (error instanceof ExpectedError) return { type: 'failed', requestId, code: error.code, message: error.message, hint: error.hint };
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { type: 'failed', requestId, code: 'framework-config-broken', message, hint: stack };
}
