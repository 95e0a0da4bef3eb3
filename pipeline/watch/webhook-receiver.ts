/** Hears from a forge that something was pushed: a signed POST means "look now" and nothing else, for the truth is always git. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatAddress, hostOf, isLoopbackHost, portOf } from '../../core/address.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { isSignedBy } from './signature.ts';

/** GitHub's own limit of a payload. */
const MAX_BODY_BYTES = 25 * 1024 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
const REQUEST_MS = 10_000;
/** Each may hold a body in memory. */
const MAX_CONNECTIONS = 16;
/** A forge sends a few a minute: a day of them. What is older is taken once more, and costs one look. */
const REMEMBERED = 4_096;
/** A shorter secret is guessed. */
const MIN_SECRET_CHARACTERS = 16;

export type WebhookReceiverOptions = {
  /** `HOST:PORT`, on loopback: TLS belongs to the proxy in front. */
  readonly listen: string;
  readonly secret: string;
  readonly onPush: () => void;
};

/** A listening receiver. */
export type WebhookReceiver = AsyncDisposable & { readonly address: string };

/**
 * Listens. 202 is heard, 200 is a delivery that was heard before, 401 an unsigned one, 413 one that is too large. What is in the body
 * decides nothing, so that a forge's own fields are not read. Throws `not-loopback`, `port-in-use`, and `usage` for a short secret.
 */
export async function openWebhookReceiver({ listen, secret, onPush }: WebhookReceiverOptions): Promise<WebhookReceiver> {
  const host = hostOf(listen);
  refuseUnsafe(listen, secret);
  const seen = new Set<string>();
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS },
    (request, response) => {
      void answer(request, secret, seen).then((status) => {
        response.writeHead(status, { connection: 'close' }).end();
        if (status === 202) onPush();
      });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.listen({ host, port: portOf(listen) });
  try {
    await once(server, 'listening');
  } catch (cause) {
    const isTaken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw new ExpectedError(isTaken ? 'port-in-use' : 'usage', `cannot hear webhooks on "${listen}": ${(cause as Error).message}`, {
      hint: 'choose another port for --webhook',
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

function refuseUnsafe(listen: string, secret: string): void {
  if (!isLoopbackHost(hostOf(listen))) {
    throw new ExpectedError('not-loopback', `cannot hear webhooks on "${listen}": that is in the clear, so on loopback only`, {
      hint: 'give 127.0.0.1:PORT, and let the proxy that has your TLS certificate pass the requests on',
    });
  }
  if (secret.length < MIN_SECRET_CHARACTERS) {
    throw new ExpectedError('usage', `a webhook's secret has at least ${MIN_SECRET_CHARACTERS} characters; this one has ${secret.length}`, {
      hint: 'openssl rand -hex 32 makes one; the forge gets the same',
    });
  }
}

async function answer(request: IncomingMessage, secret: string, seen: Set<string>): Promise<number> {
  if (request.method !== 'POST') return 405;
  const body = await readBody(request);
  if (body === null) return 413;
  const header = request.headers['x-hub-signature-256'];
  const signature = typeof header === 'string' ? header : '';
  if (!isSignedBy(secret, body, signature)) return 401;
  // The delivery's own id is not signed; the signature itself tells the same bytes from others.
  if (seen.has(signature)) return 200;
  seen.add(signature);
  for (const oldest of seen) {
    if (seen.size <= REMEMBERED) break;
    seen.delete(oldest);
  }
  return 202;
}

/** Returns `null` for a body beyond the limit, and for one that breaks off: neither can be checked. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}
