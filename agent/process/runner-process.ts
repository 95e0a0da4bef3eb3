/** One runner in a process group of its own: started, talked to, and ended with everything it started. */
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import type { RunnerEvent, RunnerRequest } from '../runner/contract.ts';
import { watchMemory } from './memory-watch.ts';
import { parseRunnerEvent } from './runner-event.ts';
import { takeRunner } from './runner-fork.ts';
import { killSurvivors, killTree, signalGroup } from './survivor.ts';

export type RunnerStart = {
  /** Path of the runner's module. */
  readonly entry: string;
  /** Working directory of the process: the project's. */
  readonly cwd: string;
  /** As in `AgentOptions`. */
  readonly cacheDir: string;
  /** Added to the environment of this process. */
  readonly env: Readonly<Record<string, string>>;
  readonly onEvent: (event: RunnerEvent) => void;
  /** Called once, when the process and its group are gone, or could not be started; never before `startRunner` has returned. */
  readonly onExit: (description: string) => void;
};

export type RunnerProcess = {
  /** `undefined` when the process could not be started. */
  readonly pid: number | undefined;
  /** Dropped when the process is gone. */
  send(request: RunnerRequest): void;
  /** SIGTERM to the group, SIGKILL a second later. Safe to repeat. */
  kill(): void;
};

/** A framework that was asked to go closes browsers and containers in this time, or never. */
const TERM_GRACE_MS = 1_000;
/** What a dead process wrote into its pipes is read for this long: someone who fled the reaper may hold them open. */
const DRAIN_MS = 500;
/** The last words of a process that died are kept: usually the reason. */
const LAST_WORDS_CHARACTERS = 2_000;

export function startRunner(start: RunnerStart): RunnerProcess {
  if (!existsSync(start.cwd)) return refuse(start, `no process: the directory ${start.cwd} does not exist`);
  const { child, mark, release } = takeRunner(start);
  const kill = createKill(child);
  const words = collectLastWords([child.stdout, child.stderr]);
  const memory = watchMemory();
  child.on('message', (value) => {
    const event = parseRunnerEvent(value);
    if (event !== null) start.onEvent(memory.explainUnit(event));
  });
  // A process that closed its channel and lives on can be neither asked nor heard.
  child.on('disconnect', () => setTimeout(kill, TERM_GRACE_MS).unref());
  void untilEnd(child, mark, release).then((cause) => {
    child.removeAllListeners('message');
    start.onExit(describeEnd(memory.explainExit(cause), words()));
  });
  return { pid: child.pid, kill, send: (request) => void (child.connected && child.send(request, () => undefined)) };
}

/** Resolves when process and group are gone and everything they said was read. */
function untilEnd(child: ChildProcess, mark: string, release: () => void): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  child.on('error', (error) => {
    if (child.pid === undefined) resolve(`no process: ${error.message}`);
  });
  child.on('exit', (code, signal) => {
    const cause = signal === null ? `exit code ${code}` : `signal ${signal}`;
    // At once, before the number of the leader can be given to anyone else.
    if (child.pid !== undefined) killSurvivors(child.pid, mark);
    release();
    const read = Promise.all([new Promise((done) => child.once('close', done)), untilDisconnected(child)]);
    void Promise.race([read, setTimeoutPromise(DRAIN_MS, undefined, { ref: false })]).then(() => {
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve(cause);
    });
  });
  return promise;
}

function untilDisconnected(child: ChildProcess): Promise<void> {
  return new Promise((done) => (child.connected ? child.once('disconnect', done) : done()));
}

function refuse({ onExit }: RunnerStart, description: string): RunnerProcess {
  setImmediate(() => onExit(description));
  return { pid: undefined, send: () => undefined, kill: () => undefined };
}

function createKill(child: ChildProcess): () => void {
  let wasAsked = false;
  return () => {
    const { pid } = child;
    if (wasAsked || pid === undefined || hasExited(child)) return;
    wasAsked = true;
    if (process.platform === 'win32') return killTree(pid);
    signalGroup(pid, 'SIGTERM');
    setTimeout(() => hasExited(child) || signalGroup(pid, 'SIGKILL'), TERM_GRACE_MS);
  };
}

function hasExited({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function collectLastWords(streams: readonly (Readable | null)[]): () => string {
  let text = '';
  for (const stream of streams) {
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      text = (text + chunk).slice(-LAST_WORDS_CHARACTERS);
    });
  }
  return () => text.trim();
}

function describeEnd(cause: string, words: string): string {
  return words === '' ? cause : `${cause}; its last words were: ${words}`;
}
