/** One of Playwright's own worker processes, spoken to as its dispatcher does: it loads test files, keeps fixtures of its scope, and runs what it is named. */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { GroupEnd, WorkerMessages } from './framework.ts';

export type Environment = Readonly<Record<string, string>>;

/** What a process is for; it cannot be changed once it has begun. */
export type TestProcessParameters = {
  readonly workerIndex: number;
  readonly parallelIndex: number;
  readonly repeatEachIndex: number;
  readonly projectId: string;
  readonly config: object;
  readonly artifactsDir: string;
};

export type TestGroup = {
  readonly file: string;
  readonly entries: readonly { readonly testId: string; readonly retry: number; readonly planAnnotations: readonly object[] }[];
};

type Message = { readonly method: string; readonly params: Record<string, unknown> };

const HEARD = new Set<string>([
  'testBegin',
  'testEnd',
  'stepBegin',
  'stepEnd',
  'attach',
  'stdOut',
  'stdErr',
  'done',
  'teardownErrors',
] satisfies (keyof WorkerMessages)[]);

/** Between the last word and the exit, a process still closes its browser. */
const KILL_AFTER_STOP_MS = 30_000;

export class TestProcess {
  readonly #child: ChildProcess;
  readonly #said = new EventEmitter();
  readonly #ready: Promise<void>;
  /** Resolves when the process is gone, whatever ended it. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  #parameters: TestProcessParameters | null = null;
  #isGone = false;
  #isStopping = false;
  #requests = 0;
  /** What its code has put into its environment, known when it has stopped: for the projects that depend on its own. */
  producedEnv: Environment = {};

  /** Forks the process; it has no purpose before `begin`. */
  constructor(entry: string, env: Environment) {
    this.#child = fork(entry, [], {
      env: { ...process.env, ...env, FORCE_COLOR: '1', DEBUG_COLORS: process.env['DEBUG_COLORS'] ?? '1' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
    });
    this.exited = new Promise((resolve) => {
      // A process that could not be started has no exit.
      this.#child.once('error', () => resolve({ code: null, signal: null }));
      this.#child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    void this.exited.then(() => {
      this.#isGone = true;
    });
    this.#ready = new Promise((resolve) => this.#said.once('ready', () => resolve()));
    this.#child.on('message', (message: unknown) => this.#hear(message));
    this.#pipe(this.#child.stdout, 'stdOut');
    this.#pipe(this.#child.stderr, 'stdErr');
  }

  /** True when it can be given tests. */
  get isUsable(): boolean {
    return !this.#isGone && !this.#isStopping;
  }

  /** As Playwright counts its processes and slots; -1 before it has begun. */
  get indices(): { readonly workerIndex: number; readonly parallelIndex: number } {
    const { workerIndex = -1, parallelIndex = -1 } = this.#parameters ?? {};
    return { workerIndex, parallelIndex };
  }

  /** Resolves when it was told what it is for, or is gone. */
  async begin(parameters: TestProcessParameters): Promise<void> {
    this.#parameters = parameters;
    await mkdir(parameters.artifactsDir, { recursive: true });
    await Promise.race([this.#ready, this.exited]);
    this.#send({
      method: '__init__',
      params: {
        processParams: { timeOrigin: performance.timeOrigin },
        runnerParams: { ...parameters, pauseOnError: false, pauseAtEnd: false },
      },
    });
  }

  on<Name extends keyof WorkerMessages>(name: Name, listener: (message: WorkerMessages[Name]) => void): () => void {
    this.#said.on(name, listener);
    return () => this.#said.off(name, listener);
  }

  /** Runs tests of one file; resolves when the process has given an account of all of them, or is gone. */
  async run(group: TestGroup): Promise<GroupEnd> {
    const { promise, resolve } = Promise.withResolvers<GroupEnd>();
    const stopListening = this.on('done', resolve);
    this.#requests += 1;
    this.#send({ method: '__dispatch__', params: { id: this.#requests, method: 'runTestGroup', params: group } });
    const gone = this.exited.then(({ code, signal }) => ({
      fatalErrors: [],
      skipTestsDueToSetupFailure: [],
      unexpectedExit: { message: `Error: worker process exited unexpectedly (code=${code}, signal=${signal})` },
    }));
    const end = await Promise.race([promise, gone]);
    stopListening();
    return end;
  }

  /** Has it tear down its fixtures and exit; resolves when it is gone. What does not go is killed. */
  async stop(graceMs = KILL_AFTER_STOP_MS): Promise<void> {
    if (!this.#isStopping) {
      this.#isStopping = true;
      if (this.#parameters === null) this.#child.kill('SIGKILL');
      else this.#send({ method: '__stop__', params: {} });
    }
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), graceMs);
    await this.exited;
    clearTimeout(timer);
    if (this.#parameters !== null) await rm(this.#parameters.artifactsDir, { recursive: true, force: true });
  }

  /** Code of the project can write to this channel, too: what is no message of Playwright's is passed over. */
  #hear(message: unknown): void {
    if (!isMessage(message)) return;
    const { method, params } = message;
    if (method === '__env_produced__') this.producedEnv = producedEnv(params);
    else if (method === '__dispatch__') this.#hear(params);
    else if (method === 'ready' || HEARD.has(method)) this.#said.emit(method, params ?? {});
  }

  /** What is written past the functions that Playwright replaces. */
  #pipe(stream: Readable | null, name: 'stdOut' | 'stdErr'): void {
    stream?.on('data', (chunk: Buffer) => this.#said.emit(name, { text: chunk.toString() }));
  }

  #send(message: Message): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }
}

function isMessage(value: unknown): value is { readonly method: string; readonly params?: unknown } {
  return typeof value === 'object' && value !== null && typeof (value as Message).method === 'string';
}

/** Pairs of a name and a value; what is gone from the environment has no value. */
function producedEnv(pairs: unknown): Environment {
  if (!Array.isArray(pairs)) return {};
  return Object.fromEntries(pairs.filter((pair) => Array.isArray(pair) && typeof pair[1] === 'string') as [string, string][]);
}
