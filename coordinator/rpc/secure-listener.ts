/**
 * Listens with TLS and hands each connection to gRPC when its handshake is over.
 *
 * gRPC's own listener either demands a certificate of everybody, so that nobody could join, or shows none that does not verify, so that an
 * expired one could not be named. Here every certificate is asked for, none is demanded, and what it is worth is decided per call.
 */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { type Server as GrpcServer, ServerCredentials } from '@grpc/grpc-js';

/** What the coordinator shows: PEM, the chain from its own certificate to the authority. */
export type ServerIdentity = { readonly chain: string; readonly key: string };

/** Twice the agents that are admitted: half of them may be on their way out. */
const MAX_CONNECTIONS = 2048;
/** A stranger who says nothing holds a connection no longer than this. */
const HANDSHAKE_MS = 10_000;

export type SecureListenerOptions = {
  readonly host: string;
  readonly port: number;
  readonly server: GrpcServer;
  readonly identity: ServerIdentity;
  /** Called before gRPC hears of the connection. */
  readonly onConnection: (socket: TLSSocket) => void;
  /** Somebody who did not get through the handshake. `address` is empty when it is not known any more. */
  readonly onBroken: (address: string) => void;
};

export type SecureListener = {
  readonly port: number;
  /** Who connects from now on is shown this; connections that stand go on. */
  setIdentity(identity: ServerIdentity): void;
  /** Takes no more connections; resolves when the last one is over. */
  close(): Promise<void>;
};

/** Starts to listen. Rejects with the error of the socket or of the certificate. */
export async function listenSecurely(options: SecureListenerOptions): Promise<SecureListener> {
  const { chain, key } = options.identity;
  // The connections that are handed over are encrypted already.
  const injector = options.server.createConnectionInjector(ServerCredentials.createInsecure());
  const listener = createServer({
    cert: chain,
    key,
    requestCert: true,
    rejectUnauthorized: false,
    ALPNProtocols: ['h2'],
    minVersion: 'TLSv1.3',
    handshakeTimeout: HANDSHAKE_MS,
    // Resumed sessions show no certificate again, and an agent's connection lasts for hours: there is nothing to gain.
    sessionTimeout: 1,
  });
  listener.maxConnections = MAX_CONNECTIONS;
  listener.on('secureConnection', (socket) => {
    socket.on('error', () => undefined);
    options.onConnection(socket);
    injector.injectConnection(socket);
  });
  listener.on('tlsClientError', (_error, socket) => {
    options.onBroken(socket.remoteAddress ?? '');
    socket.destroy();
  });
  listener.listen({ host: options.host, port: options.port });
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    setIdentity: (next) => listener.setSecureContext({ cert: next.chain, key: next.key, minVersion: 'TLSv1.3' }),
    close: () => new Promise((resolve) => listener.close(() => resolve())),
  };
}
