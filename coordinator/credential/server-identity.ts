/** What the coordinator shows to whoever connects, and whom agents pin: of its own authority, or the team's files, read again when they change. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fingerprintOf } from '../../core/credential.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { SERVER_CERTIFICATE_TTL_MS } from '../access/rotation.ts';
import type { ServerIdentity } from '../rpc/secure-listener.ts';
import type { AccessBook } from './access-book.ts';
import { createServerCertificate } from './certificate.ts';

/** Paths of PEM files: the certificate with those between it and the authority, its key, the authority. */
export type TeamCertificate = { readonly certFile: string; readonly keyFile: string; readonly caFile: string };

export type Shown = ServerIdentity & {
  /** What an agent has to pin. */
  readonly fingerprint: string;
  /** Whom an agent has to trust, DER. */
  readonly authorities: readonly Uint8Array[];
  /** Changes when there is something else to show. */
  readonly version: string;
  readonly expiresAtMs: number;
};

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
/** The rest is for a clock that is wrong and a coordinator that sleeps. */
const RENEW_AT_RATIO = 2 / 3;

/** Returns what is to be shown now: `before` itself while nothing changed. Throws `credential-unusable`. */
export async function showIdentity(book: AccessBook, team: TeamCertificate | null, before: Shown | null): Promise<Shown> {
  if (team !== null) return showTeam(team, before);
  const nowMs = Date.now();
  const { serving, trusted } = book.authorities(nowMs);
  const version = trusted.map((authority) => authority.id).join(' ');
  const isFresh = before !== null && before.expiresAtMs - nowMs > SERVER_CERTIFICATE_TTL_MS * (1 - RENEW_AT_RATIO);
  if (isFresh && before.version === version) return before;
  const own = await createServerCertificate(serving, { nowMs, ttlMs: SERVER_CERTIFICATE_TTL_MS });
  return {
    chain: own.certificate.toString() + serving.certificate.toString(),
    key: own.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    fingerprint: fingerprintOf(serving.certificate.raw),
    authorities: trusted.map((authority) => authority.certificate.raw),
    version,
    expiresAtMs: own.certificate.validToDate.getTime(),
  };
}

function showTeam(team: TeamCertificate, before: Shown | null): Shown {
  const [chain, key, ca] = [team.certFile, team.keyFile, team.caFile].map(readPem);
  const version = `${chain}${key}${ca}`;
  if (before?.version === version) return before;
  const [own] = readCertificates(team.certFile, chain ?? '');
  const authorities = readCertificates(team.caFile, ca ?? '');
  const [authority] = authorities;
  if (own === undefined || authority === undefined || !isKeyOf(own, key ?? '')) {
    throw unusable(team.keyFile, `it is not the key of the certificate in "${team.certFile}"`);
  }
  return {
    // An agent finds what it pins in the chain, so the authority itself is shown, too.
    chain: `${chain}\n${authority.toString()}`,
    key: key ?? '',
    fingerprint: fingerprintOf(authority.raw),
    authorities: authorities.map((one) => one.raw),
    version,
    expiresAtMs: own.validToDate.getTime(),
  };
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw unusable(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function readCertificates(file: string, text: string): X509Certificate[] {
  try {
    const found = [...text.matchAll(PEM)].map(([pem]) => new X509Certificate(pem));
    if (found.length > 0) return found;
  } catch (cause) {
    throw unusable(file, 'a certificate in it cannot be read', cause);
  }
  throw unusable(file, 'there is no certificate in it; expected PEM');
}

function isKeyOf(certificate: X509Certificate, key: string): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

function unusable(file: string, why: string, cause?: unknown): ExpectedError {
  return new ExpectedError('credential-unusable', `cannot use "${file}": ${why}`, {
    hint: '--tls-cert, --tls-key and --tls-ca take PEM files that belong together',
    cause,
  });
}
