/** Makes one SSH connection: over a socket or through another connection, with the host's key checked before anything is said about us. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import ssh2 from 'ssh2';
import { explainConnection, levelOf, refusedKey, type Subject } from './connection-error.ts';
import type { Credential } from './identity.ts';
import { findKnownHosts, type HostKey, judgeHostKey, type KnownHost, readHostKey } from './known-host.ts';
import { CONNECT_MS, GREETING_BYTES, KEEPALIVE_MS, KEEPALIVE_TRIES } from './limit.ts';

export type HandshakeSetting = {
  readonly credentials: readonly Credential[];
  readonly knownHosts: readonly KnownHost[];
  /** The agent's socket to offer to the host; null for not at all, which is the default everywhere. */
  readonly forwardedAgent: string | null;
};

/** Signature algorithms by the key type that known_hosts has. */
const ALGORITHMS: Readonly<Record<string, readonly ssh2.ServerHostKeyAlgorithm[]>> = {
  'ssh-ed25519': ['ssh-ed25519'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
  'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
  'ssh-rsa': ['rsa-sha2-512', 'rsa-sha2-256'],
};

/** Opens a connection. `via` is a connection to go through. Throws an `ExpectedError`; the raw error of a handshake that was cut off is its cause. */
export async function openConnection(subject: Subject, via: ssh2.Client | null, setting: HandshakeSetting): Promise<ssh2.Client> {
  const { hop } = subject;
  const known = findKnownHosts(setting.knownHosts, hop.address, hop.port);
  let refusal: Error | null = null;
  const hostVerifier = (blob: Buffer): boolean => {
    const key = readHostKey(blob);
    const state = judgeHostKey(known, key);
    if (state !== 'pinned') refusal = refusedKey(subject, state, key);
    return state === 'pinned';
  };
  try {
    return await shakeHands(subject, via, {
      hostVerifier,
      authHandler: setting.credentials.map((credential) => authMethod(credential, hop.user)),
      algorithms: { serverHostKey: algorithmsFor(known) },
      ...(setting.forwardedAgent === null ? {} : { agent: setting.forwardedAgent, agentForward: true }),
    });
  } catch (error) {
    throw refusal ?? explainConnection(subject, error);
  }
}

/** Returns the key that a host shows, of the type it prefers, without logging in. Throws an `ExpectedError`. */
export async function scanKey(subject: Subject, via: ssh2.Client | null, known: readonly KnownHost[]): Promise<HostKey> {
  let shown: HostKey | null = null;
  const hostVerifier = (blob: Buffer): boolean => {
    shown = readHostKey(blob);
    return false;
  };
  const serverHostKey = algorithmsFor(findKnownHosts(known, subject.hop.address, subject.hop.port));
  try {
    const client = await shakeHands(subject, via, { hostVerifier, authHandler: [], algorithms: { serverHostKey } });
    client.destroy();
  } catch (error) {
    if (shown === null) throw explainConnection(subject, error);
  }
  if (shown === null) throw explainConnection(subject, new Error('it showed no key'));
  return shown;
}

/** Pinned types first, so that a host with several keys shows one that can be compared; the rest after them, so that a change is seen as one. */
function algorithmsFor(known: readonly KnownHost[]): ssh2.ServerHostKeyAlgorithm[] {
  const pinned = known.flatMap((line) => ALGORITHMS[line.keyType] ?? []);
  return [...new Set([...pinned, ...Object.values(ALGORITHMS).flat()])];
}

function authMethod(credential: Credential, username: string): ssh2.AnyAuthMethod {
  if (credential.type === 'agent') return { type: 'agent', username, agent: credential.socket };
  return { type: 'publickey', username, key: credential.key };
}

async function shakeHands({ hop }: Subject, via: ssh2.Client | null, config: ssh2.ConnectConfig): Promise<ssh2.Client> {
  const sock = via === null ? await openSocket(hop.address, hop.port) : await forward(via, hop.address, hop.port);
  const client = new ssh2.Client();
  const limit = limitGreeting(sock);
  let agentFailure: Error | null = null;
  const ready = new Promise<void>((resolve, reject) => {
    client
      .once('ready', resolve)
      .on('error', (error) => {
        // An agent that does not answer is passed over by the library: the next credential may open the host.
        if (levelOf(error) === 'agent') agentFailure = error;
        else reject(Object.assign(error, { cause: error.cause ?? agentFailure }));
      })
      .once('close', () => reject(new Error('closed by the host before handshake')));
  });
  client.connect({
    ...config,
    sock,
    username: hop.user,
    readyTimeout: CONNECT_MS,
    keepaliveInterval: KEEPALIVE_MS,
    keepaliveCountMax: KEEPALIVE_TRIES,
  });
  try {
    await ready;
    return client;
  } catch (error) {
    client.destroy();
    sock.destroy();
    throw limit.isExceeded() ? new Error(`it sent more than ${GREETING_BYTES} bytes before the login was done`) : error;
  } finally {
    limit.lift();
    // A connection that breaks later tells by 'close'; without a listener its 'error' would end this process.
    client.on('error', () => {});
  }
}

/** Cuts a greeting without end: banners come before any key is checked, from whoever listens there. */
function limitGreeting(sock: Duplex): { readonly isExceeded: () => boolean; readonly lift: () => void } {
  let bytes = 0;
  const count = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (bytes > GREETING_BYTES) sock.destroy(new Error('too long a greeting'));
  };
  sock.on('data', count);
  return { isExceeded: () => bytes > GREETING_BYTES, lift: () => sock.off('data', count) };
}

async function openSocket(host: string, port: number): Promise<Duplex> {
  const socket = connect({ host, port, noDelay: true });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_MS) });
    return socket;
  } catch (error) {
    socket.destroy();
    throw isAbort(error) ? new Error(`no answer within ${CONNECT_MS / 1000} s`) : error;
  }
}

function forward(via: ssh2.Client, address: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    via.forwardOut('127.0.0.1', 0, address, port, (error, channel) => (error === undefined ? resolve(channel) : reject(error)));
  });
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
