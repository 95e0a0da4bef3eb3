/**
 * A fleet, its network, its judge and its deployers, on one thread in virtual time.
 *
 * Test support for the rollout: the decision code is the real one, everything around it is played from one seed. A deployer writes each event to its journal,
 * reduces it, and performs the effects; it can be killed between any two of these, or between two effects, and be started again from its journal by another
 * process while the first one's orders are still on their way. Orders and answers are lost, late and reordered, answers are doubled. Hosts do what `HostModel` says.
 */
import type { HostId } from '../../core/id.ts';
import type { Random } from '../../core/random.ts';
import type { Look, WatchVerdict } from '../analysis/types.ts';
import type { HostAnswer, HostOrder } from '../command/order.ts';
import type { HostModel } from './host-model.ts';
import { reduce } from './reduce.ts';
import { openRollout, type RolloutState } from './state.ts';
import type { HumanCommand, RolloutEffect, RolloutEvent, RolloutOutcome, RolloutPlan, StageName } from './types.ts';

/** The longest that an order or an answer is on its way. */
export const LATE_MS = 20_000;

/** How bad the world is. Probabilities are per message. */
export type Weather = {
  readonly loss: number;
  readonly doubled: number;
  readonly late: number;
  /** From a deployer to a host: unreachable in these spans. */
  readonly cuts: readonly { readonly deployer: string; readonly host: HostId; readonly fromMs: number; readonly toMs: number }[];
  /** Machines that stand still in these spans. */
  readonly outages: readonly { readonly host: HostId; readonly fromMs: number; readonly toMs: number }[];
  /** What the judge says at the last look of a stage, or at the second one for a fail. */
  readonly verdicts: Readonly<Record<StageName, WatchVerdict>>;
  readonly commandFails: number;
};

/** Written without the part that the deployer's clock adds. */
export type Happening = RolloutEvent extends infer Event ? (Event extends RolloutEvent ? Omit<Event, 'nowMs'> : never) : never;

export class SimulatedFleet {
  readonly hosts: ReadonlyMap<HostId, HostModel>;
  readonly weather: Weather;
  readonly random: Random;
  nowMs = 1_000_000;
  #queue: { readonly atMs: number; readonly order: number; readonly run: () => void }[] = [];
  #order = 0;

  constructor(hosts: readonly HostModel[], weather: Weather, random: Random) {
    this.hosts = new Map(hosts.map((host) => [host.id, host]));
    this.weather = weather;
    this.random = random;
  }

  at(atMs: number, run: () => void): void {
    this.#order += 1;
    this.#queue.push({ atMs, order: this.#order, run });
  }

  /** Lets things happen until nothing is left, or until the time. */
  runUntil(untilMs: number, isOver: () => boolean): void {
    while (!isOver()) {
      const next = this.#takeNext(untilMs);
      if (next === undefined) break;
      this.nowMs = Math.max(this.nowMs, next.atMs);
      for (const host of this.hosts.values()) host.pass(this.nowMs);
      next.run();
    }
    if (!isOver()) this.nowMs = Math.max(this.nowMs, untilMs);
    for (const host of this.hosts.values()) host.pass(this.nowMs);
  }

  isReachable(deployer: string, host: HostId): boolean {
    const isNow = (span: { readonly host: HostId; readonly fromMs: number; readonly toMs: number }): boolean =>
      span.host === host && span.fromMs <= this.nowMs && this.nowMs < span.toMs;
    const { cuts, outages } = this.weather;
    return !outages.some(isNow) && !cuts.some((cut) => cut.deployer === deployer && isNow(cut));
  }

  #takeNext(untilMs: number): { readonly atMs: number; readonly run: () => void } | undefined {
    let best = -1;
    for (const [index, { atMs, order }] of this.#queue.entries()) {
      const first = this.#queue[best];
      if (atMs <= untilMs && (first === undefined || atMs < first.atMs || (atMs === first.atMs && order < first.order))) best = index;
    }
    if (best === -1) return undefined;
    const last = this.#queue.length - 1;
    const next = this.#queue[best];
    const moved = this.#queue[last];
    if (moved !== undefined) this.#queue[best] = moved;
    this.#queue.length = last;
    return next;
  }
}

/** One process after the other with one journal. */
export class SimulatedDeployer {
  readonly name: string;
  readonly plan: RolloutPlan;
  readonly journal: RolloutEvent[] = [];
  /** All effects of all processes, as text, by event. */
  readonly told: string[] = [];
  state: RolloutState = openRollout();
  outcome: RolloutOutcome | null = null;
  isAlive = true;
  /** Counts down to the effect at which the process dies; `null` for a long life. */
  effectsLeft: number | null = null;
  /** Milliseconds after its death at which another process goes on; `null` when nobody does. */
  resumeAfterMs: number | null = null;
  /** Effects that each of the next processes performs before it dies as well. */
  readonly furtherDeaths: number[] = [];
  /** True while a process is still to come. */
  isAwaited = true;
  deaths = 0;
  sawFail = false;
  wasCrossed = false;
  wasCommitted = false;
  wasForced = false;
  wasOverruled = false;
  ordersAfterEnd = 0;
  clockOffsetMs = 0;
  readonly #fleet: SimulatedFleet;
  #process = 1;
  #watch = 0;

  constructor(fleet: SimulatedFleet, name: string, plan: RolloutPlan) {
    this.#fleet = fleet;
    this.name = name;
    this.plan = plan;
  }

  start(): void {
    this.isAwaited = false;
    this.happen({ type: 'opened', plan: this.plan });
    this.#tick(this.#process);
  }

  kill(): void {
    this.isAlive = false;
    this.deaths += 1;
    this.#process += 1;
    this.#watch += 1;
    if (this.resumeAfterMs === null) return;
    this.isAwaited = true;
    this.#fleet.at(this.#fleet.nowMs + this.resumeAfterMs, () => this.resume());
  }

  /** Another process reads the journal and goes on. */
  resume(): void {
    this.isAlive = true;
    this.isAwaited = false;
    this.effectsLeft = this.furtherDeaths.pop() ?? null;
    if (this.effectsLeft === null) this.resumeAfterMs = null;
    this.state = openRollout();
    for (const event of this.journal) reduce(this.state, event);
    this.happen({ type: 'resumed' });
    this.#tick(this.#process);
  }

  /** Journal first, then decide, then act. */
  happen(happening: Happening): void {
    if (!this.isAlive) return;
    const event = { ...happening, nowMs: this.#fleet.nowMs + this.clockOffsetMs } as RolloutEvent;
    this.journal.push(event);
    const { effects } = reduce(this.state, event);
    this.told.push(JSON.stringify(effects));
    this.wasCrossed ||= this.state.isCrossed;
    this.wasCommitted ||= this.state.isCommitted;
    for (const effect of effects) {
      if (!this.isAlive) return;
      if (this.effectsLeft !== null) this.effectsLeft -= 1;
      if (this.effectsLeft === 0) return this.kill();
      this.#perform(effect);
    }
  }

  /** A human's word, when there is a process to hear it. */
  say(type: HumanCommand['type']): void {
    if (!this.isAlive || this.isAwaited || this.outcome !== null) return;
    this.wasForced ||= type === 'roll-back';
    this.wasOverruled ||= type === 'promote';
    this.happen({ type: 'human', command: { type, actor: 'ann', reason: 'because' } });
  }

  #tick(process: number): void {
    if (process !== this.#process || this.outcome !== null) return;
    this.happen({ type: 'tick' });
    this.#fleet.at(this.#fleet.nowMs + 1_000, () => this.#tick(process));
  }

  #perform(effect: RolloutEffect): void {
    switch (effect.type) {
      case 'order':
        if (this.outcome !== null) this.ordersAfterEnd += 1;
        return this.#send(effect.host, effect.order);
      case 'stage-release':
        return this.#stage(effect);
      case 'run-command':
        return this.#runCommand(effect.name);
      case 'start-watch':
        return this.#judge(effect.stage, effect.design.looks, effect.design.firstLookTicks);
      case 'stop-watch':
        this.#watch += 1;
        return;
      case 'finish':
        this.outcome = effect.outcome;
        return;
      case 'notify':
        return;
    }
  }

  #later(ms: number, run: () => void): void {
    const process = this.#process;
    this.#fleet.at(this.#fleet.nowMs + ms, () => {
      if (process === this.#process) run();
    });
  }

  /** On its way whether its sender lives or not. */
  #send(id: HostId, order: HostOrder): void {
    const { random, weather } = this.#fleet;
    const host = this.#fleet.hosts.get(id);
    const { hostDeadlineMs } = this.plan.settings;
    let isAnswered = false;
    const hear = (answer: HostAnswer): void => {
      isAnswered = true;
      this.happen({ type: 'host-answered', order, answer });
    };
    this.#later(hostDeadlineMs, () => {
      if (!isAnswered) hear({ host: id, isDone: false, refusal: 'unreachable', detail: 'no answer', facts: null });
    });
    if (random.next() < weather.loss) return;
    const process = this.#process;
    // A connection doubles nothing that a host is told; answers may be heard twice, by a journal that was written twice.
    this.#fleet.at(this.#fleet.nowMs + this.#delay(), () => {
      if (host === undefined || !this.#fleet.isReachable(this.name, id)) return;
      const answer = host.perform(order, this.#fleet.nowMs);
      if (random.next() < weather.loss) return;
      const copies = random.next() < weather.doubled ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        this.#fleet.at(this.#fleet.nowMs + this.#delay(), () => {
          if (process === this.#process) hear(answer);
        });
      }
    });
  }

  /** Mostly a round of the network, now and then a host that stood still. */
  #delay(): number {
    const { random, weather } = this.#fleet;
    return random.next() < weather.late ? random.below(LATE_MS) : 1 + random.below(60);
  }

  #stage({ host: id, release }: Extract<RolloutEffect, { readonly type: 'stage-release' }>): void {
    const host = this.#fleet.hosts.get(id);
    this.#later(200 + this.#fleet.random.below(3_000), () => {
      const isBrought = host !== undefined && this.#fleet.isReachable(this.name, id) && host.hold(release.id, release.digest);
      if (isBrought) this.happen({ type: 'host-staged', host: id, digest: release.digest, sentBytes: 1 });
      else this.happen({ type: 'host-staging-failed', host: id, detail: 'it broke off', isFinal: false });
    });
  }

  #runCommand(name: string): void {
    const isDone = this.#fleet.random.next() >= this.#fleet.weather.commandFails;
    this.#later(this.#fleet.random.below(2_000), () => this.happen({ type: 'command-ended', name, isDone, detail: 'exit code 1' }));
  }

  #judge(stage: StageName, looks: number, firstLook: number): void {
    this.#watch += 1;
    const watch = this.#watch;
    const final = this.#fleet.weather.verdicts[stage];
    const { tickMs } = this.plan.settings;
    for (let number = 1; number <= looks; number += 1) {
      const isLast = final === 'fail' ? number === Math.min(2, looks) : number === looks;
      const verdict = isLast ? final : 'undecided';
      const sinceMs = tickMs * (number + firstLook - 1);
      this.#later(sinceMs, () => {
        if (watch !== this.#watch || (final === 'fail' && number > 2)) return;
        if (verdict === 'fail') this.sawFail = true;
        this.happen({
          type: 'looked',
          stage,
          look: lookOf({ number, atMs: this.#fleet.nowMs, sinceMs, verdict, canSee: final !== 'inconclusive' }),
        });
      });
    }
  }
}

type LookWish = Pick<Look, 'number' | 'atMs' | 'sinceMs' | 'verdict'> & { readonly canSee: boolean };

export function lookOf({ number, atMs, sinceMs, verdict, canSee }: LookWish): Look {
  const finding = {
    metric: 'errors',
    ratio: 1,
    low: null,
    high: null,
    p: 0.5,
    worseHosts: 0,
    canaries: 1,
    excessEvents: null,
    detectable: canSee ? 2 : null,
  };
  return {
    number,
    atMs,
    sinceMs,
    verdict,
    by: null,
    p: verdict === 'fail' ? 0.0001 : 0.5,
    alphaSpent: 0,
    metrics: [finding],
    signatures: [],
    hosts: [],
    words: verdict,
  };
}
