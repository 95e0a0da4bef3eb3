/** Starts git in the coordinator's stores of objects: no settings but ours, a deadline on everything. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { type GitFailure, gitNotStarted, readGitFailure, storeGitEnvironment, unusable } from '../../core/workspace-git.ts';

export type GitPlace = { readonly repository: string; readonly signal: AbortSignal };
export type GitEnd = { readonly code: number | null; readonly complaint: string };

/** A running git: feed `stdin`, read `stdout`, wait for `ended`. */
export type RunningGit = { readonly stdin: Writable; readonly stdout: Readable; readonly ended: Promise<GitEnd>; stop(): void };

/** 500,000 entries of 250 bytes. */
const OUTPUT_BYTES = 128 * 1024 * 1024;
const COMPLAINT_CHARACTERS = 8192;
/** Less room than this is none: the smallest pack would not fit. */
const FULL_BYTES = 64 * 1024;

/** Returns what git printed; a failure is the error that it stands for. */
export async function git(place: GitPlace, failure: GitFailure, args: readonly string[], input = ''): Promise<string> {
  const child = startGit(place, args);
  child.stdin.end(input);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > OUTPUT_BYTES) child.stop();
    else chunks.push(chunk);
  }
  requireSuccess(await child.ended, failure);
  return Buffer.concat(chunks).toString();
}

/** Throws the error that the failure stands for. A git that was killed says nothing of the objects. */
export function requireSuccess({ code, complaint }: GitEnd, failure: GitFailure): void {
  if (code === null) throw readGitFailure(unusable(failure.what), 'git was killed');
  if (code !== 0) throw readGitFailure(failure, complaint);
}

/** Starts git in a bare repository. */
export function startGit({ repository, signal }: GitPlace, args: readonly string[]): RunningGit {
  signal.throwIfAborted();
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn('git', args, {
    cwd: repository,
    env: { ...storeGitEnvironment(process.env), GIT_DIR: repository },
    signal,
    killSignal: 'SIGKILL',
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  // A git that ended early does not read on; its exit says why.
  child.stdin.on('error', () => undefined);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-COMPLAINT_CHARACTERS);
  });
  const { promise: ended, resolve, reject } = Promise.withResolvers<GitEnd>();
  child.once('close', (code) => {
    if (code === 0) return resolve({ code, complaint });
    void addReason(complaint, repository).then((words) => resolve({ code, complaint: words }));
  });
  child.once('error', (cause) => reject(signal.aborted ? signal.reason : gitNotStarted(cause)));
  ended.catch(() => undefined);
  return { stdin: child.stdin, stdout: child.stdout, ended, stop: () => void child.kill('SIGKILL') };
}

/** Git does not always say why it could not write. */
async function addReason(complaint: string, folder: string): Promise<string> {
  const disk = await statfs(folder).catch(() => null);
  return disk !== null && disk.bavail * disk.bsize < FULL_BYTES ? `${complaint.trim()}\nNo space left on device` : complaint;
}
