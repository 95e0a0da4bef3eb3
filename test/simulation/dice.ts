/** Chance with a seed: the same seed gives the same simulated run, on any machine. */
import type { Random } from '../../core/random.ts';
import { createRandom } from '../../core/random.ts';

export type Dice = {
  /** Uniform in {0, 1, …, limit - 1}. */
  readonly below: (limit: number) => number;
  readonly between: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Value>(values: readonly [Value, ...Value[]]) => Value;
  /** Heavy-tailed around a median. */
  readonly heavy: (median: number, sigma: number) => number;
  /** Dice of their own for one part of the world, so that a change in one part leaves the others as they were. */
  readonly fork: (name: string) => Dice;
};

export function createDice(seed: number): Dice {
  return diceOf(createRandom(seed));
}

function diceOf(random: Random): Dice {
  return {
    below: (limit) => random.below(limit),
    between: (low, high) => low + (high - low) * random.next(),
    chance: (probability) => random.next() < probability,
    pick: (values) => values[random.below(values.length)] ?? values[0],
    heavy: (median, sigma) => random.lognormal(median, sigma),
    fork: (name) => diceOf(random.fork(name)),
  };
}
