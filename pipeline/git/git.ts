/** Starts git in the user's repository, with a deadline, and never through a shell. */
import { execFile } from 'node:child_process';
import { ExpectedError } from '../../core/expected-error.ts';
import { gitNotStarted, readGitFailure, unusable, userGitEnvironment } from '../../core/workspace-git.ts';

/** A repository, by any folder in it; with a work tree or bare. */
export type GitPlace = { readonly folder: string; readonly signal: AbortSignal };

export type GitEnd = { readonly code: number; readonly stdout: Buffer; readonly complaint: string };

type GitRequest = { readonly input?: string; readonly variables?: Readonly<Record<string, string>> };

/** The log of 10,000 commits with long messages. */
const OUTPUT_BYTES = 128 * 1024 * 1024;
/** A merge of the largest trees takes seconds; a disk that hangs takes for ever. */
const DEADLINE_MS = 300_000;
const OLDEST = { major: 2, minor: 38 } as const;

/**
 * The user's settings count (he may have marked the folder as safe), but for those that would make a tree depend on the machine that merges, or
 * start something.
 */
const SETTINGS = ['merge.renames=true', 'merge.directoryRenames=conflict', 'merge.conflictStyle=merge', 'diff.renames=true', 'gc.auto=0'];
const OPTIONS = ['--no-pager', ...SETTINGS.flatMap((setting) => ['-c', setting])];

/** Runs git to its end, whatever its exit code. Rejects with `workspace-unusable` when it cannot be started or was killed, and with the signal's reason. */
export async function tryGit({ folder, signal }: GitPlace, args: readonly string[], request: GitRequest = {}): Promise<GitEnd> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<GitEnd>();
  const options = {
    cwd: folder,
    env: { ...userGitEnvironment(process.env), ...request.variables },
    signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
    killSignal: 'SIGKILL',
    maxBuffer: OUTPUT_BYTES,
    encoding: 'buffer',
    windowsHide: true,
  } as const;
  const child = execFile('git', [...OPTIONS, ...args], options, (error, stdout, stderr) => {
    if (error === null || typeof error.code === 'number') {
      return resolve({ code: Number(error?.code ?? 0), stdout, complaint: stderr.toString() });
    }
    if (signal.aborted) return reject(signal.reason);
    if (child.pid === undefined) return reject(gitNotStarted(error));
    reject(readGitFailure(unusable(`git ${args[0]} in ${folder} did not end well`), error.message, error));
  });
  // A git that ended early does not read on; its exit says why.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(request.input ?? '');
  return await promise;
}

/** Returns what git printed; a failure is an error that begins with `what`. */
export async function git(place: GitPlace, what: string, args: readonly string[], request: GitRequest = {}): Promise<Buffer> {
  const end = await tryGit(place, args, request);
  if (end.code !== 0) throw readGitFailure(unusable(what), end.complaint);
  return end.stdout;
}

/** Returns the first line that git printed. */
export async function gitLine(place: GitPlace, what: string, args: readonly string[], request: GitRequest = {}): Promise<string> {
  return (await git(place, what, args, request)).toString().split('\n', 1)[0] ?? '';
}

/** Throws `workspace-unusable` for a git that cannot merge without a work tree, and for a folder that is in no repository. */
export async function requireRepository(place: GitPlace): Promise<void> {
  const words = await gitLine(place, 'git does not say which version it is', ['version']);
  refuseOldGit(words);
  await git(place, `${place.folder} cannot be used`, ['rev-parse', '--git-dir']);
}

/** Throws `workspace-unusable` for what an older git says of its version. */
export function refuseOldGit(words: string): void {
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(words) ?? [];
  if (Number(major) > OLDEST.major || (Number(major) === OLDEST.major && Number(minor) >= OLDEST.minor)) return;
  const message = `git ${OLDEST.major}.${OLDEST.minor} or newer merges without a work tree; this machine has "${words}"`;
  throw new ExpectedError('workspace-unusable', message, { hint: 'install a newer git: git --version' });
}

/** Full ids only: anything else could be read by git as an option or an expression. */
const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Returns the text when it is the full id of an object. Throws `workspace-unusable` for others; `what` says what it should have been. */
export function requireId(text: string, what: string): string {
  if (ID.test(text)) return text;
  const message = `${what} ${JSON.stringify(text)} is no full id of an object: 40 or 64 hex digits are expected`;
  throw new ExpectedError('workspace-unusable', message, { hint: 'git rev-parse gives the full id of a name' });
}
