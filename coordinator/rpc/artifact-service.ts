/** Serves the store of a run over gRPC: says what is held, and takes in what is not, from agents that have a session. */
import type { handleClientStreamingCall, handleUnaryCall, ServerReadableStream } from '@grpc/grpc-js';
import { ExpectedError } from '../../core/expected-error.ts';
import type { AgentId, RunId } from '../../core/id.ts';
import { malformed } from '../../proto/field.ts';
import { shardrun } from '../../proto/gen/artifact.js';
import type { ArtifactStore } from '../artifact/artifact-store.ts';
import { type Offer, parseOffer, parseUpload, type Sender, type UploadMessage } from './artifact-from-proto.ts';
import { busy, type CallService, limitCalls, openInflow, type Parsed, statusOf, toBuffer } from './call.ts';

const { OfferResponse, UploadResponse } = shardrun.artifact.v1;

type OfferAnswer = shardrun.artifact.v1.IOfferResponse;
type UploadAnswer = shardrun.artifact.v1.IUploadResponse;

/** Transfers at once: each holds an open file and one chunk. Agents send one file at a time. */
const MAX_UPLOADS = 1024;

const path = (name: string): string => `/shardrun.artifact.v1.ArtifactService/${name}`;

/** What the service asks of the coordinator. */
export type ArtifactHost = {
  /** True when the agent has this session, or one that continues it. */
  hasSession(agent: AgentId, session: string): boolean;
  /** The store of the run that is on; `null` when it is another one or none. */
  storeOf(runId: RunId): ArtifactStore | null;
};

/** Returns what `Server.addService` takes. */
export function artifactService(host: ArtifactHost): CallService {
  const limit = limitCalls(MAX_UPLOADS, () => busy(`${MAX_UPLOADS} files are being sent`));
  const offer: handleUnaryCall<Parsed<Offer>, OfferAnswer> = ({ request }, answer) => {
    answerOffer(host, request).then(
      (response) => answer(null, response),
      (error: unknown) => answer(statusOf(error)),
    );
  };
  const upload: handleClientStreamingCall<Parsed<UploadMessage>, UploadAnswer> = (call, answer) => {
    limit(() => takeFile(host, call)).then(
      (bytes) => answer(null, { bytes }),
      (error: unknown) => answer(statusOf(error)),
    );
  };
  return { definition: DEFINITION, implementation: { Offer: offer, Upload: upload } as never };
}

const DEFINITION = {
  Offer: {
    path: path('Offer'),
    requestStream: false,
    responseStream: false,
    requestDeserialize: parseOffer,
    responseSerialize: (message: OfferAnswer) => toBuffer(OfferResponse.encode(message).finish()),
  },
  Upload: {
    path: path('Upload'),
    requestStream: true,
    responseStream: false,
    requestDeserialize: parseUpload,
    responseSerialize: (message: UploadAnswer) => toBuffer(UploadResponse.encode(message).finish()),
  },
} as unknown as CallService['definition'];

async function answerOffer(host: ArtifactHost, request: Parsed<Offer>): Promise<OfferAnswer> {
  if (!request.ok) throw request.error;
  const { sender, files } = request.request;
  return { held: [...(await admit(host, sender).offer(files))] };
}

async function takeFile(host: ArtifactHost, call: ServerReadableStream<Parsed<UploadMessage>, UploadAnswer>): Promise<number> {
  using inflow = openInflow<UploadMessage>(call, 'a file that a unit left');
  const first = await inflow.messages.next();
  if (first.done === true || first.value.type !== 'header') throw malformed('upload_request.message', 'no header', 'a header first');
  const { sender, incoming } = first.value;
  return await admit(host, sender).take(incoming, chunksOf(inflow.messages), inflow.signal);
}

function admit(host: ArtifactHost, { agent, session, runId }: Sender): ArtifactStore {
  if (!host.hasSession(agent, session))
    throw new ExpectedError('agent-unknown', `no session "${session}" of the agent "${agent}" is open`, { hint: 'register first' });
  const store = host.storeOf(runId);
  if (store === null)
    throw new ExpectedError('lease-fenced', `the run "${runId}" is not on`, { hint: 'nothing is to be done: the run is over' });
  return store;
}

async function* chunksOf(messages: AsyncGenerator<UploadMessage>): AsyncGenerator<Uint8Array> {
  for await (const message of messages) {
    if (message.type !== 'chunk') throw malformed('upload_request.message', 'header', 'one header only');
    yield message.bytes;
  }
}
