/** Starts git in the agent's stores of objects: no settings but ours, and no way to fetch anything. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { type GitFailure, gitNotStarted, readGitFailure, storeGitEnvironment, unusable } from '../../core/workspace-git.ts';

/** A bare repository, and the folder and index that a command works on, if any. */
export type GitPlace = { readonly repository: string; readonly folder?: string; readonly index?: string; readonly signal: AbortSignal };

/** 500,000 entries of 250 bytes. */
const OUTPUT_BYTES = 128 * 1024 * 1024;
const COMPLAINT_CHARACTERS = 8192;
/** Less room than this is none: the smallest pack would not fit. */
const FULL_BYTES = 64 * 1024;
/** A tree is what was committed, on every machine: no setting of git for Windows turns line ends around. */
const SETTINGS = ['-c', 'core.autocrlf=false', '-c', 'core.preloadIndex=true'];

/** Returns what git printed; a failure is the error that it stands for. `input` is a text or a stream of bytes. */
export async function git(
  place: GitPlace,
  failure: GitFailure,
  args: readonly string[],
  input: string | AsyncIterable<Uint8Array> = '',
): Promise<Buffer> {
  place.signal.throwIfAborted();
  const child = start(place, args);
  const { promise: ended, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('close', resolve);
  child.once('error', (cause) => reject(place.signal.aborted ? place.signal.reason : gitNotStarted(cause)));
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-COMPLAINT_CHARACTERS);
  });
  const fed = feed(child.stdin, input).catch((cause: unknown) => {
    child.kill('SIGKILL');
    return { cause };
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > OUTPUT_BYTES) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  const code = await ended;
  const broken = await fed;
  if (broken !== undefined) throw broken.cause;
  if (code === null) throw readGitFailure(unusable(failure.what), 'git was killed');
  if (code !== 0) throw readGitFailure(failure, await addReason(complaint, place.folder ?? place.repository));
  return Buffer.concat(chunks);
}

/** Git does not always say why it could not write. */
async function addReason(complaint: string, folder: string): Promise<string> {
  const disk = await statfs(folder).catch(() => null);
  return disk !== null && disk.bavail * disk.bsize < FULL_BYTES ? `${complaint.trim()}\nNo space left on device` : complaint;
}

function start(
  { repository, folder, index, signal }: GitPlace,
  args: readonly string[],
): ChildProcessByStdio<Writable, Readable, Readable> {
  return spawn('git', [...SETTINGS, ...args], {
    cwd: folder ?? repository,
    env: {
      ...storeGitEnvironment(process.env),
      GIT_DIR: repository,
      ...(folder === undefined ? {} : { GIT_WORK_TREE: folder }),
      ...(index === undefined ? {} : { GIT_INDEX_FILE: index }),
    },
    signal,
    killSignal: 'SIGKILL',
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

async function feed(stdin: Writable, input: string | AsyncIterable<Uint8Array>): Promise<undefined> {
  // A git that ended early does not read on; its exit says why.
  stdin.on('error', () => undefined);
  if (typeof input === 'string') return void stdin.end(input);
  for await (const chunk of input) {
    if (!stdin.writable) return undefined;
    if (!stdin.write(chunk)) await drained(stdin);
  }
  stdin.end();
  return undefined;
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'close', 'error']) stream.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'close', 'error']) stream.on(event, done);
  });
}

/** Splits what git ends by NUL. */
export function splitRecords(output: Buffer): string[] {
  return output.toString().split('\0').slice(0, -1);
}
