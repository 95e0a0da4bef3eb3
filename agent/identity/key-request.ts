/** Makes the agent's keys, and the request that proves to have one. The private half stays on this machine. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Returns a new private key, PEM. */
export function createKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Returns a PKCS#10 request for the key, DER. */
export async function createRequest(key: string): Promise<Uint8Array> {
  // Loaded on first use: joining and renewing are rare, and it costs half a second.
  const x509 = await import('@peculiar/x509');
  const privateKey = createPrivateKey(key);
  const made = await x509.Pkcs10CertificateRequestGenerator.create({
    name: 'CN=shard-run agent',
    keys: {
      privateKey: privateKey.toCryptoKey(CURVE, false, ['sign']),
      publicKey: createPublicKey(privateKey).toCryptoKey(CURVE, true, ['verify']),
    },
    signingAlgorithm: SIGNING,
  });
  return new Uint8Array(made.rawData);
}
