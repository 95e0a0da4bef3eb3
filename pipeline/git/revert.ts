/** Prepares the revert of a commit under a name of its own. It is never pushed, and no branch moves. */
import { mergeCommits, readChanges, writeCommit } from './apply.ts';
import { resolveCommit } from './commit-list.ts';
import { type GitPlace, git, requireId } from './git.ts';

type RevertRequest = {
  readonly commit: string;
  /** What it is taken back from: the tip of the branch, by any name. */
  readonly onto: string;
};

export type Revert =
  | { readonly kind: 'prepared'; readonly ref: string; readonly commit: string; readonly words: string }
  | { readonly kind: 'refused'; readonly words: string };

const REVERTS = /^This reverts commit [0-9a-f]{40}/m;

/** Prepares `refs/shard-run/revert/<commit>`; doing it again gives the same. Throws `workspace-unusable` when a commit is not in the repository. */
export async function prepareRevert(place: GitPlace, { commit, onto }: RevertRequest): Promise<Revert> {
  const tip = await resolveCommit(place, onto);
  const [change, target] = await readChanges(place, [commit, tip]);
  if (change === undefined || target === undefined) return refuse(commit, 'git does not know it');
  const log = (
    await git(place, `${commit} cannot be read`, ['log', '-1', '--no-show-signature', '--format=%ct%n%s%n%b', commit, '--'])
  ).toString();
  const [, subject = '', ...body] = log.split('\n');
  if (REVERTS.test(body.join('\n'))) return refuse(commit, 'it is a revert itself: whether to take that back is for a person to say');
  const merged = await mergeBack(place, { undone: change.parentTree, done: change.tree, ours: target.tree, commit });
  if (merged.kind === 'conflict') return refuse(commit, `later commits changed the same lines: ${merged.paths.join(', ')}`);
  if (merged.tree === target.tree) return refuse(commit, 'nothing of it is left to take back');
  const message = `Revert "${subject}"\n\nThis reverts commit ${commit}.\n`;
  const reverting = await writeCommit(place, merged.tree, [tip], { message, atSeconds: await readTime(place, tip) });
  const ref = `refs/shard-run/revert/${requireId(commit, 'the commit')}`;
  await git(place, `${ref} cannot be written`, ['update-ref', ref, reverting]);
  return { kind: 'prepared', ref, commit: reverting, words: `${ref} takes ${commit.slice(0, 12)} back` };
}

type Undoing = { readonly undone: string; readonly done: string; readonly ours: string; readonly commit: string };

/** A revert is a merge whose base is the commit and whose other side is its parent; commits that stand for the three trees say so to git. */
async function mergeBack(place: GitPlace, { undone, done, ours, commit }: Undoing): ReturnType<typeof mergeCommits> {
  const base = await writeCommit(place, done, []);
  const [left, right] = await Promise.all([writeCommit(place, ours, [base]), writeCommit(place, undone, [base])]);
  return await mergeCommits(place, { ours: left, theirs: right, commit });
}

async function readTime(place: GitPlace, commit: string): Promise<number> {
  return Number(
    (await git(place, `${commit} cannot be read`, ['log', '-1', '--no-show-signature', '--format=%ct', commit, '--'])).toString(),
  );
}

function refuse(commit: string, reason: string): Revert {
  return { kind: 'refused', words: `no revert of ${commit.slice(0, 12)}: ${reason}` };
}
