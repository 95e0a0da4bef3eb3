/**
 * What one unit takes of the machine that it runs on, and what a machine has of that.
 *
 * A suite of browser tests may want two cores and 1.5 GB for each unit, while its agent offers a slot a core. So a suite may say its weight, an agent
 * says its capacity, and units run there as long as their sum stays within it. What a suite does not say counts as its slot's even share of the
 * cores, a whole one at most, and as no memory: without weights an agent is filled slot by slot, however many slots it was given.
 *
 * Whole numbers, because sums of fractions would not come out the same in another order. See docs/design/0001-scheduling.md.
 */

/** What one unit takes. 0 of either: nothing was said of it. */
export type Weight = {
  /** Thousandths of a core. */
  readonly cpuMilli: number;
  /** Mebibytes. */
  readonly memoryMb: number;
};

/** What an agent has; infinite where it does not tell. */
export type Capacity = Weight & {
  /** What a unit takes of the cores there when its suite does not say. */
  readonly slotMilli: number;
};

/** What a suite takes that says nothing. */
export const NO_WEIGHT: Weight = { cpuMilli: 0, memoryMb: 0 };
/** What an agent has that does not tell. */
export const ANY_CAPACITY: Capacity = { cpuMilli: Number.POSITIVE_INFINITY, memoryMb: Number.POSITIVE_INFINITY, slotMilli: 1_000 };

/** More than any machine has: a thousand cores, a hundred terabytes. */
export const MAX_WEIGHT: Weight = { cpuMilli: 1_000_000, memoryMb: 100_000_000 };

const CORE_MILLI = 1_000;
const BYTES_A_MB = 2 ** 20;

/** Returns what an agent has by its own word; 0 of cores or bytes is not told. */
export function capacityOf(machine: { readonly slots: number; readonly cpus?: number; readonly memoryBytes?: number }): Capacity {
  const { slots, cpus = 0, memoryBytes = 0 } = machine;
  const cpuMilli = cpus > 0 ? Math.floor(cpus * CORE_MILLI) : ANY_CAPACITY.cpuMilli;
  return {
    cpuMilli,
    memoryMb: memoryBytes > 0 ? Math.floor(memoryBytes / BYTES_A_MB) : ANY_CAPACITY.memoryMb,
    slotMilli: Math.min(CORE_MILLI, Math.floor(cpuMilli / slots)),
  };
}

/** Returns what a unit of that weight takes there, with what its suite does not say. */
export function weightOn({ slotMilli }: Capacity, { cpuMilli, memoryMb }: Weight): Weight {
  return { cpuMilli: cpuMilli === 0 ? slotMilli : cpuMilli, memoryMb };
}

/** Returns how many such units an agent bears at once, by its capacity alone. */
export function unitsAtOnce(capacity: Capacity, weight: Weight): number {
  const { cpuMilli, memoryMb } = weightOn(capacity, weight);
  return Math.floor(Math.min(share(capacity.cpuMilli, cpuMilli), share(capacity.memoryMb, memoryMb)));
}

/** Returns whether an agent bears one such unit. */
export function bearsOne(capacity: Capacity, weight: Weight): boolean {
  return weight.cpuMilli <= capacity.cpuMilli && weight.memoryMb <= capacity.memoryMb;
}

/** Returns both at their larger: what a slot has to keep free that runs one of them after the other. */
export function heavier(one: Weight, other: Weight): Weight {
  return { cpuMilli: Math.max(one.cpuMilli, other.cpuMilli), memoryMb: Math.max(one.memoryMb, other.memoryMb) };
}

/** Returns what was said of it, in words: `2 cores and 1500 MB of memory`; empty when nothing was. */
export function weightInWords({ cpuMilli, memoryMb }: Weight): string {
  const cores = cpuMilli / CORE_MILLI;
  return [
    ...(cpuMilli > 0 ? [`${cores} ${cores === 1 ? 'core' : 'cores'}`] : []),
    ...(memoryMb > 0 ? [`${memoryMb} MB of memory`] : []),
  ].join(' and ');
}

function share(has: number, takes: number): number {
  return takes === 0 ? Number.POSITIVE_INFINITY : has / takes;
}
