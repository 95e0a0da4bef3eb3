/**
 * What is true of a simulated branch, known to the world and to the checks, never to the pipeline.
 *
 * A tree is the set of commits whose changes are in it: a commit and its revert are nothing together. Two trees of one set are one tree, so that
 * what the pipeline says a candidate is made of can be compared with what its tree really holds.
 */
import { shortDigest } from '../../core/digest.ts';
import type { CaseId } from '../../core/id.ts';
import type { Random } from '../../core/random.ts';
import type { Candidate, Commit } from '../flow/types.ts';
import type { DayPlan } from './plan.ts';

export type TrueCommit = {
  readonly commit: Commit;
  readonly arrivesAtMs: number;
  /** Empty for a good commit. */
  readonly breaks: readonly CaseId[];
  readonly isRegressive: boolean;
  /** Cannot be applied without the commit before it. */
  readonly needs: string | null;
};

export const BEGINNING: Candidate = { commit: 'c0', tree: treeOf(new Set()) };

/** The commits of a day in the branch's order. */
export function drawBranch(plan: DayPlan, arrivals: readonly number[], random: Random): TrueCommit[] {
  const branch: TrueCommit[] = [];
  for (const [index, arrivesAtMs] of arrivals.entries()) {
    const id = `c${index + 1}-${random.below(1e6)}`;
    const before = branch.at(-1)?.commit ?? null;
    const reverts = before !== null && before.reverts === null && random.next() < plan.trouble.revert ? before.id : null;
    const isCulprit = random.next() < plan.culpritShare && reverts === null;
    const breaks = isCulprit ? Array.from({ length: plan.casesPerCulprit }, () => caseOf(random.below(plan.cases))) : [];
    const isRegressive = random.next() < plan.trouble.regressive && reverts === null;
    const needs =
      before !== null && before.reverts === null && reverts === null && random.next() < plan.trouble.dependent ? before.id : null;
    const commit: Commit = {
      id,
      tree: '',
      parent: before?.id ?? BEGINNING.commit,
      author: `author ${index % 20}`,
      subject: `change ${index + 1}`,
      committedAtMs: arrivesAtMs,
      paths: [`src/${index}.ts`],
      reverts,
    };
    branch.push({ commit, arrivesAtMs, breaks: [...new Set(breaks)], isRegressive, needs });
  }
  return branch;
}

export function caseOf(index: number): CaseId {
  return `case ${index}` as CaseId;
}

/** Names the tree that holds exactly these changes. */
export function treeOf(content: ReadonlySet<string>): string {
  return shortDigest([...content].sort().join(' '));
}

/** What is in a tree after commits were applied to it in order; or the first that cannot be. */
export function applyCommits(
  base: ReadonlySet<string>,
  commits: readonly TrueCommit[],
): { readonly content: ReadonlySet<string>; readonly conflict: null } | { readonly conflict: string } {
  const content = new Set(base);
  for (const { commit, needs } of commits) {
    if (needs !== null && !content.has(needs)) return { conflict: commit.id };
    if (commit.reverts === null) content.add(commit.id);
    else if (!content.delete(commit.reverts)) return { conflict: commit.id };
  }
  return { content, conflict: null };
}
