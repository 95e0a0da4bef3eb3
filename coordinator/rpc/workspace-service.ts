/** Serves the coordinator's trees over gRPC: takes packs in, hands packs out, at each reader's own pace. */
import {
  type handleClientStreamingCall,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type ServerReadableStream,
  type ServerWritableStream,
  type ServiceDefinition,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { ERROR_TABLE, ExpectedError } from '../../core/expected-error.ts';
import type { TreeId } from '../../core/workspace.ts';
import { malformed, ProtocolError } from '../../proto/field.ts';
import { shardrun } from '../../proto/gen/workspace.js';
import type { PackStore } from '../workspace/pack-store.ts';
import { type FetchRequest, type Parsed, parseFetchPack, parseFindTrees, parseSendPack, type SendMessage } from './workspace-from-proto.ts';

const { FetchPackResponse, FindTreesResponse, SendPackResponse } = shardrun.workspace.v1;

/** A reader or sender that does nothing for so long is gone, whatever its connection says. */
const STALL_MS = 60_000;
/** Each holds an open file and one chunk. */
const MAX_FETCHES = 2048;

const toBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const path = (name: string): string => `/shardrun.workspace.v1.WorkspaceService/${name}`;

/** What `Server.addService` takes: `server.addService(service.definition, service.implementation)`. */
export type WorkspaceService = { readonly definition: ServiceDefinition; readonly implementation: UntypedServiceImplementation };

type FetchCall = ServerWritableStream<Parsed<FetchRequest>, shardrun.workspace.v1.IFetchPackResponse>;

/** Returns the service over a store, which has to stay open as long as the server. */
export function workspaceService(store: PackStore): WorkspaceService {
  let fetches = 0;
  const findTrees: handleUnaryCall<Parsed<readonly TreeId[]>, shardrun.workspace.v1.IFindTreesResponse> = ({ request }, answer) => {
    if (!request.ok) return answer(statusOf(request.error));
    answer(null, { held: [...store.findTrees(request.request)] });
  };
  const sendPack: handleClientStreamingCall<Parsed<SendMessage>, shardrun.workspace.v1.ISendPackResponse> = (call, answer) => {
    takePack(store, call).then(
      (bytes) => answer(null, { bytes }),
      (error: unknown) => answer(statusOf(error)),
    );
  };
  const fetchPack: handleServerStreamingCall<Parsed<FetchRequest>, shardrun.workspace.v1.IFetchPackResponse> = (call) => {
    if (fetches >= MAX_FETCHES)
      return void call.emit('error', { code: status.RESOURCE_EXHAUSTED, details: `${MAX_FETCHES} packs are being fetched` });
    fetches += 1;
    void servePack(store, call)
      .then(
        () => call.end(),
        (error: unknown) => call.emit('error', statusOf(error)),
      )
      .finally(() => {
        fetches -= 1;
      });
  };
  return { definition: DEFINITION, implementation: { FindTrees: findTrees, SendPack: sendPack, FetchPack: fetchPack } as never };
}

const DEFINITION = {
  FindTrees: {
    path: path('FindTrees'),
    requestStream: false,
    responseStream: false,
    requestDeserialize: parseFindTrees,
    responseSerialize: (message: shardrun.workspace.v1.IFindTreesResponse) => toBuffer(FindTreesResponse.encode(message).finish()),
  },
  SendPack: {
    path: path('SendPack'),
    requestStream: true,
    responseStream: false,
    requestDeserialize: parseSendPack,
    responseSerialize: (message: shardrun.workspace.v1.ISendPackResponse) => toBuffer(SendPackResponse.encode(message).finish()),
  },
  FetchPack: {
    path: path('FetchPack'),
    requestStream: false,
    responseStream: true,
    requestDeserialize: parseFetchPack,
    responseSerialize: (message: shardrun.workspace.v1.IFetchPackResponse) => toBuffer(FetchPackResponse.encode(message).finish()),
  },
} as unknown as ServiceDefinition;

async function servePack(store: PackStore, call: FetchCall): Promise<void> {
  if (!call.request.ok) throw call.request.error;
  const { tree, held, packId, offset } = call.request.request;
  await using pack = await store.packFor(tree, held);
  const isSame = packId === pack.id;
  if (isSame && offset > pack.bytes) throw malformed('fetch_pack_request.offset', offset, `at most ${pack.bytes}, the pack's size`);
  const from = isSame ? offset : 0;
  call.write({ header: { packId: pack.id, bytes: pack.bytes, offset: from } });
  for await (const chunk of pack.read(from)) {
    if (call.cancelled) return;
    if (!call.write({ chunk })) await drained(call);
  }
}

/** Resolves when the reader has caught up or gone. */
function drained(call: FetchCall): Promise<void> {
  return new Promise((resolve, reject) => {
    const overdue = setTimeout(() => end(() => reject(stalled('reader'))), STALL_MS);
    const end = (settle: () => void): void => {
      clearTimeout(overdue);
      call.off('drain', done);
      call.off('cancelled', done);
      settle();
    };
    const done = (): void => end(resolve);
    call.once('drain', done);
    call.once('cancelled', done);
  });
}

type SendCall = ServerReadableStream<Parsed<SendMessage>, shardrun.workspace.v1.ISendPackResponse>;

async function takePack(store: PackStore, call: SendCall): Promise<number> {
  const aborter = new AbortController();
  const overdue = setTimeout(() => aborter.abort(stalled('sender')), STALL_MS);
  call.once('cancelled', () => aborter.abort(stalled('sender')));
  const messages = readMessages(call, aborter.signal, overdue);
  try {
    const first = await messages.next();
    if (first.done === true || first.value.type !== 'header') throw malformed('send_pack_request.message', 'no header', 'a header first');
    return await store.take(first.value.tree, chunksOf(messages), aborter.signal);
  } finally {
    clearTimeout(overdue);
  }
}

/** Every message up to the end of the sender's side. A sender that is gone, or stalls, is an error and not an end. */
async function* readMessages(call: SendCall, signal: AbortSignal, overdue: NodeJS.Timeout): AsyncGenerator<SendMessage> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  aborted.catch(() => undefined);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  const messages = (call as AsyncIterable<Parsed<SendMessage>>)[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([messages.next(), aborted]);
    signal.throwIfAborted();
    if (next.done === true) return;
    overdue.refresh();
    yield understand(next.value);
  }
}

async function* chunksOf(messages: AsyncGenerator<SendMessage>): AsyncGenerator<Uint8Array> {
  for await (const message of messages) {
    if (message.type !== 'chunk') throw malformed('send_pack_request.message', 'header', 'one header only');
    yield message.bytes;
  }
}

function understand(parsed: Parsed<SendMessage>): SendMessage {
  if (!parsed.ok) throw parsed.error;
  return parsed.request;
}

function stalled(who: 'reader' | 'sender'): ExpectedError {
  return new ExpectedError('coordinator-unreachable', `the ${who} of a pack did nothing for ${STALL_MS / 1000} s, or is gone`, {
    hint: 'try again',
  });
}

function statusOf(error: unknown): { code: status; details: string } {
  if (error instanceof ProtocolError) return { code: status.INVALID_ARGUMENT, details: error.message };
  if (error instanceof ExpectedError) return { code: status[ERROR_TABLE[error.code].grpc as keyof typeof status], details: error.message };
  return { code: status.INTERNAL, details: error instanceof Error ? error.message : String(error) };
}
