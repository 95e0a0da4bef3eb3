/** A worker process of Vitest 3. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { deserialize, serialize } from 'node:v8';
import type { RpcMessage } from '../framework.ts';
import { type Runtime, type RuntimeListener, type RuntimePlan, type TinypoolAnswer, tinypoolEntry, workerScript } from './tinypool.ts';

/** As in Tinypool: a process that handles SIGTERM has this long. */
const KILL_GRACE_MS = 1_000;

type TinypoolMessage = { readonly __tinypool_worker_message__: true } & (
  | { readonly source: 'pool'; readonly ready: true }
  | ({ readonly source: 'port' } & TinypoolAnswer)
);

export function startProcess(plan: RuntimePlan, listener: RuntimeListener): Runtime {
  const child = fork(tinypoolEntry(plan.distPath, 'process'), [], {
    env: { ...plan.env, TINYPOOL_WORKER_ID: String(plan.workerId) },
    execArgv: [...plan.execArgv],
    // Tinypool's own choice, JSON, spells each byte of a module as a number of its own.
    serialization: 'advanced',
    stdio: 'pipe',
  });
  child.stdout?.pipe(plan.stdout);
  child.stderr?.pipe(plan.stderr);
  child.on('message', (message: unknown) => {
    if (!isTinypoolMessage(message)) listener.onRemoteCall(parseRemoteCall(message));
    else if (message.source === 'pool') listener.onReady();
    else listener.onAnswer(message);
  });
  child.on('exit', listener.onExit);
  child.on('error', listener.onError);
  const send = (message: object): void => {
    if (child.connected) child.send(message);
  };
  send({ __tinypool_worker_message__: true, source: 'pool', filename: workerScript(plan.distPath), name: 'run' });
  return {
    call: (call) => send({ __tinypool_worker_message__: true, source: 'port', ...call }),
    send: (message) => send(serialize(message)),
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill();
      const timer = setTimeout(() => child.kill('SIGKILL'), KILL_GRACE_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}

function isTinypoolMessage(message: unknown): message is TinypoolMessage {
  return typeof message === 'object' && message !== null && '__tinypool_worker_message__' in message;
}

/** A test that sends something to its parent by itself breaks into the channel; Vitest calls that an unhandled error. */
function parseRemoteCall(message: unknown): RpcMessage {
  try {
    return deserialize(message as Uint8Array) as RpcMessage;
  } catch {
    // No `Error`: its stack would show this place.
    const message = 'the test sent a message to its parent process, which does not understand it: "process.send" is not its to use';
    const error = { name: 'Error', message };
    return { t: 'q', m: 'onUnhandledError', a: [error, 'Unhandled Error'] };
  }
}
