/**
 * Two ways in which others get commits out, on the same days: people who triage a red run, and a queue that halves a red batch.
 *
 * Both test and deploy side by side and ship the newest green, as ours does; they differ in what a red run means. People take a lognormal time with a median of a
 * quarter of an hour and are always right, which flatters them. The queue halves with whole runs and throws out a commit whose own run is red.
 */
import { createRandom } from '../../../core/random.ts';
import { type DayPlan, drawArrivals, drawCount } from '../../../pipeline/simulation/plan.ts';
import { drawBranch, type TrueCommit } from '../../../pipeline/simulation/truth.ts';

export type Rival = 'humans' | 'halving';
export type RivalDay = {
  readonly latenciesMs: readonly number[];
  readonly deploys: number;
  readonly agentMs: number;
  readonly innocents: number;
};

const TRIAGE_MEDIAN_MS = 15 * 60_000;
/** Two thirds of all triages take between 8 and 28 minutes. */
const TRIAGE_SIGMA = 0.63;

/** Plays the day that `playDay` plays for the same plan and seed: the same commits at the same times. */
export function playRival(plan: DayPlan, seed: string, rival: Rival): RivalDay {
  const random = createRandom(seed);
  const arrivals = drawArrivals(plan, random.fork('arrivals'));
  const branch = drawBranch(plan, arrivals, random.fork('branch'));
  return new RivalPlayer(plan, seed, branch).play(rival);
}

class RivalPlayer {
  readonly #plan: DayPlan;
  readonly #random: ReturnType<typeof createRandom>;
  readonly #branch: readonly TrueCommit[];
  readonly #latenciesMs: number[] = [];
  #next = 0;
  #nowMs = 0;
  #runMs = 0;
  #deploys = 0;
  #innocents = 0;
  /** When the hosts are free, and what waits for them. */
  #hostsFreeMs = 0;
  #green: TrueCommit[] = [];

  constructor(plan: DayPlan, seed: string, branch: readonly TrueCommit[]) {
    this.#plan = plan;
    this.#random = createRandom(`${seed}/rival`);
    this.#branch = branch;
  }

  play(rival: Rival): RivalDay {
    const queue: TrueCommit[][] = [];
    while (queue.length > 0 || this.#next < this.#branch.length) {
      if (queue.length === 0) queue.push(this.#takeWaiting());
      const batch = queue.shift() ?? [];
      if (batch.length > 0) this.#test(batch, queue, rival);
    }
    this.#ship(Number.POSITIVE_INFINITY);
    const agentMs = this.#runMs * this.#plan.agents;
    return { latenciesMs: this.#latenciesMs, deploys: this.#deploys, agentMs, innocents: this.#innocents };
  }

  #takeWaiting(): TrueCommit[] {
    const first = this.#branch[this.#next];
    if (first === undefined) return [];
    this.#nowMs = Math.max(this.#nowMs, first.arrivesAtMs);
    const from = this.#next;
    while ((this.#branch[this.#next]?.arrivesAtMs ?? Number.POSITIVE_INFINITY) <= this.#nowMs) this.#next += 1;
    return this.#branch.slice(from, this.#next);
  }

  #test(batch: TrueCommit[], queue: TrueCommit[][], rival: Rival): void {
    this.#pass(this.#plan.testMs);
    this.#runMs += this.#plan.testMs;
    const culprits = batch.filter(({ breaks }) => breaks.length > 0);
    const isFalse = drawCount(this.#plan.cases * this.#plan.falseFailureRate, this.#random) > 0;
    if (culprits.length === 0 && !isFalse) {
      this.#green.push(...batch);
      this.#ship(this.#nowMs);
      return;
    }
    if (rival === 'humans') {
      this.#pass(this.#random.lognormal(TRIAGE_MEDIAN_MS, TRIAGE_SIGMA));
      const rest = batch.filter(({ breaks }) => breaks.length === 0);
      queue.unshift([...rest, ...this.#takeArrived()]);
      return;
    }
    if (batch.length === 1) {
      this.#innocents += culprits.length === 0 ? 1 : 0;
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    queue.unshift(batch.slice(0, middle), batch.slice(middle));
  }

  #takeArrived(): TrueCommit[] {
    return (this.#branch[this.#next]?.arrivesAtMs ?? Number.POSITIVE_INFINITY) <= this.#nowMs ? this.#takeWaiting() : [];
  }

  #pass(ms: number): void {
    const untilMs = this.#nowMs + ms;
    this.#ship(untilMs);
    this.#nowMs = untilMs;
  }

  /** The hosts take what is green whenever they are free. */
  #ship(untilMs: number): void {
    while (this.#green.length > 0 && this.#hostsFreeMs < untilMs) {
      const startMs = Math.max(this.#hostsFreeMs, this.#nowMs);
      if (startMs > untilMs) return;
      this.#hostsFreeMs = startMs + this.#plan.deployMs;
      this.#deploys += 1;
      for (const { arrivesAtMs } of this.#green) this.#latenciesMs.push(this.#hostsFreeMs - arrivesAtMs);
      this.#green = [];
    }
  }
}
