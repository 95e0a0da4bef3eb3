/** Makes the commit that is tested and shipped when the branch's own cannot be: the base with some commits of the branch, and without others. */
import type { Candidate } from '../flow/types.ts';
import { applyChanges, type CommitText, readChanges, type TreeConflict, writeCommit } from './apply.ts';
import { isAncestor } from './commit-list.ts';
import { type GitPlace, git, requireId } from './git.ts';

type CandidateRequest = {
  readonly base: Candidate;
  /** Applied onto the base, oldest first. */
  readonly commits: readonly string[];
  /** Left out, for the trailer. */
  readonly evicted: readonly string[];
};

export type CandidateMade = { readonly kind: 'made'; readonly candidate: Candidate };

/** Holds what was made against git's cleaning up. */
const KEPT = 'refs/shard-run/candidate/';
/** Batches of a few busy days; a green one has the green ref to hold it. */
const MAX_KEPT = 200;

/**
 * Returns the candidate. The same request gives the same commit, on every machine: it has the time of its newest part. It is a child of the base, so that
 * the green ref moves forward to it; when nothing is missing from its last commit, of that one, too, or that commit itself where the base is behind it.
 */
export async function makeCandidate(place: GitPlace, request: CandidateRequest): Promise<CandidateMade | TreeConflict> {
  const { base, commits, evicted } = request;
  const changes = await readChanges(place, commits);
  const applied = await applyChanges(place, requireId(base.tree, 'the tree of the base'), changes);
  if (applied.kind === 'conflict') return applied;
  const { tree } = applied;
  const tip = changes.at(-1);
  if (tip === undefined) return { kind: 'made', candidate: base };
  const isWhole = evicted.length === 0 && tip.tree === tree;
  if (isWhole && (await isAncestor(place, base.commit, tip.id))) return { kind: 'made', candidate: { commit: tip.id, tree } };
  const parents = [requireId(base.commit, 'the commit of the base'), ...(isWhole ? [tip.id] : [])];
  const commit = await writeCommit(place, tree, parents, await describeCandidate(place, request));
  await keep(place, commit);
  return { kind: 'made', candidate: { commit, tree } };
}

async function describeCandidate(place: GitPlace, { base, commits, evicted }: CandidateRequest): Promise<CommitText> {
  const args = ['log', '--no-walk', '--no-show-signature', '--format=%ct', '--stdin'];
  const times = await git(place, 'the times of the commits cannot be read', args, { input: [base.commit, ...commits, ''].join('\n') });
  const left = evicted.length === 0 ? '' : `, without ${evicted.length}`;
  const lines = [
    `shard-run: ${commits.length} ${commits.length === 1 ? 'commit' : 'commits'} on ${base.commit.slice(0, 12)}${left}`,
    '',
    `Shard-Run-Base: ${base.commit}`,
    ...commits.map((commit) => `Shard-Run-Commit: ${commit}`),
    ...evicted.map((commit) => `Shard-Run-Evicted: ${requireId(commit, 'the evicted commit')}`),
    '',
  ];
  return { message: lines.join('\n'), atSeconds: Math.max(...times.toString().split('\n').map(Number)) };
}

async function keep(place: GitPlace, commit: string): Promise<void> {
  await git(place, `the candidate ${commit} cannot be kept`, ['update-ref', `${KEPT}${commit}`, commit]);
  const args = ['for-each-ref', '--sort=-committerdate', '--format=%(refname)', KEPT];
  const refs = (await git(place, 'the candidates cannot be listed', args)).toString().split('\n').slice(0, -1);
  const old = refs.slice(MAX_KEPT).filter((ref) => ref !== `${KEPT}${commit}`);
  if (old.length === 0) return;
  await git(place, 'old candidates cannot be let go', ['update-ref', '--stdin'], { input: old.map((ref) => `delete ${ref}\n`).join('') });
}
