/**
 * A worker of Vitest 3 that speaks the worker protocol of Vitest 4, so that gates and everything behind them need not know which it is.
 *
 * `start` begins the process or thread, `run` is one call of the worker's script, `stop` is its teardown. Remote calls pass through.
 */
import { EventEmitter } from 'node:events';
import type { PoolWorker, RpcMessage, RunRequest, StartRequest, WorkerOptions, WorkerResponse } from '../framework.ts';
import type { GatePool } from '../project-setting.ts';
import { type Runtime, type RuntimeListener, type TinypoolAnswer, workerScript } from './tinypool.ts';
import { startProcess } from './tinypool-process.ts';
import { startThread } from './tinypool-thread.ts';

type StopRequest = { readonly __vitest_worker_request__: true; readonly type: 'stop' };

export type WorkerTraits = {
  readonly pool: GatePool;
  /** True where the worker's script has a `teardown`: since 3.2, and not in vm pools. */
  readonly isTornDown: boolean;
};

export class TinypoolWorker implements PoolWorker {
  readonly name: GatePool;
  readonly #traits: WorkerTraits;
  readonly #options: WorkerOptions;
  readonly #events = new EventEmitter();
  #runtime: Runtime | null = null;
  #calls = 0;
  #isTeardown = false;

  constructor(traits: WorkerTraits, options: WorkerOptions) {
    this.name = traits.pool;
    this.#traits = traits;
    this.#options = options;
  }

  on(event: string, listener: (value: never, extra: never) => void): void {
    this.#events.on(event, listener as (...values: unknown[]) => void);
  }

  off(event: string, listener: (value: never, extra: never) => void): void {
    this.#events.off(event, listener as (...values: unknown[]) => void);
  }

  deserialize(message: unknown): unknown {
    return message;
  }

  /** The number of the slot comes with the request that follows, and cannot change later. */
  async start(): Promise<void> {}

  async stop(): Promise<void> {
    await this.#runtime?.end();
  }

  send(message: StartRequest | RunRequest | StopRequest | RpcMessage): void {
    if ('t' in message) this.#runtime?.send(message);
    else if (message.type === 'start') this.#runtime = this.#begin(message.poolId ?? 1);
    else if (message.type === 'run') this.#call('run', message.context);
    else if (this.#traits.isTornDown) this.#call('teardown', {});
    else queueMicrotask(() => this.#respond({ type: 'stopped' }));
  }

  #begin(workerId: number): Runtime {
    const { distPath, env, execArgv, project } = this.#options;
    const { outputStream: stdout, errorStream: stderr } = project.vitest.logger;
    const listener: RuntimeListener = {
      onReady: () => this.#respond({ type: 'started' }),
      onAnswer: (answer) => this.#answered(answer),
      onRemoteCall: (message) => this.#events.emit('message', message),
      onExit: (code, signal) => this.#events.emit('exit', code, signal),
      onError: (error) => this.#events.emit('error', error),
    };
    const start = this.name === 'forks' || this.name === 'vmForks' ? startProcess : startThread;
    return start({ distPath, env, execArgv, workerId, stdout, stderr }, listener);
  }

  #call(name: 'run' | 'teardown', task: object): void {
    this.#calls += 1;
    this.#isTeardown = name === 'teardown';
    this.#runtime?.call({ taskId: this.#calls, filename: workerScript(this.#options.distPath), name, task });
  }

  #answered({ error, usedMemory }: TinypoolAnswer): void {
    this.#respond({ type: this.#isTeardown ? 'stopped' : 'testfileFinished', error, usedMemory });
  }

  #respond(response: Omit<WorkerResponse, '__vitest_worker_response__'>): void {
    this.#events.emit('message', { __vitest_worker_response__: true, ...response });
  }
}
