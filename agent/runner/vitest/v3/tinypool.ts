/**
 * What Tinypool, the pool under Vitest 3, says to its workers and hears from them.
 *
 * Tinypool's own class cannot be used: it decides by itself which worker takes what, numbers workers as it likes, and tells neither how one
 * died nor what it printed. Its two worker entries can, and with them everything inside a worker is as in `vitest run`. Vitest 3 gets no new
 * versions of them any more, which is why it may stand on files that Tinypool does not export.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import type { RpcMessage } from '../framework.ts';

/** A call of a function that `filename` exports. */
export type TinypoolCall = {
  readonly taskId: number;
  readonly filename: string;
  readonly name: 'run' | 'teardown';
  readonly task: object;
};

export type TinypoolAnswer = { readonly taskId: number; readonly error: unknown; readonly usedMemory: number };

/** How a worker is started; `workerId` becomes `VITEST_POOL_ID`. */
export type RuntimePlan = {
  readonly distPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execArgv: readonly string[];
  readonly workerId: number;
  readonly stdout: Writable;
  readonly stderr: Writable;
};

export type RuntimeListener = {
  readonly onReady: () => void;
  readonly onAnswer: (answer: TinypoolAnswer) => void;
  readonly onRemoteCall: (message: RpcMessage) => void;
  readonly onExit: (code: number | null, signal: string | null) => void;
  readonly onError: (error: unknown) => void;
};

/** A process or a thread that runs Tinypool's entry. */
export type Runtime = {
  readonly call: (call: TinypoolCall) => void;
  readonly send: (message: RpcMessage) => void;
  /** Ends it, whatever it does. */
  readonly end: () => Promise<void>;
};

/** The script whose `run` and `teardown` are called. */
export function workerScript(distPath: string): string {
  return join(distPath, 'worker.js');
}

/** Finds an entry of the Tinypool that this copy of Vitest uses. */
export function tinypoolEntry(distPath: string, name: 'process' | 'worker'): string {
  const main = createRequire(join(distPath, 'worker.js')).resolve('tinypool');
  return join(dirname(main), 'entry', `${name}.js`);
}
