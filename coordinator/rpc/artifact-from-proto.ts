/** Parses what agents say of the files that units left. */
import { ARTIFACT_LIMIT, isArtifactFile } from '../../core/artifact.ts';
import { type AgentId, agentId, type RunId, runId } from '../../core/id.ts';
import { listOf, malformed, requiredPart, requiredText, textOf, wholeNumber } from '../../proto/field.ts';
import { shardrun } from '../../proto/gen/artifact.js';
import type { Incoming } from '../artifact/artifact-store.ts';
import { type Parsed, parseCall } from './call.ts';

const { OfferRequest, UploadRequest } = shardrun.artifact.v1;

/** As `artifact.proto` promises. */
const MAX_OFFERED = 64;
const MAX_CHUNK_BYTES = 2 * ARTIFACT_LIMIT.chunkBytes;
const CONTRACT = 'artifact.proto';

/** Who brings files, and of which run. */
export type Sender = { readonly agent: AgentId; readonly session: string; readonly runId: RunId };
export type Offer = { readonly sender: Sender; readonly files: readonly string[] };
export type UploadMessage =
  | { readonly type: 'header'; readonly sender: Sender; readonly incoming: Incoming }
  | { readonly type: 'chunk'; readonly bytes: Uint8Array };

/** Never throws. */
export const parseOffer = (bytes: Uint8Array): Parsed<Offer> =>
  parseCall(CONTRACT, () => {
    const message = OfferRequest.decode(bytes);
    const files = listOf(message.files);
    if (files.length > MAX_OFFERED) throw malformed('offer_request.files', `${files.length} files`, `at most ${MAX_OFFERED}`);
    return { sender: senderOf(message.sender), files: files.map((file) => fileOf(file, 'offer_request.files')) };
  });

/** Never throws. */
export const parseUpload = (bytes: Uint8Array): Parsed<UploadMessage> =>
  parseCall(CONTRACT, () => {
    const { header, chunk } = UploadRequest.decode(bytes);
    if (header !== null && header !== undefined) return parseHeader(header);
    if (chunk === null || chunk === undefined) throw malformed('upload_request.message', 'unset', 'header or chunk');
    if (chunk.length > MAX_CHUNK_BYTES) throw malformed('upload_request.chunk', `${chunk.length} bytes`, `at most ${MAX_CHUNK_BYTES}`);
    return { type: 'chunk', bytes: chunk };
  });

function parseHeader(header: shardrun.artifact.v1.IUploadHeader): UploadMessage {
  const bytes = wholeNumber(header.bytes, 'upload_header.bytes');
  const offset = wholeNumber(header.offset, 'upload_header.offset');
  if (offset > bytes) throw malformed('upload_header.offset', offset, `at most ${bytes}, the file's size`);
  return { type: 'header', sender: senderOf(header.sender), incoming: { file: fileOf(header.file, 'upload_header.file'), bytes, offset } };
}

function senderOf(wire: shardrun.artifact.v1.ISender | null | undefined): Sender {
  const sender = requiredPart(wire, 'sender');
  return {
    agent: agentId(requiredText(sender.agentId, 'sender.agent_id')),
    session: requiredText(sender.sessionId, 'sender.session_id'),
    runId: runId(requiredText(sender.runId, 'sender.run_id')),
  };
}

function fileOf(value: string | null | undefined, field: string): string {
  const file = textOf(value);
  if (!isArtifactFile(file)) throw malformed(field, file, '64 lower-case hex digits and an extension of 1 to 8 letters or digits, or none');
  return file;
}
