/** Listens for browsers: HTTP on loopback, HTTPS beyond it, with limits on what a connection may take. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { formatAddress, hostOf, isLoopbackHost, portOf } from '../../core/address.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { PageAccess } from '../api.ts';

/** Viewers, each with a stream and a few requests. */
const MAX_CONNECTIONS = 1_024;
const LIMITS = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 30_000, maxHeaderSize: 16 * 1024 } as const;

export type Listener = { readonly host: string; readonly port: number; readonly address: string } & AsyncDisposable;

/** Starts to listen. Throws `not-loopback`, `port-in-use`, and `credential-unusable` for a certificate that is none. */
export async function listen(place: string, access: PageAccess, onRequest: RequestListener): Promise<Listener> {
  const host = hostOf(place);
  refuseOpenDoor(place, access);
  const server = createListener(access, onRequest);
  server.maxConnections = MAX_CONNECTIONS;
  server.listen({ host, port: portOf(place) });
  await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => {
    throw new ExpectedError(
      cause.code === 'EADDRINUSE' ? 'port-in-use' : 'usage',
      `the page cannot be served on "${place}": ${cause.code}`,
      {
        hint: 'give another address: --page 127.0.0.1:0 takes any free port',
        cause,
      },
    );
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : portOf(place);
  return {
    host,
    port,
    address: formatAddress(host, port),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refuseOpenDoor(place: string, { tls, proxy }: PageAccess): void {
  if (isLoopbackHost(hostOf(place))) return;
  if (tls === null) {
    throw new ExpectedError('not-loopback', `the page cannot be served on "${place}" without TLS`, {
      hint: 'give --tls-cert and --tls-key, or serve it on loopback behind a proxy',
    });
  }
  if (proxy === null) return;
  throw new ExpectedError('usage', `--page-proxy-header believes whoever connects, and everybody can connect to "${place}"`, {
    hint: 'serve the page on 127.0.0.1, where the proxy is',
  });
}

function createListener({ tls }: PageAccess, onRequest: RequestListener): Server {
  if (tls === null) return createServer(LIMITS, onRequest);
  try {
    return createSecureServer({ ...LIMITS, ...tls, minVersion: 'TLSv1.3' }, onRequest);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('credential-unusable', `the certificate of the page cannot be used: ${why}`, {
      hint: '--tls-cert and --tls-key take PEM files that belong together',
      cause,
    });
  }
}
