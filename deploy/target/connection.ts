/** Keeps one connection to a hop: opened when somebody needs it, shared by all who do, opened again after it was lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import type PQueue from 'p-queue';
import type ssh2 from 'ssh2';
import { explainConnection, isCutOff, type Subject, unreachable } from './connection-error.ts';
import { type HandshakeSetting, openConnection } from './handshake.ts';
import { FIRST_BACKOFF_MS, HANDSHAKE_TRIES } from './limit.ts';

export type ConnectionOptions = {
  readonly subject: Subject;
  /** The connection to go through, or null. */
  readonly via: Connection | null;
  /** Read at each handshake: keys may have been pinned meanwhile. */
  readonly setting: () => Promise<HandshakeSetting>;
  /** Bounds handshakes of all connections together. */
  readonly gate: PQueue;
};

/** A connection that comes back. */
export type Connection = {
  readonly subject: Subject;
  isUp(): boolean;
  /** Resolves with a usable client. Throws an `ExpectedError`, also when `signal` is aborted before; the attempt goes on for others who wait. */
  client(signal: AbortSignal): Promise<ssh2.Client>;
  /** Ends it for good. */
  close(): void;
};

/** Describes a connection; nothing is opened before the first `client`. */
export function createConnection({ subject, via, setting, gate }: ConnectionOptions): Connection {
  const ending = new AbortController();
  let up: ssh2.Client | null = null;
  let opening: Promise<ssh2.Client> | null = null;

  const open = async (): Promise<ssh2.Client> => {
    const through = via === null ? null : await via.client(ending.signal);
    const client = await shakeHandsPatiently(subject, through, setting, gate, ending.signal);
    if (ending.signal.aborted) {
      client.destroy();
      throw unreachable(subject, 'the connection was closed here');
    }
    up = client;
    client.once('close', () => {
      if (up === client) up = null;
    });
    return client;
  };

  return {
    subject,
    isUp: () => up !== null,
    client(signal) {
      if (ending.signal.aborted) return Promise.reject(unreachable(subject, 'the connection was closed here'));
      if (up !== null) return Promise.resolve(up);
      opening ??= open().finally(() => (opening = null));
      return withSignal(opening, signal, subject);
    },
    close() {
      ending.abort();
      up?.end();
      up?.destroy();
      up = null;
    },
  };
}

/** Resolves with the promise, or throws `host-unreachable` when the signal comes first. */
export async function withSignal<Value>(promise: Promise<Value>, signal: AbortSignal, subject: Subject): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const abort = (): void => late.reject(unreachable(subject, 'no answer in time', signal.reason));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
    // Whoever lost the race may still be rejected, with nobody to hear it.
    promise.catch(() => {});
  }
}

async function shakeHandsPatiently(
  ...[subject, via, setting, gate, signal]: [Subject, ssh2.Client | null, ConnectionOptions['setting'], PQueue, AbortSignal]
): Promise<ssh2.Client> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const read = await setting();
      return await gate.add(() => openConnection(subject, via, read), { signal });
    } catch (error) {
      const raw = error instanceof Error && error.cause !== undefined ? error.cause : error;
      if (attempt === HANDSHAKE_TRIES || signal.aborted || !isCutOff(raw)) throw explainConnection(subject, error);
      const backoffMs = FIRST_BACKOFF_MS * 2 ** attempt * (0.5 + Math.random());
      await sleep(backoffMs, undefined, { signal }).catch(() => {});
    }
  }
}
