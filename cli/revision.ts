/** Asks git what is tested, in processes of its own, while the run starts. */
import { execFile } from 'node:child_process';
import type { Revision } from '../core/run-event.ts';

/** A work tree that needs longer to be compared is called changed. A starved machine needs seconds for what takes a tenth of one, and what is called changed is not deployed. */
const GIT_DEADLINE_MS = 15_000;

const UNKNOWN: Revision = { commit: '', tree: '', isDirty: true };

/** Returns the revision of the work tree; empty and dirty where git, a repository or a commit is missing. Never throws. */
export async function readRevision(cwd: string): Promise<Revision> {
  const [names, changes] = await Promise.all([
    git(cwd, ['rev-parse', 'HEAD^{commit}', 'HEAD^{tree}']),
    git(cwd, ['--no-optional-locks', 'status', '--porcelain', '--untracked-files=normal']),
  ]);
  const [commit = '', tree = ''] = (names ?? '').split('\n');
  if (commit === '' || tree === '') return UNKNOWN;
  return { commit, tree, isDirty: changes !== '' };
}

/** Returns the branch that is checked out; empty where there is none. Never throws. */
export async function readBranch(cwd: string): Promise<string> {
  return (await git(cwd, ['symbolic-ref', '--quiet', '--short', 'HEAD'])) ?? '';
}

function git(cwd: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(
      'git',
      ['-C', cwd, ...args],
      { timeout: GIT_DEADLINE_MS, killSignal: 'SIGKILL', maxBuffer: 16 * 1024 * 1024, windowsHide: true },
      (error, stdout) => resolve(error === null ? stdout.trim() : null),
    );
  });
}
