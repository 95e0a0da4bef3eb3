/** Waits until a service shows that it can be used. */
import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Readiness } from '../../../core/service.ts';
import type { ServiceLog } from './service-log.ts';
import { fillPorts, type PortNumbers } from './variable.ts';

/** Each look costs a connection; a person notices nothing below a tenth of a second. */
const LOOK_EVERY_MS = 50;
/** On loopback who listens answers at once. */
const CONNECT_MS = 1_000;
/** The first page of a development server is compiled while one waits; who answers nothing for longer is asked again. */
const ANSWER_MS = 15_000;

export type ReadinessQuestion = {
  readonly ready: Readiness | null;
  readonly ports: PortNumbers;
  readonly log: ServiceLog;
  readonly signal: AbortSignal;
};

/** Resolves when it is ready. Rejects when the signal is aborted. */
export async function untilReady({ ready, ports, log, signal }: ReadinessQuestion): Promise<void> {
  if (ready === null) return;
  switch (ready.type) {
    case 'log':
      return untilSaid(new RegExp(ready.pattern, 'u'), log, signal);
    case 'port':
      return untilTrue(() => isListening(ports[ready.port] ?? 0), signal);
    case 'url':
      return untilTrue(() => isAnswering(fillPorts(ready.url, ports), signal), signal);
  }
}

async function untilTrue(look: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!(await look())) await pause(LOOK_EVERY_MS, undefined, { signal });
  signal.throwIfAborted();
}

async function untilSaid(pattern: RegExp, log: ServiceLog, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = () => reject(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  log.listen((line) => pattern.test(line) && resolve());
  try {
    signal.throwIfAborted();
    await promise;
  } finally {
    log.listen(null);
    signal.removeEventListener('abort', stop);
  }
}

/** Returns whether somebody listens on the port: what says `localhost` may listen on either of its addresses. */
export async function isListening(port: number): Promise<boolean> {
  const found = await Promise.all(['127.0.0.1', '::1'].map((host) => canConnect(host, port)));
  return found.includes(true);
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

function isAnswering(url: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const get = url.startsWith('https:') ? getHttps : getHttp;
    // Without an agent: a connection that is kept open would keep a service from stopping.
    const request = get(url, { agent: false, timeout: ANSWER_MS, signal }, (response) => {
      response.destroy();
      resolve((response.statusCode ?? 500) < 400);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
    request.once('close', () => resolve(false));
  });
}
