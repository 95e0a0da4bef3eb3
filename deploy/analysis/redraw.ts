/**
 * The re-draws of a watch, and the sums of a look's scores over each of them.
 *
 * This is where a watch spends its time: 20,000 re-draws of 30 hosts, six metrics, a look every five seconds. The re-draws are made once; the scores of
 * four metrics are packed as whole numbers into one double (4 x 13 bits), so that a look is two additions a host and re-draw instead of eight.
 */
import { createRandom, type Random } from '../../core/random.ts';
import type { Compared } from './compared.ts';
import { type Law, type Packing, packingOf } from './law.ts';
import { createSubsetSource, drawSubset, groupStrata } from './subset.ts';

/** `members[draw * width + i]` is a position. The true draw is not among them. */
export type Redraws = {
  readonly count: number;
  readonly width: number;
  readonly isComplement: boolean;
  readonly members: Uint16Array;
  /** The true draw's own smaller side. */
  readonly truth: Uint16Array;
  /** Re-draws that are the true draw again: what limits the smallest p on a small fleet. */
  readonly same: number;
};

/** Draws again by the law that made the true draw, from a stream of chance that is independent of it. */
export function createRedraws(compared: Compared, strata: readonly string[], design: { seed: string; redraws: number }): Redraws {
  const random = createRandom(`${design.seed}/redraws`);
  const total = compared.hosts.length;
  const isComplement = compared.canaries * 2 > total;
  const width = isComplement ? total - compared.canaries : compared.canaries;
  const members = new Uint16Array(width * design.redraws);
  const writeNext = redrawWriter(compared, strata, random);
  for (let draw = 0; draw < design.redraws; draw++) writeNext(members, draw * width);
  const truth = Uint16Array.from(compared.hosts.keys()).filter((at) => (compared.isCanary[at] === 1) !== isComplement);
  return { count: design.redraws, width, isComplement, members, truth, same: countSame(members, truth, total) };
}

/** With placebos compared beside controls the draw had two steps, first both, then who of them is which; without, one. */
function redrawWriter(compared: Compared, strata: readonly string[], random: Random): (target: Uint16Array, offset: number) => void {
  const { canaries, placebos, hosts } = compared;
  if (placebos === 0 || canaries + placebos === hosts.length) {
    const source = createSubsetSource(compared.strata, canaries);
    return (target, offset) => source.writeNext(random, target, offset);
  }
  const everybody = [...hosts.keys()];
  const labels = hosts.map((host) => strata[host] ?? '');
  return (target, offset) => {
    const both = drawSubset(compared.strata, canaries + placebos, random);
    const members = everybody.filter((at) => both.has(at));
    const chosen = drawSubset(groupStrata(members, labels), canaries, random);
    const smaller = canaries * 2 > hosts.length ? everybody.filter((at) => !chosen.has(at)) : [...chosen];
    target.set(smaller, offset);
  };
}

function countSame(members: Uint16Array, truth: Uint16Array, total: number): number {
  const isTrue = new Uint8Array(total);
  for (const at of truth) isTrue[at] = 1;
  const width = truth.length;
  let same = 0;
  for (let offset = 0; width > 0 && offset < members.length; offset += width) {
    let index = 0;
    while (index < width && isTrue[members[offset + index] ?? 0] === 1) index++;
    if (index === width) same++;
  }
  return same;
}

/** The sums of one look: several laws a double, one array for each handful of laws, one double a re-draw. */
export type PackedSums = readonly Float64Array[];

/** Room for the sums of `laws` laws; used again at every look. */
export function createSums(redraws: Redraws, laws: number): PackedSums {
  return Array.from({ length: Math.ceil(laws / packingOf(redraws.width).laws) }, () => new Float64Array(redraws.count));
}

/** Sums the steps of all laws over each re-draw. Returns the part of the room that they need. */
export function sumRedraws(redraws: Redraws, laws: readonly Law[], room: PackedSums): PackedSums {
  const packing = packingOf(redraws.width);
  const sums = room.slice(0, Math.ceil(laws.length / packing.laws));
  const packs = sums.map((target, pack) => {
    return { packed: packSteps(laws.slice(pack * packing.laws, (pack + 1) * packing.laws), 2 ** packing.bits), target };
  });
  for (let pack = 0; pack < packs.length; pack += 2) {
    const [first, second] = [packs[pack] as Pack, packs[pack + 1]];
    if (second === undefined) sumPack(redraws, first);
    else sumTwoPacks(redraws, first, second);
  }
  return sums;
}

function packSteps(laws: readonly Law[], base: number): Float64Array {
  const packed = new Float64Array(laws[0]?.steps.length ?? 0);
  for (const [place, { steps }] of laws.entries()) {
    const unit = base ** place;
    for (let at = 0; at < steps.length; at++) packed[at] = (packed[at] as number) + (steps[at] as number) * unit;
  }
  return packed;
}

/** What is summed, per position, and where its sums go. */
type Pack = { readonly packed: Float64Array; readonly target: Float64Array };

/** Two sums side by side, because one addition has to wait for the one before. Whole numbers: their order changes nothing. */
function sumPack({ members, width, count }: Redraws, { packed, target }: Pack): void {
  const isOdd = width % 2 === 1;
  let at = 0;
  for (let draw = 0; draw < count; draw++) {
    let even = isOdd ? (packed[members[at++] as number] as number) : 0;
    let odd = 0;
    for (const end = (draw + 1) * width; at < end; at += 2) {
      even += packed[members[at] as number] as number;
      odd += packed[members[at + 1] as number] as number;
    }
    target[draw] = even + odd;
  }
}

/** The same for two packs at once: each member is read once for both, and four additions wait for nobody. */
function sumTwoPacks({ members, width, count }: Redraws, { packed: a, target: sumsOfA }: Pack, { packed: b, target: sumsOfB }: Pack): void {
  const isOdd = width % 2 === 1;
  let at = 0;
  for (let draw = 0; draw < count; draw++) {
    const single = isOdd ? (members[at++] as number) : 0;
    let evenA = isOdd ? (a[single] as number) : 0;
    let evenB = isOdd ? (b[single] as number) : 0;
    let oddA = 0;
    let oddB = 0;
    for (const end = (draw + 1) * width; at < end; at += 2) {
      const even = members[at] as number;
      const odd = members[at + 1] as number;
      evenA += a[even] as number;
      evenB += b[even] as number;
      oddA += a[odd] as number;
      oddB += b[odd] as number;
    }
    sumsOfA[draw] = evenA + oddA;
    sumsOfB[draw] = evenB + oddB;
  }
}

const HALF = 2 ** 26;
const LOW_13 = 2 ** 13 - 1;

/** Writes the sums of one re-draw into `into`, one a law. Powers of two divide exactly, so what comes out is what went in. */
export function unpackInto(sums: PackedSums, draw: number, { bits }: Packing, into: Int32Array): void {
  let at = 0;
  for (let pack = 0; pack < sums.length; pack++) {
    const packed = (sums[pack] as Float64Array)[draw] as number;
    const high = Math.floor(packed / HALF);
    const low = packed - high * HALF;
    if (bits === 13) {
      into[at] = low & LOW_13;
      into[at + 1] = low >> 13;
      into[at + 2] = high & LOW_13;
      into[at + 3] = high >> 13;
      at += 4;
    } else {
      into[at] = low;
      into[at + 1] = high;
      at += 2;
    }
  }
}

/** Marks every re-draw in which the sum of any law reaches that law's threshold. Pack by pack: almost none does, and each double is read once. */
export function findAtLeast(sums: PackedSums, { laws, bits }: Packing, thresholds: readonly number[]): Uint8Array {
  const found = new Uint8Array(sums[0]?.length ?? 0);
  // Sums are whole numbers below 2 ** bits: compared with one, they need not become doubles.
  const most = 2 ** bits;
  for (const [pack, packed] of sums.entries()) {
    const of = (place: number): number => Math.min(Math.max(Math.ceil(thresholds[pack * laws + place] ?? most), 0), most);
    if (bits === 13) markNarrow(packed, [of(0), of(1), of(2), of(3)], found);
    else markWide(packed, [of(0), of(1)], found);
  }
  return found;
}

function markNarrow(
  packed: Float64Array,
  [first, second, third, fourth]: readonly [number, number, number, number],
  found: Uint8Array,
): void {
  for (let draw = 0; draw < packed.length; draw++) {
    const value = packed[draw] as number;
    const high = Math.floor(value / HALF);
    const low = value - high * HALF;
    if ((low & LOW_13) >= first || low >> 13 >= second || (high & LOW_13) >= third || high >> 13 >= fourth) found[draw] = 1;
  }
}

function markWide(packed: Float64Array, [first, second]: readonly [number, number], found: Uint8Array): void {
  for (let draw = 0; draw < packed.length; draw++) {
    const value = packed[draw] as number;
    const high = Math.floor(value / HALF);
    if (value - high * HALF >= first || high >= second) found[draw] = 1;
  }
}

/** Returns the sum of a law's steps over the true draw. */
export function sumTruth({ truth }: Redraws, { steps }: Law): number {
  let sum = 0;
  for (const at of truth) sum += steps[at] ?? 0;
  return sum;
}
