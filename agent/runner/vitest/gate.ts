/**
 * The place of one test file in Vitest's run: a pool worker that waits, for as long as the run lasts, to be lent to real workers.
 *
 * Vitest starts it, hands it the file, and believes that the file runs until the gate says otherwise. Leases come and go meanwhile: each
 * connects a child, whose remote calls pass through here to Vitest and whose answers find their way back by the call's id, so that several
 * children may run slices of the file at once. What a child tells of tests, output and unhandled errors is read on the way: it belongs to
 * the child's lease for certain, which Vitest's own reporter events, being about a file, could not say. See docs/design/0003-resident-runner.md.
 */
import { EventEmitter } from 'node:events';
import type { Child } from './child.ts';
import type {
  ConsoleLog,
  FileTask,
  PoolOptions,
  PoolWorker,
  RpcMessage,
  RunRequest,
  StartRequest,
  TaskEvent,
  TaskPack,
} from './framework.ts';
import type { UnitReport } from './unit-report.ts';

export type GateTraits = {
  readonly cacheFs: boolean;
  readonly reportMemory: boolean;
  /** Called once, when the gate holds everything a child needs to run its file. */
  readonly onHeld: (gate: Gate) => void;
};

/** A child at the gate. `report` is `null` while it boots ahead of any lease. */
type Link = { readonly child: Child; readonly report: UnitReport | null; readonly isFirst: boolean };
type Call = { readonly child: Child; readonly onAnswer: (() => void) | null };
type RemoteCall = Extract<RpcMessage, { readonly t: 'q' }>;

export const GATE_POOL = 'shard-run';

export class Gate implements PoolWorker {
  readonly name = GATE_POOL;
  readonly cacheFs: boolean;
  readonly reportMemory: boolean;
  readonly options: PoolOptions;
  readonly #onHeld: (gate: Gate) => void;
  readonly #events = new EventEmitter();
  readonly #links = new Map<Child, Link>();
  readonly #calls = new Map<string, Call>();
  #start: StartRequest | null = null;
  #run: RunRequest | null = null;

  constructor(options: PoolOptions, traits: GateTraits) {
    this.options = options;
    this.cacheFs = traits.cacheFs;
    this.reportMemory = traits.reportMemory;
    this.#onHeld = traits.onHeld;
  }

  /** What Vitest asked of the worker that it believes to have. Only after `onHeld`. */
  get held(): { readonly start: StartRequest; readonly run: RunRequest } {
    if (this.#start === null || this.#run === null) throw new Error('assertion failed: the gate holds no file yet');
    return { start: this.#start, run: this.#run };
  }

  /** Passes the child's calls on to Vitest, and what it tells to `report`. */
  link(child: Child, report: UnitReport | null): void {
    const isFirst = [...this.#links.values()].every((link) => link.report === null || link.child === child);
    const link: Link = { child, report, isFirst };
    this.#links.set(child, link);
    child.listen({
      onMessage: (message) => this.#fromChild(link, message as RpcMessage),
      onOutput: (stream, text) => report?.wroteRaw(stream, text),
    });
  }

  unlink(child: Child): void {
    this.#links.delete(child);
  }

  /** Tells Vitest that its file is done. */
  finish(): void {
    this.#emit({ type: 'testfileFinished', __vitest_worker_response__: true });
  }

  // What Vitest calls.

  on(event: string, listener: (value: never, extra: never) => void): void {
    this.#events.on(event, listener as (...values: unknown[]) => void);
  }

  off(event: string, listener: (value: never, extra: never) => void): void {
    this.#events.off(event, listener as (...values: unknown[]) => void);
  }

  deserialize(message: unknown): unknown {
    return message;
  }

  canReuse(): boolean {
    return false;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  send(
    message: StartRequest | RunRequest | RpcMessage | { readonly __vitest_worker_request__: true; readonly type: 'stop' | 'cancel' },
  ): void {
    if ('t' in message) {
      this.#fromVitest(message);
      return;
    }
    if (message.type === 'start') {
      this.#start = message;
      queueMicrotask(() => this.#emit({ type: 'started', __vitest_worker_response__: true }));
    } else if (message.type === 'run') {
      this.#run = message;
      this.#onHeld(this);
    } else if (message.type === 'stop') queueMicrotask(() => this.#emit({ type: 'stopped', __vitest_worker_response__: true }));
  }

  #emit(message: unknown): void {
    this.#events.emit('message', message);
  }

  #fromVitest(message: RpcMessage): void {
    if (message.t === 'q') {
      for (const { child } of this.#links.values()) child.send(message);
      return;
    }
    const call = this.#calls.get(message.i);
    this.#calls.delete(message.i);
    call?.onAnswer?.();
    call?.child.send(message);
  }

  #fromChild(link: Link, message: RpcMessage): void {
    if (message.t !== 'q') {
      this.#emit(message);
      return;
    }
    const reading = link.report === null ? null : readCall(message, link.report);
    if (reading !== null && !reading.isAnswered && (reading.isOurs || !link.isFirst)) {
      reading.tell();
      if (message.i !== undefined) link.child.send({ t: 's', i: message.i, r: undefined });
      return;
    }
    // Read when Vitest has answered: by then it has put the parsed, source-mapped stacks into the very errors that the call carries.
    if (message.i !== undefined) this.#calls.set(message.i, { child: link.child, onAnswer: reading?.tell ?? null });
    else reading?.tell();
    this.#emit(message);
  }
}

type Reading = { readonly isOurs: boolean; readonly isAnswered?: true; readonly tell: () => void };

/**
 * Returns how to tell a call to the report, `null` when it says nothing of tests.
 *
 * `isOurs` calls end here: output, which Vitest would keep in memory for ever; unhandled errors, which it would count against the whole
 * run; and the request to cancel everything because one test failed. The others are Vitest's, too, but only those of one child at a time:
 * its state has room for one tree a file. `isAnswered` calls are every child's: the test waits for what Vitest makes of them.
 */
function readCall(call: RemoteCall, report: UnitReport): Reading | null {
  const [first, second] = call.a;
  switch (call.m) {
    case 'onCollected':
      return { isOurs: false, tell: () => report.collected(first as FileTask[]) };
    case 'onTaskUpdate':
      return { isOurs: false, tell: () => report.updated(first as TaskPack[], second as TaskEvent[] | undefined) };
    case 'onUserConsoleLog':
      return { isOurs: true, tell: () => report.logged(first as ConsoleLog) };
    case 'onUnhandledError':
      return { isOurs: true, tell: () => report.unhandled(first) };
    case 'onTaskAnnotate':
    case 'onTaskArtifactRecord':
      return { isOurs: false, isAnswered: true, tell: report.attached(String(first), second) };
    case 'onCancel':
      return { isOurs: true, tell: () => {} };
    default:
      return null;
  }
}
