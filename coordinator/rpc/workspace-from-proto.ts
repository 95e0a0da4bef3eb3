/** Parses what developers and agents ask of the coordinator's trees; the answers are plain enough to be written where they are made. */
import { parseTreeId, type TreeId, WORKSPACE_LIMIT } from '../../core/workspace.ts';
import { listOf, malformed, textOf, wholeNumber } from '../../proto/field.ts';
import { shardrun } from '../../proto/gen/workspace.js';
import { type Parsed, parseCall } from './call.ts';

const { FetchPackRequest, FindTreesRequest, SendPackRequest } = shardrun.workspace.v1;

/** As `workspace.proto` promises. */
const CONTRACT = 'workspace.proto';
const MAX_NAMED_TREES = 64;
const MAX_CHUNK_BYTES = 2 * WORKSPACE_LIMIT.chunkBytes;

export type FetchRequest = { readonly tree: TreeId; readonly held: readonly TreeId[]; readonly packId: string; readonly offset: number };
export type SendMessage = { readonly type: 'header'; readonly tree: TreeId } | { readonly type: 'chunk'; readonly bytes: Uint8Array };

/** Never throws. */
export const parseFetchPack = (bytes: Uint8Array): Parsed<FetchRequest> =>
  parseCall(CONTRACT, () => {
    const message = FetchPackRequest.decode(bytes);
    const packId = textOf(message.packId);
    if (!/^(?:[0-9a-f]{64})?$/.test(packId)) throw malformed('fetch_pack_request.pack_id', packId, '64 hex digits, or nothing');
    const offset = wholeNumber(message.offset, 'fetch_pack_request.offset');
    return {
      tree: treeOf(message.tree, 'fetch_pack_request.tree'),
      held: treesOf(message.held, 'fetch_pack_request.held'),
      packId,
      offset,
    };
  });

/** Never throws. */
export const parseFindTrees = (bytes: Uint8Array): Parsed<readonly TreeId[]> =>
  parseCall(CONTRACT, () => treesOf(FindTreesRequest.decode(bytes).trees, 'find_trees_request.trees'));

/** Never throws. */
export const parseSendPack = (bytes: Uint8Array): Parsed<SendMessage> =>
  parseCall(CONTRACT, () => {
    const { header, chunk } = SendPackRequest.decode(bytes);
    if (header !== null && header !== undefined) return { type: 'header', tree: treeOf(header.tree, 'send_pack_header.tree') };
    if (chunk === null || chunk === undefined) throw malformed('send_pack_request.message', 'unset', 'header or chunk');
    if (chunk.length > MAX_CHUNK_BYTES) throw malformed('send_pack_request.chunk', `${chunk.length} bytes`, `at most ${MAX_CHUNK_BYTES}`);
    return { type: 'chunk', bytes: chunk };
  });

function treesOf(texts: readonly string[] | null | undefined, field: string): readonly TreeId[] {
  const list = listOf(texts);
  if (list.length > MAX_NAMED_TREES) throw malformed(field, `${list.length} trees`, `at most ${MAX_NAMED_TREES}`);
  return list.map((text) => treeOf(text, field));
}

function treeOf(text: string | null | undefined, field: string): TreeId {
  const tree = parseTreeId(textOf(text));
  if (tree === null) throw malformed(field, text ?? 'unset', 'the id of a tree: 40 or 64 hex digits');
  return tree;
}
