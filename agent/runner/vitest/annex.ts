/**
 * A second process of this same runner, for units that must not share the gated session's Vitest.
 *
 * It runs one unit at a time through a `CallSession`, beside whatever else runs: type tests are checked while other tests run, and each slot
 * has an instance of its own for what cannot be gated under Vitest 3. A unit that hangs is ended by ending the process; the next unit starts
 * a new one.
 */
import { type ChildProcess, fork } from 'node:child_process';
import type { LeaseId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { RunError, UnitEnd } from '../../../core/unit.ts';
import type { RunnerEvent, RunnerRequest, SuiteRequest } from '../contract.ts';
import type { CancelReason, Closing, Driver, UnitRequest } from './driver.ts';

/** An `open` between this runner and its annex: the other side then calls Vitest once for each unit, whatever its version. */
export type AnnexSuiteRequest = SuiteRequest & { readonly isAnnex: true; readonly slot: number };

type Current = { readonly unit: UnitRequest; readonly done: () => void; readonly beganAtMs: number };

const CLOSE_DEADLINE_MS = 15_000;
const OPEN_ID = 1;
const PREPARE_ID = 2;
const CLOSE_ID = 3;

export class Annex implements Driver {
  readonly #request: AnnexSuiteRequest;
  #files: readonly TestFile[] = [];
  #process: ChildProcess | null = null;
  #queue: Promise<void> = Promise.resolve();
  #current: Current | null = null;
  #lastFailure = '';
  #onClosed: ((closing: Closing) => void) | null = null;

  constructor(request: SuiteRequest, slot: number) {
    this.#request = { ...request, slots: 1, isAlone: false, isAnnex: true, slot };
  }

  async prepare(files: readonly TestFile[]): Promise<void> {
    this.#files = files;
    if (files.length > 0) this.#start();
  }

  run(unit: UnitRequest): Promise<void> {
    this.#queue = this.#queue.then(() => this.#runNow(unit));
    return this.#queue;
  }

  expect(): void {
    this.#start();
  }

  cancel(leaseId: LeaseId, reason: CancelReason): void {
    if (this.#current?.unit.lease.id !== leaseId) return;
    this.#process?.kill('SIGKILL');
    this.#end(
      reason === 'cancelled' ? { kind: 'cancelled' } : { kind: 'timed-out', message: 'the unit was still running; its process was killed' },
    );
  }

  async close(): Promise<Closing> {
    const annex = this.#process;
    if (annex === null) return { errors: [], notices: [] };
    const { promise, resolve } = Promise.withResolvers<Closing>();
    this.#onClosed = resolve;
    const error: RunError = {
      kind: 'runner',
      file: null,
      message: 'a second vitest process did not close in time and was killed',
      detail: null,
    };
    const timer = setTimeout(() => resolve({ errors: [error], notices: [] }), CLOSE_DEADLINE_MS);
    this.#send({ type: 'close', requestId: CLOSE_ID });
    const closing = await promise;
    clearTimeout(timer);
    annex.kill('SIGKILL');
    return closing;
  }

  #runNow(unit: UnitRequest): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#current = { unit, done: resolve, beganAtMs: performance.now() };
    const timer = setTimeout(() => this.cancel(unit.lease.id, 'timed-out'), unit.lease.timeoutMs);
    this.#start();
    this.#send({ type: 'run-unit', lease: unit.lease, slot: 0 });
    return promise.finally(() => clearTimeout(timer));
  }

  #start(): void {
    if (this.#process !== null) return;
    const { slot, slotEnv } = this.#request;
    const env = { ...process.env, ...slotEnv[slot] };
    const annex = fork(process.argv[1] as string, [], { env, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#process = annex;
    this.#lastFailure = '';
    annex.on('message', (event: RunnerEvent) => this.#receive(annex, event));
    annex.on('error', () => {});
    annex.on('exit', (code, signal) => this.#exited(annex, signal === null ? `exited with code ${code}` : `was killed by ${signal}`));
    this.#send({ type: 'open', requestId: OPEN_ID, suite: this.#request });
    this.#send({ type: 'prepare', requestId: PREPARE_ID, files: this.#files });
  }

  #send(request: RunnerRequest): void {
    if (this.#process?.connected === true) this.#process.send(request);
  }

  #receive(annex: ChildProcess, event: RunnerEvent): void {
    if (annex !== this.#process) return;
    if (event.type === 'closed') this.#onClosed?.({ errors: event.errors, notices: event.notices });
    if (event.type === 'failed') this.#lastFailure = event.message;
    if (event.type === 'artifact' && event.leaseId === this.#current?.unit.lease.id) this.#current.unit.leave(event.artifact);
    if (event.type !== 'unit' || event.leaseId !== this.#current?.unit.lease.id) return;
    if (event.event.type === 'unit-ended') this.#end(event.event.end);
    else this.#current.unit.emit(event.event);
  }

  #exited(annex: ChildProcess, how: string): void {
    if (annex !== this.#process) return;
    this.#process = null;
    this.#onClosed?.({ errors: [], notices: [] });
    this.#end({ kind: 'crashed', message: `the vitest process ${how}${this.#lastFailure === '' ? '' : `: ${this.#lastFailure}`}` });
  }

  #end(end: UnitEnd): void {
    const current = this.#current;
    if (current === null) return;
    this.#current = null;
    if (end.kind === 'cancelled' || end.kind === 'timed-out') this.#process = null;
    current.unit.emit({ type: 'unit-ended', end, wallMs: performance.now() - current.beganAtMs });
    current.done();
  }
}
