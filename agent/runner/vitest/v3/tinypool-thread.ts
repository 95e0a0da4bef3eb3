/** A worker thread of Vitest 3. */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { RpcMessage } from '../framework.ts';
import { type Runtime, type RuntimeListener, type RuntimePlan, type TinypoolAnswer, tinypoolEntry, workerScript } from './tinypool.ts';

/** Counters of requests and answers, for threads that wait with Atomics instead of messages; these do not. */
const COUNTERS = 2;

export function startThread(plan: RuntimePlan, listener: RuntimeListener): Runtime {
  const thread = new Worker(tinypoolEntry(plan.distPath, 'worker'), {
    env: plan.env,
    execArgv: [...plan.execArgv],
    workerData: [{ workerId: plan.workerId }, undefined],
    stdout: true,
    stderr: true,
    trackUnmanagedFds: true,
  });
  thread.stdout.pipe(plan.stdout);
  thread.stderr.pipe(plan.stderr);
  const { port1: answers, port2: calls } = new MessageChannel();
  // Remote calls have a channel of their own, and each call of `run` a new one.
  let remote: MessagePort | null = null;
  thread.on('message', listener.onReady);
  thread.on('error', listener.onError);
  thread.on('exit', (code) => listener.onExit(code, null));
  answers.on('message', (answer: TinypoolAnswer) => listener.onAnswer(answer));
  const sharedBuffer = new Int32Array(new SharedArrayBuffer(COUNTERS * Int32Array.BYTES_PER_ELEMENT));
  thread.postMessage({ filename: workerScript(plan.distPath), name: 'run', port: calls, sharedBuffer, useAtomics: false }, [calls]);
  return {
    call: (call) => {
      remote?.close();
      const { port1, port2 } = new MessageChannel();
      remote = port1;
      remote.on('message', (message: RpcMessage) => listener.onRemoteCall(message));
      answers.postMessage({ ...call, task: { ...call.task, port: port2 } }, [port2]);
    },
    send: (message) => remote?.postMessage(message),
    end: async () => {
      await thread.terminate();
      remote?.close();
      answers.close();
    },
  };
}
