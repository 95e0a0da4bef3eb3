/**
 * A test suite with the shape of IMVU's in 2009, made from a seed: a thousand files, fifteen thousand cases, 4.4 machine-hours.
 *
 * What makes a suite hard to spread is in it: file durations with a heavy tail, one giant file that is about as long as the whole run should
 * take, suites of very different pace, suite hooks that each slice pays again, a fifth of the work that only 8 of 36 agents can do, a few new
 * tests. The demo's project, the benches and the simulator all use it, so that their figures can be compared. The split over kinds and the
 * widths of the distributions are ours; the totals are IMVU's.
 */

import type { Random } from './random.ts';
import { createRandom } from './random.ts';

/** What a file's tests are like: how long they are, and what a load costs. */
export type WorkloadKind = 'unit' | 'http' | 'browser' | 'ie';

/** One case. */
export type WorkloadCase = {
  readonly titlePath: readonly string[];
  /** Typical duration on an agent of speed 1. */
  readonly ms: number;
  /** History has not seen it. */
  readonly isNew: boolean;
};

/** One test file; times are typical ones, which each run draws anew with `drawDurationMs`. */
export type WorkloadFile = {
  readonly path: string;
  readonly kind: WorkloadKind;
  readonly labels: readonly string[];
  readonly bytes: number;
  readonly loadMs: number;
  readonly hookMs: number;
  readonly cases: readonly WorkloadCase[];
};

/** What the workload is made from. */
export type WorkloadOptions = {
  readonly seed: number | string;
  /** Files and cases; 1,000 and 15,000 unless set. At least one case for each file. */
  readonly files?: number;
  readonly cases?: number;
  /** Sum of all cases, milliseconds at time scale 1; 264 minutes unless set. */
  readonly totalMs?: number;
  /** Multiplies every duration, loads and hooks as well; 1 unless set. `totalMs` is before it. */
  readonly timeScale?: number;
};

/** The label that the `ie` kind needs, 20 % of the work. */
export const RESTRICTED_LABEL = 'browser:ie';
/** How many agents of how many have it. */
export const RESTRICTED_AGENTS = { restricted: 8, all: 36 } as const;

/** One case runs this much off its typical duration, as the deviation of the logarithm. */
export const NOISE_SIGMA = 0.2;

const TOTAL_MS = 264 * 60_000;
const GIANT_MS = { low: 350_000, high: 520_000 } as const;
const GIANT_CASES = 240;
const NEW_SHARE = 0.03;
/** No case is longer: one case cannot be cut, and IMVU's were not the bound. */
const LONGEST_CASE_MS = 45_000;
/** One file is the giant; all others stay below. */
const LONGEST_FILE_MS = 180_000;

type KindShape = {
  readonly kind: WorkloadKind;
  readonly files: number;
  readonly cases: number;
  readonly time: number;
  readonly loadMs: number;
};

/** Shares of files, cases and time; typical load. */
const KINDS: readonly KindShape[] = [
  { kind: 'unit', files: 0.6, cases: 0.6, time: 0.25, loadMs: 40 },
  { kind: 'http', files: 0.2, cases: 0.22, time: 0.25, loadMs: 80 },
  { kind: 'browser', files: 0.12, cases: 0.11, time: 0.3, loadMs: 250 },
  { kind: 'ie', files: 0.08, cases: 0.07, time: 0.2, loadMs: 400 },
];

/** Returns the files, in the order of their paths. The same options give the same files. */
export function createWorkload(options: WorkloadOptions): WorkloadFile[] {
  const random = createRandom(`workload/${options.seed}`);
  const files = options.files ?? 1_000;
  const cases = options.cases ?? 15_000;
  const totalMs = options.totalMs ?? TOTAL_MS;
  const scale = options.timeScale ?? 1;
  const made = splitWhole(
    KINDS.map((shape) => shape.files),
    files,
  ).flatMap((count, index) => {
    const shape = KINDS[index] as KindShape;
    return count === 0
      ? []
      : createKind(random.fork(shape.kind), shape, {
          files: count,
          cases: Math.max(count, Math.round(cases * shape.cases)),
          totalMs: totalMs * shape.time,
        });
  });
  return made.map((file) => scaleFile(file, scale)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Returns what a case takes this time. */
export function drawDurationMs(random: Random, typicalMs: number, sigma: number = NOISE_SIGMA): number {
  return random.lognormal(typicalMs, sigma);
}

type KindSize = { readonly files: number; readonly cases: number; readonly totalMs: number };

function createKind(random: Random, shape: KindShape, size: KindSize): WorkloadFile[] {
  const hasGiant = shape.kind === 'browser' && size.files > 10;
  const paceOfRun = size.totalMs / (TOTAL_MS * shape.time);
  const giantMs = hasGiant ? (GIANT_MS.low + random.next() * (GIANT_MS.high - GIANT_MS.low)) * paceOfRun : 0;
  const giantCases = hasGiant ? Math.min(GIANT_CASES, Math.floor(size.cases / 4)) : 0;
  const ordinary = size.files - (hasGiant ? 1 : 0);
  const counts = splitWhole(
    Array.from({ length: ordinary }, () => random.lognormal(1, 0.8)),
    size.cases - giantCases,
  );
  const files = counts.map((count, index) => createFile(random, shape, { index, cases: count }));
  const rescaled = spread(files, size.totalMs - giantMs, LONGEST_FILE_MS * paceOfRun);
  return hasGiant
    ? [...rescaled, ...spread([createFile(random, shape, { index: ordinary, cases: giantCases })], giantMs, giantMs)]
    : rescaled;
}

function createFile(random: Random, shape: KindShape, place: { readonly index: number; readonly cases: number }): WorkloadFile {
  const pace = random.lognormal(1, 0.9);
  const isNewFile = random.next() < NEW_SHARE / 3;
  const name = `${shape.kind}-${String(place.index + 1).padStart(4, '0')}`;
  const cases = Array.from({ length: place.cases }, (_, index) => ({
    titlePath: [name, `case ${index + 1}`],
    ms: pace * random.lognormal(1, 0.7),
    isNew: isNewFile || random.next() < (NEW_SHARE * 2) / 3,
  }));
  const hookMs = random.next() < 0.1 ? shape.loadMs * random.lognormal(3, 0.8) : 0;
  const bytes = Math.round(400 + place.cases * random.lognormal(260, 0.3));
  return {
    path: `${shape.kind}/${name}.test.js`,
    kind: shape.kind,
    labels: shape.kind === 'ie' ? [RESTRICTED_LABEL] : [],
    bytes,
    loadMs: random.lognormal(shape.loadMs, 0.4),
    hookMs,
    cases,
  };
}

/** Scales the cases to the total, and again by what the limits cut off. The last round is exact: limits are then overstepped a little. */
function spread(files: readonly WorkloadFile[], totalMs: number, limitMs: number): WorkloadFile[] {
  let limited = [...files];
  for (let round = 0; round < SPREAD_ROUNDS; round++) limited = scaleCases(limited, totalMs).map((file) => limitFile(file, limitMs));
  return scaleCases(limited, totalMs);
}

const SPREAD_ROUNDS = 6;

function scaleCases(files: readonly WorkloadFile[], totalMs: number): WorkloadFile[] {
  let sumMs = 0;
  for (const file of files) sumMs += testMs(file);
  const factor = sumMs > 0 ? totalMs / sumMs : 0;
  return files.map((file) => ({ ...file, cases: file.cases.map((one) => ({ ...one, ms: one.ms * factor })) }));
}

function limitFile(file: WorkloadFile, limitMs: number): WorkloadFile {
  const cases = file.cases.map((one) => ({ ...one, ms: Math.min(LONGEST_CASE_MS, one.ms) }));
  const factor = Math.min(1, limitMs / testMs({ cases }));
  return { ...file, cases: cases.map((one) => ({ ...one, ms: one.ms * factor })) };
}

function testMs({ cases }: Pick<WorkloadFile, 'cases'>): number {
  let ms = 0;
  for (const one of cases) ms += one.ms;
  return ms;
}

function scaleFile(file: WorkloadFile, scale: number): WorkloadFile {
  if (scale === 1) return file;
  return {
    ...file,
    loadMs: file.loadMs * scale,
    hookMs: file.hookMs * scale,
    cases: file.cases.map((one) => ({ ...one, ms: one.ms * scale })),
  };
}

/** Splits a whole number by weights, at least 1 each, by largest remainders; 0 for what does not fit when there is less than one each. */
function splitWhole(weights: readonly number[], total: number): number[] {
  if (total < weights.length) return weights.map((_, index) => (index < total ? 1 : 0));
  let weightSum = 0;
  for (const weight of weights) weightSum += weight;
  const free = total - weights.length;
  const exact = weights.map((weight) => (weight / weightSum) * free);
  const parts = exact.map((share) => 1 + Math.floor(share));
  let left = total;
  for (const part of parts) left -= part;
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
