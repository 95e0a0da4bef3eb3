/**
 * Gives out ports that nobody else has: no other slot, run or agent of this machine, and no stranger.
 *
 * To bind port 0, close it and hand the number over is what everybody does, and it fails now and then: until the service binds it, the number
 * lies in the range from which the kernel serves everyone who asks for any port. So ours come from below that range, where nothing is given
 * out by itself, in blocks. Whoever listens on a block's first port owns the others, for as long as it lives: the kernel is the register, it
 * knows of every process, and forgets those that were killed. A port that a stranger listens on already is left out. What is left is a
 * stranger who takes one between that look and the service's start; the service then fails, and all is started once more on other ports.
 */
import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { ExpectedError } from '../../../core/expected-error.ts';

/** Below Linux's 32768 and everybody else's 49152, above what databases and web servers are used to; no port that browsers refuse. */
const FIRST_PORT = 20_000;
const BLOCKS = 600;
const BLOCK_PORTS = 16;
const LOOPBACK = '127.0.0.1';

export type Ports = {
  readonly numbers: readonly number[];
  /** Lets others have them. */
  release(): void;
};

/** Returns so many free ports. Throws `service-failed` when the machine has no more. */
export async function reservePorts(count: number): Promise<Ports> {
  const claims: Server[] = [];
  const release = (): void => {
    for (const claim of claims) claim.close();
  };
  const numbers: number[] = [];
  const start = randomInt(BLOCKS);
  for (let step = 0; step < BLOCKS && numbers.length < count; step += 1) {
    const head = FIRST_PORT + ((start + step) % BLOCKS) * BLOCK_PORTS;
    const claim = await listen(head, LOOPBACK);
    if (claim === null) continue;
    claims.push(claim);
    for (let port = head + 1; port < head + BLOCK_PORTS && numbers.length < count; port += 1) if (await isFree(port)) numbers.push(port);
  }
  if (numbers.length === count) return { numbers, release };
  release();
  throw new ExpectedError('service-failed', `this machine has no ${count} free ports from ${FIRST_PORT} on`, {
    hint: 'end what listens there, or run fewer slots',
  });
}

/** Returns whether nobody listens on the port, on loopback and everywhere. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of [LOOPBACK, undefined]) {
    const server = await listen(port, host);
    if (server === null) return false;
    await new Promise((resolve) => server.close(resolve));
  }
  return true;
}

function listen(port: number, host: string | undefined): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer((stranger) => stranger.destroy());
    server.once('error', () => resolve(null));
    server.unref().listen({ port, exclusive: true, ...(host !== undefined && { host }) }, () => resolve(server));
  });
}
