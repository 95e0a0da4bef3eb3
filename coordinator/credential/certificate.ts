/** Makes and reads certificates: authorities, the coordinator's own, and those of agents. */
import { generateKeyPair, type KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import type * as X509 from '@peculiar/x509';
import { agentOfAltName, agentUri, COORDINATOR_NAME } from '../../core/credential.ts';
import { sha256Hex } from '../../core/digest.ts';
import type { AgentId } from '../../core/id.ts';
import type { Credential } from '../access/admission.ts';
import { CLOCK_SKEW_MS } from '../access/rotation.ts';

/** A certificate with the key that belongs to it. */
export type KeyedCertificate = { readonly certificate: X509Certificate; readonly key: KeyObject };
type Validity = { readonly nowMs: number; readonly ttlMs: number };

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
/** RFC 5280 allows 20 octets and wants a positive number; 128 random bits never meet again. */
const SERIAL_BYTES = 16;
const CLIENT_USE = '1.3.6.1.5.5.7.3.2';

/** Loaded on first use: half a second that a coordinator on loopback does not pay. */
const load = (): Promise<typeof X509> => import('@peculiar/x509');

/** Makes an authority that may sign for others, but not for further authorities. */
export async function createAuthority(validity: Validity): Promise<KeyedCertificate> {
  const x509 = await load();
  const keys = await createKeyPair();
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    ...frameOf(validity),
    // OpenSSL finds an issuer by its name: two that are trusted at once must not share one.
    name: `CN=shard-run authority ${randomBytes(4).toString('hex')}`,
    keys: { privateKey: await signingKey(keys.privateKey), publicKey: await verifyingKey(keys.publicKey) },
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(await verifyingKey(keys.publicKey)),
    ],
  });
  return { certificate: new X509Certificate(Buffer.from(made.rawData)), key: keys.privateKey };
}

/** Makes the coordinator's own certificate, with a new key. */
export async function createServerCertificate(authority: KeyedCertificate, validity: Validity): Promise<KeyedCertificate> {
  const x509 = await load();
  const keys = await createKeyPair();
  const certificate = await sign(authority, await verifyingKey(keys.publicKey), {
    validity,
    subject: 'CN=shard-run coordinator',
    name: new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: COORDINATOR_NAME }]),
    use: x509.ExtendedKeyUsage.serverAuth,
  });
  return { certificate, key: keys.privateKey };
}

/** Makes an agent's certificate. Returns `null` when the bytes are no request for a P-256 key, or the sender does not have the key. */
export async function createAgentCertificate(
  authority: KeyedCertificate,
  asked: { readonly agent: AgentId; readonly request: Uint8Array } & Validity,
): Promise<X509Certificate | null> {
  const x509 = await load();
  const publicKey = await readRequest(asked.request);
  if (publicKey === null) return null;
  return sign(authority, publicKey, {
    validity: asked,
    subject: 'CN=shard-run agent',
    name: new x509.SubjectAlternativeNameExtension([{ type: 'url', value: agentUri(asked.agent) }]),
    use: x509.ExtendedKeyUsage.clientAuth,
  });
}

/** Returns the digest by which the register knows the key of a request; `null` as for `createAgentCertificate`. */
export async function requestKeyDigest(request: Uint8Array): Promise<string | null> {
  const key = await readRequest(request);
  return key === null ? null : sha256Hex(new Uint8Array(await webcrypto.subtle.exportKey('spki', key)));
}

/** Returns what an agent's certificate says when one of the authorities signed it, else `null`. Validity in time is not looked at here. */
export function readCredential(certificate: X509Certificate, authorities: readonly X509Certificate[]): Credential | null {
  const issuer = authorities.find((one) => certificate.checkIssued(one) && certificate.verify(one.publicKey));
  const agent = agentOfAltName(certificate.subjectAltName);
  if (issuer === undefined || agent === null || certificate.keyUsage?.includes(CLIENT_USE) !== true) return null;
  return {
    agent,
    keyDigest: sha256Hex(certificate.publicKey.export({ type: 'spki', format: 'der' })),
    validFromMs: certificate.validFromDate.getTime(),
    expiresAtMs: certificate.validToDate.getTime(),
  };
}

type Signed = {
  readonly validity: Validity;
  readonly subject: string;
  readonly name: X509.SubjectAlternativeNameExtension;
  readonly use: X509.ExtendedKeyUsage;
};

async function sign(authority: KeyedCertificate, publicKey: webcrypto.CryptoKey, signed: Signed): Promise<X509Certificate> {
  const x509 = await load();
  const made = await x509.X509CertificateGenerator.create({
    ...frameOf(signed.validity),
    subject: signed.subject,
    issuer: new x509.X509Certificate(authority.certificate.raw).subjectName,
    publicKey,
    signingKey: await signingKey(authority.key),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([signed.use], true),
      signed.name,
    ],
  });
  return new X509Certificate(Buffer.from(made.rawData));
}

async function readRequest(request: Uint8Array): Promise<webcrypto.CryptoKey | null> {
  const x509 = await load();
  try {
    const parsed = new x509.Pkcs10CertificateRequest(Buffer.from(request));
    if (!(await parsed.verify())) return null;
    return await parsed.publicKey.export(CURVE, ['verify']);
  } catch {
    // The library throws whatever its parser met; what it was does not matter to anybody.
    return null;
  }
}

function frameOf({ nowMs, ttlMs }: Validity) {
  const serial = randomBytes(SERIAL_BYTES);
  // Positive, and without a leading zero that an encoder would have to drop.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return {
    serialNumber: serial.toString('hex'),
    notBefore: new Date(nowMs - CLOCK_SKEW_MS),
    notAfter: new Date(nowMs + ttlMs),
    signingAlgorithm: SIGNING,
  };
}

function createKeyPair(): Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }> {
  return promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
}

const signingKey = async (key: KeyObject): Promise<webcrypto.CryptoKey> => key.toCryptoKey(CURVE, false, ['sign']);
const verifyingKey = async (key: KeyObject): Promise<webcrypto.CryptoKey> => key.toCryptoKey(CURVE, true, ['verify']);
