/** Answers on loopback whether the agent lives and whether it serves: for whoever starts it and wants to know. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatAddress, hostOf, isLoopbackHost, portOf } from '../core/address.ts';
import { ExpectedError } from '../core/expected-error.ts';
import type { Agent } from './api.ts';

/** A question is one line. */
const ANSWER_MS = 5_000;
const MAX_HEADER_BYTES = 4_096;

export interface HealthEndpoint extends AsyncDisposable {
  readonly address: string;
}

/**
 * Listens at `host:port`. `/live` is 200 while this process answers at all; `/ready` is 200 while a coordinator has the agent, else 503.
 *
 * Throws `not-loopback` for an address that other machines can reach, `port-in-use` or `usage` for one that cannot be had.
 */
export async function serveHealth(address: string, agent: Pick<Agent, 'isServing'>): Promise<HealthEndpoint> {
  const host = hostOf(address);
  if (!isLoopbackHost(host)) {
    throw new ExpectedError('not-loopback', `cannot answer for health on "${address}": that is in the clear, so on loopback only`, {
      hint: 'give 127.0.0.1:PORT and ask from this machine, as the probes of a container do',
    });
  }
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: ANSWER_MS, headersTimeout: ANSWER_MS },
    (request, response) => {
      const states: Readonly<Record<string, boolean>> = { '/live': true, '/ready': agent.isServing() };
      const isSo = request.method === 'GET' ? states[request.url ?? ''] : undefined;
      response.writeHead(isSo === undefined ? 404 : isSo ? 200 : 503, { 'content-type': 'application/json', 'connection': 'close' });
      response.end(`${JSON.stringify({ ok: isSo === true })}\n`);
    },
  );
  server.listen({ host, port: portOf(address) });
  try {
    await once(server, 'listening');
  } catch (cause) {
    const isTaken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw new ExpectedError(isTaken ? 'port-in-use' : 'usage', `cannot answer for health on "${address}": ${(cause as Error).message}`, {
      hint: 'choose another port for --health',
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
