/** Asks who answers at an address, and finds the authority that was pinned in what it shows. */
import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { hostOf, portOf } from '../../core/address.ts';
import { fingerprintOf } from '../../core/credential.ts';
import { ExpectedError } from '../../core/expected-error.ts';

/** A handshake is two round trips. */
const HANDSHAKE_MS = 10_000;
/** Own certificate, two between, authority: a chain that is longer is a loop. */
const MAX_CHAIN = 6;

/**
 * Returns the certificate with the fingerprint, PEM. That the chain holds against it is for the connection that trusts it and nobody else.
 *
 * Throws `fingerprint-mismatch` when somebody else answers, `coordinator-unreachable` when nobody does, or nobody that speaks TLS.
 */
export async function findPinned(address: string, fingerprint: string): Promise<string> {
  const chain = await readChain(address);
  const pinned = chain.find((certificate) => fingerprintOf(certificate.raw) === fingerprint);
  if (pinned !== undefined) return pinned.toString();
  const last = chain.at(-1);
  const found = last === undefined ? 'no certificate' : fingerprintOf(last.raw);
  throw new ExpectedError('fingerprint-mismatch', `${address} shows ${found}, not ${fingerprint}`, {
    hint: 'compare with what the coordinator prints; when it is the same there, somebody stands between it and this machine',
  });
}

function readChain(address: string): Promise<X509Certificate[]> {
  const host = hostOf(address);
  const { promise, resolve, reject } = Promise.withResolvers<X509Certificate[]>();
  const socket: TLSSocket = connect({
    host,
    port: portOf(address),
    ALPNProtocols: ['h2'],
    // Nothing is said on this connection, and nothing that it shows is trusted for more than its fingerprint.
    rejectUnauthorized: false,
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
  socket.setTimeout(HANDSHAKE_MS, () => socket.destroy(new Error(`no answer within ${HANDSHAKE_MS / 1000} s`)));
  socket.once('error', (cause) =>
    reject(
      new ExpectedError('coordinator-unreachable', `no coordinator answers with TLS at ${address}: ${cause.message}`, {
        hint: 'check the address, and that the coordinator there listens beyond loopback',
        cause,
      }),
    ),
  );
  socket.once('secureConnect', () => {
    const chain: X509Certificate[] = [];
    let next = socket.getPeerX509Certificate();
    while (next !== undefined && chain.length < MAX_CHAIN) {
      chain.push(next);
      next = next.issuerCertificate;
    }
    resolve(chain);
    // Not cut off: the other side is to see a handshake that came to its end.
    socket.end();
  });
  return promise;
}
