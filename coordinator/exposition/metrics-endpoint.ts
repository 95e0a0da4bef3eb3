/** Answers GET /metrics over HTTP: in the clear on loopback, elsewhere with TLS and only to clients whose certificate the authority signed. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { formatAddress, hostOf, isLoopbackHost, portOf } from '../../core/address.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { METRICS_CONTENT_TYPE } from '../telemetry/metric.ts';

/** A question is a few lines. */
const ANSWER_MS = 5_000;
const MAX_HEADER_BYTES = 8_192;
/** Scrapers are few. */
const MAX_CONNECTIONS = 16;

export interface MetricsEndpoint extends AsyncDisposable {
  /** `host:port`. */
  readonly address: string;
}

/** PEM files: the endpoint's own certificate and key, and the authority of those who may ask. */
export type MetricsTls = { readonly certFile: string; readonly keyFile: string; readonly caFile: string };

/**
 * Listens at `host:port`; `read` is asked for the text at each question.
 *
 * Throws `not-loopback` for an address that other machines can reach when `tls` is `null`, `credential-unusable` for files that cannot be read,
 * `port-in-use` or `usage` for an address that cannot be had.
 */
export async function serveMetrics(address: string, tls: MetricsTls | null, read: () => string): Promise<MetricsEndpoint> {
  const host = hostOf(address);
  if (tls === null && !isLoopbackHost(host)) {
    throw new ExpectedError('not-loopback', `cannot serve metrics on "${address}" in the clear: other machines can reach it`, {
      hint: 'give 127.0.0.1:PORT, or --tls-cert, --tls-key and --tls-ca: then whoever shows a certificate of that authority may ask',
    });
  }
  const server = openServer(tls, (request, response) => {
    const isAsked = request.method === 'GET' && (request.url ?? '').split('?', 1)[0] === '/metrics';
    response.writeHead(isAsked ? 200 : 404, { 'content-type': isAsked ? METRICS_CONTENT_TYPE : 'text/plain', 'connection': 'close' });
    response.end(isAsked ? read() : 'metrics are at /metrics\n');
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.listen({ host, port: portOf(address) });
  try {
    await once(server, 'listening');
  } catch (cause) {
    const isTaken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw new ExpectedError(isTaken ? 'port-in-use' : 'usage', `cannot serve metrics on "${address}": ${(cause as Error).message}`, {
      hint: 'choose another address for --metrics',
      cause,
    });
  }
  return {
    address: formatAddress(host, (server.address() as AddressInfo).port),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function openServer(tls: MetricsTls | null, answer: RequestListener): Server {
  const limits = { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: ANSWER_MS, headersTimeout: ANSWER_MS };
  if (tls === null) return createServer(limits, answer);
  try {
    const [cert, key, ca] = [tls.certFile, tls.keyFile, tls.caFile].map((file) => readFileSync(file));
    return createSecureServer({ ...limits, cert, key, ca, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' }, answer);
  } catch (cause) {
    throw new ExpectedError(
      'credential-unusable',
      `cannot serve metrics with the certificate "${tls.certFile}": ${(cause as Error).message}`,
      {
        hint: 'give PEM files that belong together and that this user may read',
        cause,
      },
    );
  }
}
