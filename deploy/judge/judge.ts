/** A judge on a thread of its own, so that no look is ever computed on the event loop that reacts to hosts and humans. */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { indexHosts } from '../analysis/tally.ts';
import type { HostFinding, Look, Tick, WatchDesign } from '../analysis/types.ts';
import { type PackedTick, packTick } from './packed-tick.ts';

/** A watch that is judged elsewhere. */
export type Judge = {
  /**
   * Gives the thread one tick after the switch; ticks are judged in the order of the calls. Null before the first look, after the one that failed or was
   * the last, and once closed. Rejects when the thread died or is late; the watch is lost then, and can be judged again from its ticks.
   * `unwell`: see `Watch.observe`.
   */
  look(tick: Tick, unwell?: readonly HostFinding[]): Promise<Look | null>;
  /** Ends the thread. What was asked and not answered is null. Idempotent. */
  close(): void;
};

/** What the thread starts with, what it is asked, what it answers. */
export type WatchOpening = { readonly design: WatchDesign; readonly baseline: readonly PackedTick[] };
export type ThreadRequest = { readonly tick: PackedTick; readonly unwell: readonly HostFinding[] };
export type ThreadAnswer = { readonly look: Look | null };

/** A look of 300 hosts takes 5 ms, of 10,000 less than a second; a thread that needs longer than two ticks does not watch any more. */
const LOOK_DEADLINE_MS = 10_000;
/** Re-draws of 10,000 hosts with 1,000 of them held back are 40 MB; ten times that is a fault. */
const THREAD_MEMORY_MB = 512;

type Waiting = {
  readonly resolve: (look: Look | null) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
};

/** Opens a watch on its own thread. `baseline`: the ticks before the switch, oldest first. */
export function openJudge(design: WatchDesign, baseline: readonly Tick[]): Judge {
  const shape = { hosts: design.hosts, index: indexHosts(design.hosts), metrics: design.metrics.length };
  const opening: WatchOpening = { design, baseline: baseline.map((tick) => packTick(tick, shape)) };
  const thread = new Worker(new URL(`./thread${extname(import.meta.url)}`, import.meta.url), {
    workerData: opening,
    transferList: opening.baseline.map(({ values }) => values.buffer as ArrayBuffer),
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
    // The deployer's own flags (a debugger's port, a profiler) are not for its threads.
    execArgv: [],
  });
  // A judge that nobody closed must not keep the process alive; one that is asked is kept by its deadline.
  thread.unref();
  return new ThreadJudge(thread, (tick, unwell) => ({ tick: packTick(tick, shape), unwell }));
}

class ThreadJudge implements Judge {
  readonly #thread: Worker;
  readonly #pack: (tick: Tick, unwell: readonly HostFinding[]) => ThreadRequest;
  readonly #waiting: Waiting[] = [];
  #failure: Error | null = null;
  #isClosed = false;

  constructor(thread: Worker, pack: (tick: Tick, unwell: readonly HostFinding[]) => ThreadRequest) {
    this.#thread = thread;
    this.#pack = pack;
    thread.on('message', ({ look }: ThreadAnswer) => this.#answer(look));
    thread.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    thread.on('exit', (code) => this.#fail(new Error(`the judge's thread ended with code ${code}`)));
  }

  look(tick: Tick, unwell: readonly HostFinding[] = []): Promise<Look | null> {
    if (this.#isClosed) return Promise.resolve(null);
    if (this.#failure !== null) return Promise.reject(this.#failure);
    const request = this.#pack(tick, unwell);
    this.#thread.postMessage(request, [request.tick.values.buffer as ArrayBuffer]);
    const { promise, resolve, reject } = Promise.withResolvers<Look | null>();
    const timer = setTimeout(() => this.#fail(new Error(`the judge gave no look within ${LOOK_DEADLINE_MS} ms`)), LOOK_DEADLINE_MS);
    this.#waiting.push({ resolve, reject, timer });
    return promise;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const { resolve } of this.#takeWaiting()) resolve(null);
    // Whatever the thread still computes is of no use to anybody.
    this.#thread.terminate().catch(() => undefined);
  }

  #answer(look: Look | null): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    waiting.resolve(look);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#takeWaiting()) reject(error);
  }

  #takeWaiting(): Waiting[] {
    const waiting = this.#waiting.splice(0);
    for (const { timer } of waiting) clearTimeout(timer);
    return waiting;
  }
}
