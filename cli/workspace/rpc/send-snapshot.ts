/** Brings a developer's snapshot to a coordinator: asks what is there, and sends the rest as one pack. */
import { type Client, type ClientWritableStream, type ServiceError, status } from '@grpc/grpc-js';
import { type ErrorCode, ExpectedError } from '../../../core/expected-error.ts';
import { parseTreeId, type TreeId, WORKSPACE_LIMIT } from '../../../core/workspace.ts';
import { listOf } from '../../../proto/field.ts';
import { shardrun } from '../../../proto/gen/workspace.js';
import { listKnownTrees, packSnapshot } from '../pack.ts';
import type { Snapshot } from '../snapshot.ts';

const { FindTreesRequest, FindTreesResponse, SendPackRequest, SendPackResponse } = shardrun.workspace.v1;

const path = (name: string): string => `/shardrun.workspace.v1.WorkspaceService/${name}`;
const toBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const MAX_NAMED_TREES = 64;
const FIND_DEADLINE_MS = 10_000;
/** A first send of a large repository over a slow line. */
const SEND_DEADLINE_MS = 1_800_000;
/** A tree that the pack was made against may go between the question and the pack. */
const MAX_TRIES = 2;

const CODES: Readonly<Record<number, ErrorCode>> = {
  [status.INVALID_ARGUMENT]: 'protocol-version',
  [status.UNIMPLEMENTED]: 'protocol-version',
  [status.FAILED_PRECONDITION]: 'workspace-too-large',
  [status.DATA_LOSS]: 'workspace-damaged',
  [status.RESOURCE_EXHAUSTED]: 'workspace-disk-full',
  [status.UNAUTHENTICATED]: 'access-refused',
  [status.PERMISSION_DENIED]: 'access-refused',
};

/**
 * Returns the bytes that were sent, 0 when the coordinator has the tree already. The channel belongs to the caller.
 * Throws `coordinator-unreachable`, `workspace-too-large`, `workspace-disk-full`, `workspace-damaged` and the signal's reason.
 */
export async function sendSnapshot(client: Client, snapshot: Snapshot, signal: AbortSignal): Promise<number> {
  const known = [snapshot.ref.tree, ...(await listKnownTrees(snapshot))].slice(0, MAX_NAMED_TREES);
  for (let number = 1; ; number++) {
    const held = await findTrees(client, known, signal);
    if (held.includes(snapshot.ref.tree)) return 0;
    try {
      return await sendPack(client, snapshot.ref.tree, packSnapshot(snapshot, held), signal);
    } catch (error) {
      if (number >= MAX_TRIES || !(error instanceof ExpectedError) || error.code !== 'workspace-damaged') throw error;
    }
  }
}

function findTrees(client: Client, trees: readonly TreeId[], signal: AbortSignal): Promise<readonly TreeId[]> {
  return new Promise((resolve, reject) => {
    const call = client.makeUnaryRequest(
      path('FindTrees'),
      (request: shardrun.workspace.v1.IFindTreesRequest) => toBuffer(FindTreesRequest.encode(request).finish()),
      (bytes: Buffer) => FindTreesResponse.decode(bytes),
      { trees: [...trees] },
      { deadline: Date.now() + FIND_DEADLINE_MS },
      (error, response) =>
        error === null ? resolve(listOf(response?.held).flatMap((text) => parseTreeId(text) ?? [])) : reject(readStatus(error, signal)),
    );
    cancelOnAbort(call, signal);
  });
}

type SendCall = ClientWritableStream<shardrun.workspace.v1.ISendPackRequest>;

async function sendPack(client: Client, tree: TreeId, pack: AsyncGenerator<Buffer>, signal: AbortSignal): Promise<number> {
  const { promise: answered, resolve, reject } = Promise.withResolvers<number>();
  const call: SendCall = client.makeClientStreamRequest(
    path('SendPack'),
    (request: shardrun.workspace.v1.ISendPackRequest) => toBuffer(SendPackRequest.encode(request).finish()),
    (bytes: Buffer) => SendPackResponse.decode(bytes),
    { deadline: Date.now() + SEND_DEADLINE_MS },
    (error, response) => (error === null ? resolve(Number(response?.bytes ?? 0)) : reject(readStatus(error, signal))),
  );
  cancelOnAbort(call, signal);
  const isOver = answered.then(
    () => true,
    () => true,
  );
  call.write({ header: { tree } });
  try {
    for await (const chunk of pack) {
      for (let at = 0; at < chunk.length; at += WORKSPACE_LIMIT.chunkBytes) {
        const piece = chunk.subarray(at, at + WORKSPACE_LIMIT.chunkBytes);
        if (!call.write({ chunk: piece }) && (await Promise.race([drained(call), isOver]))) return await answered;
      }
    }
    call.end();
  } catch (error) {
    call.cancel();
    await isOver;
    throw error;
  }
  return await answered;
}

/** Resolves to false: the call goes on. */
function drained(call: SendCall): Promise<boolean> {
  return new Promise((resolve) => call.once('drain', () => resolve(false)));
}

function cancelOnAbort(call: { cancel(): void; once(event: 'status', listener: () => void): unknown }, signal: AbortSignal): void {
  const abort = (): void => call.cancel();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  call.once('status', () => signal.removeEventListener('abort', abort));
}

function readStatus(error: ServiceError, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  const code = CODES[error.code] ?? 'coordinator-unreachable';
  return new ExpectedError(code, `the tree could not be sent to the coordinator: ${error.details}`, {
    hint: 'check the coordinator and its disk',
    cause: error,
  });
}
