/** Where packs come from, as the agent sees it: a coordinator over the network, or a repository on this machine. */
import type { TreeId } from '../../core/workspace.ts';

export type PackRequest = {
  readonly tree: TreeId;
  /** Complete trees that are here already, most recently used first. */
  readonly held: readonly TreeId[];
  /** The pack that arrived in part, and how much of it; null at first. */
  readonly resume: { readonly packId: string; readonly offset: number } | null;
  readonly signal: AbortSignal;
};

export type PackStream = {
  /** SHA-256 of the whole pack, 64 hex digits. */
  readonly packId: string;
  /** Of the whole pack. */
  readonly bytes: number;
  /** Where the chunks begin: where the request wants to resume, or 0 when that pack is gone. */
  readonly offset: number;
  /** Throws `coordinator-unreachable` when the line breaks: what came before it counts. */
  readonly chunks: AsyncIterable<Uint8Array>;
};

export type PackSource = {
  /** Rejects with `workspace-unknown` when the tree is not there, `coordinator-unreachable` when nobody answers, and as the contract says. */
  fetch(request: PackRequest): Promise<PackStream>;
};
