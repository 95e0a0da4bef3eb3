/** Drives one run: queues inputs, journals them, reduces them, and performs the effects in order. */
import { ExpectedError } from '../core/expected-error.ts';
import type { AgentId, RunId } from '../core/id.ts';
import type { RunEvent, RunSummary } from '../core/run-event.ts';
import type { ToAgent } from '../core/session-message.ts';
import type { RunError } from '../core/unit.ts';
import type { RunRequest } from './api.ts';
import type { ArtifactStore } from './artifact/artifact-store.ts';
import { createWitness, type Witness } from './certificate/witness.ts';
import { limitHeapGrowth } from './heap.ts';
import type { HistoryStore } from './history/store.ts';
import type { Journal } from './journal/journal.ts';
import { keepRun } from './keep-run.ts';
import { type Guest, type HeldResource, replayPast } from './replay.ts';
import { createRun, reduce } from './run/reduce.ts';
import type { Effect, Evidence, RunInput } from './run/types.ts';

/** Often enough for a live view, rare enough to cost nothing. */
const TICK_MS = 250;
/** Inputs in one turn, and events in their reports: about 20 ms, so that streams are written to and timers fire in between. */
const MAX_TURN_INPUTS = 1_000;
const MAX_TURN_EVENTS = 5_000;
/**
 * A turn costs one write of the journal and one plan over all slots, whatever it holds. Reports therefore wait for others that are about to
 * come, in proportion to what the last turn took: hundreds of busy agents share turns, a few never notice.
 */
const GATHER_TURNS = 4;
/** The longest wait: far below the 250 ms from a case's end to the screen, and prefetched units keep the slots busy meanwhile. */
const MAX_GATHER_MS = 10;
/** Events of reports that wait, about 20 MB; above this the door reads no more until they are reduced. Another input counts as one. */
const MAX_QUEUED_EVENTS = 50_000;
/** Wall time that does not step: a corrected clock must not end leases early or late. Whole milliseconds since the epoch. */
const EPOCH_MS = Date.now() - performance.now();

/** Returns the coordinator's time, for inputs. */
export function nowMs(): number {
  return Math.floor(EPOCH_MS + performance.now());
}

/** As the effects say it. */
export type RunResourceUse = Omit<Extract<Effect, { readonly type: 'resource-use' }>, 'type'>;
export type Release = Omit<Extract<Effect, { readonly type: 'release-agents' }>, 'type'>;

export type LoopOptions = {
  readonly runId: RunId;
  readonly request: RunRequest;
  readonly store: HistoryStore;
  /** Called once, after the past was read, and never for a plan. Of one that answers with an error the run goes on without. */
  readonly openJournal: () => Journal | ExpectedError;
  readonly artifacts: ArtifactStore;
  readonly stateDir: string;
  readonly version: string;
  /** Said to the subscriber when the run begins: problems of the coordinator that cost no verdict. */
  readonly problems: readonly ExpectedError[];
  readonly send: (agent: AgentId, message: ToAgent) => void;
  readonly onEvent: (event: RunEvent) => void;
  /**
   * Told of problems of our own, which are in no journal, in place of `onEvent`: for whoever counts events and has to come to the same count after a
   * restart. They are in the summary in any case.
   */
  readonly onProblem?: (event: RunEvent) => void;
  /** The run has let go of agents. */
  readonly onRelease?: (release: Release) => void;
  /** What the run found out of an agent, for the runs that follow; said again when the run is decided again. */
  readonly onEvidence?: (agent: AgentId, evidence: Evidence) => void;
  /** What the run holds of a resource that other runs use, too, and could use. */
  readonly onResource?: (use: RunResourceUse) => void;
  /** Asks whoever feeds the loop to stop, or to go on. */
  readonly onPressure: (isHigh: boolean) => void;
};

/** One run being driven. */
export type RunLoop = {
  /** Queues an input; ignored once the run is over. */
  post(input: RunInput): void;
  /** Agents that were here when the past ended; empty for a run that began here. */
  readonly guests: readonly Guest[];
  /** What it had of resources that other runs use, too. */
  readonly resources: readonly HeldResource[];
  /** Resolves with the summary once everything is written; rejects only on a bug. */
  readonly done: Promise<RunSummary>;
  /**
   * Lets go of the run as if this process had died: it can be resumed, and `done` never resolves. Answers false for one that is decided: its end is
   * being written or was, and `done` settles.
   */
  abandon(): boolean;
};

/** Starts to drive a run. The caller posts the registers of the agents that are here, then what they say. */
export function startLoop(options: LoopOptions): RunLoop {
  const loop = new Loop(options);
  loop.begin();
  return loop;
}

/**
 * Goes on with a run from what was journaled of it: the subscriber sees its events from the beginning, and what agents were told is not told
 * again, for an agent that comes back with its session is told what it missed. Throws what reading the past throws.
 */
export function resumeLoop(options: LoopOptions, past: Iterable<RunInput>): RunLoop {
  const loop = new Loop(options);
  loop.resume(past);
  return loop;
}

function eventsOf(input: RunInput): number {
  return input.type === 'from-agent' && input.message.type === 'unit-report' ? Math.max(1, input.message.events.length) : 1;
}

/** Tells the reducer which inputs are not the last of their turn. */
function markFollowed(inputs: RunInput[]): RunInput[] {
  return inputs.map((input, index) => (index < inputs.length - 1 ? { ...input, isFollowed: true } : input));
}

class Loop implements RunLoop {
  readonly #options: LoopOptions;
  readonly #state = createRun();
  readonly #witness: Witness;
  readonly #ending = Promise.withResolvers<RunSummary>();
  readonly #problems = new Map<string, RunError>();
  #queue: RunInput[] = [];
  #queuedEvents = 0;
  #next: NodeJS.Immediate | null = null;
  #gathering: NodeJS.Timeout | null = null;
  #gatherUntilMs = 0;
  #isOver = false;
  #isRecorded = false;
  #journal: Journal | null = null;
  guests: readonly Guest[] = [];
  resources: readonly HeldResource[] = [];
  #ticks: NodeJS.Timeout | null = null;

  constructor(options: LoopOptions) {
    this.#options = options;
    this.#witness = createWitness(options.version);
  }

  get done(): Promise<RunSummary> {
    return this.#ending.promise;
  }

  begin(): void {
    const { runId, request } = this.#options;
    this.#openJournal();
    this.post({ type: 'start', nowMs: nowMs(), runId, ...request });
    this.#askDigests();
    this.#goOn();
  }

  resume(past: Iterable<RunInput>): void {
    const open = replayPast(past, {
      reduce: (input) => reduce(this.#state, input),
      witness: this.#witness,
      perform: (effect) => this.#perform(effect),
    });
    this.guests = open.guests;
    this.resources = open.resources;
    this.#openJournal();
    if (open.summary !== null) return this.#perform({ type: 'finish', summary: open.summary });
    if (open.isDigestsMissing) this.#askDigests();
    if (open.history !== null) this.#perform(open.history);
    if (open.isHistoryPartial) this.post({ type: 'history-loaded', nowMs: nowMs(), histories: [] });
    this.#goOn();
  }

  /** A plan proves nothing and is nothing to go on with: `verify`, `deploy push` and `--resume` must not find it as the newest run. */
  #openJournal(): void {
    if (this.#options.request.settings.planOnly) return;
    const opened = this.#options.openJournal();
    if (!(opened instanceof ExpectedError)) this.#journal = opened;
    // After the turn that says that the run started.
    else setImmediate(() => this.#report(opened));
  }

  #askDigests(): void {
    const digests = this.#options.store.knownDigests().catch((error: unknown) => (this.#report(error), {}));
    void digests.then((known) => this.post({ type: 'known-digests', nowMs: nowMs(), digests: known }));
  }

  #goOn(): void {
    this.#ticks = setInterval(() => this.post({ type: 'tick', nowMs: nowMs() }), TICK_MS);
    setImmediate(() => {
      for (const problem of this.#options.problems) this.#report(problem);
    });
  }

  post(input: RunInput): void {
    if (this.#isOver) return;
    this.#queue.push(input);
    this.#queuedEvents += eventsOf(input);
    if (this.#queuedEvents >= MAX_QUEUED_EVENTS) this.#options.onPressure(true);
    const isPatient = input.type === 'from-agent' && input.message.type === 'unit-report' && this.#queuedEvents < MAX_TURN_EVENTS;
    this.#schedule(isPatient ? this.#gatherUntilMs - performance.now() : 0);
  }

  /** A timer is no finer than a millisecond: a shorter wait is none. */
  #schedule(waitMs: number): void {
    if (this.#next !== null || this.#queue.length === 0 || this.#isOver) return;
    if (waitMs >= 1) {
      this.#gathering ??= setTimeout(() => this.#schedule(0), waitMs);
      return;
    }
    this.#next = setImmediate(() => {
      this.#next = null;
      try {
        this.#turn();
      } catch (error) {
        this.#fail(error);
      }
    });
  }

  /** Persist, then act: nothing of a turn is acknowledged, shown or sent before its inputs are in the journal. */
  #turn(): void {
    const startedMs = performance.now();
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    this.#gathering = null;
    const inputs = markFollowed(this.#takeTurn());
    if (this.#queue.length === 0) this.#options.onPressure(false);
    this.#write(inputs);
    for (const input of inputs) {
      if (this.#isOver) break;
      this.#witness.seeInput(input);
      for (const effect of reduce(this.#state, input)) {
        this.#witness.seeEffect(effect);
        this.#perform(effect);
      }
    }
    const endedMs = performance.now();
    this.#gatherUntilMs = endedMs + Math.min(MAX_GATHER_MS, GATHER_TURNS * (endedMs - startedMs));
    this.#schedule(0);
  }

  #takeTurn(): RunInput[] {
    let count = 0;
    let events = 0;
    for (const input of this.#queue) {
      if (count === MAX_TURN_INPUTS || events >= MAX_TURN_EVENTS) break;
      count += 1;
      events += eventsOf(input);
    }
    this.#queuedEvents -= events;
    return this.#queue.splice(0, count);
  }

  #write(inputs: readonly RunInput[]): void {
    const failure = this.#journal?.append(inputs) ?? null;
    if (failure !== null) this.#report(failure);
  }

  #perform(effect: Effect): void {
    const { send, onEvent, store, runId, artifacts } = this.#options;
    switch (effect.type) {
      case 'send':
        send(effect.agent, effect.message);
        return;
      case 'emit':
        if (effect.event.type === 'run-planned') this.#record(effect.event.atMs);
        if (effect.event.type === 'artifact') artifacts.expect(effect.event.artifact);
        onEvent(effect.event.type === 'run-started' ? { ...effect.event, artifactFolder: artifacts.folder } : effect.event);
        return;
      case 'append-facts':
        if (this.#isRecorded) this.#attempt(store.appendFile(runId, effect.facts));
        return;
      case 'load-history':
        void this.#loadHistory(effect).catch((error: unknown) => this.#fail(error));
        return;
      case 'resource-use':
        this.#options.onResource?.(effect);
        return;
      case 'release-agents':
        this.#options.onRelease?.(effect);
        return;
      case 'weigh-agent':
        this.#options.onEvidence?.(effect.agent, effect);
        return;
      case 'finish':
        this.#isOver = true;
        void this.#finish(effect.summary).catch((error: unknown) => this.#fail(error));
    }
  }

  /**
   * A plan, and a run that could not begin, are no runs to the ledger: `--failed` asks it for the newest one. Nor is a run with a selection: its
   * cases were chosen for what they did before, and figures over first attempts would be wrong with them. Its journal has them.
   */
  #record(startedAtMs: number): void {
    const { store, runId, request } = this.#options;
    if (request.settings.planOnly || request.settings.selection !== undefined) return;
    this.#isRecorded = true;
    this.#attempt(store.beginRun({ runId, revision: request.revision, startedAtMs }));
  }

  /** A history that cannot be read, or not to its end, costs estimates and not the run. */
  async #loadHistory({ files, bodies }: Extract<Effect, { readonly type: 'load-history' }>): Promise<void> {
    limitHeapGrowth(files.length);
    try {
      for await (const histories of this.#options.store.loadParts(files, bodies)) {
        if (this.#isOver) return;
        this.post({ type: 'history-part', nowMs: nowMs(), histories });
      }
    } catch (error) {
      if (!this.#isOver) this.#report(error);
    }
    const setups = await this.#loadSetups();
    this.post({ type: 'history-loaded', nowMs: nowMs(), histories: [], setups });
  }

  async #loadSetups(): Promise<Readonly<Record<string, number>>> {
    try {
      return await this.#options.store.loadSetups();
    } catch (error) {
      if (!this.#isOver) this.#report(error);
      return {};
    }
  }

  async #finish(summary: RunSummary): Promise<void> {
    this.#stop();
    const certificatePath = await keepRun(summary, {
      ...this.#options,
      store: this.#isRecorded ? this.#options.store : null,
      journal: this.#journal,
      witness: this.#witness,
      report: (problem) => this.#report(problem),
    });
    const problems = [...this.#problems.values()];
    const whole: RunSummary = {
      ...summary,
      certificatePath,
      errors: [...summary.errors, ...problems],
      notices: [...summary.notices, ...problems.map(({ message }) => message)],
    };
    this.#options.onEvent({ type: 'run-finished', atMs: nowMs(), summary: whole });
    this.#ending.resolve(whole);
  }

  /** A ledger that does not take a write costs the history, never the run. */
  #attempt(write: Promise<void>): void {
    write.catch((error: unknown) => this.#report(error));
  }

  /** Shows a problem of our own once, and keeps it for the summary. */
  #report(cause: unknown): void {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (this.#problems.has(message)) return;
    const error: RunError = {
      kind: 'workspace',
      file: null,
      message,
      detail: null,
      ...(cause instanceof ExpectedError && { code: cause.code, hint: cause.hint }),
    };
    this.#problems.set(message, error);
    const { onEvent, onProblem = onEvent } = this.#options;
    onProblem({ type: 'error', atMs: nowMs(), error });
  }

  #stop(): void {
    if (this.#ticks !== null) clearInterval(this.#ticks);
    if (this.#gathering !== null) clearTimeout(this.#gathering);
    this.#queue = [];
    this.#queuedEvents = 0;
    this.#options.onPressure(false);
  }

  abandon(): boolean {
    if (this.#isOver) return false;
    this.#letGo();
    return true;
  }

  #letGo(): void {
    this.#isOver = true;
    this.#stop();
    this.#journal?.close();
  }

  #fail(error: unknown): void {
    this.#letGo();
    this.#ending.reject(error instanceof Error ? error : new Error(String(error)));
  }
}
