/** A real worker of the project's Vitest, process or thread, from its boot to its end. */

import { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { PoolOptions, PoolWorker, RunRequest, StartRequest, WorkerOptions, WorkerResponse } from './framework.ts';

export type ChildListener = {
  /** A remote call or an answer, never a response to `start`, `run` or `stop`. */
  readonly onMessage: (message: unknown) => void;
  readonly onOutput: (stream: 'stdout' | 'stderr', text: string) => void;
};

export type ChildPlan = {
  readonly createWorker: (options: WorkerOptions) => PoolWorker;
  readonly options: PoolOptions;
  readonly start: StartRequest;
  /** Which units may have it: project, pool and environment. */
  readonly key: string;
};

/** How a worker died when nobody asked it to. */
export class ChildDeath extends Error {
  override readonly name = 'ChildDeath';
}

/** Enough of the last words to recognise V8's out-of-memory report and to quote a native crash. */
const MAX_LAST_WORDS = 4096;
/** An exit is known before the last messages and the last words have been read from the pipes. */
const DRAIN_MS = 50;
/** Vitest's own `teardownTimeout` default. */
const STOP_GRACE_MS = 10_000;

/** Boots at once; `ready` settles when it can take a `run`. Serves one unit at a time. */
export class Child {
  readonly key: string;
  readonly ready: Promise<void>;
  #listener: ChildListener | null = null;
  readonly #worker: PoolWorker;
  readonly #sinks: readonly Writable[];
  #lastWords = '';
  #death: ChildDeath | null = null;
  #isStopping = false;
  #hasExited = false;
  #onStarted = Promise.withResolvers<void>();
  #onFinished: PromiseWithResolvers<WorkerResponse> | null = null;
  #onStopped: PromiseWithResolvers<unknown> | null = null;

  constructor(plan: ChildPlan) {
    this.key = plan.key;
    const outputStream = this.#sink('stdout');
    const errorStream = this.#sink('stderr');
    this.#sinks = [outputStream, errorStream];
    const project = { vitest: { logger: { outputStream, errorStream } } };
    this.#worker = plan.createWorker({ ...plan.options, project });
    this.ready = this.#boot(plan.start);
    this.ready.catch(() => {});
  }

  get isAlive(): boolean {
    return this.#death === null && !this.#isStopping;
  }

  listen(listener: ChildListener | null): void {
    this.#listener = listener;
  }

  send(message: unknown): void {
    if (this.#death !== null) return;
    try {
      this.#worker.send(message);
    } catch {
      // The channel closes a moment before the exit is known; the exit says it all.
    }
  }

  /** Resolves when the worker is done with the request's files. Rejects with `ChildDeath`. */
  run(request: RunRequest): Promise<WorkerResponse> {
    this.#onFinished = Promise.withResolvers();
    if (this.#death !== null) this.#onFinished.reject(this.#death);
    else this.send(request);
    return this.#onFinished.promise;
  }

  /** Lets the worker tear down its environment, then ends it. Returns the teardown's error, `undefined` when there was none. */
  async stop(): Promise<unknown> {
    if (!this.isAlive) return undefined;
    this.#isStopping = true;
    this.#onStopped = Promise.withResolvers();
    this.send({ type: 'stop', __vitest_worker_request__: true });
    const timer = setTimeout(() => this.#onStopped?.resolve(undefined), STOP_GRACE_MS);
    const error = await this.#onStopped.promise;
    clearTimeout(timer);
    await this.#end();
    return error;
  }

  /** Gives up the unit that runs: `run` and `ready` reject at once. */
  abort(): void {
    this.#die('was stopped');
  }

  /** Ends the worker now: whatever it does, it does not do it any more. */
  async kill(): Promise<void> {
    this.#isStopping = true;
    this.#onStopped?.resolve(undefined);
    await this.#end();
  }

  async #boot(start: StartRequest): Promise<void> {
    await this.#worker.start();
    this.#worker.on('message', (message: never) => this.#receive(this.#worker.deserialize(message)));
    this.#worker.on('exit', (code: number | null, signal: string | null) => {
      this.#hasExited = true;
      setTimeout(() => this.#die(describeExit(code, signal, this.#lastWords)), DRAIN_MS);
    });
    this.#worker.on('error', (error: unknown) => this.#die(describeError(error, this.#lastWords)));
    this.send(start);
    await this.#onStarted.promise;
  }

  #receive(message: unknown): void {
    // A test can send to its parent whatever it likes.
    if (typeof message !== 'object' || message === null) return;
    if (!isResponse(message)) {
      this.#listener?.onMessage(message);
      return;
    }
    if (message.type === 'started') {
      if (message.error === undefined || message.error === null) this.#onStarted.resolve();
      else this.#onStarted.reject(message.error);
    } else if (message.type === 'stopped') this.#onStopped?.resolve(message.error);
    else this.#onFinished?.resolve(message);
  }

  #die(reason: string): void {
    this.#onStopped?.resolve(undefined);
    if (this.#death !== null || this.#isStopping) return;
    this.#death = new ChildDeath(reason);
    this.#onStarted.reject(this.#death);
    this.#onFinished?.reject(this.#death);
  }

  async #end(): Promise<void> {
    if (this.#hasExited) return;
    await this.#worker.stop().catch(() => {});
    for (const sink of this.#sinks) sink.destroy();
  }

  #sink(stream: 'stdout' | 'stderr'): Writable {
    const decoder = new StringDecoder('utf8');
    const write = (chunk: Buffer, _encoding: BufferEncoding, done: () => void): void => {
      const text = decoder.write(chunk);
      if (stream === 'stderr') this.#lastWords = (this.#lastWords + text).slice(-MAX_LAST_WORDS);
      this.#listener?.onOutput(stream, text);
      done();
    };
    return new Writable({ write });
  }
}

function isResponse(message: object): message is WorkerResponse {
  return '__vitest_worker_response__' in message && message.__vitest_worker_response__ === true;
}

function describeExit(code: number | null, signal: string | null, lastWords: string): string {
  if (isOutOfMemory(lastWords)) return 'ran out of memory';
  if (signal === 'SIGKILL') return 'was killed by SIGKILL: often the operating system, when memory runs out';
  if (signal !== null && signal !== undefined) return `was killed by ${signal}${quote(lastWords)}`;
  return `exited with code ${code}${quote(lastWords)}`;
}

function describeError(error: unknown, lastWords: string): string {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as { code?: string; message?: string };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY' || isOutOfMemory(lastWords)) return 'ran out of memory';
  return `failed: ${message ?? String(error)}${quote(lastWords)}`;
}

function isOutOfMemory(lastWords: string): boolean {
  return lastWords.includes('heap out of memory');
}

function quote(lastWords: string): string {
  const last = lastWords.trim().split('\n').slice(-3).join('\n');
  return last === '' ? '' : `; its last words were:\n${last}`;
}
