/** Moves the ref that says what is green: by comparing first, and only forward. */
import { ExpectedError } from '../../core/expected-error.ts';
import { readGitFailure, unusable } from '../../core/workspace-git.ts';
import { isAncestor } from './commit-list.ts';
import { type GitPlace, gitLine, requireId, tryGit } from './git.ts';

type Move = {
  /** In full, such as `refs/heads/green`. */
  readonly ref: string;
  readonly to: string;
  /** Where it stands; `null` when there is none. */
  readonly expected: string | null;
  /** Somebody said that it may leave commits behind. */
  readonly mayGoBack: boolean;
};

/** Returns where a ref stands; `null` when there is none. */
export async function readRef(place: GitPlace, ref: string): Promise<string | null> {
  const end = await tryGit(place, ['rev-parse', '--verify', '--quiet', '--end-of-options', await requireRef(place, ref)]);
  return end.code === 0 ? end.stdout.toString().trim() : null;
}

/**
 * Moves a ref; nothing happens when it is there already. Throws `superseded` when it is neither there nor where it was expected, or would not go forward, and
 * `workspace-unusable` for a name that no ref has and for a branch that is checked out.
 */
export async function moveRef(place: GitPlace, { ref, to, expected, mayGoBack }: Move): Promise<void> {
  requireId(to, 'the commit');
  const now = await readRef(place, ref);
  if (now === to) return;
  if (now !== expected)
    throw moved(ref, `it is ${now === null ? 'gone' : `at ${now}`}, not ${expected === null ? 'missing' : `at ${expected}`}`);
  if (expected !== null && !mayGoBack && !(await isAncestor(place, expected, to))) {
    throw moved(ref, `${to} does not contain ${expected}, and it only goes forward`);
  }
  await refuseCheckedOut(place, ref);
  // Git compares once more under its lock. The zeros stand for a ref that must not be there.
  const end = await tryGit(place, ['update-ref', '-m', 'shard-run: green', ref, to, expected ?? '0'.repeat(to.length)]);
  if (end.code === 0) return;
  if (/but expected|reference already exists/.test(end.complaint)) throw moved(ref, 'somebody else moved it in this moment');
  throw readGitFailure(unusable(`${ref} cannot be moved to ${to}`), end.complaint);
}

async function requireRef(place: GitPlace, ref: string): Promise<string> {
  const end = ref.startsWith('refs/') ? await tryGit(place, ['check-ref-format', ref]) : null;
  if (end?.code === 0) return ref;
  const message = `${JSON.stringify(ref)} is no full name of a ref`;
  throw new ExpectedError('workspace-unusable', message, { hint: 'name it in full: refs/heads/green' });
}

/** Files and index of whoever works on it would seem to have changed. */
async function refuseCheckedOut(place: GitPlace, ref: string): Promise<void> {
  const path = await gitLine(place, `${ref} cannot be looked up`, ['for-each-ref', '--format=%(worktreepath)', ref]);
  if (path === '') return;
  const message = `${ref} is checked out in ${path}, and moving it would change nothing of the files there`;
  throw new ExpectedError('workspace-unusable', message, { hint: 'check out another branch there, or configure another ref' });
}

function moved(ref: string, reason: string): ExpectedError {
  return new ExpectedError('superseded', `${ref} cannot be moved: ${reason}`, { hint: 'see who moved it: git reflog show' });
}
