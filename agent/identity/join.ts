/** Asks a coordinator for certificates: the first one against a token, the next ones against the one before. */
import { X509Certificate } from 'node:crypto';
import type { ServiceError } from '@grpc/grpc-js';
import { ExpectedError } from '../../core/expected-error.ts';
import { type AgentId, agentId } from '../../core/id.ts';
import { type IssuedCredential, JOIN_SERVICE, MAX_JOIN_MESSAGE_BYTES, type ParsedJoin } from '../../proto/join-service.ts';
import { type Secured, secureChannel } from './channel.ts';
import { type Identity, loadIdentity, loadPendingKey, saveIdentity, savePendingKey } from './identity.ts';
import { createKey, createRequest } from './key-request.ts';
import { findPinned } from './pin.ts';

/** What a person gives to make this machine an agent. */
export type JoinOptions = {
  /** `host:port` of the coordinator. */
  readonly coordinator: string;
  readonly token: string;
  /** `sha256:…` as the coordinator printed it. */
  readonly fingerprint: string;
  readonly agentId: string;
  /** Where the identity is kept. */
  readonly stateDir: string;
};

/** An answer is one signature away. */
const ANSWER_MS = 15_000;
const UNAVAILABLE = 14;
const RESOURCE_EXHAUSTED = 8;
const DEADLINE_EXCEEDED = 4;

/**
 * Joins, and keeps the identity on the disk. May be repeated after a failure, also with a token for one machine: the key stays the same.
 *
 * Throws `fingerprint-mismatch`, `access-refused` with the coordinator's reason, `coordinator-unreachable`, `credential-unusable`.
 */
export async function joinCoordinator(options: JoinOptions): Promise<Identity> {
  const { coordinator, stateDir, token } = options;
  const pinned = await findPinned(coordinator, options.fingerprint);
  const key = loadPendingKey(stateDir) ?? keyOfName(loadIdentity(stateDir), options) ?? createKey();
  savePendingKey(stateDir, key);
  const agent = agentId(options.agentId);
  const request = await createRequest(key);
  const issued = await ask({ address: coordinator, authorities: [pinned], holder: null }, 'Join', { token, agent, request });
  return keep(stateDir, { agent, coordinator, key }, issued);
}

/** A name belongs to its key: a machine that joins once more, such as a container that was started again, shows the one it has. */
function keyOfName(identity: Identity | null, { agentId: id, coordinator }: JoinOptions): string | null {
  return identity !== null && identity.agent === id && identity.coordinator === coordinator ? identity.key : null;
}

/** Gets the next certificate, for a new key, and keeps it. Throws as `joinCoordinator` does. */
export async function renewIdentity(stateDir: string, identity: Identity): Promise<Identity> {
  const key = createKey();
  const request = await createRequest(key);
  const { agent, coordinator, authorities } = identity;
  const issued = await ask({ address: coordinator, authorities, holder: identity }, 'Renew', { request });
  return keep(stateDir, { agent: agentId(agent), coordinator, key }, issued);
}

function keep(
  stateDir: string,
  who: { readonly agent: AgentId; readonly coordinator: string; readonly key: string },
  issued: IssuedCredential,
): Identity {
  const certificate = new X509Certificate(issued.certificate);
  const identity: Identity = {
    ...who,
    certificate: certificate.toString(),
    authorities: issued.authorities.map((authority) => new X509Certificate(authority).toString()),
    issuedAtMs: Date.now(),
    expiresAtMs: certificate.validToDate.getTime(),
  };
  saveIdentity(stateDir, identity);
  return identity;
}

type Asked =
  | Parameters<(typeof JOIN_SERVICE)['Join']['requestSerialize']>[0]
  | Parameters<(typeof JOIN_SERVICE)['Renew']['requestSerialize']>[0];

async function ask(secured: Secured, method: 'Join' | 'Renew', asked: Asked): Promise<IssuedCredential> {
  const { Client, credentials } = await import('@grpc/grpc-js');
  const channel = secureChannel(credentials, secured);
  const client = new Client(secured.address, channel.credentials, {
    ...channel.options,
    'grpc.max_receive_message_length': MAX_JOIN_MESSAGE_BYTES,
    'grpc.use_local_subchannel_pool': 1,
    'grpc.enable_http_proxy': 0,
  });
  const { path, requestSerialize, responseDeserialize } = JOIN_SERVICE[method];
  try {
    const { promise, resolve, reject } = Promise.withResolvers<ParsedJoin<IssuedCredential>>();
    client.makeUnaryRequest(
      path,
      requestSerialize as (message: Asked) => Buffer,
      responseDeserialize,
      asked,
      { deadline: Date.now() + ANSWER_MS },
      (error, answer) => (error === null && answer !== undefined ? resolve(answer) : reject(explain(error, secured.address))),
    );
    const answer = await promise;
    if (answer.ok) return answer.message;
    throw new ExpectedError(
      'protocol-version',
      `the coordinator at ${secured.address} answered what cannot be understood: ${answer.error.message}`,
      {
        hint: 'install the same version of shard-run on both sides',
      },
    );
  } finally {
    client.close();
  }
}

function explain(error: ServiceError | null, address: string): ExpectedError {
  const why = error?.details ?? 'no answer';
  const code = error?.code ?? UNAVAILABLE;
  if (code === UNAVAILABLE || code === DEADLINE_EXCEEDED) {
    return new ExpectedError('coordinator-unreachable', `no coordinator answers at ${address}: ${why}`, {
      hint: 'check the address, and that the coordinator runs',
      cause: error,
    });
  }
  return new ExpectedError('access-refused', `the coordinator at ${address} does not admit this agent: ${why}`, {
    hint: code === RESOURCE_EXHAUSTED ? 'wait a minute' : 'on the coordinator: shard-run coordinator token prints a new line to join with',
    cause: error,
  });
}
