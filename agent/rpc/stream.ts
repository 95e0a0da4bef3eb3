/** One gRPC stream of a session, from the connection to its end; holds back what the network does not take. */
import type { ClientDuplexStream, StatusObject } from '@grpc/grpc-js';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import { AGENT_SERVICE, MAX_MESSAGE_BYTES, type Received } from '../../proto/service.ts';
import { channelOf, type Way } from '../identity/way.ts';
import type { StreamEnd } from './break.ts';

export type Stream = {
  send(message: FromAgent): void;
  isBusy(): boolean;
  /** Calls back with every message, and resolves once with how the stream ended. Call it once. */
  forEach(onMessage: (message: ToAgent) => void): Promise<StreamEnd>;
  /** Ends this side and resolves when the other side has, or after a second. */
  close(): Promise<void>;
  cancel(): void;
};

type Duplex = ClientDuplexStream<FromAgent, Received<ToAgent>>;

const CHANNEL_OPTIONS = {
  'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
  'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
  // A machine that vanished says nothing: without pings the stream would stay open for hours. Patient, because a build machine stutters.
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 20_000,
  // Each try has a connection of its own, so that the channel's hidden backoff does not add to ours.
  'grpc.use_local_subchannel_pool': 1,
  // A proxy for the tests' own downloads is not for the coordinator.
  'grpc.enable_http_proxy': 0,
} as const;

const CLOSE_DEADLINE_MS = 1_000;

/** Loads gRPC on first use: 100 ms that the framework's start must not wait for. */
export async function openStream(way: Way): Promise<Stream> {
  const { Client, credentials } = await import('@grpc/grpc-js');
  const channel = channelOf(credentials, way);
  const client = new Client(way.address, channel.credentials, { ...CHANNEL_OPTIONS, ...channel.options });
  const { path, requestSerialize, responseDeserialize } = AGENT_SERVICE.Session;
  const duplex: Duplex = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
  const { promise: ended, resolve } = Promise.withResolvers<StreamEnd>();
  duplex.on('status', ({ code, details }: StatusObject) => resolve({ code, details }));
  // The status says the same; without a listener it would end the process.
  duplex.on('error', () => undefined);
  void ended.then(() => client.close());
  const writer = createWriter(duplex);
  return {
    ...writer,
    forEach: (onMessage) => {
      duplex.on('data', (received: Received<ToAgent>) => {
        if (received.ok) return onMessage(received.message);
        resolve({ error: received.error });
        duplex.cancel();
      });
      return ended;
    },
    close: async () => {
      const overdue = setTimeout(() => duplex.cancel(), CLOSE_DEADLINE_MS);
      writer.end();
      await ended;
      clearTimeout(overdue);
    },
    cancel: () => duplex.cancel(),
  };
}

/** Messages wait here as objects, not as bytes, while the network is behind. */
function createWriter(duplex: Duplex) {
  let waiting: FromAgent[] = [];
  let isBlocked = false;
  let isEnding = false;
  const drain = () => {
    isBlocked = false;
    const messages = waiting;
    waiting = [];
    for (const message of messages) send(message);
    if (isEnding && !isBlocked) duplex.end();
  };
  const send = (message: FromAgent) => {
    if (isBlocked) waiting.push(message);
    else if (duplex.writable) isBlocked = !duplex.write(message);
  };
  duplex.on('drain', drain);
  return {
    send,
    isBusy: () => isBlocked,
    end: () => {
      isEnding = true;
      if (!isBlocked) duplex.end();
    },
  };
}
