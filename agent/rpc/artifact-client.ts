/** Brings files that units left to a coordinator over gRPC, on a connection of its own: results do not wait behind them. */
import { createReadStream } from 'node:fs';
import { Client, type ClientWritableStream, credentials, type ServiceError, status } from '@grpc/grpc-js';
import { ARTIFACT_LIMIT } from '../../core/artifact.ts';
import type { RunId } from '../../core/id.ts';
import { wholeNumber } from '../../proto/field.ts';
import { shardrun } from '../../proto/gen/artifact.js';
import { channelOf, type Way } from '../identity/way.ts';

const { OfferRequest, OfferResponse, UploadRequest, UploadResponse } = shardrun.artifact.v1;

/** Who brings files. */
export type Sender = { readonly agentId: string; readonly sessionId: string };

export type Upload = {
  readonly runId: RunId;
  readonly file: string;
  readonly bytes: number;
  /** Where to begin. */
  readonly offset: number;
  /** Of the copy, on this disk. */
  readonly path: string;
};

/** How much of a file the coordinator holds. */
export type Held = { readonly isComplete: boolean; readonly bytes: number };

export type ArtifactClient = {
  /** Says how much of a file the coordinator holds. Rejects with the call's `ServiceError`. */
  offer(runId: RunId, file: string, signal: AbortSignal): Promise<Held>;
  /** Resolves when the coordinator has stored the file. Rejects with the call's `ServiceError`, or with the file system's error. */
  upload(upload: Upload, signal: AbortSignal): Promise<void>;
  close(): void;
};

type UploadCall = ClientWritableStream<shardrun.artifact.v1.IUploadRequest>;

const PATH = '/shardrun.artifact.v1.ArtifactService';
const OFFER_DEADLINE_MS = 20_000;
/** The coordinator takes nothing and says nothing; it reads the whole file once more before it answers. */
const SILENCE_MS = 60_000;

const CHANNEL_OPTIONS = {
  // A session of its own beside the results' one, which has another pace and another life.
  'grpc.use_local_subchannel_pool': 1,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2_000,
  // A proxy for the tests' own downloads is not for the coordinator.
  'grpc.enable_http_proxy': 0,
} as const;

const FINAL: ReadonlySet<number> = new Set([
  status.INVALID_ARGUMENT,
  status.FAILED_PRECONDITION,
  status.ABORTED,
  status.UNIMPLEMENTED,
  status.PERMISSION_DENIED,
  status.UNAUTHENTICATED,
]);

/** What a rejected call means: another try changes nothing, or only a fresh start does, or it was the line. */
export function judgeFailure(error: unknown): 'final' | 'damaged' | 'broken' {
  const { code } = error as Partial<ServiceError>;
  if (code === status.DATA_LOSS) return 'damaged';
  return typeof code !== 'number' || FINAL.has(code) ? 'final' : 'broken';
}

/** Opens the connection when it is first used. */
export async function openArtifactClient(finding: Promise<Way>, sender: Sender): Promise<ArtifactClient> {
  const way = await finding;
  const channel = channelOf(credentials, way);
  const client = new Client(way.address, channel.credentials, { ...CHANNEL_OPTIONS, ...channel.options });
  return {
    offer: (runId, file, signal) => offerFile(client, { sender: { ...sender, runId }, files: [file] }, signal),
    upload: (upload, signal) => uploadFile(client, sender, upload, signal),
    close: () => client.close(),
  };
}

async function offerFile(client: Client, request: shardrun.artifact.v1.IOfferRequest, signal: AbortSignal): Promise<Held> {
  const { promise, resolve, reject } = Promise.withResolvers<shardrun.artifact.v1.OfferResponse>();
  const encode = (message: shardrun.artifact.v1.IOfferRequest) => Buffer.from(OfferRequest.encode(message).finish());
  const decode = (bytes: Buffer) => OfferResponse.decode(bytes);
  const until = { deadline: Date.now() + OFFER_DEADLINE_MS };
  const call = client.makeUnaryRequest(`${PATH}/Offer`, encode, decode, request, until, (error, answer) =>
    error !== null || answer === undefined ? reject(error ?? new Error('no answer')) : resolve(answer),
  );
  const [held] = (await cancelledBy(signal, () => call.cancel(), promise)).held;
  return { isComplete: held?.isComplete === true, bytes: wholeNumber(held?.bytes, 'held.bytes') };
}

async function uploadFile(client: Client, sender: Sender, upload: Upload, signal: AbortSignal): Promise<void> {
  const { promise: answered, resolve, reject } = Promise.withResolvers<void>();
  const encode = (message: shardrun.artifact.v1.IUploadRequest) => Buffer.from(UploadRequest.encode(message).finish());
  const decode = (bytes: Buffer) => UploadResponse.decode(bytes);
  const call: UploadCall = client.makeClientStreamRequest(`${PATH}/Upload`, encode, decode, (error) =>
    error === null ? resolve() : reject(error),
  );
  // The answer says the same; without a listener it would end the process.
  call.on('error', () => undefined);
  const overdue = setTimeout(() => call.cancel(), SILENCE_MS);
  const sending: Sending = { isOver: false, wake: () => undefined };
  const over = answered.finally(() => {
    clearTimeout(overdue);
    sending.isOver = true;
    sending.wake();
  });
  over.catch(() => undefined);
  const { runId, file, bytes, offset } = upload;
  call.write({ header: { sender: { ...sender, runId }, file, bytes, offset } });
  const sent = sendFile(call, upload, { sending, overdue }).catch((error: unknown) => {
    call.cancel();
    throw error;
  });
  await cancelledBy(signal, () => call.cancel(), Promise.all([over, sent]));
}

/** Whether the call is over, and what is to be called when it is. */
type Sending = { isOver: boolean; wake: () => void };

type Watch = { readonly sending: Sending; readonly overdue: NodeJS.Timeout };

/** Reads no faster than the network takes; stops when the coordinator has answered, for it may have the file from somebody else. */
async function sendFile(call: UploadCall, { path, offset }: Upload, { sending, overdue }: Watch): Promise<void> {
  for await (const chunk of createReadStream(path, { start: offset, highWaterMark: ARTIFACT_LIMIT.chunkBytes })) {
    if (!call.write({ chunk: chunk as Buffer })) await room(call, sending);
    // A timer that was cleared would begin again.
    if (sending.isOver) return;
    overdue.refresh();
  }
  call.end();
}

/** Resolves when the network takes more, or the call is over. */
function room(call: UploadCall, sending: Sending): Promise<void> {
  return new Promise((resolve) => {
    sending.wake = resolve;
    if (sending.isOver) resolve();
    else call.once('drain', resolve);
  });
}

async function cancelledBy<Value>(signal: AbortSignal, cancel: () => void, work: Promise<Value>): Promise<Value> {
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    return await work;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
