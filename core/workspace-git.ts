/**
 * What coordinator, agent and command line must agree on when they start git: its environment, what a pack is made of, and what its
 * complaints mean. The processes themselves belong to each room.
 *
 * A pack is made between commits, not trees: only for commits does git look at the old version of a changed file and send the difference.
 * So a tree is wrapped in a commit that has no author and no time (the same tree is always the same commit), and the tree that is wanted becomes a
 * child of those that are held. No repository of a user ever sees these commits, and no agent keeps them.
 */
import { ExpectedError } from './expected-error.ts';
import type { TreeId } from './workspace.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the environment for git in a repository of a user: his settings count, a repository that surrounds this process does not. */
export function userGitEnvironment(environment: Environment): Record<string, string | undefined> {
  const kept = Object.entries(environment).filter(
    ([name]) => !name.startsWith('GIT_') || /^GIT_(?:CONFIG|SSH|EXEC_PATH|ASKPASS|ATTR)/.test(name),
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C', LANGUAGE: '', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
}

/** Returns the environment for git in a store of our own: nobody's settings count, and nothing is fetched from anywhere. */
export function storeGitEnvironment(environment: Environment): Record<string, string | undefined> {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('GIT_') || name === 'GIT_EXEC_PATH');
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    LANGUAGE: '',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
  };
}

/** Returns the commit object that wraps a tree, with the commits of the trees that are held as its parents. */
export function wrapTree(tree: TreeId, parents: readonly string[]): string {
  const lines = [`tree ${tree}`, ...parents.map((parent) => `parent ${parent}`), 'author . <> 0 +0000', 'committer . <> 0 +0000', '', ''];
  return lines.join('\n');
}

/** Returns what `git pack-objects` reads: the commit that is wanted and those that are held. */
export function packRevisions(wanted: string, held: readonly string[]): string {
  return [wanted, ...held.map((commit) => `^${commit}`), ''].join('\n');
}

/** Options of `git pack-objects` for a pack that leaves out what the other side has. */
export const PACK_OPTIONS = ['pack-objects', '--quiet', '--revs', '--thin', '--stdout', '--delta-base-offset'] as const;

const FULL = /No space left on device|Disk quota exceeded|File too large|not enough space/i;
const TOO_LARGE = /pack exceeds maximum allowed size/;

/** What failed, and what a complaint means that says nothing of room or size: `damaged` where the objects are to blame, else `unusable`. */
export type GitFailure = { readonly what: string; readonly blame: 'damaged' | 'unusable' };

const HINTS = {
  'workspace-disk-full': 'make room on that disk, or lower the quota',
  'workspace-too-large': 'keep large files out of the tree: add them to .gitignore',
  'workspace-damaged': 'run again: what is damaged is made again',
  'workspace-unusable': 'see what git says: git --version, git fsck',
} as const;

/** Returns the error that git's complaint stands for; `what` is a clause such as "the tree … cannot be packed". */
export function readGitFailure({ what, blame }: GitFailure, complaint: string, cause?: unknown): ExpectedError {
  const words = complaint
    .trim()
    .replaceAll(/^(?:fatal|error): /gm, '')
    .split('\n')
    .slice(0, 3)
    .join('; ');
  const code = FULL.test(complaint)
    ? 'workspace-disk-full'
    : TOO_LARGE.test(complaint)
      ? 'workspace-too-large'
      : (`workspace-${blame}` as const);
  return new ExpectedError(code, `${what}: ${words === '' ? 'git gave no reason' : words}`, { hint: HINTS[code], cause });
}

/** Says that objects are to blame; see `readGitFailure`. */
export const damaged = (what: string): GitFailure => ({ what, blame: 'damaged' });
/** Says that a file, a folder or git itself is to blame; see `readGitFailure`. */
export const unusable = (what: string): GitFailure => ({ what, blame: 'unusable' });

/** Returns the error of a git that could not be started at all. */
export function gitNotStarted(cause: Error): ExpectedError {
  return new ExpectedError('workspace-unusable', `git cannot be started: ${cause.message}`, { hint: 'install git 2.35 or newer', cause });
}
