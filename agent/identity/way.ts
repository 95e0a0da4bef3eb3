/** The way to the coordinator: where it is, and who this agent is on it. Every connection of an agent is made by this. */
import type { ChannelCredentials, ClientOptions, credentials as Credentials } from '@grpc/grpc-js';
import { hostOf, isLoopbackHost } from '../../core/address.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { renewalDelayMs } from '../lifecycle/renewal.ts';
import { secureChannel } from './channel.ts';
import { type Identity, loadIdentity } from './identity.ts';
import { renewIdentity } from './join.ts';

export type Way = {
  /** `host:port`. */
  readonly address: string;
  /** The newest; `null` is in the clear, on one machine. */
  readonly identity: () => Identity | null;
};

/** Returns what to open a channel with; gRPC's own module is loaded by whoever opens one. */
export function channelOf(
  credentials: typeof Credentials,
  { address, identity }: Way,
): { readonly credentials: ChannelCredentials; readonly options: ClientOptions } {
  const holder = identity();
  if (holder === null) return { credentials: credentials.createInsecure(), options: {} };
  return secureChannel(credentials, { address, authorities: holder.authorities, holder });
}

/**
 * Returns the way for a command that asks once and is over: with the identity that joining left in the folder, renewed when it is due. Throws
 * `not-loopback` for another machine that was not joined, and what renewing throws once the certificate has ended.
 */
export async function findWay(address: string, stateDir: string): Promise<Way> {
  const identity = loadIdentity(stateDir);
  if (identity?.coordinator !== address) {
    if (isLoopbackHost(hostOf(address))) return { address, identity: () => null };
    throw new ExpectedError('not-loopback', `the coordinator at ${address} is on another machine, and this one has not joined it`, {
      hint: `shard-run agent join ${address} --no-run, with the token and the fingerprint that the coordinator printed`,
    });
  }
  const fresh = await renewDue(identity, stateDir);
  return { address, identity: () => fresh };
}

/** While the old certificate is good, nobody waits for an answer that does not come. */
async function renewDue(identity: Identity, stateDir: string): Promise<Identity> {
  const nowMs = Date.now();
  if (renewalDelayMs(identity, nowMs, 0) > 0) return identity;
  try {
    return await renewIdentity(stateDir, identity);
  } catch (error) {
    if (identity.expiresAtMs > nowMs) return identity;
    throw error;
  }
}
