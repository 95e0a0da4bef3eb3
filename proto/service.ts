/** The service definition that both ends give to `@grpc/grpc-js`: domain messages go in, parsed domain messages come out. */
import type { MethodDefinition } from '@grpc/grpc-js';
import type { FromAgent, ToAgent } from '../core/session-message.ts';
import { malformed, ProtocolError } from './field.ts';
import { parseAgentMessage, parseCoordinatorMessage } from './from-proto.ts';
import { shardrun } from './gen/agent.js';
import { agentMessageToProto, coordinatorMessageToProto } from './to-proto.ts';

const { AgentMessage, CoordinatorMessage } = shardrun.agent.v1;

/** Largest message either side sends or accepts; both ends set it on their channel. */
export const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

/**
 * A message as it arrived: parsed, or refused with the reason.
 *
 * A deserializer that throws ends the stream with INTERNAL; the contract asks for INVALID_ARGUMENT or FAILED_PRECONDITION, which only the
 * reader of the stream can answer. So it is handed the reason instead.
 */
export type Received<Message> = { readonly ok: true; readonly message: Message } | { readonly ok: false; readonly error: ProtocolError };

function receive<Message>(parse: () => Message): Received<Message> {
  try {
    return { ok: true, message: parse() };
  } catch (cause) {
    if (cause instanceof ProtocolError) return { ok: false, error: cause };
    return { ok: false, error: malformed('', cause instanceof Error ? cause.message : cause, 'bytes that decode by agent.proto') };
  }
}

const toBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The bytes of an agent's message, as they go over the wire and into a journal. */
export const encodeAgentMessage = (message: FromAgent): Buffer => toBuffer(AgentMessage.encode(agentMessageToProto(message)).finish());
/** The bytes of a coordinator's message. */
export const encodeCoordinatorMessage = (message: ToAgent): Buffer =>
  toBuffer(CoordinatorMessage.encode(coordinatorMessageToProto(message)).finish());
/** Never throws: bytes that do not decode and fields that do not parse are `ok: false`. */
export const decodeAgentMessage = (bytes: Uint8Array): Received<FromAgent> => receive(() => parseAgentMessage(AgentMessage.decode(bytes)));
/** Never throws: bytes that do not decode and fields that do not parse are `ok: false`. */
export const decodeCoordinatorMessage = (bytes: Uint8Array): Received<ToAgent> =>
  receive(() => parseCoordinatorMessage(CoordinatorMessage.decode(bytes)));

/** One method with a type for each direction: `@grpc/grpc-js` has only one for both ends. */
type SessionMethod = Pick<
  MethodDefinition<FromAgent, Received<ToAgent>>,
  'path' | 'requestStream' | 'responseStream' | 'requestSerialize' | 'responseDeserialize'
> &
  Pick<MethodDefinition<Received<FromAgent>, ToAgent>, 'requestDeserialize' | 'responseSerialize'>;

/**
 * `shardrun.agent.v1.AgentService`.
 *
 * A server passes it to `addService` with a `Session` of `ServerDuplexStream<Received<FromAgent>, ToAgent>`; a client calls
 * `makeBidiStreamRequest(path, requestSerialize, responseDeserialize)` and holds a `ClientDuplexStream<FromAgent, Received<ToAgent>>`.
 */
export const AGENT_SERVICE: { readonly Session: SessionMethod } = {
  Session: {
    path: '/shardrun.agent.v1.AgentService/Session',
    requestStream: true,
    responseStream: true,
    requestSerialize: encodeAgentMessage,
    requestDeserialize: decodeAgentMessage,
    responseSerialize: encodeCoordinatorMessage,
    responseDeserialize: decodeCoordinatorMessage,
  },
};
