/** Performs what the rollout's reducer decides: writes events down, reduces them, acts, and knows nothing of the state. */
import PQueue from 'p-queue';
import { ExpectedError } from '../core/expected-error.ts';
import type { HostId } from '../core/id.ts';
import type { Clock } from './clock.ts';
import type { HostAnswer, HostOrder } from './command/order.ts';
import type { Chain } from './journal/chain.ts';
import { reduce } from './rollout/reduce.ts';
import { openRollout, type RolloutState } from './rollout/state.ts';
import type { HumanCommand, RolloutEffect, RolloutEvent, RolloutOutcome, RolloutPlan } from './rollout/types.ts';

/** An event before the loop gives it its time. */
export type Untimed<Event> = Event extends unknown ? Omit<Event, 'nowMs'> : never;
export type Happening = Untimed<RolloutEvent>;

/** Between two ticks: a hold or a deadline is seen this late at most. */
const TICK_MS = 500;
/** Orders under way at once over the whole fleet: connections are open already, so that this only bounds memory. */
const ORDERS = 512;
/** Releases on their way at once: each streams a file and has its host check every byte. */
const STAGINGS = 48;

/** What a host should hold, and a release it is proven to hold already. */
export type StagingWish = Omit<RolloutEffect & { readonly type: 'stage-release' }, 'type'>;

/** What the loop acts through. None of these may throw for what a host says: it becomes an event. */
export type RolloutEdges = {
  readonly clock: Clock;
  perform(host: HostId, order: HostOrder, signal: AbortSignal): Promise<HostAnswer>;
  stage(wish: StagingWish, signal: AbortSignal): Promise<Happening>;
  runCommand(name: string, command: string, deadlineMs: number, signal: AbortSignal): Promise<Happening>;
  /** Judging begins, ends; what it finds comes back through `push`. */
  startWatch(effect: RolloutEffect & { readonly type: 'start-watch' }): void;
  stopWatch(): void;
  notify(effect: RolloutEffect & { readonly type: 'notify' }): void;
  /** Called after each batch of events, for a screen. */
  onState(state: RolloutState, nowMs: number): void;
};

/** A rollout under way. */
export type RunningRollout = {
  /** Resolves with what became of it; rejects when the journal cannot be written, after which nothing more is done. */
  readonly done: Promise<RolloutOutcome>;
  push(happening: Happening): void;
  command(command: HumanCommand): void;
  /** Stops acting without an outcome, and `done` rejects with `interrupted`: the hosts' dead-men go on. Does nothing once it is over. */
  abandon(): void;
};

/** Begins a rollout. */
export function startRollout(chain: Chain, edges: RolloutEdges, plan: RolloutPlan): RunningRollout {
  const loop = new RolloutLoop(chain, edges, openRollout());
  loop.push({ type: 'opened', plan });
  return loop;
}

/** Goes on with a rollout whose deployer died: its journal is reduced again without acting, then the hosts are asked. */
export function resumeRollout(chain: Chain, edges: RolloutEdges, events: readonly RolloutEvent[]): RunningRollout {
  let state = openRollout();
  for (const event of events) state = reduce(state, event).state;
  const loop = new RolloutLoop(chain, edges, state);
  loop.push({ type: 'resumed' });
  return loop;
}

class RolloutLoop implements RunningRollout {
  readonly done: Promise<RolloutOutcome>;
  readonly #chain: Chain;
  readonly #edges: RolloutEdges;
  readonly #orders = new PQueue({ concurrency: ORDERS });
  readonly #stagings = new PQueue({ concurrency: STAGINGS });
  readonly #ending = new AbortController();
  readonly #ticker: NodeJS.Timeout;
  #state: RolloutState;
  #waiting: RolloutEvent[] = [];
  #isScheduled = false;
  #resolve: (outcome: RolloutOutcome) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor(chain: Chain, edges: RolloutEdges, state: RolloutState) {
    this.#chain = chain;
    this.#edges = edges;
    this.#state = state;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#ticker = setInterval(() => this.push({ type: 'tick' }), TICK_MS);
  }

  push(happening: Happening): void {
    if (this.#ending.signal.aborted) return;
    this.#waiting.push({ ...happening, nowMs: this.#edges.clock.now() } as RolloutEvent);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#drain());
  }

  command(command: HumanCommand): void {
    this.push({ type: 'human', command });
  }

  abandon(): void {
    this.#stop();
    this.#reject(
      new ExpectedError('interrupted', 'the deployer left the rollout as it is; hosts that nobody confirms go back by themselves', {
        hint: 'shard-run deploy resume goes on with it',
      }),
    );
  }

  /** Everything that came since the last turn is one write and one flush, however many hosts answered. */
  #drain(): void {
    this.#isScheduled = false;
    if (this.#ending.signal.aborted) return;
    const events = this.#waiting;
    this.#waiting = [];
    try {
      this.#chain.append(events);
    } catch (error) {
      this.#stop();
      this.#reject(error);
      return;
    }
    for (const event of events) {
      const { state, effects } = reduce(this.#state, event);
      this.#state = state;
      for (const effect of effects) this.#perform(effect);
    }
    this.#edges.onState(this.#state, this.#edges.clock.now());
  }

  #perform(effect: RolloutEffect): void {
    const { signal } = this.#ending;
    switch (effect.type) {
      case 'order':
        void this.#orders
          .add(() => this.#edges.perform(effect.host, effect.order, signal))
          .then((answer) => this.push({ type: 'host-answered', order: effect.order, answer }));
        break;
      case 'stage-release':
        void this.#stagings.add(() => this.#edges.stage(effect, signal)).then((event) => this.push(event));
        break;
      case 'run-command':
        void this.#edges.runCommand(effect.name, effect.command, effect.deadlineMs, signal).then((event) => this.push(event));
        break;
      case 'start-watch':
        this.#edges.startWatch(effect);
        break;
      case 'stop-watch':
        this.#edges.stopWatch();
        break;
      case 'notify':
        this.#edges.notify(effect);
        break;
      case 'finish':
        this.#stop();
        this.#resolve(effect.outcome);
        break;
      default:
        effect satisfies never;
    }
  }

  #stop(): void {
    clearInterval(this.#ticker);
    this.#edges.stopWatch();
    this.#ending.abort();
  }
}
