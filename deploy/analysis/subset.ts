/**
 * A stratified random subset: the one generator behind the draw of a stage and behind the re-draws of its test.
 *
 * Each stratum gives its proportional share; what remains after rounding down is given out by systematic sampling over the strata in random order,
 * so a stratum's chance of one more seat is exactly its remainder, and every host's chance of being chosen is exactly `size / hosts`. Inside a
 * stratum the choice is uniform. When more than half is wanted, the others are chosen instead: the law is then the same seen from either side, and a
 * subset is always stored as its smaller side. That the draw and the re-draws come from here is what makes the test exact; see
 * docs/design/0006-judge.md.
 */
import type { Random } from '../../core/random.ts';

/** Hosts that are drawn among themselves, by index; the indices of all strata together are what a subset is chosen from. */
export type Strata = readonly (readonly number[])[];

/** Groups the indices by their labels; strata in the order of their first host, so that the same fleet always gives the same draw. */
export function groupStrata(indices: readonly number[], labels: readonly string[]): Strata {
  const groups = new Map<string, number[]>();
  for (const index of indices) {
    const label = labels[index] ?? '';
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [index]);
    else group.push(index);
  }
  return [...groups.values()];
}

/** Returns how many indices the strata hold together. */
export function sizeOf(strata: Strata): number {
  let size = 0;
  for (const stratum of strata) size += stratum.length;
  return size;
}

/** Chooses subsets of one size from the same strata again and again, without garbage. */
export type SubsetSource = {
  /** How many indices a call writes: `min(size, hosts - size)`. */
  readonly width: number;
  /** What is written are those left out, because they are fewer. */
  readonly isComplement: boolean;
  /** Writes the smaller side of the next subset into `target` from `offset` on. */
  writeNext(random: Random, target: Uint16Array, offset: number): void;
};

/** `size` is cut to 0..hosts. */
export function createSubsetSource(strata: Strata, size: number): SubsetSource {
  const total = sizeOf(strata);
  const wanted = Math.min(Math.max(size, 0), total);
  const isComplement = wanted * 2 > total;
  const width = isComplement ? total - wanted : wanted;
  const pools = strata.map((stratum) => Uint16Array.from(stratum));
  const seats = createSeats(pools, width);
  const chances = new Float64Array(width);
  return {
    width,
    isComplement,
    writeNext(random, target, offset) {
      const counts = seats(random);
      random.nextInto(chances, width);
      let picked = 0;
      for (let index = 0; index < pools.length; index++) {
        const count = counts[index] as number;
        pickInto({ pool: pools[index] as Uint16Array, count, chances, picked, target, at: offset + picked });
        picked += count;
      }
    },
  };
}

/** Draws one subset of `size` indices, in no particular order. */
export function drawSubset(strata: Strata, size: number, random: Random): Set<number> {
  const source = createSubsetSource(strata, size);
  const written = new Uint16Array(source.width);
  source.writeNext(random, written, 0);
  const smaller = new Set(written);
  if (!source.isComplement) return smaller;
  return new Set(strata.flat().filter((index) => !smaller.has(index)));
}

/** A proportional share that misses a whole number by less than this is that number. */
const ROUNDING = 1e-9;

/** Returns a function that says how many seats each stratum has in the next subset. */
function createSeats(pools: readonly Uint16Array[], width: number): (random: Random) => Int32Array {
  const total = pools.reduce((sum, pool) => sum + pool.length, 0);
  const shares = pools.map((pool) => (total === 0 ? 0 : (width * pool.length) / total));
  const base = Int32Array.from(shares, (share) => Math.floor(share + ROUNDING));
  const remainders = shares.map((share, index) => Math.max(0, share - (base[index] ?? 0)));
  const open = width - base.reduce((sum, count) => sum + count, 0);
  const order = Uint16Array.from(pools.keys());
  const counts = new Int32Array(pools.length);
  return (random) => {
    counts.set(base);
    if (open === 0) return counts;
    shuffle(random, order);
    let mark = random.next();
    let reached = 0;
    let given = 0;
    for (const index of order) {
      reached += remainders[index] ?? 0;
      if (reached <= mark || given === open) continue;
      counts[index] = (counts[index] ?? 0) + 1;
      mark++;
      given++;
    }
    // The sum of the remainders is a whole number but for its last bits: a mark at its very end falls to the last stratum that has one.
    for (let at = order.length - 1; given < open && at >= 0; at--) {
      const index = order[at] ?? 0;
      if ((remainders[index] ?? 0) <= ROUNDING || (counts[index] ?? 0) > (base[index] ?? 0)) continue;
      counts[index] = (counts[index] ?? 0) + 1;
      given++;
    }
    return counts;
  };
}

type Pick = {
  readonly pool: Uint16Array;
  readonly count: number;
  /** Uniform in [0, 1), one a pick from `picked` on. */
  readonly chances: Float64Array;
  readonly picked: number;
  readonly target: Uint16Array;
  readonly at: number;
};

/** Moves `count` random members to the pool's front (Fisher and Yates) and copies them; the pool stays a permutation, so any start is as good. */
function pickInto({ pool, count, chances, picked, target, at }: Pick): void {
  for (let index = 0; index < count; index++) {
    const other = index + Math.floor((chances[picked + index] as number) * (pool.length - index));
    const chosen = pool[other] as number;
    pool[other] = pool[index] as number;
    pool[index] = chosen;
    target[at + index] = chosen;
  }
}

function shuffle(random: Random, order: Uint16Array): void {
  for (let index = order.length - 1; index > 0; index--) {
    const other = random.below(index + 1);
    const kept = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = kept;
  }
}
