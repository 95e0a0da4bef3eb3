/** Fetches packs from a coordinator over gRPC. */
import { Client, type ClientReadableStream, credentials, type ServiceError, status } from '@grpc/grpc-js';
import { type ErrorCode, ExpectedError } from '../../core/expected-error.ts';
import { WORKSPACE_LIMIT } from '../../core/workspace.ts';
import { wholeNumber } from '../../proto/field.ts';
import { shardrun } from '../../proto/gen/workspace.js';
import { channelOf, type Way } from '../identity/way.ts';
import type { PackRequest, PackSource, PackStream } from '../workspace/pack-source.ts';

const { FetchPackRequest, FetchPackResponse } = shardrun.workspace.v1;

type Message = shardrun.workspace.v1.FetchPackResponse;
type Call = ClientReadableStream<Message>;

const PATH = '/shardrun.workspace.v1.WorkspaceService/FetchPack';
/** The coordinator may have to make the pack first, of a whole repository. */
const HEADER_DEADLINE_MS = 600_000;
/** A line on which nothing comes for so long is cut; what came counts. */
const SILENCE_MS = 20_000;
const MAX_NAMED_TREES = 64;
const MAX_CHUNK_BYTES = 2 * WORKSPACE_LIMIT.chunkBytes;

/** What a status means to whoever waits for a tree; every other one is a line that broke. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  [status.INVALID_ARGUMENT]: 'protocol-version',
  [status.UNIMPLEMENTED]: 'protocol-version',
  [status.NOT_FOUND]: 'workspace-unknown',
  [status.FAILED_PRECONDITION]: 'workspace-too-large',
  [status.DATA_LOSS]: 'workspace-damaged',
  [status.UNAUTHENTICATED]: 'access-refused',
  [status.PERMISSION_DENIED]: 'access-refused',
};

/** Returns a source over a channel, which belongs to the caller. */
export function coordinatorPackSource(client: Client): PackSource {
  return { fetch: (request) => fetchFrom(client, request) };
}

/** Returns a source over a channel of its own, opened with the first fetch: a tree of gigabytes must not hold up the session beside it. */
export function openPackSource(way: Way): PackSource & Disposable {
  const channel = channelOf(credentials, way);
  const client = new Client(way.address, channel.credentials, {
    ...channel.options,
    'grpc.max_receive_message_length': 2 * MAX_CHUNK_BYTES,
    'grpc.use_local_subchannel_pool': 1,
    // A proxy for the tests' own downloads is not for the coordinator.
    'grpc.enable_http_proxy': 0,
  });
  return { ...coordinatorPackSource(client), [Symbol.dispose]: () => client.close() };
}

async function fetchFrom(client: Client, { tree, held, resume, signal }: PackRequest): Promise<PackStream> {
  signal.throwIfAborted();
  const request = { tree, held: held.slice(0, MAX_NAMED_TREES), packId: resume?.packId ?? '', offset: resume?.offset ?? 0 };
  const call: Call = client.makeServerStreamRequest(PATH, encode, decode, request);
  const abort = (): void => call.cancel();
  signal.addEventListener('abort', abort, { once: true });
  call.once('close', () => signal.removeEventListener('abort', abort));
  const messages = readMessages(call, signal);
  const { header } = (await messages.next()).value ?? {};
  const packId = header?.packId ?? '';
  if (header === null || header === undefined || !/^[0-9a-f]{64}$/.test(packId)) {
    call.cancel();
    throw new ExpectedError('protocol-version', 'the coordinator sent a pack without a header', {
      hint: 'install the same version of shard-run on both sides',
    });
  }
  const [bytes, offset] = [wholeNumber(header.bytes, 'fetch_pack_header.bytes'), wholeNumber(header.offset, 'fetch_pack_header.offset')];
  return { packId, bytes, offset, chunks: chunksOf(messages, call) };
}

async function* chunksOf(messages: AsyncGenerator<Message>, call: Call): AsyncGenerator<Uint8Array> {
  try {
    for await (const { chunk } of messages) {
      if (chunk === null || chunk === undefined || chunk.length > MAX_CHUNK_BYTES)
        throw broken('a message that is no piece of a pack came');
      yield chunk;
    }
  } finally {
    call.cancel();
  }
}

/** Every message up to the end; a status that is not OK, and silence, are errors. */
async function* readMessages(call: Call, signal: AbortSignal): AsyncGenerator<Message> {
  let isSilent = false;
  // Silence counts only while it is waited for: the reader may be the slow one.
  const watch = (deadlineMs: number): NodeJS.Timeout =>
    setTimeout(() => {
      isSilent = true;
      call.cancel();
    }, deadlineMs);
  let overdue = watch(HEADER_DEADLINE_MS);
  try {
    for await (const message of call as AsyncIterable<Message>) {
      clearTimeout(overdue);
      yield message;
      overdue = watch(SILENCE_MS);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw isSilent ? broken('the coordinator said nothing for too long') : readStatus(error);
  } finally {
    clearTimeout(overdue);
  }
}

function readStatus(error: unknown): unknown {
  const { code, details } = error as Partial<ServiceError>;
  if (typeof code !== 'number') return error;
  const known = CODES[code];
  if (known === undefined) return broken(details ?? 'the call ended');
  return new ExpectedError(known, `the coordinator does not send the tree: ${details ?? ''}`, {
    hint: 'see what the coordinator logs',
    cause: error,
  });
}

function broken(why: string): ExpectedError {
  return new ExpectedError('coordinator-unreachable', `a pack could not be fetched: ${why}`, {
    hint: 'check the connection to the coordinator',
  });
}

function encode(request: shardrun.workspace.v1.IFetchPackRequest): Buffer {
  return Buffer.from(FetchPackRequest.encode(request).finish());
}

function decode(bytes: Buffer): Message {
  return FetchPackResponse.decode(bytes);
}
