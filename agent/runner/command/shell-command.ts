/** One command of the project in a process group of its own: started, read, stopped when it must be, and always reaped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as pause } from 'node:timers/promises';
import { guardGroup, releaseGroup } from '../../process/exit-guard.ts';
import { signalGroup } from '../../process/survivor.ts';

/** A test tool that was asked to go stops its own servers in this time; the agent waits five seconds for the whole. */
const TERM_GRACE_MS = 2_000;
/** How often a group that was asked to go is looked at. */
const LOOK_MS = 20;
/** What is left in the pipes of a dead command is read for this long: someone who fled its group may hold them open. */
const DRAIN_MS = 500;
/** The end of what it printed: usually the reason of its end. */
const LAST_WORDS_CHARACTERS = 4_000;

export type ShellStart = {
  /** Text for `/bin/sh`; its arguments are `"$@"`. */
  readonly text: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly onOutput: (stream: 'stdout' | 'stderr', text: string) => void;
};

export type StopReason = 'cancelled' | 'timed-out';

export type ShellEnd = {
  /** In words, to follow "the command": `ended with code 1`. */
  readonly how: string;
  /** `null` when a signal ended it; both are when it could not be started. */
  readonly code: number | null;
  /** Name of the signal that ended it, or, as shells tell it, the program in it; `null` when it exited. */
  readonly signal: string | null;
  /** Why it was stopped; `null` when it ended by itself. */
  readonly stopped: StopReason | null;
  /** The end of its output, both streams. */
  readonly lastWords: string;
};

export type ShellCommand = {
  readonly done: Promise<ShellEnd>;
  /** SIGTERM to the group, then SIGKILL. Safe to repeat; the first reason stays. */
  stop(reason: StopReason): void;
};

/** Starts a command. `done` never rejects. */
export function startShell(start: ShellStart): ShellCommand {
  const child = spawn('/bin/sh', ['-c', start.text, 'sh', ...start.args], {
    cwd: start.cwd,
    env: { ...process.env, ...start.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid !== undefined) guardGroup(pid, null);
  let stopped: StopReason | null = null;
  let hasEnded = false;
  const stop = (reason: StopReason) => {
    if (stopped !== null || pid === undefined || hasEnded) return;
    stopped = reason;
    signalGroup(pid, 'SIGTERM');
    setTimeout(() => hasEnded || signalGroup(pid, 'SIGKILL'), TERM_GRACE_MS);
  };
  const timer = setTimeout(() => stop('timed-out'), start.timeoutMs);
  const words = readOutput(child, start.onOutput);
  const end = async (): Promise<ShellEnd> => {
    const exit = await untilExit(child);
    clearTimeout(timer);
    if (pid !== undefined) await endGroup(pid, stopped !== null);
    hasEnded = true;
    await drain(child);
    return { ...exit, stopped, lastWords: words() };
  };
  return { done: end(), stop };
}

type Exit = Pick<ShellEnd, 'how' | 'code' | 'signal'>;

function untilExit(child: ChildProcess): Promise<Exit> {
  const { promise, resolve } = Promise.withResolvers<Exit>();
  child.on('error', (error) => {
    if (child.pid === undefined) resolve({ how: `could not be started: ${error.message}`, code: null, signal: null });
  });
  child.on('exit', (code, signal) => resolve(describeExit(code, signal)));
  return promise;
}

/** Kills what the command left in its group. Who was asked to go is given the rest of the grace, also when the shell before it went at once. */
async function endGroup(pid: number, wasAsked: boolean): Promise<void> {
  for (const untilMs = performance.now() + TERM_GRACE_MS; wasAsked && performance.now() < untilMs; await pause(LOOK_MS))
    if (!signalGroup(pid, 0)) break;
  signalGroup(pid, 'SIGKILL');
  releaseGroup(pid);
}

async function drain({ stdout, stderr }: ChildProcess): Promise<void> {
  const streams = [stdout, stderr].filter((stream) => stream !== null && !stream.closed);
  const closed = Promise.all(streams.map((stream) => new Promise((done) => stream?.once('close', done))));
  await Promise.race([closed, pause(DRAIN_MS, undefined, { ref: false })]);
  for (const stream of streams) stream?.destroy();
}

function describeExit(code: number | null, signal: NodeJS.Signals | null): Exit {
  if (signal !== null) return { how: `was ended by ${signal}`, code: null, signal };
  // A shell answers 128 and the signal's number for a program that a signal ended.
  const inner = code !== null && code > 128 ? (SIGNALS.get(code - 128) ?? null) : null;
  return { how: inner === null ? `ended with code ${code}` : `ended with code ${code} (${inner})`, code, signal: inner };
}

/** Those by which programs die; other numbers above 128 are codes like any other. */
const SIGNALS = new Map([
  [4, 'SIGILL'],
  [6, 'SIGABRT'],
  [7, 'SIGBUS'],
  [8, 'SIGFPE'],
  [9, 'SIGKILL'],
  [11, 'SIGSEGV'],
  [15, 'SIGTERM'],
]);

function readOutput(child: ChildProcess, onOutput: ShellStart['onOutput']): () => string {
  let words = '';
  for (const stream of ['stdout', 'stderr'] as const) {
    const decoder = new StringDecoder('utf8');
    const hear = (text: string) => {
      if (text === '') return;
      words = (words + text).slice(-LAST_WORDS_CHARACTERS);
      onOutput(stream, text);
    };
    child[stream]?.on('data', (chunk: Buffer) => hear(decoder.write(chunk)));
    child[stream]?.on('end', () => hear(decoder.end()));
  }
  return () => words.trim();
}
