/** Asks git what the tip of a branch is now: hooks and webhooks only say when to ask. */
import { execFile } from 'node:child_process';
import { ExpectedError } from '../../core/expected-error.ts';
import { userGitEnvironment } from '../../core/workspace-git.ts';

/** A fetch of a large branch over a slow line. */
const FETCH_DEADLINE_MS = 120_000;
const READ_DEADLINE_MS = 10_000;
const COMPLAINT_CHARACTERS = 300;

/** A branch of a repository, or of one of its remotes. */
export type WatchedBranch = {
  /** Any folder of the repository. */
  readonly repository: string;
  readonly branch: string;
  /** A remote of the repository; `null` is the branch of the repository itself. */
  readonly remote: string | null;
};

/** The ref that a remote's branch is fetched into: nobody else's refs, and no branch of the user, move. */
export function watchedRef({ branch, remote }: Pick<WatchedBranch, 'branch' | 'remote'>): string {
  return remote === null ? `refs/heads/${branch}` : `refs/shard-run/watch/${remote}/${branch}`;
}

/** Returns the tip, fetched when the branch is a remote's. Throws `workspace-unusable` with git's words. */
export async function readTip(watched: WatchedBranch, signal: AbortSignal): Promise<string> {
  const { repository, branch, remote } = watched;
  const ref = watchedRef(watched);
  if (remote !== null) {
    const refspec = `+refs/heads/${branch}:${ref}`;
    const fetch = [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-auto-maintenance',
      '--refmap=',
      '--end-of-options',
      remote,
      refspec,
    ];
    await git(repository, fetch, { deadlineMs: FETCH_DEADLINE_MS, signal });
  }
  return git(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], {
    deadlineMs: READ_DEADLINE_MS,
    signal,
  });
}

type Bounds = { readonly deadlineMs: number; readonly signal: AbortSignal };

function git(folder: string, args: readonly string[], { deadlineMs, signal }: Bounds): Promise<string> {
  return new Promise((resolve, reject) => {
    const settings = {
      timeout: deadlineMs,
      killSignal: 'SIGKILL',
      signal,
      windowsHide: true,
      env: userGitEnvironment(process.env),
    } as const;
    execFile('git', ['-C', folder, ...args], settings, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.trim());
      else reject(refusal(folder, args, stderr.trim().slice(0, COMPLAINT_CHARACTERS) || describe(error, deadlineMs)));
    });
  });
}

function describe(error: Error & { readonly killed?: boolean }, deadlineMs: number): string {
  return error.killed === true ? `no answer within ${deadlineMs / 1000} s` : 'there is no such branch';
}

function refusal(folder: string, args: readonly string[], words: string): ExpectedError {
  return new ExpectedError('workspace-unusable', `git cannot ${args[0] === 'fetch' ? 'fetch' : 'read'} the branch in ${folder}: ${words}`, {
    hint: 'try it by hand there: git fetch, git rev-parse',
  });
}
