/** Makes the trees of a trial: the base, prefixes of the batch, and trees that leave one commit out. */
import PQueue from 'p-queue';
import type { Candidate } from '../flow/types.ts';
import type { TrialTree } from '../trial/types.ts';
import { applyChanges, type Change, readChanges, type TreeConflict, type TreeMade } from './apply.ts';
import { type GitPlace, requireId } from './git.ts';

type TrialTreeRequest = {
  readonly base: Candidate;
  /** What the tip is made of, oldest first. */
  readonly commits: readonly string[];
  readonly trees: readonly TrialTree[];
};

/** A merge is bound by the processor, and the machine of the pipeline often runs more than this. */
const MERGES_AT_ONCE = 4;

/** Returns a tree or the conflict for each that was asked for, in the same order; the same tree is made once. */
export async function makeTrialTrees(place: GitPlace, request: TrialTreeRequest): Promise<readonly (TreeMade | TreeConflict)[]> {
  const changes = await readChanges(place, request.commits);
  const base = requireId(request.base.tree, 'the tree of the base');
  const queue = new PQueue({ concurrency: MERGES_AT_ONCE });
  const prefixes = new Map<number, Promise<TreeMade | TreeConflict>>();
  /** Each prefix grows out of the one before it. */
  const prefixOf = (length: number): Promise<TreeMade | TreeConflict> => {
    const known = prefixes.get(length);
    if (known !== undefined) return known;
    const making = length === 0 ? Promise.resolve({ kind: 'made', tree: base } as const) : grow(length);
    prefixes.set(length, making);
    return making;
  };
  const grow = async (length: number): Promise<TreeMade | TreeConflict> =>
    await applyOnto(await prefixOf(length - 1), changes.slice(length - 1, length));
  const applyOnto = async (start: TreeMade | TreeConflict, rest: readonly Change[]): Promise<TreeMade | TreeConflict> =>
    start.kind === 'conflict' ? start : await queue.add(() => applyChanges(place, start.tree, rest));
  return await Promise.all(
    request.trees.map(async (tree) => {
      if (tree.kind === 'prefix') return await prefixOf(Math.min(tree.length, changes.length));
      return await applyOnto(await prefixOf(tree.commitIndex), changes.slice(tree.commitIndex + 1));
    }),
  );
}
