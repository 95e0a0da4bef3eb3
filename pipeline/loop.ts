/** Performs what the pipeline's reducer decides: writes events down, reduces them, asks the ports, and knows nothing of the state. */
import { isSame } from '../core/is-same.ts';
import type { Pipeline, PipelineOptions } from './api.ts';
import { nameOf, runName, trialName } from './flow/ask.ts';
import { reducePipeline, wakeAtMs } from './flow/reduce.ts';
import type { PipelineState } from './flow/state.ts';
import type { PipelineCommand, PipelineEffect, PipelineEvent } from './flow/types.ts';
import { describeCommit, isDrained, pipelineView } from './flow/view.ts';
import { openPipelineJournal, type PipelineJournal } from './journal/journal.ts';
import { lockPipeline } from './journal/lock.ts';
import { answerOf, type Happening, type Question } from './question.ts';

/** Ports that were told to stop and do not are left behind. */
const CLOSE_WAIT_MS = 5_000;
/** Timers of Node end at 2^31 ms; whoever waits longer waits again. */
const LONGEST_TIMER_MS = 24 * 3_600_000;
/** A look at a remote branch that takes longer is given up, and made again at the next time. */
const LOOK_DEADLINE_MS = 60_000;

/** Opens the pipeline in its folder and goes on where it was. Throws `pipeline-under-way`, `journal-unwritable` or `journal-damaged`. */
export async function openPipeline(options: PipelineOptions): Promise<Pipeline> {
  using opened = new DisposableStack();
  const lock = opened.use(lockPipeline(options.folder));
  const { journal, state } = openPipelineJournal(options.folder);
  opened.use(journal);
  const begin = state.settings === null ? await options.begin() : { green: state.green, live: state.live };
  const loop = new PipelineLoop({ options, journal, lock, state });
  if (!isSame(state.settings, options.settings)) loop.push({ type: 'opened', settings: options.settings, ...begin });
  loop.push({ type: 'resumed' });
  loop.begin();
  // The loop closes them from now on.
  opened.move();
  return loop;
}

type LoopParts = {
  readonly options: PipelineOptions;
  readonly journal: PipelineJournal;
  readonly lock: Disposable;
  readonly state: PipelineState;
};

class PipelineLoop implements Pipeline {
  readonly done: Promise<void>;
  readonly #options: PipelineOptions;
  readonly #journal: PipelineJournal;
  readonly #lock: Disposable;
  readonly #leaving = new AbortController();
  /** What is under way, by the name of its question. */
  readonly #asked = new Map<string, AbortController>();
  readonly #open = new Set<Promise<void>>();
  #state: PipelineState;
  #waiting: PipelineEvent[] = [];
  #isScheduled = false;
  #isReleased = false;
  #hasLooked = false;
  #isLooking = false;
  #mustLookAgain = false;
  #lookTimer: NodeJS.Timeout | null = null;
  #wakeTimer: NodeJS.Timeout | null = null;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor({ options, journal, lock, state }: LoopParts) {
    this.#options = options;
    this.#journal = journal;
    this.#lock = lock;
    this.#state = state;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** The first look starts from what the journal and the settings say. */
  begin(): void {
    this.#drain();
    this.look();
  }

  push(happening: Happening): void {
    if (this.#leaving.signal.aborted) return;
    this.#waiting.push({ ...happening, nowMs: this.#nowMs() });
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#drain());
  }

  look(): void {
    if (this.#isLooking) {
      this.#mustLookAgain = true;
      return;
    }
    if (this.#leaving.signal.aborted) return;
    this.#isLooking = true;
    this.#track(this.#lookOnce());
  }

  /** Its events are written before it returns: a person's word is not lost with the process. */
  command(command: PipelineCommand): void {
    this.push({ type: 'human', command });
    this.#drain();
  }

  view(): ReturnType<Pipeline['view']> {
    return pipelineView(this.#state, this.#nowMs());
  }

  describe(commit: string): ReturnType<Pipeline['describe']> {
    return describeCommit(this.#state, commit);
  }

  isDrained(): boolean {
    return this.#hasLooked && !this.#isLooking && this.#waiting.length === 0 && isDrained(this.#state);
  }

  async close(): Promise<void> {
    if (!this.#leaving.signal.aborted) this.#stop();
    await Promise.race([Promise.allSettled(this.#open), pause(CLOSE_WAIT_MS)]);
    this.#release();
    this.#resolve();
  }

  #nowMs(): number {
    return Math.max(this.#state.nowMs, Date.now());
  }

  /** Everything that came since the last turn is one write and one flush. */
  #drain(): void {
    this.#isScheduled = false;
    if (this.#leaving.signal.aborted) return;
    const events = this.#waiting;
    this.#waiting = [];
    try {
      this.#journal.append(events);
      for (const event of events) {
        const { state, effects } = reducePipeline(this.#state, event);
        this.#state = state;
        for (const effect of effects) this.#perform(effect);
      }
      this.#journal.rotate(this.#state);
    } catch (error) {
      this.#stop();
      this.#release();
      this.#reject(error);
      return;
    }
    this.#planWake();
    this.#options.onChange(this);
  }

  #perform(effect: PipelineEffect): void {
    switch (effect.type) {
      case 'stop-run':
        this.#forget(runName(effect.batch, effect.attempt));
        break;
      case 'stop-trial':
        this.#forget(trialName(effect.batch, effect.trial));
        break;
      default:
        this.#ask(effect);
    }
  }

  #ask(question: Question): void {
    const name = nameOf(question);
    this.#forget(name);
    const asking = new AbortController();
    this.#asked.set(name, asking);
    const tell = (happening: Happening): void => {
      if (this.#asked.get(name) === asking) this.push(happening);
    };
    const answered = answerOf(question, { ports: this.#options.ports, signal: asking.signal, tell }).then((happening) => {
      if (happening !== null) tell(happening);
      if (this.#asked.get(name) === asking) this.#asked.delete(name);
    });
    this.#track(answered);
  }

  /** Nobody wants the answer any more. */
  #forget(name: string): void {
    this.#asked.get(name)?.abort();
    this.#asked.delete(name);
  }

  async #lookOnce(): Promise<void> {
    const signal = AbortSignal.any([this.#leaving.signal, AbortSignal.timeout(LOOK_DEADLINE_MS)]);
    try {
      const known = this.#state.commits.map(({ commit }) => commit.id);
      const look = await this.#options.ports.git.look(this.#state.tip, known, signal);
      if (look.commits.length > 0 || look.isRewritten) this.push({ type: 'branch-seen', ...look });
      this.#hasLooked = true;
    } catch (error) {
      const words = `the branch could not be looked at: ${wordsOf(error)}`;
      if (!this.#leaving.signal.aborted)
        void this.#options.ports.notice.notify({ kind: 'warning', words, commits: [], isGood: null }, this.#nowMs());
    }
    this.#isLooking = false;
    if (this.#mustLookAgain) {
      this.#mustLookAgain = false;
      // What was just seen is decided on first: the next look starts from it.
      setImmediate(() => this.look());
    } else this.#planLook();
  }

  #planLook(): void {
    if (this.#lookTimer !== null) clearTimeout(this.#lookTimer);
    if (!this.#leaving.signal.aborted) this.#lookTimer = setTimeout(() => this.look(), this.#options.lookEveryMs);
  }

  #planWake(): void {
    if (this.#wakeTimer !== null) clearTimeout(this.#wakeTimer);
    const atMs = wakeAtMs(this.#state);
    if (atMs === null) return;
    this.#wakeTimer = setTimeout(() => this.push({ type: 'tick' }), Math.min(LONGEST_TIMER_MS, Math.max(0, atMs - this.#nowMs())));
  }

  #track(promise: Promise<void>): void {
    this.#open.add(promise);
    void promise.finally(() => this.#open.delete(promise));
  }

  #stop(): void {
    this.#leaving.abort();
    for (const timer of [this.#lookTimer, this.#wakeTimer]) if (timer !== null) clearTimeout(timer);
    for (const asking of this.#asked.values()) asking.abort();
    this.#asked.clear();
  }

  #release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#journal[Symbol.dispose]();
    this.#lock[Symbol.dispose]();
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
