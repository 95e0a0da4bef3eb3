/** What a connection to the coordinator is made with: whom it trusts, and who it says that it is. */
import { isIP } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import type { ChannelCredentials, ClientOptions, credentials as Credentials } from '@grpc/grpc-js';
import { hostOf } from '../../core/address.ts';
import { COORDINATOR_NAME } from '../../core/credential.ts';
import type { Identity } from './identity.ts';

/** Who shows what: without `holder` no certificate is shown, which is enough for joining. */
export type Secured = {
  readonly address: string;
  /** PEM. */
  readonly authorities: readonly string[];
  readonly holder: Pick<Identity, 'key' | 'certificate'> | null;
};

/** Returns what to open a channel with. */
export function secureChannel(
  credentials: typeof Credentials,
  { address, authorities, holder }: Secured,
): { readonly credentials: ChannelCredentials; readonly options: ClientOptions } {
  const host = hostOf(address);
  return {
    credentials: credentials.createSsl(
      Buffer.from(authorities.join('\n')),
      holder === null ? null : Buffer.from(holder.key),
      holder === null ? null : Buffer.from(holder.certificate),
      { checkServerIdentity: (_name, certificate) => checkCoordinator(host, certificate) },
    ),
    // TLS has no server names that are addresses; without one Node would warn about it on every connection.
    options: isIP(host) === 0 ? {} : { 'grpc.ssl_target_name_override': COORDINATOR_NAME },
  };
}

/** A small authority signs for one coordinator under one name; a team's authority signs for many, and there the host counts. */
function checkCoordinator(host: string, certificate: PeerCertificate): Error | undefined {
  if (certificate.subjectaltname === `DNS:${COORDINATOR_NAME}`) return undefined;
  return checkServerIdentity(host, certificate);
}
