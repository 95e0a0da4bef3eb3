/** Measures the fleet while a rollout goes on: keeps the rolling baseline, writes every tick down, and has the judge look at it. */

import { BASELINE_MS } from './analysis/limit.ts';
import { encodeTick } from './analysis/tick-code.ts';
import type { Look, Tick, WatchDesign } from './analysis/types.ts';
import type { Chain } from './journal/chain.ts';
import type { Judge } from './judge/judge.ts';
import type { RolloutEffect, StageName } from './rollout/types.ts';

/** A watch begins in the record of ticks: those after it came after the switch. */
export type WatchMark = { readonly watch: { readonly stage: StageName; readonly design: WatchDesign } };
/** A deployer begins to measure: what another one measured before it is no baseline of its own. */
export type BeginMark = { readonly begin: true };

export type MeasureOptions = {
  readonly ticks: AsyncIterable<Tick>;
  readonly tickMs: number;
  /** Where ticks are kept, for a replay. */
  readonly chain: Chain;
  readonly openJudge: (design: WatchDesign, baseline: readonly Tick[]) => Judge;
  readonly onTick: (tick: Tick) => void;
  readonly onLook: (stage: StageName, look: Look) => void;
  /** The record cannot be written, or the judge died: nothing more can be proven. */
  readonly onFailure: (error: unknown) => void;
};

export type Measurement = {
  startWatch(effect: RolloutEffect & { readonly type: 'start-watch' }): void;
  stopWatch(): void;
  /** Resolves when the ticks have ended. */
  readonly done: Promise<void>;
};

/** Begins to measure, and goes on until the ticks end. */
export function startMeasurement(options: MeasureOptions): Measurement {
  const measurement = new FleetMeasurement(options);
  return measurement;
}

class FleetMeasurement implements Measurement {
  readonly done: Promise<void>;
  readonly #options: MeasureOptions;
  #baseline: Tick[] = [];
  #watch: { readonly stage: StageName; readonly judge: Judge } | null = null;

  constructor(options: MeasureOptions) {
    this.#options = options;
    this.done = this.#run();
  }

  startWatch({ stage, design }: RolloutEffect & { readonly type: 'start-watch' }): void {
    this.stopWatch();
    const mark: WatchMark = { watch: { stage, design } };
    try {
      this.#options.chain.append([mark]);
    } catch (error) {
      this.#options.onFailure(error);
      return;
    }
    this.#watch = { stage, judge: this.#options.openJudge(design, this.#baseline) };
  }

  stopWatch(): void {
    this.#watch?.judge.close();
    this.#watch = null;
  }

  async #run(): Promise<void> {
    try {
      const mark: BeginMark = { begin: true };
      this.#options.chain.append([mark]);
      for await (const tick of this.#options.ticks) this.#take(tick);
    } catch (error) {
      this.#options.onFailure(error);
    }
    this.stopWatch();
  }

  #take(tick: Tick): void {
    this.#options.chain.appendText([encodeTick(tick)]);
    this.#baseline.push(tick);
    const kept = Math.ceil(BASELINE_MS / this.#options.tickMs);
    if (this.#baseline.length > kept) this.#baseline = this.#baseline.slice(-kept);
    this.#options.onTick(tick);
    const watch = this.#watch;
    if (watch === null) return;
    watch.judge.look(tick).then(
      (look) => {
        // A look of a watch that is over says nothing any more.
        if (look !== null && this.#watch === watch) this.#options.onLook(watch.stage, look);
      },
      (error: unknown) => {
        if (this.#watch === watch) this.#options.onFailure(error);
      },
    );
  }
}
