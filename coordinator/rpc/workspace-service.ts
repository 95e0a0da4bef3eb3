/** Serves the coordinator's trees over gRPC: takes packs in, hands packs out, at each reader's own pace. */
import type {
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  ServerReadableStream,
  ServerWritableStream,
  ServiceDefinition,
} from '@grpc/grpc-js';
import type { TreeId } from '../../core/workspace.ts';
import { malformed } from '../../proto/field.ts';
import { shardrun } from '../../proto/gen/workspace.js';
import type { PackStore } from '../workspace/pack-store.ts';
import { busy, type CallService, drained, limitCalls, openInflow, type Parsed, statusOf, toBuffer } from './call.ts';
import { type FetchRequest, parseFetchPack, parseFindTrees, parseSendPack, type SendMessage } from './workspace-from-proto.ts';

const { FetchPackResponse, FindTreesResponse, SendPackResponse } = shardrun.workspace.v1;

/** Each holds an open file and one chunk. */
const MAX_FETCHES = 2048;
/** Each holds a process of git. */
const MAX_SENDS = 128;

const path = (name: string): string => `/shardrun.workspace.v1.WorkspaceService/${name}`;

/** Bytes of packs that came and went since the service began; counted as they pass. */
export type Traffic = { receivedBytes: number; sentBytes: number };

type FetchCall = ServerWritableStream<Parsed<FetchRequest>, shardrun.workspace.v1.IFetchPackResponse>;

/** Returns the service over a store, which has to stay open as long as the server. */
export function workspaceService(store: PackStore, traffic: Traffic = { receivedBytes: 0, sentBytes: 0 }): CallService {
  const limitFetches = limitCalls(MAX_FETCHES, () => busy(`${MAX_FETCHES} packs are being fetched`));
  const limitSends = limitCalls(MAX_SENDS, () => busy(`${MAX_SENDS} packs are being sent`));
  const findTrees: handleUnaryCall<Parsed<readonly TreeId[]>, shardrun.workspace.v1.IFindTreesResponse> = ({ request }, answer) => {
    if (!request.ok) return answer(statusOf(request.error));
    answer(null, { held: [...store.findTrees(request.request)] });
  };
  const sendPack: handleClientStreamingCall<Parsed<SendMessage>, shardrun.workspace.v1.ISendPackResponse> = (call, answer) => {
    limitSends(() => takePack(store, call)).then(
      (bytes) => {
        traffic.receivedBytes += bytes;
        answer(null, { bytes });
      },
      (error: unknown) => answer(statusOf(error)),
    );
  };
  const fetchPack: handleServerStreamingCall<Parsed<FetchRequest>, shardrun.workspace.v1.IFetchPackResponse> = (call) => {
    void limitFetches(() => servePack(store, call, traffic)).then(
      () => call.end(),
      (error: unknown) => call.emit('error', statusOf(error)),
    );
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

async function servePack(store: PackStore, call: FetchCall, traffic: Traffic): Promise<void> {
  if (!call.request.ok) throw call.request.error;
  const { tree, held, packId, offset } = call.request.request;
  await using pack = await store.packFor(tree, held);
  const isSame = packId === pack.id;
  if (isSame && offset > pack.bytes) throw malformed('fetch_pack_request.offset', offset, `at most ${pack.bytes}, the pack's size`);
  const from = isSame ? offset : 0;
  call.write({ header: { packId: pack.id, bytes: pack.bytes, offset: from } });
  for await (const chunk of pack.read(from)) {
    if (call.cancelled) return;
    traffic.sentBytes += chunk.length;
    if (!call.write({ chunk })) await drained(call, 'a pack');
  }
}

type SendCall = ServerReadableStream<Parsed<SendMessage>, shardrun.workspace.v1.ISendPackResponse>;

async function takePack(store: PackStore, call: SendCall): Promise<number> {
  using inflow = openInflow<SendMessage>(call, 'a pack');
  const first = await inflow.messages.next();
  if (first.done === true || first.value.type !== 'header') throw malformed('send_pack_request.message', 'no header', 'a header first');
  return await store.take(first.value.tree, chunksOf(inflow.messages), inflow.signal);
}

async function* chunksOf(messages: AsyncGenerator<SendMessage>): AsyncGenerator<Uint8Array> {
  for await (const message of messages) {
    if (message.type !== 'chunk') throw malformed('send_pack_request.message', 'header', 'one header only');
    yield message.bytes;
  }
}
