/**
 * Chance that repeats: the same seed gives the same numbers on every machine and for ever.
 *
 * Simulators, generators and benches draw from here, never from the platform, so that a failure prints one number and can be run again. The
 * generator is sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, passes PractRand and BigCrush, four additions a draw. Not for secrets.
 */

/** A stream of numbers. Stateful: each call of any function advances it. */
export type Random = {
  /** Uniform in [0, 1), 32 bits of it. */
  next(): number;
  /** Writes `count` of them to the beginning of `target`: the same as so many calls of `next`, in less time. */
  nextInto(target: Float64Array, count: number): void;
  /** Uniform integer in [0, limit). */
  below(limit: number): number;
  /** Normal, by Box and Muller. */
  normal(mean: number, deviation: number): number;
  /** `exp` of a normal: `median` times a factor whose logarithm has the deviation `sigma`. */
  lognormal(median: number, sigma: number): number;
  /** A stream of its own, so that one part of a simulation may draw more without changing another. */
  fork(name: string): Random;
};

/** Returns the stream of a seed; a number or any text. */
export function createRandom(seed: number | string): Random {
  const state = seedState(String(seed));
  const next = (): number => (advance(state) >>> 0) / 4_294_967_296;
  const normal = (mean: number, deviation: number): number => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * next());
  };
  return {
    next,
    nextInto: (target, count) => advanceInto(state, target, count),
    below: (limit) => Math.floor(next() * limit),
    normal,
    lognormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
    fork: (name) => createRandom(`${seed}/${name}/${advance(state) >>> 0}`),
  };
}

/** Whole numbers of 32 bits with a sign: what an engine computes with at once, and what no number needs an object for. */
type State = Int32Array;

/** Spreads the text over the state with FNV-1a and lets it mix. */
function seedState(seed: string): State {
  const state: State = Int32Array.of(fnv(seed, 0x811c9dc5), fnv(seed, 0x01000193), fnv(seed, 0x9e3779b9), 1);
  for (let index = 0; index < 15; index++) advance(state);
  return state;
}

function fnv(text: string, basis: number): number {
  let hash = basis >>> 0;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}

/** As `advance` and `next`, with the state in registers. */
function advanceInto(state: State, target: Float64Array, count: number): void {
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let counter = state[3] as number;
  for (let at = 0; at < count; at++) {
    const result = (a + b + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    counter = (counter + 1) | 0;
    target[at] = (result >>> 0) / 4_294_967_296;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = counter;
}

/** Returns 32 bits, with a sign. */
function advance(state: State): number {
  const b = state[1] as number;
  const c = state[2] as number;
  const counter = state[3] as number;
  const result = ((state[0] as number) + b + counter) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + result) | 0;
  state[3] = (counter + 1) | 0;
  return result;
}
