/**
 * A workspace is the tree to test, named by its content.
 *
 * What a developer sees on his disk, uncommitted and untracked files included, becomes a git tree; its id is the name by which coordinator and
 * agents speak of it. Two machines that hold one id hold the same bytes, so nothing has to be compared, and what is already there is never sent.
 * A tree and not a commit: the question is what is tested, not who wrote it when. The price is that git must be installed on every machine.
 *
 * docs/design/0007-workspace.md
 */

declare const brand: unique symbol;

/** The id of a git tree: 40 (SHA-1) or 64 (SHA-256) lower-case hex digits. Made by `parseTreeId` only. */
export type TreeId = string & { readonly [brand]: 'TreeId' };

/** How a repository names its objects. */
export type ObjectFormat = 'sha1' | 'sha256';

/** What an agent is asked to make: files, and where in them the project stands. */
export type WorkspaceRef = {
  readonly tree: TreeId;
  /** Folder of the project in the tree, relative, forward slashes; empty for the root. */
  readonly project: string;
  /** Names the repository, the same for each of its trees: an agent switches a folder between trees of one lineage. Any text, at most 256 characters. */
  readonly lineage: string;
};

/** What became of a path of a tree. `edited` is about content alone; `came` and `went` are about the name, too. */
export type TreeChange = {
  /** Relative to the tree, forward slashes; a folder stands for all in it. */
  readonly path: string;
  readonly kind: 'edited' | 'came' | 'went';
};

/** What a tree cannot carry, or carries otherwise than a reader might think. Never a reason to stop. */
export type WorkspaceNotice = {
  readonly kind: 'submodule' | 'nested-repository' | 'lfs' | 'sparse' | 'no-repository';
  /** The first `SHOWN_PATHS` of them, relative to the tree; empty where the notice is about the whole. */
  readonly paths: readonly string[];
  /** How many there are. */
  readonly count: number;
};

/** A notice names this many paths: more say nothing more. */
export const SHOWN_PATHS = 10;

/** What no tree, pack or request exceeds. Beyond them an error says which one it was. */
export const WORKSPACE_LIMIT = {
  /** The Linux kernel has 90,000, the largest known monorepos a few million that no agent should hold whole. */
  files: 500_000,
  /** Of all files of a tree, unpacked. */
  treeBytes: 32 * 2 ** 30,
  /** Of one pack on the wire: a first fetch of a large repository. */
  packBytes: 8 * 2 ** 30,
  /** Trees that a request names as already there: the coordinator looks each one up and walks it. */
  heldTrees: 8,
  /** Of one message that carries a piece of a pack: far below what gRPC takes, large enough that its frame costs nothing. */
  chunkBytes: 256 * 1024,
} as const;

const TREE_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const MAX_LINEAGE_CHARACTERS = 256;

/** Returns the text as a tree's id, or null: anything else could be read by git as an option or an expression. */
export function parseTreeId(text: string): TreeId | null {
  return TREE_ID.test(text) ? (text as TreeId) : null;
}

/** Returns the format of the repository that the tree comes from. */
export function objectFormat(tree: TreeId): ObjectFormat {
  return tree.length === 40 ? 'sha1' : 'sha256';
}

/** Returns the text as the name of a lineage, cut where it is too long to be one. */
export function lineageName(text: string): string {
  return text.slice(0, MAX_LINEAGE_CHARACTERS);
}

/** Returns whether the text is a folder inside a tree: relative, forward slashes, no step up, nothing empty; the empty text is the root. */
export function isProjectFolder(text: string): boolean {
  return text === '' || text.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\0'));
}
