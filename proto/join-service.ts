/** The join service for both ends: what it is called, its messages parsed, and nothing trusted. */
import { AGENT_ID_FORM } from '../core/credential.ts';
import { type AgentId, agentId } from '../core/id.ts';
import { listOf, malformed, ProtocolError, requiredPart, requiredText } from './field.ts';
import { shardrun } from './gen/join.js';

const { JoinRequest, JoinResponse, RenewRequest, RenewResponse } = shardrun.join.v1;

/** A request is 400 bytes, an answer a few kilobytes; the channel of a stranger takes no more than this. */
export const MAX_JOIN_MESSAGE_BYTES = 64 * 1024;
/** Far above what a rotation has, which is two. */
const MAX_AUTHORITIES = 8;
/** A key of any curve fits; more is not a request. */
const MAX_REQUEST_BYTES = 8 * 1024;
const MAX_TOKEN_CHARACTERS = 256;

/** What a stranger asks for. `request` is PKCS#10, DER. */
export type JoinAsked = { readonly token: string; readonly agent: AgentId; readonly request: Uint8Array };
/** What an agent asks for. `request` is PKCS#10, DER. */
export type RenewAsked = { readonly request: Uint8Array };
/** What both get: certificates as DER, at least one authority. */
export type IssuedCredential = { readonly certificate: Uint8Array; readonly authorities: readonly Uint8Array[] };

/** A message as it arrived, or why it cannot be understood: a deserializer that throws would end the call as an error of ours. */
export type ParsedJoin<Message> = { readonly ok: true; readonly message: Message } | { readonly ok: false; readonly error: ProtocolError };

const bytesToBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function parse<Message>(read: () => Message): ParsedJoin<Message> {
  try {
    return { ok: true, message: read() };
  } catch (cause) {
    if (cause instanceof ProtocolError) return { ok: false, error: cause };
    return { ok: false, error: malformed('', cause instanceof Error ? cause.message : cause, 'bytes that decode by join.proto') };
  }
}

const decodeJoinAsked = (bytes: Uint8Array): ParsedJoin<JoinAsked> =>
  parse(() => {
    const wire = JoinRequest.decode(bytes);
    const token = requiredText(wire.token, 'join_request.token');
    // Not quoted: it may be a good token with a blank behind it.
    if (token.length > MAX_TOKEN_CHARACTERS) {
      throw malformed('join_request.token', `${token.length} characters long`, `at most ${MAX_TOKEN_CHARACTERS}`);
    }
    const agent = requiredText(wire.agentId, 'join_request.agent_id');
    if (!AGENT_ID_FORM.test(agent)) throw malformed('join_request.agent_id', agent, 'at most 128 letters, digits, ".", "_" and "-"');
    return { token, agent: agentId(agent), request: requestOf(wire.certificateRequest, 'join_request.certificate_request') };
  });

const decodeRenewAsked = (bytes: Uint8Array): ParsedJoin<RenewAsked> =>
  parse(() => ({ request: requestOf(RenewRequest.decode(bytes).certificateRequest, 'renew_request.certificate_request') }));

function requestOf(bytes: Uint8Array | null | undefined, field: string): Uint8Array {
  const length = bytes?.byteLength ?? 0;
  if (!bytes || length === 0 || length > MAX_REQUEST_BYTES) throw malformed(field, `${length} bytes`, `1 to ${MAX_REQUEST_BYTES} bytes`);
  return bytes;
}

function parseCredential(wire: shardrun.join.v1.ICredential | null | undefined): IssuedCredential {
  const { certificate, authorities } = requiredPart(wire, 'credential');
  if (!certificate || certificate.byteLength === 0) throw malformed('credential.certificate', 'empty', 'a certificate');
  const roots = listOf(authorities);
  if (roots.length === 0 || roots.length > MAX_AUTHORITIES) {
    throw malformed('credential.authorities', `${roots.length} certificates`, `1 to ${MAX_AUTHORITIES}`);
  }
  return { certificate, authorities: roots };
}

const wireOf = ({ certificate, authorities }: IssuedCredential) => ({ certificate, authorities: [...authorities] });

/**
 * `shardrun.join.v1.JoinService`.
 *
 * A server passes it to `addService` with handlers of `ParsedJoin<…Asked>`; a client calls `makeUnaryRequest` with a method's path,
 * `requestSerialize` and `responseDeserialize`, which answers a `ParsedJoin<IssuedCredential>`.
 */
export const JOIN_SERVICE = {
  Join: {
    path: '/shardrun.join.v1.JoinService/Join',
    requestStream: false,
    responseStream: false,
    requestSerialize: ({ token, agent, request }: JoinAsked): Buffer =>
      bytesToBuffer(JoinRequest.encode({ token, agentId: agent, certificateRequest: request }).finish()),
    requestDeserialize: decodeJoinAsked,
    responseSerialize: (issued: IssuedCredential): Buffer => bytesToBuffer(JoinResponse.encode({ credential: wireOf(issued) }).finish()),
    responseDeserialize: (bytes: Uint8Array): ParsedJoin<IssuedCredential> =>
      parse(() => parseCredential(JoinResponse.decode(bytes).credential)),
  },
  Renew: {
    path: '/shardrun.join.v1.JoinService/Renew',
    requestStream: false,
    responseStream: false,
    requestSerialize: ({ request }: RenewAsked): Buffer => bytesToBuffer(RenewRequest.encode({ certificateRequest: request }).finish()),
    requestDeserialize: decodeRenewAsked,
    responseSerialize: (issued: IssuedCredential): Buffer => bytesToBuffer(RenewResponse.encode({ credential: wireOf(issued) }).finish()),
    responseDeserialize: (bytes: Uint8Array): ParsedJoin<IssuedCredential> =>
      parse(() => parseCredential(RenewResponse.decode(bytes).credential)),
  },
} as const;
