/** Starts git in the repository of a user, or in the private one beside a folder that has none. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { gitNotStarted, readGitFailure, unusable, userGitEnvironment } from '../../core/workspace-git.ts';

/** Where git works: the folder, and the variables that lead it to other files than the user's. */
export type GitPlace = {
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

export type GitEnd = { readonly code: number | null; readonly stdout: Buffer; readonly complaint: string };

/** 500,000 entries of 250 bytes. */
const OUTPUT_BYTES = 128 * 1024 * 1024;
/** What git says when it fails is a few lines; a filter of the user may say more. */
const COMPLAINT_CHARACTERS = 8192;

/** Runs git to its end. Rejects with `workspace-unusable` when git cannot be started, and with the signal's reason. */
export async function tryGit(place: GitPlace, args: readonly string[], input?: string): Promise<GitEnd> {
  const child = startGit(place, args, input ?? '');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > OUTPUT_BYTES) child.stop();
    else chunks.push(chunk);
  }
  return { ...(await child.ended), stdout: Buffer.concat(chunks) };
}

/** Returns what git printed; a failure is an error that begins with `what`. */
export async function git(place: GitPlace, what: string, args: readonly string[], input?: string): Promise<Buffer> {
  const end = await tryGit(place, args, input);
  if (end.code !== 0) throw readGitFailure(unusable(what), end.complaint);
  return end.stdout;
}

export type RunningGit = {
  readonly stdout: Readable;
  readonly ended: Promise<{ readonly code: number | null; readonly complaint: string }>;
  stop(): void;
};

/** Starts git; the caller reads what it prints. */
export function startGit(place: GitPlace, args: readonly string[], input: string): RunningGit {
  place.signal.throwIfAborted();
  const child: ChildProcessByStdio<import('node:stream').Writable, Readable, Readable> = spawn('git', args, {
    cwd: place.folder,
    env: { ...userGitEnvironment(process.env), ...place.variables },
    signal: place.signal,
    killSignal: 'SIGKILL',
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  // A git that ended early does not read on; its exit says why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-COMPLAINT_CHARACTERS);
  });
  const { promise: ended, resolve, reject } = Promise.withResolvers<{ code: number | null; complaint: string }>();
  child.once('close', (code) => resolve({ code, complaint }));
  child.once('error', (cause) => reject(place.signal.aborted ? place.signal.reason : gitNotStarted(cause)));
  ended.catch(() => undefined);
  return { stdout: child.stdout, ended, stop: () => void child.kill('SIGKILL') };
}
