/**
 * The coordinator's loop in virtual time, around the real decisions.
 *
 * It does what coordinator/loop.ts does: feeds inputs, performs effects. It keeps all that went in and came out, so that the checks can replay it.
 */

import type { FileFacts } from '../../coordinator/history/store.ts';
import { replayPast } from '../../coordinator/replay.ts';
import type { Effect, RunInput, RunSettings } from '../../coordinator/run/types.ts';
import type { FileHistory } from '../../core/file-history.ts';
import type { AgentId, RunId } from '../../core/id.ts';
import { runId } from '../../core/id.ts';
import type { RunEvent, RunSummary } from '../../core/run-event.ts';
import type { Door } from './door.ts';
import { createDoor } from './door.ts';
import type { EventQueue } from './event-queue.ts';

/** The decisions under test: coordinator/run, or a broken copy of it. */
export type Decider = { readonly reduce: (input: RunInput) => readonly Effect[] };

export type HostRecord = {
  readonly inputs: RunInput[];
  /** The effects of each input, as text. */
  readonly effects: string[];
  readonly facts: FileFacts[];
  readonly events: RunEvent[];
  /** Inputs but for ticks. */
  messages: number;
  summary: RunSummary | null;
  finishes: number;
};

export type HostOptions = {
  readonly queue: EventQueue;
  /** Makes the decisions of one process, from nothing. */
  readonly createDecider: () => Decider;
  readonly settings: RunSettings;
  /** Answers `load-history`; `null` is a store that failed. */
  readonly loadHistory: () => readonly FileHistory[];
  /** How far the wall clock is off at a virtual time. */
  readonly clockErrorMs: (atMs: number) => number;
  /** Whether the sessions let late messages of a lost agent through, so that the run has to refuse them itself. */
  readonly isLax: boolean;
};

export type Host = {
  readonly record: HostRecord;
  readonly accept: Door['accept'];
  readonly start: () => void;
  readonly interrupt: () => void;
  /** Kills the coordinator at its next input and starts it again so much later, from what it journaled. */
  readonly crash: (forMs: number) => void;
};

const EPOCH_MS = 1_700_000_000_000;
const TICK_MS = 250;

/** Makes a coordinator that waits to be started. */
export function createHost(options: HostOptions): Host {
  const host = new SimulatedHost(options);
  return {
    record: host.record,
    accept: host.door.accept,
    start: () => host.start(),
    interrupt: () => host.step({ type: 'interrupt', nowMs: host.nowMs() }),
    crash: (forMs) => host.crash(forMs),
  };
}

class SimulatedHost {
  readonly record: HostRecord = { inputs: [], effects: [], facts: [], events: [], messages: 0, summary: null, finishes: 0 };
  readonly door: Door;
  readonly #options: HostOptions;
  #decider: Decider;
  /** How long the next death lasts; `null` while none is due. */
  #deathMs: number | null = null;
  /** Whoever the run has let go of is another run's from then on. */
  readonly #others = new Set<AgentId>();
  /** Number of the process; of a dead one nothing happens any more. */
  #life = 0;
  #isAlive = true;

  constructor(options: HostOptions) {
    this.#options = options;
    this.#decider = options.createDecider();
    this.door = createDoor({
      queue: options.queue,
      isLax: options.isLax,
      onMessage: (agent, message) => this.#hear(agent, { type: 'from-agent', nowMs: this.nowMs(), agent, message }),
      onLost: (agent, reason) => this.#hear(agent, { type: 'agent-lost', nowMs: this.nowMs(), agent, reason }),
    });
  }

  nowMs(): number {
    const atMs = this.#options.queue.nowMs();
    return Math.round(EPOCH_MS + atMs + this.#options.clockErrorMs(atMs));
  }

  start(): void {
    const revision = { commit: 'c'.repeat(40), tree: 't'.repeat(40), isDirty: false };
    this.step({ type: 'start', nowMs: this.nowMs(), runId: SIMULATED_RUN, revision, settings: this.#options.settings });
    this.step({ type: 'known-digests', nowMs: this.nowMs(), digests: {} });
    this.#after(TICK_MS, () => this.#tick());
  }

  crash(forMs: number): void {
    this.#deathMs = forMs;
  }

  step(input: RunInput): void {
    if (!this.#isAlive) return;
    this.record.inputs.push(input);
    if (input.type !== 'tick') this.record.messages++;
    if (this.#deathMs !== null) return this.#die(this.#deathMs);
    for (const effect of this.#decide(input)) this.#perform(effect);
  }

  #hear(agent: AgentId, input: RunInput): void {
    if (!this.#others.has(agent)) this.step(input);
  }

  #decide(input: RunInput): readonly Effect[] {
    const effects = this.#decider.reduce(input);
    this.record.effects.push(JSON.stringify(effects));
    return effects;
  }

  #perform(effect: Effect): void {
    const { record } = this;
    switch (effect.type) {
      case 'send':
        this.door.send(effect.agent, effect.message);
        return;
      case 'load-history':
        this.#after(5, () =>
          this.step({ type: 'history-loaded', nowMs: this.nowMs(), histories: this.#options.loadHistory(), setups: {} }),
        );
        return;
      case 'append-facts':
        record.facts.push(effect.facts);
        return;
      case 'emit':
        record.events.push(effect.event);
        return;
      case 'release-agents':
        for (const agent of effect.agents) this.#others.add(agent);
        return;
      case 'resource-use':
      case 'weigh-agent':
        // Nobody else is there who could have it.
        return;
      case 'finish':
        record.summary = effect.summary;
        record.finishes++;
    }
  }

  #tick(): void {
    this.door.expire();
    this.step({ type: 'tick', nowMs: this.nowMs() });
    this.#after(TICK_MS, () => this.#tick());
  }

  /** Acts later, unless this process has died by then. */
  #after(delayMs: number, act: () => void): void {
    const own = this.#life;
    this.#options.queue.after(delayMs, () => {
      if (this.#isAlive && this.#life === own) act();
    });
  }

  #die(forMs: number): void {
    this.#isAlive = false;
    this.#deathMs = null;
    this.door.fall();
    this.#options.queue.after(forMs, () => this.#resume());
  }

  /** What is decided again is shown to a new subscriber from the beginning. */
  #resume(): void {
    const { record } = this;
    this.#isAlive = true;
    this.#life += 1;
    this.#decider = this.#options.createDecider();
    record.effects.length = 0;
    record.events.length = 0;
    // The ledger keeps a file of a run once, however often the replay brings it.
    const kept = new Set(record.facts.map(({ file }) => file.key));
    const perform = (effect: Effect) => {
      if (effect.type !== 'append-facts' || !kept.has(effect.facts.file.key)) this.#perform(effect);
    };
    const open = replayPast(record.inputs, { reduce: (input) => this.#decide(input), witness: BLIND, perform });
    if (open.summary !== null) return this.#perform({ type: 'finish', summary: open.summary });
    this.door.rise(new Map(open.guests.map(({ register: { agent, session } }) => [agent, session])));
    if (open.isDigestsMissing) this.step({ type: 'known-digests', nowMs: this.nowMs(), digests: {} });
    if (open.history !== null) this.#perform(open.history);
    this.#after(TICK_MS, () => this.#tick());
  }
}

/** Nobody certifies a simulated run; `findReplayDifference` decides it again. */
const BLIND = { seeInput: () => undefined, seeEffect: () => undefined };

export const SIMULATED_RUN: RunId = runId('simulated');
